"""The ground of the agenda: hours, days, the line at now, and the place where a talk would come."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ptcrm.ui.kit.theme import Tokens
from ptcrm.ui.widgets.agenda_measures import GUTTER, Measures

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LABEL = 18
_TOO_NEAR = 13


def paint_hours(
    painter: QPainter, widget: QWidget, tokens: Tokens, measures: Measures, now: tuple[int, int] | None
) -> None:
    """Lines at the hours and between the days; the day of ``now`` is lit, with a line at its minute."""
    font = QFont(widget.font())
    font.setPixelSize(12)
    painter.setFont(font)
    now_y = None if now is None else measures.y(now[1])
    if now is not None:
        left, right = measures.column(now[0])
        painter.fillRect(QRect(left, 0, right - left, widget.height()), QColor(tokens.card))
    for hour in range(25):
        y = measures.y(hour * 60)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(GUTTER - 6, y, widget.width(), y)
        if hour % 24 and (now_y is None or abs(y - now_y) > _TOO_NEAR):
            painter.setPen(QColor(tokens.muted))
            painter.drawText(_label(y), _RIGHT, f"{hour:02}:00")
    painter.setPen(QColor(tokens.line))
    for day in range(measures.days):
        x = measures.column(day)[0]
        painter.drawLine(x, 0, x, widget.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if now is not None and now_y is not None:
        _paint_now(painter, tokens, measures.column(now[0]), now_y, f"{now[1] // 60:02}:{now[1] % 60:02}")


def paint_slot(painter: QPainter, tokens: Tokens, box: QRect, words: str, *, strong: bool) -> None:
    """A place to plan something, with its time: ``strong`` where the cursor is, else where the mouse is."""
    pen = QPen(QColor(tokens.brand if strong else tokens.line_strong), 2 if strong else 1)
    pen.setStyle(Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(QColor(tokens.brand_text if strong else tokens.muted))
    painter.drawText(box.adjusted(8, 0, -6, 0), _LEFT, words)


def _paint_now(painter: QPainter, tokens: Tokens, column: tuple[int, int], y: int, time: str) -> None:
    colour = QColor(tokens.brand)
    painter.setPen(QPen(colour, 2))
    painter.drawLine(column[0], y, column[1], y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPoint(column[0], y), 4, 4)
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(tokens.brand_text))
    painter.drawText(_label(y), _RIGHT, time)


def _label(y: int) -> QRect:
    return QRect(0, y - _LABEL // 2, GUTTER - 12, _LABEL)
