"""The columns of a table that is imported: what each holds, above its first values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ptcrm.integrations.csv_columns import Column
from ptcrm.integrations.exporter import ColumnKind, header_key
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.table import Row
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.import_words import column_word

AnyIndex = QModelIndex | QPersistentModelIndex
VALUES: Final = 3
"""Rows of the file that are shown below what a column holds."""
_LONGEST: Final = 120

KIND_ROLE: Final = int(Qt.ItemDataRole.UserRole)
CHANGED_ROLE: Final = KIND_ROLE + 1


class ImportColumns(QAbstractTableModel):
    """The first line says what each column holds, and whether the trainer said so; values follow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._values: tuple[Row, ...] = ()
        self._said: Mapping[str, ColumnKind] = {}

    def show_table(self, reading: FileReading | None, said: Mapping[str, ColumnKind]) -> None:
        """Show a table's columns; ``said`` is what the trainer said, by ``header_key``. With the same headers
        only the words change, so that focus and scroll position stay."""
        mapping = reading.mapping if reading else None
        columns = mapping.columns if mapping else ()
        values = reading.table.rows[:VALUES] if reading and reading.table else ()
        same = [one.header for one in columns] == [one.header for one in self._columns]
        if same and len(values) == len(self._values):
            self._columns, self._values, self._said = columns, values, dict(said)
            if columns:
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self._columns, self._values, self._said = columns, values, dict(said)
        self.endResetModel()

    def column(self, place: int) -> Column:
        """The column at a place."""
        return self._columns[place]

    def changed(self, place: int) -> bool:
        """Whether the trainer said what is in it."""
        return header_key(self._columns[place].header) in self._said

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() or not self._columns else 1 + len(self._values)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if index.row() == 0:
            return self._kind(column, index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cells = self._values[index.row() - 1].cells
            return one_line(cells[column.index][:_LONGEST]) if column.index < len(cells) else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return shown_header(self._columns[section]) if section < len(self._columns) else None
        return None

    def _kind(self, column: Column, place: int, role: int) -> Any:  # noqa: ANN401 - Qt's own
        word = column_word(column.kind)
        changed = self.changed(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role == KIND_ROLE:
            return column.kind
        if role == CHANGED_ROLE:
            return changed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            header = shown_header(column)
            if changed:
                return tr("Import", "Column {column}: {kind}, as you said", column=header, kind=word)
            return tr("Import", "Column {column}: {kind}", column=header, kind=word)
        return None


def shown_header(column: Column) -> str:
    """A column's own name in one line; its place where it has none."""
    return one_line(column.header[:_LONGEST])
