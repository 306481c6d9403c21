"""A small question with a few fields: Save saves, Esc closes, and a refusal stands under what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ptcrm.domain.refusals import Refusal
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.dialogs.kept_fields import Field, KeptFields
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel, FieldWord
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from ptcrm.store.session import Session

T = TypeVar("T")
_WIDTH = 420


class SmallDialog(Dialog):
    """Title, fields under their words, one line for what is wrong, Cancel and the button that saves."""

    def __init__(self, desk: Desk, title: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.desk = desk
        self.kept: KeptFields | None = None
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(4)
        self._problem = WrappedText("", "problem", most=4)
        self._problem.hide()
        cancel = Button(desk.theme, tr("Frame", "Cancel"))
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.save_button = Button(desk.theme, save, "", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(ElidedLabel(title, "title"))
        layout.addLayout(self.fields)
        layout.addWidget(self._problem)
        layout.addSpacing(6)
        layout.addLayout(buttons)

    def add_field(self, word: str, field: QWidget) -> None:
        """Put a field under its word."""
        if self.fields.count():
            self.fields.addSpacing(6)
        self.fields.addWidget(FieldWord(word, field))
        self.fields.addWidget(field)

    def keep_as(self, place: str, **fields: Field) -> None:
        """Keep what is typed in these fields as a place's draft: closing loses nothing, saving drops it."""
        self.kept = KeptFields(self.desk, place, fields, self)

    def reject(self) -> None:
        """Close; what was typed is there the next time."""
        if self.kept is not None:
            self.kept.drafts.keep()
        super().reject()

    def save(self) -> None:
        """Save what was filled in; each dialog says how."""
        raise NotImplementedError

    def problem(self) -> str:
        """The sentence on show about what is wrong."""
        return self._problem.text()

    def complain(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong and put the cursor where it can be mended; the typed text stays."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self, job: Callable[[Session], T], done: Callable[[T], None]) -> None:
        """Run a command; close and call ``done`` when it is written, complain when it is refused."""
        self.save_button.setEnabled(False)

        def written(value: T) -> None:
            if self.kept is not None:
                self.kept.drafts.drop()
            self.accept()
            done(value)

        def failed(refusal: Refusal) -> None:
            self.save_button.setEnabled(True)
            self.complain(refusal_words(refusal))

        self.desk.tasks.write(self, job, written, failed)


def text_field(longest: int = 2_000, text: str = "") -> QLineEdit:
    """One line."""
    field = QLineEdit()
    field.setMaxLength(longest)
    field.setText(text)
    return field


def text_area(text: str = "", height: int = 96) -> QPlainTextEdit:
    """A few lines; Tab leaves it."""
    field = QPlainTextEdit()
    field.setPlainText(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field
