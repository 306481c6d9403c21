"""Consultations: planned, edited, and what they brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select

from ptcrm.commands.leads import existing_lead
from ptcrm.commands.next_steps import drop_open_step, open_step, plan_step
from ptcrm.commands.pipeline import open_period, put_on_stage
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.ids import ConsultationId, LeadId, StepId
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.outcome import OutcomeDecision, OutcomeForm, decide
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Outcome, Stage
from ptcrm.store import tables
from ptcrm.store.session import Session


@dataclass(frozen=True, slots=True)
class OutcomeLogged:
    """Where a lead stands after an outcome, and the next step it set (None: none)."""

    lead_id: LeadId
    stage: Stage
    step_id: StepId | None


def plan_consultation(
    session: Session,
    lead_id: LeadId,
    at: int,
    minutes: int = 45,
    kind: ConsultationKind = ConsultationKind.INTAKE,
    place: str = "",
) -> ConsultationId:
    """Plan a consultation at ``at`` (UTC milliseconds); one that was held already may be added too."""
    lead = existing_lead(session, lead_id)
    planned = _plan(session, lead_id, at, minutes, kind, clean(place, "place"))
    session.call_it("consultation_planned", name=lead["name"])
    return planned


def edit_consultation(
    session: Session,
    consultation_id: ConsultationId,
    at: int | None = None,
    minutes: int | None = None,
    kind: ConsultationKind | None = None,
    place: str | None = None,
) -> None:
    """Change when, how long, what kind or where; None leaves a field as it is."""
    row, lead = _row_and_lead(session, consultation_id)
    columns: dict[str, Any] = {}
    if at is not None:
        columns["at"] = at
    if minutes is not None:
        columns["minutes"] = _checked_minutes(minutes)
    if kind is not None:
        columns["kind"] = kind.value
    if place is not None:
        columns["place"] = clean(place, "place")
    session.change(tables.consultation, row["id"], **columns)
    session.call_it("consultation_edited", name=lead["name"])


def move_consultation(session: Session, consultation_id: ConsultationId, at: int) -> None:
    """Put a planned consultation at another time (UTC ms); it stays planned.

    Refuses with ``consultation_not_planned`` once its outcome was noted.
    """
    row, lead = _row_and_lead(session, consultation_id)
    if row["status"] != ConsultationStatus.PLANNED:
        raise Refusal(
            "consultation_not_planned",
            "The outcome of this consultation was noted, so it stays where it was. Plan a new one.",
        )
    session.change(tables.consultation, row["id"], at=at)
    session.call_it("consultation_moved", name=lead["name"])


def cancel_consultation(session: Session, consultation_id: ConsultationId, zone: ZoneInfo) -> OutcomeLogged:
    """Note that it was cancelled; offering a new time becomes the next step."""
    return log_outcome(session, consultation_id, OutcomeForm(ConsultationStatus.CANCELLED), zone)


def log_outcome(
    session: Session, consultation_id: ConsultationId, form: OutcomeForm, zone: ZoneInfo
) -> OutcomeLogged:
    """Note how it went, with the stage and next step that follow (``domain.outcome``).

    An outcome that was noted before is replaced together with the move, the step and the time as a client
    that it brought, as far as nothing happened since.
    """
    row, _ = _row_and_lead(session, consultation_id)
    _take_back(session, row)
    lead = existing_lead(session, LeadId(row["lead_id"]))
    decision = decide(form, Stage(lead["stage"]), session.now, zone)
    session.call_it("outcome_logged", name=lead["name"])
    _keep_outcome(session, row, form, decision)
    put_on_stage(session, lead, decision.stage, form.reason, decision.back_on)
    if form.words.strip() and not lead["wants"]:
        session.change(tables.lead, lead["id"], wants=clean(form.words, "goal", LONG_TEXT))
    if form.outcome is Outcome.SIGNED_UP:
        _start_period(session, row, form, zone)
    if decision.plan_at is not None:
        kind = decision.plan_kind or ConsultationKind(row["kind"])
        _plan(session, LeadId(lead["id"]), decision.plan_at, row["minutes"] or 45, kind, row["place"])
    return OutcomeLogged(LeadId(lead["id"]), decision.stage, _next_step(session, lead, decision))


def _plan(
    session: Session, lead_id: LeadId, at: int, minutes: int, kind: ConsultationKind, place: str
) -> ConsultationId:
    return ConsultationId(
        session.add(
            tables.consultation,
            lead_id=lead_id,
            at=at,
            minutes=_checked_minutes(minutes),
            kind=kind.value,
            place=place,
            status=ConsultationStatus.PLANNED.value,
        )
    )


def _checked_minutes(minutes: int) -> int:
    if not 1 <= minutes <= 24 * 60:
        raise Refusal("minutes_out_of_range", "A consultation takes between 1 minute and a day.")
    return minutes


def _row_and_lead(session: Session, consultation_id: ConsultationId) -> tuple[RowMapping, RowMapping]:
    row = session.get(tables.consultation, consultation_id)
    if row is None:
        raise Refusal("no_such_consultation", "There is no consultation with this id.")
    return row, existing_lead(session, LeadId(row["lead_id"]))


def _keep_outcome(session: Session, row: RowMapping, form: OutcomeForm, decision: OutcomeDecision) -> None:
    session.change(
        tables.consultation,
        row["id"],
        status=form.status.value,
        logged_at=None if form.status is ConsultationStatus.PLANNED else session.now,
        outcome=form.outcome.value if form.outcome else None,
        words=clean(form.words, "goal", LONG_TEXT),
        offer=clean(form.offer, "offer"),
        price_cents=form.price_cents,
        discount_asked=int(form.discount_asked),
        discount_cents=form.discount_cents,
        discount_reason=clean(form.discount_reason, "discount reason"),
        referred_to=clean(form.referred_to, "name of the colleague"),
        reason=clean(form.reason, "reason"),
        back_on=decision.back_on.isoformat() if decision.back_on else None,
        note=clean(form.note, "note", LONG_TEXT),
    )
    for obstacle in dict.fromkeys(form.obstacles):
        session.add(
            tables.consultation_obstacle,
            lead_id=row["lead_id"],
            consultation_id=row["id"],
            obstacle=obstacle.value,
        )


def _next_step(session: Session, lead: RowMapping, decision: OutcomeDecision) -> StepId | None:
    """Plan the step that follows. Without one, what was open stays, unless the lead left the road."""
    lead_id = LeadId(lead["id"])
    if decision.next_step is not None:
        return plan_step(session, lead_id, decision.next_step.what, decision.next_step.at)
    if decision.stage in (Stage.LOST, Stage.LATER):
        drop_open_step(session, lead_id)
    return None


def _start_period(session: Session, row: RowMapping, form: OutcomeForm, zone: ZoneInfo) -> None:
    """A client since the day of the talk, for this offer at this price."""
    terms: dict[str, Any] = {
        "consultation_id": row["id"],
        "offer": clean(form.offer, "offer"),
        "price_cents": form.price_cents,
        "discount_cents": form.discount_cents,
        "discount_reason": clean(form.discount_reason, "discount reason"),
    }
    running = open_period(session, LeadId(row["lead_id"]))
    if running is not None:
        session.change(tables.client_period, running["id"], **terms)
        return
    since = local_date(min(row["at"], session.now), zone).isoformat()
    session.add(tables.client_period, lead_id=row["lead_id"], since=since, **terms)


def _take_back(session: Session, row: RowMapping) -> None:
    """Undo what the outcome noted before brought about, where it still stands as it was left."""
    obstacle, period = tables.consultation_obstacle, tables.client_period
    for it in session.rows(select(obstacle.c.id).where(obstacle.c.consultation_id == row["id"])):
        session.remove(obstacle, it["id"])
    if row["logged_at"] is None:
        return
    lead_id = LeadId(row["lead_id"])
    for it in session.rows(
        select(period).where(period.c.consultation_id == row["id"], period.c.until.is_(None))
    ):
        session.remove(period, it["id"])
    step = open_step(session, lead_id)
    if step is not None and step["made_at"] == row["logged_at"]:
        session.change(tables.next_step, step["id"], dropped_at=session.now)
    _take_back_move(session, lead_id, row["logged_at"])


def _take_back_move(session: Session, lead_id: LeadId, logged_at: int) -> None:
    """Put the lead where it stood before the outcome, if that was its latest move."""
    move, lead = tables.stage_move, session.get(tables.lead, lead_id)
    moves = session.rows(
        select(move).where(move.c.lead_id == lead_id).order_by(move.c.at.desc(), move.c.rid.desc()).limit(2)
    )
    if lead is None or not moves or moves[0]["at"] != logged_at or moves[0]["new"] != lead["stage"]:
        return
    since = moves[1]["at"] if len(moves) > 1 else lead["created_at"]
    session.change(tables.lead, lead_id, stage=moves[0]["old"], stage_since=since, back_on=None)
    session.remove(move, moves[0]["id"])
