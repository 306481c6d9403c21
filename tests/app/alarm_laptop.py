"""A laptop on which days pass: its clocks, its sleep, its crashes, and the real ``Rounds`` with timers of ours.

True time is what the world agrees on. The wall clock is ``off`` by something, the clock since boot counts sleep,
and timers stand still in sleep. Whatever happens is kept in ``log`` for whoever judges it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random
from typing import Any, Final

from alarm_data import Data
from alarm_days import HOUR, MINUTE, Happening, Stretch

from ptcrm.app import rounds as rounds_module
from ptcrm.app.alerting import RETRY_MS, RUNGS
from ptcrm.app.rounds import TICK_MS, Rounds

_NEVER: Final = 1 << 60
_POLL: Final = 2 * MINUTE
_FORESEEN: Final = 2 * MINUTE


class Timer:
    """Stands in for a QTimer: counts awake time only, as timers on Linux do."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self._heard: list[Callable[[], object]] = []
        self.every = 0
        self.once = False
        self.timeout = self
        self.due = _NEVER

    def connect(self, heard: Callable[[], object]) -> None:
        self._heard.append(heard)

    def setSingleShot(self, once: bool) -> None:  # noqa: N802
        self.once = once

    def setTimerType(self, _: object) -> None:  # noqa: N802
        pass

    def setInterval(self, every: int) -> None:  # noqa: N802
        self.every = every

    def start(self, wait: int | None = None) -> None:
        if wait is not None:
            self.every = wait
        self.due = self._laptop.awake_ms + self.every

    def stop(self) -> None:
        self.due = _NEVER

    def isActive(self) -> bool:  # noqa: N802
        return self.due != _NEVER

    def fire(self) -> None:
        self.due = _NEVER if self.once else self.due + self.every
        for heard in self._heard:
            heard()


def _due(timer: Timer) -> int:
    return timer.due


