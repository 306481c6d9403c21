"""What stands in the place of a list that is empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button


class EmptyList(QWidget):
    """A quiet sentence in the middle, and the one thing to do about it."""

    def __init__(self, desk: Desk, text: str, on_clear: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._text = Label(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if on_clear is None:
            self.button = Button(desk.theme, tr("Frame", "New lead"), "user-plus", "primary")
            self.button.clicked.connect(desk.new_lead_wanted)
        else:
            self.button = Button(desk.theme, tr("Leads", "Show everyone"), "users")
            self.button.clicked.connect(lambda _checked=False: on_clear())
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._text)
        layout.addLayout(line)
        layout.addStretch(3)

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)

    def words(self) -> str:
        """The sentence on show."""
        return self._text.text()
