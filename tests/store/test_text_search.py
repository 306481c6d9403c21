"""Whatever a trainer remembers of somebody finds them, and nothing typed breaks the search."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rows import NOW, add_enquiry, add_lead, add_touch

from ptcrm.domain.ids import LeadId
from ptcrm.store import journal, tables, text_search
from ptcrm.store.database import Database
from ptcrm.store.session import Session


def found(database: Database, words: str, limit: int = 50) -> list[LeadId]:
    with database.reading() as connection:
        return text_search.search(connection, words, limit)


def sanne(session: Session) -> LeadId:
    session.call_it("Added {name}", name="Sanne")
    lead_id = add_lead(
        session,
        "Sanne van den Brûlé-Groß",
        phone="+31612345678",
        email="s.brule@voorbeeld.nl",
        postcode="3514 AB",
        city="Utrecht",
        wants="Hardlopen zonder pijn",
    )
    session.add(tables.contact_point, lead_id=lead_id, kind="phone", value="+32470123456", key="x")
    session.add(tables.contact_point, lead_id=lead_id, kind="email", value="werk@kantoor.be", key="y")
    add_enquiry(session, lead_id, message="Kan ik op dinsdagavond?")
    add_touch(session, lead_id, note="Voicemail ingesproken", title="Drie oefeningen")
    session.add(tables.note, lead_id=lead_id, at=NOW, text="Zus van Łucja Sørensen")
    session.add(tables.next_step, lead_id=lead_id, what="Schema sturen", at=NOW, made_at=NOW)
    session.add(
        tables.consultation,
        lead_id=lead_id,
        at=NOW,
        kind="intake",
        status="planned",
        words="Fit op de bruiloft",
        note="Heeft haast",
    )
    session.add(tables.health_note, lead_id=lead_id, text="Hernia")
    return lead_id


@pytest.mark.parametrize(
    "words",
    [
        *("sanne", "SAN", "brule sanne", "brûlé", "gross", "groß", "van den", "Brûlé-Gr"),
        *("3514ab", "3514 ab", "3514", "utrecht 3514"),
        *("s.brule@", "s.brule@voorbeeld.nl", "voorbeeld", "kantoor.be"),
        *("hardlopen pijn", "bruiloft", "dinsdag", "voicemail", "oefeningen"),
        *("lucja", "Łucja", "sorensen", "sørensen", "schema", "haast"),
        *("06-12345678", "06 12 34 56 78", "0612345678", "(06) 12", "06-12..", "+31 6 12", "+31612345678"),
        *(
            "0031612345678",
            "+31 (0)6 12345678",
            "612345678",
            "31 6 12",
            "06/12345678",
            "０６１２３４５６７８",
        ),
        *("06‑1234", "\u202a+31 6 12345678\u202c", "sanne 06 12 34", "06 12 34 sanne", "06 12345678 utrecht"),
        *("0470 12 34 56", "+32 470", "0032470123456"),
        *('"sanne"', "sanne*", "sanne -", "(sanne)", "sanne,"),
    ],
)
def test_a_lead_is_found_by_whatever_is_remembered(database: Database, words: str) -> None:
    other = database.write(lambda session: add_lead(session, "Joost", phone="+31687654321"), NOW).value
    lead_id = database.write(sanne, NOW).value
    assert found(database, words) == [lead_id]
    assert other not in found(database, words)


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "*", "-", "hernia", "sanne OR joost", "sanne NOT utrecht", "who:sanne", "0698"]
)
def test_nothing_is_found_by_operators_health_or_nothing(database: Database, words: str) -> None:
    database.write(sanne, NOW)
    database.write(lambda session: add_lead(session, "Joost"), NOW)
    assert found(database, words) == []


@given(st.one_of(st.text(), st.text(alphabet='"*()-+^:{}.,0123456789 \x00\udfffANDORTEéß’', max_size=60)))
@example("NEAR(a b, 5)")
@example("a" * 10_000)
@example('""""')
@example("\U0001f468\u200d\U0001f469")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_text_breaks_search(database: Database, words: str) -> None:
    assert found(database, words) == []


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N"], max_codepoint=0x24F), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_finds_its_owner(database: Database, name: str) -> None:
    lead_id = database.write(lambda session: add_lead(session, name[:150]), NOW).value
    assert lead_id in found(database, name[:150], 1000)


def test_the_newest_come_first_and_never_more_than_a_thousand(database: Database) -> None:
    def job(session: Session) -> None:
        row = {"name": "Sanne", "stage": "know", "stage_since": NOW, "created_at": NOW, "changed_at": NOW}
        session.add_many(tables.lead, [{"id": f"{number}", **row} for number in range(1200)])
        for number in range(1200):
            session.touch_lead(LeadId(str(number)))

    database.write(job, NOW)
    assert found(database, "sanne", 3) == ["1199", "1198", "1197"]
    assert len(found(database, "s", 10_000)) == text_search.MOST
    assert found(database, "s", -5) == []


def test_search_follows_edits_removal_and_undo(database: Database) -> None:
    lead_id = database.write(sanne, NOW).value

    def rename(session: Session) -> None:
        session.call_it("edit")
        session.change(tables.lead, lead_id, name="Fleur")

    def remove(session: Session) -> None:
        session.call_it("remove")
        session.change(tables.lead, lead_id, removed_at=NOW)

    database.write(rename, NOW)
    assert found(database, "sanne") == []
    assert found(database, "fleur bruiloft") == [lead_id]
    database.write(remove, NOW)
    assert found(database, "fleur") == []
    database.write(journal.undo, NOW)
    assert found(database, "fleur") == [lead_id]
    database.write(journal.undo, NOW)
    assert found(database, "sanne") == [lead_id]
    database.write(journal.undo, NOW)
    assert found(database, "sanne") == []


def test_damage_to_the_index_is_found_and_mended(database: Database) -> None:
    def spoil(session: Session) -> None:
        session.connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")

    lead_id = database.write(sanne, NOW).value
    assert database.write(lambda session: text_search.damage(session.connection), NOW).value == []
    database.write(spoil, NOW)
    assert found(database, "sanne") == []
    assert len(database.write(lambda session: text_search.damage(session.connection), NOW).value) == 1
    database.write(lambda session: text_search.rebuild(session.connection), NOW)
    assert found(database, "sanne") == [lead_id]
