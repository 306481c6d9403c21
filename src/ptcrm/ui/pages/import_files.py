"""What each file is: a line with its picture, what to leave out, and how its letters were read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ptcrm.commands.import_look import ImportLook, PartFacts
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_parts import ImportParts, Part, PartColumn, PartKey, parts_of
from ptcrm.ui.models.import_words import BETWEEN, ENCODINGS, detail_words, encoding_word
from ptcrm.ui.widgets.card import Card, Rule

_LINE = 38
_FRAME = 4
"""Pixels round the lines, where the focus shows."""
_MOST_LINES = 5
_NAME_WIDTH = 330
_WHAT_WIDTH = 420
"""Pixels that are kept for what a file is."""


class FilesCard(Card):
    """Emits ``picked()`` when another part is looked at, ``encoding_said(path, encoding)`` and
    ``left_out_changed(keys)``."""

    picked = Signal()
    encoding_said = Signal(object, str)
    left_out_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(tr("Import", "Files"))
        self.parts = ImportParts(desk.theme, self)
        self.view = QTableView()
        self.view.setModel(self.parts)
        self.view.setObjectName("importParts")
        self.view.setAccessibleName(tr("Import", "Files"))
        self._detail = Label("", "small", wrap=True)
        self._repaired = Label("", "small", wrap=True)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(tr("Import", "Letters"))
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._letters = Label(tr("Import", "Letters"), "small")
        self._letters.setBuddy(self.encoding)
        self._foot = QWidget()
        self._lay_out()
        self.parts.left_out_changed.connect(self.left_out_changed)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.encoding.activated.connect(self._say_encoding)

    def show_look(self, look: ImportLook, left_out: frozenset[PartKey], encoding_said: str) -> None:
        """Show the files; the one that was looked at stays the one."""
        parts = parts_of(look)
        before = self.part
        self.view.selectionModel().blockSignals(True)
        several = len(parts) > 1
        mode = QAbstractItemView.SelectionMode
        self.view.setSelectionMode(mode.SingleSelection if several else mode.NoSelection)
        self.parts.show_parts(parts, left_out)
        keys = [part.key for part in parts]
        place = keys.index(before.key) if before and before.key in keys else _first_read(parts)
        self.view.setCurrentIndex(self.parts.index(place, 0))
        self.view.selectionModel().blockSignals(False)
        self._fit(parts)
        self.show_detail(look, encoding_said)

    def clear(self) -> None:
        """Forget the files."""
        self.parts.show_parts([], frozenset())

    @property
    def part(self) -> Part | None:
        """The line that is looked at."""
        return self.parts.part(self.view.currentIndex().row())

    @property
    def reading(self) -> FileReading | None:
        """The part that is looked at, if it could be read."""
        return self.part.reading if self.part else None

    def show_detail(self, look: ImportLook, encoding_said: str) -> None:
        """Say how the part that is looked at was read."""
        part, reading = self.part, self.reading
        facts = look.facts.get(part.key, PartFacts()) if part else PartFacts()
        detail = detail_words(reading, facts) if reading else ""
        encoding = reading.encoding if reading else ""
        repaired = BETWEEN.join(refusal_words(one) for one in reading.warnings) if reading else ""
        self._detail.setText(detail)
        self._repaired.setText(repaired)
        self._repaired.setVisible(bool(repaired))
        for widget in (self.encoding, self._letters):
            widget.setVisible(bool(encoding))
        self._foot.setVisible(bool(detail or encoding or repaired))
        if encoding:
            self._fill_encodings(encoding, encoding_said)

    def _fill_encodings(self, found: str, said: str) -> None:
        automatic = tr("Import", "Automatic")
        if not said:
            automatic = tr("Import", "Automatic: {encoding}", encoding=encoding_word(found))
        entries = [(automatic, ""), *((word, name) for name, word in ENCODINGS)]
        for place, (word, name) in enumerate(entries):
            if self.encoding.count() <= place:
                self.encoding.addItem(word, name)
            else:
                self.encoding.setItemText(place, word)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(said)))

    def _say_encoding(self, place: int) -> None:
        if self.part is not None:
            self.encoding_said.emit(self.part.path, self.encoding.itemData(place))

    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit()

    def _fit(self, parts: list[Part]) -> None:
        header = self.view.horizontalHeader()
        widest = max(_NAME_WIDTH, self.view.width() - _WHAT_WIDTH)
        header.resizeSection(PartColumn.NAME, min(widest, self.view.sizeHintForColumn(0) + 28))
        for place, part in enumerate(parts[:_MOST_LINES]):
            self.view.setRowHeight(place, _LINE + 16 if part.reading is None else _LINE)
        shown = sum(_LINE + 16 if part.reading is None else _LINE for part in parts[:_MOST_LINES])
        self.view.setFixedHeight(shown + (_LINE // 2 if len(parts) > _MOST_LINES else 0) + _FRAME)

    def _lay_out(self) -> None:
        view = self.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.horizontalHeader().hide()
        view.horizontalHeader().setStretchLastSection(True)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(_LINE)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._detail)
        said.addWidget(self._repaired)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 8, 12, 8)
        foot.setSpacing(8)
        foot.addLayout(said, 1)
        foot.addWidget(self._letters)
        foot.addWidget(self.encoding)
        around = QVBoxLayout()
        around.setContentsMargins(5, 5, 5, 3)
        around.addWidget(view)
        self.body.addLayout(around)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self._foot)


def _first_read(parts: list[Part]) -> int:
    return next((place for place, part in enumerate(parts) if part.reading is not None), 0)
