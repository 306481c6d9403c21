"""What the values of a column look like: names, numbers, postcodes, moments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.moments import DateOrder, read_stamp
from ptcrm.domain.phones import read_phone

_LOOKS_DATED: Final = re.compile(
    r"\d{1,4}[-/. ]\w{1,9}[-/. ]+\d{2,4}|\d{4}-\d\d-\d\d|^\d{5}([.,]\d+)?$|[A-Za-z]{3,9}\.? \d"
)
_DATE: Final = re.compile(r"\s*\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d")
_LOOKS_DIALLED: Final = re.compile(r"\s*'?(?:(?:\+|00?\s?[1-9(]|\(0|31\s?6)[\d\s()./-]{7,}|6\d{8}\b)")
_UTC: Final = ZoneInfo("UTC")


def mostly_phones(values: Sequence[str]) -> bool:
    """Whether the first values are phone numbers."""
    some = values[:12]
    return share(some, is_phone) > 0.6


def is_phone(value: str) -> bool:
    """Whether a value is a phone number that can be dialled, and no date."""
    if not _LOOKS_DIALLED.match(value) or _DATE.match(value):
        return False
    phone = read_phone(value)
    return phone is not None and phone.valid


def is_postcode(value: str) -> bool:
    """Whether a value is a whole Dutch postcode."""
    return re.fullmatch(r"[1-9]\d{3} ?[A-Za-z]{2}", value) is not None


def share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    """How many of the values something holds for, 0 to 1; 0 without values."""
    return sum(map(holds, values)) / len(values) if values else 0.0


def is_moment(value: str) -> bool:
    """Whether a value is a date, with or without a time."""
    if not _LOOKS_DATED.search(value) or len(value) > 60:
        return False
    return any(read_stamp(value, _UTC, order) is not None for order in (DateOrder.DMY, DateOrder.MDY))


def is_recent(value: str) -> bool:
    """A date that isn't a birthday: trainers' lists go back to 2010 at most."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", value)]
    return bool(years) and years[0] >= 2010


def is_words(value: str) -> bool:
    """Whether a value could be a name: short, without digits."""
    return len(value) < 60 and not any(map(str.isdigit, value))
