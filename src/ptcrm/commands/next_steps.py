"""The next step with a lead: at most one, with what and when."""

from __future__ import annotations

from typing import Final

from sqlalchemy import RowMapping, select

from ptcrm.commands.leads import existing_lead
from ptcrm.domain.ids import LeadId, StepId
from ptcrm.domain.limits import clean
from ptcrm.domain.refusals import Refusal
from ptcrm.store import tables
from ptcrm.store.session import Session

_YEAR: Final = 366 * 86_400_000


def plan_step(session: Session, lead_id: LeadId, what: str, at: int, time_known: bool = True) -> StepId:
    """Plan the next step; one that was open gives way. ``at`` is UTC milliseconds."""
    lead = existing_lead(session, lead_id)
    what = checked_step(what, at, session.now)
    drop_open_step(session, lead_id)
    step_id = session.add(
        tables.next_step,
        lead_id=lead_id,
        what=what,
        at=at,
        time_known=int(time_known),
        made_at=session.now,
    )
    session.call_it("step_planned", name=lead["name"])
    return StepId(step_id)


def checked_step(what: str, at: int, now: int) -> str:
    """What a step says, as it is kept. Refuses with ``next_step_needs_what`` or ``step_long_past``."""
    what = clean(what, "next step")
    if not what:
        raise Refusal("next_step_needs_what", "Say what the next step is.")
    _check_moment(at, now)
    return what


def finish_step(session: Session, lead_id: LeadId) -> StepId:
    """Say that the open step was done. Refuses with ``no_open_step``."""
    lead, step = _open_step(session, lead_id)
    session.change(tables.next_step, step["id"], done_at=session.now)
    session.call_it("step_done", name=lead["name"])
    return StepId(step["id"])


def snooze_step(session: Session, lead_id: LeadId, at: int) -> StepId:
    """Move the open step to another moment. Refuses with ``no_open_step``."""
    lead, step = _open_step(session, lead_id)
    _check_moment(at, session.now)
    session.change(tables.next_step, step["id"], at=at, time_known=1)
    session.call_it("step_snoozed", name=lead["name"])
    return StepId(step["id"])


def drop_step(session: Session, lead_id: LeadId) -> StepId:
    """Skip the open step. Refuses with ``no_open_step``."""
    lead, step = _open_step(session, lead_id)
    session.change(tables.next_step, step["id"], dropped_at=session.now)
    session.call_it("step_dropped", name=lead["name"])
    return StepId(step["id"])


def open_step(session: Session, lead_id: LeadId) -> RowMapping | None:
    """The step that is open now, if any."""
    step = tables.next_step
    return session.first(
        select(step).where(step.c.lead_id == lead_id, step.c.done_at.is_(None), step.c.dropped_at.is_(None))
    )


def drop_open_step(session: Session, lead_id: LeadId) -> None:
    """Close the open step, if any, as not done."""
    step = open_step(session, lead_id)
    if step is not None:
        session.change(tables.next_step, step["id"], dropped_at=session.now)


def _open_step(session: Session, lead_id: LeadId) -> tuple[RowMapping, RowMapping]:
    lead = existing_lead(session, lead_id)
    step = open_step(session, lead_id)
    if step is None:
        raise Refusal("no_open_step", "{name} has no next step now.", name=lead["name"])
    return lead, step


def _check_moment(at: int, now: int) -> None:
    if at < now - _YEAR:
        raise Refusal("step_long_past", "This lies more than a year back. Is the date right?")
