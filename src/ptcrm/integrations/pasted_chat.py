"""A conversation as WhatsApp copies it: "[10:21, 23-11-2026] Karin: Hoi", from the web, a phone or an export.

Who wrote first is the one who reached out; what others wrote after that says nothing about them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.moments import to_local, to_utc_ms

_TIME: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
_DATE: Final = r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})(?:[-/.](?P<year>\d{2,4}))?"
_HEADERS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^\u200e?\[{_TIME},? {_DATE}\] (?P<name>[^:\n]{{1,60}}): ",
        rf"^\u200e?\[{_DATE},? {_TIME}\] (?P<name>[^:\n]{{1,60}}): ",
        rf"^\u200e?{_DATE},? {_TIME} - (?P<name>[^:\n]{{1,60}}): ",
    )
)
_IS_NUMBER: Final = re.compile(r"[+\d][\d\s().-]{7,}")


@dataclass(frozen=True, slots=True)
class PastedChat:
    """``name`` may be "" where a number stands in its place. ``when`` is local "DD-MM-YYYY HH:MM".

    ``others`` are the pieces of the text that the first writer did not write, as (start, end); ``headers``
    all of the lines' beginnings; ``name_at`` and ``when_at`` where name and moment stand.
    """

    name: str
    when: str
    name_at: tuple[int, int]
    when_at: tuple[int, int]
    headers: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...]


def read_chat(text: str, now: int, zone: ZoneInfo) -> PastedChat | None:
    """The conversation in a text that begins with one; None when there is none."""
    for header in _HEADERS:
        lines = list(header.finditer(text))
        if not lines or text[: lines[0].start()].strip():
            continue
        first = lines[0]
        at = _moment(first, now, zone)
        if at is None:
            continue
        ends = [line.start() for line in lines[1:]] + [len(text)]
        others = tuple(
            (line.start(), end)
            for line, end in zip(lines, ends, strict=True)
            if line["name"] != first["name"]
        )
        named = "" if _IS_NUMBER.fullmatch(first["name"].strip()) else first["name"].strip(" ~\u200e\u202f")
        return PastedChat(
            named,
            at.strftime("%d-%m-%Y %H:%M"),
            first.span("name"),
            (first.start(), first.start("name") - 1),
            tuple(
                line.span()
                if not _IS_NUMBER.fullmatch(line["name"].strip())
                else (line.start(), line.start("name"))
                for line in lines
            ),
            others,
        )
    return None


def _moment(header: re.Match[str], now: int, zone: ZoneInfo) -> datetime | None:
    """When the line was written: day before month, unless a clock of twelve hours or the numbers say else."""
    today = to_local(now, zone)
    a, b, hour = int(header["a"]), int(header["b"]), int(header["hour"])
    year = int(header["year"] or today.year)
    year += 2000 if year < 100 else 0
    half = (header["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    days = ((b, a), (a, b)) if half and "/" in header[0] else ((a, b), (b, a))
    for day, month in days:
        try:
            at = datetime(year, month, day, hour, int(header["minute"]))  # noqa: DTZ001 - local, made UTC below
        except ValueError:
            continue
        if to_utc_ms(at, zone) <= now:
            return at
    return None
