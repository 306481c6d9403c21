"""What stands beside the pages of leads: the first questions, settings, samples, trouble, an outcome."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ptcrm.domain.changes import EVERYTHING, Changes, Kind
from ptcrm.domain.ids import ConsultationId
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.frame import Frame
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState

if TYPE_CHECKING:
    from ptcrm.commands.many_leads import ManyDone
    from ptcrm.ui.pages.first_run import FirstRunPage
    from ptcrm.ui.pages.help import HelpPage
    from ptcrm.ui.pages.settings import SettingsPage

_SHOWS: Final = frozenset({Kind.LEAD})
_TOPICS: Final = {
    "today": "hour",
    "leads": "stages",
    "agenda": "consultations",
    "duplicates": "import",
    "import": "import",
    "settings": "data",
    "": "lead",
}
"""What help is about at each place; a lead's own page is the one without a name."""


class Aside(QObject):
    """Makes these pages when they are first asked for. ``show(page, place)`` opens one in the window."""

    def __init__(
        self,
        desk: Desk,
        frame: Frame,
        language: Language,
        folder: Path,
        show: Callable[[QWidget, str], None],
        show_keys: Callable[[], None],
    ) -> None:
        super().__init__(frame)
        self._desk, self._frame, self._folder = desk, frame, folder
        self._show, self._show_keys = show, show_keys
        self.language = language
        self._samples = False
        self._help: HelpPage | None = None
        self._before: tuple[QWidget | None, str] = (None, "")
        self._settings: SettingsPage | None = None
        frame.sidebar.samples.clicked.connect(self.remove_samples)
        desk.tasks.changed.connect(self._look_for_samples)

    def ask_first(self, then: Callable[[], None]) -> None:
        """Three questions in place of every page; ``then`` opens the window as usual."""
        from ptcrm.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self._desk, self.language)
        page.spoken.connect(self._speak)
        page.finished.connect(lambda: self._first_run_over(page, then))
        self._frame.set_usable(False)
        self._frame.pages.addWidget(page)
        self._show(page, "")
        page.begin()

    def data_shown(self) -> None:
        """The window has its data: look whether there are sample leads in it."""
        self._samples = True
        self._look_for_samples(EVERYTHING)
        restored = WindowState().take_restored()
        if restored is not None:
            when = moment(restored, self._desk.now(), self._desk.zone)
            self._desk.say(
                tr("Settings", "Backup of {when} restored. Nothing is sent or announced again.", when=when)
            )

    def show_settings(self, subject: str = "") -> None:
        """Open Settings, made anew: what it shows may have been chosen elsewhere since.

        ``subject``: only what is found by this word, as if it had been typed.
        """
        from ptcrm.ui.pages.settings import SettingsPage

        old = self._settings
        self._settings = SettingsPage(self._desk, self.language, self._folder, self._show_keys)
        self._frame.pages.addWidget(self._settings)
        self._show(self._settings, "settings")
        self._settings.search.setText(subject)
        if old is not None:
            self._frame.pages.removeWidget(old)
            old.deleteLater()

    def show_phone(self) -> None:
        """Open Settings at the alerts on the phone."""
        self.show_settings(tr("Settings", "Phone"))

    def show_help(self) -> None:
        """Open the help at what is on screen."""
        sidebar, pages = self._frame.sidebar, self._frame.pages
        if self._help is None:
            from ptcrm.ui.pages.help import HelpPage

            self._help = HelpPage(self._desk.theme, self.language)
            self._help.closed.connect(self._help_closed)
            pages.addWidget(self._help)
        if pages.currentWidget() is not self._help:
            self._before = (pages.currentWidget(), sidebar.place)
            self._show(self._help, "help")
            self._help.show_topic(_TOPICS[self._before[1]])

    def ask_outcome(self, consultation_id: str) -> None:
        """Ask how a consultation went."""
        from ptcrm.ui.dialogs.outcome import OutcomeDialog

        OutcomeDialog(self._desk, ConsultationId(consultation_id), self._frame.window()).open()

    def show_trouble(self, refusal: Refusal) -> None:
        """Why the data can't be opened, in place of every page."""
        from ptcrm.ui.pages.trouble import TroublePage

        page = TroublePage(self._desk, refusal, self._folder)
        self._frame.pages.addWidget(page)
        self._frame.pages.setCurrentWidget(page)
        self._frame.set_usable(False)

    def remove_samples(self) -> None:
        """Take the sample leads away; Undo brings them back."""
        from ptcrm.commands.sample_removal import remove_samples

        self._desk.tasks.write(self, remove_samples, self._samples_removed)

    def _help_closed(self) -> None:
        page, place = self._before
        if page is not None and isValid(page):
            self._show(page, place)
        else:
            self._desk.page_wanted.emit("today")

    def _speak(self, language: Language) -> None:
        self.language = language
        self._frame.say_words()

    def _first_run_over(self, page: FirstRunPage, then: Callable[[], None]) -> None:
        self._frame.set_usable(True)
        then()
        self._frame.pages.removeWidget(page)
        page.deleteLater()
        if page.goes_on == "phone":
            self.show_phone()
        elif page.goes_on:
            self._desk.page_wanted.emit(page.goes_on)

    def _samples_removed(self, done: ManyDone) -> None:
        self._desk.say(
            tr("Samples", "%n sample lead(s) removed. What you added yourself stays.", n=done.done), undo=True
        )

    def _look_for_samples(self, changes: Changes) -> None:
        """Only as long as there were any: undo may bring them back, but nothing else brings new ones."""
        if self._samples and changes.concerns(_SHOWS):
            from ptcrm.queries.samples import has_samples

            self._desk.tasks.read(self, "samples", has_samples, partial(self._offer_removal, changes))

    def _offer_removal(self, changes: Changes, there: bool) -> None:
        self._frame.sidebar.samples.setVisible(there)
        if changes is EVERYTHING:
            self._samples = there
