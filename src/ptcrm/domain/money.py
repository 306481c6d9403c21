"""Money as people type it, in cents."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LARGEST: Final = 100_000_000_00
"""Cents; a larger amount is a typing error, so it isn't read."""

_LONGEST: Final = 60
_CURRENCY = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\bp[/.]?\s?[um]\b|\b(?:per|an?)\s(?:uur|maand|mnd|week|keer|les|sessie|training|hour|month|session)\b"
    r"|/\s?(?:uur|u|h|maand|mnd|m|week|keer|les|sessie|month|session)\b).*$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?P<minus>-)?(?:"
    r"(?P<dutch>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}|-{1,2}))?"
    r"|(?P<english>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d{1,2}|-{1,2}))?"
    r")(?P<behind>-)?"
)


def read_cents(text: str) -> int | None:
    """The amount in cents; None when it can't be read as one amount.

    Dutch first: "1.250" is 1250 euros and "45,-" is 45; "1,250.50" and "1140.00" are read as well.
    """
    if len(text) > _LONGEST:
        return None
    plain = _CURRENCY.sub("", _BEHIND.sub("", unicodedata.normalize("NFKC", text).replace("−", "-")))
    found = _AMOUNT.fullmatch("".join(plain.split()))
    if found is None or (found["minus"] and found["behind"]):
        return None
    whole = found["dutch"] or found["english"]
    part = (found["cents"] or found["decimals"] or "").strip("-")
    cents = int(whole.replace(".", "").replace(",", "")) * 100 + int(part.ljust(2, "0"))
    if cents > LARGEST:
        return None
    return -cents if found["minus"] or found["behind"] else cents


def write_euros(cents: int) -> str:
    """``1140.00``, as the command line prints money."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
