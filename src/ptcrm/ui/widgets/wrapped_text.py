"""Plain text over several lines that fits any width: an endless word breaks, an endless text ends in "…"."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ptcrm.ui.kit.plain import shown

_SMALLEST = 20
_HERE = "\u200b"
_MAY_BREAK = re.compile(r"(?<=\S)(?=@)|(?<=\S/)(?=\w)")
"""An address that has no room breaks before its @, a link behind a slash: there the eye can follow."""


def break_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The lines of ``text`` at ``width`` pixels, at most ``most``; the last is elided when more follows."""
    metrics = QFontMetrics(font)
    width = max(width, _SMALLEST)
    lines: list[str] = []
    for paragraph in shown(text).split("\n"):
        if len(lines) > most:
            break
        lines.extend(_broken(paragraph, font, width, most + 1 - len(lines)))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], metrics.elidedText(f"{rest} …", Qt.TextElideMode.ElideRight, width)]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _broken(paragraph: str, font: QFont, width: int, most: int) -> list[str]:
    paragraph = _MAY_BREAK.sub(_HERE, paragraph)
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # Qt counts in UTF-16 units, Python in characters.
        units = paragraph.encode("utf-16-le", "surrogatepass")
        start = line.textStart() * 2
        cut = units[start : start + line.textLength() * 2]
        lines.append(cut.decode("utf-16-le", "replace").replace(_HERE, "").rstrip())
    layout.endLayout()
    return lines or [""]


class WrappedText(QFrame):
    """A text of at most ``most`` lines that never asks for more width than there is."""

    def __init__(
        self, text: str = "", role: str = "", *, most: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._most = text, most
        self._heights: dict[int, int] = {}
        if role:
            self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._heights.clear()
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        if room not in self._heights:  # layouts ask for the same widths again and again
            count = len(break_lines(self._text, self.font(), room, self._most))
            self._heights[room] = count * self.fontMetrics().lineSpacing()
        return self._heights[room] + margins.top() + margins.bottom()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        metrics = self.fontMetrics()
        first = shown(self._text)[:60].split("\n")[0]
        width = metrics.horizontalAdvance(first) + margins.left() + margins.right() + 2
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALLEST, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        draw_lines(painter, room.topLeft().toPointF(), self._lines(), self.font(), room.width())
        painter.end()

    def _lines(self) -> list[str]:
        return break_lines(self._text, self.font(), self.contentsRect().width(), self._most)


def draw_lines(painter: QPainter, at: QPointF, lines: list[str], font: QFont, width: int) -> None:
    """Draw lines under each other from the point ``at``."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    step = metrics.lineSpacing()
    for place, line in enumerate(lines):
        box = QRectF(at.x(), at.y() + place * step, width, step)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
