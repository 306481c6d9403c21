"""The table of leads: sort by a heading, walk with the arrows, Enter opens, M moves."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadOrder, LeadRow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.models.lead_table import SORTED_BY, Column, LeadTable
from ptcrm.ui.widgets.list_place import select_line, show_keeping_place
from ptcrm.ui.widgets.stage_menu import LeadMenu, StageMenu

_WIDTHS = {
    Column.NAME: 180,
    Column.STAGE: 100,
    Column.GOAL: 180,
    Column.STEP: 272,
    Column.SOURCE: 145,
    Column.PHONE: 140,
    Column.EMAIL: 210,
    Column.POSTCODE: 90,
}
_GROWING = {Column.GOAL: 3, Column.STEP: 2, Column.SOURCE: 1, Column.EMAIL: 1}
"""Who gets how many shares of the room that a wide window leaves."""

_LINE_HEIGHT = 42
_BESIDE_TEXT = 48
"""Pixels of a cell that the icon and the padding take."""
_BETWEEN = " · "


class _StepDelegate(QStyledItemDelegate):
    """Shortens a step so that its moment stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        what, between, when = option.text.rpartition(_BETWEEN)
        room = option.rect.width() - _BESIDE_TEXT - option.fontMetrics.horizontalAdvance(between + when)
        what = option.fontMetrics.elidedText(what, Qt.TextElideMode.ElideRight, room)
        option.text = what + between + when


class LeadTableView(QTableView):
    """Asks its page for everything that changes something."""

    opened = Signal(str)
    move_wanted = Signal(str, object)
    order_wanted = Signal(object, bool)
    """A ``LeadOrder``, and whether it is turned round."""

    def __init__(self, desk: Desk, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths_chosen = self._sharing = False
        self._desk = desk
        self.leads = LeadTable(desk, rows, self)
        self.setModel(self.leads)
        self.setObjectName("leads")
        self.setItemDelegateForColumn(Column.STEP, _StepDelegate(self))
        self.setAccessibleName(tr("Frame", "Leads"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_headers()
        self.clicked.connect(self._open)
        desk.theme.changed.connect(self.viewport().update)

    def show_rids(self, rids: array[int]) -> None:
        """Show these leads; selection and scroll position stay with the leads they were on."""
        show_keeping_place(self, self.leads, rids)

    def show_order(self, order: LeadOrder, descending: bool) -> None:
        """Put the sort arrow where it belongs; nowhere for newest first."""
        self._order, self._descending = order, descending
        column = next((at for at, by in SORTED_BY.items() if by is order), None)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(-1 if column is None else column, direction)

    def current_lead(self) -> LeadRow | None:
        """The selected lead, if there is one and it has arrived."""
        return self.leads.lead(self.currentIndex())

    def choose_stage(self) -> None:
        """Show "Move to…" at the selected line."""
        row = self.current_lead()
        if row is not None:
            StageMenu(self._desk, row.stage, lambda stage: self._move(row, stage), self).popup(self._corner())

    def _set_headers(self) -> None:
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(_LINE_HEIGHT)
        lines.setDefaultSectionSize(_LINE_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.show_order(LeadOrder.NEWEST, descending=False)
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._column_was_set)

    def _column_was_set(self, section: int, _old: int, _new: int) -> None:
        if not self._sharing and section != self.leads.columnCount() - 1:  # the last stretches by itself
            self._widths_chosen = True

    def _share_room(self) -> None:
        """Spread what a wide window leaves, until the trainer has set a column by hand."""
        if self._widths_chosen:
            return
        spare = max(0, self.viewport().width() - sum(_WIDTHS.values()))
        share = spare // sum(_GROWING.values())
        header = self.horizontalHeader()
        self._sharing = True
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width + share * _GROWING.get(column, 0))
        self._sharing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _heading_clicked(self, section: int) -> None:
        """Up, down, and then newest first again."""
        asked = SORTED_BY.get(Column(section))
        order, descending = self._order, self._descending
        if asked is not None and asked is not order:
            order, descending = asked, False
        elif asked is not None:
            order, descending = (LeadOrder.NEWEST, False) if descending else (order, True)
        self.show_order(order, descending)
        if asked is not None:
            self.order_wanted.emit(order, descending)

    def _open(self, index: QModelIndex) -> None:
        row = self.leads.lead(index)
        if row is not None:
            self.opened.emit(row.lead_id)

    def _move(self, row: LeadRow, stage: Stage) -> None:
        self.move_wanted.emit(row.lead_id, stage)

    def _corner(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        last = self.leads.rowCount() - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.choose_stage()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            select_line(self, 0 if key == Qt.Key.Key_Home else last, max(0, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.leads.rowCount():
            select_line(self, 0)

    def keyboardSearch(self, search: str) -> None:
        """Letters don't jump: that would read every lead."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.current_lead()
        if row is None:
            return
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        menu = LeadMenu(
            self._desk,
            row.stage,
            lambda: self.opened.emit(row.lead_id),
            lambda stage: self._move(row, stage),
            self,
        )
        menu.show_at(event.globalPos() if by_mouse else self._corner())