@dataclass
class Laptop:
    """Lives through one stretch of days. ``log`` holds (true instant, what, values)."""

    stretch: Stretch
    every_tick: bool = False

    def __post_init__(self) -> None:
        self.at = self.stretch.begin
        self.awake_ms = 0
        self.log: list[tuple[int, str, tuple[Any, ...]]] = []
        self.looks = 0
        self._random = Random(self.stretch.seed)
        self._off = 0
        self._booted = self.at - HOUR
        self._awake = True
        self._able = {"reads": True, "writes": True}
        self._crash_after = "nothing"
        self._version = 0
        self._names = 0
        self._inbox: list[tuple[int, int, Happening]] = []
        self._again = _NEVER
        self._told_from_memory: set[tuple[str, Any]] = set()
        self._retry = _NEVER
        self.data = Data(RUNGS)
        self.rounds: Rounds | None = None
        self._timers: list[Timer] = []

    # ---- time ---------------------------------------------------------------------------------------------

    def wall(self) -> int:
        return self.at + self._off

    def since_boot(self) -> float:
        return (self.at - self._booted) / 1000

    def live(self) -> None:
        """From the first to the last instant."""
        self._note("clock", self._off)
        self._start()
        for happening in self.stretch.happenings:
            self._pass_until(happening.at)
            self._happen(happening)
        self._pass_until(self.stretch.end)
        self._note("end")

    def _pass_until(self, instant: int) -> None:
        while self._awake and self.at < instant:
            until = min(instant, self._next_of_ours())
            if self.rounds is not None and not self._tick_until(until):
                continue
            self._go_to(until)
            if until == self._next_of_ours():
                self._do_ours()
        self._go_to(instant)

    def _next_of_ours(self) -> int:
        """When something happens next that isn't the world's doing: mail comes in, a retry, a fresh start."""
        if self.rounds is None:
            return max(self._again, self.at)
        mail = self._inbox[0][0] if self._inbox else _NEVER
        return max(min(mail, self.at + self._retry - self.awake_ms), self.at)

    def _do_ours(self) -> None:
        if self.rounds is None:
            self._start()
        elif self._inbox and self._inbox[0][0] <= self.at:
            self._deliver(heappop(self._inbox)[2])
        else:
            self._retry = _NEVER
            self._look()

    def _tick_until(self, instant: int) -> bool:
        """Let timers fire; whether they did so until ``instant`` and nothing else came in between."""
        looks = self.looks
        before: dict[str, Any] | None = None
        while True:
            timer = min(self._timers, key=_due)
            fires = self.at + timer.due - self.awake_ms
            if fires > instant:
                return True
            self._go_to(max(fires, self.at))
            timer.fire()
            if self.looks != looks:
                return False
            if timer is self._timers[1] and not self.every_tick:
                after = vars(self.rounds).copy()
                if before is not None and self._able["reads"]:
                    self._repeat(before, after, min(instant, self.at + self._timers[0].due - self.awake_ms))
                before = vars(self.rounds).copy()

    def _repeat(self, before: dict[str, Any], after: dict[str, Any], instant: int) -> None:
        """Repeat the last turn of the timers as often as it goes before ``instant``.

        A turn in which nothing happened only moves numbers on; so the same numbers are moved on as far as all
        these turns would do it, and the timers with them. ``every_tick`` shows that it comes to the same.
        """
        every = TICK_MS
        turns = (instant - 1 - self.at) // every - 1
        moved = {name: after[name] - old for name, old in before.items() if after[name] != old}
        if turns > 0:
            vars(self.rounds).update({name: after[name] + by * turns for name, by in moved.items()})
            self._go_to(self.at + turns * every)
            for timer in self._timers[1:]:
                timer.due += turns * every

    def _go_to(self, instant: int) -> None:
        if self._awake:
            self.awake_ms += instant - self.at
        self.at = instant

    # ---- the program --------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._timers = []
        kept = vars(rounds_module)["QTimer"]
        vars(rounds_module)["QTimer"] = self._timer
        try:
            rounds = Rounds(self.wall, self.since_boot, lambda: self._version)
        finally:
            vars(rounds_module)["QTimer"] = kept
        rounds.look_wanted.connect(self._look)
        rounds.other_wrote.connect(self._look)
        rounds.clock_moved.connect(lambda minutes: self._note("banner", minutes))
        rounds.stood_still.connect(lambda since: self._note("stood", since))
        self._told_from_memory.clear()
        self._again = _NEVER
        self._note("starts")
        self.rounds = rounds
        rounds.start()

    def _timer(self, _: object) -> Timer:
        timer = Timer(self)
        self._timers.append(timer)
        return timer

    def _stop(self) -> None:
        if self.rounds is not None:
            self._note("ends")
        self.rounds, self._timers, self._retry = None, [], _NEVER

    def _crash(self, after: str) -> None:
        """The trainer starts it again before long."""
        self._stop()
        self._note("crashed", after)
        self._again = self.at + self._random.randrange(20 * MINUTE)

    def _look(self, after_gap: bool = False) -> None:
        """What the alerting does: look, claim, show, mark; told from memory where nothing can be written."""
        self.looks += 1
        if self.rounds is None or not self._able["reads"]:
            return
        found = self.data.look(self.wall())
        if found.rings or self.data.owed:
            if not self._able["writes"]:
                self._show([it for it in found.rings if it not in self._told_from_memory])
                self._told_from_memory.update(found.rings)
                self._retry = self.awake_ms + RETRY_MS
            else:
                self._tell(found.rings)
        if self.rounds is not None:
            self.rounds.looked(found.next_ring)
            self.rounds.row_changes_at(found.next_change)

    def _tell(self, rings: list[tuple[str, Any]]) -> None:
        claimed = self.data.claim(rings, self.wall())
        crash, self._crash_after = self._crash_after, "nothing"
        if crash == "claim":
            self._crash(crash)
            return
        self._show([it for it in claimed if it not in self._told_from_memory])
        if crash == "show":
            self._crash(crash)
            return
        self.data.mark()

    def _show(self, rings: list[tuple[str, Any]]) -> None:
        for name, rung in rings:
            self._note("shown", name, rung.value)

    # ---- what happens -------------------------------------------------------------------------------------

    def _happen(self, it: Happening) -> None:
        getattr(self, f"_{it.kind}")(it, **it.told)

    @property
    def _at_hand(self) -> bool:
        return self._awake and self.rounds is not None

    def _note(self, what: str, *values: Any) -> None:
        self.log.append((self.at, what, values))

    def _wrote(self) -> None:
        """After every write of ours who rings is looked at again."""
        self._look()

    def _asked(
        self, person: int, arrived: int, true: int, *, known: bool = True, imported: bool = False
    ) -> None:
        self._names += 1
        name = f"{person}-{self._names}"
        self.data.take_in(person, name, arrived, self.wall(), known=known, imported=imported)
        self._note("asked", name, person, arrived, self.wall(), known, imported, true)

    def _typed(self, _: Happening, person: int, back: int) -> None:
        if self._at_hand and self._able["writes"]:
            self._asked(person, self.wall() - back, min(self.at, self.at - back))
            self._wrote()

    def _dateless(self, _: Happening, person: int) -> None:
        if self._at_hand and self._able["writes"]:
            self._asked(person, self.wall(), self.at, known=False)
            self._wrote()

    def _imported(self, _: Happening, ages: tuple[int, ...], first: int) -> None:
        if self._at_hand and self._able["writes"]:
            for number, age in enumerate(ages):
                self._asked(first + number, self.at - age, self.at - age, imported=True)
            self._wrote()

    def _server(self, it: Happening, person: int, outside: bool) -> None:
        self._names += 1
        heappush(self._inbox, (it.at + self._random.randrange(_POLL), self._names, it))

    def _deliver(self, it: Happening) -> None:
        if not self._able["writes"]:
            self._names += 1
            heappush(self._inbox, (self.at + _POLL, self._names, it))
            return
        self._asked(it.told["person"], it.at, it.at)
        if it.told["outside"]:
            self._version += 1
        else:
            self._wrote()
        self._hear_server()

    def _hear_server(self) -> None:
        if self.stretch.online and self.rounds is not None and hasattr(self.rounds, "server_time"):
            self._note("server", self._off)
            self.rounds.server_time(self.at)

    def _touched(self, it: Happening, person: int, human: bool, out: bool) -> None:
        if self._at_hand and self._able["writes"]:
            self.data.touched(person, self.wall(), human=human, out=out)
            self._note("touched", person, self.wall(), human, out)
            self._wrote()

    def _undone(self, _: Happening, person: int) -> None:
        if self._at_hand and self._able["writes"]:
            self.data.undone(person)
            self._note("undone", person)
            self._wrote()

    def _moved(self, _: Happening, person: int, stage: str) -> None:
        if self._at_hand and self._able["writes"]:
            self.data.moved(person, self.wall(), stage)
            self._note("moved", person, self.wall(), stage)
            self._wrote()

    def _removed(self, _: Happening, person: int) -> None:
        if self._at_hand and self._able["writes"]:
            self.data.person(person).removed = True
            self._note("removed", person)
            self._wrote()

    def _edited(self, _: Happening, person: int, by: int) -> None:
        asked = self.data.person(person).asked
        if self._at_hand and self._able["writes"] and asked and asked[-1].time_known:
            arrived = min(asked[-1].arrived_at + by, self.wall() + _FORESEEN)
            name = self.data.edited(person, arrived, self.wall())
            self._note("edited", name, arrived, arrived - self._off)
            self._wrote()

    def _sleeps(self, _: Happening) -> None:
        self._note("sleeps")
        self._awake = False

    def _wakes(self, _: Happening, announced: bool) -> None:
        """``announced``: the system says so, else the next tick finds it out."""
        if not self._awake:
            self._note("wakes")
            self._awake = True
            if announced and self.rounds is not None:
                self.rounds.tick()

    def _ends(self, _: Happening) -> None:
        self._stop()

    def _crashes(self, _: Happening, after: str) -> None:
        """Killed at once, or the next time that something was claimed, or shown and not marked."""
        if after == "nothing":
            self._crash(after)
        else:
            self._crash_after = after

    def _reboots(self, _: Happening) -> None:
        self._stop()
        self._note("reboots")
        self._booted, self._awake = self.at, True

    def _starts(self, _: Happening) -> None:
        if self.rounds is None:
            self._again = self.at

    def _clock_by(self, _: Happening, ms: int) -> None:
        self._set_clock(self._off + ms)

    def _clock_to(self, _: Happening, ms: int) -> None:
        self._set_clock(ms - self.at)

    def _clock_right(self, _: Happening) -> None:
        self._set_clock(0)

    def _set_clock(self, off: int) -> None:
        self._off = off
        self._note("clock", off)

    def _zone(self, _: Happening, name: str) -> None:
        """Instants know no zone: only quiet time does."""
        self._note("zone", name)

    def _fails(self, _: Happening, what: str) -> None:
        self._able[what] = False
        self._note("fails", what)

    def _works(self, _: Happening, what: str) -> None:
        self._able[what] = True
        self._note("works", what)

    def _quiet(self, _: Happening, long: int) -> None:
        self._note("quiet", long)
