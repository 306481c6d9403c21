"""The alert log as a table: who, what, when it was due, shown, sent to the phone, answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ptcrm.domain.rungs import Rung
from ptcrm.queries.alert_log import AlertLine
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import person

RUNGS: Final = {
    Rung.ARRIVED: mark("AlertLog", "just arrived"),
    Rung.BEFORE_HOUR: mark("AlertLog", "15 min left"),
    Rung.HOUR: mark("AlertLog", "an hour"),
    Rung.DAY: mark("AlertLog", "a day"),
}
_HEADINGS: Final = (
    mark("AlertLog", "Who"),
    mark("AlertLog", "Waited"),
    mark("AlertLog", "Due"),
    mark("AlertLog", "Shown"),
    mark("AlertLog", "Phone"),
    mark("AlertLog", "Answered"),
)
_NOTHING: Final = "–"
_Index = QModelIndex | QPersistentModelIndex


class AlertLog(QAbstractTableModel):
    """One line a rung, the newest first."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: Sequence[AlertLine] = ()

    def show_lines(self, lines: Sequence[AlertLine]) -> None:
        """Show these in place of the ones before."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line(self, row: int) -> AlertLine:
        """What stands in a row."""
        return self._lines[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(self._lines[index.row()])[index.column()]
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            texts = self._texts(self._lines[index.row()])
            pairs = zip(_HEADINGS, texts, strict=True)
            whole = index.column() == 0
            return (
                ", ".join(f"{tr(*word)}: {text}" for word, text in pairs) if whole else texts[index.column()]
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(*_HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _texts(self, line: AlertLine) -> tuple[str, ...]:
        return (
            one_line(person(line.name, line.source, line.channel)),
            tr(*RUNGS[line.rung]),
            self._when(line.due_at),
            self._shown(line),
            self._when(line.phone_at),
            self._when(line.answered_at),
        )

    def _shown(self, line: AlertLine) -> str:
        if line.shown_at is None:
            return tr("AlertLog", "not yet")
        if not line.times:
            return tr("AlertLog", "not needed")
        when = self._when(line.shown_at)
        return (
            tr("AlertLog", "{when}, {count} times", when=when, count=line.times) if line.times > 1 else when
        )

    def _when(self, at: int | None) -> str:
        return _NOTHING if at is None else moment(at, self._desk.now(), self._desk.zone)
