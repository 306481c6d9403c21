"""Moments as a trainer types them: "10 min geleden", "gisteren 20:15", "half acht", "Sunday evening".

An arrival lies behind, so "vrijdag" is the last one; a next step lies ahead, so there it is the next one.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.calendar_words import MONTHS
from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import make_day, read_iso, read_stamp, to_local, to_utc_ms
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.spoken_clock import NUMBER, Clock, find_clock, number, without

_LONGEST: Final = 100
_MINUTE: Final = 60_000

_UNIT_MINUTES: Final = (
    ("min(?:uut|uten|ute|utes|s)?", 1),
    ("kwartier(?:en)?", 15),
    ("uur(?:tje)?|uren|u|h|hours?|hrs?", 60),
)
_HALVES: Final = (
    (re.compile(r"\b(?:een |an )?anderhalf uur\b|\b(?:an|one) hour and a half\b"), "90 min"),
    (re.compile(r"\bhalf ?uur(?:tje)?\b|\bhalf an hour\b|\bhalf hour\b"), "30 min"),
    (re.compile(r"\b(?:een )?30 min\b"), "30 min"),
    (re.compile(r"\b(\d)[.,]5 (?:uur|hours?)\b"), r"\1 uur 30 min"),
    (re.compile(r"^kwartier\b|\b(?:een )?kwartiertje\b|\b(?:a )?quarter of an hour\b"), "15 min"),
    (re.compile(r"\b(\d{1,2}) ?(?:u|h) ?(\d{2}) (geleden|ago)\b"), r"\1 uur \2 min \3"),
)
_DAY_UNITS: Final = (("dag(?:en)?|days?", 1), ("we(?:ek|ken|eks)", 7), ("maand(?:en)?|months?", 30))
_AGO: Final = r"(?:geleden|terug|ago|back)"
_AHEAD: Final = r"(?:over|in|within)"

_WEEKDAYS: Final = (
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "monday tuesday wednesday thursday friday saturday sunday "
    "ma di wo do vr za zo mon tue wed thu fri sat sun"
)
_DAY_OF: Final = {name: number % 7 for number, name in enumerate(_WEEKDAYS.split())}
_WEEKDAY = re.compile(
    rf"\b(?:(afgelopen|vorige|last|past|komende|volgende|aanstaande|next|coming|this) )?"
    rf"({'|'.join(_DAY_OF)})(?=\b|ochtend|morgen|middag|avond|nacht)"
)
_WEEK = re.compile(r"\b(?:(vorige|afgelopen|last)|volgende|komende|next) (?:week|wk)\b")
_NAMED_DAYS: Final = (
    (re.compile(r"\b(?:eergister(?:en)?|the day before yesterday|day before yesterday)"), -2, ""),
    (re.compile(r"\blast night\b"), -1, "avond"),
    (re.compile(r"\b(?:gister(?:en)?|yesterday)"), -1, ""),
    (re.compile(r"\b(?:overmorgen|the day after tomorrow|day after tomorrow)"), 2, ""),
    (re.compile(r"\b(?:morgenvroeg)\b"), 1, "ochtend"),
    (re.compile(r"\b(?:vandaag|today)\b"), 0, ""),
    (re.compile(r"\b(?:vanochtend|vanmorgen|van morgen|this morning)\b"), 0, "ochtend"),
    (re.compile(r"\b(?:vanmiddag|this afternoon)\b"), 0, "middag"),
    (re.compile(r"\b(?:vanavond|tonight|this evening)\b"), 0, "avond"),
    (re.compile(r"\b(?:vannacht)\b"), 0, "nacht"),
)
_NEXT_MONTH = re.compile(r"\b(?:volgende maand|next month)\b")
_TOMORROW = re.compile(r"\b(?:morgen|tomorrow)")
_PARTS: Final = {
    "ochtend": (re.compile(r"(?:(?<!\w)'s )?(?:ochtends?|morgens?|mornings?)\b"), time(9), time(5)),
    "middag": (re.compile(r"(?:(?<!\w)'s )?(?:middags?|afternoons?)\b"), time(14), time(12)),
    "avond": (re.compile(r"(?:(?<!\w)'s )?(?:avonds?|evenings?|nights?)\b"), time(20), time(17)),
    "nacht": (re.compile(r"(?:(?<!\w)'s )?(?:nachts?)\b"), time(3), time(0)),
}
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATES: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:e|st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b\.?"),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.])"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?![\d/-])"),
)
_FILLER = re.compile(
    r"\b(?:om|at|op|on|de|the|rond|around|about|ca|circa|uur|in|dit|this|van|hours?)\b|[\s,.]"
)


def read_spoken(text: str, now: int, zone: ZoneInfo, future: bool = False) -> Arrival | None:
    """The moment meant by ``text``, seen from ``now`` (UTC ms); None when it doesn't read as one.

    A day without a time is its local midnight, ``DATE_ONLY``; a part of the day (avond) is an assumed
    09:00, 14:00 or 20:00. A clock time without a day is the latest not after now, or the next (``future``).
    """
    plain = _simplified(text)
    if not plain or len(text) > _LONGEST:
        return None
    if plain in ("nu", "now", "zojuist", "net", "daarnet", "just now"):
        return Arrival(now, text=text)
    if (written := _written(text, zone)) is not None:
        return written
    for pattern, words in _HALVES:
        plain = pattern.sub(words, plain)
    if (minutes := _minutes_away(plain)) is not None:
        return Arrival(now + minutes * _MINUTE, text=text)
    here = to_local(now, zone).replace(tzinfo=None)
    try:
        moment = _day_and_time(plain, here, future)
    except OverflowError:
        return None
    if moment is None:
        return None
    local, trust = moment
    return Arrival(to_utc_ms(local, zone), trust, text)


def _simplified(text: str) -> str:
    visible = "".join(char for char in text[: _LONGEST + 1] if unicodedata.category(char) != "Cf")
    plain = unicodedata.normalize("NFKC", visible).casefold().replace("’", "'").replace("‘", "'")
    plain = plain.replace("één", "een").replace("éen", "een")
    return " ".join(plain.split()).strip(" .!?,")


def _written(text: str, zone: ZoneInfo) -> Arrival | None:
    """A moment with its date in full; the trainer's own clock is meant, so its zone isn't assumed."""
    if text.strip().isdecimal():  # a spreadsheet's serial is nothing a person types
        return None
    stamp: Arrival | None = None
    if re.match(r"\s*\d{4}-\d", text):
        with suppress(Refusal):
            stamp = read_iso(text, zone)
    stamp = stamp or read_stamp(text, zone)
    return replace(stamp, trust=TimeTrust.EXACT) if stamp and stamp.trust is TimeTrust.ASSUMED_ZONE else stamp


def _minutes_away(plain: str) -> int | None:
    """Minutes from now of "10 min geleden" (negative) and "over 2 uur"."""
    body = re.fullmatch(rf"(?:(?P<ahead>{_AHEAD}) (?P<in>.+)|(?P<past>.+) {_AGO})", plain)
    if body is None:
        return None
    rest, minutes, found = body["in"] or body["past"], 0, False
    for unit, size in _UNIT_MINUTES:
        if match := re.search(rf"\b{NUMBER} ?(?:{unit})\b", rest):
            minutes += number(match[1]) * size
            found = True
            rest = rest[: match.start()] + rest[match.end() :]
    if not found or re.sub(r"\b(?:en|and|een|ongeveer|about)\b|\s", "", rest):
        return None
    return minutes if body["ahead"] else -minutes


def _day_and_time(plain: str, here: datetime, future: bool) -> tuple[datetime, TimeTrust] | None:
    """The wall-clock moment: its day, its part of the day and its time taken out of the text in turn."""
    day, part, rest, weekly = _find_day(plain, here.date(), future)
    if not part:
        for name, (pattern, _, _) in _PARTS.items():
            if match := pattern.search(rest):
                part, rest = name, rest[: match.start()] + " " + rest[match.end() :]
                break
    clock, rest = find_clock(rest.strip(" ,"), dated=day is not None or part != "")
    if _FILLER.sub("", rest) or (day is None and not part and clock is None):
        return None
    if clock is None and not part:
        if weekly and day == here.date():
            day += timedelta(days=7 if future else -7)
        return datetime.combine(day or here.date(), time()), TimeTrust.DATE_ONLY
    if clock is None:
        _, usual, begins = _PARTS[part]
        moment = datetime.combine(day or here.date(), usual)
        begun = moment.date() == here.date() and begins <= here.time()
        if begun and moment > here and not future:
            moment = here
        return _shifted(moment, here, future, day is None, weekly), TimeTrust.ASSUMED_ZONE
    times = _times_of_day(clock, part, future)
    moments = [
        _shifted(datetime.combine(day or here.date(), each), here, future, day is None, weekly)
        for each in times
    ]
    return _nearest(moments, here, future), TimeTrust.EXACT


def _shifted(moment: datetime, here: datetime, future: bool, daily: bool, weekly: bool) -> datetime:
    """A moment without a date, or with only a weekday, on the side of now where it belongs."""
    step = timedelta(days=1 if daily else 7 if weekly else 0)
    if future:
        return moment + step if moment <= here else moment
    return moment - step if moment > here else moment


def _nearest(moments: list[datetime], here: datetime, future: bool) -> datetime:
    """Of two readings the one closest to now on the right side: the latest past or the first to come."""
    if future:
        return min((moment for moment in moments if moment > here), default=max(moments))
    return max((moment for moment in moments if moment <= here), default=min(moments))


def _times_of_day(clock: Clock, part: str, future: bool) -> list[time]:
    hour = clock.hour
    if (part == "avond" and 1 <= hour < 12) or (part == "middag" and 1 <= hour < 7):
        return [time(hour + 12, clock.minute)]
    if part in ("avond", "nacht") and hour == 12 and clock.twice:
        return [time(0, clock.minute)]
    if part or not clock.twice:
        return [time(hour, clock.minute)]
    both = [time(hour % 12, clock.minute), time(hour % 12 + 12, clock.minute)]
    return [both[1]] if future and both[0].hour < 7 else both


def _find_day(plain: str, today: date, future: bool) -> tuple[date | None, str, str, bool]:
    """(day, part of the day it names, the text without it, whether only a weekday was named)."""
    for unit, size in _DAY_UNITS:
        if match := re.search(rf"\b{_AHEAD} {NUMBER} (?:{unit})\b|\b{NUMBER} (?:{unit}) {_AGO}\b", plain):
            away = number(match[1] or match[2]) * size
            return today + timedelta(days=away if match[1] else -away), "", without(plain, match), False
    if dated := _find_date(plain, today, future):
        return dated[0], "", dated[1], False
    monday = None
    if match := _WEEK.search(plain):
        monday = today - timedelta(days=today.weekday() + (7 if match[1] else -7))
        plain = without(plain, match)
    for pattern, days, part in _NAMED_DAYS:
        if monday is None and (match := pattern.search(plain)):
            return today + timedelta(days=days), part, without(plain, match), False
    if match := _WEEKDAY.search(plain):
        rest = without(plain, match)
        if monday is not None:
            return monday + timedelta(days=_DAY_OF[match[2]]), "", rest, False
        return _weekday(match, today, future), "", rest, match[1] is None
    if monday is not None:
        return monday, "", plain, False
    if match := _TOMORROW.search(plain):
        return today + timedelta(days=1), "", without(plain, match), False
    return None, "", plain, False


def _find_date(plain: str, today: date, future: bool) -> tuple[date, str] | None:
    """A date without its year ("ma 23 nov", "23-11"), and the text without it and its weekday."""
    for pattern in _DATES:
        if match := pattern.search(plain):
            month = MONTHS.get(match["month"]) or int(match["month"])
            day = _day_of_year(int(match["day"]), month, today, future)
            return (day, _WEEKDAY.sub(" ", without(plain, match), count=1)) if day else None
    if match := _NEXT_MONTH.search(plain):
        return (today.replace(day=1) + timedelta(days=31)).replace(day=1), without(plain, match)
    return None


def _weekday(match: re.Match[str], today: date, future: bool) -> date:
    """The day of "vrijdag", "last Friday" or "komende vrijdag"."""
    said, weekday = match[1], _DAY_OF[match[2]]
    ahead = future if said in (None, "this") else said not in ("afgelopen", "vorige", "last", "past")
    away = (weekday - today.weekday()) % 7 if ahead else -((today.weekday() - weekday) % 7)
    if said not in (None, "this") and away == 0:
        away = 7 if ahead else -7
    return today + timedelta(days=away)


def _day_of_year(day: int, month: int, today: date, future: bool) -> date | None:
    """A date without its year, on the side of today where it belongs."""
    years = range(today.year, today.year + 9) if future else range(today.year, today.year - 9, -1)
    for year in years:
        found = make_day(year, month, day)
        if found and (found >= today if future else found <= today):
            return found
    return None
