"""Starts the window: paints it first, then opens the data, then everything that can wait."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ptcrm.app import wall_clock
from ptcrm.app.main import WindowArguments
from ptcrm.app.places import data_folder, keep_private
from ptcrm.domain.changes import Changes
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language, pick_language, speak
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme, prepare_application
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_SECOND_STARTED = 0
_REFUSED = 2


def run_window(wanted: WindowArguments) -> int:
    """Show the window until it is closed; the process's exit code."""
    keep_private()
    with ExitStack() as stack:
        folder = _folder(wanted, stack)
        app = QApplication(sys.argv[:1])
        app.setApplicationName("ptcrm")
        app.setApplicationDisplayName("PT CRM")
        app.setDesktopFileName("ptcrm")
        app.setWindowIcon(QIcon(str(resource("icons", "ptcrm.svg"))))
        state = WindowState()
        prepare_application(app)
        theme = Theme(app)
        theme.choose(state.appearance)
        language = pick_language(wanted.language or state.language)
        speak(language, app)
        runner = Runner(app, folder, theme, language, demo=wanted.demo)
        if not runner.alone:
            return _SECOND_STARTED
        runner.show(state, minimized=wanted.minimized)
        return app.exec()


class Runner(QObject):
    """Holds together what lives as long as the window does."""

    def __init__(
        self, app: QApplication, folder: Path, theme: Theme, language: Language, *, demo: bool
    ) -> None:
        super().__init__(app)
        from ptcrm.app.one_instance import OneInstance

        self._folder = folder
        self._demo = demo
        self._database: Database | None = None
        self._instance: OneInstance | None = None
        self.refusal: Refusal | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._instance = OneInstance(folder, self)
        except OSError:
            self.refusal = Refusal("folder_read_only", "PT CRM may not write in this folder.")
        self.alone = self._instance is None or self._instance.first
        if not self.alone and self._instance is not None:
            self._instance.raise_first()
            return
        self.tasks = Tasks(wall_clock.now, self)
        self.desk = Desk(self.tasks, wall_clock.now, wall_clock.local_zone(), theme, parent=self)
        self.window = MainWindow(self.desk, language, folder)
        if self._instance is not None:
            self._instance.raise_wanted.connect(self._come_forward)
        app.aboutToQuit.connect(self._close)

    def show(self, state: WindowState, *, minimized: bool) -> None:
        """Paint the window, then open the data behind it."""
        state.restore(self.window)
        if minimized:
            self.window.showMinimized()
        else:
            self.window.show()
        self.window.closing.connect(lambda: state.keep(self.window))
        QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self.tasks.outside(self, self._open_database, self._opened, self._not_opened)

    def _open_database(self) -> Database:
        from ptcrm.store.database import Database

        database = Database.open(self._folder, wall_clock.now())
        if self._demo:
            from ptcrm.commands.samples import fill_demo

            fill_demo(database, wall_clock.now(), self.desk.zone)
        return database

    def _opened(self, database: Database) -> None:
        self._database = database
        self.tasks.use(database)
        self.window.data_opened()

    def _not_opened(self, refusal: Refusal) -> None:
        self.window.show_trouble(refusal)

    def _other_process_wrote(self) -> None:
        self.tasks.announce(Changes(everything=True))

    def _come_forward(self) -> None:
        window = self.window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def _close(self) -> None:
        self.tasks.close()
        if self._database is not None:
            self._database.close()
        if self._instance is not None:
            self._instance.close()


def _folder(wanted: WindowArguments, stack: ExitStack) -> Path:
    if wanted.demo and wanted.data_dir is None:
        made = tempfile.TemporaryDirectory(prefix="ptcrm-demo-", ignore_cleanup_errors=True)
        return Path(stack.enter_context(made))
    return data_folder(wanted.data_dir)
