"""Starts the window: paints it first, then opens the data, then everything that can wait."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ptcrm.app import wall_clock
from ptcrm.app.application import Application
from ptcrm.app.first_paint import FirstPaint
from ptcrm.app.main import WindowArguments
from ptcrm.app.opened_files import OpenedFiles, absolute
from ptcrm.app.places import data_folder, keep_private
from ptcrm.app.signals import end_on_signals
from ptcrm.app.start_again import start_again
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language, pick_language, speak
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme, prepare_application
from ptcrm.ui.kit.window_state import TEXT_SIZES, WindowState
from ptcrm.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ptcrm.app.one_instance import OneInstance
    from ptcrm.app.opening_data import OpenedData
    from ptcrm.app.presence import Presence
    from ptcrm.app.safekeeping import Safekeeping
    from ptcrm.app.watch import Watch
    from ptcrm.queries.today_rows import AnswerNow
    from ptcrm.store.backup_names import Kept
    from ptcrm.store.database import Database
    from ptcrm.store.folders import FolderWarning

_SECOND_STARTED = 0
_WATCH_AT_LATEST_MS = 1_000


def run_window(wanted: WindowArguments) -> int:
    """Show the window until it is closed; the process's exit code."""
    keep_private()
    with ExitStack() as stack:
        folder = _folder(wanted, stack)
        state = WindowState()
        if state.text_size != TEXT_SIZES[0]:
            os.environ.setdefault("QT_SCALE_FACTOR", str(state.text_size / 100))
        app = Application(["ptcrm"])  # what a panel knows its windows by
        app.setApplicationName("PT CRM")  # screen readers say it too
        app.setApplicationDisplayName("PT CRM")
        app.setDesktopFileName("ptcrm")
        app.setWindowIcon(QIcon(str(resource("icons", "ptcrm.svg"))))
        prepare_application(app)
        theme = Theme(app)
        theme.choose(state.appearance)
        language = pick_language(wanted.language or state.language)
        speak(language, app)
        runner = Runner(
            app,
            folder,
            theme,
            language,
            demo=wanted.demo,
            aside=wanted.minimized,
            files=absolute(wanted.files),
        )
        if not runner.alone:
            return _SECOND_STARTED
        runner.stands.connect(partial(_start_log, folder))
        runner.show(state)
        app.file_opened.connect(lambda file: runner.files.take([file]))
        end_on_signals(app)
        code = app.exec()
    if runner.again:
        start_again()
    return code


