"""The window: its frame, the page in it, and what belongs to no page: undo, shortcuts, dropped files.

It is painted before the data is opened. Pages are imported and made when they are first shown, because the
first frame must not wait for what it does not need.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ClockState
from ptcrm.ui.aside import Aside
from ptcrm.ui.frame import Frame
from ptcrm.ui.kit.action import Action, OffersActions
from ptcrm.ui.kit.bug_notice import say_bug
from ptcrm.ui.kit.desk import Among, Desk
from ptcrm.ui.kit.garbage import GarbageCollector
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.seconds import Seconds
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.undoing import take_back
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.shortcuts import FileDrops, add_shortcuts
from ptcrm.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from ptcrm.queries.today_rows import AnswerNow
    from ptcrm.ui.pages.agenda import AgendaPage
    from ptcrm.ui.pages.import_page import ImportPage
    from ptcrm.ui.pages.lead import LeadPage
    from ptcrm.ui.pages.leads import LeadsPage
    from ptcrm.ui.pages.today import TodayPage
    from ptcrm.ui.widgets.search_box import SearchBox

SMALLEST = (1024, 640)
FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Emits ``counted(AnswerNow)`` when who waits was read, and ``closing`` before it closes."""

    counted = Signal(object)
    closing = Signal()

    def __init__(self, desk: Desk, language: Language, folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._today: TodayPage | None = None
        self._leads: LeadsPage | None = None
        self._lead: LeadPage | None = None
        self._agenda: AgendaPage | None = None
        self._import: ImportPage | None = None
        self._search: SearchBox | None = None
        self._actions: list[Action] = []
        self._back_to = "today"
        self.setWindowTitle("PT CRM")
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        FileDrops(self).dropped.connect(self.import_files)
        self._frame = frame = Frame(desk.theme)
        self._pages, self.sidebar, self.banners = frame.pages, frame.sidebar, frame.banners
        self.setCentralWidget(frame)
        self._frame.undo_button.clicked.connect(self.undo)
        self._frame.new_button.clicked.connect(self.new_lead)
        self.strip = Strip(desk.theme, self.undo, self._frame, self._frame.foot)
        self._pages.currentChanged.connect(lambda _index: self.strip.place())
        self._seconds = Seconds(desk, self)
        self._garbage = GarbageCollector(self, desk.second)
        self.aside = Aside(desk, frame, language, folder, self._open, partial(self._act, "shortcuts"))
        self._connect()

    # What the app tells the window

    def show_first(self, found: AnswerNow) -> QWidget:
        """Show who waits before the database is open; the page that shows it."""
        self._open(page := self._today_page(), "today")
        page.show_first(found)
        return page

    def data_opened(self) -> None:
        """The database is there: read Today, then make the rest of the frame. Whoever went on from the first
        frame already stays where they are."""
        page = self._today_page()
        page.refresh()
        if self._pages.currentWidget() not in (self._lead, self._leads, self._agenda, self._import):
            self._open(page, "today")
        QTimer.singleShot(0, self._finish_frame)

    def ask_first(self) -> None:
        """The data is there and new: three questions come before anything else."""
        self.aside.ask_first(self.data_opened)

    def show_trouble(self, refusal: Refusal) -> None:
        """The data can't be opened: say why and what to do, in place of every page."""
        self.aside.show_trouble(refusal)
        self._garbage.start()

    @property
    def today(self) -> TodayPage | None:
        """The page, once it was made."""
        return self._today

    # Places

    def show_place(self, name: str) -> None:
        """Open a place by its name."""
        places: dict[str, Callable[[], None]] = {
            "today": self.show_today,
            "leads": self.show_leads,
            "agenda": self.show_agenda,
            "duplicates": self.show_duplicates,
            "import": self.show_import,
            "settings": self.show_settings,
            "help": self.aside.show_help,
        }
        places[name]()

    def show_today(self) -> None:
        """Open Today."""
        if self._today is not None:
            self._today.refresh()
            self._open(self._today, "today")

    def show_leads(self) -> None:
        """Open Leads."""
        if self._today is not None:
            self._open(self._leads_page(), "leads")

    def show_agenda(self) -> None:
        """Open Agenda, on the days it was left on."""
        if self._today is not None:
            if self._agenda is None:
                from ptcrm.ui.pages.agenda import AgendaPage

                self._agenda = AgendaPage(self._desk, self._pages)
                self.closing.connect(self._agenda.moves.write)
                self._pages.addWidget(self._agenda)
            self._open(self._agenda, "agenda")

    def show_duplicates(self, lead_id: str = "") -> None:
        """Open the leads that may be one person: all of them, or those that may be this one."""
        if self._today is not None:
            page = self._leads_page().duplicates_of(lead_id)
            self._pages.addWidget(page)
            self._open(page, "duplicates")

    def show_lead(self, lead_id: str, among: Among = ()) -> None:
        """Open one lead's page, with the list to walk through from there."""
        if self._today is None:
            return
        if self._lead is None:
            from ptcrm.ui.pages.lead import LeadPage

            self._lead = LeadPage(self._desk, self._pages)
            self._lead.closed.connect(lambda: self.show_place(self._back_to))
            self._pages.addWidget(self._lead)
        self._lead.open_lead(LeadId(lead_id), among)
        WindowState().note_opened(lead_id)
        self._open(self._lead, "")

    def new_lead(self) -> None:
        """Ask for a new lead."""
        if self._today is not None:
            from ptcrm.ui.dialogs.new_lead import NewLeadDialog

            NewLeadDialog(self._desk, self).open()

    def show_import(self) -> None:
        """Open Import, as it was left."""
        if self._today is not None:
            self._open(self._import_page(), "import")

    def ask_import(self) -> None:
        """Choose files to import."""
        if self._today is not None:
            self.show_import()
            self._import_page().choose_files()

    def import_files(self, files: list[str]) -> None:
        """Show what is in these files, and take it in if the trainer says so."""
        if self._today is not None:
            self.show_import()
            self._import_page().open_files(files)

    def show_settings(self) -> None:
        """Open Settings."""
        if self._today is not None:
            self.aside.show_settings()

    def undo(self) -> None:
        """Take the trainer's latest change back."""
        if self._today is not None:
            take_back(self._desk)

    def focus_search(self) -> None:
        """Ready to type what to look for."""
        if self._search is not None:
            self._search.take_focus()

    def offered_actions(self) -> list[Action]:
        """What can be done now: what the page on screen offers, then what can be done anywhere."""
        page = self._pages.currentWidget()
        own: list[Action] = page.offered_actions() if isinstance(page, OffersActions) else []
        return [action for action in (*own, *self._actions) if action.offered]

    def _connect(self) -> None:
        desk = self._desk
        self.sidebar.chosen.connect(self.show_place)
        desk.lead_wanted.connect(lambda lead_id: self.show_lead(lead_id, desk.among))
        desk.compare_wanted.connect(self.show_duplicates)
        desk.outcome_wanted.connect(self.aside.ask_outcome)
        desk.new_lead_wanted.connect(self.new_lead)
        desk.files_dropped.connect(self.import_files)
        desk.page_wanted.connect(self.show_place)
        desk.notice.connect(self.strip.show_notice)
        desk.tasks.refused.connect(lambda refusal: desk.say(refusal_words(refusal)))
        desk.tasks.broke.connect(partial(say_bug, desk))

    def _finish_frame(self) -> None:
        from ptcrm.ui.actions import window_actions
        from ptcrm.ui.widgets.search_box import SearchBox

        self._actions = window_actions(self, self._desk)
        add_shortcuts(self, self._actions)
        self._search = SearchBox(self._desk, self.offered_actions)
        self._search.all_wanted.connect(
            lambda text: self._show_some_leads(lambda page: page.show_found(text))
        )
        self._frame.add_search(self._search)
        self.aside.data_shown()
        self._garbage.start()

    def _today_page(self) -> TodayPage:
        if self._today is None:
            from ptcrm.ui.pages.today import TodayPage

            self._today = TodayPage(self._desk, self._pages)
            self._today.counted.connect(self._counted)
            self._today.gaps_wanted.connect(
                lambda: self._show_some_leads(lambda page: page.show_without_step())
            )
            self._pages.addWidget(self._today)
        return self._today

    def _leads_page(self) -> LeadsPage:
        if self._leads is None:
            from ptcrm.ui.pages.leads import LeadsPage

            self._leads = LeadsPage(self._desk, self._pages)
            self.closing.connect(self._leads.finder.stop)
            self._pages.addWidget(self._leads)
        return self._leads

    def _import_page(self) -> ImportPage:
        if self._import is None:
            from ptcrm.ui.pages.import_page import ImportPage

            self._import = ImportPage(self._desk)
            self._import.closed.connect(lambda: self.show_place(self._back_to))
            self._import.leads_wanted.connect(
                lambda batch_id: self._show_some_leads(lambda page: page.show_import(batch_id))
            )
            self.closing.connect(self._import.stop)
            self._pages.addWidget(self._import)
        return self._import

    def _show_some_leads(self, show: Callable[[LeadsPage], None]) -> None:
        show(self._leads_page())
        self.show_leads()

    def _act(self, name: str) -> None:
        next(one.act for one in self._actions if one.name == name and one.act is not None)()

    def _open(self, page: QWidget, place: str) -> None:
        if self._search is not None:
            self._search.fold()
        self._pages.setCurrentWidget(page)
        self.sidebar.mark_place(place)
        if place and place not in ("import", "help"):
            self._back_to = place

    def _counted(self, found: AnswerNow) -> None:
        over = found.count(ClockState.OVER_HOUR)
        self.sidebar.show_count(over, len(found.rows))
        self.setWindowTitle(tr("Frame", "({count}) PT CRM", count=over) if over else "PT CRM")
        self.counted.emit(found)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
