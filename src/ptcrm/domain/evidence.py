"""Which stage the logged facts speak for: a suggestion with its evidence, never forced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ptcrm.domain.clock import DAY
from ptcrm.domain.history import Facts
from ptcrm.domain.stages import EXITS, is_further, is_open, step_back
from ptcrm.domain.values import Stage

SILENCE: Final = 28 * DAY
_WEEK: Final = 7 * DAY


class EvidenceKind(StrEnum):
    """The kinds of fact a suggestion rests on, or that are worth showing beside it."""

    REPLIED = "replied"
    TOLD_GOAL = "told_goal"
    CAME_BACK_AFTER_GIFT = "came_back_after_gift"
    RECOMMENDED = "recommended"
    REPLIED_ON_DAYS = "replied_on_days"
    ASKED_PRICE = "asked_price"
    CONSULTATION_PLANNED = "consultation_planned"
    CONSULTATION_HELD = "consultation_held"
    TRIAL_HELD = "trial_held"
    SIGNED_UP = "signed_up"
    UNANSWERED_TRIES = "unanswered_tries"
    QUIET = "quiet"
    REACHED_OUT_AGAIN = "reached_out_again"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact: how often (``n``: times, days, or weeks of quiet) and when last (None: it has no moment)."""

    code: EvidenceKind
    n: int = 1
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What was known when the trainer chose to leave a lead as it is (``Suggestion.fingerprint``)."""

    fingerprint: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stage and the facts that speak for it.

    ``fingerprint`` stands for everything known of the lead now; store it when the suggestion is dismissed.
    """

    stage: Stage
    evidence: tuple[Evidence, ...]
    fingerprint: str


def suggest(facts: Facts, stage: Stage, dismissed: Dismissal | None, now: int) -> Suggestion | None:
    """The stage the facts speak for, if it isn't the lead's own; a dismissed one only on new evidence."""
    known = {evidence.code: evidence for evidence in _all_evidence(facts, now)}
    fingerprint = ";".join(f"{it.code}:{it.at or 0}" for it in known.values())
    seen = _read(dismissed.fingerprint) if dismissed else {}
    for target, kinds in _candidates(facts, stage, known):
        evidence = tuple(known[kind] for kind in kinds if kind in known)
        if any(it.code not in seen or (it.at or 0) > seen[it.code] for it in evidence):
            return Suggestion(target, evidence, fingerprint)
    return None


def worth_showing(facts: Facts, stage: Stage, now: int) -> tuple[Evidence, ...]:
    """Facts to show on an open lead's card that speak for no stage: asked about the price, a planned talk."""
    if not is_open(stage):
        return ()
    kinds = {EvidenceKind.ASKED_PRICE, EvidenceKind.CONSULTATION_PLANNED}
    return tuple(it for it in _all_evidence(facts, now) if it.code in kinds)


_LIKE: Final = (
    EvidenceKind.REPLIED,
    EvidenceKind.TOLD_GOAL,
    EvidenceKind.CAME_BACK_AFTER_GIFT,
    EvidenceKind.RECOMMENDED,
    EvidenceKind.REPLIED_ON_DAYS,
)
_TRUST: Final = (EvidenceKind.CONSULTATION_HELD, EvidenceKind.TRIAL_HELD)
_BACK: Final = (EvidenceKind.UNANSWERED_TRIES, EvidenceKind.QUIET)


def _candidates(
    facts: Facts, stage: Stage, known: dict[EvidenceKind, Evidence]
) -> list[tuple[Stage, tuple[EvidenceKind, ...]]]:
    """What the table of stages suggests, strongest first, with the kinds of fact it rests on.

    A talk that was held stays true in silence; "they answer you" doesn't.
    """
    if stage in EXITS:
        again = EvidenceKind.REACHED_OUT_AGAIN
        return [(facts.stage_before_exit, (again,))] if again in known else []
    found: list[tuple[Stage, tuple[EvidenceKind, ...]]] = []
    silent = all(kind in known for kind in _BACK)
    if EvidenceKind.SIGNED_UP in known and is_further(Stage.CLIENT, than=stage):
        found.append((Stage.CLIENT, (EvidenceKind.SIGNED_UP,)))
    elif any(kind in known for kind in _TRUST) and is_further(Stage.TRUST, than=stage):
        found.append((Stage.TRUST, _TRUST))
    elif not silent and sum(kind in known for kind in _LIKE) >= 2 and is_further(Stage.LIKE, than=stage):
        found.append((Stage.LIKE, _LIKE))
    back = step_back(stage)
    if silent and back is not None:
        found.append((back, _BACK))
    return found


