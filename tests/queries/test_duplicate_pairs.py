"""Possible duplicates in existing data: all of them, those of one lead, and no crowd compared with itself."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from ptcrm.commands.intake import take_in, take_in_apart
from ptcrm.commands.leads import merge_leads, not_the_same, remove_lead
from ptcrm.commands.persons import person_columns
from ptcrm.commands.undoing import undo
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId, new_id
from ptcrm.domain.values import Channel
from ptcrm.queries.duplicate_candidates import Pulse, SearchStopped
from ptcrm.queries.duplicate_pair import pair_card
from ptcrm.queries.duplicates import DuplicatePair, duplicate_pairs, pairs_of
from ptcrm.store import tables
from ptcrm.store.database import Database


def add(database: Database, now: int, **person: Any) -> LeadId:
    """A lead as it is, however much it looks like another."""
    row: dict[str, Any] = {
        "id": new_id(),
        "stage": "know",
        "stage_since": now,
        "created_at": now,
        "changed_at": now,
    }
    row |= person_columns(Person(**person), "NL")
    database.write(lambda session: session.add_many(tables.lead, [row]), now)
    return LeadId(row["id"])


def found(database: Database) -> list[DuplicatePair]:
    with database.reading() as connection:
        return duplicate_pairs(connection)


def found_of(database: Database, lead_id: LeadId) -> list[DuplicatePair]:
    with database.reading() as connection:
        return pairs_of(connection, [lead_id])


def test_all_that_is_alike_is_found_and_the_most_alike_comes_first(database: Database, now: int) -> None:
    jan = add(database, now, name="Jan de Vries", phone="0612345678", postcode="3511 AB")
    anna = add(database, now, name="Anna de Vries", phone="0612345678", postcode="3511 AB")
    again = add(database, now, name="Vries, J. de", phone="+31 6 12345678", postcode="3511 AB")
    add(database, now, name="Jan de Vries", postcode="9711 AB")
    pairs = [(it.lead_id, it.other_id, it.reasons, it.score) for it in found(database)]
    assert pairs == [
        (jan, again, ("same phone", "similar name and postcode"), 100),
        (jan, anna, ("same phone", "different first names"), 25),
        (anna, again, ("same phone", "different first names"), 25),
    ]
    assert [(it.lead_id, it.other_id) for it in found_of(database, again)] == [(jan, again), (anna, again)]


def test_a_crowd_with_one_number_is_gone_through_by_name(database: Database, now: int) -> None:
    families = ("Bos", "Kok", "Vos", "Smit", "Mulder", "Peters", "Jacobs", "Dekker", "Bakker", "Visser")
    club = [
        add(database, now, name=f"{given} {family}", phone="0201234567")
        for given in ("Eva", "Tom", "Lot", "Kim")
        for family in families
    ]
    twice = add(database, now, name="E. Bos", phone="0201234567")
    assert [(it.lead_id, it.other_id) for it in found(database)] == [(club[0], twice)]
    assert [(it.lead_id, it.other_id) for it in found_of(database, twice)] == [(club[0], twice)]


def test_a_hundred_of_one_name_are_not_all_paired_with_each_other(database: Database, now: int) -> None:
    for _ in range(100):
        add(database, now, name="Test Lead", phone="0612345678", email="t@example.nl", postcode="3511 AB")
    pairs = found(database)
    assert 99 <= len(pairs) <= 1000
    assert {it for pair in pairs for it in (pair.lead_id, pair.other_id)} == {
        LeadId(it) for it in _ids(database)
    }


def test_told_apart_is_remembered_undone_and_survives_a_merge(database: Database, now: int) -> None:
    jan, anna, again = (
        add(database, now, name=name, phone="0612345678") for name in ("Jan Bos", "Anna Bos", "A. Bos")
    )
    assert len(found(database)) == 3
    database.write(partial(not_the_same, a=jan, b=again), now)
    assert {(it.lead_id, it.other_id) for it in found(database)} == {(jan, anna), (anna, again)}
    database.write(partial(merge_leads, keep=anna, other=again), now)
    assert found(database) == []
    database.write(undo, now)
    database.write(undo, now)
    assert len(found(database)) == 3
    database.write(partial(not_the_same, a=jan, b=anna), now)
    database.write(partial(merge_leads, keep=jan, other=anna), now)
    assert [(it.lead_id, it.other_id) for it in found(database)] == [(jan, again)]


def test_who_is_somebody_else_after_all_becomes_a_lead_of_its_own(database: Database, now: int) -> None:
    person = Person(name="Jan Bos", phone="0612345678")
    jan = add(database, now, name="Jan Bos", phone="0612345678")
    enquiry = Enquiry(person, Channel.PHONE)
    assert database.write(partial(take_in, enquiry=enquiry), now).value.lead_id == jan
    taken = database.write(partial(take_in_apart, enquiry=enquiry, apart=[jan]), now).value
    assert taken.lead_id != jan
    assert found(database) == []
    database.write(undo, now)
    assert _ids(database) == [jan]


def test_the_bin_has_no_duplicates(database: Database, now: int) -> None:
    add(database, now, name="Jan Bos", phone="0612345678")
    other = add(database, now, name="Jan Bos", phone="0612345678")
    database.write(partial(remove_lead, lead_id=other), now)
    assert found(database) == []
    assert found_of(database, other) == []


def test_a_search_tells_how_far_it_is_and_can_be_ended(database: Database, now: int) -> None:
    for at in range(60):
        add(database, now, name=f"Jan Bos{'abcdef'[at % 6] * 3}", postcode=f"35{at:02} AB")
    told: list[tuple[int, int]] = []
    with database.reading() as connection:
        duplicate_pairs(connection, Pulse(lambda done, in_all: told.append((done, in_all))))
    assert told[0] == (0, 60)
    assert told[-1] == (60, 60)
    with database.reading() as connection, pytest.raises(SearchStopped):
        duplicate_pairs(connection, Pulse(stopped=lambda: True))


def test_side_by_side(database: Database, now: int) -> None:
    a = add(database, now, name="J. Bos", phone="0612345678", email="JAN@bos.nl", wants="Fit")
    b = add(database, now, name="Jan Bos", email="jan@bos.nl", wants="Fit worden zonder pijn", city="Zwolle")
    with database.reading() as connection:
        card = pair_card(connection, a, b)
    assert card.differing == ("name", "wants")
    assert card.from_other == {"name", "wants"}


def _ids(database: Database) -> list[str]:
    with database.reading() as connection:
        query = select(tables.lead.c.id).where(tables.lead.c.removed_at.is_(None)).order_by(tables.lead.c.rid)
        return list(connection.execute(query).scalars())
