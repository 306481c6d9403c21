"""Money as typed, in cents."""

from __future__ import annotations

import re


def read_cents(text: str) -> int | None:
    """The amount in cents; None when it can't be read as one."""
    match = re.fullmatch(r"\s*(?:€|EUR)?\s*(-?\d+)(?:[.,](\d{2}))?\s*", text)
    if not match:
        return None
    cents = abs(int(match[1])) * 100 + int(match[2] or 0)
    return -cents if match[1].startswith("-") else cents


def write_euros(cents: int) -> str:
    """``1140.00``, as the command line prints money."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
