"""The fields of a small dialog as one value: what stands in them, whether it was touched, its draft."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from ptcrm.ui.dialogs.draft_keeper import DraftKeeper, Typed
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.widgets.when_field import WhenField

Field = QLineEdit | QPlainTextEdit | QComboBox | WhenField


class KeptFields(QObject):
    """Begins when the fields hold what they start with. A draft comes back only into untouched fields."""

    def __init__(self, desk: Desk, place: str, fields: Mapping[str, Field], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        self._start = self._texts()
        self.drafts = DraftKeeper(desk, place, self._typed, self._restore, self)
        for field in self._fields.values():
            _changed(field).connect(self._touched)
        self.drafts.look()

    def touched(self) -> bool:
        """Whether anything stands there that did not stand there at first."""
        return self._texts() != self._start

    def _touched(self, *_value: object) -> None:
        self.drafts.touched()

    def _texts(self) -> dict[str, str]:
        return {name: _text(field) for name, field in self._fields.items()}

    def _typed(self) -> Typed:
        return dict(self._texts()) if self.touched() else {}

    def _restore(self, typed: Typed) -> None:
        if not self.touched():
            for name, field in self._fields.items():
                _put(field, str(typed.get(name, "")))


def _text(field: Field) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def _put(field: Field, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findText(text)))
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.set_text(text)


def _changed(field: Field) -> SignalInstance:
    if isinstance(field, WhenField):
        return field.edited
    return field.currentIndexChanged if isinstance(field, QComboBox) else field.textChanged
