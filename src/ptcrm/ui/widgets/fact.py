"""A fact at rest, where it is edited: F2, Enter, Space or a press opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.theme import set_role
from ptcrm.ui.widgets.wrapped_text import WrappedText

INDENT = 4  # a value at rest has a frame around it, shown when it is in focus


class Fact(WrappedText):
    """Emits ``wanted`` when it is to be edited. ``empty`` stands there while there is no value (from the
    next ``show_value`` on)."""

    wanted = Signal()

    def __init__(self, caption: str, empty: str) -> None:
        super().__init__("", "fact", most=10)
        self._caption, self.empty = caption, empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_value(self, text: str) -> None:
        """Show a value; "" shows what could stand here."""
        self.set_text(text or self.empty)
        set_role(self, "fact" if text else "fact-empty")
        self.setAccessibleName(f"{self._caption}: {one_line(text) or self.empty}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit()
