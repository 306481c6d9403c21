"""Moments as files, mails and the command line write them, as UTC milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.refusals import Refusal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class DateOrder(StrEnum):
    """How a source writes 03-04: day first or month first."""

    DMY = "dmy"
    MDY = "mdy"


def to_utc_ms(local: datetime, zone: ZoneInfo) -> int:
    """The instant of a wall-clock time."""
    return (local.replace(tzinfo=zone) - _EPOCH) // timedelta(milliseconds=1)


def to_local(at: int, zone: ZoneInfo) -> datetime:
    """The wall-clock time, with its zone, of an instant."""
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone)


def read_iso(text: str, zone: ZoneInfo) -> Arrival:
    """An ISO 8601 moment."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refusal("not_a_time", "{text} is not a time.", text=text) from None
    trust = TimeTrust.DATE_ONLY if len(text.strip()) == 10 else TimeTrust.EXACT
    if moment.tzinfo is None:
        return Arrival(to_utc_ms(moment, zone), trust, text)
    return Arrival((moment - _EPOCH) // timedelta(milliseconds=1), trust, text)


def write_iso(at: int) -> str:
    """UTC as ``2026-11-23T10:00:00Z``, with milliseconds only when there are some."""
    moment = _EPOCH + timedelta(milliseconds=at)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds" if at % 1000 else "seconds") + "Z"


def read_date(text: str) -> date:
    """A day as ``2026-11-23``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal("not_a_date", "{text} is not a date.", text=text) from None


def read_stamp(text: str, zone: ZoneInfo, order: DateOrder | None = None) -> Arrival | None:
    """A moment as exports and mails write it; None when it can't be read."""
    try:
        return read_iso(text, zone)
    except Refusal:
        return None


def infer_order(values: Iterable[str]) -> DateOrder | None:
    """How a column writes its dates; None when every value could be either."""
    return None
