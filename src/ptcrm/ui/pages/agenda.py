"""Agenda: consultations and next steps, by week or by day, and every way to plan, move and call them off."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.moments import to_local
from ptcrm.queries.agenda import Agenda, AgendaTalk, agenda
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.agenda_places import moment_at
from ptcrm.ui.models.agenda_words import range_words, spoken_time
from ptcrm.ui.pages.agenda_acts import AgendaActs
from ptcrm.ui.pages.agenda_bar import AgendaBar
from ptcrm.ui.pages.agenda_keys import act_for, nudges
from ptcrm.ui.pages.agenda_moves import AgendaMoves, Movable
from ptcrm.ui.widgets.agenda_block import AgendaBlock
from ptcrm.ui.widgets.agenda_days import AgendaDays

_SHOWS: Final = frozenset({Kind.LEAD, Kind.STEP, Kind.CONSULTATION, Kind.BATCH})
_MINUTE: Final = 60_000
_HOUR: Final = 60 * _MINUTE
_FIRST_DAY: Final = date(1900, 1, 8)
_LAST_DAY: Final = date(2199, 12, 20)
_NEXT: Final = "what comes next"


class AgendaPage(QWidget):
    """Reads when it shows and when something it shows was touched; a hidden page waits until it shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._state = WindowState()
        self._by_day = self._state.agenda_by_day
        self._day = self.today()
        self._minute = desk.now() // _MINUTE
        self._outdated = True
        self._agenda: Agenda | None = None
        self._turned = True
        self._wanted = ""
        self.bar = AgendaBar(desk)
        self.view = AgendaDays(desk)
        self.grid, self.head = self.view.grid, self.view.head
        self.moves = AgendaMoves(desk, self)
        self.acts = AgendaActs(desk, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 12, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 12, 12)
        top.addWidget(self.bar)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        hour = to_local((desk.now() // _HOUR + 1) * _HOUR, desk.zone).hour
        self.grid.cursor_at = (self._day - self.days()[0]).days, hour * 60
        self._connect()

    @property
    def zone(self) -> ZoneInfo:
        """The trainer's time zone."""
        return self._desk.zone

    def today(self) -> date:
        """The date on the trainer's calendar."""
        return local_date(self._desk.now(), self._desk.zone)

    def days(self) -> list[date]:
        """The days on show."""
        if self._by_day:
            return [self._day]
        monday = self._day - timedelta(days=self._day.weekday())
        return [monday + timedelta(days=number) for number in range(7)]

    def chosen_day(self) -> date:
        """The day the focus or the cursor is on."""
        return self.days()[self.grid.cursor_at[0]]

    def refresh(self) -> None:
        """Read these days again."""
        if not self.isVisible() or self.grid.busy:
            self._outdated = True
            return
        self._outdated = False
        days, zone = self.days(), self.zone
        since, until = moment_at(days[0], 0, zone), moment_at(days[-1] + timedelta(days=1), 0, zone)
        self._desk.tasks.read(self, "agenda", partial(agenda, since=since, until=until), self._show)

    def show_day(self, day: date, *, by_day: bool | None = None) -> None:
        """Show the week of a day, or that day alone."""
        self.moves.write()
        if by_day is not None and by_day != self._by_day:
            self._by_day = self._state.agenda_by_day = by_day
        if self.grid.current() is not None:
            self._wanted = self._wanted or _NEXT
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # keys that follow at once are the page's
        self._day = max(_FIRST_DAY, min(_LAST_DAY, day))
        self._turned, self._agenda = True, None
        self.grid.cursor_at = (self._day - self.days()[0]).days, self.grid.cursor_at[1]
        self._place()
        self.refresh()

    def turn(self, by: int) -> None:
        """To the week or day before (-1) or after (1)."""
        self.show_day(self._day + timedelta(days=by * (1 if self._by_day else 7)))

    def turn_to_edge(self, by: int) -> None:
        """The cursor walked off the days on show: on to the next ones, on their near edge."""
        edge = self.days()[-1 if by > 0 else 0]
        self.show_day(edge + timedelta(days=by))
        self.grid.put_cursor(*self.grid.cursor_at)

    def nudge(self, block: AgendaBlock, at: int) -> None:
        """Put what a block shows at another time, by one key of several; the focus goes along."""
        if not isinstance(block.item, AgendaTalk | StepRow):
            return
        key, day = self.grid.place_of(block).key, local_date(at, self.zone)
        goes = day not in self.days()
        if goes:
            self._wanted = key
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moves.nudge(block.item, at)
        announce(self, spoken_time(at, self.zone))
        if goes:
            self.show_day(day)
        else:
            self.grid.focus_block(block)

    def _connect(self) -> None:
        desk, bar, grid = self._desk, self.bar, self.grid
        bar.turned.connect(self.turn)
        bar.today_wanted.connect(lambda: self.show_day(self.today()))
        bar.view_chosen.connect(lambda by_day: self.show_day(self.chosen_day(), by_day=by_day))
        bar.plan_wanted.connect(lambda: self.acts.plan(self._next_moment()))
        self.head.day_wanted.connect(lambda day: self.show_day(day, by_day=True))
        grid.plan_wanted.connect(self.acts.plan)
        grid.moved.connect(self._dropped)
        grid.cursor_moved.connect(lambda words: announce(grid, words))
        for part in (grid, self.head):
            part.block_made.connect(self._connect_block)
        self.moves.changed.connect(self._place)
        desk.tasks.changed.connect(self._changed)
        desk.second.connect(self._tick)

    def _connect_block(self, block: AgendaBlock) -> None:
        block.clicked.connect(
            lambda _checked=False: self.acts.open(block.item, block.mapToGlobal(QPoint(0, block.height())))
        )
        block.outcome_wanted.connect(lambda: self.acts.ask_outcome(block.item))
        block.menu_wanted.connect(lambda at: self.acts.show_menu(block.item, at))
        block.left.connect(self.moves.write)
        block.let_go.connect(self._catch_up)

    def _show(self, found: Agenda) -> None:
        if self.grid.busy:
            self._outdated = True
            return
        self._agenda = found
        self.moves.read_again()
        self._place()
        if self._turned:
            self._turned = False
            self.view.show_hours_that_matter()
            announce(self, self.accessibleName())
        self._give_focus()

    def _place(self) -> None:
        """Show what was read, with what was moved since."""
        found = None if self._agenda is None else self.moves.applied(self._agenda)
        title, about = range_words(self.days(), self.today(), found)
        self.bar.show_range(title, about, by_day=self._by_day)
        self.setAccessibleName(f"{title}, {about}")
        self.view.show_agenda(self.days(), found)

    def _give_focus(self) -> None:
        """A block that went along to another week keeps the focus; else what comes next has it."""
        wanted, self._wanted = self._wanted, ""
        block = self.grid.block(wanted)
        if block is None and wanted != _NEXT and self.moves.busy:
            self._wanted = wanted
        if wanted == _NEXT:
            block = self.grid.comes_next(self._desk.now())
            if block is None:
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if block is not None:
            self.grid.focus_block(block)

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(_SHOWS):
            self.refresh()

    def _tick(self) -> None:
        """The line at now moves by the minute, and a talk that begins asks for its outcome."""
        minute = self._desk.now() // _MINUTE
        if minute != self._minute and self.isVisible():
            self._minute = minute
            self._place()

    def _dropped(self, item: Movable, at: int) -> None:
        self.moves.move(item, at)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._outdated:
            self.refresh()

    def _next_moment(self) -> int:
        """Where the cursor is, or the next whole hour if that is past."""
        now = self._desk.now()
        return max(self.grid.cursor_moment(), (now // _HOUR + 1) * _HOUR)

    # Keys, and being seen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_for(self, event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def event(self, event: QEvent) -> bool:
        """Before any other shortcut acts (Ctrl+Z above all), what was moved by keys is written."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not nudges(event)
        ):
            self.moves.write()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        if self.grid.current() is None:
            self._wanted = self._wanted or _NEXT
        if self._outdated:
            self.refresh()
        else:
            self._give_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.moves.write()
        super().hideEvent(event)
