"""A field of a dialog: its word above it, and below it room for a hint or for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.ui.kit.plain import FieldWord
from ptcrm.ui.kit.theme import set_role
from ptcrm.ui.widgets.wrapped_text import WrappedText


class FieldBox(QWidget):
    """``field`` under ``word``, which is also what a screen reader calls it."""

    def __init__(self, word: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._word = FieldWord(word, field)
        self._below = WrappedText("", "hint", most=3)
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._word)
        layout.addWidget(field)
        layout.addWidget(self._below)
        layout.addStretch(1)

    def hint(self, sentence: str) -> None:
        """Say something about what was typed; "" takes it away."""
        self._say(sentence, "hint")

    def complain(self, sentence: str) -> None:
        """Say why it can't be saved like this; the cursor goes there."""
        self._say(sentence, "problem")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def rename(self, word: str) -> None:
        """Put another word above the field."""
        self._word.setText(word)
        self.field.setAccessibleName(word)

    def said(self) -> str:
        """What stands under the field."""
        return self._below.text()

    def _say(self, sentence: str, role: str) -> None:
        set_role(self._below, role)
        self._below.set_text(sentence)
        self._below.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
