"""Which messages should be on their way to the trainer's phone, and what has to change for that.

A laptop that sleeps can't ring, so each enquiry's messages are left with a server that delivers them later.
The plan is made anew from the facts each time; what was made before is only compared with it.

Messages that would come together, at the end of quiet time or after the line was down, are one message about
several people. It is a message of its own, so whoever joins or leaves makes another of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ptcrm.domain.clock import DAY, HOUR, Waiting, began, imported_earlier, is_waiting
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.rungs import AFTER, Rung

PHONE_RUNGS: Final = (Rung.BEFORE_HOUR, Rung.HOUR)
"""The rungs of which the phone hears, lowest first."""

LATE_MS: Final = 60_000
"""A message that comes this long after its rung is late: it says how long somebody waited, and isn't loud."""

Told: TypeAlias = "tuple[EnquiryId, Rung]"
"""A rung of one enquiry."""
About: TypeAlias = "tuple[EnquiryId, ...]"
"""Whom a message is about, in a fixed order: one enquiry, or those of several people."""
Key: TypeAlias = "tuple[About, Rung]"
"""A message about several has the rung of the hour."""
QuietEnd: TypeAlias = "Callable[[int], int | None]"
"""The end (UTC ms) of the quiet time an instant lies in, or None outside of it."""


@dataclass(frozen=True, slots=True)
class Due:
    """When who is to be told of (UTC ms). ``rung_at``: the rung itself, before quiet time softened it."""

    at: int
    rung_at: int
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Kept:
    """A message as it is kept. ``tries``: how often the server was asked to take it; it may know it then."""

    message_id: str
    about: About
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

    make: tuple[tuple[About, Rung, int], ...] = ()
    move: tuple[tuple[str, int], ...] = ()
    take_back: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.make or self.move or self.take_back or self.forget)


def wanted_messages(
    waitings: Iterable[Waiting], now: int, quiet_end: QuietEnd, told: Collection[Rung] = PHONE_RUNGS
) -> dict[Told, Due]:
    """Of which rungs the phone should hear by what is known at ``now`` (UTC ms), of those that are ``told``.

    One whose moment has passed is still wanted until the next rung takes its place, or a day has gone by.
    """
    wanted: dict[Told, Due] = {}
    for w in waitings:
        if not w.time_known or not is_waiting(w, now) or imported_earlier(w, now) or now >= began(w) + DAY:
            continue
        before, hour = (_due(w, rung, now, quiet_end) for rung in PHONE_RUNGS)
        if Rung.HOUR in told:
            wanted[w.enquiry_id, Rung.HOUR] = hour
        if Rung.BEFORE_HOUR in told and before.at < hour.at and now < began(w) + HOUR:
            wanted[w.enquiry_id, Rung.BEFORE_HOUR] = before
    return wanted


def plan(
    wanted: Mapping[Told, Due],
    kept: Collection[Kept],
    waiting: Collection[EnquiryId],
    now: int,
    takes_back: bool = True,
) -> Plan:
    """What brings the kept messages in line with the wanted ones; ``waiting``: all who have no answer.

    ``takes_back``: what is scheduled can be taken back. Elsewhere messages to come aren't joined: those that
    are there already would come as well.
    """
    untold = _untold(wanted, kept, now)
    messages = {**_going(untold, kept, now), **_joined(untold, now, takes_back)}
    known = {(it.about, it.rung) for it in kept}
    make = tuple((*key, at) for key, at in messages.items() if key not in known)
    move: list[tuple[str, int]] = []
    take_back: list[str] = []
    forget: list[str] = []
    for it in kept:
        at = messages.get((it.about, it.rung))
        if at is not None:  # what is due already keeps the moment it was softened to
            if it.unwanted_at is not None or at > it.due_at or (it.due_at > now and it.due_at != at):
                move.append((it.message_id, at))
        elif it.unwanted_at is None and not (was_delivered(it, now) and _anybody(it, waiting)):
            reached = it.sent_at is not None or it.tries > 0
            (take_back if reached and it.due_at > now - DAY else forget).append(it.message_id)
    return Plan(make, tuple(move), tuple(take_back), tuple(forget))


def was_delivered(it: Kept, now: int) -> bool:
    """Whether the phone has it, as far as the laptop can know."""
    return it.sent_at is not None and it.unwanted_at is None and it.due_at <= now


def written(about: About) -> str:
    """Whom a message is about, as it is kept."""
    return " ".join(about)


def read_about(text: str) -> About:
    """Whom a message is about, of what is kept."""
    return tuple(map(EnquiryId, text.split()))


def in_reach(due_at: int, now: int, nearest: int, furthest: int) -> int | None:
    """When to hand a message to a server that takes delays between these (ms): None is now."""
    return None if due_at - now <= furthest or due_at - now < nearest else due_at - furthest


def _anybody(it: Kept, waiting: Collection[EnquiryId]) -> bool:
    return any(one in waiting for one in it.about)


def _due(w: Waiting, rung: Rung, now: int, quiet_end: QuietEnd) -> Due:
    """A moment in quiet time waits for its end; so does one that has passed, if it is quiet now."""
    rung_at = began(w) + AFTER[rung]
    end = quiet_end(max(rung_at, now))
    return Due(rung_at if end is None else end, rung_at, w.lead_id)


def _untold(wanted: Mapping[Told, Due], kept: Iterable[Kept], now: int) -> dict[Told, Due]:
    """Those the phone has not heard of yet, by themselves or together with others."""
    alone: set[Told] = set()
    together: dict[EnquiryId, int] = {}
    for it in kept:
        if was_delivered(it, now) and len(it.about) == 1:
            alone.add((it.about[0], it.rung))
        elif was_delivered(it, now):
            together.update({one: max(it.due_at, together.get(one, 0)) for one in it.about})
    return {
        key: due
        for key, due in wanted.items()
        if due.rung_at > (now if key in alone else together.get(key[0], 0))
    }


def _going(untold: dict[Told, Due], kept: Iterable[Kept], now: int) -> dict[Key, int]:
    """The messages about several that go just now, as they were planned: the quiet time that brought them
    together is over. Those they tell of are taken out of the ``untold``."""
    going: dict[Key, int] = {}
    for it in kept:
        if len(it.about) > 1 and it.sent_at is None and it.unwanted_at is None:
            told = [key for key, due in untold.items() if key[0] in it.about and due.rung_at <= it.due_at]
            if it.due_at <= now < it.due_at + LATE_MS and len(told) == len(it.about):
                going[it.about, it.rung] = it.due_at
                for key in told:
                    del untold[key]
    return going


def _joined(untold: Mapping[Told, Due], now: int, takes_back: bool) -> dict[Key, int]:
    """The messages that tell of all these, and when each should come (UTC ms)."""
    groups: dict[int, list[tuple[Told, Due]]] = {}
    messages: dict[Key, int] = {}
    for one, due in untold.items():
        softened = due.at > due.rung_at
        overdue = due.at <= now - LATE_MS and one[1] is Rung.HOUR
        if overdue or (softened and takes_back):
            groups.setdefault(due.at if softened else now, []).append((one, due))
        else:
            messages[(one[0],), one[1]] = due.at
    for group in groups.values():
        if len({due.lead_id for _, due in group}) > 1:
            everybody = tuple(sorted(enquiry_id for (enquiry_id, _), _ in group))
            messages[everybody, Rung.HOUR] = max(due.at for _, due in group)
        else:
            messages.update({((enquiry_id,), rung): due.at for (enquiry_id, rung), due in group})
    return messages
