"""The table of an import's first rows, each with a chip for what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptcrm.commands.import_look import RowVerdict, Verdict
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.import_rows import VERDICT_ROLE, ImportRows, RowColumn
from ptcrm.ui.widgets.chip import Tone, tone_colours

LINE_HEIGHT = 36
_HEADER_HEIGHT = 34
_CHIP_PADDING = 9
_ICON = 14
_WIDEST = {
    RowColumn.VERDICT: 230,
    RowColumn.NAME: 190,
    RowColumn.EMAIL: 200,
    RowColumn.GOAL: 220,
    RowColumn.MESSAGE: 420,
}
_WIDEST_ELSE = 150
_LOOKS = {
    Verdict.NEW: (Tone.GOOD, "user-plus"),
    Verdict.KNOWN: (Tone.PLAIN, "check"),
    Verdict.TWICE: (Tone.PLAIN, "copy"),
    Verdict.CHECK: (Tone.COLD, "circle-help"),
}


class ImportRowsView(QTableView):
    """Nothing in it can be changed; columns without anything in them are left out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ImportRows(desk, self)
        self.setModel(self.rows)
        self.setObjectName("importRows")
        self.setItemDelegateForColumn(RowColumn.VERDICT, _VerdictDelegate(desk.theme, self))
        self.setAccessibleName(tr("Import", "The first rows"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(LINE_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        header.setFixedHeight(_HEADER_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.modelReset.connect(self.fit)
        self.rows.dataChanged.connect(lambda *_: self.fit())
        desk.theme.changed.connect(self.viewport().update)

    def fit(self) -> None:
        """Give each column the room its words want, up to a limit, and hide the empty ones."""
        for column in RowColumn:
            hidden = self.rows.empty(column)
            self.setColumnHidden(column, hidden)
            if not hidden:
                wanted = self.sizeHintForColumn(column) + 10
                heading = self.horizontalHeader().sectionSizeHint(column)
                self.setColumnWidth(column, max(min(wanted, _WIDEST.get(column, _WIDEST_ELSE)), heading))

    def height_of(self, rows: int) -> int:
        """How high it is with this many rows in view."""
        wide = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        return _HEADER_HEIGHT + rows * LINE_HEIGHT + bar + 4


class _VerdictDelegate(QStyledItemDelegate):
    """A chip: an icon and a word on a soft ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = QFont()
        self._font.setPixelSize(13)
        self._font.setWeight(QFont.Weight.Medium)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        words = QFontMetrics(self._font).horizontalAdvance(str(index.data()))
        return QSize(words + 2 * _CHIP_PADDING + _ICON + 6 + 16, LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        verdict: RowVerdict | None = index.data(VERDICT_ROLE)
        tone, icon_name = _LOOKS[verdict.verdict] if verdict else (Tone.OVER, "circle-x")
        strong, soft = tone_colours(self._theme, tone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        box = QRectF(option.rect).adjusted(8, 6, -6, -6)
        metrics = QFontMetrics(self._font)
        room = box.width() - 2 * _CHIP_PADDING - _ICON - 6
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, round(room))
        box.setWidth(metrics.horizontalAdvance(words) + 2 * _CHIP_PADDING + _ICON + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(box, 7, 7)
        top = round(box.center().y() - _ICON / 2)
        painter.drawPixmap(QPoint(round(box.left()) + _CHIP_PADDING, top), pixmap(icon_name, strong, _ICON))
        painter.setFont(self._font)
        painter.setPen(QColor(strong))
        text = box.adjusted(_CHIP_PADDING + _ICON + 6, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
