"""Undo gives back what was, whole or not at all, also after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rows import NOW, add_enquiry, add_lead, add_touch, content_hash
from sqlalchemy import func, select

from ptcrm.domain.changes import Kind
from ptcrm.domain.ids import BatchId, LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.store import journal, tables
from ptcrm.store.database import Database
from ptcrm.store.session import INTAKE, PROGRAM, Session

DAY = 86_400_000


def new_lead(session: Session) -> LeadId:
    session.call_it("{name} added", name="Sanne")
    lead_id = add_lead(session)
    add_enquiry(session, lead_id)
    return lead_id


def called(lead_id: LeadId, note: str = "") -> Callable[[Session], str]:
    def job(session: Session) -> str:
        session.call_it("Called")
        return add_touch(session, lead_id, note=note)

    return job


def renamed(lead_id: LeadId, name: str) -> Callable[[Session], None]:
    def job(session: Session) -> None:
        session.call_it("Edited")
        session.change(tables.lead, lead_id, name=name)

    return job


def labels(database: Database) -> tuple[str | None, str | None]:
    with database.reading() as connection:
        undo, redo = journal.latest(connection)
    return (undo.label if undo else None), (redo.label if redo else None)


def count(database: Database, name: str) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()


def refused(database: Database, job: Callable[[Session], object]) -> Refusal:
    before = content_hash(database)
    with pytest.raises(Refusal) as caught:
        database.write(job, NOW)
    assert content_hash(database) == before
    return caught.value


def test_undo_goes_back_command_by_command_and_redo_forth(database: Database) -> None:
    empty = content_hash(database)
    lead_id = database.write(new_lead, NOW).value
    added = content_hash(database)
    database.write(called(lead_id), NOW)
    answered = content_hash(database)
    assert labels(database) == ("Called", None)
    undone = database.write(journal.undo, NOW)
    assert undone.value.label == "Called"
    assert undone.value.leads == undone.changes.leads == {lead_id}
    assert undone.changes.kinds == {Kind.TOUCH}
    assert content_hash(database) == added
    assert labels(database) == ("{name} added", "Called")
    undone = database.write(journal.undo, NOW)
    assert (undone.value.label, undone.value.label_values) == ("{name} added", {"name": "Sanne"})
    assert content_hash(database) == empty
    assert labels(database) == (None, "{name} added")
    assert refused(database, journal.undo).code == "nothing_to_undo"
    database.write(journal.redo, NOW)
    assert content_hash(database) == added
    database.write(journal.redo, NOW)
    assert content_hash(database) == answered
    assert refused(database, journal.redo).code == "nothing_to_redo"


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "data", NOW)
    lead_id = database.write(new_lead, NOW).value
    before = content_hash(database)
    database.write(called(lead_id), NOW)
    database.close()
    database = Database.open(tmp_path / "data", NOW)
    database.write(journal.undo, NOW)
    assert content_hash(database) == before
    database.close()
    database = Database.open(tmp_path / "data", NOW)
    assert labels(database) == ("{name} added", "Called")
    database.close()


def test_a_row_changed_since_keeps_everything_as_it_is(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value

    def two(session: Session) -> None:
        session.call_it("Two things")
        session.change(tables.lead, lead_id, city="Utrecht")
        add_touch(session, lead_id)

    database.write(two, NOW)
    database.write(renamed(lead_id, "Sanne van den Berg"), NOW, origin=INTAKE)
    refusal = refused(database, journal.undo)
    assert refusal.code == "changed_since"
    assert refusal.message == (
        "This can't be undone now: Sanne van den Berg was changed afterwards. Everything is as it was."
    )


def test_a_lead_that_wrote_again_is_not_taken_away(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value

    def wrote_again(session: Session) -> None:
        session.call_it("Enquiry came in")
        add_enquiry(session, lead_id, message="Nog even dit")

    database.write(wrote_again, NOW, origin=INTAKE)
    assert refused(database, journal.undo).code == "changed_since"


def test_an_alert_that_rang_does_not_hold_undo_up(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value

    def ring(session: Session) -> None:
        enquiry = session.rows(select(tables.enquiry).where(tables.enquiry.c.lead_id == lead_id))[0]
        session.add(tables.alert, enquiry_id=enquiry["id"], rung="arrived", due_at=NOW, claimed_at=NOW)

    database.write(ring, NOW, origin=PROGRAM)
    database.write(journal.undo, NOW)
    assert count(database, "lead") == count(database, "alert") == 0


def test_what_the_program_does_by_itself_is_not_undone(database: Database) -> None:
    database.write(new_lead, NOW, origin=INTAKE)
    assert labels(database) == (None, None)
    assert refused(database, journal.undo).code == "nothing_to_undo"


def test_a_new_command_clears_redo_and_intake_does_not(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value
    database.write(called(lead_id), NOW)
    database.write(journal.undo, NOW)
    database.write(new_lead, NOW, origin=INTAKE)
    assert labels(database) == ("{name} added", "Called")
    database.write(called(lead_id, "again"), NOW)
    assert labels(database) == ("Called", None)


def test_a_place_that_was_given_away_does_not_hold_undo_up(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value
    touch_id = database.write(called(lead_id, "first"), NOW).value

    def remove(session: Session) -> None:
        session.call_it("Removed")
        session.remove(tables.touch, touch_id)

    database.write(remove, NOW)
    database.write(called(lead_id, "mail"), NOW, origin=INTAKE)
    database.write(journal.undo, NOW)
    assert count(database, "touch") == 2
    database.write(journal.redo, NOW)
    assert count(database, "touch") == 1


def test_a_merge_leaves_both_leads_settled(database: Database) -> None:
    one, two = (database.write(new_lead, NOW).value for _ in range(2))

    def merge(session: Session) -> None:
        session.call_it("Merged")
        for row in session.rows(select(tables.enquiry).where(tables.enquiry.c.lead_id == two)):
            session.change(tables.enquiry, row["id"], lead_id=one)

    assert database.write(merge, NOW).changes.leads == {one, two}
    with database.reading() as connection:
        query = select(tables.lead.c.id).where(tables.lead.c.without_step == 1)
        assert connection.execute(query).scalars().all() == [two]


def test_a_thousand_commands_are_kept_and_none_older_than_thirty_days(database: Database) -> None:
    lead_id = database.write(new_lead, NOW).value
    for number in range(journal.KEPT_COMMANDS + 5):
        database.write(renamed(lead_id, f"Sanne {number}"), NOW + 1)
    assert count(database, "command") == count(database, "command_row") == journal.KEPT_COMMANDS
    for number in range(60):
        database.write(renamed(lead_id, f"Fleur {number}"), NOW + 31 * DAY)
    assert count(database, "command") == 60
    database.write(journal.undo, NOW + 31 * DAY)
    assert labels(database) == ("Edited", "Edited")


def test_an_import_is_reported_and_left_to_what_made_it(database: Database) -> None:
    kept = database.write(new_lead, NOW).value

    def bring_in(session: Session) -> BatchId:
        session.call_it("{n} imported", n=2)
        batch = BatchId(session.add(tables.import_batch, at=NOW))
        session.batch_id = batch
        session.change(tables.lead, kept, city="Gent")
        add_lead(session, "Joost", batch_id=batch)
        return batch

    batch = database.write(bring_in, NOW).value
    before = content_hash(database)
    undone = database.write(journal.undo, NOW)
    assert undone.value.batch_id == batch
    assert content_hash(database) == before
    database.write(renamed(kept, "Sanne B."), NOW)

    def take_back(session: Session) -> frozenset[LeadId]:
        command_id = journal.command_of_batch(session.connection, batch)
        assert command_id is not None
        touched = journal.put_back_untouched(session, command_id)
        journal.forget(session, command_id)
        return touched

    assert database.write(take_back, NOW).value == {kept}
    assert count(database, "lead") == 1
    assert count(database, "import_batch") == 1  # says that there was an import
    assert labels(database) == ("Edited", None)


def test_an_erased_person_leaves_nothing_in_the_journal(database: Database) -> None:
    one, two = (database.write(new_lead, NOW).value for _ in range(2))
    database.write(called(one, "geheim"), NOW)
    database.write(called(two, "gewoon"), NOW)
    database.write(lambda session: journal.purge_lead(session, one), NOW)
    with database.reading() as connection:
        left = connection.execute(select(tables.command_row)).all()
    assert left
    assert not any(one in str(tuple(row)) or "geheim" in str(tuple(row)) for row in left)
    assert count(database, "command") == 2
