"""Words that may be meant by one with a slip of the finger in it, and how far a name is from what was typed.

All words are plain: lower case, without accents (``names.fold``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from ptcrm.domain.name_likeness import LINKING, sounded, words_of

SHORTEST: Final = 3
"""Letters a word has to have before one of them may be wrong."""

FAR: Final = 9.0
"""The distance of a word that is like none of a name's."""

_TWO_SLIPS_FROM: Final = 6
_UNFINISHED: Final = 0.4
"""What is added for a word that is not typed to its end."""

_SOUNDED: Final = 0.3
"""What is added for a word that only sounds the same."""

_PREFILTER: Final = 3
_LONGEST_CUT: Final = 24
_MOST_LINKING: Final = 2
_LONGEST_LINKING: Final = 4
_ALIKE: Final = ("ckqx", "csz", "fvwp", "ijy", "dt", "gh")
"""Letters that one name begins with, spelled in more than one way."""


def beginnings(word: str) -> tuple[str, ...]:
    """The first letters under which the word that is meant may be found, the likeliest first."""
    others = "".join(letters for letters in _ALIKE if word[0] in letters)
    return tuple(dict.fromkeys((*word[:2], *others)))


def near_words(word: str, known: Sequence[str], most: int) -> list[str]:
    """Those of the ``known`` words that ``word`` may be meant for, the nearest first.

    A letter wrong, missing, extra or changed places with its neighbour, two of them in a long word; also a
    word that is only half typed, and one that sounds the same.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    if len(word) < SHORTEST:
        return []
    slips = _slips(word)
    whole = extract(word, known, scorer=OSA.distance, score_cutoff=_PREFILTER, limit=None)
    found = {term: distance(word, term) for term, _, _ in whole}
    if len(word) > SHORTEST:
        begun = [term[: len(word)] for term in known]
        half = extract(word, begun, scorer=OSA.distance, score_cutoff=slips, limit=None)
        found |= {known[at]: distance(word, known[at]) for _, _, at in half}
    near = [term for term, far in found.items() if far < slips + 1]
    return sorted(near, key=lambda term: (found[term], len(term), term))[:most]


def distance(word: str, term: str) -> float:
    """How many slips of the finger lie between two words; 0 for the same word or its beginning."""
    from rapidfuzz.distance import OSA

    if term.startswith(word):
        return 0.0 if term == word else _UNFINISHED / 2
    far = float(OSA.distance(word, term))
    if len(word) > SHORTEST:
        far = min(far, OSA.distance(word, term[: len(word)]) + _UNFINISHED)
    heard = OSA.distance(sounded(word), sounded(term)) + _SOUNDED
    return min(far, heard)


def name_distance(typed: Collection[str], name: str) -> float:
    """How far a name is from these words; linking words (van, de) that are missing don't count."""
    known = _known_words(name)
    one = "".join(typed)
    apart = sum(
        min((distance(word, term) for term in known), default=FAR) for word in typed if word not in LINKING
    )
    joined = (distance(one, "".join(known[at:])) for at in range(len(known)))
    return min(apart, _UNFINISHED + min(joined, default=FAR)) if one else FAR


def pieces(word: str) -> list[tuple[str, ...]]:
    """The words that may have been written as this one: annemarie, vandenberg."""
    halves = ((word[:at], word[at:]) for at in range(2, min(len(word) - 1, _LONGEST_CUT)))
    return [*halves, *((*linking, rest) for linking, rest in _unglued(word) if len(linking) > 1)]


def _unglued(word: str) -> list[tuple[tuple[str, ...], str]]:
    """A name without the linking words it is written on to: vanden-berg, vande-ven."""
    found: list[tuple[tuple[str, ...], str]] = [((), word)]
    for linking, rest in found:
        if len(linking) < _MOST_LINKING:
            for at in range(2, min(_LONGEST_LINKING, len(rest) - 2) + 1):
                if rest[:at] in LINKING:
                    found.append(((*linking, rest[:at]), rest[at:]))
    return found


@lru_cache(maxsize=1024)
def _known_words(name: str) -> tuple[str, ...]:
    return tuple(words_of(name[:200]))


def _slips(word: str) -> int:
    return 2 if len(word) >= _TWO_SLIPS_FROM else 1
