"""Judges a laptop's log by true time: who was told of wrongly since the clock was wrong, and whether a banner
said so. The program can't know more than its laptop does; but what it can know, it must say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from alarm_oracle import ENDS, HOUR, PUNCTUAL, TWO_MINUTES, Asked, Judge

_OVER: Final = {"hour", "day"}
"""The rungs by which somebody hears that the hour is over; after a day away that is the second."""


@dataclass
class Truth:
    """Counts enquiries whose hour was told, or had to be, while the laptop was awake with PT CRM running.

    ``forgiven``: wrong by no more than the two minutes that are forgiven. ``announced`` + ``unknowable`` +
    ``silent`` are wrong by more. ``unknowable``: the clock was wrong all the while, or was set while the
    machine was off, before PT CRM first ran since it was on, or in a sleep that ended in turning it off, so
    that only somebody else's clock could tell.
    """

    told: int = 0
    right: int = 0
    forgiven: int = 0
    early: int = 0
    late: int = 0
    never: int = 0
    needless: int = 0
    announced: int = 0
    unknowable: int = 0
    silent: list[str] = field(default_factory=list)


@dataclass
class _Case:
    """One enquiry's true story."""

    due: int | None = None
    overdue: int = 0
    shown: int | None = None


@dataclass
class _Lived:
    """PT CRM ran awake in this boot under a clock that was ``off`` by so much, between these instants.

    ``right``: how far off the clock was that counts as right: the first of the boot, until a server is heard.
    """

    boot: int
    off: int
    right: int
    since: int
    until: int
    long: int = 0


class TrueJudge(Judge):
    """Goes through one log from its begin to its end."""

    def __init__(
        self, quiet: Iterable[tuple[int, int, frozenset[int]]] = (), *, whole_day: bool = True
    ) -> None:
        super().__init__(quiet, whole_day=whole_day)
        self.truth = Truth()
        self._cases: dict[str, _Case] = {}
        self._banners: list[list[int]] = []
        self._lived: list[_Lived] = []
        self._boot = 0
        self._right: int | None = None
        self._heard: list[int] = []

    def judge_truly(self, log: list[tuple[int, str, tuple[Any, ...]]]) -> Truth:
        """The whole log."""
        self.judge(log)
        self._banner(on=False)
        for name, case in self._cases.items():
            self._settle(self.enquiries[name], case)
        return self.truth

    def passes(self, begin: int, end: int) -> None:
        super().passes(begin, end)
        if self.awake and self.runs:
            self._live(begin, end)
        if not self.can_tell or begin == end:
            return
        for one in self.enquiries.values():
            case = self._cases[one.name]
            if one.rings and end > one.true + HOUR and self._truly_waits(one):
                since = max(begin, one.true + HOUR)
                case.due = since if case.due is None else case.due
                case.overdue += end - since if case.shown is None else 0

    def _live(self, begin: int, end: int) -> None:
        if self._right is None:
            self._right = self.off
        last = self._lived[-1] if self._lived else None
        if last is None or (last.boot, last.off, last.right) != (self._boot, self.off, self._right):
            last = _Lived(self._boot, self.off, self._right, begin, begin)
            self._lived.append(last)
        last.until = end
        last.long += end - begin

    def stands(self) -> None:
        super().stands()
        can_tell = self.can_tell
        for one in self.enquiries.values():
            case = self._cases[one.name]
            if not can_tell:
                if case.shown is None and case.overdue <= PUNCTUAL:
                    case.due, case.overdue = None, 0
            elif case.due is None and one.rings and self.at >= one.true + HOUR and self._truly_waits(one):
                case.due = self.at

    def _truly_waits(self, one: Asked) -> bool:
        deeds = [it for it in self.deeds.get(one.person, []) if it.true >= one.true]
        done = any(not it.stage or it.stage in ENDS for it in deeds)
        return not done and one.person not in self.gone

    def _settle(self, one: Asked, case: _Case) -> None:
        if case.shown is None:
            if case.overdue > TWO_MINUTES + PUNCTUAL:
                self.truth.never += 1
                self._wrong(one, f"not told, {case.overdue // 1000} s over", self.at)
            return
        self.truth.told += 1
        if case.due is None and not self._due_by_then(one, case.shown):
            return
        hour = one.true + HOUR
        wrong = case.shown - (hour if case.due is None or case.shown < hour else case.due)
        if abs(wrong) <= PUNCTUAL:
            self.truth.right += 1
        elif abs(wrong) <= TWO_MINUTES + PUNCTUAL:
            self.truth.forgiven += 1
        else:
            self.truth.early += wrong < 0
            self.truth.late += wrong > 0
            self._wrong(one, f"told {wrong // 1000} s from the true hour", case.shown)

    def _due_by_then(self, one: Asked, shown: int) -> bool:
        """Whether the person waited at all when it was told."""
        if case_answered := [it.true for it in self.deeds.get(one.person, []) if one.true <= it.true < shown]:
            self.truth.needless += 1
            self._wrong(one, f"told though answered {len(case_answered)} times", shown)
            return False
        return True

    def _wrong(self, one: Asked, how: str, until: int) -> None:
        """Whether a banner said so, from when anything was noted of the person until just after."""
        noted = [it.true for it in self.deeds.get(one.person, [])]
        begin, end = min([one.noted, *noted]), until + PUNCTUAL
        if any(on <= end and off >= begin for on, off in self._banners):
            self.truth.announced += 1
        elif self._knowable(begin, until):
            self.truth.silent.append(f"{one.name}: {how}, and no banner said so")
        else:
            self.truth.unknowable += 1

    def _knowable(self, begin: int, end: int) -> bool:
        """Whether PT CRM ran under a clock more than two minutes from the one that it took for right, or a
        server said what time it is.
        """
        lived = (it for it in self._lived if it.until >= begin and it.since < end and it.long >= PUNCTUAL)
        return any(abs(it.off - it.right) > TWO_MINUTES for it in lived) or any(
            begin <= at <= end for at in self._heard
        )

    # ---- what the log says --------------------------------------------------------------------------------

    def _shown(self, name: str, rung: str, again: bool) -> None:
        super()._shown(name, rung, again)
        if rung in _OVER and self._cases[name].shown is None:
            self._cases[name].shown = self.at

    def _asked(self, name: str, person: int, arrived: int, recorded: int, how: str, true: int) -> None:
        super()._asked(name, person, arrived, recorded, how, true)
        self._cases[name] = _Case()

    def _edited(self, name: str, arrived: int, true: int) -> None:
        one = self.enquiries[name]
        # Nobody asks after it was noted: what is said to be later began then (response-clock.md 1).
        super()._edited(name, arrived, true if true <= one.noted + TWO_MINUTES else one.noted)
        if not _OVER & one.told:
            self._cases[name] = _Case()

    def _reboots(self) -> None:
        super()._reboots()
        self._boot += 1
        self._right = None

    def _ends(self) -> None:
        super()._ends()
        self._banner(on=False)

    def _server(self, off: int) -> None:
        self._right = 0
        if abs(off) > TWO_MINUTES:
            self._heard.append(self.at)

    def _banner(self, on: bool) -> None:
        if self._banners and self._banners[-1][1] > self.at:
            self._banners[-1][1] = self.at
        if on:
            self._banners.append([self.at, 1 << 62])
