"""The files that are imported, a line each: what it is, whether it comes in, or why it can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from ptcrm.commands.import_look import ImportLook
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import as_tip, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.import_words import part_icon, part_words

AnyIndex = QModelIndex | QPersistentModelIndex
PartKey = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One line: a part that was read, or a file that wasn't and why."""

    path: Path
    reading: FileReading | None = None
    refusal: Refusal | None = None

    @property
    def key(self) -> PartKey:
        """Path and name of the part."""
        return self.path, self.reading.part if self.reading else ""


def parts_of(look: ImportLook) -> list[Part]:
    """The lines, in the order of the files."""
    return [
        part
        for one in look.read
        for part in (
            [Part(one.path, reading) for reading in one.readings]
            if one.refusal is None
            else [Part(one.path, None, one.refusal)]
        )
    ]


class PartColumn(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    WHAT = 1


class ImportParts(QAbstractTableModel):
    """``left_out_changed`` is emitted with the keys that are left out when a line is checked or unchecked."""

    left_out_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: list[Part] = []
        self._left_out: set[PartKey] = set()
        self._bold = QFont()
        self._bold.setPixelSize(14)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def show_parts(self, parts: Sequence[Part], left_out: frozenset[PartKey]) -> None:
        """Show these; where they are the same ones the lines stay and only their words change."""
        self._left_out = set(left_out)
        same = [part.key for part in parts] == [part.key for part in self._parts]
        if same and parts:
            self._parts = list(parts)
            self.dataChanged.emit(self.index(0, 0), self.index(len(parts) - 1, len(PartColumn) - 1))
            return
        self.beginResetModel()
        self._parts = list(parts)
        self.endResetModel()

    def part(self, row: int) -> Part | None:
        """The line at a place."""
        return self._parts[row] if 0 <= row < len(self._parts) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(PartColumn)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        part = self.part(index.row()) if index.isValid() else None
        if part is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can_choose(part) and index.column() == PartColumn.NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        part = self.part(index.row()) if index.isValid() else None
        if part is None:
            return None
        named = index.column() == PartColumn.NAME
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = part_name(part) if named else _words(part)
            return f"{words}: {_words(part)}" if named and role != Qt.ItemDataRole.DisplayRole else words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(part_name(part) if named else _words(part))
        if role == Qt.ItemDataRole.CheckStateRole and named and self._can_choose(part):
            return Qt.CheckState.Unchecked if part.key in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.FontRole and named:
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole and named:
            tokens = self._theme.tokens
            if part.reading is None:
                return pixmap("triangle-alert", tokens.over, 17)
            return pixmap(part_icon(part.reading), tokens.brand_text, 17)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = self._theme.tokens
            if part.reading is None and not named:
                return QColor(tokens.over)
            return QColor(tokens.muted) if not named or part.key in self._left_out else None
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's own
        part = self.part(index.row()) if index.isValid() else None
        if part is None or role != Qt.ItemDataRole.CheckStateRole or not self._can_choose(part):
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(part.key)
        else:
            self._left_out.add(part.key)
        self.dataChanged.emit(index, index)
        self.left_out_changed.emit(frozenset(self._left_out))
        return True

    def _can_choose(self, part: Part) -> bool:
        """Of one file there is nothing to leave out."""
        return part.reading is not None and sum(it.reading is not None for it in self._parts) > 1


def part_name(part: Part) -> str:
    """The file's name as it is shown."""
    name = part.reading.name if part.reading else part.path.name or str(part.path)
    return one_line(name.encode("utf-8", "replace").decode("utf-8"))


def _words(part: Part) -> str:
    if part.reading is not None:
        return part_words(part.reading)
    return refusal_words(part.refusal) if part.refusal else tr("Import", "file")
