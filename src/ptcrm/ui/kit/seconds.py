"""The second hand of the window: it stands still while nobody can see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ptcrm.ui.kit.desk import Desk


class Seconds(QObject):
    """Emits ``desk.second`` each second while ``window`` shows."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(desk.second)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._timer.start()
        elif event.type() is QEvent.Type.Hide:
            self._timer.stop()
        return super().eventFilter(watched, event)
