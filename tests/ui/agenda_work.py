"""What stands in a test's agenda, and where it is found."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from leads_work import add_answered
from office import Office

from ptcrm.commands.consultations import plan_consultation
from ptcrm.domain.ids import ConsultationId
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.widgets.agenda_block import AgendaBlock


def at(office: Office, day: int, clock: str) -> int:
    """A wall-clock time in November 2026; today is Monday the 23rd, noon."""
    hour, minute = map(int, clock.split(":"))
    return int(datetime(2026, 11, day, hour, minute, tzinfo=office.desk.zone).timestamp()) * 1000


def plan(office: Office, name: str, day: int, clock: str, minutes: int = 45) -> ConsultationId:
    lead_id = add_answered(office, name)
    job = partial(plan_consultation, lead_id=lead_id, at=at(office, day, clock), minutes=minutes)
    planned = office.do(job)
    office.settle()
    return planned


def block_of(page: AgendaPage, name: str) -> AgendaBlock:
    return next(it for it in page.grid.blocks() if name in it.accessibleName())
