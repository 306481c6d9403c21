"""Known leads that look like somebody who is being typed in, found by index while the trainer types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Select, select
from sqlalchemy import text as sql

from ptcrm.domain.addresses import email_key, read_email
from ptcrm.domain.duplicates import SAME_EMAIL, SAME_PHONE
from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.names import sort_key
from ptcrm.domain.phones import read_phone
from ptcrm.domain.values import Stage
from ptcrm.store.tables import contact_point, lead

SAME_NAME: Final = "same name"

_MOST: Final = 3
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A lead that may be the same person; ``since`` (UTC ms) is when it came to its stage.

    ``reason`` is the surest of "same phone", "same e-mail" and "same name".
    """

    lead_id: LeadId
    name: str
    stage: Stage
    since: int
    reason: str


def lookalikes(connection: Connection, person: Person, region: str = "NL") -> list[Lookalike]:
    """At most three leads that share a phone, an address or a whole name, the surest first.

    The person may be as typed. A number or address that doesn't read, or a single first name, finds nobody.
    """
    phone = read_phone(person.phone, region)
    email = read_email(person.email)
    found: dict[str, Lookalike] = {}
    searches: list[tuple[str, Select[tuple[str]]]] = []
    if phone and phone.valid:
        searches += [(SAME_PHONE, query) for query in with_phone(phone.e164)]
    if email:
        searches += [(SAME_EMAIL, query) for query in with_email(email)]
    if " " in person.name.strip() and len(person.name) <= _LONGEST_NAME:
        by_name = select(lead.c.id).where(
            lead.c.sort_name == sort_key(person.name), sql("removed_at IS NULL")
        )
        searches.append((SAME_NAME, by_name))
    for reason, query in searches:
        for row in connection.execute(
            select(lead.c.id, lead.c.name, lead.c.stage, lead.c.stage_since)
            .where(lead.c.id.in_(query), lead.c.removed_at.is_(None))
            .order_by(lead.c.rid.desc())
            .limit(_MOST)
        ):
            like = Lookalike(LeadId(row.id), row.name, Stage(row.stage), row.stage_since, reason)
            found.setdefault(row.id, like)
    return list(found.values())[:_MOST]


def with_phone(e164: str) -> tuple[Select[tuple[str]], ...]:
    """The ids of the leads with this number, as their first or as a further one, by index."""
    return (
        select(lead.c.id).where(sql("phone != ''"), lead.c.phone == e164),
        select(contact_point.c.lead_id).where(contact_point.c.key == e164),
    )


def with_email(email: str) -> tuple[Select[tuple[str]], ...]:
    """The ids of the leads with this address, as their first or as a further one, by index."""
    key = email_key(email)
    return (
        select(lead.c.id).where(sql("email_key != ''"), lead.c.email_key == key),
        select(contact_point.c.lead_id).where(contact_point.c.key == key),
    )
