"""What a trainer does with many leads at once: one command, one undo, whole or not at all.

Leads are given by their row numbers, as the lists hold them. One that can't be done is left as it is and told
with its reason; the others are done. What follows from each is what the command for one lead lets follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select

from ptcrm.commands.leads import removal_refusal
from ptcrm.commands.next_steps import checked_step
from ptcrm.commands.pipeline import laptop_date, newest_enquiry
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.limits import clean
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.stages import EXITS
from ptcrm.domain.values import Stage
from ptcrm.store import tables
from ptcrm.store.many_rows import add_rows, any_of, change_rows
from ptcrm.store.session import Session

AT_ONCE: Final = 500
"""Leads after which is told how far it is, and stopping is possible."""

MOST_REFUSED: Final = 200
"""Refused leads that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class RefusedLead:
    """One lead that stays as it is, and why."""

    name: str
    refusal: Refusal


@dataclass(slots=True)
class ManyDone:
    """How it went: ``done`` leads were changed, ``same`` were so already, the rest was refused."""

    done: int = 0
    same: int = 0
    refused_count: int = 0
    refused: list[RefusedLead] = field(default_factory=list)

    def refuse(self, name: str, refusal: Refusal) -> None:
        """Count one that stays as it is; the first ones are named."""
        self.refused_count += 1
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(RefusedLead(name, refusal))


def tell_nobody(_done: int, _total: int) -> None:
    """For who doesn't ask how far it is."""


def never() -> bool:
    """For who doesn't stop it."""
    return False


@dataclass(frozen=True, slots=True)
class Many:
    """The leads a command is about (row numbers), and who is told how far it is and may stop it.

    ``tell(done, total)`` is called, and ``stop()`` asked, from the thread that works. Stopped, the command
    refuses with ``stopped`` and nothing is changed.
    """

    rids: Sequence[int]
    tell: Callable[[int, int], None] = tell_nobody
    stop: Callable[[], bool] = never


def move_many(session: Session, many: Many, stage: Stage, zone: ZoneInfo | None = None) -> ManyDone:
    """Move leads to one stage, each as ``pipeline.move_stage`` does; who is there already is left alone."""
    result = ManyDone()
    name = ""
    for leads in _in_portions(session, many, result):
        moving = [lead for lead in leads if lead["stage"] != stage]
        result.same += len(leads) - len(moving)
        result.done += len(moving)
        name = name or next((lead["name"] for lead in moving), "")
        ids = [lead["id"] for lead in moving]
        _put_on_stage(session, moving, stage)
        if stage is Stage.CLIENT:
            _start_periods(session, ids, zone)
        if stage in EXITS:
            _drop_open_steps(session, ids)
    _call_it(session, result, "stage_moved", "leads_moved", name, stage=stage.value)
    return result


def plan_many(session: Session, many: Many, what: str, at: int, time_known: bool = True) -> ManyDone:
    """Plan the same next step for leads, each as ``next_steps.plan_step`` does. ``at`` is UTC ms."""
    what = checked_step(what, at, session.now)
    result = ManyDone()
    name = ""
    for leads in _in_portions(session, many, result):
        ids = [lead["id"] for lead in leads]
        name = name or next((lead["name"] for lead in leads), "")
        result.done += len(ids)
        _drop_open_steps(session, ids)
        _plan(session, ids, what, at, time_known=time_known)
    _call_it(session, result, "step_planned", "steps_planned", name)
    return result


def group_many(session: Session, many: Many, target_group: str) -> ManyDone:
    """Give leads one target group; "" takes it away."""
    target_group = clean(target_group, "target group")
    result = ManyDone()
    name = ""
    for leads in _in_portions(session, many, result):
        ids = [lead["id"] for lead in leads]
        name = name or next((lead["name"] for lead in leads), "")
        changed = change_rows(session, tables.lead, ids, target_group=target_group)
        result.done += changed
        result.same += len(ids) - changed
    _call_it(session, result, "lead_edited", "leads_grouped", name)
    return result


def remove_many(session: Session, many: Many) -> ManyDone:
    """Put leads in the bin; undo brings all of them back whole."""
    result = ManyDone()
    name = ""
    for leads in _in_portions(session, many, result):
        ids = [lead["id"] for lead in leads]
        name = name or next((lead["name"] for lead in leads), "")
        result.done += change_rows(session, tables.lead, ids, removed_at=session.now, spam=0)
    _call_it(session, result, "lead_removed", "leads_removed", name)
    return result


def _in_portions(session: Session, many: Many, result: ManyDone) -> Iterator[list[RowMapping]]:
    """The leads that are there, some at a time; those that are gone are refused."""
    total = len(many.rids)
    for at in range(0, total, AT_ONCE):
        if many.stop():
            raise Refusal("stopped", "Stopped. Nothing was changed.")
        many.tell(at, total)
        query = select(tables.lead).where(any_of(tables.lead.c.rid, many.rids[at : at + AT_ONCE]))
        found = session.rows(query.order_by(tables.lead.c.rid))
        for lead in found:
            refusal = removal_refusal(session, lead)
            if refusal is not None:
                result.refuse(lead["name"], refusal)
        yield [lead for lead in found if lead["removed_at"] is None]
    many.tell(total, total)


def _put_on_stage(session: Session, leads: Sequence[RowMapping], stage: Stage) -> None:
    new = {"at": session.now, "new": stage.value, "reason": "", "suggested": 0}
    new["last_enquiry"] = newest_enquiry(session)
    moves = [{"lead_id": lead["id"], "old": lead["stage"], **new} for lead in leads]
    add_rows(session, tables.stage_move, moves)
    since = session.now
    ids = [lead["id"] for lead in leads]
    change_rows(session, tables.lead, ids, stage=stage.value, stage_since=since, back_on=None)


def _start_periods(session: Session, ids: Sequence[str], zone: ZoneInfo | None) -> None:
    """Who is no client yet is one from today."""
    period = tables.client_period
    query = select(period.c.lead_id).where(any_of(period.c.lead_id, ids), period.c.until.is_(None))
    clients = set(session.connection.execute(query).scalars())
    since = (local_date(session.now, zone) if zone else laptop_date(session.now)).isoformat()
    add_rows(session, period, [{"lead_id": it, "since": since} for it in ids if it not in clients])


def _drop_open_steps(session: Session, ids: Sequence[str]) -> None:
    step = tables.next_step
    query = select(step.c.id).where(
        any_of(step.c.lead_id, ids), step.c.done_at.is_(None), step.c.dropped_at.is_(None)
    )
    open_steps = session.connection.execute(query).scalars().all()
    change_rows(session, step, open_steps, dropped_at=session.now)


def _plan(session: Session, ids: Sequence[str], what: str, at: int, *, time_known: bool) -> None:
    same = {"what": what, "at": at, "time_known": int(time_known), "made_at": session.now}
    add_rows(session, tables.next_step, [{"lead_id": it, **same} for it in ids])


def _call_it(session: Session, result: ManyDone, one: str, many: str, name: str, **values: str) -> None:
    """One lead is called by its name, more by their number."""
    if result.done == 1:
        session.call_it(one, name=name, **values)
    elif result.done:
        session.call_it(many, n=result.done, **values)
