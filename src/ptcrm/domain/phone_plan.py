"""Which messages should be on their way to the trainer's phone, and what has to change for that.

A laptop that sleeps can't ring, so each enquiry's messages are left with a server that delivers them later.
The plan is made anew from the facts each time; what was made before is only compared with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ptcrm.domain.clock import DAY, HOUR, Waiting, began, imported_earlier, is_waiting
from ptcrm.domain.ids import EnquiryId
from ptcrm.domain.rungs import AFTER, Rung

PHONE_RUNGS: Final = (Rung.BEFORE_HOUR, Rung.HOUR)
"""The rungs of which the phone hears, lowest first."""

Key: TypeAlias = "tuple[EnquiryId, Rung]"
QuietEnd: TypeAlias = "Callable[[int], int | None]"
"""The end (UTC ms) of the quiet time an instant lies in, or None outside of it."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a message should come (UTC ms). ``rung_at``: the rung itself, before quiet time softened it."""

    at: int
    rung_at: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A message as it is kept. ``tries``: how often the server was asked to take it; it may know it then."""

    message_id: str
    enquiry_id: EnquiryId
    rung: Rung
    due_at: int
    sent_at: int | None = None
    unwanted_at: int | None = None
    cancelled_at: int | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to change: messages to make, to give another moment (also one that was given up before), to
    take back at the server, and to forget because the server never heard of them or is past it."""

    make: tuple[tuple[EnquiryId, Rung, int], ...] = ()
    move: tuple[tuple[str, int], ...] = ()
    take_back: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.make or self.move or self.take_back or self.forget)


def wanted_messages(
    waitings: Iterable[Waiting], now: int, quiet_end: QuietEnd, told: Collection[Rung] = PHONE_RUNGS
) -> dict[Key, Due]:
    """Which messages should exist at ``now`` (UTC ms), of the rungs that are ``told``.

    One whose moment has passed is still wanted until the next rung takes its place, or a day has gone by.
    """
    wanted: dict[Key, Due] = {}
    for w in waitings:
        if not w.time_known or not is_waiting(w, now) or imported_earlier(w, now) or now >= began(w) + DAY:
            continue
        dues = {rung: _due(began(w) + AFTER[rung], now, quiet_end) for rung in PHONE_RUNGS}
        before, hour = dues[Rung.BEFORE_HOUR], dues[Rung.HOUR]
        if Rung.HOUR in told:
            wanted[w.enquiry_id, Rung.HOUR] = hour
        if Rung.BEFORE_HOUR in told and before.at < hour.at and now < began(w) + HOUR:
            wanted[w.enquiry_id, Rung.BEFORE_HOUR] = before
    return wanted


def plan(wanted: Mapping[Key, Due], kept: Iterable[Kept], waiting: Collection[EnquiryId], now: int) -> Plan:
    """What brings the kept messages in line with the wanted ones; ``waiting``: all who have no answer."""
    by_key = {(it.enquiry_id, it.rung): it for it in kept}
    make = tuple((*key, due.at) for key, due in wanted.items() if key not in by_key)
    move: list[tuple[str, int]] = []
    take_back: list[str] = []
    forget: list[str] = []
    for key, it in by_key.items():
        due = wanted.get(key)
        if due is not None:
            if _moves(it, due, now):
                move.append((it.message_id, due.at))
        elif it.unwanted_at is None and not (it.enquiry_id in waiting and was_delivered(it, now)):
            known = it.sent_at is not None or it.tries > 0
            (take_back if known and it.due_at > now - DAY else forget).append(it.message_id)
    return Plan(make, tuple(move), tuple(take_back), tuple(forget))


def was_delivered(it: Kept, now: int) -> bool:
    """Whether the phone has it, as far as the laptop can know."""
    return it.sent_at is not None and it.unwanted_at is None and it.due_at <= now


def in_reach(due_at: int, now: int, nearest: int, furthest: int) -> int | None:
    """When to hand a message to a server that takes delays between these (ms): None is now."""
    return None if due_at - now <= furthest or due_at - now < nearest else due_at - furthest


def _due(rung_at: int, now: int, quiet_end: QuietEnd) -> Due:
    """A moment in quiet time waits for its end; so does one that has passed, if it is quiet now."""
    end = quiet_end(max(rung_at, now))
    return Due(rung_at if end is None else end, rung_at)


def _moves(it: Kept, due: Due, now: int) -> bool:
    if it.unwanted_at is not None:
        return True
    if it.due_at == due.at:
        return False
    return not was_delivered(it, now) or due.rung_at > now
