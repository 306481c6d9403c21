"""How the rows under the search box are drawn: all of it plain text, what was searched for in bold."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ptcrm.ui.kit.action import key_caps
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import shown
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.search_rows import ROW_ROLE, RowKind, SearchRow

HEIGHTS: Final = {RowKind.HEADING: 28, RowKind.LEAD: 46, RowKind.SAID: 46, RowKind.ACTION: 36}

_EDGE: Final = 10
_ICON: Final = 16
_TEXT_AT: Final = 36
_SMALL: Final = 12
_CAP: Final = 18
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SearchRowDelegate(QStyledItemDelegate):
    """Draws a heading, a lead, something said, or an action with its keys."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(200, HEIGHTS[row.kind] if isinstance(row, SearchRow) else 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SearchRow):
            return
        box = QRect(option.rect)
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected and row.kind is not RowKind.HEADING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.brand_soft))
            painter.drawRoundedRect(box, 7, 7)
        room = box.adjusted(_EDGE, 0, -_EDGE, 0)
        if row.kind is RowKind.HEADING:
            painter.setPen(QColor(tokens.muted))
            self._line(painter, room.adjusted(0, 4, 0, 0), row.title, _small(option.font, bold=True))
        else:
            self._icon(painter, room, row)
            room.setLeft(box.left() + _TEXT_AT)
            if row.kind is RowKind.ACTION:
                self._action(painter, room, row, option.font)
            else:
                self._two_lines(painter, room, row, option.font)
        painter.restore()

    def _icon(self, painter: QPainter, room: QRect, row: SearchRow) -> None:
        if row.icon:
            at = QPointF(room.left(), room.center().y() - _ICON / 2 + 1)
            painter.drawPixmap(at, pixmap(row.icon, self._theme.tokens.muted, _ICON))

    def _action(self, painter: QPainter, room: QRect, row: SearchRow, font: QFont) -> None:
        if row.action is not None and row.action.keys:
            room = room.adjusted(0, 0, -self._caps(painter, room, row.action.keys[0], font), 0)
        painter.setPen(QColor(self._theme.tokens.text))
        self._line(painter, room, row.title, font)

    def _caps(self, painter: QPainter, room: QRect, keys: str, font: QFont) -> int:
        """Draw the keys at the right; how much room they took."""
        tokens = self._theme.tokens
        small = _small(font)
        metrics = QFontMetrics(small)
        right = room.right()
        for cap in reversed(key_caps(keys)):
            width = max(_CAP, metrics.horizontalAdvance(cap) + 10)
            frame = QRectF(right - width, room.center().y() - _CAP / 2 + 1, width, _CAP)
            painter.setPen(QPen(QColor(tokens.line_strong), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, cap)
            right -= width + 4
        return room.right() - right + 8

    def _two_lines(self, painter: QPainter, room: QRect, row: SearchRow, font: QFont) -> None:
        tokens = self._theme.tokens
        small, strong = _small(font), QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        upper = QRect(room.left(), room.top() + 5, room.width(), 19)
        lower = QRect(room.left(), room.top() + 24, room.width(), 17)
        if row.aside:
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            aside = QFontMetrics(small).elidedText(row.aside, Qt.TextElideMode.ElideRight, room.width() // 2)
            painter.drawText(upper, _RIGHT, aside)
            upper.setRight(upper.right() - QFontMetrics(small).horizontalAdvance(aside) - 12)
        painter.setPen(QColor(tokens.text))
        self._line(painter, upper, row.title, strong)
        painter.setPen(QColor(tokens.muted))
        if row.marks:
            self._marked(painter, lower, row, small)
        else:
            self._line(painter, lower, row.under, small)

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont) -> None:
        painter.setFont(font)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, _LEFT, elided)

    def _marked(self, painter: QPainter, room: QRect, row: SearchRow, font: QFont) -> None:
        """A line with what was searched for in bold and in the colour of text."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._theme.tokens.text))
        text = shown(row.under)
        ranges = []
        for start, end in row.marks:
            span = QTextLayout.FormatRange()
            # Qt counts in UTF-16 units, Python in characters.
            span.start, span.length = _units(text[:start]), _units(text[start:end])
            span.format = look
            ranges.append(span)
        layout = QTextLayout(text, font)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def _small(font: QFont, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(_SMALL)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
