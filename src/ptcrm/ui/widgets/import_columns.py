"""What the columns of a table hold, each to be changed: arrows walk, Enter or Space opens the choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptcrm.integrations.exporter import ColumnKind
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.import_columns import CHANGED_ROLE, KIND_ROLE, ImportColumns, shown_header
from ptcrm.ui.models.import_words import COLUMN_KINDS, column_word

_WIDTH = 168
_WIDEST = 260
_CHOICE_HEIGHT = 42
_LINE_HEIGHT = 30
_HEADER_HEIGHT = 32
_ENDS_GROUP = (ColumnKind.CITY, ColumnKind.TARGET_GROUP, ColumnKind.CHANNEL, ColumnKind.UNSUBSCRIBED)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4)


class ImportColumnsView(QTableView):
    """Emits ``chosen(header, kind)``; a kind of None is "as it is guessed"."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.columns = ImportColumns(self)
        self.setModel(self.columns)
        self.setObjectName("importColumns")
        self.setItemDelegateForRow(0, _ChoiceDelegate(theme, self))
        self.setAccessibleName(tr("Import", "What is in this column?"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lines = self.verticalHeader()
        lines.hide()
        lines.setMinimumSectionSize(_LINE_HEIGHT)
        lines.setDefaultSectionSize(_LINE_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(_HEADER_HEIGHT)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultSectionSize(_WIDTH)
        header.setMinimumSectionSize(90)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.columns.modelReset.connect(self._fit)
        self.columns.dataChanged.connect(lambda *_: self.viewport().update())
        self.clicked.connect(self._clicked)
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)
        self._fit()

    def open_choice(self) -> None:
        """Show what the column in focus may hold."""
        index = self.currentIndex()
        if not index.isValid():
            return
        place = index.column()
        column = self.columns.column(place)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Import", "What is in “{column}”?", column=shown_header(column)))
        automatic = menu.addAction(tr("Import", "Automatic"))
        automatic.setCheckable(True)
        automatic.setChecked(not self.columns.changed(place))
        automatic.triggered.connect(partial(self._choose, column.header, None))
        menu.addSeparator()
        for kind, _ in COLUMN_KINDS:
            action = menu.addAction(column_word(kind))
            action.setCheckable(True)
            action.setChecked(self.columns.changed(place) and kind is column.kind)
            action.triggered.connect(partial(self._choose, column.header, kind))
            if kind is column.kind:
                menu.setActiveAction(action)
            if kind in _ENDS_GROUP:
                menu.addSeparator()
        box = self.visualRect(self.columns.index(0, place))
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft() + QPoint(4, 0)))

    def _choose(self, header: str, kind: ColumnKind | None, _checked: bool = False) -> None:
        self.chosen.emit(header, kind)

    def _clicked(self, index: QModelIndex) -> None:
        if index.row() == 0:
            self.open_choice()

    def _fit(self) -> None:
        """As high as its lines, so that the page scrolls and not the table."""
        rows = self.columns.rowCount()
        if rows:
            self.setRowHeight(0, _CHOICE_HEIGHT)
            self.setCurrentIndex(self.columns.index(0, 0))
        self._size_up()

    def _size_up(self) -> None:
        rows = self.columns.rowCount()
        spare = self.viewport().width() - _WIDTH * self.columns.columnCount()
        self.horizontalHeader().setStretchLastSection(spare > 0)
        bar = self.horizontalScrollBar().sizeHint().height() if spare < 0 else 0
        self.setFixedHeight(_HEADER_HEIGHT + _CHOICE_HEIGHT + max(0, rows - 1) * _LINE_HEIGHT + bar + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._size_up()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        down = key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (key in _OPENS or down) and self.currentIndex().isValid():
            self.open_choice()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.columns.columnCount() - 1
            self.setCurrentIndex(self.columns.index(0, 0 if key == Qt.Key.Key_Home else last))
        else:
            super().keyPressEvent(event)


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints what a column holds as a field that opens; a changed one has a pencil and the brand's colour."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = self._theme.tokens
        changed = bool(index.data(CHANGED_ROLE))
        kind = index.data(KIND_ROLE)
        quiet = not changed and kind in (ColumnKind.EXTRA, ColumnKind.IGNORE)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(4.5, 5.5, -4.5, -5.5)
        box.setWidth(min(box.width(), _WIDEST))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.brand_soft if changed else tokens.hover if hovered else tokens.card
        line = tokens.brand if changed or focused else tokens.line_strong
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(line), 2 if focused else 1))
        painter.drawRoundedRect(box, 7, 7)
        ink = tokens.brand_text if changed else tokens.muted if quiet else tokens.text
        left = 9.0
        if changed:
            painter.drawPixmap(
                QPoint(round(box.left() + 8), round(box.center().y() - 6.5)), pixmap("pencil", ink, 13)
            )
            left = 26.0
        arrow = pixmap("chevron-down", tokens.muted, 14)
        painter.drawPixmap(QPoint(round(box.right() - 21), round(box.center().y() - 6.5)), arrow)
        font = QFont(option.font)
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        room = box.adjusted(left, 0, -25, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
