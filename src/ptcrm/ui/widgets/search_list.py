"""The list that drops from the search box. It is no popup window, so that typing goes on while it shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.search_rows import ROW_ROLE, RowKind, SearchRow, SearchRows
from ptcrm.ui.widgets.search_row import HEIGHTS, SearchRowDelegate

_WIDTH: Final = 620
_MARGIN: Final = 5
_EDGE: Final = 16
_INDENT: Final = 10
_NOTHING: Final = 38
"""The least height of the sentence that says so."""


class SearchList(QFrame):
    """Emits ``chosen(SearchRow)`` for a click, ``walked(SearchRow)`` when another row is the current one."""

    chosen = Signal(object)
    walked = Signal(object)

    def __init__(self, desk: Desk, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self._pointer = QPoint()
        self.setObjectName("card")
        self.rows = SearchRows(self)
        self.view = _View(desk.theme)
        self.view.setAccessibleName(tr("Search", "What was found"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setMouseTracking(True)
        self.view.setItemDelegate(SearchRowDelegate(desk.theme, self.view))
        self.view.setModel(self.rows)
        self.view.clicked.connect(self._clicked)
        self.view.entered.connect(self._entered)
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.setIndent(_INDENT)
        self._nothing.setMinimumHeight(_NOTHING)
        self._help = Label(tr("Search", "↑ ↓ choose · Enter open · Esc close · > only actions"), "small")
        self._help.setIndent(_INDENT)
        self._help.setFixedHeight(26)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._nothing)
        layout.addWidget(self._help)
        desk.theme.changed.connect(self.view.viewport().update)
        self.hide()

    @property
    def current(self) -> SearchRow | None:
        """What Enter opens or does."""
        row = self.view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, SearchRow) and row.kind is not RowKind.HEADING else None

    def fill(self, rows: list[SearchRow], nothing: str) -> None:
        """Show these rows, the first of them chosen; ``nothing`` is said when there are none."""
        self.rows.show_rows(rows)
        self._nothing.setText(nothing)
        self._choose(self.rows.chosen_from(0, 1))
        self.view.scrollToTop()
        self._fit()

    def add(self, rows: list[SearchRow]) -> None:
        """Show these below the others; what is chosen stays chosen."""
        self.rows.add_rows(rows)
        if self.current is None:
            self._choose(self.rows.chosen_from(0, 1))
        self._fit()

    def drop(self) -> None:
        """Let it drop from the box."""
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
        self._pointer = QCursor.pos()
        self._fit()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go a row down (1) or up (-1); from the last to the first and back."""
        at = self.view.currentIndex().row()
        row = self.rows.chosen_from(at + by, by)
        if row < 0:
            row = self.rows.chosen_from(0 if by > 0 else self.rows.rowCount() - 1, by)
        self._choose(row)

    def page(self, by: int) -> None:
        """Go to the first row of the next section (1) or of this one, or the one before (-1)."""
        at = self.view.currentIndex().row()
        rows = self.rows.rows
        starts = [place + 1 for place, row in enumerate(rows) if row.kind is RowKind.HEADING]
        later = [place for place in starts if (place > at if by > 0 else place < at)]
        if later:
            self._choose(later[0] if by > 0 else later[-1])

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        self.view.setCurrentIndex(self.rows.index(row))
        if row == self.rows.chosen_from(0, 1):
            self.view.scrollToTop()  # with the heading above it
        current = self.current
        if current is not None:
            self.walked.emit(current)

    def _clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, SearchRow) and row.kind is not RowKind.HEADING:
            self.chosen.emit(row)

    def _entered(self, index: QModelIndex) -> None:
        """The row under the pointer is the current one once it moves, not when the list drops on it."""
        if QCursor.pos() != self._pointer and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.view.setCurrentIndex(index)

    def _fit(self) -> None:
        """As wide and as high as the rows ask for, and the window has room for."""
        window = self._box.window()
        rows = self.rows.rows
        self._nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 4))
        width = min(max(self._box.width(), _WIDTH), window.width() - corner.x() - _EDGE)
        inner = sum(HEIGHTS[row.kind] for row in rows)
        inner += 0 if rows else max(_NOTHING, self._nothing.heightForWidth(width - 2 * _MARGIN))
        height = inner + self._help.height() + 2 * _MARGIN + 2
        self.setGeometry(corner.x(), corner.y(), width, min(height, window.height() - corner.y() - _EDGE))


class _View(QListView):
    """Fills its ground itself, so that the page under it isn't drawn again at every key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.card))
        painter.end()
        super().paintEvent(event)
