"""The errands to the phone's server, done away from the window one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ptcrm.app.phone_words import Letter
from ptcrm.commands.phone import note_failed, note_taken, note_taken_back, note_too_far
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Carrier, TooFarAhead
from ptcrm.integrations.secrets import SecretName, Secrets
from ptcrm.store.session import Session

_GOODBYES: Final = 2
"""After so many failures the server isn't there."""


class Came(StrEnum):
    """What came of a letter."""

    TAKEN = "taken"
    TAKEN_BACK = "taken_back"
    TOO_FAR = "too_far"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``refusal`` says why it failed."""

    letter: Letter
    came: Came
    refusal: Refusal | None = None


def do_errands(
    carrier: Carrier, letters: Sequence[Letter], enough: Callable[[], bool] = lambda: False
) -> list[Outcome]:
    """Do these in order, until it is ``enough``. After one that failed the rest isn't tried: it would fail
    just as long."""
    done: list[Outcome] = []
    for letter in letters:
        if enough():
            break
        try:
            if letter.message is None:
                carrier.take_back(letter.sequence)
                done.append(Outcome(letter, Came.TAKEN_BACK))
            else:
                carrier.send(letter.message)
                done.append(Outcome(letter, Came.TAKEN))
        except TooFarAhead:
            done.append(Outcome(letter, Came.TOO_FAR))
        except Refusal as refusal:
            return [*done, Outcome(letter, Came.FAILED, refusal)]
    return done


def note_outcomes(session: Session, outcomes: Sequence[Outcome]) -> None:
    """Keep what came of them."""
    for it in outcomes:
        ids = [it.letter.message_id]
        if it.came is Came.TAKEN:
            note_taken(session, ids)
        elif it.came is Came.TAKEN_BACK:
            note_taken_back(session, ids)
        elif it.came is Came.TOO_FAR:
            note_too_far(session, ids)
        elif it.refusal is not None:
            note_failed(session, ids, it.refusal.code)


def leave_behind(
    old: Carrier | None, sequences: Sequence[str], store: Secrets, secrets: dict[SecretName, str]
) -> bool:
    """Take back what is at the old place, and keep the new secrets; whether those outlive the program."""
    if old is not None:
        _take_back_all(old, sequences)
    kept = [store.keep(name, value) for name, value in secrets.items()]
    return all(kept)


def _take_back_all(carrier: Carrier, sequences: Sequence[str]) -> None:
    """Take back what is still to come, as far as that works: the phone will listen elsewhere.

    Once more where it fails: a connection that stood open may have been closed at the other end.
    """
    left, failures = list(sequences), 0
    while left and failures < _GOODBYES:
        try:
            carrier.take_back(left[0])
        except Refusal:
            failures += 1
        else:
            left.pop(0)
