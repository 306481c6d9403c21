"""How the trainer wants to be told: which rungs, how loud, how often, and when not.

All of it is kept as text under the names here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.quiet import QuietWindow, quiet_until, read_windows
from ptcrm.domain.rungs import Rung

REPEATS: Final = "alert_repeats"
INITIALS: Final = "alert_initials"
QUIET_WINDOWS: Final = "quiet_windows"
WITH_CLIENT_UNTIL: Final = "with_client_until"


class Loudness(StrEnum):
    """How a rung is told: not at all, in sight only, or with a sound where the desktop has one."""

    OFF = "off"
    SILENT = "silent"
    SOUND = "sound"


_KNOWN: Final = {loudness.value: loudness for loudness in Loudness}

USUAL: Final[Mapping[Rung, Loudness]] = MappingProxyType(
    {
        Rung.ARRIVED: Loudness.SILENT,
        Rung.BEFORE_HOUR: Loudness.SILENT,
        Rung.HOUR: Loudness.SOUND,
        Rung.DAY: Loudness.SILENT,
    }
)


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """``initials``: who can look over a shoulder reads no names. ``with_client_until`` is UTC ms."""

    loudness: Mapping[Rung, Loudness] = field(default_factory=lambda: USUAL)
    repeats: bool = True
    initials: bool = False
    windows: tuple[QuietWindow, ...] = ()
    with_client_until: int | None = None

    @property
    def told(self) -> tuple[Rung, ...]:
        """The rungs that are told, lowest first."""
        return tuple(rung for rung in Rung if self.loudness[rung] is not Loudness.OFF)

    def is_heard(self, rung: Rung) -> bool:
        """Whether this rung makes a sound."""
        return self.loudness[rung] is Loudness.SOUND

    def quiet_until(self, now: int, zone: ZoneInfo) -> int | None:
        """When the quiet time that holds at ``now`` ends (UTC ms); None when it isn't quiet."""
        return quiet_until(now, zone, self.windows, self.with_client_until)

    def is_with_client(self, now: int) -> bool:
        """Whether the trainer is with a client at ``now``."""
        return self.with_client_until is not None and self.with_client_until > now


def loudness_name(rung: Rung) -> str:
    """The name under which a rung's loudness is kept."""
    return f"alert_{rung.value}"


NAMES: Final = (*map(loudness_name, Rung), REPEATS, INITIALS, QUIET_WINDOWS, WITH_CLIENT_UNTIL)


def read_settings(kept: Mapping[str, str]) -> AlertSettings:
    """The settings from what is kept under ``NAMES``; what isn't there or can't be read is as usual."""
    until = kept.get(WITH_CLIENT_UNTIL, "")
    return AlertSettings(
        loudness={rung: _KNOWN.get(kept.get(loudness_name(rung), ""), USUAL[rung]) for rung in Rung},
        repeats=kept.get(REPEATS) != "no",
        initials=kept.get(INITIALS) == "yes",
        windows=read_windows(kept.get(QUIET_WINDOWS, "")),
        with_client_until=int(until) if until.isascii() and until.isdigit() else None,
    )
