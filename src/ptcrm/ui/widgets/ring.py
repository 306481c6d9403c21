"""The ring: how much of the hour is left, or how long somebody has waited."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ptcrm.domain.clock import HOUR
from ptcrm.domain.values import ClockState
from ptcrm.ui.kit.theme import Theme, state_colours

_SIZE = 48
_STROKE = 4.5
_STEP, _LAST_STEP = 20_000, 1_000
_LAST, _MINUTE = 120_000, 60_000
"""Milliseconds. In twenty seconds the arc shortens by less than a pixel; near the end seconds count."""


class Ring(QWidget):
    """A circle that empties while the hour runs and is whole once it is over, with a short text inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = ClockState.WITHIN_HOUR
        self._left = 1.0
        self._text = ""
        self.setFixedSize(_SIZE, _SIZE)
        theme.changed.connect(self.update)

    def show_wait(self, state: ClockState, waited_ms: int | None, text: str) -> None:
        """Show a wait, with ``text`` inside (1:12, 23’, 26 u). Painted again only when that can be seen."""
        if (state, text) != (self._state, self._text):
            self._state, self._text = state, text
            self.update()
        self.turn(waited_ms)

    def steps_ms(self) -> int:
        """At which steps of the wait, in milliseconds from its start, the ring looks different."""
        if self._state is not ClockState.WITHIN_HOUR:
            return _MINUTE
        return _STEP if self._left * HOUR > _LAST else _LAST_STEP

    def turn(self, waited_ms: int | None) -> None:
        """Let time pass, in milliseconds waited: the arc shortens, the words stay."""
        left = 1.0
        if self._state is ClockState.WITHIN_HOUR and waited_ms is not None:
            step = _STEP if HOUR - waited_ms > _LAST else _LAST_STEP
            left = max(0.0, 1 - waited_ms // step * step / HOUR)
        if left != self._left:
            self._left = left
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._theme.tokens
        colour = QColor(state_colours(tokens, self._state)[0])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = _STROKE / 2 + 1
        box = QRectF(edge, edge, _SIZE - 2 * edge, _SIZE - 2 * edge)
        painter.setPen(QPen(QColor(tokens.ring_rest), _STROKE))
        painter.drawEllipse(box)
        pen = QPen(colour, _STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._left >= 1.0:
            painter.drawEllipse(box)
        elif self._left > 0:
            painter.drawArc(box, 90 * 16, -round(self._left * 360 * 16))
        font = QFont(self.font())
        font.setPixelSize(13 if len(self._text) < 5 else 11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
