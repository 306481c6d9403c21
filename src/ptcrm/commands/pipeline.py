"""Moving a lead along the road, and what the program suggests about it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, func, select

from ptcrm.commands.leads import existing_lead
from ptcrm.commands.next_steps import drop_open_step, plan_step
from ptcrm.domain.evidence import Suggestion, evidence_text
from ptcrm.domain.follow_up import STEP_TEXT, StepIdea, local_date, nine_on
from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import clean
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.stages import may_move
from ptcrm.domain.values import Stage
from ptcrm.store import tables
from ptcrm.store.lead_history import suggestion_for
from ptcrm.store.session import Session


def move_stage(
    session: Session,
    lead_id: LeadId,
    stage: Stage,
    reason: str = "",
    back_on: date | None = None,
    suggested: bool = False,
    zone: ZoneInfo | None = None,
) -> None:
    """Move a lead to another stage. ``zone`` counts the days (None: the laptop's own).

    A new client is one from today. Off the road there is no open next step, but for later with a date to come
    back: getting in touch then. Refuses with ``already_there`` for the same stage, unless the date is new.
    """
    lead = existing_lead(session, lead_id)
    new_date = stage is Stage.LATER and back_on is not None and back_on.isoformat() != lead["back_on"]
    if not may_move(Stage(lead["stage"]), stage) and not new_date:
        raise Refusal("already_there", "{name} is on this stage already.", name=lead["name"])
    session.call_it("stage_moved", name=lead["name"], stage=stage.value)
    put_on_stage(session, lead, stage, reason, back_on, suggested)
    if stage is Stage.CLIENT and open_period(session, lead_id) is None:
        since = local_date(session.now, zone) if zone else laptop_date(session.now)
        session.add(tables.client_period, lead_id=lead_id, since=since.isoformat())
    if stage in (Stage.LATER, Stage.LOST):
        drop_open_step(session, lead_id)
    if stage is Stage.LATER and back_on is not None:
        at = nine_on(back_on, zone) if zone else _laptop_nine(back_on)
        plan_step(session, lead_id, STEP_TEXT[StepIdea.GET_IN_TOUCH], at)


def put_on_stage(
    session: Session,
    lead: RowMapping,
    stage: Stage,
    reason: str = "",
    back_on: date | None = None,
    suggested: bool = False,
) -> None:
    """Store where a lead stands and, if that is elsewhere than before, the move; nothing follows from it."""
    columns: dict[str, Any] = {}
    if stage != lead["stage"] or back_on is not None:
        columns["back_on"] = back_on.isoformat() if back_on and stage is Stage.LATER else None
    if stage != lead["stage"]:
        columns |= {"stage": stage.value, "stage_since": session.now}
        session.add(
            tables.stage_move,
            lead_id=lead["id"],
            at=session.now,
            old=lead["stage"],
            new=stage.value,
            reason=clean(reason, "reason"),
            suggested=int(suggested),
            last_enquiry=newest_enquiry(session),
        )
    session.change(tables.lead, lead["id"], **columns)


def newest_enquiry(session: Session) -> int:
    """The row number of the newest enquiry, kept with a move to know later which of the two came first."""
    newest = session.first(select(func.max(tables.enquiry.c.rid).label("rid")))
    return 0 if newest is None or newest["rid"] is None else int(newest["rid"])


def accept_suggestion(session: Session, lead_id: LeadId, zone: ZoneInfo) -> Stage:
    """Do what is suggested, with its evidence as the reason. Refuses with ``no_suggestion``."""
    lead, suggestion = _suggestion(session, lead_id, zone)
    session.call_it("stage_moved", name=lead["name"], stage=suggestion.stage.value)
    reason = ", ".join(evidence_text(it) for it in suggestion.evidence)
    move_stage(session, lead_id, suggestion.stage, reason, suggested=True, zone=zone)
    return suggestion.stage


def dismiss_suggestion(session: Session, lead_id: LeadId, zone: ZoneInfo) -> None:
    """Leave the lead as it is; the suggestion returns on new evidence. Refuses with ``no_suggestion``."""
    lead, suggestion = _suggestion(session, lead_id, zone)
    session.add(
        tables.dismissal,
        lead_id=lead_id,
        at=session.now,
        stage=suggestion.stage.value,
        fingerprint=suggestion.fingerprint,
    )
    session.call_it("suggestion_dismissed", name=lead["name"])


def end_client(session: Session, lead_id: LeadId, on: date, reason: str) -> None:
    """Note when and why somebody stopped being a client; the stage stays until it is moved."""
    lead = existing_lead(session, lead_id)
    period = open_period(session, lead_id)
    if period is None:
        raise Refusal("not_a_client", "{name} isn't a client now.", name=lead["name"])
    if on.isoformat() < period["since"]:
        raise Refusal(
            "ends_before_start", "This lies before the day {name} became a client.", name=lead["name"]
        )
    why = clean(reason, "reason")
    if not why:
        raise Refusal("end_needs_reason", "Say why it ended, to see later who stays.")
    session.change(tables.client_period, period["id"], until=on.isoformat(), end_reason=why)
    session.call_it("client_ended", name=lead["name"])


def open_period(session: Session, lead_id: LeadId) -> RowMapping | None:
    """The time as a client that has not ended, if any."""
    period = tables.client_period
    return session.first(
        select(period).where(period.c.lead_id == lead_id, period.c.until.is_(None)).order_by(period.c.rid)
    )


def _suggestion(session: Session, lead_id: LeadId, zone: ZoneInfo) -> tuple[RowMapping, Suggestion]:
    lead = existing_lead(session, lead_id)
    suggestion = suggestion_for(session.connection, lead_id, session.now, zone)
    if suggestion is None:
        raise Refusal("no_suggestion", "Nothing is suggested for {name} now.", name=lead["name"])
    return lead, suggestion


def laptop_date(at: int) -> date:
    """The day of an instant (UTC ms) in the zone of the laptop."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone().date()


def _laptop_nine(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 9).astimezone().timestamp()) * 1000
