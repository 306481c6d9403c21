"""Where a lead came from: one of the known sources or words of one's own, and by whom for word of mouth."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ptcrm.domain.limits import SHORT_TEXT
from ptcrm.domain.values import Source
from ptcrm.ui.dialogs.small_dialog import text_field
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import SOURCES, source_word


class SourceField(QWidget):
    """An editable list; "via" appears beside it for word of mouth. ``edited`` follows each change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setAccessibleName(tr("NewLead", "Source"))
        typing = self.choice.lineEdit()
        if typing is not None:
            typing.setAccessibleName(tr("NewLead", "Source"))
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for source, word in SOURCES.items():
            self.choice.addItem(tr(*word), source.value)
        self.choice.setCurrentIndex(-1)
        self.choice.setEditText("")
        self.via = text_field(SHORT_TEXT + 1)
        self.via.setPlaceholderText(tr("NewLead", "via whom"))
        self.via.setAccessibleName(tr("NewLead", "Word of mouth, via whom"))
        self.via.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.choice, 3)
        layout.addWidget(self.via, 2)
        self.setFocusProxy(self.choice)
        self.choice.editTextChanged.connect(self._changed)
        self.via.textChanged.connect(self.edited)

    def source(self) -> str:
        """A ``Source`` value, or the trainer's own words; "" for none."""
        typed = self.choice.currentText().strip()
        known = (source.value for source in Source if typed.casefold() == source_word(source).casefold())
        return next(known, typed)

    def referrer(self) -> str:
        """Who sent the person; only for word of mouth."""
        return self.via.text().strip() if self.source() == Source.WORD_OF_MOUTH else ""

    def show_source(self, source: str, referrer: str = "") -> None:
        """Put a source in the field."""
        self.choice.setEditText(source_word(source) if source else "")
        self.via.setText(referrer)

    def _changed(self) -> None:
        self.via.setVisible(self.source() == Source.WORD_OF_MOUTH)
        self.edited.emit()
