"""The one place that reads the clock and the zone. Everything below is handed ``now`` and ``zone``."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FALLBACK = "Europe/Amsterdam"


def now() -> int:
    """This instant as whole UTC milliseconds."""
    return time.time_ns() // 1_000_000


def since_boot() -> float:
    """Seconds since the machine started, sleep included where the system can tell."""
    if sys.platform == "darwin":  # where time.monotonic stops in sleep and this one does not
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


def boot() -> str:
    """Which start of the machine this is; "" where the system doesn't tell."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def local_zone() -> ZoneInfo:
    """The laptop's zone; Amsterdam where the system does not name one."""
    for name in _candidates():
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo(_FALLBACK)


def _candidates() -> list[str]:
    """Names of the zone in the order in which the system itself goes by them."""
    names = [os.environ.get("TZ", "").lstrip(":")]
    with suppress(OSError):
        names.append(str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
    with suppress(OSError):
        names.append(Path("/etc/timezone").read_text(encoding="utf-8").strip())
    return [name for name in [*names, _zone_by_offset()] if name]


def _zone_by_offset() -> str:
    """The zone of a system that names none (Windows names them its own way): by its offset in winter."""
    if not time.daylight:
        return "UTC" if time.timezone == 0 else ""
    return {3600: "Europe/Amsterdam", 0: "Europe/London"}.get(-time.timezone, "")
