"""The days of the agenda with their hours: blocks in them, a line at now, and a way to every empty place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ptcrm.domain.moments import to_local
from ptcrm.queries.agenda import AgendaTalk
from ptcrm.ui.kit.dates import clock_time
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.agenda_places import DAY_MINUTES, Item, Laid, Place, minute_of, moment_at
from ptcrm.ui.models.agenda_words import spoken_time
from ptcrm.ui.widgets.agenda_block import AgendaBlock
from ptcrm.ui.widgets.agenda_blocks import AgendaBlocks
from ptcrm.ui.widgets.agenda_measures import Measures
from ptcrm.ui.widgets.agenda_painting import paint_hours, paint_slot

SLOT: Final = 30
"""Minutes: the step of the cursor on empty places."""

_NOBODY: Final = Measures(700, 7, 50)


class AgendaGrid(QWidget):
    """Shows what it is given. What is asked for goes out with signals; the page knows what to do."""

    plan_wanted = Signal(object)
    """A talk is to be planned at this instant (UTC ms)."""

    moved = Signal(object, object)
    """This item (``AgendaTalk`` or ``StepRow``) was dragged to this instant."""

    block_made = Signal(object)
    cursor_moved = Signal(str)
    """The cursor stands on another empty place, said in words."""

    shown_at = Signal(QRect)
    """What the trainer works at is here: it is to be in view."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._desk = desk
        self.days: Sequence[date] = ()
        self.measures = _NOBODY
        self.cursor_at = (0, 9 * 60)
        self._places: dict[str, Place] = {}
        self._blocks = AgendaBlocks(self._make, self._put, self)
        self._hovered: tuple[int, int] | None = None
        self._target: tuple[int, int] | None = None
        desk.theme.changed.connect(self.update)

    # Showing

    def show_days(self, days: Sequence[date], measures: Measures) -> None:
        """Take these days and this size from now on; what stands in them follows with ``show_laid``."""
        self.days, self.measures = days, measures
        self.setFixedHeight(measures.height)
        self.cursor_at = min(self.cursor_at[0], len(days) - 1), self.cursor_at[1]
        self._hovered = None
        self._name_cursor()
        self.update()

    def show_laid(self, laid: Laid) -> None:
        """Show these things; a block that stays keeps its focus."""
        self._places = {place.key: place for place in laid.timed}
        self._blocks.show([(key, place.item, place.first) for key, place in self._places.items()])
        self._mark_tab_stop()
        self.update()

    def blocks(self) -> list[AgendaBlock]:
        """All blocks, in order of time; those that are still to come are made now."""
        return [block for key in self._places if (block := self.block(key)) is not None]

    def block(self, key: str) -> AgendaBlock | None:
        """The block of a place's key, if it shows."""
        return self._blocks.get(key)

    def comes_next(self, now: int) -> AgendaBlock | None:
        """The block of the talk that is on at ``now`` (UTC ms) or comes next, or else of the last one."""
        talks = [(key, it.item) for key, it in self._places.items() if isinstance(it.item, AgendaTalk)]
        ahead = next((key for key, talk in talks if talk.until > now), talks[-1][0] if talks else "")
        return self.block(ahead)

    def current(self) -> AgendaBlock | None:
        """The block in focus."""
        return next((block for block in self._blocks.there() if block.hasFocus()), None)

    def place_of(self, block: AgendaBlock) -> Place:
        """Where a block stands."""
        return self._places[self._blocks.key(block)]

    @property
    def busy(self) -> bool:
        """Whether something is being dragged: it must not be pulled from under the mouse."""
        return any(block.dragging for block in self._blocks.there())

    # The keyboard's ways

    def walk(self, by: int) -> None:
        """Focus the next or the earlier block in order of time; from the empty places the one nearest."""
        blocks, now = self.blocks(), self.current()
        if not blocks:
            return
        if now is None:
            at = self.cursor_at
            later = [it for it in blocks if (place := self.place_of(it)) and (place.day, place.top) >= at]
            target = later[0] if later else blocks[-1]
        else:
            target = blocks[max(0, min(len(blocks) - 1, blocks.index(now) + by))]
        self.focus_block(target)

    def focus_block(self, block: AgendaBlock) -> None:
        """Put the focus on a block and bring it in view."""
        place = self.place_of(block)
        self.cursor_at = place.day, place.top // SLOT * SLOT
        block.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_at.emit(block.geometry())
        self._mark_tab_stop()

    def move_cursor(self, days: int, slots: int) -> bool:
        """Move the cursor over the empty places; False when that would leave the days on show."""
        day, minute = self.cursor_at
        if not 0 <= day + days < len(self.days):
            return False
        minute = max(0, min(DAY_MINUTES - SLOT, minute + slots * SLOT))
        self.put_cursor(day + days, minute)
        return True

    def put_cursor(self, day: int, minute: int) -> None:
        """Put the cursor on an empty place and say where that is."""
        self.cursor_at = day, minute
        self._name_cursor()
        self.shown_at.emit(self.measures.slot(day, minute, SLOT))
        self.cursor_moved.emit(self._spoken(self.cursor_at))
        self.update()

    def _name_cursor(self) -> None:
        self.setAccessibleName(tr("Agenda", "Plan at {when}", when=self._spoken(self.cursor_at)))

    def cursor_moment(self) -> int:
        """The instant (UTC ms) the cursor stands on."""
        return self._moment(self.cursor_at)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.days:
            return
        painter = QPainter(self)
        now = self._desk.now()
        paint_hours(painter, self, self._desk.theme.tokens, self.measures, self.slot_of(now))
        if self._target is None and self._hovered is not None:
            self._paint_slot(painter, self._hovered, strong=False)
        if self.hasFocus():
            self._paint_slot(painter, self.cursor_at, strong=True)
        painter.end()

    def _paint_slot(self, painter: QPainter, at: tuple[int, int], *, strong: bool) -> None:
        box = self.measures.slot(*at, SLOT)
        taken = any(block.geometry().intersects(box) for block in self._blocks.there())
        time = "" if taken else f"+ {self._time(at)}"
        paint_slot(painter, self._desk.theme.tokens, box, time, strong=strong)

    # Blocks

    def _make(self, item: Item, first: bool) -> AgendaBlock:
        block = AgendaBlock(self._desk, item, self, first=first)
        block.dragged.connect(lambda corner: self._drag(block, corner))
        block.dropped.connect(lambda: self._drop(block))
        block.let_go.connect(lambda: self._let_go(block))
        self.block_made.emit(block)
        return block

    def _put(self, key: str, block: AgendaBlock) -> None:
        block.setGeometry(self.measures.box(self._places[key]))
        block.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _drag(self, block: AgendaBlock, corner: QPoint) -> None:
        place = self.place_of(block)
        day, minute = self.measures.moved_to(corner, block.width())
        self._target = day, minute
        left, right = self.measures.column(day)
        height = self.measures.box(place).height()
        block.setGeometry(left + 3, self.measures.y(minute) + 1, right - left - 6, height)
        block.show_time(self._time(self._target))
        self.shown_at.emit(block.geometry())

    def _drop(self, block: AgendaBlock) -> None:
        target, self._target = self._target, None
        place = self.place_of(block)
        block.setGeometry(self.measures.box(place))
        if target is not None:
            self.moved.emit(place.item, self._moment(target))

    def _let_go(self, block: AgendaBlock) -> None:
        self._target = None
        block.setGeometry(self.measures.box(self.place_of(block)))

    def _mark_tab_stop(self) -> None:
        """Tab comes to one block, the arrows go to the others."""
        current = self.current() or self.block(next(iter(self._places), ""))
        for block in self._blocks.there():
            stop = block is current
            block.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    # Moments

    def _moment(self, at: tuple[int, int]) -> int:
        return moment_at(self.days[at[0]], at[1], self._desk.zone)

    def _time(self, at: tuple[int, int]) -> str:
        return clock_time(self._moment(at), self._desk.zone)

    def _spoken(self, at: tuple[int, int]) -> str:
        return spoken_time(self._moment(at), self._desk.zone)

    def slot_of(self, at: int) -> tuple[int, int] | None:
        """The day on show and the minute of an instant (UTC ms); None on another day."""
        day = (to_local(at, self._desk.zone).date() - self.days[0]).days
        return (day, minute_of(at, self._desk.zone)) if 0 <= day < len(self.days) else None

    # The mouse and the focus

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self.measures.moment(event.position().toPoint(), SLOT)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.measures.moment(event.position().toPoint(), SLOT)
        if at is not None:
            self.cursor_at = at
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.put_cursor(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.measures.moment(event.position().toPoint(), SLOT)
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.plan_wanted.emit(self._moment(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.days:
            self.put_cursor(*self.cursor_at)
