"""The piece of a longer text that was searched for: the words found, some words around them, their places.

Typed words are found as a search finds them: each may be the start of a word, accents and capitals aside.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ptcrm.domain.names import fold

LONGEST_LOOKED_AT: Final = 20_000
"""Characters of one text that are looked at."""

_BEFORE: Final = 28
"""Characters shown before the first word found; what is found stands in view also where room is short."""

_ELLIPSIS: Final = "…"
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of text and its marked parts as (start, end)."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, typed: Collection[str], longest: int = 160) -> Snippet:
    """The words around the first of the ``typed`` words found in ``text``; its beginning when none is.

    ``typed`` holds plain words (``names.fold``).
    """
    line = _SPACES.sub(" ", text[:LONGEST_LOOKED_AT]).strip()
    plain, places = _folded(line)
    found = sorted(_found(plain, places, typed))
    start = _start(line, found[0][0] if found else 0)
    shown = line[start : start + longest]
    lead = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if start + longest < len(line) or len(text) > LONGEST_LOOKED_AT else ""
    by = len(lead) - start
    marks = tuple(
        (at + by, min(end, start + longest) + by) for at, end in found if start <= at < start + longest
    )
    return Snippet(lead + shown.rstrip() + tail, marks)


def words_held(plain: str, typed: Collection[str]) -> int:
    """How many of the typed words a plain text holds."""
    return sum(word in plain and _starting(word).search(plain) is not None for word in typed)


def _found(plain: str, places: list[int], typed: Collection[str]) -> set[tuple[int, int]]:
    """Where in the text as written the typed words stand."""
    return {
        (places[match.start()], places[match.end() - 1] + 1)
        for word in typed
        for match in _starting(word).finditer(plain)
    }


@lru_cache(maxsize=64)
def _starting(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}")


def _folded(line: str) -> tuple[str, list[int]]:
    """The plain text, and for each of its characters where it comes from."""
    if line.isascii():
        return line.lower(), list(range(len(line)))
    plain: list[str] = []
    places: list[int] = []
    for at, char in enumerate(line):
        letters = char.lower() if char.isascii() else fold(char)
        plain.append(letters)
        places.extend([at] * len(letters))
    return "".join(plain), places


def _start(line: str, first: int) -> int:
    """Where to begin, so that the first word found is in view and no word is cut."""
    if first <= _BEFORE:
        return 0
    space = line.find(" ", first - _BEFORE, first)
    return space + 1 if space >= 0 else first
