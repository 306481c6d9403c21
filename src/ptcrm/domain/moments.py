"""Moments as files, mails and the command line write them, as UTC milliseconds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.calendar_words import MONTHS, ZONE_HOURS
from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.refusals import Refusal

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_YEARS: Final = range(1900, 2201)
ARRIVALS: Final = range(7_289_654_400_000)
"""UTC milliseconds, 1970 to 2200: before is the nought of a clock, after has no local time everywhere."""
_LONGEST_STAMP: Final = 200

_M: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:e|st|nd|rd|th)?\.?(?:\s+of\b)?[\s-]*({_M})\b\.?,?[\s-]*'?(\d{{4}}|\d{{2}}(?!\d|:))"
)
_MONTH_DAY = re.compile(rf"\b({_M})\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_HALF: Final = r"\s*([ap])\.?\s?m\b\.?"
_AM_PM = re.compile(rf"\d{_HALF}")
_TIME = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:[:.hu](\d{{2}})(?:[:.](\d{{2}})(?:[.,](\d{{1,9}}))?)?(?!\d)(?:{_HALF})?|{_HALF}|\s*(?:uur|u|h)\b)"
)
_OFFSET = re.compile(r"^\s*(?:gmt|utc)?\s*([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
_ZONE_NAME = re.compile(rf"^\s*\(?({'|'.join(ZONE_HOURS)})\b\)?")
_PLAIN = re.compile(
    r"(?:(\d{1,2})-(\d{1,2})-(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(10_000, 120_000)
_AFTER_QUOTE = re.compile(r"\b(?:schreef|wrote|a écrit)\b.*", re.DOTALL)
_WEEKDAYS: Final = (
    "ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?|"
    "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_FILLER = re.compile(rf"\b(?:{_WEEKDAYS}|om|op|on|at|t|uur|u|h|de|of|the|cet|cest)\b|[\s,;/\[\]().-]")


class DateOrder(StrEnum):
    """How a source writes 03-04: day first or month first."""

    DMY = "dmy"
    MDY = "mdy"


def to_utc_ms(local: datetime, zone: ZoneInfo) -> int:
    """The instant of a wall-clock time: the earlier one of a doubled hour, an hour on in a skipped one."""
    return (local.replace(tzinfo=zone, fold=0) - _EPOCH) // _MILLISECOND


def to_local(at: int, zone: ZoneInfo) -> datetime:
    """The wall-clock time, with its zone, of an instant in UTC milliseconds."""
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone)


def read_iso(text: str, zone: ZoneInfo) -> Arrival:
    """An ISO 8601 moment, in ``zone`` when it names none; a day alone is its local midnight, ``DATE_ONLY``.

    Refuses with ``not_a_time``, ``year_out_of_range`` and, for an hour the clock skips, ``skipped_hour``.
    """
    plain = text.strip().upper()
    try:
        if not plain.isascii():
            raise ValueError
        if (day := _day(plain)) is not None:
            moment, trust = datetime.combine(day, time()), TimeTrust.DATE_ONLY
        else:
            moment, trust = datetime.fromisoformat(plain), TimeTrust.EXACT
    except ValueError:
        raise Refusal(
            "not_a_time", "“{text}” is not a time such as 2026-11-23T10:00:00Z.", text=_quotable(text)
        ) from None
    _check_year(moment.year, text)
    if moment.tzinfo is not None:
        return Arrival((moment - _EPOCH) // _MILLISECOND, trust, text)
    at = to_utc_ms(moment, zone)
    on_the_clock = to_local(at, zone).replace(tzinfo=None, microsecond=moment.microsecond)
    if trust is TimeTrust.EXACT and on_the_clock != moment:
        raise Refusal(
            "skipped_hour",
            "“{text}” never was on the clock: it was put forward then. Take an hour later.",
            text=_quotable(text),
        )
    return Arrival(at, trust, text)


def write_iso(at: int) -> str:
    """UTC as ``2026-11-23T10:00:00Z``, with milliseconds only when there are some."""
    moment = (_EPOCH + timedelta(milliseconds=at)).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds" if at % 1000 else "seconds") + "Z"


def read_date(text: str) -> date:
    """A day as ``2026-11-23``. Refuses with ``not_a_date`` and ``year_out_of_range``."""
    day = _day(text.strip()) if text.isascii() else None
    if day is None:
        raise Refusal("not_a_date", "“{text}” is not a date such as 2026-11-23.", text=_quotable(text))
    _check_year(day.year, text)
    return day


def read_stamp(text: str, zone: ZoneInfo, order: DateOrder | None = None) -> Arrival | None:
    """A moment as exports and mails write it, in ``zone`` when it names none; None when it can't be read.

    ``order`` says what 03/04 means. Without it, 3/4 with am or pm is American, else the day comes first,
    unless only the other way makes a date. A day without a time is its local midnight, ``DATE_ONLY``.
    """
    if len(text) > _LONGEST_STAMP:
        return None
    if (quick := _read_plain(text, zone, order)) is not None:
        return quick
    plain = _simplified(text)
    if serial := _SERIAL.fullmatch(plain):
        return _from_excel(serial, zone, text)
    if compact := _COMPACT.fullmatch(plain):
        plain = "-".join(compact.groups())
    found = _find_date(plain, order)
    if found is None:
        return None
    day, rest = found
    clock, offset, rest = _find_time(rest)
    if _FILLER.sub("", rest):
        return None
    if clock is None:
        return Arrival(to_utc_ms(datetime.combine(day, time()), zone), TimeTrust.DATE_ONLY, text)
    local = datetime.combine(day, clock)
    if offset is None:
        return Arrival(to_utc_ms(local, zone), TimeTrust.ASSUMED_ZONE, text)
    return Arrival((local.replace(tzinfo=UTC) - _EPOCH - offset) // _MILLISECOND, text=text)


def infer_order(values: Iterable[str]) -> DateOrder | None:
    """How a column writes its dates: what most values above 12 say; None when there are none."""
    votes = 0
    for value in values:
        if found := _NUMBERS.search(value[:_LONGEST_STAMP]):
            votes += (int(found[1]) > 12) - (int(found[3]) > 12)
    if not votes:
        return None
    return DateOrder.DMY if votes > 0 else DateOrder.MDY


def _day(plain: str) -> date | None:
    try:
        return date.fromisoformat(plain)
    except ValueError:
        return None


def _check_year(year: int, text: str) -> None:
    if year not in _YEARS:
        raise Refusal(
            "year_out_of_range", "The year in “{text}” is not between 1900 and 2200.", text=_quotable(text)
        )


def _quotable(text: str) -> str:
    """The text as an error may repeat it: short, and without what no terminal can print."""
    return "".join(char if char.isprintable() else "?" for char in text.strip()[:60])


def _read_plain(text: str, zone: ZoneInfo, order: DateOrder | None) -> Arrival | None:
    """``23-11-2026 10:00`` and ``2026-11-23 10:00``, as most lists write it, without the search for more.

    None where it takes a closer look.
    """
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    one, two, year, iso_year, iso_month, iso_day, hour, minute, second = found.groups()
    if iso_year is not None:
        year, month, day = iso_year, iso_month, iso_day
    else:
        month, day = (one, two) if order is DateOrder.MDY else (two, one)
    date_read = make_day(int(year), int(month), int(day))
    if date_read is None:
        return None
    try:
        local = datetime.combine(date_read, time(int(hour or 0), int(minute or 0), int(second or 0)))
    except ValueError:
        return None
    trust = TimeTrust.DATE_ONLY if hour is None else TimeTrust.ASSUMED_ZONE
    return Arrival(to_utc_ms(local, zone), trust, text)


def _simplified(text: str) -> str:
    """Lower case, odd spaces plain, invisible marks and what follows a quote line's verb left out."""
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return _AFTER_QUOTE.sub("", unicodedata.normalize("NFKC", visible).lower()).strip().lstrip("'=\"")


