"""What is typed in a search, as the full-text index is asked it: every word may be the start of one.

Both sides see text the same way: lower case, no accents. Meijer and Meyer are one name; a phone number is
found however it is written. Operators of the index are just text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ptcrm.domain.names import fold

LONGEST_QUERY: Final = 200

_NUMBER: Final = re.compile(r"(?<!\S)[+(]*\d[\d\s().\-/\u2010-\u2015]*(?!\S)")
"""A run of digits and of what stands between them in phone numbers and dates."""

_MOBILE: Final = re.compile(r"[1-58]\d{4,7}")
"""A mobile number without the 06 that all of them begin with."""


def plain(words: str) -> str:
    """Text as both sides of a search see it: lower case, no accents, ß as ss, invisible characters gone."""
    if words.isascii():
        return words.replace("\x00", " ").lower()
    kept = "".join(char for char in words if unicodedata.category(char) not in ("Cf", "Cs"))
    return fold(kept.replace("\x00", " "))


def match_expression(text: str) -> str | None:
    """What the index is asked; None when there is nothing to look for."""
    typed = plain(text[:LONGEST_QUERY])
    parts: list[str] = []
    at = 0
    for run in _NUMBER.finditer(typed):
        parts += _words(typed[at : run.start()])
        parts += _number(run[0])
        at = run.end()
    parts += _words(typed[at:])
    return " AND ".join(parts) or None


def starts_with(text: str) -> str:
    """What asks for those whose first column begins with ``text``, word by word and the last one in part."""
    return f"^ {begins(' '.join(plain(text[:LONGEST_QUERY]).split()))}"


def typed_words(text: str) -> tuple[str, ...]:
    """The words a search looks for, each in every spelling it is looked for in."""
    typed = plain(text[:LONGEST_QUERY]).split()
    return tuple(way for word in typed if any(map(str.isalnum, word)) for way in _spellings(word))


def begins(word: str) -> str:
    """What asks for words that begin with this one."""
    quoted = word.replace('"', '""')
    return f'"{quoted}"*'


def _words(typed: str) -> list[str]:
    return [_spelled(word) for word in typed.split() if any(char.isalnum() for char in word)]


def _spelled(word: str) -> str:
    ways = _spellings(word)
    asked = " OR ".join(map(begins, ways))
    return f"({asked})" if len(ways) > 1 else asked


def _spellings(word: str) -> dict[str, None]:
    """A word, also with the y of Meyer for the ij of Meijer and the other way round."""
    return dict.fromkeys((word, word.replace("ij", "y"), word.replace("y", "ij")))


def _number(run: str) -> list[str]:
    """A phone number, or else the same words as they stand (a date, a postcode, "3 x 45")."""
    digits = _digits(run)
    ways = [begins(digits)]
    if _MOBILE.fullmatch(digits):
        ways.append(begins(f"6{digits}"))
    as_typed = " AND ".join(_words(run))
    if as_typed != ways[0]:
        ways.append(f"({as_typed})")
    asked = " OR ".join(ways)
    return [f"({asked})" if len(ways) > 1 else asked]


def _digits(run: str) -> str:
    """Digits without the ``+`` or ``00`` of abroad, and without the (0) that is only dialled at home."""
    abroad = run.lstrip("(").startswith(("+", "00"))
    if abroad:
        run = run.replace("(0)", "")
    digits = "".join(char for char in run if char.isdecimal())
    return digits[2:] if digits.startswith("00") and len(digits) > 2 else digits
