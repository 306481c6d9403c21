"""Qt's application, which knows when it is being ended: then no window may stand in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """``ending`` is true while every window is closed because the program ends.

    A signal, the end of the session, the Dock: all of them come as "quit" and are never asked about. The
    trainer's own way of ending PT CRM asks first (``leaving``) and then comes the same way.
    ``file_opened(file)``: macOS asks for one to be shown.
    """

    file_opened = Signal(str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.ending = False
        # With its window in the tray PT CRM goes on, also when the last dialog closes.
        self.setQuitOnLastWindowClosed(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        if event.type() is not QEvent.Type.Quit:
            return super().event(event)
        self.ending = True
        try:
            return super().event(event)
        finally:
            self.ending = False
