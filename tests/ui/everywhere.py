"""Every page and dialog of the window, one after the other, in a practice with short and with long names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from sqlalchemy import select

from ptcrm.app.leaving import waiting_question
from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.intake import take_in
from ptcrm.commands.samples import fill_demo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.phone_settings import PhoneSettings, Way
from ptcrm.domain.values import Channel, ConsultationStatus, Outcome, Stage
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.file_refusals import damaged
from ptcrm.store.session import Session
from ptcrm.ui.dialogs.export_leads import ExportDialog
from ptcrm.ui.dialogs.help import HelpDialog
from ptcrm.ui.dialogs.lead_contact import AddEnquiryDialog
from ptcrm.ui.dialogs.many_leads import GroupManyDialog, PlanManyDialog
from ptcrm.ui.dialogs.move_lead import EndClientDialog, MoveLeadDialog
from ptcrm.ui.dialogs.next_step import PlanStepDialog, PutOffDialog
from ptcrm.ui.dialogs.outcome import OutcomeDialog
from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog
from ptcrm.ui.dialogs.qr_code import QrDialog, Scannable
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.dialogs.with_client import WithClientDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.with_client import free_again, with_client_for
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.pages.settings import SettingsPage

SAMPLES = Path(__file__).parents[1] / "samples"
LONG_NAME = "Anna van den Berg-de Jong van Beukelaer tot Nijenrode de Vries-Hendriks"
Place = tuple[str, QWidget]
T = TypeVar("T")


class Practice(Protocol):
    """Where the walk goes: the office of a test, or the one that is photographed."""

    @property
    def desk(self) -> Desk: ...

    @property
    def database(self) -> Database: ...

    def do(self, job: Callable[[Session], T]) -> T:
        """Run a command as if it came through the window."""
        ...

    def settle(self) -> None:
        """Wait until every question has its answer, and is painted."""
        ...


def fill(office: Practice) -> None:
    """A practice as it is after some weeks, with somebody whose name and wish have no end."""
    fill_demo(office.database, office.desk.now(), office.desk.zone)
    person = Person(
        name=LONG_NAME,
        phone="0612349876",
        email=f"{'x' * 60}@{'example.' * 8}nl",
        wants="Weer pijnvrij traplopen " * 20,
        source="instagram",
        city="Sint-Michielsgestel aan de Dommel",
    )
    enquiry = Enquiry(person, Channel.INSTAGRAM, "Hoi! " * 80, Arrival(office.desk.now() - 70 * 60_000))
    office.do(partial(take_in, enquiry=enquiry))


def every_place(office: Practice, window: MainWindow) -> Iterator[Place]:
    """Each page and dialog while it shows, by a name to find it back by."""
    yield from every_page(office, window)
    yield from every_dialog(office, window)
    yield from no_page(office, window)


def no_page(office: Practice, window: MainWindow) -> Iterator[Place]:
    """What stands in place of every page when the data can't be opened. No page comes after it."""
    newest = Path("/home/x/" * 12) / f"{'backup-' * 8}2026-11-22.db"
    window.show_trouble(damaged((newest, "2026-11-22T08:30:00+01:00")))
    office.settle()
    yield "trouble", window


def every_page(office: Practice, window: MainWindow) -> Iterator[Place]:
    """The pages, also those without anybody on them."""
    office.settle()
    yield "today", window
    window.show_leads()
    office.settle()
    yield "board", window
    leads = window.findChildren(LeadsPage)[0]
    leads.show_view(table=True)
    office.settle()
    yield "table", window
    leads.show_found("zzzz")
    office.settle()
    yield "table without anybody", window
    for name, lead_id in _leads(office):
        window.show_lead(lead_id)
        office.settle()
        yield f"lead {name}", window
    window.show_agenda()
    office.settle()
    yield "week", window
    agenda = window.findChildren(AgendaPage)[0]
    agenda.show_day(agenda.today() + timedelta(days=1), by_day=True)
    office.settle()
    yield "day", window
    window.show_duplicates()
    office.settle()
    yield "duplicates", window
    window.show_import()
    office.settle()
    yield "import", window
    files = [*sorted((SAMPLES / "csv-synthetic").glob("excel-*.csv"))[:2]]
    files.append(SAMPLES / "import-page" / "dates-either-way.csv")
    window.import_files([str(file) for file in files])
    office.settle()
    office.settle()
    yield "import of files", window
    for way in Way:
        topic = f"pt-{'k7w2' * 6}"
        office.desk.phone.settings = PhoneSettings(way, topic=topic, answer_topic=topic)
        office.desk.phone.say()
        window.show_place("settings")
        office.settle()
        settings = window.findChildren(SettingsPage)[-1]
        settings.findChildren(QScrollArea)[0].verticalScrollBar().setValue(settings.phone.y() - 14)
        office.settle()
        yield f"settings of the phone by {way}", window
    for place in ("settings", "help"):
        window.show_place(place)
        office.settle()
        yield place, window
    window.show_today()
    office.settle()
    office.desk.say(f"{LONG_NAME}.", undo=True, actions=(("…", lambda: None),))
    yield "today with a strip", window
    with_client_for(office.desk)
    office.settle()
    yield "today with a client", window
    free_again(office.desk)


