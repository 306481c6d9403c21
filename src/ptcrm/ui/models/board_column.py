"""One column of the board: the cards of a stage, and what may be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Stage
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.models.lead_rows import AnyIndex, LeadRows, RidModel
from ptcrm.ui.models.lead_words import name_of, sentence

LEADS_MIME = "application/x-ptcrm-leads"
_MOST_DROPPED = 100

LEAD_ROLE = Qt.ItemDataRole.UserRole
"""The whole ``LeadRow``, for the delegate that paints the card."""


class BoardColumn(RidModel):
    """The model never moves a card itself: a drop asks for the move, and the next read shows it."""

    dropped = Signal(object, object)
    """The leads (a list of ids) that were dropped here, and this column's stage."""

    def __init__(self, desk: Desk, rows: LeadRows, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(rows, 1, parent)
        self._desk = desk
        self.stage = stage

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if role not in (LEAD_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.lead(index)
        if row is None or role == LEAD_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(row)
        return sentence(row, self._desk.now(), self._desk.zone, self._desk.theme.tokens)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [LEADS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        leads = [row.lead_id for row in map(self.lead, indexes) if row is not None]
        mime = QMimeData()
        mime.setData(LEADS_MIME, "\n".join(leads).encode())
        return mime

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: AnyIndex,  # noqa: ARG002
    ) -> bool:
        leads = dropped_leads(data)
        if leads and action == Qt.DropAction.MoveAction:
            self.dropped.emit(leads, self.stage)
        return False  # nothing was inserted here, so nothing may be removed there


def dropped_leads(data: QMimeData) -> list[LeadId]:
    """The leads in what is dragged."""
    text = bytes(data.data(LEADS_MIME).data()).decode("utf-8", "replace")
    return [LeadId(line) for line in text.split("\n")[:_MOST_DROPPED] if line]
