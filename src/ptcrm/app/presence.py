"""How PT CRM is there: its window in front or out of the way, its icon in the tray, the count on both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from ptcrm.app.application import Application
from ptcrm.app.leaving import Leaving
from ptcrm.app.tray import Tray
from ptcrm.domain.values import ClockState
from ptcrm.queries.today_rows import AnswerNow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.main_window import MainWindow


class Presence(QObject):
    """Made once the window was painted, or before it when it starts out of the way.

    ``say`` shows one sentence where it is seen without the window. ``stays`` is false where nobody real
    waits: then closing the window ends PT CRM, and nothing is asked.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        say: Callable[[str], None],
        parent: QObject | None = None,
        *,
        stays: bool = True,
    ) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._badge = 0
        self.tray = Tray(
            QApplication.windowIcon(),
            self.come_forward,
            (
                (tr("Tray", "Open PT CRM"), self.come_forward),
                (tr("Frame", "New lead"), self._ask_new_lead),
                (tr("Quiet", "With a client"), self._ask_with_client),
                (tr("Leaving", "Quit PT CRM"), desk.quit_wanted.emit),
            ),
            self,
        )
        self.leaving = Leaving(
            desk,
            window,
            self.tray,
            ending=_is_ending,
            say=say,
            come_forward=self.come_forward,
            stays=stays,
            parent=self,
        )
        self.tray.there()
        window.counted.connect(self._counted)

    def come_forward(self) -> None:
        """Show the window, in front of all others."""
        window = self._window
        self.leaving.back()
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def look(self) -> None:
        """A tray may have come or gone."""
        self.leaving.look()
        if not self.tray.shown:
            self.tray.there()

    def leave(self) -> None:
        """PT CRM ends: the window is closed if it wasn't, so that what it shows is kept; the icon goes."""
        self.leaving.let_go()
        self._window.close()
        self.tray.hide()

    def _ask_new_lead(self) -> None:
        self.come_forward()
        self._window.new_lead()

    def _ask_with_client(self) -> None:
        self.come_forward()
        if self._window.today is not None:
            from ptcrm.ui.dialogs.with_client import WithClientDialog

            WithClientDialog(self._desk, self._window).open()

    def _counted(self, found: AnswerNow) -> None:
        over = found.count(ClockState.OVER_HOUR)
        self.tray.show_count(
            over, tr("Alerts", "%n person(s) waited over an hour", n=over) if over else "PT CRM"
        )
        app = QCoreApplication.instance()
        if over != self._badge and isinstance(app, QApplication):
            self._badge = over
            _show_badge(app, over)


def _show_badge(app: QApplication, over: int) -> None:
    """Qt tells Linux panels on an object path made of the program's name, which then may hold no space."""
    name = app.applicationName()
    app.setApplicationName(name.replace(" ", ""))
    app.setBadgeNumber(over)
    app.setApplicationName(name)


def _is_ending() -> bool:
    app = QCoreApplication.instance()
    return isinstance(app, Application) and app.ending
