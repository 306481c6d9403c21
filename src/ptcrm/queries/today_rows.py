"""What Today's lists hold, and how rows of the data become them. No database library is imported for it:
the first screen is drawn from these before there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ptcrm.domain import clock
from ptcrm.domain.ids import ConsultationId, EnquiryId, LeadId, StepId
from ptcrm.domain.values import (
    Channel,
    ClockState,
    ConsultationKind,
    ConsultationStatus,
    Outcome,
    Reached,
    Stage,
)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One person who waits for an answer: the earliest unanswered enquiry, the others counted in ``more``."""

    lead_id: LeadId
    enquiry_id: EnquiryId
    name: str
    wants: str
    message: str
    source: str
    referrer: str
    channel: Channel
    stage: Stage
    phone: str
    phone_valid: bool
    email: str
    arrived_at: int
    time_known: bool
    state: ClockState
    waited_ms: int | None
    due_at: int | None
    future: bool
    more: int


@dataclass(frozen=True, slots=True)
class AnswerNow:
    """Both lists of response-clock.md 3 at one instant, and the next instant at which they change."""

    now: int
    rows: tuple[WaitingRow, ...]
    imported_earlier: tuple[WaitingRow, ...]
    next_change: int | None

    def count(self, state: ClockState) -> int:
        """How many people stand in this state."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One open next step."""

    step_id: StepId
    lead_id: LeadId
    name: str
    stage: Stage
    what: str
    at: int
    time_known: bool


@dataclass(frozen=True, slots=True)
class StepGap:
    """An open lead that nothing is planned for."""

    lead_id: LeadId
    name: str


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """One consultation as a list shows it. ``minutes`` may be unknown."""

    consultation_id: ConsultationId
    lead_id: LeadId
    name: str
    at: int
    minutes: int | None
    kind: ConsultationKind
    place: str
    status: ConsultationStatus
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class ResponseFigures:
    """Response times (ms) of the last 30 days; ``days`` holds a median a day, oldest first."""

    answered: int
    typical_ms: int | None
    within_hour: int
    days: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """What this week brought so far."""

    leads: int
    consultations: int
    clients: int
    by_word_of_mouth: int


@dataclass(frozen=True, slots=True)
class TodayRest:
    """What stands beside and below Answer now. ``anybody``: whether there is any lead at all."""

    steps: tuple[StepRow, ...]
    gaps: int
    consultations: tuple[ConsultationRow, ...]
    response: ResponseFigures
    week: WeekFigures
    anybody: bool


def in_order(found: Iterable[Mapping[Any, Any]], now: int) -> AnswerNow:
    """Both lists of response-clock.md 3, from rows that hold an enquiry's facts and its lead's."""
    by_id = {row["id"]: row for row in found}
    waitings = [waiting_of(row) for row in by_id.values()]
    rows, earlier = clock.answer_now(waitings, now)
    return AnswerNow(
        now,
        tuple(_waiting_row(by_id[row.waiting.enquiry_id], row) for row in rows),
        tuple(_waiting_row(by_id[row.waiting.enquiry_id], row) for row in earlier),
        clock.next_change(waitings, now),
    )


def waiting_of(row: Mapping[Any, Any]) -> clock.Waiting:
    """One enquiry's facts for the clock, from a row that holds the enquiry's columns."""
    reached = row["answered_reached"]
    return clock.Waiting(
        enquiry_id=EnquiryId(row["id"]),
        lead_id=LeadId(row["lead_id"]),
        arrived_at=row["arrived_at"],
        recorded_at=row["recorded_at"],
        time_known=bool(row["time_known"]),
        imported=row["batch_id"] is not None,
        answered_at=row["answered_at"],
        answered_reached=None if reached is None else reached == Reached.REACHED,
        ended_at=row["ended_at"],
    )


def _waiting_row(row: Mapping[Any, Any], shown: clock.Row) -> WaitingRow:
    return WaitingRow(
        lead_id=LeadId(row["lead_id"]),
        enquiry_id=EnquiryId(row["id"]),
        name=row["name"],
        wants=row["wants"],
        message=row["message"],
        source=row["source"],
        referrer=row["referrer"],
        channel=Channel(row["channel"]),
        stage=Stage(row["stage"]),
        phone=row["phone"],
        phone_valid=bool(row["phone_valid"]),
        email=row["email"],
        arrived_at=row["arrived_at"],
        time_known=bool(row["time_known"]),
        state=shown.state,
        waited_ms=shown.waited_ms,
        due_at=shown.due_at,
        future=shown.future,
        more=shown.more,
    )
