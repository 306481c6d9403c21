from __future__ import annotations

from pathlib import Path

import pytest
from data_folders import NOW, add_leads, made_folder
from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import data_file
from ptcrm.store.checking import Checked, check
from ptcrm.store.database import Database


def checked(folder: Path) -> Checked:
    database = Database.open(folder, NOW)
    try:
        return check(database)
    finally:
        database.close()


def tamper(folder: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with data_file.raw_connection(folder / "ptcrm.db") as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_file_is_counted_and_called_sound(tmp_path: Path) -> None:
    found = checked(made_folder(tmp_path, 4))
    assert found == Checked(True, data_file.SCHEMA_VERSION, dbapi2.sqlite_version, 4, 4, 0, ())


def test_a_check_beside_open_readers_and_after_writes(tmp_path: Path) -> None:
    database = Database.open(tmp_path, NOW)
    with database.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM lead").scalar_one()
        add_leads(database, 2)
        assert check(database).leads == 2
    add_leads(database, 1)
    assert check(database).leads == 3
    database.close()


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DELETE FROM search_text WHERE rid = 1", "can't be found"),
        (f"UPDATE lead SET removed_at = {NOW} WHERE rid = 1", "aren't there"),
        ("UPDATE enquiry SET waiting = 0 WHERE rid = 1", "enquiry"),
        ("UPDATE enquiry SET answered_at = 5 WHERE rid = 1", "enquiry"),
        ("UPDATE lead SET without_step = 1 WHERE rid = 1", "lead"),
        ("UPDATE enquiry SET lead_id = 'nobody' WHERE rid = 1", "points at a lead that is not there"),
        ("DROP INDEX enquiry_waiting", "missing or changed: index enquiry_waiting"),
        ("CREATE TABLE stranger (x)", "unknown: table stranger"),
        ("CREATE TRIGGER evil AFTER INSERT ON lead BEGIN DELETE FROM touch; END", "unknown: trigger evil"),
        ("DROP TRIGGER search_text_changed", "missing or changed: trigger search_text_changed"),
        ("DELETE FROM search_index WHERE rowid = 1", ""),
    ],
)
def test_what_disagrees_is_named(tmp_path: Path, statement: str, word: str) -> None:
    folder = made_folder(tmp_path, 4)
    tamper(folder, statement)
    found = checked(folder)
    assert not found.ok
    assert found.touches == 0
    assert found.enquiries >= 3
    assert any(word in problem for problem in found.problems), found.problems


def test_a_lost_table_is_named(tmp_path: Path) -> None:
    folder = made_folder(tmp_path, 4)
    tamper(folder, "DROP TABLE touch")
    assert "missing or changed: table touch" in checked(folder).problems


def test_overwritten_pages_are_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    folder = made_folder(tmp_path, 40)
    database = Database.open(folder, NOW)
    size = database.path.stat().st_size
    database.close()
    unused = free_leaves((folder / "ptcrm.db").read_bytes())
    for page in set(range(2, size // 4096, 3)) - unused:
        other = made_folder(tmp_path / str(page), 0)
        content = bytearray((folder / "ptcrm.db").read_bytes())
        content[page * 4096 : (page + 1) * 4096] = b"\xc3" * 4096
        (other / "ptcrm.db").write_bytes(bytes(content))
        assert not seems_sound(other)


def free_leaves(file: bytes) -> set[int]:
    """The pages, counted from 0, that SQLite keeps for later: nothing in them is looked at or lost."""
    leaves: set[int] = set()
    trunk = int.from_bytes(file[32:36])
    while trunk:
        start = (trunk - 1) * 4096
        count = int.from_bytes(file[start + 4 : start + 8])
        entries = (file[start + 8 + 4 * at : start + 12 + 4 * at] for at in range(count))
        leaves |= {int.from_bytes(entry) - 1 for entry in entries}
        trunk = int.from_bytes(file[start : start + 4])
    return leaves


def seems_sound(folder: Path) -> bool:
    """Whether neither opening nor checking found anything; no other error may come out."""
    try:
        return checked(folder).ok
    except Refusal as refusal:
        return refusal.code != "file_damaged"
