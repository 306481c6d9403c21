"""The look at who waits before the file is opened: the same people, and hands off anything unusual."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.today import answer_now
from ptcrm.queries.today_rows import in_order
from ptcrm.store.data_file import DATABASE
from ptcrm.store.database import Database
from ptcrm.store.first_look import first_look


def add(database: Database, now: int, name: str, minutes_ago: int) -> LeadId:
    enquiry = Enquiry(Person(name=name), Channel.FORM, "Hoi", Arrival(now - minutes_ago * 60_000))
    return database.write(partial(take_in, enquiry=enquiry), now).value.lead_id


def test_it_sees_what_today_sees(database: Database, now: int) -> None:
    for name, minutes in (("Sanne", 72), ("Youssef", 20), ("Mark", 1600)):
        add(database, now, name, minutes)
    answered = add(database, now, "Lotte", 30)
    database.write(partial(contacted, lead_id=answered), now)
    rows = first_look(database.folder, now)
    assert rows is not None
    with database.reading() as connection:
        assert in_order(rows, now) == answer_now(connection, now)
    assert [row.name for row in in_order(rows, now).rows] == ["Sanne", "Youssef", "Mark"]


def test_with_the_clock_set_back_who_was_answered_waits_again_and_who_was_removed_does_not(
    database: Database, now: int
) -> None:
    earlier = now - 20 * 60_000
    answered, removed = add(database, now, "Lotte", 30), add(database, now, "Sem", 30)
    for lead_id in (answered, removed):
        database.write(partial(contacted, lead_id=lead_id), now)
    database.write(partial(remove_lead, lead_id=removed), now)
    rows = first_look(database.folder, earlier)
    assert rows is not None
    with database.reading() as connection:
        found = answer_now(connection, earlier)
    assert in_order(rows, earlier) == found
    assert [row.name for row in found.rows] == ["Lotte"]


def test_it_leaves_no_trace(tmp_path: Path, now: int) -> None:
    database = Database.open(tmp_path, now)
    add(database, now, "Sanne", 5)
    database.close()
    before = sorted(file.name for file in tmp_path.iterdir()), (tmp_path / DATABASE).read_bytes()
    assert first_look(tmp_path, now) is not None
    assert (sorted(file.name for file in tmp_path.iterdir()), (tmp_path / DATABASE).read_bytes()) == before


def test_anything_unusual_is_left_to_the_opening(tmp_path: Path, now: int) -> None:
    file = tmp_path / DATABASE
    assert first_look(tmp_path, now) is None
    assert not file.exists()
    file.write_bytes(b"")
    assert first_look(tmp_path, now) is None
    file.write_text("not a database at all, but some text that somebody put here", encoding="utf-8")
    assert first_look(tmp_path, now) is None
    file.unlink()
    with dbapi2.connect(str(file)) as other:
        other.execute("CREATE TABLE enquiry (id)")
    assert first_look(tmp_path, now) is None
    assert first_look(tmp_path / "gone", now) is None
