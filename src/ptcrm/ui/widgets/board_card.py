"""Paints a card of the board: who, what they want, how long they wait or what comes next."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ptcrm.queries.lead_list import LeadRow
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.theme import state_colours
from ptcrm.ui.models.board_column import LEAD_ROLE
from ptcrm.ui.models.lead_words import Mark, card_mark, cell, name_of, wait_of

CARD_HEIGHT = 118
GAP = 10
_EDGE = 4
_PAD = 11
_NAME_HEIGHT = 20
_CHIP_HEIGHT = 22
_GOAL_LINES = 2
_LEAST_TEXT = 36


class CardDelegate(QStyledItemDelegate):
    """All cards are equally high: the wait or next step stands at the foot, the goal takes what is free."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name_font = _font(14, QFont.Weight.DemiBold)
        self._text_font = _font(13, QFont.Weight.Normal)
        self._chip_font = _font(12, QFont.Weight.Medium)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(140, CARD_HEIGHT + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: LeadRow | None = index.data(LEAD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -GAP)
        self._paint_sheet(painter, box, option, row)
        if row is None:
            painter.setPen(QColor(self._desk.theme.tokens.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")
        else:
            self._paint_lead(painter, box.adjusted(_PAD, 10, -_PAD, -_PAD), row)
        painter.restore()

    def _paint_sheet(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, row: LeadRow | None
    ) -> None:
        tokens = self._desk.theme.tokens
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        shape = QPainterPath()
        shape.addRoundedRect(box, 10, 10)
        painter.fillPath(shape, QColor(tokens.hover if hovered and not focused else tokens.card))
        wait = None if row is None else wait_of(row, self._desk.now())
        if wait is not None:
            painter.save()
            painter.setClipPath(shape)
            edge = QRectF(box.left(), box.top(), _EDGE, box.height())
            painter.fillRect(edge, QColor(state_colours(tokens, wait.state)[0]))
            painter.restore()
        painter.setPen(QPen(QColor(tokens.brand if focused else tokens.line), 2 if focused else 1))
        painter.drawPath(shape)

    def _paint_lead(self, painter: QPainter, box: QRectF, row: LeadRow) -> None:
        desk, tokens = self._desk, self._desk.theme.tokens
        mark = card_mark(row, desk.now(), desk.zone, tokens)
        name_box = QRectF(box.left(), box.top(), box.width(), _NAME_HEIGHT)
        painter.setFont(self._name_font)
        painter.setPen(QColor(tokens.text))
        _paint_line(painter, name_box, name_of(row))
        foot = QRectF(box.left(), box.bottom() - _CHIP_HEIGHT, box.width(), _CHIP_HEIGHT)
        if mark is not None:
            self._paint_chip(painter, foot, mark)
            foot.translate(0, -_CHIP_HEIGHT - 5)
        if row.target_group:
            group = Mark(cell(row.target_group), "target", (tokens.muted, tokens.sunken))
            self._paint_chip(painter, foot, group)
            foot.translate(0, -_CHIP_HEIGHT - 5)
        painter.setFont(self._text_font)
        painter.setPen(QColor(tokens.text))
        goal_box = QRectF(box.left(), name_box.bottom() + 2, box.width(), 0)
        goal_box.setBottom(foot.bottom())
        _paint_lines(painter, goal_box, cell(row.wants), self._text_font)

    def _paint_chip(self, painter: QPainter, line: QRectF, mark: Mark) -> None:
        """Paint a chip on a line, as wide as its words or the line."""
        strong, soft = mark.colours
        metrics = QFontMetricsF(self._chip_font)
        before, after = 27.0, 8.0
        words = _fitted(mark, metrics, line.width() - before - after)
        width = min(line.width(), before + metrics.horizontalAdvance(words) + after + 1)
        box = QRectF(line.left(), line.top(), width, _CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPixmap(round(box.left() + 8), round(box.center().y() - 7), pixmap(mark.icon, strong, 14))
        painter.setFont(self._chip_font)
        painter.setPen(QColor(strong))
        _paint_line(painter, box.adjusted(before, 0, 1 - after, 0), words)


def _font(size: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _fitted(mark: Mark, metrics: QFontMetricsF, room: float) -> str:
    """The words of a mark that fit: all, or the text elided before its tail, or the short form."""
    if metrics.horizontalAdvance(mark.words) <= room:
        return mark.words
    for_text = room - metrics.horizontalAdvance(mark.tail)
    if mark.short and (not mark.tail or for_text < _LEAST_TEXT):
        return mark.short
    return metrics.elidedText(mark.text, Qt.TextElideMode.ElideRight, for_text) + mark.tail


def _paint_line(painter: QPainter, box: QRectF, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(
        box,
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
        elided,
    )


def _paint_lines(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """As many lines as fit, the last one ending in an ellipsis when there is more."""
    height = QFontMetricsF(font).height()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    most = max(1, min(_GOAL_LINES, int((box.height() + 2) // height))) if text else 0
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    for place, start in enumerate(starts[:most]):
        last = place == most - 1
        words = text[start:] if last else text[start : ends[place]].rstrip()
        _paint_line(painter, QRectF(box.left(), box.top() + place * height, box.width(), height), words)
