"""Somebody who is being typed in is recognised by phone, address or whole name; nobody else is."""

from __future__ import annotations

from functools import partial

import pytest

from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.queries.lookalikes import lookalikes
from ptcrm.store.database import Database

KARIN = Person(
    name="Karin de Wit",
    phone="0623456789",
    email="karin@dewit.nl",
    phones=("0470 12 34 56",),
    emails=("k.dewit@werk.nl",),
)


@pytest.fixture
def karin(database: Database, now: int) -> LeadId:
    return database.write(partial(take_in, enquiry=Enquiry(KARIN)), now).value.lead_id


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (Person(phone="+31 6 23 45 67 89"), "same phone"),
        (Person(phone="0470-123456"), "same phone"),
        (Person(email="Karin@DeWit.nl"), "same e-mail"),
        (Person(email="k.dewit@werk.nl"), "same e-mail"),
        (Person(name="karin de wit"), "same name"),
        (Person(name="Wit, Karin de", phone="06 23456789", email="karin@dewit.nl"), "same phone"),
    ],
)
def test_recognised_by(database: Database, karin: LeadId, typed: Person, reason: str) -> None:
    with database.reading() as connection:
        assert [(one.lead_id, one.reason) for one in lookalikes(connection, typed)] == [(karin, reason)]


@pytest.mark.parametrize(
    "typed",
    [
        Person(),
        Person(name="Karin"),
        Person(phone="06"),
        Person(phone="06 23 45 67 8"),
        Person(email="karin@"),
        Person(name="Karin de " + "Wit" * 5_000),
    ],
)
def test_not_recognised(database: Database, karin: LeadId, typed: Person) -> None:
    with database.reading() as connection:
        assert lookalikes(connection, typed) == []


def test_who_was_removed_is_not_shown(database: Database, karin: LeadId, now: int) -> None:
    database.write(partial(remove_lead, lead_id=karin), now)
    with database.reading() as connection:
        assert lookalikes(connection, KARIN) == []
