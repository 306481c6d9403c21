"""What Today shows: who must be answered now, and what is next with everyone else."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select

from ptcrm.domain.ids import ConsultationId, LeadId, StepId
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Outcome, Stage
from ptcrm.queries.today_rows import AnswerNow, ConsultationRow, StepGap, StepRow, in_order
from ptcrm.store.tables import consultation, enquiry, lead, next_step

WAITING_FACTS: Final = (
    enquiry.c.id,
    enquiry.c.lead_id,
    enquiry.c.arrived_at,
    enquiry.c.recorded_at,
    enquiry.c.time_known,
    enquiry.c.batch_id,
    enquiry.c.answered_at,
    enquiry.c.answered_reached,
    enquiry.c.ended_at,
    enquiry.c.channel,
    enquiry.c.message,
    lead.c.name,
    lead.c.wants,
    lead.c.source,
)
"""What the clock asks of an enquiry, and who it is that waits."""


def still_open(now: int, waiting: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whose enquiry isn't answered at ``now`` (UTC ms), where ``waiting`` says so of the cache.

    The cache knows the earliest answer whenever it lies; one that was noted by a clock that ran ahead hasn't
    come yet (response-clock.md 2: an answer is a touch up to now). A move to lost, later or client ends the
    waiting whatever the clock said.
    """
    left = and_(enquiry.c.ended_at.is_(None), lead.c.removed_at.is_(None))
    return or_(waiting, and_(enquiry.c.answered_at > now, left))


def answer_now(connection: Connection, now: int) -> AnswerNow:
    """Everyone who waits, in the order of response-clock.md 3."""
    found = connection.execute(
        select(*WAITING_FACTS, lead.c.referrer, lead.c.stage, lead.c.phone, lead.c.phone_valid, lead.c.email)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(still_open(now, enquiry.c.waiting > 0))
    ).mappings()
    return in_order(found, now)


def next_steps(
    connection: Connection, until: int, limit: int | None = None, since: int | None = None
) -> list[StepRow]:
    """Open steps due before ``until`` (UTC ms), and not before ``since`` if that is given, earliest first."""
    due = [next_step.c.at < until] if since is None else [next_step.c.at >= since, next_step.c.at < until]
    found = connection.execute(
        select(
            next_step.c.id,
            next_step.c.lead_id,
            next_step.c.what,
            next_step.c.at,
            next_step.c.time_known,
            lead.c.name,
            lead.c.stage,
        )
        .join(lead, lead.c.id == next_step.c.lead_id)
        .where(
            next_step.c.done_at.is_(None),
            next_step.c.dropped_at.is_(None),
            *due,
            lead.c.removed_at.is_(None),
        )
        .order_by(next_step.c.at, next_step.c.rid)
        .limit(limit)
    ).mappings()
    return [step_row(row) for row in found]


def step_row(row: RowMapping) -> StepRow:
    """A step from a row with its columns and the lead's ``name`` and ``stage``."""
    return StepRow(
        step_id=StepId(row["id"]),
        lead_id=LeadId(row["lead_id"]),
        name=row["name"],
        stage=Stage(row["stage"]),
        what=row["what"],
        at=row["at"],
        time_known=bool(row["time_known"]),
    )


def without_next_step(connection: Connection, limit: int | None = None) -> list[StepGap]:
    """Open leads that nothing is planned for, longest in their stage first."""
    found = connection.execute(
        select(lead.c.id, lead.c.name)
        .where(lead.c.without_step == 1)
        .order_by(lead.c.stage_since)
        .limit(limit)
    )
    return [StepGap(LeadId(row.id), row.name) for row in found]


def count_without_next_step(connection: Connection) -> int:
    """How many open leads nothing is planned for."""
    query = select(func.count()).select_from(lead).where(lead.c.without_step == 1)
    return int(connection.execute(query).scalar_one())


def consultations_between(connection: Connection, since: int, until: int) -> list[ConsultationRow]:
    """Consultations with ``since <= at < until``, earliest first; a moved one stands at its new time."""
    return consultations_where(
        connection,
        consultation.c.at >= since,
        consultation.c.at < until,
        consultation.c.status != ConsultationStatus.MOVED,
    )


def without_outcome(connection: Connection, now: int) -> list[ConsultationRow]:
    """Planned consultations whose start has come: they ask for their outcome."""
    return consultations_where(
        connection, consultation.c.status == ConsultationStatus.PLANNED, consultation.c.at <= now
    )


def consultations_where(
    connection: Connection,
    *where: Any,  # noqa: ANN401
    limit: int | None = None,
) -> list[ConsultationRow]:
    """Consultations that pass these conditions, of leads that are there, earliest first."""
    found = connection.execute(
        select(consultation, lead.c.name)
        .join(lead, lead.c.id == consultation.c.lead_id)
        .where(*where, lead.c.removed_at.is_(None))
        .order_by(consultation.c.at, consultation.c.rid)
        .limit(limit)
    ).mappings()
    return [consultation_row(row) for row in found]


def consultation_row(row: RowMapping) -> ConsultationRow:
    """A consultation from a row with its columns and the lead's ``name``."""
    return ConsultationRow(
        consultation_id=ConsultationId(row["id"]),
        lead_id=LeadId(row["lead_id"]),
        name=row["name"],
        at=row["at"],
        minutes=row["minutes"],
        kind=ConsultationKind(row["kind"]),
        place=row["place"],
        status=ConsultationStatus(row["status"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
    )
