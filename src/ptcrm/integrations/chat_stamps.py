"""The moment in front of each message of a chat, as phones of all countries write it, and what it means.

Whether 03-04 is 3 April or 4 March is decided once for the whole file, never line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.clock import DAY
from ptcrm.domain.moments import DateOrder, make_day, to_local, to_utc_ms

_M: Final = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_YEAR: Final = r"(?:(?P=sep)(?P<c>\d{4}|\d{1,2})(?!\d))"
_DATE: Final = r"(?P<a>\d{1,4})(?P<sep>[-/.])(?P<b>\d{1,2})"
_TIME: Final = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?!\d)"
    rf"(?:\s?{_M}(?P<half>[AaPp](?:\.\s?[Mm]\.?|[Mm]\b\.?)))?"
)
_BETWEEN: Final = rf"{_M}(?:,\s*|\s+(?:om|um|à|at)\s+|\s+){_M}"
_BRACKETED: Final = re.compile(rf"{_M}\[{_M}{_DATE}{_YEAR}?\.?{_BETWEEN}{_TIME}{_M}\]\s?")
_TIME_FIRST: Final = re.compile(rf"{_M}\[{_M}{_TIME}{_BETWEEN}{_DATE}{_YEAR}?\.?{_M}\]\s?")
_PLAIN: Final = re.compile(rf"{_M}{_DATE}{_YEAR}{_BETWEEN}{_TIME}(?:\s[-–]\s|:\s(?=[^\n:]{{1,100}}:\s))")
_STARTS: Final = frozenset(
    "[0123456789\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_YEARS: Final = range(2000, 2201)
_LOOK_BACK_YEARS: Final = 8
_A_FIFTH: Final = 5
_AT_LEAST: Final = 3


class StampForm(StrEnum):
    """How stamps are written. What a message quotes of another chat has another form than its own."""

    BRACKETED = "bracketed"
    TIME_FIRST = "time_first"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as it stands; ``end`` is where the message begins. ``first`` and ``second`` are day and month
    in the order of the file, ``year`` None where it names none; ``iso``: the year stands first.

    ``american``: written as only Americans do (3/5/24, 4:32 PM).
    """

    form: StampForm
    text: str
    end: int
    first: int
    second: int
    year: int | None
    clock: time
    iso: bool
    american: bool


def stamp_at(line: str) -> Stamp | None:
    """The stamp a line begins with, or None when it goes on with the message before it."""
    if line[:1] not in _STARTS:
        return None
    for form, pattern in _FORMS:
        if found := pattern.match(line):
            return _read(form, found)
    return None


def believed(stamps: Sequence[Stamp]) -> frozenset[StampForm]:
    """The forms the file itself is written in: that of its first stamp, and others only if there are many."""
    if not stamps:
        return frozenset()
    counts = {form: sum(stamp.form is form for stamp in stamps) for form in StampForm}
    enough = max(_AT_LEAST, len(stamps) // _A_FIFTH)
    return frozenset(form for form in StampForm if form is stamps[0].form or counts[form] >= enough)


def order_of(stamps: Sequence[Stamp], stated: DateOrder | None, now: int, zone: ZoneInfo) -> DateOrder:
    """How the file writes its dates.

    What can't be a month settles it, then which reading lies less in the future and runs less backwards
    (a chat runs on), then what the trainer says, then how Americans write; else the day comes first.
    """
    plain = [stamp for stamp in stamps if not stamp.iso]
    votes = sum((stamp.first > 12) - (stamp.second > 12) for stamp in plain)
    if votes:
        return DateOrder.DMY if votes > 0 else DateOrder.MDY
    odd = {order: _oddities(plain, order, now, zone) for order in DateOrder}
    if odd[DateOrder.DMY] != odd[DateOrder.MDY]:
        return min(DateOrder, key=odd.__getitem__)
    if stated is not None:
        return stated
    return DateOrder.MDY if any(stamp.american for stamp in plain) else DateOrder.DMY


def moments_of(stamps: Iterable[Stamp], order: DateOrder, now: int, zone: ZoneInfo) -> list[int | None]:
    """The instant of each stamp in UTC ms, None where the calendar has no such day.

    Of an hour that the clock has twice the later one is taken where the chat would run backwards otherwise.
    """
    days = _Days(order, to_local(now + DAY, zone).date())
    out: list[int | None] = []
    before: int | None = None
    for stamp in stamps:
        day = days.of(stamp)
        if day is None:
            out.append(None)
            continue
        local = datetime.combine(day, stamp.clock)
        at = to_utc_ms(local, zone)
        if before is not None and at < before:
            later = round(local.replace(tzinfo=zone, fold=1).timestamp() * 1000)
            at = later if later >= before else at
        out.append(at)
        before = at
    return out


class _Days:
    """The day of a stamp, worked out once for each date; one without a year is the latest that is past."""

    def __init__(self, order: DateOrder, latest: date) -> None:
        self._order = order
        self._latest = latest
        self._known: dict[tuple[int, int, int | None, bool], date | None] = {}

    def of(self, stamp: Stamp) -> date | None:
        """The date, or None when the calendar has no such day."""
        key = (stamp.first, stamp.second, stamp.year, stamp.iso)
        if key not in self._known:
            self._known[key] = self._work_out(stamp)
        return self._known[key]

    def _work_out(self, stamp: Stamp) -> date | None:
        day, month = stamp.first, stamp.second
        if stamp.iso or self._order is DateOrder.MDY:
            day, month = month, day
        if stamp.year is not None:
            return make_day(stamp.year, month, day) if stamp.year in _YEARS else None
        years = range(self._latest.year, self._latest.year - _LOOK_BACK_YEARS, -1)
        found = (make_day(year, month, day) for year in years)
        return next((it for it in found if it is not None and it <= self._latest), None)


def _read(form: StampForm, found: re.Match[str]) -> Stamp | None:
    a, b, c = found["a"], int(found["b"]), found["c"]
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 0 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    try:
        clock = time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    iso = len(a) == 4
    if len(a) == 3 or (c is None if iso else c is not None and len(c) == 1):
        return None
    text = found[0].strip(" \t-–[]:\u200e\u200f\u202a\u202c\ufeff")
    if iso:
        return Stamp(form, text, found.end(), b, int(c), int(a), clock, iso=True, american=False)
    year = None if c is None else int(c) + (2000 if len(c) == 2 else 0)
    american = found["sep"] == "/" and half in ("AM", "PM")
    return Stamp(form, text, found.end(), int(a), b, year, clock, iso=False, american=american)


def _oddities(stamps: Sequence[Stamp], order: DateOrder, now: int, zone: ZoneInfo) -> tuple[int, int, int]:
    """What speaks against an order: days that don't exist, days to come, and steps back in time."""
    latest = to_local(now + DAY, zone).date()
    days = _Days(order, latest)
    read = [(day, stamp.clock) for stamp in stamps if (day := days.of(stamp)) is not None]
    return (
        len(stamps) - len(read),
        sum(day > latest for day, _ in read),
        sum(later < earlier for earlier, later in pairwise(read)),
    )


_FORMS: Final = (
    (StampForm.BRACKETED, _BRACKETED),
    (StampForm.TIME_FIRST, _TIME_FIRST),
    (StampForm.PLAIN, _PLAIN),
)
