"""Durations, moments, money and numbers as they stand on screen (wording.md 2), in Dutch and in English."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale

from ptcrm.domain.moments import to_local
from ptcrm.ui.kit.text import tr

_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_NBSP = "\u00a0"


def locale() -> QLocale:
    """Dutch or British, as the language on screen."""
    return QLocale()


def is_dutch() -> bool:
    """Whether the language on screen is Dutch."""
    return locale().language() == QLocale.Language.Dutch


def duration(ms: int, *, up: bool = False) -> str:
    """A length of time. A wait is rounded down; time left (``up``) is rounded up, so it is never 0 min."""
    minutes = -(-ms // _MINUTE) if up else ms // _MINUTE
    if minutes < 1:
        return tr("Duration", "less than a minute")
    if minutes < 60:
        return _unbroken(tr("Duration", "{m} min", m=minutes))
    hours, rest = divmod(minutes, 60)
    if hours < 10:
        text = tr("Duration", "{h} h {m}", h=hours, m=f"{rest:02}")
        return _unbroken(text if rest else tr("Duration", "{h} h", h=hours))
    if hours < 48:
        return _unbroken(tr("Duration", "{h} h", h=hours))
    days = hours // 24
    if days < 21:
        return _unbroken(tr("Duration", "%n day(s)", n=days))
    return _unbroken(tr("Duration", "%n week(s)", n=days // 7))


def spoken_duration(ms: int, *, up: bool = False) -> str:
    """The same with its units in full, for a screen reader."""
    minutes = max(0, -(-ms // _MINUTE) if up else ms // _MINUTE)
    if minutes < 1:
        return tr("Duration", "less than a minute")
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return duration(ms)
    if not hours:
        return tr("Duration", "%n minute(s)", n=rest)
    if not rest or hours >= 10:
        return tr("Duration", "%n hour(s)", n=hours)
    return tr(
        "Duration",
        "{hours} and {minutes}",
        hours=tr("Duration", "%n hour(s)", n=hours),
        minutes=tr("Duration", "%n minute(s)", n=rest),
    )


def ring_text(ms: int, *, up: bool = False) -> str:
    """A length of time inside a ring: 23’, 1:12, 26 u, 3 d."""
    minutes = max(0, -(-ms // _MINUTE) if up else ms // _MINUTE)
    if minutes < 60:
        return f"{minutes}’"
    hours, rest = divmod(minutes, 60)
    if hours < 10:
        return f"{hours}:{rest:02}"
    if hours < 48:
        return tr("Duration", "{h} h", h=hours)
    return tr("Duration", "{d} d", "days, inside a ring", d=hours // 24)


def clock_time(at: int, zone: ZoneInfo) -> str:
    """08:48"""
    return to_local(at, zone).strftime("%H:%M")


def moment(at: int, now: int, zone: ZoneInfo, *, time_known: bool = True) -> str:
    """ "today 08:48", "yesterday 20:15", "Mon 23 Nov 09:00", "23 Nov 2025"."""
    then, today = to_local(at, zone), to_local(now, zone).date()
    words = day(then.date(), today)
    if not time_known or then.year != today.year:
        return words
    return _unbroken_time(words, then.strftime("%H:%M"))


def day(that: date, today: date) -> str:
    """ "today", "yesterday", "tomorrow", "Mon 23 Nov", in other years "23 Nov 2025"."""
    near = {
        today: tr("Day", "today"),
        today - timedelta(days=1): tr("Day", "yesterday"),
        today + timedelta(days=1): tr("Day", "tomorrow"),
    }
    if that in near:
        return near[that]
    short = f"{that.day}{_NBSP}{month_name(that)}"
    return f"{short}{_NBSP}{that.year}" if that.year != today.year else f"{weekday_name(that)}{_NBSP}{short}"


def page_date(that: date) -> str:
    """Monday 23 November: the title of Today."""
    words = long_date(that)
    return words[:1].upper() + words[1:]


def long_date(that: date) -> str:
    """Monday 23 November, maandag 23 november: in a sentence, and for a screen reader."""
    return f"{locale().standaloneDayName(that.isoweekday())} {that.day} {locale().monthName(that.month)}"


def date_range(first: date, last: date, this_year: int) -> str:
    """23 – 29 November, 30 November – 6 December; with the years when they are not this one."""
    ends = f"{last.day}{_NBSP}{locale().monthName(last.month)}"
    if last.year != this_year or first.year != last.year:
        ends = f"{ends}{_NBSP}{last.year}"
    begins = str(first.day)
    if (first.month, first.year) != (last.month, last.year):
        begins = f"{begins}{_NBSP}{locale().monthName(first.month)}"
    if first.year != last.year:
        begins = f"{begins}{_NBSP}{first.year}"
    return f"{begins} – {ends}"


def month_name(that: date) -> str:
    """Nov, mrt: short and without a dot."""
    return locale().monthName(that.month, QLocale.FormatType.ShortFormat).rstrip(".")


def month_word(that: date) -> str:
    """The month in full, with the year when it is not this one's business to know."""
    return locale().toString(QDate(that.year, that.month, 1), "MMMM yyyy")


def weekday_name(that: date) -> str:
    """Mon, ma: short and without a dot."""
    return locale().dayName(that.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")


def number(value: int) -> str:
    """1.140 in Dutch, 1,140 in English."""
    return locale().toString(value)


def grouped(words: str, n: int) -> str:
    """A counted sentence with its number as numbers are written: "100.014 leads"."""
    return words.replace(str(n), number(n), 1)


def money(cents: int, *, whole: bool = False) -> str:
    """€ 1.140,00 or €1,140.00; whole euros on cards."""
    amount = locale().toString(cents / 100, "f", 0 if whole else 2)
    return f"€{_NBSP}{amount}" if is_dutch() else f"€{amount}"


def percent(part: int, whole: int) -> str:
    """46%, rounded; of nothing it is 0%."""
    return f"{round(100 * part / whole) if whole else 0}%"


def _unbroken(text: str) -> str:
    return text.replace(" ", _NBSP)


def _unbroken_time(words: str, time: str) -> str:
    return f"{words}{_NBSP}{time}"
