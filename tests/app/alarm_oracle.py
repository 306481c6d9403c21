"""Judges a laptop's log by response-clock.md, read anew: nothing here is taken from the program.

By the laptop's own clock nobody may be missed, told of late, or told of without reason: what was stamped
counts. ``alarm_truth`` judges the same log by true time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from alarm_quiet import QuietHours

SECOND: Final = 1_000
HOUR: Final = 3_600_000
TWO_MINUTES: Final = 120_000
WEEK: Final = 7 * 86_400_000
QUARTER: Final = 15 * 60_000
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
    how: str
    true: int
    noted: int
    told: set[str] = field(default_factory=set)
    owed: tuple[str, int] | None = None
    """The rung that must be told now, and since which true instant."""
    doubtful: set[str] = field(default_factory=set)
    """Rungs shown, but maybe not marked as shown: they may be told once more after a start."""
    shown: dict[str, tuple[int, int]] = field(default_factory=dict)
    """When each rung was last told: in truth, and by the laptop's clock."""

    @property
    def start(self) -> int:
        return self.arrived if self.arrived <= self.recorded + TWO_MINUTES else self.recorded

    @property
    def rings(self) -> bool:
        old = self.how == "imported" and self.recorded - self.start > WEEK
        return self.how != "dateless" and not old


@dataclass(frozen=True)
class Deed:
    """A touch or a move: when by the laptop, and when in truth. ``stage`` is "" for a touch."""

    at: int
    true: int
    stage: str = ""