class Runner(QObject):
    """Holds together what lives as long as the window does. ``stands()``: all of it is there."""

    stands = Signal()

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        theme: Theme,
        language: Language,
        *,
        demo: bool = False,
        aside: bool = False,
        files: tuple[str, ...] = (),
    ) -> None:
        """``demo``: nobody real waits in the folder. ``aside``: start out of the way."""
        super().__init__(app)
        from ptcrm.app.one_instance import OneInstance

        self._folder, self._demo, self._language = folder, demo, language
        self._aside = aside
        self._database: Database | None = None
        self._warning: FolderWarning | None = None
        self._watch: Watch | None = None
        self._safekeeping: Safekeeping | None = None
        self._presence: Presence | None = None
        self._instance: OneInstance | None = None
        self._unusable: Refusal | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._instance = OneInstance(folder, self)
        except OSError as error:
            from ptcrm.store.file_refusals import of_error

            self._unusable = of_error(error)
        self.again = False
        self.alone = self._instance is None or self._instance.first
        if not self.alone and self._instance is not None:
            if files or not aside:
                self._instance.raise_first(files)
            return
        self.tasks = Tasks(wall_clock.now, self)
        self.desk = Desk(self.tasks, wall_clock.now, wall_clock.local_zone(), theme, parent=self)
        self.window = MainWindow(self.desk, language, folder)
        self.files = OpenedFiles(files, self)
        self.files.wanted.connect(self.window.import_files)
        if self._instance is not None:
            self._instance.raise_wanted.connect(self._come_forward)
            self._instance.files_wanted.connect(self.files.take)
        self.desk.restart_wanted.connect(self._restart)
        self.desk.restore_wanted.connect(self._restore)
        app.aboutToQuit.connect(self._close)

    def show(self, state: WindowState) -> None:
        """Paint the window, then open the data behind it."""
        state.restore(self.window)
        self.window.closing.connect(lambda: state.keep(self.window))
        FirstPaint(self.window, self._painted)
        if self._aside:
            self._be_there().leaving.step_aside()
        else:
            self.window.show()

    def _be_there(self) -> Presence:
        """From here on the window can be closed and PT CRM stay; the first frame doesn't wait for it."""
        from ptcrm.app.presence import Presence

        if self._presence is None:
            self._presence = Presence(self.desk, self.window, self._say_outside, self, stays=not self._demo)
        return self._presence

    def _say_outside(self, text: str) -> None:
        """One sentence on the desktop, as soon as there is somebody who can say it."""
        if self._watch is not None:
            self._watch.say(text)
        else:
            self.stands.connect(partial(self._say_outside, text), Qt.ConnectionType.SingleShotConnection)

    def _painted(self) -> None:
        self._be_there()
        if self._unusable is not None:
            self.window.show_trouble(self._unusable)
            return
        from ptcrm.app.opening_data import who_waits

        look = partial(who_waits, self._folder)
        self.tasks.outside(self, look, self._looked, lambda _: self._open())

    def _looked(self, found: AnswerNow | None) -> None:
        if found is None:
            self._open()
        else:
            FirstPaint(self.window.show_first(found), self._open)

    def _open(self) -> None:
        from ptcrm.app.opening_data import open_data

        job = partial(open_data, self._folder, self.desk.zone, demo=self._demo)
        self.tasks.outside(self, job, self._opened, self.window.show_trouble)

    def _opened(self, opened: OpenedData) -> None:
        from ptcrm.app.autostart import make_autostart

        self._database, self._warning = opened.database, opened.warning
        self.desk.region = opened.region
        if not self._demo:
            self.desk.at_login = autostart = make_autostart(self._folder)
            self.stands.connect(lambda: self.tasks.outside(self, autostart.repair, lambda _: None))
        self.tasks.use(self._database)
        # Who waits is on screen first; should that fail, watch is kept all the same.
        once = Qt.ConnectionType.SingleShotConnection
        self.window.counted.connect(lambda _: QTimer.singleShot(0, self, self._keep_watch), once)
        self.window.counted.connect(lambda _: QTimer.singleShot(0, self, self.files.be_ready), once)
        QTimer.singleShot(_WATCH_AT_LATEST_MS, self, self._keep_watch)
        if opened.first_run:
            self.window.ask_first()
        else:
            self.window.data_opened()

    def _keep_watch(self) -> None:
        from ptcrm.app.safekeeping import Safekeeping
        from ptcrm.app.updates import look_for_news
        from ptcrm.app.watch import Watch

        database = self._database
        if database is None or self._watch is not None:
            return
        self._safekeeping = Safekeeping(self.desk, self.window, database, self._warning, self)
        self._safekeeping.start()
        there, since_boot = self._be_there(), wall_clock.since_boot
        self._watch = Watch(
            self.desk, self.window, database, since_boot, there.come_forward, there.tray, self
        )
        self._watch.start()
        self._watch.rounds.ticked.connect(there.look)
        look_for_news(self.desk, self.window, self._language, self)
        if sys.platform == "linux":
            from ptcrm.app.system_news import listen

            listen(self.desk.theme, self._watch.rounds.woke, self)
        self.stands.emit()

    def _come_forward(self) -> None:
        self._be_there().come_forward()

    def _restart(self) -> None:
        """Close everything properly and begin again."""
        self.again = True
        QApplication.quit()

    def _restore(self, kept: Kept) -> None:
        """Let go of the data, put a backup in its place and begin again with it."""
        self.window.closing.emit()
        self.window.setEnabled(False)
        if self._safekeeping is not None:
            self._safekeeping.stop()
        database, self._database = self._database, None
        self.tasks.close()
        if self._watch is not None:
            self._watch.stop()
        if database is not None:
            database.close()
        from ptcrm.commands.restoring import restore_quietly

        self.tasks, folder = Tasks(wall_clock.now, self), self._folder
        self.tasks.outside(
            self,
            lambda: restore_quietly(folder, kept.file, wall_clock.now()),
            lambda _: self._restored(kept),
            self._not_restored,
        )

    def _restored(self, kept: Kept) -> None:
        WindowState().note_restored(kept.at)
        self._restart()

    def _not_restored(self, refusal: Refusal) -> None:
        self.window.setEnabled(True)
        self.window.show_trouble(refusal)

    def _close(self) -> None:
        if self._presence is not None:
            self._presence.leave()
        self.tasks.close()
        if self._watch is not None:
            self._watch.finish()
            self._watch.stop()
        if self._database is not None:
            if self._safekeeping is not None and not self._demo:
                self._safekeeping.finish()
            self._database.close()
        if self._instance is not None:
            self._instance.close()


def _start_log(folder: Path) -> None:
    from ptcrm.app.logs import start_log

    start_log(folder)


def _folder(wanted: WindowArguments, stack: ExitStack) -> Path:
    if wanted.demo and wanted.data_dir is None:
        made = tempfile.TemporaryDirectory(prefix="ptcrm-demo-", ignore_cleanup_errors=True)
        return Path(stack.enter_context(made))
    return data_folder(wanted.data_dir)
