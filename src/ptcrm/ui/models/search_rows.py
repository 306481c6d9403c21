"""The rows under the search box: headings, and what Enter opens or does. Rows are added, never moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ptcrm.domain.ids import LeadId
from ptcrm.ui.kit.action import Action

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)

_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """How a row looks."""

    HEADING = auto()
    LEAD = auto()
    SAID = auto()
    ACTION = auto()


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One row; ``marks`` are (start, end) in ``under``. It opens ``lead_id``, does ``action``, or neither."""

    kind: RowKind
    title: str
    under: str = ""
    aside: str = ""
    icon: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    lead_id: LeadId | None = None
    action: Action | None = None
    spoken: str = ""


class SearchRows(QAbstractListModel):
    """``show_rows`` starts anew, ``add_rows`` goes on below."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SearchRow] = []

    @property
    def rows(self) -> tuple[SearchRow, ...]:
        """All of them, from top to bottom."""
        return tuple(self._rows)

    def show_rows(self, rows: list[SearchRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: list[SearchRow]) -> None:
        """Show these as well, at the end."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_NOWHERE, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def chosen_from(self, start: int, by: int) -> int:
        """The next row that can be chosen, from ``start`` on in steps of 1 or -1; -1 when there is none."""
        at = start
        while 0 <= at < len(self._rows):
            if self._rows[at].kind is not RowKind.HEADING:
                return at
            at += by
        return -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.title
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
