"""A trainer's laptop that lives through one stretch of days, and keeps a log for whoever judges it."""

from __future__ import annotations

from heapq import heappop, heappush
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from alarm_data import Data
from alarm_days import MINUTE, Happening, Stretch
from alarm_machine import NEVER, Machine
from alarm_program import Disk, Program

from ptcrm.domain.alert_settings import USUAL, AlertSettings, Loudness
from ptcrm.domain.quiet import QuietWindow
from ptcrm.domain.rungs import Rung

_POLL: Final = 2 * MINUTE
_SOON: Final = 20 * MINUTE
_FORESEEN: Final = 2 * MINUTE
_AGAIN: Final = 100_000
_YEAR_2000: Final = 946_684_800_000
"""Nothing is noted of a time before it."""


def settings_of(stretch: Stretch) -> AlertSettings:
    """How the trainer of these days wants to be told."""
    windows = tuple(QuietWindow(*it) for it in stretch.quiet)
    loudness = dict(USUAL) if stretch.whole_day else {**USUAL, Rung.DAY: Loudness.OFF}
    return AlertSettings(loudness, repeats=stretch.repeats, windows=windows)


class Laptop:
    """``log`` holds (true instant, what, values)."""

    def __init__(self, stretch: Stretch, data: Data | None = None, *, every_tick: bool = False) -> None:
        self.log: list[tuple[int, str, tuple[Any, ...]]] = []
        self.stretch = stretch
        self.machine = Machine(stretch.begin, every_tick=every_tick)
        self._zone_name = stretch.zone
        self.disk = Disk(data or Data(settings_of(stretch), ZoneInfo(stretch.zone)))
        self.program: Program | None = None
        self._start_at = NEVER
        self._random = Random(stretch.seed)
        self._names = 0
        self._inbox: list[tuple[int, int, Happening]] = []
        self._now_called: dict[int, int] = {}

    def live(self) -> None:
        """From the first to the last instant."""
        self._note("clock", 0)
        self._start()
        for happening in self.stretch.happenings:
            self._pass_until(happening.at)
            getattr(self, f"_{happening.kind}")(happening, **happening.told)
            self._bury()
        self._pass_until(self.stretch.end)
        self._note("end")

    # ---- time passes --------------------------------------------------------------------------------------

    def _pass_until(self, instant: int) -> None:
        machine = self.machine
        while machine.awake and machine.at < instant:
            until = min(instant, self._next_of_ours())
            if self.program is None:
                machine.go_to(until)
            elif not machine.tick_until(until, self.program.rounds, calm=self.disk.reads):
                self._bury()
                continue
            if until == self._next_of_ours():
                self._do_ours()
                self._bury()
        machine.go_to(instant)

    def _next_of_ours(self) -> int:
        """When something happens next that isn't the world's doing: mail comes in, a retry, a fresh start."""
        at = self.machine.at
        if self.program is None:
            return max(self._start_at, at)
        mail = self._inbox[0][0] if self._inbox else NEVER
        return max(min(mail, at + self.program.retry - self.machine.awake_ms), at)

    def _do_ours(self) -> None:
        if self.program is None:
            self._start()
        elif self._inbox and self._inbox[0][0] <= self.machine.at:
            self._deliver(heappop(self._inbox)[2])
        else:
            self.program.look()

    def _start(self) -> None:
        self._start_at = NEVER
        self.disk.data.zone = ZoneInfo(self._zone_name)
        self._note("starts", self._zone_name)
        self.program = Program(self.machine, self.disk, self._note)

    def _stop(self) -> None:
        if self.program is not None:
            self._note("ends")
        self.program = None

    def _bury(self) -> None:
        """A program that was killed is started again before long."""
        if self.program is not None and self.program.crashed:
            after = self.program.crashed
            self._stop()
            self._note("crashed", after)
            self._start_at = self.machine.at + self._random.randrange(_SOON)

    def _note(self, what: str, *values: Any) -> None:
        self.log.append((self.machine.at, what, values))

    # ---- what the trainer does ----------------------------------------------------------------------------

    @property
    def _can_note(self) -> bool:
        on = self.machine.awake and self.program is not None
        return on and self.disk.writes and self.machine.wall() > _YEAR_2000

    def _lead(self, person: int) -> int:
        """Who was removed and asks again is somebody new."""
        return self._now_called.get(person, person)

    def _wrote(self) -> None:
        self.disk.noted += [self.machine.wall()] * (self.disk.data.rows - len(self.disk.noted))
        if self.program is not None:
            self.program.wrote()

    def _asks(self, person: int, arrived: int, true: int, how: str) -> None:
        self._names += 1
        person = self._lead(person)
        name, wall = f"{person}-{self._names}", self.machine.wall()
        self.disk.data.take_in(person, name, arrived, wall, how)
        self._note("asked", name, person, arrived, wall, how, true)

    def _typed(self, _: Happening, person: int, back: int) -> None:
        if self._can_note:
            at = self.machine.at
            self._asks(person, self.machine.wall() - back, min(at, at - back), "typed")
            self._wrote()

    def _dateless(self, _: Happening, person: int) -> None:
        if self._can_note:
            self._asks(person, self.machine.wall(), self.machine.at, "dateless")
            self._wrote()

    def _imported(self, _: Happening, ages: tuple[int, ...], first: int) -> None:
        if self._can_note:
            for number, age in enumerate(ages):
                self._asks(first + number, self.machine.at - age, self.machine.at - age, "imported")
            self._wrote()

    def _server(self, it: Happening, **_: Any) -> None:
        self._wait_for_mail(it.at + self._random.randrange(_POLL), it)

    def _wait_for_mail(self, at: int, it: Happening) -> None:
        self._names += 1
        heappush(self._inbox, (at, self._names, it))

    def _deliver(self, it: Happening) -> None:
        """``outside``: by another process, the command line say."""
        if self.program is None or not self._can_note:
            self._wait_for_mail(self.machine.at + _POLL, it)
            return
        self._asks(it.told["person"], it.at, it.at, "server")
        if it.told["outside"]:
            self.disk.noted.append(self.machine.wall())
            self.disk.version += 1
        else:
            self._wrote()
        if self.stretch.online:
            self._note("server", self.machine.off)
            self.program.hear_server(self.machine.at)

    def _touched(self, _: Happening, person: int, human: bool, out: bool) -> None:
        if self._can_note:
            lead, wall = self._lead(person), self.machine.wall()
            self.disk.data.touched(lead, wall, human=human, out=out)
            self._note("touched", lead, wall, human, out)
            self._wrote()

    def _undone(self, _: Happening, person: int) -> None:
        if self._can_note:
            self.disk.data.undone(self._lead(person), self.machine.wall())
            self._note("undone", self._lead(person))
            self._wrote()

    def _moved(self, _: Happening, person: int, stage: str) -> None:
        lead, wall = self._lead(person), self.machine.wall()
        if self._can_note and self.disk.data.stage(lead) != stage:
            self.disk.data.moved(lead, wall, stage)
            self._note("moved", lead, wall, stage)
            self._wrote()

    def _removed(self, _: Happening, person: int) -> None:
        if self._can_note:
            lead = self._lead(person)
            self.disk.data.removed(lead, self.machine.wall())
            self._now_called[person] = _AGAIN + lead
            self._note("removed", lead)
            self._wrote()

    def _edited(self, _: Happening, person: int, by: int) -> None:
        lead, wall = self._lead(person), self.machine.wall()
        newest = self.disk.data.newest(lead)
        if self._can_note and newest is not None:
            name, arrived = newest[0], min(newest[1] + by, wall + _FORESEEN)
            self.disk.data.edited(lead, name, arrived, wall)
            self._note("edited", name, arrived, arrived - self.machine.off)
            self._wrote()

    def _client(self, _: Happening, long: int) -> None:
        if self._can_note:
            until = self.machine.wall() + long
            self.disk.data.with_client(until, self.machine.wall())
            self._note("client", until)
            self._wrote()

    # ---- what happens to the laptop -----------------------------------------------------------------------

    def _sleeps(self, _: Happening) -> None:
        self._note("sleeps")
        self.machine.awake = False

    def _wakes(self, _: Happening, announced: bool) -> None:
        """``announced``: the system says so, else the next tick finds it out."""
        if not self.machine.awake:
            self._note("wakes")
            self.machine.awake = True
            if announced and self.program is not None:
                self.program.rounds.woke()

    def _ends(self, _: Happening) -> None:
        self._stop()

    def _starts(self, _: Happening) -> None:
        if self.program is None:
            self._start_at = self.machine.at

    def _crashes(self, _: Happening, after: str) -> None:
        """Killed at once, or the next time that something was claimed, or shown and not marked."""
        if after != "nothing":
            self.disk.crash = after
        elif self.program is not None:
            self.program.crashed = after

    def _reboots(self, _: Happening) -> None:
        self._stop()
        self._note("reboots")
        self.machine.reboot()

    def _clock_by(self, _: Happening, ms: int) -> None:
        self._set_clock(self.machine.off + ms)

    def _clock_to(self, _: Happening, ms: int) -> None:
        self._set_clock(ms - self.machine.at)

    def _clock_right(self, _: Happening) -> None:
        self._set_clock(0)

    def _set_clock(self, off: int) -> None:
        self.machine.off = off
        self._note("clock", off)

    def _zone(self, _: Happening, name: str) -> None:
        """Instants know no zone; quiet time does, from the next start on."""
        self._zone_name = name

    def _fails(self, _: Happening, what: str) -> None:
        setattr(self.disk, what, False)
        self._note("fails", what)

    def _works(self, _: Happening, what: str) -> None:
        setattr(self.disk, what, True)
        self._note("works", what)
