"""Who is the same person (rules.md), and which leads may be one.

An external id of the same source comes before all of this; it is looked up, not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ptcrm.domain.addresses import email_key
from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.names import fold, names_agree

SAME_PHONE: Final = "same phone"
SAME_EMAIL: Final = "same e-mail"
SAME_NAME_AND_POSTCODE: Final = "same name and postcode"

_POINTS: Final = {SAME_PHONE: 60, SAME_EMAIL: 60, SAME_NAME_AND_POSTCODE: 50}
_NAMES_DIFFER: Final = 30


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
    """What two leads share, of "same phone", "same e-mail" and "same name and postcode"; () for nothing."""
    shared = {
        SAME_PHONE: _same_phone(a, b),
        SAME_EMAIL: _same_email(a, b),
        SAME_NAME_AND_POSTCODE: _same_name_and_postcode(a, b),
    }
    return tuple(reason for reason, holds in shared.items() if holds)


def score(a: Known, b: Known) -> int:
    """How likely two leads are one person, 0-100; names that contradict each other count against it."""
    points = sum(_POINTS[reason] for reason in reasons(a, b))
    if points and not names_agree(a.name, b.name):
        points -= _NAMES_DIFFER
    return max(0, min(100, points))


def known_as(person: Person) -> Known:
    """An incoming person in the form leads are compared in."""
    return Known(
        LeadId(""),
        person.name or " ".join(part for part in (person.given, person.prefix, person.family) if part),
        tuple(email for email in (person.email, *person.emails) if email.strip()),
        tuple(phone for phone in (person.phone, *person.phones) if phone.strip()),
        person.postcode,
    )


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


def _same_name_and_postcode(a: Known, b: Known) -> bool:
    same_place = bool(a.postcode) and _compact(a.postcode) == _compact(b.postcode)
    return same_place and fold(a.name).split() == fold(b.name).split() != []


def _compact(postcode: str) -> str:
    return "".join(postcode.split()).upper()
