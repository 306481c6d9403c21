"""What of a person says who somebody is, for comparing incoming people with known leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from sqlalchemy import RowMapping

from ptcrm.commands.persons import comparable_email
from ptcrm.domain.enquiry import Person
from ptcrm.domain.names import Name, sort_key

_FEWEST_DIGITS: Final = 6
"""An invalid number with fewer digits than this says nothing about who somebody is."""
LEAD_COLUMNS: Final = (
    "name",
    "given",
    "prefix",
    "family",
    "sort_name",
    "phone",
    "phone_valid",
    "email",
    "postcode",
)


def comparable(person: Person) -> Person:
    """The tidied person with only those phones and addresses that say who somebody is."""
    phones = [
        phone
        for phone in _all(person.phone, person.phones)
        if sum(c.isdigit() for c in phone) >= _FEWEST_DIGITS
    ]
    emails = [email for email in _all(person.email, person.emails) if comparable_email(email)]
    return replace(person, phone="", phones=tuple(phones), email="", emails=tuple(emails))


def person_of(row: RowMapping, further: Iterable[RowMapping]) -> Person:
    """The person in a row of leads (``LEAD_COLUMNS``) and its further contact points."""
    points = list(further)
    return Person(
        name=row["name"],
        given=row["given"],
        prefix=row["prefix"],
        family=row["family"],
        phone=row["phone"],
        phone_valid=bool(row["phone_valid"]),
        email=row["email"],
        postcode=row["postcode"],
        phones=tuple(it["value"] for it in points if it["kind"] == "phone"),
        emails=tuple(it["value"] for it in points if it["kind"] == "email"),
    )


def _all(first: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in (first, *others) if value))


def keys_of(phones: Iterable[str], emails: Iterable[str]) -> list[str]:
    """What somebody with these phones and addresses is looked up by."""
    return [*(f"phone {phone}" for phone in phones), *(f"email {comparable_email(it)}" for it in emails)]


def sort_name_of(person: Person) -> str:
    """What a lead of the same name is found by; only with a postcode is a name enough to ask about."""
    if not (person.name and person.postcode):
        return ""
    return _sort_key(person.given, person.prefix, person.family)


@lru_cache(maxsize=4096)
def _sort_key(given: str, prefix: str, family: str) -> str:
    return sort_key(Name(given, prefix, family))


def namesake_key(sort_name: str, postcode: str) -> tuple[str, str] | None:
    """What people of one name in one place are found by: by the name alone a list of Jansens takes long."""
    place = "".join(postcode.split()).upper()
    return (sort_name, place) if sort_name and place else None