@dataclass
class Verdict:
    """``faults``: breaches, in words. ``lateness``: ms from when somebody had to be told until it was shown.

    ``again``: over the hour, told once more as meant. ``repeats``: told once more because of a crash.
    """

    toasts: int = 0
    again: int = 0
    repeats: int = 0
    lateness: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Judge:
    """Goes through one log from its begin to its end."""

    def __init__(
        self, quiet: Iterable[tuple[int, int, frozenset[int]]] = (), *, whole_day: bool = True
    ) -> None:
        self.rungs = tuple(AFTER) if whole_day else tuple(AFTER)[:-1]
        self.hours = QuietHours(quiet)
        self.client = 0
        self.enquiries: dict[str, Asked] = {}
        self.deeds: dict[int, list[Deed]] = {}
        self.gone: set[int] = set()
        self.at = self.off = 0
        self.awake, self.runs, self.reads, self.writes = True, False, True, True
        self.left_over = False
        self.verdict = Verdict()

    def judge(self, log: list[tuple[int, str, tuple[Any, ...]]]) -> Verdict:
        """The whole log."""
        self.at = log[0][0]
        for at, what, values in log:
            while self.at < at:
                until = self._until_quiet_changes(at)
                self.passes(self.at, until)
                self.at = until
                self.stands()
            getattr(self, f"_{what}", _nothing)(*values)
            self.stands()
        return self.verdict

    @property
    def can_tell(self) -> bool:
        wall = self.at + self.off
        return self.awake and self.runs and self.reads and not self.hours.holds(wall) and wall >= self.client

    def _until_quiet_changes(self, at: int) -> int:
        wall = self.at + self.off
        changes = [self.hours.changes(wall), self.client]
        return min([at, *(it - self.off for it in changes if it > wall)])

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
        can_tell = self.can_tell
        for one in self.enquiries.values():
            if can_tell:
                self._look(one, self.at, self.at)
            else:
                one.owed = None

    def waits(self, one: Asked, now: int) -> bool:
        """A move ends what was there when it was noted, and else what came in later with an earlier arrival;
        but not if its time, by a clock ahead, is later than that noting.
        """
        deeds = self.deeds.get(one.person, [])
        answered = any(not it.stage and one.start <= it.at <= now for it in deeds)
        moves = [it for it in deeds if it.stage in ENDS and one.start < it.at]
        ended = any(it.at <= one.recorded or it.true >= one.noted for it in moves)
        return not answered and not ended and one.person not in self.gone

    def _look(self, one: Asked, at: int, since: int) -> None:
        rung = self._due(one, at + self.off)
        if rung is None:
            one.owed = None
        elif one.owed is None or one.owed[0] != rung:
            one.owed = (rung, max(since, one.start + AFTER[rung] - self.off))

    def _due(self, one: Asked, now: int) -> str | None:
        """The highest rung that has come, if neither it nor one above it was told.

        Where that one isn't told, somebody is still over the hour, but no longer new or with time left.
        """
        if "day" in one.told or one.start > now or not one.rings or not self.waits(one, now):
            return None
        come = [rung for rung, after in AFTER.items() if one.start + after <= now]
        highest = come[-1] if come[-1] in self.rungs else "hour"
        return None if any(AFTER[told] >= AFTER[highest] for told in one.told) else highest

    def _fault(self, words: str) -> None:
        self.verdict.faults.append(words)

    # ---- what the log says --------------------------------------------------------------------------------

    def _shown(self, name: str, rung: str, again: bool) -> None:
        one, wall = self.enquiries[name], self.at + self.off
        self.verdict.toasts += 1
        now = (self.at, wall)
        before, one.shown[rung] = one.shown.get(rung), now
        if again:
            self.verdict.again += 1
            if not self._may_come_again(one, rung, wall, before):
                self._fault(f"{name}: {rung} told once more at {self.at}, before at {before}")
        elif before is None and any(AFTER[it] > AFTER[rung] for it, when in one.shown.items() if when == now):
            pass  # a crash left it over: told in one toast with a higher one
        elif rung in one.told:
            self.verdict.repeats += 1
            if rung not in one.doubtful:
                self._fault(f"{name}: {rung} told twice at {self.at}")
        elif one.owed is not None and one.owed[0] == rung:
            self.verdict.lateness.append(self.at - one.owed[1])
        elif not (self.left_over and rung == "day" and wall - one.start >= HOUR):
            # (A day claimed by a clock ahead and left by a crash is told over the hour, with the true wait.)
            self._fault(f"{name}: {rung} told at {self.at} without reason ({one.owed})")
        one.doubtful.discard(rung)
        if not self.writes:
            one.doubtful.add(rung)
        if not again:  # lower rungs have gone by with it
            one.told.update(it for it, after in AFTER.items() if after <= AFTER[rung])
            one.owed = None

    def _may_come_again(self, one: Asked, rung: str, wall: int, before: tuple[int, int] | None) -> bool:
        over = wall - one.start >= HOUR and self.waits(one, wall)
        soon = before is not None and before[1] <= wall < before[1] + QUARTER
        return over and (not soon or rung in one.doubtful)

    def _asked(self, name: str, person: int, arrived: int, recorded: int, how: str, true: int) -> None:
        """Whoever typed it in knows of the arrival."""
        one = Asked(name, person, arrived, recorded, how, true, self.at)
        one.told = {"arrived"} if how == "typed" else set()
        self.enquiries[name] = one

    def _client(self, until: int) -> None:
        self.client = until

    def _edited(self, name: str, arrived: int, true: int) -> None:
        """Rungs whose new instant lies ahead may ring again."""
        one = self.enquiries[name]
        one.arrived, one.true = arrived, true
        one.told = {rung for rung in one.told if one.start + AFTER[rung] <= self.at + self.off}
        one.shown = {rung: when for rung, when in one.shown.items() if rung in one.told}
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

    def _starts(self, zone: str) -> None:
        self.runs = True
        self.hours.live_in(zone)

    def _ends(self) -> None:
        self.runs = False

    def _crashed(self, after: str) -> None:
        """What was shown in this very instant was not marked."""
        self.left_over = self.left_over or after == "claim"
        for one in self.enquiries.values():
            if after == "show":
                one.doubtful.update(rung for rung, (at, _) in one.shown.items() if at == self.at)

    def _fails(self, what: str) -> None:
        self.reads, self.writes = self.reads and what != "reads", self.writes and what != "writes"

    def _works(self, what: str) -> None:
        self.reads, self.writes = self.reads or what == "reads", self.writes or what == "writes"


def _nothing(*_: Any) -> None:
    """Of no concern here."""
