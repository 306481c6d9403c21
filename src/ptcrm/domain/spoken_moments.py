"""Moments as a trainer types them: "10 min geleden", "gisteren 20:15", "half acht"."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival
from ptcrm.domain.moments import read_iso
from ptcrm.domain.refusals import Refusal


def read_spoken(text: str, now: int, zone: ZoneInfo, future: bool = False) -> Arrival | None:
    """The moment meant by ``text``, seen from ``now``; None when it doesn't read as one."""
    if text.strip().casefold() in ("nu", "now"):
        return Arrival(now, text=text)
    try:
        return read_iso(text, zone)
    except Refusal:
        return None
