"""Who is the same person (rules.md), and which leads may be one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ptcrm.domain.addresses import email_key
from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.names import fold, names_agree


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
    """On what grounds the incoming person is this lead; None when it is somebody else, or may be."""
    phone, email = _shared(_known(incoming), known)
    if phone and email:
        return Match.BOTH
    if (phone or email) and names_agree(incoming.name, known.name):
        return Match.CONTACT
    return None


def possible_duplicate(incoming: Person, known: Known) -> bool:
    """Whether to ask: not the same by the rules, yet a phone, an address or name and postcode are."""
    return same_person(incoming, known) is None and bool(reasons(_known(incoming), known))


def reasons(a: Known, b: Known) -> tuple[str, ...]:
    """What two leads share: "same phone", "same e-mail", "same name and postcode"."""
    phone, email = _shared(a, b)
    found = []
    if phone:
        found.append("same phone")
    if email:
        found.append("same e-mail")
    if a.name and a.postcode and fold(a.name) == fold(b.name) and a.postcode == b.postcode:
        found.append("same name and postcode")
    return tuple(found)


def score(a: Known, b: Known) -> int:
    """How likely two leads are one person, 0-100."""
    return min(100, 50 * len(reasons(a, b)))


def _known(person: Person) -> Known:
    emails = tuple(x for x in (person.email, *person.emails) if x)
    phones = tuple(x for x in (person.phone, *person.phones) if x)
    return Known(LeadId(""), person.name, emails, phones, person.postcode)


def _shared(a: Known, b: Known) -> tuple[bool, bool]:
    phone = bool(set(a.phones) & set(b.phones))
    email = bool({email_key(x) for x in a.emails} & {email_key(x) for x in b.emails})
    return phone, email
