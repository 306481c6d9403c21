"""What the person of a card is called, from N (family;given;additional;prefix;suffix), FN and ORG together.

Phones, programs and people fill these differently: N is the better one where it holds parts, FN where N is
empty, holds the whole name in one part or something else, and wherever only FN has the tussenvoegsel.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ptcrm.domain.names import Name, fold, join_name, show_name, split_name
from ptcrm.integrations.contact_names import name_from_parts, whole_name

_NO_NAME: Final = re.compile(r"@|https?:|www\.|(?:\d[ ().+-]*){6}", re.IGNORECASE)
_ONLY_SIGNS: Final = re.compile(r"[\W\d_]*")
_MAIDEN: Final = re.compile(r"[\s,(/]+(?:geb\.?|geboren|n[ée]e|meisjesnaam|born)\s[^)]*\)?$", re.IGNORECASE)
_ANYBODY: Final = "Xx"
"""A name to try beside another one: what becomes of it tells what the other is."""


class Named(NamedTuple):
    """What a card says of a name, escapes gone; each "" where it says nothing."""

    family: str = ""
    given: str = ""
    additional: str = ""
    shown: str = ""
    organisation: str = ""
    nickname: str = ""


def name_on(card: Named) -> Name:
    """The parts of the name, without salutations and titles. An organisation's is all family name."""
    family, given = _in_front(_without_maiden(_one_line(card.family))), _one_line(card.given)
    additional = _one_line(card.additional.replace(",", " "))
    shown = _one_line(card.shown)
    parts = join_name(given, additional, family)
    whole = whole_name(shown)
    if shown and shown.casefold() == card.organisation.casefold() and not parts:
        return Name("", "", shown)
    if _is_name(parts) and not _is_mixed_up(family, given, whole):
        return _by_parts(family, given, additional, shown, whole)
    if _is_name(shown):
        return whole
    if _is_name(card.organisation):
        return Name("", "", _one_line(card.organisation))
    if _is_name(card.nickname):
        return whole_name(_one_line(card.nickname))
    return whole if shown else whole_name(parts)


def _by_parts(family: str, given: str, additional: str, shown: str, whole: Name) -> Name:
    if not family or not given:
        return _of_one_part(family, join_name(given, additional, ""), shown, whole)
    said, parts = _words(show_name(whole)), _words(join_name(given, additional, family))
    if said == parts and (_in_one_case(given) or _in_one_case(family)) and not _in_one_case(shown):
        return whole  # FN has the capitals
    if additional and not _is_tussenvoegsel(additional) and said == _words(join_name(given, "", family)):
        additional = ""  # Johannes Maria, whom nobody calls so
    elif _adds_tussenvoegsel(said, parts):
        return whole
    if _in_one_case(given + family):
        return split_name(f"{family}, {join_name(given, additional, '')}")
    given, moved = _given(given)
    return name_from_parts(given, additional or moved, family)


def _of_one_part(family: str, given: str, shown: str, whole: Name) -> Name:
    """N with one part: that part of the name, or the whole name in it."""
    part = family or given
    more = shown if set(_words(part)) < set(_words(shown)) else ""
    if more and not _adds_tussenvoegsel(_words(more), _words(part)):
        return whole
    if given:
        return whole_name(more or given)
    if more:
        return name_from_parts("", "", more)
    if " " not in family:
        return Name("", "", show_name(split_name(family)))
    first = split_name(f"{_ANYBODY} {family}")
    if first.given != _ANYBODY or _in_one_case(family):
        return whole_name(family)
    return Name("", first.prefix, first.family)


def _is_name(text: str) -> bool:
    """Whether it holds a name, and neither an address nor a number."""
    return bool(text) and not _ONLY_SIGNS.fullmatch(text) and not _NO_NAME.search(text)


def _is_mixed_up(family: str, given: str, whole: Name) -> bool:
    """Whether N was filled the wrong way round: "Jan;de Vries" for somebody shown as "Jan de Vries"."""
    first = given.split(" ")[0]
    return bool(
        whole.prefix
        and whole.given
        and first.islower()
        and _words(whole.given) == _words(family)
        and _words(join_name("", whole.prefix, whole.family)) == _words(given)
    )


def _adds_tussenvoegsel(said: list[str], parts: list[str]) -> bool:
    """Whether the shown name has the same words in the same order, and a tussenvoegsel between them."""
    if len(said) <= len(parts):
        return False
    rest = list(parts)
    more: list[str] = []
    for word in said:
        if rest and word == rest[0]:
            rest.pop(0)
        else:
            more.append(word)
    return not rest and _is_tussenvoegsel(" ".join(more))


def _is_tussenvoegsel(text: str) -> bool:
    read = split_name(f"{_ANYBODY} {text.lower()} {_ANYBODY}")
    return (read.given, read.family) == (_ANYBODY, _ANYBODY) and bool(read.prefix)


def _given(text: str) -> tuple[str, str]:
    """A given name without a title before it, and the tussenvoegsel that stood behind it."""
    read = split_name(f"{text} {_ANYBODY}")
    return (read.given, read.prefix) if read.family == _ANYBODY and read.given else (text, "")


def _in_front(family: str) -> str:
    """The family name with the tussenvoegsel that directories put behind it ("Vries, de") before it."""
    words = family.replace(",", " ").split()
    for at in range(1, len(words)):
        behind = " ".join(words[at:])
        if behind.islower() and _is_tussenvoegsel(behind) and not words[0].islower():
            return f"{behind} {' '.join(words[:at])}"
    return family


def _without_maiden(family: str) -> str:
    return _MAIDEN.sub("", family) or family


def _in_one_case(text: str) -> bool:
    return text.islower() or (text.isupper() and len(text) > 3)


def _words(text: str) -> list[str]:
    return fold(text).replace(",", " ").replace("’", "'").split()


def _one_line(text: str) -> str:
    return " ".join(text.split())
