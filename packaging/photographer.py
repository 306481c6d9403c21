"""Takes every picture of one look of the window; ``screenshots.py`` starts it once for each look.

Its places are those that the tests walk through (``tests/ui/everywhere.py``), then the states between them.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import everywhere
from photo_practice import NOW, ZONE, fill_practice
from photo_states import every_state, first_questions, open_menus
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ptcrm.store.database import Database
from ptcrm.store.session import Session
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Appearance, Theme, prepare_application
from ptcrm.ui.main_window import MainWindow

T = TypeVar("T")

QUIET_MS: Final = 70
"""How long nothing may be asked before what is on screen counts as all there is."""


class Photographer:
    """Walks through the window of one practice; an ``everywhere.Practice``. ``size`` is in the window's own
    pixels."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        kind: str,
        language: Language,
        appearance: Appearance,
        size: tuple[int, int],
    ) -> None:
        self._kind = kind
        prepare_application(app)
        theme = Theme(app)
        theme.choose(appearance)
        speak(language, app)
        self.database = Database.open(folder, NOW)
        self._tasks = Tasks(lambda: NOW, app)
        self._tasks.use(self.database)
        self.desk = Desk(self._tasks, lambda: NOW, ZONE, theme, parent=app)
        fill_practice(self, kind)
        self._window = MainWindow(self.desk, language, folder)
        self._window.resize(*size)
        self._window.sidebar.say_status(tr("Settings", "All data on this laptop"))

    def do(self, job: Callable[[Session], T]) -> T:
        """Run a command as if it came through the window."""
        written = self.database.write(job, NOW)
        self._tasks.announce(written.changes)
        return written.value

    def settle(self) -> None:
        """Wait until every answer is in and painted."""
        for _ in range(2):
            loop = QEventLoop()
            QTimer.singleShot(QUIET_MS, loop.quit)
            loop.exec()
            while self._tasks.waiting:
                QApplication.processEvents()

    def walk(self, out: Path, prefix: str) -> None:
        """Take all there is to see, in files of ``out`` that begin with ``prefix``."""
        self._window.show()
        self._window.activateWindow()
        for number, (name, widget) in enumerate(self._places(), 1):
            self.settle()
            words = re.sub(r"\W+", "-", name).strip("-")
            _take(widget, out / f"{prefix}-{number:02}-{words}.png")
        self._tasks.close()
        self.database.close()

    def _places(self) -> Iterator[everywhere.Place]:
        if self._kind == "empty":
            yield from first_questions(self, self._window)
        else:
            self._window.data_opened()
        self.settle()
        yield from everywhere.every_page(self, self._window)
        if self._kind != "empty":
            yield from everywhere.every_dialog(self, self._window)
        yield from every_state(self, self._window, self._kind)
        yield from everywhere.no_page(self, self._window)


def _take(widget: QWidget, place: Path) -> None:
    """A picture of the window or a dialog, with the menus that hang over it."""
    picture = widget.grab()
    painter = QPainter(picture)
    for menu in open_menus(widget):
        painter.drawPixmap(widget.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    picture.save(str(place))


def main() -> None:
    """Words: practice, language, appearance, width, height, where the pictures go and how they begin."""
    kind, language, appearance, width, height, out, prefix = sys.argv[1:]
    app = QApplication([])
    app.setApplicationName("ptcrm-screenshots")
    size = int(width), int(height)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        folder = Path(home) / "data"
        taken = Photographer(app, folder, kind, Language(language), Appearance(appearance), size)
        taken.walk(Path(out), prefix)


if __name__ == "__main__":
    main()
