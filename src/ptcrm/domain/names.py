"""Dutch and Belgian names: split, joined, shown, sorted and compared.

Dutch names sort on the family name without the tussenvoegsel; Belgian ones (De Smet) are one whole, as typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES: Final = _words("dhr hr heer meneer mevr mevrouw mw mvr mr mrs ms miss mme drs ir ing dr prof ds")
_DEGREES: Final = _words("msc bsc phd mba llm")
_DEGREES_IN_CAPITALS: Final = _words("RA RC AA BA MA")
"""Also family names (Ma), so only as typed behind two other words."""
_PREFIXES: Final = _words(
    "van von zu zur de den der des d' te ten ter tot het 't 's vd v.d. v. d. v/d van't vanden vander vande"
    " el al la le les du da"
)
_BEFORE_ARTICLE: Final = _words("op in uit aan bij onder over voor")
"""Prefixes only with an article behind them: op den, in 't, uit den."""

_BEGINS_FAMILY: Final = _words("ben bin abu abou aït ait")
"""Written with a capital; in front they are given names (Ben), so behind one only."""

_NO_GIVEN_NAME: Final = _words("van von zu de den der te ten ter het 't")
_APOSTROPHES: Final = str.maketrans("’‘‛`´ʼ", "''''''")
_LETTERS: Final = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_FAMILY: Final = _words("fam familie")
_TOGETHER: Final = frozenset({"&", "+", "en", "and", "und", "et"})
_LONGEST_PREFIX: Final = 6
"""Words of one tussenvoegsel at most; a text of nothing but "van de" would take time by its square."""
_GIVEN_ALIKE: Final = 70
_NAMES_ALIKE: Final = 80


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name; ``prefix`` is the tussenvoegsel ("van den"), each empty where there is none."""

    given: str = ""
    prefix: str = ""
    family: str = ""


def split_name(text: str) -> Name:
    """The parts of a name as typed: "Vries, Jan de", "Dhr. J. de Vries", "Tom Van den Bossche".

    Salutations and titles are left out; a name in capitals or in lower case only gets its usual ones.
    """
    words = _without_titles(unicodedata.normalize("NFC", text).replace(",", " , ").split())
    words = _usual_capitals(words)
    if "," in words:
        comma = words.index(",")
        family = [word for word in words[:comma] if word != ","]
        given = [word for word in words[comma + 1 :] if word != ","]
        if family and given:
            return _turned_round(family, _without_titles(given))
        words = family + given
    return _in_order(words)


def join_name(given: str, prefix: str, family: str) -> str:
    """One line of name from its parts, as they stand."""
    return " ".join(part for part in (given.strip(), prefix.strip(), family.strip()) if part)


def show_name(name: Name) -> str:
    """The name as it stands on screen: the tussenvoegsel gets a capital where no first name precedes it."""
    prefix = name.prefix
    if not name.given and prefix.split(" ")[0] in _NO_GIVEN_NAME | _BEFORE_ARTICLE:
        prefix = prefix[0].upper() + prefix[1:]
    return join_name(name.given, prefix, name.family)


def sort_key(name: str | Name) -> str:
    """What a list of names is sorted by: family, given, prefix, without accents and capitals."""
    parts = split_name(name) if isinstance(name, str) else name
    return fold(join_name(parts.family, parts.given, parts.prefix))


def first_name(full: str) -> str:
    """What to call somebody: "Sanne"; both of "Jan & Anna"; all of "J. de Vries" and of "Familie Bos";
    "" without a name."""
    parts = split_name(full)
    words = parts.given.split()
    family = words and words[0].casefold().rstrip(".") in _FAMILY
    if not words or family or all(_is_initials(word) for word in words):
        return show_name(parts)
    return parts.given if _TOGETHER & {word.casefold() for word in words} else words[0]


def initials(full: str) -> str:
    """``S.B.`` for Sanne van den Berg: without the tussenvoegsel; "" without a letter."""
    parts = split_name(full)
    return "".join(f"{_first_letter(part)}." for part in (parts.given, parts.family) if _first_letter(part))


def fold(text: str) -> str:
    """Lower case without accents, apostrophes straight, for matching."""
    bare = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(char for char in bare if not unicodedata.combining(char)).translate(_LETTERS)


def names_agree(a: str, b: str) -> bool:
    """Whether two names may be one person's: alike enough, or one is empty.

    Couples share a family name, a phone and an address: "Jan de Vries" and "Anna de Vries" don't agree.
    """
    from rapidfuzz.fuzz import ratio, token_ratio

    if not a.strip() or not b.strip():
        return True
    if token_ratio(fold(a), fold(b)) < _NAMES_ALIKE:
        return False
    one, other = (fold(split_name(name).given).strip() for name in (a, b))
    if not one or not other or one.split()[0] == other.split()[0]:
        return True
    if _is_initials(one) or _is_initials(other):
        return one[0] == other[0]
    return ratio(one, other) >= _GIVEN_ALIKE


def _in_order(words: list[str]) -> Name:
    """Given name first."""
    end = len(words)
    for at, word in enumerate(words):
        plain = word.translate(_APOSTROPHES)
        run = _prefix_run(words, at)
        if run and at + run < end:
            return Name(" ".join(words[:at]), " ".join(words[at : at + run]), " ".join(words[at + run :]))
        if at == 0 and (run := _shown_prefix_run(words)) and run < end:
            return Name("", " ".join([words[0].lower(), *words[1:run]]), " ".join(words[run:]))
        capital = at > 0 and plain.casefold() in _PREFIXES | _BEGINS_FAMILY and not plain.islower()
        double = at > 0 and "-" in plain and plain.rpartition("-")[2] in _PREFIXES  # Jansen-de Vries
        if (capital or double) and at + 1 < end:
            return Name(" ".join(words[:at]), "", " ".join(words[at:]))
    cut = _family_starts_at(words)
    return Name(" ".join(words[:cut]), "", " ".join(words[cut:]))


def _shown_prefix_run(words: list[str]) -> int:
    """How many words "Van den" takes, with the capital it gets where no first name precedes it."""
    lower = words[0].translate(_APOSTROPHES).lower()
    return _prefix_run([lower, *words[1:]], 0) if lower in _NO_GIVEN_NAME | _BEFORE_ARTICLE else 0


def _family_starts_at(words: list[str]) -> int:
    """Where the family name starts when no prefix says so."""
    if len(words) < 3:
        return 1
    if len(words) == 3 and words[1].casefold() in _TOGETHER:  # Noa & Liam
        return 3
    if _VIETNAMESE.search("".join(words)):
        return 1
    linked = words[1].islower() and words[1].casefold() not in _TOGETHER
    if linked and len(words) > 3:  # Maria del Carmen / García López
        return 3
    return 1 if linked else len(words) - 1


def _turned_round(family: list[str], given: list[str]) -> Name:
    """Family name first, the prefix before it or after the given name: "de Vries, Jan", "Vries, Jan de"."""
    run = _prefix_run(family, 0)
    if run and run < len(family):
        return Name(" ".join(given), " ".join(family[:run]), " ".join(family[run:]))
    for at in range(1, len(given)):
        if at + _prefix_run(given, at) == len(given):
            return Name(" ".join(given[:at]), " ".join(given[at:]), " ".join(family))
    return Name(" ".join(given), "", " ".join(family))


def _prefix_run(words: list[str], start: int) -> int:
    """How many words from ``start`` form one lower-case tussenvoegsel."""
    at = start
    while at < min(len(words), start + _LONGEST_PREFIX):
        plain = words[at].translate(_APOSTROPHES)
        article = at + 1 < len(words) and words[at + 1].translate(_APOSTROPHES) in _PREFIXES
        if plain not in _PREFIXES and not (plain in _BEFORE_ARTICLE and article):
            break
        at += 1
    return at - start


def usual_capitals(name: Name) -> Name:
    """A name in capitals or in lower case only, with its usual ones; any other as it is."""
    given, prefix, family = name.given.split(), name.prefix.split(), name.family.split()
    words = _usual_capitals([*given, *prefix, *family])
    behind = len(given) + len(prefix)
    return Name(" ".join(words[: len(given)]), " ".join(words[len(given) : behind]), " ".join(words[behind:]))


def is_degree(text: str) -> bool:
    """Whether a text behind a name is nothing but degrees: "MSc", "MSc, MBA"."""
    words = text.replace(",", " ").split()
    return bool(words) and all(
        word in _DEGREES_IN_CAPITALS or word.casefold().replace(".", "") in _DEGREES for word in words
    )


def _without_titles(words: list[str]) -> list[str]:
    """The words without salutations in front and degrees behind, as long as a name is left."""
    start, end = 0, len(words)
    while end - start > 1:
        word = words[start].casefold()
        formal = word == "de" and words[start + 1].casefold() == "heer"
        if word.rstrip(".") not in _TITLES and word != "," and not formal:
            break
        start += 1
    while end - start > 1 and (
        words[end - 1] == "," or words[end - 1].casefold().replace(".", "") in _DEGREES
    ):
        end -= 1
    if end - start > 2 and words[end - 1] in _DEGREES_IN_CAPITALS and not words[start].isupper():
        end -= 1
    return words[start:end]


def _usual_capitals(words: list[str]) -> list[str]:
    """ "JAN DE VRIES" and "jan de vries" as "Jan de Vries"; whatever mixes capitals stays as typed."""
    line = "".join(words)
    shouted = line.isupper() and any(len(word) > 2 and not _is_initials(word) for word in words)
    if "@" in line or (not shouted and not line.islower()):
        return words
    if line.islower() and _prefix_run(words, 0) and len(words) == _prefix_run(words, 0):
        return words
    lower = [word.lower() for word in words]
    out = []
    for at, word in enumerate(lower):
        inside = _prefix_run(lower, at) and at + 1 < len(lower) and lower[at + 1] != ","
        behind = "," in lower[:at] and _prefix_run(lower, at) and lower[at - 1] != ","
        out.append(word if inside or behind else _capitalised(words[at], word, at + 1 < len(lower)))
    return out


def _capitalised(typed: str, word: str, more: bool) -> str:
    """One word with its capital: D'Hondt, Jean-Luc, IJsbrand; Berg-de (Jong) keeps its small de."""
    if _is_initials(typed) or word in _TOGETHER:
        return typed.upper() if _is_initials(typed) else word
    pieces = re.split(r"([-'’.])", word)
    for at, piece in enumerate(pieces):
        small = at > 0 and at == len(pieces) - 1 and more and piece in _PREFIXES
        genitive = at > 0 and pieces[at - 1] in "'’" and len(piece) == 1
        if piece and not small and not genitive:
            pieces[at] = "IJ" + piece[2:] if piece.startswith("ij") else piece[0].upper() + piece[1:]
    return "".join(pieces)


def _is_initials(word: str) -> bool:
    """Whether a word is letters with dots: "J.", "J.P.", "Th."."""
    return re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+|[^\W\d_]", word) is not None


def _first_letter(part: str) -> str:
    letters = re.sub(r"[\W\d_]", "", part)
    return letters[:2] if letters.startswith("IJ") else letters[:1].upper()
