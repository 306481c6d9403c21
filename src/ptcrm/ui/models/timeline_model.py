"""The rows of one lead's timeline, newest first, as a list view asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ptcrm.queries.timeline import Happening, TimelineEntry
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.widgets.timeline_words import EntryWords

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry with its words and its moment, as shown. ``body`` is what stands under them."""

    entry: TimelineEntry
    words: EntryWords
    when: str
    body: str

    @property
    def key(self) -> tuple[Happening, str]:
        """What tells this row from the others."""
        return self.entry.kind, self.entry.id

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        parts = (self.words.title, self.when, self.words.small, one_line(self.body))
        return ", ".join(part for part in parts if part)


class TimelineModel(QAbstractListModel):
    """Holds the rows; the page decides which."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Show these rows in place of the ones before; the same rows change nothing."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rows(self) -> tuple[TimelineRow, ...]:
        """The rows on show."""
        return self._rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == ENTRY_ROLE else None
