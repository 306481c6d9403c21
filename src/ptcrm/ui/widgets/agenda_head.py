"""The days above the grid of the agenda, and the steps of a day that have no time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ptcrm.ui.kit.dates import long_date, weekday_name
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import give_tip
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.agenda_places import Item, key_of, moment_at
from ptcrm.ui.widgets.agenda_block import LINE, AgendaBlock
from ptcrm.ui.widgets.agenda_blocks import AgendaBlocks
from ptcrm.ui.widgets.agenda_measures import Measures

_DAY: Final = 38
_CHIP: Final = LINE + 8
_HOUR: Final = 3_600_000


class AgendaHead(QWidget):
    """``day_wanted(date)`` when a day is chosen. Its columns are those of the grid below."""

    day_wanted = Signal(object)
    block_made = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measures = Measures(700, 7, 50)
        self._days: list[_Day] = []
        self._chips = AgendaBlocks(self._make, self._put, self)
        self._chip_days: dict[str, int] = {}
        self.setFixedHeight(_DAY)

    def show_days(self, days: Sequence[date], today: date, measures: Measures) -> None:
        """Show these days, ``today`` marked."""
        self._measures = measures
        while len(self._days) > len(days):
            gone = self._days.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._days) < len(days):
            made = _Day(self._desk, self)
            made.clicked.connect(lambda _checked=False, made=made: self.day_wanted.emit(made.day))
            made.show()
            self._days.append(made)
        for heading, day in zip(self._days, days, strict=True):
            heading.show_day(day, day == today)
            heading.setVisible(len(days) > 1)
        self._arrange()

    def show_untimed(self, items: Sequence[Item | None]) -> None:
        """Show the steps without a time, one chip a day."""
        shown = [(day, key_of(item), item) for day, item in enumerate(items) if item is not None]
        self._chip_days = {key: day for day, key, _item in shown}
        self._chips.show([(key, item, True) for _day, key, item in shown])
        for before, chip in pairwise(self.chips()):
            QWidget.setTabOrder(before, chip)
        self.setFixedHeight(self._top() + (_CHIP + 4 if shown else 0))
        self._arrange()

    def chips(self) -> list[AgendaBlock]:
        """The chips on show."""
        return [chip for key in self._chip_days if (chip := self._chips.get(key)) is not None]

    def names(self) -> list[str]:
        """What the days are called."""
        return [heading.accessibleName() for heading in self._days]

    def _make(self, item: Item, first: bool) -> AgendaBlock:
        chip = AgendaBlock(self._desk, item, self, first=first)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.pinned = True
        self.block_made.emit(chip)
        return chip

    def _top(self) -> int:
        """Of the chips: one day alone is named by the page, not here."""
        return _DAY if self._measures.days > 1 else 0

    def _arrange(self) -> None:
        for number, heading in enumerate(self._days):
            left, right = self._measures.column(number)
            heading.setGeometry(left + 1, 0, right - left - 2, _DAY - 2)
        for key, chip in zip(self._chip_days, self.chips(), strict=True):
            self._put(key, chip)

    def _put(self, key: str, chip: AgendaBlock) -> None:
        left, right = self._measures.column(self._chip_days[key])
        chip.setGeometry(left + 3, self._top(), right - left - 6, _CHIP - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Day(QPushButton):
    """ "mon 23": a press shows that day. D does the same by keyboard, so Tab passes it by."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("agendaBlock")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._desk = desk
        self.day = date.min
        self._today = False
        desk.theme.changed.connect(self.update)

    def show_day(self, day: date, today: bool) -> None:
        self.day, self._today = day, today
        name = long_date(day)
        if today:
            name = tr("Agenda", "{day}, today", day=name)
        note = self._clock_note()
        self.setAccessibleName(f"{name}. {note}" if note else name)
        give_tip(self, note or name)
        self.update()

    def _clock_note(self) -> str:
        """On the two days of the year that don't last 24 hours."""
        zone = self._desk.zone
        lasts = moment_at(self.day + timedelta(days=1), 0, zone) - moment_at(self.day, 0, zone)
        if lasts < 24 * _HOUR:
            return tr("Agenda", "This night the clock goes forward an hour.")
        return tr("Agenda", "This night the clock goes back an hour.") if lasts > 24 * _HOUR else ""

    def sizeHint(self) -> QSize:
        return QSize(80, _DAY - 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._desk.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        weekday, number = weekday_name(self.day), str(self.day.day)
        wide = painter.fontMetrics().horizontalAdvance(f"{weekday} ")
        font.setWeight(QFont.Weight.DemiBold)
        bold = font
        painter.setFont(bold)
        digits = painter.fontMetrics().horizontalAdvance(number)
        left = max(4, (self.width() - wide - digits) // 2)
        middle = self.height() // 2
        if self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.brand))
            painter.drawRoundedRect(QRectF(left - 10, middle - 12, wide + digits + 20, 24), 12, 12)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(left - 10, middle - 12, wide + digits + 20, 24), 12, 12)
        box = self.rect().adjusted(left, 0, 0, 0)
        painter.setPen(QColor(tokens.on_brand if self._today else tokens.text))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(wide, 0, 0, 0), align, number)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_brand if self._today else tokens.muted))
        painter.drawText(box, align, weekday)
        painter.end()
