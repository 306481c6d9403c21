"""PT CRM from one start to its end on a machine of ``alarm_machine``: the real rounds and the real rules, and
between them what the alerting does: look, claim, show, mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from alarm_data import Data, Ring, Ringing
from alarm_machine import NEVER, Machine

from ptcrm.app.alerting import RETRY_MS
from ptcrm.app.rounds import Rounds
from ptcrm.domain import clock_steps
from ptcrm.domain.clock_steps import ClockStory, Known
from ptcrm.domain.rungs import AFTER

_JUST_NOW: Final = 30_000


class Note(Protocol):
    """Writes in the log of what happened."""

    def __call__(self, what: str, *values: Any) -> None: ...


@dataclass
class Disk:
    """What outlives a run: the data, when each row was noted (by the wall), and what doesn't work just now.

    ``crash``: after which step the program is killed next time it gets there. ``clock``: in which start of
    the machine wall clock and time since boot stood how far apart when the clock was known to be right.
    """

    data: Data
    noted: list[int] = field(default_factory=list)
    reads: bool = True
    writes: bool = True
    version: int = 0
    crash: str = ""
    clock: tuple[int, Known] = (0, Known(0, 0))


class Program:
    """Alive from when it is made until ``end``, or until it is killed (``crashed`` says after what)."""

    def __init__(self, machine: Machine, disk: Disk, note: Note) -> None:
        self._machine, self._disk, self._note = machine, disk, note
        self.retry = NEVER
        self.crashed = ""
        self._told: set[tuple[str, str]] = set()
        self._unmarked: list[Ring] = []
        self._story: ClockStory = clock_steps.begin((len(disk.noted),))
        self._banner = False
        self.rounds: Rounds = machine.make_rounds(lambda: disk.version)
        self.rounds.look_wanted.connect(self.look)
        self.rounds.other_wrote.connect(self.look)
        self.rounds.clock_moved.connect(self._clock_moved)
        self.rounds.stood_still.connect(lambda since: self._note("stood", since))
        boot, known = disk.clock
        self.rounds.start(known if boot == machine.boot else None)
        disk.clock = machine.boot, self.rounds.known()

    # ---- who rings ----------------------------------------------------------------------------------------

    def look(self, _after_gap: bool = False) -> None:
        """See who rings and tell it, unless the data can't be read."""
        self._machine.looks += 1
        self.retry = NEVER
        if self.crashed:
            return
        self.rounds.looking()
        if not self._disk.reads:
            return
        data, wall = self._disk.data, self._machine.wall()
        found = data.look(wall)
        if not found.quiet and (found.due or found.owed or self._unmarked):
            self._ring(found)
            found = data.look(wall)
        if not self.crashed:
            self.rounds.looked(found.next_look)
            self.rounds.row_changes_at(found.next_change)

    def wrote(self) -> None:
        """After every write of ours who rings is looked at again."""
        self._say_clock()
        self.look()

    def _ring(self, found: Ringing) -> None:
        """Told from memory where nothing can be written, and noted later."""
        owed = [ring for ring in found.owed if ring not in self._unmarked]
        fresh = [it for it in (*found.due, *owed) if it.again or (it.name, it.rung) not in self._told]
        if not self._disk.writes:
            self._show(fresh)
            self._told.update((it.name, it.rung) for it in fresh)
            self._unmarked += [it for it in owed if it in fresh]
            self.retry = self._machine.awake_ms + RETRY_MS
            return
        self._disk.data.claim(found.due, self._machine.wall())
        if fresh and self._dies_after("claim"):
            return
        self._show(fresh)
        if fresh and self._dies_after("show"):
            return
        self._disk.data.mark([*self._unmarked, *found.due, *owed], self._machine.wall())
        self._unmarked.clear()

    def _dies_after(self, step: str) -> bool:
        if self._disk.crash == step:
            self.crashed, self._disk.crash = step, ""
        return bool(self.crashed)

    def _show(self, rings: list[Ring]) -> None:
        for ring in sorted(rings, key=lambda it: (it.name, -AFTER[it.rung])):
            self._note("shown", ring.name, ring.rung.value, ring.again)

    # ---- the clock's story, as the banner tells it --------------------------------------------------------

    def hear_server(self, server_ms: int) -> None:
        """A server says what time it is."""
        skew = self._machine.wall() - server_ms
        setting = self.rounds.setting() - skew
        self._story = clock_steps.trust(self._story, setting)
        self._disk.clock = self._machine.boot, self.rounds.known(setting)
        self._say_clock()

    def _clock_moved(self, setting: int) -> None:
        wall = self._machine.wall()
        before = (at for at, noted in enumerate(self._disk.noted, 1) if abs(noted - wall) > _JUST_NOW)
        self._story = clock_steps.move(self._story, setting, (max(before, default=0),))
        self._say_clock()

    def _say_clock(self) -> None:
        last = len(self._disk.noted)
        spans = [it for it in self._story.spans if it.after[0] < (last if it.until is None else it.until[0])]
        banner = bool(self._story.off_ms or spans)
        if banner != self._banner:
            self._banner = banner
            self._note("banner", banner)
