"""One of two values, to be kept: a frame with the value in it, chosen by a click, an arrow key or space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QWidget

from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.theme import set_role
from ptcrm.ui.widgets.wrapped_text import WrappedText

_LINES = 3


class SideChoice(QFrame):
    """``radio`` says whether this value is the one; two of them belong in one ``QButtonGroup``."""

    def __init__(self, field: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.radio = QRadioButton()
        self.radio.setAccessibleName(f"{field}: {one_line(value)}")
        self.value = WrappedText(value, most=_LINES)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 6)
        layout.setSpacing(8)
        layout.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.value, 1)
        self.radio.toggled.connect(self._mark)
        self._mark(chosen=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def _mark(self, chosen: bool) -> None:
        set_role(self, "side-chosen" if chosen else "side")
