"""Quiet time: alerts wait and are told together when it ends. What is waited, and who waits, never changes.

Windows are in local time, as the laptop's clock shows it. Where that clock jumps, a window begins and ends
when the clock first shows its time, or jumps past it: in a doubled hour it isn't quiet twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.moments import to_local, to_utc_ms

EVERY_DAY: Final = frozenset(range(7))
DAY_MINUTES: Final = 24 * 60
MOST_WINDOWS: Final = 20
_MINUTE: Final = 60_000
_AHEAD: Final = 8
"""Days looked ahead: windows that follow each other without end are quiet for a week, and then again."""


@dataclass(frozen=True, slots=True)
class QuietWindow:
    """``begin`` and ``end`` are minutes after midnight (0 to 1439); an ``end`` that isn't later than
    ``begin`` is on the next day. ``days`` are those it begins on, 0 for Monday."""

    begin: int
    end: int
    days: frozenset[int] = EVERY_DAY


def quiet_until(
    now: int, zone: ZoneInfo, windows: Iterable[QuietWindow], with_client_until: int | None
) -> int | None:
    """When the quiet time that holds at ``now`` ends (both UTC ms); None when it isn't quiet.

    Times that touch or overlap are one. ``with_client_until`` (UTC ms) is quiet from ``now`` until then.
    """
    until = now if with_client_until is None else max(now, with_client_until)
    for begin, end in sorted(_spans(now, zone, windows)):
        if begin <= until:
            until = max(until, end)
    return until if until > now else None


def next_quiet(now: int, zone: ZoneInfo, windows: Iterable[QuietWindow]) -> int | None:
    """When a window begins next after ``now`` (UTC ms), within a week; None when none does."""
    return min((begin for begin, _ in _spans(now, zone, windows) if begin > now), default=None)


def write_windows(windows: Iterable[QuietWindow]) -> str:
    """The windows as the text that is kept."""
    return json.dumps([[it.begin, it.end, sorted(it.days)] for it in windows])


def read_windows(text: str) -> tuple[QuietWindow, ...]:
    """The windows of a kept text; what can't be read isn't quiet."""
    try:
        found: object = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ()
    rows = found if isinstance(found, list) else []
    return tuple(window for row in rows[:MOST_WINDOWS] if (window := _window(row)) is not None)


def _window(row: object) -> QuietWindow | None:
    match row:
        case [int(begin), int(end), list(days)] if begin in range(DAY_MINUTES) and end in range(DAY_MINUTES):
            return QuietWindow(begin, end, frozenset(day for day in days if day in range(7)))
        case _:
            return None


def _spans(now: int, zone: ZoneInfo, windows: Iterable[QuietWindow]) -> Iterator[tuple[int, int]]:
    """Each window of these days as instants, those that are over left out."""
    today = to_local(now, zone).date()
    windows = tuple(windows)
    for ahead in range(-1, _AHEAD):
        day = today + timedelta(days=ahead)
        for window in windows:
            if day.weekday() in window.days:
                last = day if window.end > window.begin else day + timedelta(days=1)
                begin, end = _reached(day, window.begin, zone), _reached(last, window.end, zone)
                if now < end > begin:
                    yield begin, end


def _reached(day: date, minute: int, zone: ZoneInfo) -> int:
    """The first instant at which the clock shows this time, or has jumped past it."""
    local = datetime.combine(day, time(*divmod(minute, 60)))
    at = to_utc_ms(local, zone)
    while to_local(at - _MINUTE, zone).replace(tzinfo=None) >= local:
        at -= _MINUTE  # in a skipped hour: back to where the clock jumped
    return at
