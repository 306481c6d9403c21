"""Who is the same person (rules.md), and which leads may be one.

An external id of the same source comes before all of this; it is looked up, not compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ptcrm.domain.addresses import email_key
from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.name_likeness import Likeness, NameKey, likeness, name_key
from ptcrm.domain.names import fold, names_agree, split_name

SAME_PHONE: Final = "same phone"
SAME_EMAIL: Final = "same e-mail"
SAME_NAME_AND_POSTCODE: Final = "same name and postcode"
SIMILAR_NAME_AND_POSTCODE: Final = "similar name and postcode"
DIFFERENT_FIRST_NAMES: Final = "different first names"
DIFFERENT_FAMILY_NAMES: Final = "different family names"

_SHARED: Final = 60
"""Points of a phone or an address that two leads share."""
_SAME_NAME: Final = 20
_ALIKE_NAME: Final = 10
_NAMESAKE: Final = 50
_NEAR_NAMESAKE: Final = 40
"""An alike name, or only the first name, at one postcode."""
_NEIGHBOUR: Final = 30
"""An alike name in one neighbourhood."""
_TOLD_APART: Final = 10
"""What a phone and an address that both differ take off."""
_COUPLE: Final = 25
_COUPLE_SHARES_BOTH: Final = 45
_OTHER_FAMILY: Final = 15
"""On top of a couple's: one first name under two family names may be one person before and after marriage."""


class Match(StrEnum):
    """On what an incoming person is taken for a known one."""

    BOTH = "both"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Known:
    """A lead as far as telling people apart goes. ``phones`` are E.164, or as typed where invalid."""

    lead_id: LeadId
    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""


def same_person(incoming: Person, known: Known) -> Match | None:
    """On what grounds the incoming person is this lead: phone and e-mail, or one of them and the name.

    None when it is somebody else or only may be: couples share a phone and an address.
    """
    person = known_as(incoming)
    phone, email = _same_phone(person, known), _same_email(person, known)
    if phone and email:
        return Match.BOTH
    if (phone or email) and names_agree(person.name, known.name):
        return Match.CONTACT
    return None


def possible_duplicate(incoming: Person, known: Known) -> bool:
    """Whether to ask the trainer: not the same person by the rules, yet something is shared."""
    return same_person(incoming, known) is None and bool(reasons(known_as(incoming), known))


def reasons(a: Known, b: Known) -> tuple[str, ...]:
    """Why two leads may be one person; () when nothing says so.

    First what they share: "same phone", "same e-mail", "same name and postcode" or "similar name and
    postcode". Then what speaks against it: "different first names", as couples have, or "different family
    names".
    """
    return compare(a, b)[0]


def score(a: Known, b: Known) -> int:
    """How likely two leads are one person, 0-100; names that contradict each other count against it."""
    return compare(a, b)[1]


def place_key(postcode: str) -> str:
    """What a neighbourhood has in common: four digits in the Netherlands and Belgium, else the whole code."""
    place = _compact(postcode)
    return place[:4] if _FOUR_DIGITS.fullmatch(place) else place


def known_as(person: Person) -> Known:
    """An incoming person in the form leads are compared in."""
    return Known(
        LeadId(""),
        person.name or " ".join(part for part in (person.given, person.prefix, person.family) if part),
        tuple(email for email in (person.email, *person.emails) if email.strip()),
        tuple(phone for phone in (person.phone, *person.phones) if phone.strip()),
        person.postcode,
        person.city,
    )


_FOUR_DIGITS: Final = re.compile(r"[1-9]\d{3}([A-Z]{2})?")


def compare(a: Known, b: Known) -> tuple[tuple[str, ...], int]:
    """``reasons`` and ``score`` at once."""
    phone, email = _same_phone(a, b), _same_email(a, b)
    alike = likeness(key_of(a.name), key_of(b.name))
    namesake = _namesakes(a, b, alike)
    why = [reason for reason, holds in ((SAME_PHONE, phone), (SAME_EMAIL, email)) if holds]
    points = _SHARED * len(why)
    if namesake:
        reason, worth = namesake
        return (*why, reason), min(100, points + worth)
    if not why:
        return (), 0
    if alike < Likeness.ALIKE and not names_agree(a.name, b.name):
        against = _against(a, b)
        points = _COUPLE_SHARES_BOTH if len(why) > 1 else _COUPLE
        points += _OTHER_FAMILY if against == DIFFERENT_FAMILY_NAMES else 0
        return (*why, against), points
    points += {Likeness.SAME: _SAME_NAME, Likeness.ALIKE: _ALIKE_NAME}.get(alike, 0)
    return tuple(why), min(100, points)


def _namesakes(a: Known, b: Known, alike: Likeness) -> tuple[str, int] | None:
    """The reason a name and a place give, and its points.

    An alike name is enough in one street. In one neighbourhood, where people of one name do live, a street
    has to be unknown, or no phone or address may contradict the very same name. Namesakes in two towns are
    two people.
    """
    one, other = _compact(a.postcode), _compact(b.postcode)
    if not one or not other:
        return None
    told_apart = _TOLD_APART if _differ(a.phones, b.phones) and _differ(a.emails, b.emails) else 0
    if one == other:
        if fold(a.name).split() == fold(b.name).split() != []:
            return SAME_NAME_AND_POSTCODE, _NAMESAKE
        found = alike is not Likeness.DIFFERENT
        return (SIMILAR_NAME_AND_POSTCODE, _NEAR_NAMESAKE - told_apart) if found else None
    if place_key(one) != place_key(other) or _two_towns(a.city, b.city):
        return None
    if place_key(one) in (one, other):
        found = alike >= Likeness.ALIKE
    else:
        found = alike is Likeness.SAME and not _differ(a.phones, b.phones) and not _differ(a.emails, b.emails)
    return (SIMILAR_NAME_AND_POSTCODE, _NEIGHBOUR - told_apart) if found else None


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both have a phone, or both an address; asked where they share none."""
    return bool(a and b)


def _two_towns(a: str, b: str) -> bool:
    """Whether two towns are known and have no word in common: 2000 is in Antwerp as well as in Haarlem."""
    one, other = (set(re.findall(r"[^\W\d_]{3,}", fold(town))) for town in (a, b))
    return bool(one and other) and not one & other


def _against(a: Known, b: Known) -> str:
    """Which part of two names that don't agree differs."""
    one, other = key_of(a.name), key_of(b.name)
    first = one.given and other.given and one.given[0] != other.given[0]
    return DIFFERENT_FIRST_NAMES if first else DIFFERENT_FAMILY_NAMES


@lru_cache(maxsize=4096)
def key_of(name: str) -> NameKey:
    """A name as typed, in the form it is compared in."""
    return name_key(split_name(name))


def _same_phone(a: Known, b: Known) -> bool:
    return bool(_numbers(a) & _numbers(b))


def _numbers(known: Known) -> set[str]:
    """Numbers to compare: as E.164, else the digits as typed, if there are enough to mean one person."""
    typed = (
        "".join(char for char in phone if char.isdecimal()) for phone in known.phones if phone[:1] != "+"
    )
    return {phone for phone in known.phones if phone[:1] == "+"} | {
        digits for digits in typed if len(digits) > 6
    }


def _same_email(a: Known, b: Known) -> bool:
    return bool({email_key(email) for email in a.emails} & {email_key(email) for email in b.emails})


def _compact(postcode: str) -> str:
    return "".join(postcode.split()).upper()