def _all_evidence(facts: Facts, now: int) -> list[Evidence]:
    """Everything the facts say, in the order in which it is shown."""
    kind = EvidenceKind
    moments = [
        Evidence(kind.REPLIED, facts.replies, facts.last_reply_at),
        Evidence(kind.TOLD_GOAL, 1, facts.told_goal_at),
        Evidence(kind.CAME_BACK_AFTER_GIFT, 1, facts.came_back_after_gift_at),
        Evidence(kind.ASKED_PRICE, 1, facts.asked_price_at),
        Evidence(kind.CONSULTATION_PLANNED, 1, facts.consultation_planned_at),
        Evidence(kind.CONSULTATION_HELD, 1, facts.consultation_held_at),
        Evidence(kind.TRIAL_HELD, 1, facts.trial_held_at),
        Evidence(kind.SIGNED_UP, 1, facts.signed_up_at),
        Evidence(kind.REACHED_OUT_AGAIN, 1, facts.reached_out_after_exit_at),
    ]
    found = [it for it in moments if it.at is not None]
    if facts.reply_days >= 2:
        found.insert(1, Evidence(kind.REPLIED_ON_DAYS, facts.reply_days, facts.last_reply_at))
    if facts.recommended:
        found.append(Evidence(kind.RECOMMENDED))
    quiet = 0 if facts.silent_since is None else now - facts.silent_since
    if quiet >= SILENCE and facts.unanswered_tries >= 2:
        found.append(Evidence(kind.UNANSWERED_TRIES, facts.unanswered_tries, facts.last_try_at))
        found.append(Evidence(kind.QUIET, quiet // _WEEK, facts.silent_since))
    return found


def _read(fingerprint: str) -> dict[EvidenceKind, int]:
    """The newest moment of each kind that a fingerprint knows; what it can't read it doesn't know."""
    seen: dict[EvidenceKind, int] = {}
    for part in fingerprint.split(";"):
        code, _, at = part.partition(":")
        if code in set(EvidenceKind) and at.isascii() and at.isdigit():
            seen[EvidenceKind(code)] = int(at)
    return seen


# ---- words for the command line ---------------------------------------------------------------------------

_PLAIN: Final = {
    EvidenceKind.TOLD_GOAL: "told you their goal",
    EvidenceKind.CAME_BACK_AFTER_GIFT: "came back after you shared something useful",
    EvidenceKind.RECOMMENDED: "came by word of mouth",
    EvidenceKind.ASKED_PRICE: "asked about the price",
    EvidenceKind.CONSULTATION_PLANNED: "consultation planned",
    EvidenceKind.CONSULTATION_HELD: "consultation held",
    EvidenceKind.TRIAL_HELD: "did a trial session",
    EvidenceKind.SIGNED_UP: "signed up",
    EvidenceKind.REACHED_OUT_AGAIN: "reached out again",
}
_COUNTED: Final = {
    EvidenceKind.REPLIED: ("replied once", "replied {n} times"),
    EvidenceKind.REPLIED_ON_DAYS: ("replied on 1 day", "replied on {n} different days"),
    EvidenceKind.UNANSWERED_TRIES: ("no reply to 1 message", "no reply to {n} messages"),
    EvidenceKind.QUIET: ("quiet for 1 week", "quiet for {n} weeks"),
}


def evidence_text(evidence: Evidence) -> str:
    """The fact in English, for the command line."""
    if evidence.code in _PLAIN:
        return _PLAIN[evidence.code]
    if evidence.code is EvidenceKind.REPLIED and evidence.n == 2:
        return "replied twice"
    one, many = _COUNTED[evidence.code]
    return one if evidence.n == 1 else many.replace("{n}", str(evidence.n))
