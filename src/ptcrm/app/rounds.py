"""When to look again: at the instant the next row changes or rings, after sleep, and when the clock jumps.

Nothing here asks the database, so a window that stands open costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ptcrm.domain.clock_steps import MOVED_MS, Known, drift

TICK_MS: Final = 15_000
LONGEST_WAIT_MS: Final = 3_600_000
SLEPT_MS: Final = 60_000
JUMPED_MS: Final = 2_000
MISSED_TICKS: Final = 6
"""After so many ticks without a good look (90 s) the alerts count as standing still."""

log = logging.getLogger(__name__)


class Rounds(QObject):
    """One exact timer for the next instant, one light tick for what timers can't see, one watch over both.

    Signals: ``look_wanted(bool)``: look who waits and who rings, after a gap or not; answered by ``looked``.
    ``other_wrote``: another process changed the data. ``clock_moved(int)``: the clock was moved by more
    than two minutes; its ``setting`` now. ``stood_still(int)``: the instant of the last good look, or 0 when
    all is well again. ``ticked``: a round was made, by day and by night.
    """

    look_wanted = Signal(bool)
    other_wrote = Signal()
    clock_moved = Signal(object)
    stood_still = Signal(object)
    ticked = Signal()

    def __init__(
        self,
        now: Callable[[], int],
        since_boot: Callable[[], float],
        data_version: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """``now``: UTC ms. ``since_boot``: seconds, sleep included. ``data_version``: cheap, may raise."""
        super().__init__(parent)
        self._now = now
        self._since_boot = since_boot
        self._data_version = data_version
        self._seen_version = 0
        self._next_change: int | None = None
        self._next_ring: int | None = None
        self._wall = self._boot = self._set_apart = 0
        self._known_setting = 0
        self._waits_for_look = False
        self._last_good = 0
        self._missed = 0
        self._failing = False
        self._slept = False
        self._exact = QTimer(self)
        self._exact.setSingleShot(True)
        self._exact.setTimerType(Qt.TimerType.PreciseTimer)
        self._exact.timeout.connect(self.tick)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.timeout.connect(self.ticked)
        self._watch = QTimer(self)
        self._watch.setInterval(TICK_MS)
        self._watch.timeout.connect(self.watch)

    def start(self, known: Known | None = None) -> None:
        """The data is there: take a first look, which counts as one after a gap.

        ``known``: the clocks when PT CRM ran before in this start of the machine, or when the clock was last
        known to be right. One that was moved meanwhile is found at the first tick. Small moves count
        together, except for what drift may be.
        """
        self._wall, self._boot = self._now(), self._boot_ms()
        self._set_apart = self._wall - self._boot if known is None else known.apart
        if known is not None:
            self._follow_drift(self._boot - known.at)
        self._last_good = self._wall
        self._seen_version = self._data_version()
        self._tick.start()
        self._watch.start()
        self._ask(after_gap=True)

    def stop(self) -> None:
        """Look no more."""
        for timer in (self._exact, self._tick, self._watch):
            timer.stop()

    def looking(self) -> None:
        """A look was begun, by us or by whoever wrote: until it succeeds each tick asks for another.

        After sleep somebody may look before the first tick does; that one counts as one after a gap too.
        """
        started = self._last_good > 0
        if started and self._boot_ms() - self._boot > SLEPT_MS:
            self.tick()
        self._waits_for_look = True

    def looked(self, next_ring: int | None) -> None:
        """The look that was wanted succeeded; who rings next (UTC ms)."""
        self._waits_for_look = False
        self._next_ring = next_ring
        self._beat()
        self._arm()

    @property
    def last_good(self) -> int:
        """The instant of the last good look (UTC ms)."""
        return self._last_good

    def known(self, setting: int = 0) -> Known:
        """How far wall clock and time since boot stand apart now if the clock is right at this setting."""
        return Known(self._set_apart + setting, self._boot)

    def setting(self) -> int:
        """How far the wall clock was moved since the start (ms), against the time since boot, drift apart."""
        return self._now() - self._boot_ms() - self._set_apart

    def row_changes_at(self, next_change: int | None) -> None:
        """When a row in the list changes next (UTC ms)."""
        self._next_change = next_change
        self._arm()

    def tick(self) -> None:
        """Compare the clocks and the next instant. An error is logged; the next tick comes all the same."""
        try:
            self._go_round()
        except Exception:
            if not self._failing:
                log.exception("a round failed")
            self._failing = True
        else:
            self._failing = False

    def woke(self) -> None:
        """The laptop has just woken: look at once, whatever the clocks say."""
        self._slept = True
        self.tick()

    def look_for_others(self) -> None:
        """See whether another process wrote; each second while the window shows, else at each tick."""
        try:
            self._compare_version()
        except Exception as error:  # noqa: BLE001 - the tick tries the same, and its failure is told
            log.debug("the data's version could not be read: %s", type(error).__name__)

    def watch(self) -> None:
        """Count ticks that brought nothing good; sleep isn't counted, since this timer sleeps too."""
        self._missed += 1
        if self._missed == MISSED_TICKS:
            self.stood_still.emit(self._last_good)

    def _go_round(self) -> None:
        now, boot = self._now(), self._boot_ms()
        wall_step, boot_step = now - self._wall, boot - self._boot
        self._wall, self._boot = now, boot
        jumped = abs(wall_step - boot_step) > JUMPED_MS
        gap = boot_step > SLEPT_MS or self._slept
        self._slept = False
        self._follow_drift(boot_step)
        self._compare_clocks(now - boot - self._set_apart)
        if gap or jumped or self._waits_for_look or self._is_due(now):
            self._ask(after_gap=gap)
        else:
            self._beat()
        self._compare_version()
        self._arm()

    def _is_due(self, now: int) -> bool:
        return any(at is not None and at <= now for at in (self._next_change, self._next_ring))

    def _ask(self, *, after_gap: bool) -> None:
        self._next_change = self._next_ring = None
        self._waits_for_look = True
        self.look_wanted.emit(after_gap)

    def _arm(self) -> None:
        instants = [at for at in (self._next_change, self._next_ring) if at is not None]
        if not instants:
            self._exact.stop()
            return
        wait = min(max(min(instants) - self._now(), 1), LONGEST_WAIT_MS)
        self._exact.start(wait)

    def _beat(self) -> None:
        self._last_good = self._now()
        if self._missed >= MISSED_TICKS:
            self.stood_still.emit(0)
        self._missed = 0

    def _compare_version(self) -> None:
        version = self._data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.other_wrote.emit()

    def _follow_drift(self, elapsed: int) -> None:
        setting = self._wall - self._boot - self._set_apart
        self._set_apart += drift(setting - self._known_setting, elapsed)

    def _compare_clocks(self, setting: int) -> None:
        known = self._known_setting
        back = abs(setting) <= MOVED_MS < abs(known)
        if back or abs(setting - known) > MOVED_MS:
            self._known_setting = setting
            self.clock_moved.emit(setting)

    def _boot_ms(self) -> int:
        return int(self._since_boot() * 1000)
