"""What of an import stays out or needs a look: many rows with one reason are one line that unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ptcrm.commands.import_plan import RefusedLine, Remark
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import as_tip, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.import_words import lowered, remark_words

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP: Final = 0
"""Internal id of a group's own line; a line in it has the group's place and 1."""
_FEW: Final = 3
"""Rows with the same reason that are still told one by one."""


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Remarks for the same reason. ``out``: these rows stay out; else they come in without something."""

    remarks: tuple[Remark, ...]
    out: bool


def group_problems(remarks: Iterable[Remark]) -> list[ProblemGroup]:
    """Remarks by their reason, in the order in which the reasons first come up; a few stay apart."""
    kinds: dict[tuple[bool, str], list[Remark]] = {}
    for one in remarks:
        kinds.setdefault((isinstance(one, RefusedLine), one.code), []).append(one)
    groups: list[ProblemGroup] = []
    for (out, _), same in kinds.items():
        if len(same) > _FEW:
            groups.append(ProblemGroup(tuple(same), out))
        else:
            groups += [ProblemGroup((one,), out) for one in same]
    return groups


class ImportProblems(QAbstractItemModel):
    """Two levels: reasons, and below those with many rows the rows."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: list[ProblemGroup] = []
        self._several = False

    def show_groups(self, groups: Sequence[ProblemGroup], several: bool) -> None:
        """Show these; ``several``: each row with the file it is in."""
        self.beginResetModel()
        self._groups, self._several = list(groups), several
        self.endResetModel()

    def lines(self) -> list[str]:
        """The reasons as they are listed."""
        return [self._words(group) for group in self._groups]

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: AnyIndex = QModelIndex()) -> Any:  # noqa: ANN401, B008
        inside = int(index.internalId()) if index.isValid() else _TOP
        return self.createIndex(inside - 1, 0, _TOP) if inside != _TOP else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _TOP or parent.column():
            return 0
        inside = len(self._groups[parent.row()].remarks)
        return inside if inside > 1 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's own
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        inside = int(index.internalId())
        group = self._groups[inside - 1 if inside != _TOP else index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if inside != _TOP:
                return one_line(remark_words(group.remarks[index.row()], self._several))
            return self._words(group)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(index.data()))
        if role == Qt.ItemDataRole.AccessibleTextRole and inside == _TOP:
            kind = tr("Import", "stays out") if group.out else tr("Import", "to look up")
            return f"{kind}: {self._words(group)}"
        if role == Qt.ItemDataRole.DecorationRole and inside == _TOP:
            tokens = self._theme.tokens
            name, colour = ("circle-x", tokens.danger) if group.out else ("triangle-alert", tokens.over)
            return pixmap(name, colour, 16)
        if role == Qt.ItemDataRole.ForegroundRole and inside != _TOP:
            return QColor(self._theme.tokens.muted)
        return None

    def _words(self, group: ProblemGroup) -> str:
        first = group.remarks[0]
        if len(group.remarks) == 1:
            return one_line(remark_words(first, self._several))
        return one_line(
            tr(
                "Import",
                "%n row(s), the first on line {line}: {reason}",
                n=len(group.remarks),
                line=first.line,
                reason=lowered(refusal_words(first.refusal)),
            )
        )
