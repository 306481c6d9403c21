"""The second hand of the window: it stands still while nobody can see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ptcrm.ui.kit.desk import Desk

_CHANGES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange)


class Seconds(QObject):
    """Emits ``desk.second`` each second while ``window`` shows and is no icon in a bar."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(desk.second)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            shows = self._window.isVisible() and not self._window.isMinimized()
            if shows and not self._timer.isActive():
                self._timer.start()
            elif not shows:
                self._timer.stop()
        return super().eventFilter(watched, event)
