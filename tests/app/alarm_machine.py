"""A machine on which days pass in no time: its clocks, its sleep, and timers for the real ``Rounds``.

True time is what the world agrees on. The wall clock is ``off`` by something, the clock since boot counts
sleep, and timers stand still in sleep, as they do on Linux.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SignalInstance

from ptcrm.app import rounds as rounds_module
from ptcrm.app.rounds import TICK_MS, Rounds

NEVER: Final = 1 << 60
_BOOTED_BEFORE: Final = 3_600_000


class Timer:
    """Stands in for a QTimer."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._heard: list[Callable[[], object]] = []
        self._every = 0
        self._once = False
        self.timeout = self
        self.due = NEVER

    def connect(self, heard: Callable[[], object] | SignalInstance) -> None:
        self._heard.append(heard.emit if isinstance(heard, SignalInstance) else heard)

    def setSingleShot(self, once: bool) -> None:  # noqa: N802
        self._once = once

    def setTimerType(self, _: object) -> None:  # noqa: N802
        """Ours are all exact."""

    def setInterval(self, every: int) -> None:  # noqa: N802
        self._every = every

    def start(self, wait: int | None = None) -> None:
        if wait is not None:
            self._every = wait
        self.due = self._machine.awake_ms + self._every

    def stop(self) -> None:
        self.due = NEVER

    def fire(self) -> None:
        self.due = NEVER if self._once else self.due + self._every
        for heard in self._heard:
            heard()


class Machine:
    """``at`` is the true instant (UTC ms), ``awake_ms`` how long it has been awake. ``looks`` is counted up
    by whoever looks because of a timer. With ``every_tick`` no turn of a timer is left out."""

    def __init__(self, at: int, *, every_tick: bool = False) -> None:
        self.at = at
        self.off = 0
        self.awake_ms = 0
        self.awake = True
        self.looks = 0
        self.boot = 1
        self._booted = at - _BOOTED_BEFORE
        self._every_tick = every_tick
        self._timers: list[Timer] = []

    def wall(self) -> int:
        return self.at + self.off

    def since_boot(self) -> float:
        return (self.at - self._booted) / 1000

    def reboot(self) -> None:
        self._booted, self.awake = self.at, True
        self.boot += 1

    def go_to(self, instant: int) -> None:
        """Let time pass in which nothing happens."""
        if self.awake:
            self.awake_ms += instant - self.at
        self.at = instant

    def make_rounds(self, data_version: Callable[[], int]) -> Rounds:
        """The real thing, on timers of this machine; those of an earlier one are gone."""
        self._timers = []
        real = vars(rounds_module)["QTimer"]
        vars(rounds_module)["QTimer"] = self._timer
        try:
            return Rounds(self.wall, self.since_boot, data_version)
        finally:
            vars(rounds_module)["QTimer"] = real

    def tick_until(self, instant: int, rounds: Rounds, *, calm: bool) -> bool:
        """Let timers fire; whether they did so until ``instant`` and nobody looked meanwhile.

        ``calm``: turns may be left out in which nothing happens.
        """
        looks = self.looks
        exact, tick = self._timers[:2]
        before: dict[str, Any] | None = None
        while True:
            timer = min(self._timers, key=_due)
            fires = self.at + timer.due - self.awake_ms
            if fires > instant:
                self.go_to(instant)
                return True
            self.go_to(max(fires, self.at))
            timer.fire()
            if self.looks != looks:
                return False
            if timer is tick and calm and not self._every_tick:
                if before is not None:
                    self._repeat(before, rounds, min(instant, self.at + exact.due - self.awake_ms))
                before = vars(rounds).copy()

    def _repeat(self, before: dict[str, Any], rounds: Rounds, instant: int) -> None:
        """Repeat the last turn of the timers as often as it goes before ``instant``.

        A turn in which nothing happened only moves numbers on; so the same numbers are moved on as far as all
        these turns would do it, and the timers with them. ``every_tick`` shows that it comes to the same.
        """
        turns = (instant - 1 - self.at) // TICK_MS - 1
        if turns > 0:
            now = vars(rounds)
            moved = {name: now[name] - old for name, old in before.items() if now[name] != old}
            now.update({name: now[name] + by * turns for name, by in moved.items()})
            self.go_to(self.at + turns * TICK_MS)
            for timer in self._timers[1:]:
                timer.due += turns * TICK_MS

    def _timer(self, _: object) -> Timer:
        timer = Timer(self)
        self._timers.append(timer)
        return timer


def _due(timer: Timer) -> int:
    return timer.due
