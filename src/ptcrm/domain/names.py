"""Dutch and Belgian names: split, joined, shown, sorted and compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name; ``prefix`` is the tussenvoegsel ("van den"), each empty where there is none."""

    given: str = ""
    prefix: str = ""
    family: str = ""


def split_name(text: str) -> Name:
    """The parts of a name as typed."""
    given, _, family = " ".join(text.split()).partition(" ")
    return Name(given, "", family)


def join_name(given: str, prefix: str, family: str) -> str:
    """One line of name from its parts."""
    return " ".join(part for part in (given.strip(), prefix.strip(), family.strip()) if part)


def show_name(name: Name) -> str:
    """The name as it stands on screen."""
    return join_name(name.given, name.prefix, name.family)


def sort_key(name: str | Name) -> str:
    """What a list of names is sorted by."""
    parts = split_name(name) if isinstance(name, str) else name
    return fold(f"{parts.family} {parts.given} {parts.prefix}")


def first_name(full: str) -> str:
    """What to call somebody; "" if the name holds no first name."""
    return split_name(full).given


def initials(full: str) -> str:
    """``S.B.`` for Sanne van den Berg."""
    parts = split_name(full)
    return "".join(f"{part[0].upper()}." for part in (parts.given, parts.family) if part)


def fold(text: str) -> str:
    """Lower case without accents, for matching."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def names_agree(a: str, b: str) -> bool:
    """Whether two names may be one person's: alike enough, or one is empty."""
    from rapidfuzz.fuzz import token_ratio

    return not a.strip() or not b.strip() or token_ratio(fold(a), fold(b)) >= 80
