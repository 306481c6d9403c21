"""Days of a trainer with a laptop, made at random: who asks for help, and what happens to the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any, Final

SECOND: Final = 1_000
MINUTE: Final = 60_000
HOUR: Final = 3_600_000
DAY: Final = 86_400_000

_1970: Final = 1_000_000
_2099: Final = 4_070_908_800_000

SHIFTS: Final = (date(2026, 10, 25), date(2027, 3, 28), date(2026, 10, 4), date(2027, 4, 4))
"""Days on which clocks are put forward or back in Europe/Amsterdam and in Australia/Lord_Howe."""

ZONES: Final = ("Europe/Amsterdam", "Australia/Lord_Howe", "UTC", "America/St_Johns", "Pacific/Apia")

_EVERY: Final = frozenset(range(7))
_AT_WORK: Final = frozenset(range(5))
QUIET: Final[tuple[tuple[tuple[int, int, frozenset[int]], ...], ...]] = (
    (),
    (),
    ((21 * 60 + 30, 7 * 60, _EVERY),),
    ((22 * 60, 6 * 60 + 15, _AT_WORK), (12 * 60, 13 * 60, _EVERY), (12 * 60 + 30, 14 * 60, _AT_WORK)),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing, at true instant ``at`` (UTC ms). ``kind`` names what the laptop does."""

    at: int
    kind: str
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row, between true instants. ``online``: a server's time is heard now and then.

    ``quiet``: begin, end (minutes after local midnight) and weekdays of each quiet time. ``repeats``: who
    is over the hour is told of again and again. ``whole_day``: the rung of 24 hours is told.
    """

    seed: int
    begin: int
    end: int
    online: bool
    zone: str
    quiet: tuple[tuple[int, int, frozenset[int]], ...]
    repeats: bool
    whole_day: bool
    happenings: tuple[Happening, ...]


class Chance:
    """Makes one stretch of days. Everything is drawn from one seed, so a day that fails can be made again."""

    def __init__(self, seed: int, days: int) -> None:
        self._random = Random(seed)
        self._found: list[Happening] = []
        shift = datetime.combine(self._random.choice(SHIFTS), datetime.min.time(), UTC)
        any_day = self._random.randrange(700) * DAY
        self._begin = int(shift.timestamp()) * SECOND - self._random.randrange(days) * DAY
        if self._random.random() < 0.5:
            self._begin = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()) * SECOND + any_day
        self._begin += self._random.randrange(DAY)
        self._days = days
        self._people = 0
        self._seed = seed

    def stretch(self) -> Stretch:
        """All of it, in the order in which it happens."""
        steady = self._random.random() < 0.3
        for day in range(self._days):
            begin = self._begin + day * DAY
            self._asked(begin)
            self._slept(begin)
            self._ended(begin)
            if not steady:
                self._clock_set(begin)
            self._trouble(begin)
        end = self._begin + self._days * DAY
        found = sorted((it for it in self._found if it.at < end), key=lambda it: it.at)
        return Stretch(
            seed=self._seed,
            begin=self._begin,
            end=end,
            online=self._random.random() < 0.5,
            zone=self._random.choice(ZONES),
            quiet=self._random.choice(QUIET),
            repeats=self._random.random() < 0.1,
            whole_day=self._random.random() < 0.8,
            happenings=tuple(found),
        )

    def _say(self, at: int, kind: str, **told: Any) -> None:
        self._found.append(Happening(at, kind, told))

    def _within(self, begin: int) -> int:
        return begin + self._random.randrange(DAY)

    def _one_of(self, **weights: int) -> str:
        return self._random.choices(list(weights), list(weights.values()))[0]

    # ---- who asks for help --------------------------------------------------------------------------------

    def _asked(self, begin: int) -> None:
        for _ in range(self._random.choice((0, 1, 2, 3, 4, 5, 8))):
            at = self._within(begin)
            self._people += 1
            again = self._random.random() < 0.15
            person = self._random.randint(1, self._people) if again else self._people
            kind = self._one_of(typed=35, told=10, mail=30, form=10, imported=8, future=4, dateless=3)
            back = self._random.choice((MINUTE, 20 * MINUTE, 50 * MINUTE, 61 * MINUTE, 3 * HOUR, 26 * HOUR))
            match kind:
                case "typed":
                    self._say(at, "typed", person=person, back=0)
                case "told":
                    self._say(at, "typed", person=person, back=back)
                case "mail" | "form":
                    self._say(at, "server", person=person, outside=kind == "form")
                case "imported":
                    ages = [self._random.randrange(12 * DAY) for _ in range(self._random.randint(1, 6))]
                    self._say(at, "imported", ages=(*ages, 30 * MINUTE, 2 * HOUR), first=self._people)
                    self._people += len(ages) + 2
                case "future":
                    self._say(at, "typed", person=person, back=-self._random.choice((MINUTE, HOUR, 2 * HOUR)))
                case "dateless":
                    self._say(at, "dateless", person=person)
            self._answered(at, person)

    def _answered(self, at: int, person: int) -> None:
        if self._random.random() < 0.2:
            self._say(at + self._random.randrange(HOUR), "touched", person=person, human=False, out=True)
        if self._random.random() < 0.1:
            self._say(at + self._random.randrange(HOUR), "touched", person=person, human=True, out=False)
        if self._random.random() < 0.55:
            wait = self._random.choice((5, 20, 44, 46, 59, 60, 61, 90, 300, 1500))
            touch = at + wait * MINUTE + self._random.randrange(-90, 90) * SECOND
            self._say(touch, "touched", person=person, human=True, out=True)
            if self._random.random() < 0.1:
                self._say(touch + self._random.randrange(2 * HOUR), "undone", person=person)
        if self._random.random() < 0.06:
            stage = self._random.choice(("lost", "later", "client", "like"))
            self._say(at + self._random.randrange(3 * HOUR), "moved", person=person, stage=stage)
        if self._random.random() < 0.03:
            self._say(at + self._random.randrange(3 * HOUR), "removed", person=person)
        if self._random.random() < 0.06:
            by = self._random.choice((-2, -1, 1, 2)) * self._random.choice((10 * MINUTE, HOUR))
            self._say(at + self._random.randrange(2 * HOUR), "edited", person=person, by=by)

    # ---- what happens to the laptop -----------------------------------------------------------------------

    def _slept(self, begin: int) -> None:
        for _ in range(self._random.choice((0, 1, 1, 2, 4))):
            long = self._random.choice((20 * SECOND, 70 * SECOND, 10 * MINUTE, HOUR, 3 * HOUR, 9 * HOUR))
            self._away(self._within(begin), self._random.randrange(long) + SECOND)
        if self._random.random() < 0.02:
            self._away(self._within(begin), self._random.randrange(3 * DAY) + HOUR)

    def _away(self, at: int, long: int) -> None:
        self._say(at, "sleeps")
        self._say(at + long, "wakes", announced=self._random.random() < 0.5)

    def _ended(self, begin: int) -> None:
        if self._random.random() < 0.15:
            at = self._within(begin)
            self._say(at, "ends")
            self._say(at + self._random.choice((5 * SECOND, MINUTE, 20 * MINUTE, 5 * HOUR)), "starts")
        if self._random.random() < 0.15:
            at = self._within(begin)
            self._say(at, "crashes", after=self._random.choice(("nothing", "claim", "show")))
        if self._random.random() < 0.15:
            at = self._within(begin)
            self._say(at, "ends")
            self._say(at + SECOND, "reboots")
            self._say(at + self._random.choice((2 * MINUTE, 30 * MINUTE, 9 * HOUR)), "starts")

    def _clock_set(self, begin: int) -> None:
        if self._random.random() < 0.3:
            at = self._within(begin)
            kind = self._one_of(small=3, minutes=3, hours=6, day=2, epoch=1, far=1, asleep=2)
            sign = self._random.choice((-1, 1))
            match kind:
                case "small":
                    self._say(at, "clock_by", ms=sign * self._random.randrange(1, 115 * SECOND))
                case "minutes":
                    self._say(at, "clock_by", ms=sign * self._random.randrange(2 * MINUTE, HOUR))
                case "hours":
                    self._say(at, "clock_by", ms=sign * self._random.choice((HOUR, 2 * HOUR, 7 * HOUR)))
                case "day":
                    self._say(at, "clock_by", ms=sign * DAY)
                case "epoch" | "far":
                    self._say(at, "clock_to", ms=_1970 if kind == "epoch" else _2099)
                case "asleep":
                    self._say(at, "sleeps")
                    by = sign * self._random.choice((HOUR, DAY))
                    self._say(at + MINUTE, "clock_by", ms=by)
                    self._say(at + self._random.randrange(2 * MINUTE, 3 * HOUR), "wakes", announced=False)
            if self._random.random() < 0.75:
                mended = self._random.choice((90 * SECOND, 30 * MINUTE, 3 * HOUR, 12 * HOUR))
                self._say(at + mended, "clock_right")
        if self._random.random() < 0.05:
            self._say(self._within(begin), "zone", name=self._random.choice(ZONES))

    def _trouble(self, begin: int) -> None:
        if self._random.random() < 0.05:
            at = self._within(begin)
            what = self._random.choice(("reads", "writes"))
            long = self._random.choice((10 * SECOND, 2 * MINUTE, 20 * MINUTE))
            self._say(at, "fails", what=what)
            self._say(at + long, "works", what=what)
        if self._random.random() < 0.1:
            at = self._within(begin)
            self._say(at, "client", long=self._random.choice((45 * MINUTE, HOUR, 3 * HOUR)))


def stretch_of_days(seed: int, days: int = 10) -> Stretch:
    """The days that belong to this seed."""
    return Chance(seed, days).stretch()
