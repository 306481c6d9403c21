"""All leads as a table: a line a lead, filled in as it comes into view."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from ptcrm.domain.phones import show_phone
from ptcrm.queries.lead_list import LeadOrder, LeadRow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import source_word, stage_word
from ptcrm.ui.models.lead_rows import AnyIndex, LeadRows, RidModel
from ptcrm.ui.models.lead_words import cell, name_of, sentence, table_mark


class Column(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    STAGE = 1
    GOAL = 2
    STEP = 3
    SOURCE = 4
    PHONE = 5
    EMAIL = 6
    POSTCODE = 7


HEADINGS: Final = {
    Column.NAME: mark("Field", "Name"),
    Column.STAGE: mark("Field", "Stage"),
    Column.GOAL: mark("Field", "Goal"),
    Column.STEP: mark("Field", "Next step"),
    Column.SOURCE: mark("Field", "Source"),
    Column.PHONE: mark("Field", "Phone"),
    Column.EMAIL: mark("Field", "E-mail"),
    Column.POSTCODE: mark("Field", "Postcode"),
}

SORTED_BY: Final = {Column.NAME: LeadOrder.NAME, Column.STAGE: LeadOrder.STAGE}
"""The columns that sort; newest first is the order without a sorted column."""

NOT_YET = "…"


class LeadTable(RidModel):
    """One line a lead. A line that hasn't arrived shows "…"."""

    def __init__(self, desk: Desk, rows: LeadRows, parent: QObject | None = None) -> None:
        super().__init__(rows, len(Column), parent)
        self._desk = desk
        self._bold = QFont()
        self._bold.setPixelSize(14)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or role not in _ROLES:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if column is Column.NAME else None
        row = self.lead(index)
        if row is None:
            return NOT_YET if role == Qt.ItemDataRole.DisplayRole and column is Column.NAME else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            desk = self._desk
            if column is Column.NAME:
                return sentence(row, desk.now(), desk.zone, desk.theme.tokens)
            return self._text(row, column)
        return self._look(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(*HEADINGS[Column(section)])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: LeadRow, column: Column) -> str:
        match column:
            case Column.NAME:
                return name_of(row)
            case Column.STAGE:
                return stage_word(row.stage)
            case Column.GOAL:
                return cell(row.wants)
            case Column.STEP:
                made = table_mark(row, self._desk.now(), self._desk.zone, self._desk.theme.tokens)
                return made.words if made else ""
            case Column.SOURCE:
                return cell(source_word(row.source, row.referrer)) if row.source else ""
            case Column.PHONE:
                return cell(show_phone(row.phone, self._desk.region)) if row.phone else ""
            case Column.EMAIL:
                return cell(row.email)
            case Column.POSTCODE:
                return cell(row.postcode)

    def _look(self, row: LeadRow, column: Column, role: int) -> Any:  # noqa: ANN401 - a colour or a picture
        tokens = self._desk.theme.tokens
        if column is Column.STEP:
            made = table_mark(row, self._desk.now(), self._desk.zone, tokens)
            if made is None:
                return None
            if role == Qt.ItemDataRole.DecorationRole:
                return pixmap(made.icon, made.colours[0], 16)
            return QColor(tokens.text if made.colours[0] == tokens.muted else made.colours[0])
        if role == Qt.ItemDataRole.ForegroundRole and column > Column.STEP:
            return QColor(tokens.muted)
        return None


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ForegroundRole,
    }
)
