"""The cards of one stage: walk with the arrows, carry with Ctrl or the mouse, Enter opens, M moves."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.words import stage_word
from ptcrm.ui.models.board_column import LEADS_MIME, BoardColumn
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.widgets.board_card import CARD_HEIGHT, GAP, CardDelegate
from ptcrm.ui.widgets.list_place import select_line, show_keeping_place
from ptcrm.ui.widgets.stage_menu import LeadMenu, StageMenu


class BoardList(QTableView):
    """Asks the board for everything that changes something.

    A table of one column, not a QListView: that lays out all of its lines, 290 ms for 70,000 cards.
    """

    opened = Signal(str)
    move_wanted = Signal(str, object)
    walked = Signal(int)
    """The focus wants to go to the column on the left (-1) or right (1)."""

    carried = Signal(object, int)
    """This ``LeadRow`` is to move to the column on the left or right."""

    hovered = Signal(bool)
    """A card hangs over this column, or no longer."""

    def __init__(self, desk: Desk, rows: LeadRows, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stage = stage
        self.leads = BoardColumn(desk, rows, stage, self)
        self.leads.dropped.connect(self._dropped)
        self.setModel(self.leads)
        self.setItemDelegate(CardDelegate(desk, self))
        self.setAccessibleName(stage_word(stage))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._set_headers()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep((CARD_HEIGHT + GAP) // 3)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.clicked.connect(self._open)
        desk.theme.changed.connect(self.viewport().update)

    def _set_headers(self) -> None:
        lines, header = self.verticalHeader(), self.horizontalHeader()
        lines.hide()
        header.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(CARD_HEIGHT + GAP)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_rids(self, rids: array[int]) -> None:
        """Show these cards; selection and scroll position stay with the leads they were on."""
        show_keeping_place(self, self.leads, rids)

    def current_lead(self) -> LeadRow | None:
        """The selected lead, if there is one and it has arrived."""
        return self.leads.lead(self.currentIndex())

    def take_focus(self, line: int) -> None:
        """Put the focus on a card; on the last one if there are fewer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.leads.rowCount():
            select_line(self, max(0, min(line, self.leads.rowCount() - 1)))

    def choose_stage(self) -> None:
        """Show "Move to…" at the selected card."""
        row = self.current_lead()
        if row is not None:
            StageMenu(self._desk, row.stage, lambda stage: self._move(row, stage), self).popup(self._corner())

    def _open(self, index: QModelIndex) -> None:
        row = self.leads.lead(index)
        if row is not None:
            self.opened.emit(row.lead_id)

    def _move(self, row: LeadRow, stage: Stage) -> None:
        self.move_wanted.emit(row.lead_id, stage)

    def _dropped(self, leads: list[str], stage: Stage) -> None:
        for lead_id in leads:
            self.move_wanted.emit(lead_id, stage)

    def _corner(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.choose_stage()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(-1 if key == Qt.Key.Key_Left else 1, event.modifiers())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.leads.rowCount():
            select_line(self, 0 if key == Qt.Key.Key_Home else self.leads.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _sideways(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.walked.emit(by)
            return
        row = self.current_lead()
        if row is not None:
            self.carried.emit(row, by)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.leads.rowCount():
            select_line(self, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self.hovered.emit(event.mimeData().hasFormat(LEADS_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(LEADS_MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.hovered.emit(False)
