"""What each check of the self-test shares: how it says that something is wrong, and its time."""

from __future__ import annotations

from typing import Final

NOON: Final = 1_795_431_600_000
"""Monday 23 November 2026, 12:00 in Amsterdam (UTC ms): the clock of the self-test."""

HOUR: Final = 3_600_000
ZONE: Final = "Europe/Amsterdam"
PHONE: Final = "+31612345678"
"""What every number in the self-test's samples is read as."""


def must(good: object, wrong: str) -> None:
    """Raise an error that says what is wrong, unless it is good."""
    if not good:
        raise RuntimeError(wrong)
