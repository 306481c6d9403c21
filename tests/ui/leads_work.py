"""What the tests of Leads share: leads of all kinds, and a page that is gone before its data is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from office import Office
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu

from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import take_in
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, Stage
from ptcrm.ui.pages.leads import LeadsPage

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
DAYS_AGO = 3 * 24 * 60


def add(office: Office, name: str, minutes_ago: float, **known: str) -> LeadId:
    """Somebody who reached out and waits."""
    person = Person(name=name, wants=known.get("wants", ""), source=known.get("source", ""))
    arrival = Arrival(office.clock() - round(minutes_ago * MINUTE))
    enquiry = Enquiry(person, Channel.FORM, "", arrival)
    return office.do(partial(take_in, enquiry=enquiry)).lead_id


def add_answered(office: Office, name: str, stage: Stage = Stage.KNOW, **known: str) -> LeadId:
    """Somebody who was answered, on a stage."""
    lead_id = add(office, name, DAYS_AGO, **known)
    office.do(partial(contacted, lead_id=lead_id))
    if stage is not Stage.KNOW:
        office.do(partial(move_stage, lead_id=lead_id, stage=stage, zone=office.desk.zone))
    return lead_id


@contextmanager
def open_page(office: Office, *, table: bool) -> Iterator[LeadsPage]:
    """The page on screen; it dies before the database does."""
    page = LeadsPage(office.desk)
    page.resize(1084, 736)
    page.show_view(table=table)
    page.show()
    page.activateWindow()
    office.settle()
    yield page
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    office.settle()


def open_menu() -> QMenu:
    """The menu on show."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
