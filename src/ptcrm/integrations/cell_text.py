"""The value of a spreadsheet's cell -> the text a person would read in it, dates in one order."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final

CellValue = int | float | str | bool | time | date | datetime | timedelta

_WHOLE: Final = 1e18
_HALF_SECOND: Final = timedelta(milliseconds=500)
_MOBILES: Final = (range(31_600_000_000, 31_700_000_000), range(32_400_000_000, 32_500_000_000))
_LOST_DIGITS: Final = 100_000


def cell_text(value: CellValue) -> str:
    """``612345678.0`` is ``612345678``, a date ``2026-03-05``, with a time ``2026-03-05 14:30:00``.

    Truth is TRUE or FALSE, as spreadsheets write it to CSV.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        with suppress(OverflowError):  # the last moment of the year 9999
            value += _HALF_SECOND
        return value.replace(microsecond=0, tzinfo=None).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _duration(
            timedelta(hours=value.hour, minutes=value.minute, seconds=value.second + value.microsecond / 1e6)
        )
    return _duration(value)


def _number(value: float) -> str:
    if value != value or abs(value) >= _WHOLE or not float(value).is_integer():
        return repr(value)
    whole = int(value)
    # A mobile that once was 3,16123E+10 and was opened again: its last five digits became noughts.
    if whole % _LOST_DIGITS == 0 and any(whole in mobiles for mobiles in _MOBILES):
        return f"{value / 10**10:.6g}E+10"
    return str(whole)


def _duration(value: timedelta) -> str:
    """Hours, minutes and, if there are any, seconds: ``14:30``, ``26:15:05``."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = f"{sign}{hours}:{minutes:02d}" if hours > 99 else f"{sign}{hours:02d}:{minutes:02d}"
    return f"{clock}:{seconds:02d}" if seconds else clock
