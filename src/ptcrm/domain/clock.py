"""The response clock: when a person's wait began, when it ended, and who must be answered now.

Everything is in elapsed UTC milliseconds and derived anew from the facts; lateness is never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.values import WAITING_ENDS_AT, ClockState, Reached, Stage

HOUR: Final = 3_600_000
DAY: Final = 86_400_000
FUTURE_TOLERANCE: Final = 120_000
"""How far an arrival or a touch may lie ahead of the laptop's clock before it is not believed."""
IMPORTED_EARLIER_AFTER: Final = 7 * DAY


@dataclass(frozen=True, slots=True)
class Contact:
    """One touch, as far as the clock cares."""

    at: int
    human: bool
    outbound: bool
    reached: Reached


@dataclass(frozen=True, slots=True)
class Waiting:
    """The facts of one enquiry that the clock decides on.

    ``answered_at`` is the earliest answering touch (it may lie up to two minutes ahead),
    ``answered_reached`` whether the person was reached (None: a message, so nobody knows),
    ``ended_at`` the move to client, later or lost that ended the wait.
    """

    enquiry_id: EnquiryId
    lead_id: LeadId
    arrived_at: int
    recorded_at: int
    time_known: bool = True
    imported: bool = False
    answered_at: int | None = None
    answered_reached: bool | None = None
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting person: the enquiry that counts, and how many more of theirs are unanswered.

    ``waited_ms`` and ``due_at`` are None when the time of arrival isn't known.
    """

    waiting: Waiting
    state: ClockState
    waited_ms: int | None
    due_at: int | None
    future: bool
    more: int


# ---- start and answer -------------------------------------------------------------------------------------


def lies_in_future(arrived_at: int, recorded_at: int) -> bool:
    """Whether the arrival can't be right, since PT CRM knew of it before it happened."""
    return arrived_at > recorded_at + FUTURE_TOLERANCE


def start_of(arrived_at: int, recorded_at: int) -> int:
    """When the hour begins."""
    return recorded_at if lies_in_future(arrived_at, recorded_at) else arrived_at


def may_be_noted(touch_at: int, now: int) -> bool:
    """Whether a touch at this instant may be noted; one further ahead than the tolerance is refused."""
    return touch_at <= now + FUTURE_TOLERANCE


def answer_of(start: int, contacts: Iterable[Contact], now: int | None = None) -> Contact | None:
    """The touch that answers an enquiry: the earliest human outbound one since ``start`` (until ``now``).

    The order of entry doesn't matter; of two at one instant, the one that reached counts.
    """
    answers = [
        contact
        for contact in contacts
        if contact.human and contact.outbound and contact.at >= start and (now is None or contact.at <= now)
    ]
    return min(answers, key=lambda it: (it.at, it.reached is not Reached.REACHED, it.reached), default=None)


def was_reached(start: int, contacts: Iterable[Contact], now: int | None = None) -> bool | None:
    """Whether the person of an answered enquiry was reached by now: yes, no, or None where nobody can know.

    A reply reaches too: a message stays unknown, and a call not taken "not reached", until the person reacts.
    """
    contacts = list(contacts)
    answer = answer_of(start, contacts, now)
    if answer is None:
        return None
    since = [it for it in contacts if it.human and it.at >= answer.at and (now is None or it.at <= now)]
    if any(not it.outbound or it.reached is Reached.REACHED for it in since):
        return True
    return None if any(it.reached is Reached.UNKNOWN for it in since) else False


def ended_at(start: int, moves: Iterable[tuple[int, Stage]]) -> int | None:
    """The move (instant, new stage) that ended the waiting of an enquiry that arrived before it, for good.

    Reopening the lead doesn't start that enquiry again; a new enquiry does.
    """
    return min((at for at, stage in moves if stage in WAITING_ENDS_AT and at > start), default=None)


def may_end(move_at: int, recorded_at: int, *, noted_first: bool) -> bool:
    """Whether a move may end the waiting of an enquiry that PT CRM learned of at ``recorded_at``.

    Not if it was noted before the enquiry was and still bears a later time: then a clock that ran ahead was
    set right in between, and the person asked again.
    """
    return not (noted_first and move_at > recorded_at)


# ---- one enquiry ------------------------------------------------------------------------------------------


def began(w: Waiting) -> int:
    """When the hour of this enquiry begins."""
    return start_of(w.arrived_at, w.recorded_at)


def is_answered(w: Waiting, now: int | None = None) -> bool:
    """Whether a person answered by ``now``; without ``now``, whether any answer is noted."""
    return w.answered_at is not None and (now is None or w.answered_at <= now)


