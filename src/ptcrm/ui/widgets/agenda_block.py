"""One thing in the agenda: a real button that paints itself, and can be dragged when it may be moved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.agenda import AgendaTalk
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.dates import clock_time
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import give_tip, one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Tokens
from ptcrm.ui.kit.words import person
from ptcrm.ui.models.agenda_places import Item, is_gone
from ptcrm.ui.models.agenda_words import block_words
from ptcrm.ui.widgets.agenda_text import ICON, ICON_ROOM, Line, fitted, is_wide, step_lines, talk_lines
from ptcrm.ui.widgets.buttons import Button

LINE: Final = 16
"""Height of one line of text, in pixels."""

BUTTON: Final = 24
_EDGE: Final = 3
_LEFT: Final = 9


class AgendaBlock(QPushButton):
    """``clicked`` opens it. A drag emits ``dragged`` and at its end ``dropped`` or ``let_go``."""

    dragged = Signal(QPoint)
    """The mouse moved; where the corner of the block would be, in its parent."""

    dropped = Signal()
    let_go = Signal()
    """The drag was given up: everything stays where it was."""

    menu_wanted = Signal(QPoint)
    outcome_wanted = Signal()
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, desk: Desk, item: Item, parent: QWidget, *, first: bool = True) -> None:
        """``first``: the thing begins here, it isn't the rest of a talk over midnight."""
        super().__init__(parent)
        self.setObjectName("agendaBlock")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.mapToGlobal(at)))
        self._desk = desk
        self.pinned = False
        self._grip: QPoint | None = None
        self._dragging = False
        self._time: str | None = None
        self.outcome: Button | None = None
        desk.theme.changed.connect(self.update)
        self.show_item(item, first=first)

    def show_item(self, item: Item, *, first: bool = True) -> None:
        """Show this, as things stand now; a block serves for one thing after another."""
        now = self._desk.now()
        self.item, self._first = item, first
        self.words = block_words(item, now, self._desk.zone, first=first)
        self._asks = isinstance(item, AgendaTalk) and item.asks(now) and first
        self._late = isinstance(item, StepRow) and item.time_known and item.at <= now
        self.setAccessibleName(one_line(self.words.spoken))
        give_tip(self, self.words.spoken)
        self._offer_outcome()
        self._arrange()
        self.update()

    def _offer_outcome(self) -> None:
        """A week has dozens of blocks and few of them ask: the button is made for the first that does."""
        if self._asks and self.outcome is None:
            self.outcome = Button(self._desk.theme, "", "", "block", parent=self)
            self.outcome.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.outcome.clicked.connect(lambda _checked=False: self.outcome_wanted.emit())
        if self.outcome is not None:
            self.outcome.setVisible(self._asks)
        if self.outcome is not None and isinstance(self.item, AgendaTalk):
            name = person(self.item.row.name)
            self.outcome.speak(tr("Consultation", "Log the outcome with {name}", name=name))

    @property
    def movable(self) -> bool:
        """Whether it can be put at another time: a planned talk, or a step; nothing that is ``pinned``."""
        if self.pinned:
            return False
        if isinstance(self.item, AgendaTalk):
            return self._first and self.item.row.status is ConsultationStatus.PLANNED
        return isinstance(self.item, StepRow)

    @property
    def dragging(self) -> bool:
        """Whether it hangs on the mouse now."""
        return self._dragging

    def show_time(self, time: str | None) -> None:
        """While it is dragged: the time it would have; None for its own."""
        self._time = time
        self.update()

    def give_up(self) -> None:
        """Let go of the drag, if there is one."""
        self._grip = None
        if self._dragging:
            self._dragging = False
            self.show_time(None)
            self.let_go.emit()

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(120, LINE + 2 * _EDGE)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._arrange()

    def _arrange(self) -> None:
        """The outcome button along the foot, in as many words as fit."""
        button = self.outcome
        if button is None or not self._asks:
            return
        room = self.width() - _LEFT - 5
        metrics = QFontMetrics(self._font(bold=True))
        whole, brief = tr("Consultation", "Log outcome"), tr("Agenda", "Outcome")
        fits = [word for word in (whole, brief) if metrics.horizontalAdvance(word) + 14 <= room]
        button.setText(fits[0] if fits else "")
        button.set_icon("" if fits else "pencil")
        wide = min(room, metrics.horizontalAdvance(fits[0]) + 24) if fits else min(room, 28)
        button.setGeometry(_LEFT, self.height() - BUTTON - _EDGE, max(0, wide), BUTTON)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._desk.theme.tokens
        fill, line, bar, ink = self._colours(tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(line))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 6, 6)
        if bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar))
            painter.drawRoundedRect(QRectF(2.5, 3, 3, self.height() - 6), 1.5, 1.5)
        if self.hasFocus() or self._dragging:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(tokens.brand))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._write(painter, tokens, ink)
        painter.end()

    def _write(self, painter: QPainter, tokens: Tokens, ink: str) -> None:
        talk = isinstance(self.item, AgendaTalk)
        narrow = self.width() < 2 * _LEFT + 3 * LINE
        room = self.rect().adjusted(_LEFT if talk else _LEFT - 3, _EDGE, -2 if narrow else -5, -_EDGE)
        foot = BUTTON + 2 if self._asks else 0
        rows = max(1, (room.height() - foot + 4) // LINE)
        painter.setFont(self._font(bold=True, struck=self._struck()))
        lines = self._lines(rows, painter.fontMetrics())
        middle = max(0, (self.height() - foot - len(lines) * LINE) // 2)
        top = min(room.top(), middle) if len(lines) > 1 else middle
        quiet = tokens.muted if self._asks or not talk else ink
        for number, line in enumerate(lines):
            box = QRect(room.left(), top + number * LINE, room.width(), LINE)
            colour = quiet if number else ink
            urgent = line.warned if number else line.warned or self._asks or self._late
            if line.icon:
                picture = pixmap(line.icon, tokens.over if urgent else colour, ICON)
                painter.drawPixmap(box.left(), box.top() + 1, picture)
                box.setLeft(box.left() + ICON_ROOM)
            painter.setPen(QColor(tokens.over if line.warned and number else colour))
            self._draw(painter, box, line.text)
            painter.setFont(self._font())

    def _lines(self, rows: int, metrics: QFontMetrics) -> list[Line]:
        words, item = self.words, self.item
        if not isinstance(item, AgendaTalk):
            lines = step_lines(words, self.width(), metrics)
            return [Line(it.icon, f"{self._time} {it.text}") for it in lines] if self._time else lines
        time = self._time or words.time
        if not self._time and self._first and is_wide(self.width()):
            time = f"{time} – {clock_time(item.until, self._desk.zone)}"
        telling = self._asks or item.row.status is not ConsultationStatus.PLANNED
        return talk_lines(words, self.width(), rows, metrics, time, telling=telling, asks=self._asks)

    def _draw(self, painter: QPainter, line: QRect, text: str) -> None:
        metrics = painter.fontMetrics()
        shown = fitted(metrics, text, line.width())
        if len(shown) == len(one_line(text)):
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _colours(self, tokens: Tokens) -> tuple[str, str, str, str]:
        """Fill, line, the bar on the left ("" for none) and ink."""
        item, hovered = self.item, self.underMouse()
        if not isinstance(item, AgendaTalk):
            return (
                tokens.hover if hovered else tokens.card,
                tokens.line_strong,
                "",
                tokens.over if self._late else tokens.text,
            )
        if self._asks:
            return tokens.card, tokens.brand if hovered else tokens.line_strong, tokens.over, tokens.text
        if item.row.status is ConsultationStatus.PLANNED:
            line = tokens.brand if hovered else tokens.brand_soft
            return tokens.brand_soft, line, tokens.brand, tokens.brand_text
        if item.row.status is ConsultationStatus.HELD:
            return tokens.good_soft, tokens.good if hovered else tokens.good_soft, tokens.good, tokens.good
        return tokens.sunken, tokens.muted if hovered else tokens.line, tokens.line_strong, tokens.muted

    def _struck(self) -> bool:
        return isinstance(self.item, AgendaTalk) and is_gone(self.item)

    def _font(self, *, bold: bool = False, struck: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setStrikeOut(struck)
        return font

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.movable:
            self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        if not self._dragging:
            far = (here - self._grip).manhattanLength() >= QApplication.startDragDistance()
            if not far:
                return
            self._dragging = True
            self.setDown(False)
            self.raise_()
        self.dragged.emit(self.mapToParent(here - self._grip))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.show_time(None)
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the space bar is the button's own; the rest is the agenda's."""
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self.give_up()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
