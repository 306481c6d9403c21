"""Names of people from the columns a table spreads them over."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.domain.names import Name, is_degree, join_name, show_name, split_name, usual_capitals
from ptcrm.integrations.contact_cells import emails_in, name_and_reach, phone_as_name

_NOT_SAVED: Final = re.compile(r"^\s*~\s*(?=\w)")
"""What WhatsApp puts before the name of somebody who isn't in the address book."""
_NO_NAME: Final = re.compile(r"[=<>{}|\\@;\d\n]|^\W*$")


def whole_name(text: str) -> Name:
    """A name as one text. What no name holds (a formula, a link) stays in one piece as it stands."""
    text = _NOT_SAVED.sub("", text)
    if _NO_NAME.search(text):
        return Name(text)
    last, *rest = (part.strip() for part in text.split(","))
    if len(rest) == 2 and last and rest[1] and rest[0].islower():
        return Name(rest[1], rest[0], last)  # Dijk, van, Marieke
    return split_name(text)


def name_from_parts(first: str, prefix: str, last: str) -> Name:
    """Name parts from their columns: a tussenvoegsel may stand in its own, before the family name or, in
    address books, as a middle name; a real middle name goes with the first."""
    first, prefix, last = _usual_parts(first, prefix, last)
    if " " not in last and not prefix:
        return Name(first, "", last)
    before, comma, behind = (part.strip() for part in last.partition(","))
    if before and is_degree(behind):
        return name_from_parts(first, prefix, before)  # Mulder, MSc
    if comma and before and behind.islower() and not prefix:
        return Name(first, behind, before)  # Vries, de
    if "," in last or (" " not in last and prefix.islower()):
        return Name(first, prefix, last)
    read = split_name(f"Xx {prefix} {last}")
    if read.given == "Xx" and (read.prefix or not prefix.islower()):
        return Name(first, read.prefix, read.family)
    if prefix.islower():
        return Name(first, prefix, last)
    inner = split_name(f"Xx {last}")
    family = Name("", inner.prefix, inner.family) if inner.given == "Xx" else Name("", "", last)
    return Name(join_name(first, "", prefix), family.prefix, family.family)


def _usual_parts(first: str, prefix: str, last: str) -> tuple[str, str, str]:
    shouted = usual_capitals(Name(first, prefix, last))
    return shouted.given, shouted.prefix, shouted.family


def name_alone(
    name: Name, emails: list[str], phones: list[tuple[str, bool]], region: str
) -> tuple[Name, list[str], list[tuple[str, bool]]]:
    """The name without a number or address that stands in it, or in place of it.

    That becomes the person's own where there is no other: in an address book "06 12345678" is called so
    because nobody knew more.
    """
    shown = show_name(name)
    if shown and not any(map(str.isalpha, shown)) and (number := phone_as_name(shown, region)):
        return Name(), emails, phones or [(number, True)]
    if "@" in shown and (found := emails_in(shown)):
        alone, _, number = name_and_reach(shown, region)
        name = whole_name(alone) if any(map(str.isalpha, alone)) else Name()
        return name, emails or found, phones or [(number, True)] * bool(number)
    if shown and not phones and any(map(str.isdigit, shown)):
        alone, email, number = name_and_reach(shown, region)
        if number:
            return whole_name(alone), emails or [email] * bool(email), [(number, True)]
    return name, emails, phones
