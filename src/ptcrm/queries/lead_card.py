"""One lead, whole: who, why, stage with what suggests the next one, enquiries, step and consultations."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from ptcrm.domain import clock, evidence
from ptcrm.domain.ids import ConsultationId, EnquiryId, LeadId
from ptcrm.domain.obstacles import obstacles_of
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import (
    Channel,
    ClockState,
    ConsultationKind,
    ConsultationStatus,
    Obstacle,
    Outcome,
    Stage,
)
from ptcrm.queries.timeline import TimelineEntry, timeline
from ptcrm.queries.today import step_row
from ptcrm.queries.today_rows import StepRow, waiting_of
from ptcrm.store.lead_history import history
from ptcrm.store.tables import (
    consultation,
    consultation_obstacle,
    contact_point,
    enquiry,
    lead,
    next_step,
)


@dataclass(frozen=True, slots=True)
class EnquiryCard:
    """One enquiry with what the clock says of it. ``reached`` is None while nobody answered."""

    enquiry_id: EnquiryId
    arrived_at: int
    time_known: bool
    channel: Channel
    message: str
    state: ClockState
    waits: bool
    future: bool
    waited_ms: int | None
    response_ms: int | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class ConsultationCard:
    """One consultation with what it brought."""

    consultation_id: ConsultationId
    at: int
    minutes: int | None
    kind: ConsultationKind
    place: str
    status: ConsultationStatus
    outcome: Outcome | None
    words: str
    obstacles: tuple[Obstacle, ...]
    offer: str
    price_cents: int | None
    discount_asked: bool
    discount_cents: int | None
    discount_reason: str
    referred_to: str
    reason: str
    back_on: str
    note: str


@dataclass(frozen=True, slots=True)
class LeadCard:
    """Everything one lead's page shows."""

    lead_id: LeadId
    name: str
    phone: str
    phone_valid: bool
    email: str
    more_phones: tuple[str, ...]
    more_emails: tuple[str, ...]
    postcode: str
    city: str
    wants: str
    target_group: str
    source: str
    referrer: str
    preferred_channel: str
    preferred_hours: str
    obstacles: tuple[Obstacle, ...]
    stage: Stage
    stage_since: int
    back_on: str
    created_at: int
    suggestion: evidence.Suggestion | None
    facts: tuple[evidence.Evidence, ...]
    step: StepRow | None
    enquiries: tuple[EnquiryCard, ...]
    consultations: tuple[ConsultationCard, ...]
    timeline: tuple[TimelineEntry, ...]

    @property
    def waiting(self) -> EnquiryCard | None:
        """The earliest enquiry that waits for an answer."""
        return min((one for one in self.enquiries if one.waits), key=lambda one: one.arrived_at, default=None)


def lead_card(connection: Connection, lead_id: LeadId, now: int, zone: ZoneInfo) -> LeadCard:
    """The lead with this id. Raises ``Refusal`` ``no_such_lead`` when there is none (any more)."""
    row = (
        connection.execute(select(lead).where(lead.c.id == lead_id, lead.c.removed_at.is_(None)))
        .mappings()
        .first()
    )
    if row is None:
        raise Refusal("no_such_lead", "There is no lead with this id.")
    further = connection.execute(
        select(contact_point.c.kind, contact_point.c.value).where(contact_point.c.lead_id == lead_id)
    ).all()
    step = (
        connection.execute(
            select(next_step, lead.c.name, lead.c.stage)
            .join(lead, lead.c.id == next_step.c.lead_id)
            .where(
                next_step.c.lead_id == lead_id,
                next_step.c.done_at.is_(None),
                next_step.c.dropped_at.is_(None),
            )
        )
        .mappings()
        .first()
    )
    noted = history(connection, lead_id)
    return LeadCard(
        lead_id=lead_id,
        name=row["name"],
        phone=row["phone"],
        phone_valid=bool(row["phone_valid"]),
        email=row["email"],
        more_phones=tuple(one.value for one in further if one.kind == "phone"),
        more_emails=tuple(one.value for one in further if one.kind == "email"),
        postcode=row["postcode"],
        city=row["city"],
        wants=row["wants"],
        target_group=row["target_group"],
        source=row["source"],
        referrer=row["referrer"],
        preferred_channel=row["preferred_channel"],
        preferred_hours=row["preferred_hours"],
        obstacles=obstacles_of(row["obstacles"]),
        stage=Stage(row["stage"]),
        stage_since=row["stage_since"],
        back_on=row["back_on"] or "",
        created_at=row["created_at"],
        suggestion=None if noted is None else noted.suggestion(now, zone),
        facts=() if noted is None else noted.worth_showing(now, zone),
        step=None if step is None else step_row(step),
        enquiries=_enquiries(connection, lead_id, now),
        consultations=_consultations(connection, lead_id),
        timeline=tuple(timeline(connection, lead_id)),
    )


def _enquiries(connection: Connection, lead_id: LeadId, now: int) -> tuple[EnquiryCard, ...]:
    found = connection.execute(
        select(enquiry).where(enquiry.c.lead_id == lead_id).order_by(enquiry.c.arrived_at, enquiry.c.rid)
    ).mappings()
    cards: list[EnquiryCard] = []
    for row in found:
        facts = waiting_of(row)
        cards.append(
            EnquiryCard(
                enquiry_id=facts.enquiry_id,
                arrived_at=facts.arrived_at,
                time_known=facts.time_known,
                channel=Channel(row["channel"]),
                message=row["message"],
                state=clock.state_of(facts, now),
                waits=clock.is_waiting(facts, now),
                future=clock.lies_in_future(facts.arrived_at, facts.recorded_at),
                waited_ms=clock.waited_ms(facts, now),
                response_ms=clock.response_ms(facts, now),
                reached=facts.answered_reached,
            )
        )
    return tuple(cards)


def _consultations(connection: Connection, lead_id: LeadId) -> tuple[ConsultationCard, ...]:
    obstacles: dict[str, list[Obstacle]] = {}
    for consultation_id, obstacle in connection.execute(
        select(consultation_obstacle.c.consultation_id, consultation_obstacle.c.obstacle)
        .where(consultation_obstacle.c.lead_id == lead_id)
        .order_by(consultation_obstacle.c.rid)
    ):
        obstacles.setdefault(consultation_id, []).append(Obstacle(obstacle))
    found = connection.execute(
        select(consultation)
        .where(consultation.c.lead_id == lead_id)
        .order_by(consultation.c.at, consultation.c.rid)
    ).mappings()
    return tuple(
        ConsultationCard(
            consultation_id=ConsultationId(row["id"]),
            at=row["at"],
            minutes=row["minutes"],
            kind=ConsultationKind(row["kind"]),
            place=row["place"],
            status=ConsultationStatus(row["status"]),
            outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
            words=row["words"],
            obstacles=tuple(obstacles.get(row["id"], ())),
            offer=row["offer"],
            price_cents=row["price_cents"],
            discount_asked=bool(row["discount_asked"]),
            discount_cents=row["discount_cents"],
            discount_reason=row["discount_reason"],
            referred_to=row["referred_to"],
            reason=row["reason"],
            back_on=row["back_on"] or "",
            note=row["note"],
        )
        for row in found
    )
