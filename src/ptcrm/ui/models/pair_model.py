"""Pairs of leads that may be one person, as a list view asks for them: a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ptcrm.queries.duplicates import DuplicatePair
from ptcrm.ui.kit.duplicate_words import likely_word, reason_word
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person

AnyIndex = QModelIndex | QPersistentModelIndex
_LONGEST = 60


class PairModel(QAbstractListModel):
    """Both names under each other; a screen reader hears how likely it is, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[DuplicatePair] = ()

    def show_pairs(self, pairs: Sequence[DuplicatePair]) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self._pairs = pairs
        self.endResetModel()

    def pair_at(self, line: int) -> DuplicatePair | None:
        """The pair on a line."""
        return self._pairs[line] if 0 <= line < len(self._pairs) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pairs)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        pair = self.pair_at(index.row())
        if pair is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_short(pair.name)}\n{_short(pair.other_name)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = tr(
                "Duplicate", "{name} and {other}", name=_short(pair.name), other=_short(pair.other_name)
            )
            return f"{names}. {likely_word(pair.score)}: {', '.join(map(reason_word, pair.reasons))}"
        return None


def _short(name: str) -> str:
    return one_line(person(name))[:_LONGEST]
