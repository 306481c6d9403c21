"""Judges a laptop's log by response-clock.md, read anew: nothing here is taken from the program.

By the laptop's own clock nobody may be missed, told of late, or told of without reason: what was stamped counts.
``alarm_truth`` judges the same log by true time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

SECOND: Final = 1_000
HOUR: Final = 3_600_000
TWO_MINUTES: Final = 120_000
WEEK: Final = 7 * 86_400_000
PUNCTUAL: Final = 15 * SECOND
AFTER: Final = {"arrived": 0, "before_hour": 45 * 60_000, "hour": HOUR, "day": 24 * HOUR}
ENDS: Final = ("lost", "later", "client")


@dataclass
class Asked:
    """One enquiry: as the laptop stamped it, and the true instants at which it was made and noted."""

    name: str
    person: int
    arrived: int
    recorded: int
    known: bool
    imported: bool
    true: int
    noted: int
    told: set[str] = field(default_factory=set)
    owed: tuple[str, int] | None = None
    """The rung that must be told now, and since which true instant."""
    doubtful: bool = False
    """Shown, but maybe not marked as shown: may be told once more after a start."""

    @property
    def start(self) -> int:
        return self.arrived if self.arrived <= self.recorded + TWO_MINUTES else self.recorded

    @property
    def rings(self) -> bool:
        return self.known and not (self.imported and self.recorded - self.start > WEEK)


@dataclass(frozen=True)
class Deed:
    """A touch or a move: when by the laptop, and when in truth. ``stage`` is "" for a touch."""

    at: int
    true: int
    stage: str = ""


@dataclass
class Verdict:
    """``faults``: breaches, in words. ``lateness``: ms from when somebody had to be told until it was shown."""

    toasts: int = 0
    repeats: int = 0
    lateness: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Judge:
    """Goes through one log from its begin to its end."""

    def __init__(self, rungs: tuple[str, ...]) -> None:
        self.rungs = rungs
        self.enquiries: dict[str, Asked] = {}
        self.deeds: dict[int, list[Deed]] = {}
        self.gone: set[int] = set()
        self.at = self.off = 0
        self.awake, self.runs, self.reads, self.writes = True, False, True, True
        self.verdict = Verdict()

    def judge(self, log: list[tuple[int, str, tuple[Any, ...]]]) -> Verdict:
        """The whole log."""
        for at, what, values in log:
            self.passes(self.at, at)
            self.at = at
            getattr(self, f"_{what}", _nothing)(*values)
            self.stands()
        return self.verdict

    @property
    def can_tell(self) -> bool:
        return self.awake and self.runs and self.reads

    # ---- who must be told ---------------------------------------------------------------------------------

    def passes(self, begin: int, end: int) -> None:
        """Nothing happens between these instants but that time goes by."""
        if not self.can_tell or begin == end:
            return
        for one in self.enquiries.values():
            self._look(one, end, begin)
            if one.owed is not None and end - one.owed[1] > PUNCTUAL:
                self._fault(f"{one.name}: {one.owed[0]} owed since {one.owed[1]} was not told in 15 s")
                one.told.add(one.owed[0])
                one.owed = None

    def stands(self) -> None:
        """Who has to be told as things stand now."""
        for one in self.enquiries.values():
            if self.can_tell:
                self._look(one, self.at, self.at)
            else:
                one.owed = None

    def waits(self, one: Asked, now: int) -> bool:
        deeds = self.deeds.get(one.person, [])
        answered = any(not it.stage and one.start <= it.at <= now for it in deeds)
        ended = any(it.stage in ENDS and one.start < it.at <= now for it in deeds)
        return not answered and not ended and one.person not in self.gone

    def _look(self, one: Asked, at: int, since: int) -> None:
        rung = self._due(one, at + self.off)
        if rung is None:
            one.owed = None
        elif one.owed is None or one.owed[0] != rung:
            one.owed = (rung, max(since, one.start + AFTER[rung] - self.off))

    def _due(self, one: Asked, now: int) -> str | None:
        """The highest rung that has come, if neither it nor one above it was told."""
        if not one.rings or not self.waits(one, now):
            return None
        come = [rung for rung in self.rungs if one.start + AFTER[rung] <= now]
        if not come or any(AFTER[told] >= AFTER[come[-1]] for told in one.told):
            return None
        return come[-1]

    def _fault(self, words: str) -> None:
        self.verdict.faults.append(words)

    # ---- what the log says --------------------------------------------------------------------------------

    def _shown(self, name: str, rung: str) -> None:
        one, verdict = self.enquiries[name], self.verdict
        verdict.toasts += 1
        if rung in one.told:
            verdict.repeats += 1
            if not one.doubtful:
                self._fault(f"{name}: {rung} told again at {self.at}")
            one.doubtful = False
            return
        if one.owed is None or one.owed[0] != rung:
            self._fault(f"{name}: {rung} told at {self.at} without reason ({one.owed})")
        else:
            verdict.lateness.append(self.at - one.owed[1])
        one.told.add(rung)
        one.owed = None
        one.doubtful = not self.writes

    def _asked(self, name: str, person: int, arrived: int, recorded: int, *rest: Any) -> None:
        known, imported, true = rest
        self.enquiries[name] = Asked(name, person, arrived, recorded, known, imported, true, self.at)

    def _edited(self, name: str, arrived: int, true: int) -> None:
        """Rungs whose new instant lies ahead may ring again."""
        one = self.enquiries[name]
        one.arrived, one.true = arrived, true
        one.told = {rung for rung in one.told if one.start + AFTER[rung] <= self.at + self.off}
        one.owed = None

    def _touched(self, person: int, at: int, human: bool, out: bool) -> None:
        if human and out:
            self.deeds.setdefault(person, []).append(Deed(at, self.at))

    def _undone(self, person: int) -> None:
        deeds = self.deeds.get(person, [])
        newest = next((it for it in reversed(deeds) if not it.stage), None)
        if newest is not None:
            deeds.remove(newest)

    def _moved(self, person: int, at: int, stage: str) -> None:
        self.deeds.setdefault(person, []).append(Deed(at, self.at, stage))

    def _removed(self, person: int) -> None:
        self.gone.add(person)

    def _clock(self, off: int) -> None:
        self.off = off

    def _sleeps(self) -> None:
        self.awake = False

    def _wakes(self) -> None:
        self.awake = True

    def _reboots(self) -> None:
        self.awake = True

    def _starts(self) -> None:
        self.runs = True

    def _ends(self) -> None:
        self.runs = False

    def _crashed(self, after: str) -> None:
        """What was shown in this very instant was not marked."""
        for one in self.enquiries.values():
            one.doubtful = one.doubtful or after == "show"

    def _fails(self, what: str) -> None:
        self.reads, self.writes = self.reads and what != "reads", self.writes and what != "writes"

    def _works(self, what: str) -> None:
        self.reads, self.writes = self.reads or what == "reads", self.writes or what == "writes"


def _nothing(*_: Any) -> None:
    """Of no concern here."""
