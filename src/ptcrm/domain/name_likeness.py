"""Whether two names may be one person's, as people type them.

Initials, a tussenvoegsel left out, first and last name turned round, a slip of the finger, IJ or y, a name
before and after marriage. Stricter than ``names.names_agree``, which is asked when a phone or an address is
shared already: here the name carries the question, so neither a family name alone nor another first name will
do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ptcrm.domain.names import Name, fold

LINKING: Final = frozenset(
    {"van", "von", "zu", "zur", "de", "den", "der", "des", "te", "ten", "ter", "tot", "het", "t", "s"}
    | {"vd", "vdn", "el", "al", "la", "le", "les", "du", "da", "d", "v"}
    | {"op", "in", "uit", "aan", "bij", "onder", "over", "voor"}
)
"""Words of a family name that come and go: "Jan Vries", "Jan d Vries" and "Jan de Vries"."""

_SPLIT: Final = re.compile(r"[^\w]+|_")
_SLIP_FROM: Final = 5
"""Letters a word has to have before one of them may be wrong."""


class Likeness(IntEnum):
    """How much two names are alike. ``PARTLY``: only the first names are known of both."""

    DIFFERENT = 0
    PARTLY = 1
    ALIKE = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name in the form it is compared in: plain lower-case words.

    ``family`` has every form a family name is found under: each half of a double name, with and without what
    links it. ``initials``: the first name is known by its first letter only.
    """

    given: tuple[str, ...]
    family: frozenset[str]
    core: tuple[str, ...]
    initials: bool

    @property
    def blocks(self) -> frozenset[str]:
        """Keys of which two alike names share at least one; of people who share one, many are alike."""
        if not self.given:
            return frozenset()
        first = self.given[0]
        found = {f"f {name} {first[0]}" for name in self.family}
        found |= {f"f {first} {name[0]}" for name in self.family}  # turned round
        if not self.initials:
            found |= {f"g {first} {name[0]}" for name in self.family}
            found.add(f"o {first}")
        return frozenset(found)

    @property
    def words(self) -> tuple[str, ...]:
        """What two names that are the same have in common, whichever way round."""
        return tuple(sorted((*self.given, *self.core)))


def name_key(name: Name) -> NameKey:
    """The form in which a name is compared."""
    given = tuple(sounded(word) for word in words_of(name.given))
    linking, words = words_of(name.prefix), words_of(name.family)
    if words and LINKING & {*words_of(name.given)[:1]}:  # "El Amrani Mohamed" begins with no first name
        given, words = (), words_of(name.given) + words
    if not given and len(words) > 1:  # "de Vries Jan"
        given, words = (sounded(words[-1]),), words[:-1]
    core = tuple(sounded(word) for word in words if word not in LINKING) or tuple(map(sounded, words))
    family = {word for word in core if len(word) > 1 or len(core) == 1}
    family.add("".join(core))
    if linking or len(core) < len(words):
        family.add(sounded("".join((*linking, *words))))  # Vandenberg, Devries
    family.update(a + b for a, b in pairwise(core))
    return NameKey(given, frozenset(family - {""}), core, bool(given) and _is_initial(given[0]))


def likeness(a: NameKey, b: NameKey) -> Likeness:
    """How much two names are alike; the same whichever comes first."""
    if not a.given or not b.given:
        return Likeness.DIFFERENT
    if not a.core or not b.core:
        first = a.given[0] == b.given[0] and not a.initials
        return Likeness.PARTLY if first else Likeness.DIFFERENT
    if a.words == b.words:
        return Likeness.SAME  # first and last name may be turned round
    if _families_alike(a, b) and _given_alike(a, b):
        return Likeness.ALIKE
    turned = a.given[0] in b.family and b.given[0] in a.family and min(len(a.given[0]), len(b.given[0])) > 1
    return Likeness.ALIKE if turned else Likeness.DIFFERENT


def _families_alike(a: NameKey, b: NameKey) -> bool:
    """One name, or one of a double name; of two double names not just one half."""
    if a.family & b.family:
        one, other = set(a.core), set(b.core)
        single = len(one) == 1 or len(other) == 1
        return single or one <= other or other <= one or "".join(a.core) == "".join(b.core)
    return _slip("".join(a.core), "".join(b.core))


def _given_alike(a: NameKey, b: NameKey) -> bool:
    one, other = a.given[0], b.given[0]
    if a.initials or b.initials:
        return one[0] == other[0] and _initials_fit(a.given, b.given)
    exact_family = bool(a.family & b.family)
    return one == other or (exact_family and _slip(one, other) and not _another_name(one, other))


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and not set(word) & set("aeiouy"))


def _initials_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether initials contradict each other further on: "J.P." is not "Jan Kees"; "J." may be either."""
    ones, others = ([word[0] for word in words] for words in (_spread(a), _spread(b)))
    return all(one == other for one, other in zip(ones, others, strict=False))


def _spread(given: tuple[str, ...]) -> list[str]:
    """ "jp" typed in one go is two initials."""
    return [letter for word in given for letter in word] if all(map(_is_initial, given)) else [*given]


def _another_name(one: str, other: str) -> bool:
    """First names one letter apart that are two people of one house: Marloes and Marlies, Simon and Simone,
    Christian and Christina."""
    if len(one) == len(other):
        return sorted(one) != sorted(other) or one[-1] != other[-1]
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[-1] in "ae"


def _slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, extra or changed places with its neighbour; never the first."""
    from rapidfuzz.distance import OSA

    shortest = min(len(one), len(other))
    return shortest >= _SLIP_FROM and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def words_of(text: str) -> list[str]:
    """The words of a name, plain and in lower case."""
    return [word for word in _SPLIT.split(fold(text)) if word]


@lru_cache(maxsize=16_384)
def sounded(word: str) -> str:
    """One word as it sounds: Carin is Karin, Dyck is Dijk, Meyer is Meijer, Sophie is Sofie."""
    out = word.replace("ij", "y").replace("ei", "y").replace("ph", "f").replace("ck", "k")
    out = re.sub(r"c(?=[aoulrk]|$)", "k", out)
    out = re.sub(r"(?<=[aeiou])i(?=[aeiou])", "y", out)
    return re.sub(r"(.)\1", r"\1", out)
