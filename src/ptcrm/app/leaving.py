"""What closing the window and ending PT CRM do: stay in the tray, stay minimised, ask, or end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from shiboken6 import isValid

from ptcrm.app.tray import Tray
from ptcrm.domain.values import ClockState
from ptcrm.queries.today_rows import AnswerNow
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.kit.words import called
from ptcrm.ui.main_window import MainWindow

_RING_YET: Final = (ClockState.WITHIN_HOUR, ClockState.OVER_HOUR)


class Leaving(QObject):
    """``ending`` tells that the program ends anyway, so that nothing may be asked. ``say`` shows one sentence
    where it is seen without the window. ``come_forward`` raises the window. Unless it ``stays``, closing the
    window simply ends it.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        tray: Tray,
        *,
        ending: Callable[[], bool],
        say: Callable[[str], None],
        come_forward: Callable[[], None],
        stays: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._window, self._tray = desk, window, tray
        self._ending, self._say, self._come_forward = ending, say, come_forward
        self._stays = stays
        self._waiting: tuple[str, ...] = ()
        self._aside = False
        self._over = False
        self._asking: QuestionDialog | None = None
        window.installEventFilter(self)
        window.counted.connect(self._counted)
        desk.quit_wanted.connect(self.quit)

    def step_aside(self) -> None:
        """Out of the way, watching on: into the tray, or minimised where there is none."""
        self._aside = True
        if self._tray.there():
            self._window.hide()
        else:
            self._window.showMinimized()

    def look(self) -> None:
        """A tray that came or went while the window was out of the way: it must stay within reach."""
        if not self._aside:
            return
        shows = self._window.isVisible()
        if shows and not self._window.isMinimized():
            self._aside = False  # brought back from the panel, past us
        elif self._tray.there() is shows:
            self.step_aside()

    def back(self) -> None:
        """The window was asked for."""
        self._aside = False

    def quit(self) -> None:
        """End PT CRM; while somebody waits who would still ring, only after a question."""
        if not self._waiting:
            self.end()
        elif self._asking is None or not isValid(self._asking):
            self._come_forward()
            words = tr("Leaving", "Quit PT CRM")
            self._asking = QuestionDialog(
                self._desk.theme, waiting_question(self._waiting), words, self.end, self._window
            )
            self._asking.open()

    def end(self) -> None:
        """End PT CRM."""
        self.let_go()
        # Once the click or the key that asked for it is over.
        QTimer.singleShot(0, self, QCoreApplication.quit)

    def let_go(self) -> None:
        """From here on the window closes when it is told to."""
        self._over = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Close and watched is self._window:
            return self._closing(event)
        return False

    def _closing(self, event: QEvent) -> bool:
        """Whether the window stays."""
        if self._over or self._ending():
            return False
        stays = self._keeps_running()
        if not stays and not self._waiting:
            self.end()
            return False
        event.ignore()
        if stays:
            self.step_aside()
            self._say_once()
        else:
            self.quit()
        return True

    def _keeps_running(self) -> bool:
        chosen = WindowState().keeps_running
        return self._stays and (self._tray.there() if chosen is None else chosen)

    def _say_once(self) -> None:
        if WindowState().first_time_aside():
            self._say(tr("Leaving", "PT CRM keeps watch in the background."))

    def _counted(self, found: AnswerNow) -> None:
        if self._stays:
            self._waiting = tuple(row.name for row in found.rows if row.state in _RING_YET)


def waiting_question(names: tuple[str, ...]) -> str:
    """What is asked before PT CRM ends while these people (at least one) wait."""
    if len(names) == 1:
        return tr(
            "Leaving",
            "{name} is still waiting. With PT CRM closed you get no alert. Close anyway?",
            name=called(names[0]),
        )
    return tr(
        "Leaving",
        "%n people are still waiting. With PT CRM closed you get no alert. Close anyway?",
        n=len(names),
    )
