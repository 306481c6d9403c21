"""What is typed in the search box finds who and what is meant, in the order a trainer expects."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ptcrm.commands.contacts import write_note
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.search_hits import PEOPLE, Said, leads_by_id, near_hits, search_hits
from ptcrm.store.database import Database
from ptcrm.store.session import Session

PEOPLE_KNOWN = (
    ("Sanne van den Berg", "0612345678", "sanne.berg@voorbeeld.nl", "3514 AB", "Utrecht", "Zonder rugpijn"),
    ("Femke Jansen", "0631234566", "f.jansen@voorbeeld.nl", "6811 KL", "Arnhem", "Sterker worden"),
    ("Jan de Vries", "0201234567", "jandevries@voorbeeld.nl", "1012 AB", "Amsterdam", "Hardlopen"),
    ("Zoë Meijer", "0470123456", "zoe@voorbeeld.be", "2000", "Antwerpen", "Fit worden"),
    ("Tom Van den Bossche", "0470998877", "tvdb@voorbeeld.be", "9000", "Gent", "Afvallen"),
    ("Anne-Marie Visser", "0687654321", "amv@voorbeeld.nl", "3511 CD", "Utrecht", "Energie"),
    ("Joost Utrecht", "0611112222", "joost@voorbeeld.nl", "9712 AB", "Groningen", "Sport"),
)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory, now: int) -> Iterator[Database]:
    database = Database.open(tmp_path_factory.mktemp("search") / "data", now)

    def fill(session: Session) -> None:
        session.call_it("filled")
        for name, phone, email, postcode, city, wants in PEOPLE_KNOWN:
            person = Person(name=name, phone=phone, email=email, postcode=postcode, city=city, wants=wants)
            taken = take_in(
                session, Enquiry(person, Channel.FORM, f"Groet, {name.split()[0]}", Arrival(now - 60_000))
            )
            if name.startswith("Femke"):
                write_note(session, taken.lead_id, "Belt terug over de knieblessure, liefst dinsdagavond")

    database.write(fill, now)
    yield database
    database.close()


def people(database: Database, typed: str) -> list[str]:
    with database.reading() as connection:
        return [hit.name for hit in search_hits(connection, typed).people]


def near(database: Database, typed: str) -> list[str]:
    with database.reading() as connection:
        return [hit.name for hit in near_hits(connection, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        *(
            ("sanne", "Sanne van den Berg"),
            ("van berg", "Sanne van den Berg"),
            ("BERG", "Sanne van den Berg"),
        ),
        *(("jan", "Jan de Vries"), ("jansen", "Femke Jansen"), ("vries", "Jan de Vries")),
        *(("zoe", "Zoë Meijer"), ("ZOË", "Zoë Meijer"), ("meyer", "Zoë Meijer"), ("meij", "Zoë Meijer")),
        *(
            ("bossche", "Tom Van den Bossche"),
            ("marie", "Anne-Marie Visser"),
            ("anne m", "Anne-Marie Visser"),
        ),
        *(("06-12345678", "Sanne van den Berg"), ("+31 6 1234", "Sanne van den Berg")),
        *(
            ("12345678", "Sanne van den Berg"),
            ("0612", "Sanne van den Berg"),
            ("612345678", "Sanne van den Berg"),
        ),
        *(("0031612345678", "Sanne van den Berg"), ("020 123", "Jan de Vries"), ("0470 12", "Zoë Meijer")),
        *(
            ("sanne.berg", "Sanne van den Berg"),
            ("f.jansen@", "Femke Jansen"),
            ("tvdb", "Tom Van den Bossche"),
        ),
        *(("3514AB", "Sanne van den Berg"), ("3514 ab", "Sanne van den Berg"), ("6811", "Femke Jansen")),
        *(("arnhem", "Femke Jansen"), ("joost utr", "Joost Utrecht")),
    ],
)
def test_who_is_meant_comes_first(practice: Database, typed: str, first: str) -> None:
    assert people(practice, typed)[:1] == [first]


def test_whose_name_begins_so_comes_before_who_was_added_later(practice: Database) -> None:
    assert people(practice, "jan")[0] == "Jan de Vries"
    assert "Femke Jansen" in people(practice, "jan")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        *(("jansne", "Femke Jansen"), ("sane", "Sanne van den Berg"), ("snane", "Sanne van den Berg")),
        *(("vandenberg", "Sanne van den Berg"), ("v.d. berg", "Sanne van den Berg")),
        *(("sanne v d brg", "Sanne van den Berg"), ("vandenbossche", "Tom Van den Bossche")),
        *(
            ("bosche", "Tom Van den Bossche"),
            ("annemarie", "Anne-Marie Visser"),
            ("fisser", "Anne-Marie Visser"),
        ),
        *(("jan fries", "Jan de Vries"), ("zoo meier", "Zoë Meijer"), ("femke jasnen", "Femke Jansen")),
        *(("5678", "Sanne van den Berg"), ("4321", "Anne-Marie Visser"), ("devries@", "Jan de Vries")),
    ],
)
def test_a_slip_of_the_finger_still_finds_them(practice: Database, typed: str, first: str) -> None:
    assert near(practice, typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["", " ", "qqq", "zzzzzz", "1", "99", "@", "%", "_____", "a"])
def test_nothing_is_made_up(practice: Database, typed: str) -> None:
    assert near(practice, typed) == []


def test_what_was_said_is_found_with_the_words_around_it(practice: Database) -> None:
    with practice.reading() as connection:
        hits = search_hits(connection, "femke knie")
    assert hits.people == []
    (hit,) = hits.texts
    assert (hit.name, hit.said) == ("Femke Jansen", Said.NOTE)
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["knie"]
    with practice.reading() as connection:
        goals = search_hits(connection, "rugpijn").texts
    assert [(hit.name, hit.said) for hit in goals] == [("Sanne van den Berg", Said.GOAL)]


def test_who_is_found_by_name_is_not_repeated_for_what_was_said(practice: Database) -> None:
    with practice.reading() as connection:
        hits = search_hits(connection, "sanne")
    assert [hit.name for hit in hits.people] == ["Sanne van den Berg"]
    assert hits.texts == []


def test_more_than_fit_are_told(practice: Database) -> None:
    with practice.reading() as connection:
        hits = search_hits(connection, "voorbeeld")
    assert len(hits.people) == PEOPLE
    assert hits.more


def test_who_was_removed_is_found_no_more(database: Database, now: int) -> None:
    def add(session: Session) -> LeadId:
        person = Person(name="Sanne Jansen", phone="0612345678", email="sannejansen@voorbeeld.nl")
        return take_in(session, Enquiry(person, Channel.FORM, "Dinsdagavond?", Arrival(now))).lead_id

    lead_id = database.write(add, now).value
    assert people(database, "sanne") == near(database, "sane") == ["Sanne Jansen"]
    database.write(lambda session: remove_lead(session, lead_id, spam=False), now)
    assert people(database, "sanne") == []
    for typed in ("sane", "5678", "nnejan"):
        assert near(database, typed) == []
    with database.reading() as connection:
        assert search_hits(connection, "dinsdag").texts == []
        assert leads_by_id(connection, [lead_id]) == []


def test_a_reader_still_writes_nothing_after_looking_for_what_is_like_it(practice: Database) -> None:
    with practice.reading() as connection:
        near_hits(connection, "jansne")
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="sanevbrgij -'\"*()^:%_@.+0123456789\x00é", max_size=40),
    )
)
@example("NEAR(a b)" * 30)
@example('" OR who : "')
@example("İ" * 300)
@example("van de der den")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=250)
def test_nothing_typed_breaks_it(practice: Database, typed: str) -> None:
    with practice.reading() as connection:
        hits = search_hits(connection, typed)
        found = near_hits(connection, typed, hits.lead_ids)
    assert not hits.lead_ids & {hit.lead_id for hit in found}
    for hit in hits.texts:
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)