def is_waiting(w: Waiting, now: int) -> bool:
    """Whether somebody still waits for an answer: not answered, and not ended by a move."""
    return not is_answered(w, now) and not (w.ended_at is not None and w.ended_at <= now)


def waited_ms(w: Waiting, now: int) -> int | None:
    """How long the person waited so far, or until the wait ended; never below 0, None if unknown."""
    if not w.time_known:
        return None
    until = min(it for it in (now, w.answered_at, w.ended_at) if it is not None)
    return max(0, until - began(w))


def response_ms(w: Waiting, now: int | None = None) -> int | None:
    """How long the answer took; None while there is none, or if the time of arrival isn't known."""
    if w.answered_at is None or not is_answered(w, now) or not w.time_known:
        return None
    return w.answered_at - began(w)


def state_of(w: Waiting, now: int) -> ClockState:
    """What the clock says. An enquiry ended without an answer keeps the state in which it ended."""
    if is_answered(w, now):
        return ClockState.ANSWERED
    waited = waited_ms(w, now)
    if waited is None:
        return ClockState.UNKNOWN
    if waited < HOUR:
        return ClockState.WITHIN_HOUR
    return ClockState.OVER_HOUR if waited < DAY else ClockState.COLD


def due_at(w: Waiting) -> int | None:
    """The instant the hour is over, or None if the time of arrival isn't known."""
    return began(w) + HOUR if w.time_known else None


def imported_earlier(w: Waiting, now: int | None = None) -> bool:
    """Whether an unanswered enquiry belongs under "Imported earlier", where nothing ever rings."""
    if is_answered(w, now):
        return False
    return not w.time_known or (w.imported and w.recorded_at - began(w) > IMPORTED_EARLIER_AFTER)


# ---- everybody --------------------------------------------------------------------------------------------


def answer_now(waitings: Iterable[Waiting], now: int) -> tuple[list[Row], list[Row]]:
    """Who must be answered, one row a person: ("Answer now", "Imported earlier"), each in its order."""
    ringing: list[Row] = []
    earlier: list[Row] = []
    for person in _by_person(waitings).values():
        row = _row_of(person, now)
        if row is not None:
            (earlier if imported_earlier(row.waiting, now) else ringing).append(row)
    return sorted(ringing, key=_most_to_win_first), sorted(earlier, key=_newest_first)


def next_change(waitings: Iterable[Waiting], now: int) -> int | None:
    """The next instant after ``now`` at which a row of ``answer_now`` appears, changes or goes, to the ms."""
    changes = (_next_change_of(person, now) for person in _by_person(waitings).values())
    return min((at for at in changes if at is not None), default=None)


def _by_person(waitings: Iterable[Waiting]) -> dict[LeadId, list[Waiting]]:
    people: dict[LeadId, list[Waiting]] = {}
    for w in waitings:
        people.setdefault(w.lead_id, []).append(w)
    return people


def _row_of(person: list[Waiting], now: int) -> Row | None:
    """The row of one person's enquiries: what rings goes first, then the earliest."""
    waiting = [w for w in person if is_waiting(w, now)]
    if not waiting:
        return None
    first = min(waiting, key=lambda w: (imported_earlier(w, now), not w.time_known, began(w), w.enquiry_id))
    return Row(
        waiting=first,
        state=state_of(first, now),
        waited_ms=waited_ms(first, now),
        due_at=due_at(first),
        future=lies_in_future(first.arrived_at, first.recorded_at),
        more=len(waiting) - 1,
    )


def _next_change_of(person: list[Waiting], now: int) -> int | None:
    instants: set[int] = set()
    for w in person:
        if is_waiting(w, now):
            instants.update(it for it in (w.answered_at, w.ended_at) if it is not None)
            if w.time_known:
                instants.update((began(w) + HOUR, began(w) + DAY))
    ahead = sorted(at for at in instants if at > now)
    return next((at for at in ahead if _shown(person, at) != _shown(person, now)), None)


def _shown(person: list[Waiting], now: int) -> tuple[EnquiryId, ClockState, int] | None:
    """What stands in a person's row apart from the wait itself, which moves all the time."""
    row = _row_of(person, now)
    return None if row is None else (row.waiting.enquiry_id, row.state, row.more)


_ORDER: Final = (ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD, ClockState.UNKNOWN)


def _most_to_win_first(row: Row) -> tuple[int, int, str]:
    """Over the hour: longest wait first; within: least time left first; cold: shortest wait first."""
    at = began(row.waiting)
    by_start = -at if row.state is ClockState.COLD else at
    return _ORDER.index(row.state), by_start, row.waiting.enquiry_id


def _newest_first(row: Row) -> tuple[bool, int, str]:
    return not row.waiting.time_known, -began(row.waiting), row.waiting.enquiry_id