def every_dialog(office: Practice, window: MainWindow) -> Iterator[Place]:
    """The dialogs about the lead with most to show; there has to be one."""
    [(_, lead_id), *_] = _leads(office)
    desk, name = office.desk, LONG_NAME
    who = Scannable(lead_id, name, "+31612349876", True, "x@example.nl")
    shortcuts = next(one for one in window.offered_actions() if one.name == "shortcuts")
    asks: dict[str, Callable[[], object]] = {
        "new lead": window.new_lead,
        "shortcuts": shortcuts.act or window.new_lead,
        "export": lambda: ExportDialog(desk, parent=window).open(),
        "plan a talk": lambda: PlanConsultationDialog(desk, lead_id, name, None, window).open(),
        "with whom": partial(_choose, window, office),
        "next step": lambda: PlanStepDialog(desk, lead_id, name, window).open(),
        "put off": lambda: PutOffDialog(desk, lead_id, name, window).open(),
        "later": lambda: MoveLeadDialog(desk, lead_id, name, Stage.LATER, window).open(),
        "lost": lambda: MoveLeadDialog(desk, lead_id, name, Stage.LOST, window).open(),
        "end of a client": lambda: EndClientDialog(desk, lead_id, name, window).open(),
        "enquiry": lambda: AddEnquiryDialog(desk, lead_id, name, Channel.PHONE, window).open(),
        "step with many": lambda: PlanManyDialog(desk, 1234, lambda *_: None, window).open(),
        "group of many": lambda: GroupManyDialog(desk, 1234, [], lambda _: None, window).open(),
        "code": lambda: QrDialog(desk, who, window).open(),
        "with a client": lambda: WithClientDialog(desk, window).open(),
        "quit": lambda: QuestionDialog(
            desk.theme, waiting_question((name,)), tr("Leaving", "Quit PT CRM"), desk.quit_wanted.emit, window
        ).open(),
    }
    for place, ask in asks.items():
        ask()
        office.settle()
        dialog = _dialog(window)
        yield place, dialog
        _close(office, dialog)
    talk = office.do(partial(plan_consultation, lead_id=lead_id, at=office.desk.now() - 3_600_000))
    outcome = OutcomeDialog(desk, talk, window)
    outcome.open()
    office.settle()
    for choice in Outcome:
        outcome.cards.choose(choice)
        office.settle()
        yield f"outcome {choice}", outcome
    outcome.show_help()
    office.settle()
    yield "help over a dialog", outcome.findChildren(HelpDialog)[0]
    _close(office, outcome.findChildren(HelpDialog)[0])
    outcome.statuses.buttons[ConsultationStatus.MOVED].click()
    office.settle()
    yield "outcome moved", outcome
    _close(office, outcome)


def _choose(window: MainWindow, office: Practice) -> None:
    window.show_agenda()
    window.findChildren(AgendaPage)[0].acts.plan(office.desk.now() + 90_000_000)


def _close(office: Practice, dialog: QDialog) -> None:
    parent = dialog.parentWidget()
    below = None if parent is None else parent.window()
    modal = below if isinstance(below, QDialog) else None
    dialog.reject()
    for _ in range(100):
        office.settle()
        if QApplication.activeModalWidget() is modal:
            return
    raise AssertionError(f"{dialog.windowTitle()} stays")


def _dialog(window: MainWindow) -> QDialog:
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def _leads(office: Practice) -> list[tuple[str, LeadId]]:
    """Those with most to show: the endless one, one who has been through much, a client, one of later."""
    with office.database.reading() as connection:
        rows = connection.execute(select(tables.lead.c.id, tables.lead.c.name, tables.lead.c.stage)).all()
    long = [row for row in rows if row.name == LONG_NAME]
    first_of = {row.stage: row for row in rows}
    return [(row.name[:12], LeadId(row.id)) for row in (*long, *first_of.values())]