def _from_excel(serial: re.Match[str], zone: ZoneInfo, text: str) -> Arrival | None:
    """Days since 1900 as a spreadsheet counts them, to the second."""
    days = int(serial[1])
    if days not in _EXCEL_DAYS:
        return None
    midnight = datetime.combine(_EXCEL_DAY_ZERO, time()) + timedelta(days=days)
    if serial[2] is None:
        return Arrival(to_utc_ms(midnight, zone), TimeTrust.DATE_ONLY, text)
    seconds = round(float(f"0.{serial[2]}") * 86_400)
    return Arrival(to_utc_ms(midnight + timedelta(seconds=seconds), zone), TimeTrust.ASSUMED_ZONE, text)


def _find_date(plain: str, order: DateOrder | None) -> tuple[date, str] | None:
    """The date in the text and the text without it."""
    day: date | None = None
    if found := _YEAR_FIRST.search(plain):
        day = make_day(int(found[1]), int(found[3]), int(found[4]))
    elif found := _DAY_MONTH.search(plain):
        day = make_day(_year(found[3]), MONTHS[found[2]], int(found[1]))
    elif found := _MONTH_DAY.search(plain):
        day = make_day(int(found[3]), MONTHS[found[1]], int(found[2]))
    elif found := _NUMBERS.search(plain):
        year, one, two = _year(found[4]), int(found[1]), int(found[3])
        american = order is DateOrder.MDY or (
            order is None and found[2] == "/" and bool(_AM_PM.search(plain))
        )
        day = make_day(year, one, two) if american else make_day(year, two, one)
        if day is None and order is None:
            day = make_day(year, two, one) if american else make_day(year, one, two)
    if found is None or day is None:
        return None
    return day, f"{plain[: found.start()]} {plain[found.end() :]}"


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day or the year lies before 1900."""
    try:
        return date(year, month, day) if year >= _YEARS.start else None
    except ValueError:
        return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def _find_time(rest: str) -> tuple[time | None, timedelta | None, str]:
    """The time of day, its offset from UTC, and what is left of the text; None where there is none."""
    found = _TIME.search(rest)
    if found is None:
        return None, None, rest
    hour, half = int(found[1]), found[5] or found[6]
    if half:
        if not 1 <= hour <= 12:
            return None, None, rest
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(found[2] or 0), int(found[3] or 0), int((found[4] or "0").ljust(6, "0")[:6]))
    except ValueError:
        return None, None, rest
    behind = rest[found.end() :]
    offset, used = _find_offset(behind)
    return clock, offset, f"{rest[: found.start()]} {behind[used:]}"


def _find_offset(behind: str) -> tuple[timedelta | None, int]:
    """The offset right behind a time (+01:00, GMT+1, CET) and how many characters it takes."""
    if found := _OFFSET.match(behind):
        away = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if away < timedelta(hours=24):
            return (-away if found[1] == "-" else away), found.end()
    if found := _ZONE_NAME.match(behind):
        return timedelta(hours=ZONE_HOURS[found[1]]), found.end()
    return None, 0
