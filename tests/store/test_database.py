"""The file is private and safe, a write is whole or not at all, and a doubtful save is looked up."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from rows import NOW, add_enquiry, add_lead, content_hash
from sqlalchemy import Connection, event, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from ptcrm.domain.changes import Changes
from ptcrm.domain.refusals import Refusal
from ptcrm.store import data_file, engine, tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are another thing there")


def new_lead(session: Session) -> str:
    session.call_it("Added")
    return add_lead(session)


def leads(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.lead)).scalar_one()


def pragma(connection: Connection, name: str) -> Any:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@posix
def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    database = Database.open(folder, NOW)
    database.write(new_lead, NOW)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name for file in folder.glob("ptcrm.db*")} == {"ptcrm.db", "ptcrm.db-wal", "ptcrm.db-shm"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.glob("ptcrm.db*")} == {0o600}
    database.close()
    assert [file.name for file in folder.glob("ptcrm.db*")] == ["ptcrm.db"]


def test_every_connection_has_the_settings_that_keep_data_safe(database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    wanted |= {"trusted_schema": 0, "cell_size_check": 1, "busy_timeout": engine.BUSY_MS}
    wanted |= {"application_id": data_file.APPLICATION_ID, "user_version": data_file.SCHEMA_VERSION}

    def look(session: Session) -> dict[str, Any]:
        return {name: pragma(session.connection, name) for name in wanted}

    assert database.write(look, NOW).value == wanted
    with database.reading() as connection:
        assert {name: pragma(connection, name) for name in wanted} == wanted


def test_where_wal_is_not_safe_another_journal_is(tmp_path: Path) -> None:
    assert not engine.wal_is_safe((3, 51, 2))
    assert engine.wal_is_safe((3, 50, 7))
    assert engine.wal_is_safe()
    connection = engine.connect(tmp_path / "plain.db", wal=False)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    connection.close()


def test_a_reader_can_not_write(database: Database) -> None:
    with pytest.raises(Refusal), database.reading() as connection:
        connection.exec_driver_sql("DELETE FROM lead")


def test_a_reader_sees_one_moment(database: Database) -> None:
    count = select(func.count()).select_from(tables.lead)
    with database.reading() as connection:
        assert connection.execute(count).scalar() == 0
        database.write(new_lead, NOW)
        assert connection.execute(count).scalar() == 0
    assert leads(database) == 1


def test_a_job_that_fails_leaves_nothing(database: Database) -> None:
    def fails(session: Session) -> None:
        new_lead(session)
        raise Refusal("not_today", "Not today.")

    before = content_hash(database)
    with pytest.raises(Refusal, match="Not today"):
        database.write(fails, NOW)
    assert content_hash(database) == before
    assert database.write(new_lead, NOW).command_id is not None


def test_a_job_that_writes_nothing_is_no_command(database: Database) -> None:
    def idle(session: Session) -> int:
        session.call_it("Nothing")
        return 7

    written = database.write(idle, NOW)
    assert (written.value, written.changes, written.command_id) == (7, Changes(), None)


def test_writers_wait_for_each_other(database: Database) -> None:
    def many() -> None:
        for _ in range(20):
            database.write(new_lead, NOW)

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert leads(database) == 80


def test_only_what_another_program_wrote_changes_the_version(database: Database) -> None:
    first = database.data_version()
    database.write(new_lead, NOW)
    assert database.data_version() == first
    other = Database.open(database.folder, NOW)
    other.write(new_lead, NOW)
    changed = database.data_version()
    assert changed != first
    assert database.data_version() == changed
    other.close()


def test_a_first_look_that_fell_in_a_write_takes_nothing_for_anothers(database: Database) -> None:
    first = database.write(lambda _session: database.data_version(), NOW).value
    assert database.data_version() == first


def test_a_file_that_another_program_holds_is_a_refusal(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_SETTINGS", (("busy_timeout", 50), *engine._SETTINGS[1:]))
    hurried = Database.open(database.folder, NOW)

    def meanwhile(session: Session) -> Refusal:
        add_lead(session)
        with pytest.raises(Refusal) as caught:
            hurried.write(new_lead, NOW)
        return caught.value

    assert database.write(meanwhile, NOW).value.code == "file_locked"
    hurried.close()
    assert leads(database) == 1


def test_a_commit_that_failed_saved_nothing(database: Database) -> None:
    def orphan(session: Session) -> None:
        session.call_it("Orphan")
        session.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        session.add(tables.note, lead_id="nobody", at=NOW, text="x")

    with pytest.raises(IntegrityError):
        database.write(orphan, NOW)
    assert database.write(new_lead, NOW).command_id is not None
    assert leads(database) == 1


@pytest.mark.parametrize("name", ["Added", ""])
def test_a_commit_that_raised_but_reached_the_file_counts(database: Database, name: str) -> None:
    def job(session: Session) -> str:
        if name:
            session.call_it(name)
        lead_id = add_lead(session)
        add_enquiry(session, lead_id)
        return lead_id

    def reach_the_file_and_fail(connection: Connection) -> None:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.commit()
        event.remove(database._writer, "commit", reach_the_file_and_fail)
        raise DBAPIError.instance("COMMIT", None, dbapi2.OperationalError("disk I/O error"), dbapi2.Error)

    event.listen(database._writer, "commit", reach_the_file_and_fail)
    lead_id = database.write(job, NOW).value
    with database.reading() as connection:
        assert connection.execute(select(tables.lead.c.id)).scalars().all() == [lead_id]
    assert database.write(new_lead, NOW).command_id is not None


@posix
def test_a_full_disk_is_a_refusal_and_loses_nothing(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FILLS_UP, str(tmp_path / "data"), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    saved = int(run.stdout)
    assert saved > 0
    database = Database.open(tmp_path / "data", NOW)
    assert leads(database) == saved
    database.close()


FILLS_UP = """
import resource, signal, sys
from pathlib import Path
sys.path.append(sys.argv[2])
from rows import NOW, add_lead
from ptcrm.domain.refusals import Refusal
from ptcrm.store.database import Database
database = Database.open(Path(sys.argv[1]), NOW)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
saved = 0
try:
    while True:
        database.write(lambda session: add_lead(session, "x" * 9_000), NOW)
        saved += 1
