"""Names of people from the columns a table spreads them over."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.domain.names import Name, join_name, split_name

_NO_NAME: Final = re.compile(r"[=<>{}|\\@;\d\n]|^\W*$")


def whole_name(text: str) -> Name:
    """A name as one text. What no name holds (a formula, a link) stays in one piece as it stands."""
    if _NO_NAME.search(text):
        return Name(text)
    last, *rest = (part.strip() for part in text.split(","))
    if len(rest) == 2 and last and rest[1] and rest[0].islower():
        return Name(rest[1], rest[0], last)  # Dijk, van, Marieke
    return split_name(text)


def name_from_parts(first: str, prefix: str, last: str) -> Name:
    """Name parts from their columns: a tussenvoegsel may stand in its own, before the family name or, in
    address books, as a middle name; a real middle name goes with the first."""
    if " " not in last and not prefix:
        return Name(first, "", last)
    before, comma, behind = (part.strip() for part in last.partition(","))
    if comma and before and behind.islower() and not prefix:
        return Name(first, behind, before)  # Vries, de
    if "," in last or (" " not in last and prefix.islower()):
        return Name(first, prefix, last)
    read = split_name(f"Xx {prefix} {last}")
    if read.given == "Xx" and (read.prefix or not prefix):
        return Name(first, read.prefix, read.family)
    if prefix.islower():
        return Name(first, prefix, last)
    inner = split_name(f"Xx {last}")
    family = Name("", inner.prefix, inner.family) if inner.given == "Xx" else Name("", "", last)
    return Name(join_name(first, "", prefix), family.prefix, family.family)
