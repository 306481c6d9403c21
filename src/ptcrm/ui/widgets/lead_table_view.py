"""The table of leads: sort by a heading, walk with the arrows, Enter opens, M moves, Space picks."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptcrm.domain.lead_views import LeadOrder
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.dates import grouped
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.chosen_leads import ChosenLeads
from ptcrm.ui.models.lead_columns import SORTED_BY, Column, order_word
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.models.lead_table import LeadTable
from ptcrm.ui.widgets.choosing import Choosing
from ptcrm.ui.widgets.lead_header import LeadHeader
from ptcrm.ui.widgets.list_place import select_line, show_keeping_place
from ptcrm.ui.widgets.stage_menu import LeadMenu, StageMenu

_LINE_HEIGHT = 42
_BESIDE_TEXT = 48
"""Pixels of a cell that the icon and the padding take."""
_BETWEEN = " · "
_BAR = 3
_COLUMN_KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class _LineDelegate(QStyledItemDelegate):
    """Tints the lines that are picked, under what the style draws."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tint = index.data(Qt.ItemDataRole.BackgroundRole)
        if tint is not None:
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), tint)
            option = QStyleOptionViewItem(option)
            option.state &= ~QStyle.StateFlag.State_Selected  # else the line in hand would hide it
        super().paint(painter, option, index)


class _StepDelegate(_LineDelegate):
    """Shortens a step so that its moment stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        what, between, when = option.text.rpartition(_BETWEEN)
        room = option.rect.width() - _BESIDE_TEXT - option.fontMetrics.horizontalAdvance(between + when)
        what = option.fontMetrics.elidedText(what, Qt.TextElideMode.ElideRight, room)
        option.text = what + between + when


class _ChoiceDelegate(_LineDelegate):
    """The box that picks, and a bar before the line the keyboard is on."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            place = option.rect
            bar = QRect(place.left(), place.top(), _BAR, place.height() - 1)
            painter.fillRect(bar, QColor(self._desk.theme.tokens.brand))


class LeadTableView(QTableView):
    """Asks its page for everything that changes something."""

    opened = Signal(str)
    move_wanted = Signal(str, object)
    remove_wanted = Signal()
    """The leads that are picked, or the current one, are to go."""

    menu_wanted = Signal(object)
    """A menu for what is picked is asked for at this place on the screen."""

    order_wanted = Signal(object, bool)
    """A ``LeadOrder``, and whether it is turned round."""

    def __init__(
        self, desk: Desk, rows: LeadRows, chosen: ChosenLeads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chosen = chosen
        self.leads = LeadTable(desk, rows, chosen, self)
        self.choosing = Choosing(self, self.leads, chosen)
        self.header = LeadHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.leads)
        self.setObjectName("leads")
        self.setItemDelegate(_LineDelegate(self))
        self.setItemDelegateForColumn(Column.STEP, _StepDelegate(self))
        self.setItemDelegateForColumn(Column.CHOSEN, _ChoiceDelegate(desk, self))
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
        chosen.changed.connect(self._chosen_changed)
        desk.theme.changed.connect(self.viewport().update)

    def show_rids(self, rids: array[int]) -> None:
        """Show these leads; place and what is picked stay with the leads they were on."""
        self.chosen.keep_only(rids)
        show_keeping_place(self, self.leads, rids)

    def show_order(self, order: LeadOrder, descending: bool) -> None:
        """Put the sort arrow where it belongs; nowhere for newest first."""
        self._order, self._descending = order, descending
        column = next((at for at, by in SORTED_BY.items() if by is order), None)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicator(-1 if column is None else column, direction)

    def current_lead(self) -> LeadRow | None:
        """The selected lead, if there is one and it has arrived."""
        return self.leads.lead(self.currentIndex())

    def acted_on(self) -> array[int]:
        """The leads a key is about: what is picked, else the line the keyboard is on."""
        if len(self.chosen):
            return self.chosen.rids()
        rid = self.leads.rid_at(self.currentIndex().row())
        return array("q", () if rid is None else (rid,))

    def choose_stage(self) -> None:
        """Show "Move to…" at the selected line."""
        row = self.current_lead()
        if row is not None:
            StageMenu(self._desk, row.stage, lambda stage: self._move(row, stage), self).popup(self.corner())

    def corner(self) -> QPoint:
        """Where a menu about the current line hangs."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _set_headers(self) -> None:
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setMinimumSectionSize(_LINE_HEIGHT)
        lines.setDefaultSectionSize(_LINE_HEIGHT)
        self.header.prepare()
        self.show_order(LeadOrder.NEWEST, descending=False)
        self.header.sectionClicked.connect(self._heading_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.share_room()

    def _heading_clicked(self, section: int) -> None:
        """Up, down, and then newest first again; the first heading picks all or none."""
        column = Column(section)
        if column is Column.CHOSEN:
            if len(self.chosen) == self.leads.rowCount():
                self.chosen.clear()
            else:
                self.choosing.choose_all()
            return
        asked = SORTED_BY.get(column)
        order, descending = self._order, self._descending
        if asked is not None and asked is not order:
            order, descending = asked, False
        elif asked is not None:
            order, descending = (LeadOrder.NEWEST, False) if descending else (order, True)
        self.show_order(order, descending)
        if asked is not None:
            self.order_wanted.emit(order, descending)
            announce(self, order_word(order))

    def _chosen_changed(self) -> None:
        self.viewport().update()
        count = len(self.chosen)
        said = tr("Leads", "%n selected", n=count)
        announce(self, grouped(said, count) if count else tr("Leads", "Nothing selected"))

    def _open(self, index: QModelIndex) -> None:
        row = self.leads.lead(index)
        if row is not None:
            self.opened.emit(row.lead_id)

    def _move(self, row: LeadRow, stage: Stage) -> None:
        self.move_wanted.emit(row.lead_id, stage)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.choosing.press(event):
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        last = self.leads.rowCount() - 1
        if self.choosing.key(event):
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_M and not modifiers and not len(self.chosen):
            self.choose_stage()
        elif key == Qt.Key.Key_M and not modifiers:
            self.menu_wanted.emit(self.corner())
        elif key == Qt.Key.Key_S and not modifiers and last >= 0:
            column = self.currentIndex().column()
            self._heading_clicked(Column.NAME if column in (-1, Column.CHOSEN) else column)
        elif key == Qt.Key.Key_Delete and len(self.acted_on()):
            self.remove_wanted.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and modifiers == _COLUMN_KEYS:
            self.header.move_column(Column(self.currentIndex().column()), -1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            select_line(self, 0 if key == Qt.Key.Key_Home else last, max(0, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Take the keys, while it shows."""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.leads.rowCount():
            select_line(self, 0)  # by itself Qt would begin at the box that picks
        super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters don't jump: that would read every lead."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = event.globalPos() if by_mouse else self.corner()
        row = self.current_lead()
        if len(self.chosen):
            self.menu_wanted.emit(place)
        elif row is not None:
            menu = LeadMenu(
                self._desk,
                row.stage,
                lambda: self.opened.emit(row.lead_id),
                lambda stage: self._move(row, stage),
                self,
            )
            menu.show_at(place)
