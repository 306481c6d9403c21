"""The table of leads: what each cell says and in which colour."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from ptcrm.domain.phones import show_phone
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import source_word, stage_word
from ptcrm.ui.models.chosen_leads import ChosenLeads
from ptcrm.ui.models.lead_columns import HEADINGS, Column
from ptcrm.ui.models.lead_rows import AnyIndex, LeadRows, RidModel
from ptcrm.ui.models.lead_words import Mark, cell, name_of, sentence, table_mark, wait_mark

NOT_YET = "…"
_LOUD: Final = frozenset({Column.STEP, Column.WAITING})
_QUIET: Final = frozenset(
    {
        Column.SOURCE,
        Column.PHONE,
        Column.EMAIL,
        Column.POSTCODE,
        Column.CITY,
        Column.TARGET_GROUP,
        Column.ARRIVED,
        Column.LAST_CONTACT,
    }
)
_PLAIN: Final[dict[Column, Callable[[LeadRow], str]]] = {
    Column.GOAL: attrgetter("wants"),
    Column.EMAIL: attrgetter("email"),
    Column.POSTCODE: attrgetter("postcode"),
    Column.TARGET_GROUP: attrgetter("target_group"),
    Column.CITY: attrgetter("city"),
}
"""What stands in the lead itself, in the trainer's or the lead's own words."""


class LeadTable(RidModel):
    """One line a lead. A line that hasn't arrived shows "…"."""

    def __init__(
        self, desk: Desk, rows: LeadRows, chosen: ChosenLeads, parent: QObject | None = None
    ) -> None:
        super().__init__(rows, len(Column), parent)
        self._desk = desk
        self._chosen = chosen
        self._bold = QFont()
        self._bold.setPixelSize(14)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or role not in _ROLES:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if column is Column.NAME else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(self._desk.theme.tokens.brand_soft) if self._is_chosen(index) else None
        if column is Column.CHOSEN:
            return self._choice(index, role)
        row = self.lead(index)
        if row is None:
            return NOT_YET if role == Qt.ItemDataRole.DisplayRole and column is Column.NAME else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column, index)
        return self._look(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal:
            column = Column(section)
            if role == Qt.ItemDataRole.AccessibleTextRole or (
                role == Qt.ItemDataRole.DisplayRole and column is not Column.CHOSEN
            ):
                return tr(*HEADINGS[column])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _is_chosen(self, index: AnyIndex) -> bool:
        return bool(len(self._chosen)) and self.rid_at(index.row()) in self._chosen

    def _choice(self, index: AnyIndex, role: int) -> Any:  # noqa: ANN401 - Qt's own
        chosen = self._is_chosen(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Leads", "selected") if chosen else tr("Leads", "not selected")
        return None

    def _spoken(self, row: LeadRow, column: Column, index: AnyIndex) -> str:
        if column is not Column.NAME:
            return self._text(row, column)
        desk = self._desk
        said = sentence(row, desk.now(), desk.zone, desk.theme.tokens)
        return f"{tr('Leads', 'selected')}. {said}" if self._is_chosen(index) else said

    def _text(self, row: LeadRow, column: Column) -> str:
        if column in _PLAIN:
            return cell(_PLAIN[column](row))
        match column:
            case Column.NAME:
                return name_of(row)
            case Column.STAGE:
                return stage_word(row.stage)
            case Column.STEP | Column.WAITING:
                made = self._mark(row, column)
                return made.words if made else ""
            case Column.SOURCE:
                return cell(source_word(row.source, row.referrer)) if row.source else ""
            case Column.PHONE:
                return cell(show_phone(row.phone)) if row.phone else ""
            case Column.ARRIVED:
                return self._moment(row.arrived_at, time_known=row.arrival_time_known)
            case Column.LAST_CONTACT:
                return self._moment(row.last_contact_at)
        return ""

    def _moment(self, at: int | None, *, time_known: bool = True) -> str:
        if at is None:
            return ""
        return moment(at, self._desk.now(), self._desk.zone, time_known=time_known)

    def _mark(self, row: LeadRow, column: Column) -> Mark | None:
        desk = self._desk
        if column is Column.WAITING:
            return wait_mark(row, desk.now(), desk.theme.tokens)
        return table_mark(row, desk.now(), desk.zone, desk.theme.tokens)

    def _look(self, row: LeadRow, column: Column, role: int) -> Any:  # noqa: ANN401 - a colour or a picture
        tokens = self._desk.theme.tokens
        if column in _LOUD:
            made = self._mark(row, column)
            if made is None:
                return None
            if role == Qt.ItemDataRole.DecorationRole:
                return pixmap(made.icon, made.colours[0], 16)
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(tokens.text if made.colours[0] == tokens.muted else made.colours[0])
        elif role == Qt.ItemDataRole.ForegroundRole and column in _QUIET:
            return QColor(tokens.muted)
        return None


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.CheckStateRole,
    }
)