except Refusal as refusal:
    assert refusal.code in ("disk_full", "disk_error"), refusal.code
print(saved)
"""


def test_the_file_is_plain_sqlite(database: Database) -> None:
    database.write(new_lead, NOW)
    database.close()
    with sqlite3.connect(database.path) as plain:
        assert plain.execute("SELECT name FROM lead").fetchall() == [("Sanne",)]
    plain.close()


def test_a_text_that_is_no_text_any_more_is_a_damaged_file(database: Database) -> None:
    database.write(lambda session: add_lead(session, "Sanne Bakkerswoord"), NOW)
    database.close()
    content = database.path.read_bytes()
    assert b"Sanne Bakkerswoord" in content
    database.path.write_bytes(content.replace(b"Sanne Bakkerswoord", b"Sanne \xff\xfe\x80kerswoord"))
    damaged = Database.open(database.folder, NOW)
    with pytest.raises(Refusal) as refused, damaged.reading() as connection:
        connection.execute(select(tables.lead.c.name)).all()
    assert refused.value.code == "file_damaged"
    with pytest.raises(Refusal) as refused:
        damaged.write(lambda session: session.connection.execute(select(tables.lead.c.name)).all(), NOW)
    assert refused.value.code == "file_damaged"
    damaged.close()


def test_what_was_written_comes_into_the_file_itself_while_nobody_waits(
    database: Database, tmp_path: Path
) -> None:
    """Looked at as the file stands without its log, as after the log was lost."""

    def in_the_file() -> int:
        alone = tmp_path / "alone.db"
        alone.write_bytes(database.path.read_bytes())
        with data_file.raw_connection(alone) as connection:
            return int(connection.execute("SELECT count(*) FROM lead").fetchone()[0])

    for written in range(60):
        database.write(new_lead, NOW + written)
        database.tidy()
    assert 25 <= in_the_file() < 60
    assert leads(database) == 60


def test_a_write_of_another_program_shows_in_the_files_times(database: Database) -> None:
    database.was_written()
    assert not database.was_written()
    other = Database.open(database.folder, NOW)
    time.sleep(0.02)
    assert not database.was_written(), "opening is no writing"
    other.write(new_lead, NOW)
    assert database.was_written()
    assert not database.was_written()
    other.close()
