"""Everything that happened between the trainer and one lead, as one list in time order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from ptcrm.domain.enquiry import said_in_full
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Direction,
    Outcome,
    Reached,
    Stage,
)
from ptcrm.store.tables import consultation, enquiry, next_step, note, stage_move, touch


class Happening(StrEnum):
    """What kind of thing stands in a timeline."""

    ENQUIRY = "enquiry"
    TOUCH = "touch"
    NOTE = "note"
    MOVE = "move"
    CONSULTATION = "consultation"
    STEP_DONE = "step_done"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. Which of the optional fields speak depends on ``kind``."""

    kind: Happening
    id: str
    at: int
    text: str = ""
    channel: Channel | None = None
    time_known: bool = True
    # touches
    direction: Direction | None = None
    human: bool = True
    reached: Reached | None = None
    gift: bool = False
    title: str = ""
    # moves
    old: Stage | None = None
    new: Stage | None = None
    suggested: bool = False
    # consultations
    consultation_kind: ConsultationKind | None = None
    status: ConsultationStatus | None = None
    outcome: Outcome | None = None


def timeline(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    """All that happened with a lead, newest first."""
    entries = [
        *_enquiries(connection, lead_id),
        *_touches(connection, lead_id),
        *_notes(connection, lead_id),
        *_moves(connection, lead_id),
        *_consultations(connection, lead_id),
        *_steps_done(connection, lead_id),
    ]
    order = list(Happening)
    # Sorting keeps what is equal in its order: of two messages of one minute the later stands above.
    return sorted(entries, key=lambda entry: (entry.at, order.index(entry.kind)), reverse=True)


def _enquiries(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(enquiry).where(enquiry.c.lead_id == lead_id).order_by(enquiry.c.rid.desc())
    ).mappings()
    return [
        TimelineEntry(
            Happening.ENQUIRY,
            row["id"],
            row["arrived_at"],
            text=said_in_full(row["message"], json.loads(row["extra"]) if row["extra"] else ()),
            channel=Channel(row["channel"]),
            time_known=bool(row["time_known"]),
        )
        for row in found
    ]


def _touches(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(touch).where(touch.c.lead_id == lead_id).order_by(touch.c.rid.desc())
    ).mappings()
    return [
        TimelineEntry(
            Happening.TOUCH,
            row["id"],
            row["at"],
            text=row["note"],
            channel=Channel(row["channel"]),
            direction=Direction(row["direction"]),
            human=bool(row["human"]),
            reached=Reached(row["reached"]),
            gift=bool(row["gift"]),
            title=row["title"],
        )
        for row in found
    ]


def _notes(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(note).where(note.c.lead_id == lead_id).order_by(note.c.rid.desc())
    ).mappings()
    return [TimelineEntry(Happening.NOTE, row["id"], row["at"], text=row["text"]) for row in found]


def _moves(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(stage_move).where(stage_move.c.lead_id == lead_id).order_by(stage_move.c.rid.desc())
    ).mappings()
    return [
        TimelineEntry(
            Happening.MOVE,
            row["id"],
            row["at"],
            text=row["reason"],
            old=Stage(row["old"]),
            new=Stage(row["new"]),
            suggested=bool(row["suggested"]),
        )
        for row in found
    ]


def _consultations(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(consultation).where(consultation.c.lead_id == lead_id).order_by(consultation.c.rid.desc())
    ).mappings()
    return [
        TimelineEntry(
            Happening.CONSULTATION,
            row["id"],
            row["at"],
            text=row["words"] or row["note"],
            consultation_kind=ConsultationKind(row["kind"]),
            status=ConsultationStatus(row["status"]),
            outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        )
        for row in found
    ]


def _steps_done(connection: Connection, lead_id: LeadId) -> list[TimelineEntry]:
    found = connection.execute(
        select(next_step)
        .where(next_step.c.lead_id == lead_id, next_step.c.done_at.is_not(None))
        .order_by(next_step.c.rid.desc())
    ).mappings()
    return [TimelineEntry(Happening.STEP_DONE, row["id"], row["done_at"], text=row["what"]) for row in found]
