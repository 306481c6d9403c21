"""A timeline on screen: rows of uneven height that are drawn, not built, and read with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ptcrm.queries.timeline import Happening
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.timeline_model import ENTRY_ROLE, TimelineModel, TimelineRow
from ptcrm.ui.widgets.chip import tone_colours
from ptcrm.ui.widgets.wrapped_text import break_lines, draw_lines

_EDGE, _BADGE, _GAP, _PAD = 12, 30, 12, 8
_TITLE_LINES, _BODY_LINES = 4, 8
_EDITABLE = (Happening.TOUCH, Happening.NOTE, Happening.ENQUIRY)
_REMOVABLE = (Happening.TOUCH, Happening.NOTE)
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class TimelineList(QListView):
    """Emits ``edit_wanted(TimelineRow)`` on Enter and ``remove_wanted(TimelineRow)`` on Delete."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TimelineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Lead", "Timeline"))
        self.doubleClicked.connect(lambda index: self._ask_edit(_row_of(index)))
        theme.changed.connect(self.viewport().update)

    def current_row(self) -> TimelineRow | None:
        """The row the keys work on."""
        return _row_of(self.currentIndex())

    def menu_for(self, row: TimelineRow) -> QMenu:
        """What can be done with one row."""
        menu = QMenu(self)
        if row.entry.kind in _EDITABLE:
            menu.addAction(tr("Timeline", "Change")).triggered.connect(lambda: self._ask_edit(row))
        if row.entry.kind in _REMOVABLE:
            menu.addAction(tr("Timeline", "Remove")).triggered.connect(lambda: self._ask_remove(row))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._ask_edit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ask_remove(row)
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            event.ignore()  # the page's keys, not the first letter of a row
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row is chosen at once: it carries the frame that shows where the keys are."""
        super().focusInEvent(event)
        mouse = event.reason() is Qt.FocusReason.MouseFocusReason  # it chooses the row it points at
        if not mouse and not self.selectionModel().hasSelection():
            here = self.currentIndex()
            self.setCurrentIndex(here if here.isValid() else self.rows.index(0, 0))
            self.selectionModel().select(self.currentIndex(), _SELECT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at: QPoint = event.pos()
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keys else self.indexAt(at)
        row = _row_of(index)
        if row is None:
            return
        self.setCurrentIndex(index)
        menu = self.menu_for(row)
        if not menu.isEmpty():
            where = self.visualRect(index).center() if keys else at
            menu.popup(self.viewport().mapToGlobal(where))

    def _ask_edit(self, row: TimelineRow | None) -> None:
        if row is not None and row.entry.kind in _EDITABLE:
            self.edit_wanted.emit(row)

    def _ask_remove(self, row: TimelineRow) -> None:
        if row.entry.kind in _REMOVABLE:
            self.remove_wanted.emit(row)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        row = _row_of(index)
        width = self._view.viewport().width()
        if row is None:
            return QSize(width, 0)
        title, body = self._lines(row, self._view.font(), width)
        bold, plain, small = _fonts(self._view.font())
        height = len(title) * QFontMetrics(bold).lineSpacing() + len(body) * QFontMetrics(plain).lineSpacing()
        height += QFontMetrics(small).lineSpacing() + 2
        return QSize(width, max(height, _BADGE) + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = _row_of(index)
        if row is None:
            return
        box = QRect(option.rect)
        tokens = self._theme.tokens
        strong, soft = tone_colours(self._theme, row.words.tone)
        bold, plain, small = _fonts(self._view.font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, box)
        badge = QRectF(box.left() + _EDGE, box.top() + _PAD, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawEllipse(badge)
        painter.drawPixmap(badge.topLeft() + QPointF(7, 7), pixmap(row.words.icon, strong, 16))
        title, body = self._lines(row, self._view.font(), box.width())
        at = QPointF(badge.right() + _GAP, box.top() + _PAD)
        width = _text_width(box.width())
        painter.setPen(QColor(tokens.text))
        draw_lines(painter, at, title, bold, width)
        at += QPointF(0, len(title) * QFontMetrics(bold).lineSpacing())
        painter.setPen(QColor(tokens.muted))
        under = f"{row.when} · {row.words.small}" if row.words.small else row.when
        draw_lines(painter, at, break_lines(under, small, width, 1), small, width)
        at += QPointF(0, QFontMetrics(small).lineSpacing() + 2)
        painter.setPen(QColor(tokens.text))
        draw_lines(painter, at, body, plain, width)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        room = QRectF(box).adjusted(3, 2, -3, -2)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected and (focused or self._view.hasFocus()):
            painter.setPen(QPen(QColor(tokens.brand), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(room, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(room, 8, 8)

    def _lines(self, row: TimelineRow, font: QFont, width: int) -> tuple[list[str], list[str]]:
        bold, plain, _ = _fonts(font)
        room = _text_width(width)
        body = break_lines(row.body, plain, room, _BODY_LINES) if row.body else []
        return break_lines(row.words.title, bold, room, _TITLE_LINES), body


def _text_width(width: int) -> int:
    return width - 2 * _EDGE - _BADGE - _GAP


def _fonts(base: QFont) -> tuple[QFont, QFont, QFont]:
    bold, small = QFont(base), QFont(base)
    bold.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(12)
    return bold, base, small


def _row_of(index: QModelIndex | QPersistentModelIndex) -> TimelineRow | None:
    found = index.data(ENTRY_ROLE) if index.isValid() else None
    return found if isinstance(found, TimelineRow) else None
