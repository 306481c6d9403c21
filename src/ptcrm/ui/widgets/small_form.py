"""A few fields under each other with a button that saves them, for a setting that holds only as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.wrapped_text import WrappedText

_WIDTH = 260
_LONGEST = 300


class SmallForm(QWidget):
    """``wanted``: save what stands here. What was typed and isn't saved stays when other things change."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        self._secrets: list[QLineEdit] = []
        self._said = WrappedText("", "hint", most=5)
        self._said.setFixedWidth(_WIDTH)
        self._said.hide()
        save = Button(theme, tr("Frame", "Save"))
        save.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._fields)
        layout.addWidget(self._said)
        layout.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    def line(self, word: str, example: str = "") -> QLineEdit:
        """A line under its word, with an example in it as long as it is empty."""
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.setFixedWidth(_WIDTH)
        line.setPlaceholderText(example)
        line.returnPressed.connect(self.wanted)
        self.add(word, line)
        return line

    def secret(self, word: str) -> QLineEdit:
        """A line that shows dots, and is emptied once it is saved."""
        line = self.line(word)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        self._secrets.append(line)
        return line

    def add(self, word: str, field: QWidget) -> None:
        """Any field under its word."""
        label = Label(word, "hint")
        label.setBuddy(field)
        field.setAccessibleName(word)
        self._fields.addWidget(label)
        self._fields.addWidget(field)

    def fill(self, line: QLineEdit, text: str) -> None:
        """Show what holds, unless something else was typed there."""
        if not line.isModified():
            line.setText(text)

    def complain(self, sentence: str) -> None:
        """Say what is missing; nothing was saved."""
        self._said.set_text(sentence)
        self._said.show()

    def saved(self) -> None:
        """What stands here holds now."""
        self._said.hide()
        for line in self.findChildren(QLineEdit):
            line.setModified(False)
        for line in self._secrets:
            line.clear()

    def say_secret(self, kept: bool) -> None:
        """Say so if a password won't be known any more after PT CRM starts again."""
        sentence = tr(
            "Phone",
            "This laptop has no safe place for a password, so PT CRM knows it only until it closes."
            " Fill it in again then.",
        )
        if not kept:
            self.complain(sentence)
        elif self._said.text() == sentence:
            self._said.hide()
