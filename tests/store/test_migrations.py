from __future__ import annotations

import hashlib
import importlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from data_folders import NOW, made_folder
from sqlalchemy import select
from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup_names, data_file, inspection, tables
from ptcrm.store.checking import check
from ptcrm.store.data_file import APPLICATION_ID, SCHEMA_VERSION
from ptcrm.store.database import Database
from ptcrm.store.folder_lock import FolderLock
from ptcrm.store.migrations import runner
from ptcrm.store.migrations.versions import v0001_base
from ptcrm.store.opening import prepare

pytestmark = pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")

CHILDREN = 9000
BASE_DIGEST = "5e6f424277280ab4b1708853d7aa435df9dc3488eb385a5f4d0c36fa80c38b86"

BASE = """
from alembic import op

def upgrade():
    connection = op.get_bind()
    for statement in (
        "CREATE TABLE lead (rid INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, removed_at INTEGER) STRICT",
        "CREATE TABLE touch (rid INTEGER PRIMARY KEY, lead_id TEXT REFERENCES lead (id) ON DELETE CASCADE)",
        "CREATE TABLE tally (n INTEGER) STRICT",
        "CREATE INDEX lead_by_name ON lead (lower(name))",
        "CREATE TRIGGER lead_added AFTER INSERT ON lead BEGIN UPDATE tally SET n = n + 1; END",
    ):
        connection.exec_driver_sql(statement)
"""
ADDS_COLUMN = """
from alembic import op
import sqlalchemy as sa

def upgrade():
    op.add_column("lead", sa.Column("city", sa.Text))
    op.get_bind().exec_driver_sql("UPDATE lead SET city = 'Ede'")
    op.create_table("offer", sa.Column("rid", sa.Integer, primary_key=True), sqlite_strict=True)
"""
REBUILDS = """
from alembic import op
import sqlalchemy as sa

def upgrade():
    with op.batch_alter_table("lead", recreate="always", table_kwargs={"sqlite_strict": True}) as lead:
        lead.add_column(sa.Column("born", sa.Integer))
    op.get_bind().exec_driver_sql("CREATE INDEX lead_by_name ON lead (lower(name))")
    op.get_bind().exec_driver_sql(
        "CREATE TRIGGER lead_added AFTER INSERT ON lead BEGIN UPDATE tally SET n = n + 1; END"
    )
"""
FAILS = """
from alembic import op

def upgrade():
    op.get_bind().exec_driver_sql("CREATE TABLE half (x INTEGER) STRICT")
    op.get_bind().exec_driver_sql("UPDATE lead SET name = 'lost'")
    raise ZeroDivisionError
"""
LOSES_ROWS = """
from alembic import op

def upgrade():
    op.get_bind().exec_driver_sql("DELETE FROM touch WHERE rid > 10")
"""
LOSES_ROWS_KNOWINGLY = (
    LOSES_ROWS
    + """
def expected_counts(before):
    return {**before, "touch": 10}
"""
)
LOSES_TRIGGER = """
from alembic import op

def upgrade():
    op.get_bind().exec_driver_sql("DROP TRIGGER lead_added")
"""
ORPHANS = """
from alembic import op

def upgrade():
    op.get_bind().exec_driver_sql("UPDATE touch SET lead_id = 'nobody' WHERE rid = 5")
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty package for steps, made in a folder of its own."""
    name = f"steps_{random.randrange(10**9)}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    for module in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[module]


def steps(tmp_path: Path, package: str, *texts: str) -> runner.Steps:
    for number, text in enumerate(texts, 1):
        (tmp_path / package / f"v{number:04}_step.py").write_text(text)
    importlib.invalidate_caches()
    return runner.steps_in(package)


def old_folder(folder: Path) -> Path:
    """A data folder with a file of version 1 of the test's own steps: 3000 leads, 9000 touches."""
    folder.mkdir()
    data_file.private_file(folder / "ptcrm.db")
    with data_file.raw_connection(folder / "ptcrm.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        for line in BASE.splitlines():
            if line.strip().startswith('"CREATE'):
                connection.execute(line.strip().rstrip(",").strip('"'))
        connection.execute("INSERT INTO tally VALUES (0)")
        connection.executemany(
            "INSERT INTO lead (id, name) VALUES (?, ?)",
            [(f"l{n}", f"Lead {n}") for n in range(CHILDREN // 3)],
        )
        connection.executemany(
            "INSERT INTO touch (lead_id) VALUES (?)", [(f"l{n % (CHILDREN // 3)}",) for n in range(CHILDREN)]
        )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("COMMIT")
    return folder


def state(folder: Path) -> tuple[int, dict[str, int], frozenset[str], str]:
    """Version, rows, schema and one name: all that a migration may or may not have changed."""
    with data_file.raw_connection(folder / "ptcrm.db") as connection:
        assert not inspection.damage(connection)
        return (
            inspection.heading(connection).version,
            inspection.table_counts(connection),
            inspection.schema_of(connection),
            connection.execute("SELECT name FROM lead WHERE rid = 1").fetchone()[0],
        )


def refusal_of(folder: Path, known: runner.Steps, target: int, wanted: int | None = None) -> Refusal:
    """What migrating is refused with, everything being as it was and a good backup being named."""
    before = state(folder)
    with pytest.raises(Refusal) as refused:
        runner.migrate(folder, NOW, known, target, lambda: runner.schema_at(wanted or target, known))
    assert state(folder) == before
    return refused.value


def test_a_migrated_file_is_built_like_a_created_one() -> None:
    assert runner.schema_at(SCHEMA_VERSION) == inspection.created_schema()
    assert runner.schema_at(SCHEMA_VERSION + 1) == frozenset()


def test_the_base_step_stays_as_it_was() -> None:
    """A change of the tables is a new step: files of version 1 are out there, built by these statements."""
    said = "\n".join(v0001_base.STATEMENTS).encode()
    assert hashlib.sha256(said).hexdigest() == BASE_DIGEST


def test_a_file_of_version_1_opens_with_everything_in_it(tmp_path: Path) -> None:
    folder = first_version(tmp_path / "data")
    database = Database.open(folder, NOW)
    try:
        with database.reading() as connection:
            [row] = connection.execute(select(tables.touch)).mappings()
            assert (row["note"], row["batch_id"]) == ("Gebeld, voicemail", None)
        checked = check(database)
        assert (checked.ok, checked.schema, checked.touches) == (True, SCHEMA_VERSION, 1)
    finally:
        database.close()
    [made] = (folder / "backups").glob(f"pre-v{SCHEMA_VERSION}-*.db")
    with data_file.raw_connection(made) as connection:
        assert inspection.heading(connection).version == 1


def first_version(folder: Path) -> Path:
    """A data folder as the first version left it, with one lead and one touch."""
    folder.mkdir()
    data_file.private_file(folder / "ptcrm.db")
    with data_file.raw_connection(folder / "ptcrm.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        for statement in v0001_base.STATEMENTS:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO lead (id, name, stage, stage_since, created_at, changed_at, without_step)"
            " VALUES ('l1', 'Sanne', 'know', ?, ?, ?, 1)",
            (NOW, NOW, NOW),
        )
        connection.execute(
            "INSERT INTO touch (id, lead_id, at, recorded_at, direction, channel, reached, note)"
            " VALUES ('t1', 'l1', ?, ?, 'out', 'phone', 'attempted', 'Gebeld, voicemail')",
            (NOW, NOW),
        )
        connection.execute(
            "INSERT INTO search_text (rid, id, who, notes) VALUES (1, 'l1', 'sanne', 'gebeld, voicemail')"
        )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("COMMIT")
    return folder


def test_a_file_of_today_needs_nothing(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data")
    assert runner.migrate(folder, NOW) is None
    assert not (folder / "backups").exists()


def test_an_older_file_gets_every_step_and_keeps_every_child(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN, REBUILDS)
    folder = old_folder(tmp_path / "data")
    made = runner.migrate(folder, NOW, known, 3, lambda: runner.schema_at(3, known))
    version, counts, schema, name = state(folder)
    assert version == 3
    assert counts == {"lead": 3000, "touch": CHILDREN, "tally": 1, "offer": 0}
    assert schema == runner.schema_at(3, known)
    assert any(part.startswith("trigger lead_added") for part in schema)
    assert name == "Lead 0"
    assert made == folder / "backups" / "pre-v3-20261123T100000Z.db"
    good = backup_names.newest_good(folder / "backups")
    assert good is not None
    assert good.file == made
    with data_file.raw_connection(made) as connection:
        assert inspection.heading(connection).version == 1


@pytest.mark.parametrize("step", [FAILS, LOSES_ROWS, ORPHANS])
def test_a_failing_step_leaves_everything_as_it_was(tmp_path: Path, package: str, step: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN, step)
    refusal = refusal_of(old_folder(tmp_path / "data"), known, 3, wanted=2)
    assert refusal.code == "migration_failed"
    assert "pre-v3-20261123T100000Z.db" in refusal.message


def test_a_migration_that_is_interrupted_leaves_everything_as_it_was(tmp_path: Path, package: str) -> None:
    known = steps(
        tmp_path, package, BASE, ADDS_COLUMN, FAILS.replace("ZeroDivisionError", "KeyboardInterrupt")
    )
    folder = old_folder(tmp_path / "data")
    before = state(folder)
    with pytest.raises(KeyboardInterrupt):
        runner.migrate(folder, NOW, known, 3, lambda: runner.schema_at(2, known))
    assert state(folder) == before


def test_a_step_may_lose_rows_only_when_it_says_so(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, LOSES_ROWS_KNOWINGLY)
    folder = old_folder(tmp_path / "data")
    runner.migrate(folder, NOW, known, 2, lambda: runner.schema_at(2, known))
    assert state(folder)[1]["touch"] == 10


def test_a_lost_trigger_is_noticed_before_anything_is_committed(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, LOSES_TRIGGER)
    folder = old_folder(tmp_path / "data")
    assert refusal_of(folder, known, 2, wanted=1).code == "migration_failed"


def test_steps_have_no_gap(tmp_path: Path, package: str) -> None:
    (tmp_path / package / "v0003_late.py").write_text(ADDS_COLUMN)
    with pytest.raises(runner.MigrationError):
        steps(tmp_path, package, BASE)


def test_a_file_built_otherwise_is_not_migrated(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN)
    folder = old_folder(tmp_path / "data")
    with data_file.raw_connection(folder / "ptcrm.db") as connection:
        connection.execute("CREATE TRIGGER evil AFTER UPDATE ON lead BEGIN DELETE FROM touch; END")
    assert refusal_of(folder, known, 2).code == "data_built_otherwise"


def test_a_file_in_use_is_not_migrated(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN)
    folder = old_folder(tmp_path / "data")
    hold = "import sys, time\nfrom pathlib import Path\nfrom ptcrm.store.folder_lock import FolderLock\n"
    hold += "lock = FolderLock.acquire(Path(sys.argv[1]))\nprint('held', flush=True)\ntime.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(folder)], stdout=subprocess.PIPE, env=environment(tmp_path)
    ) as window:
        assert window.stdout is not None
        window.stdout.readline()
        assert refusal_of(folder, known, 2).code == "window_open"
        window.kill()
    own = FolderLock.acquire(folder)
    assert own is not None
    runner.migrate(folder, NOW, known, 2, lambda: runner.schema_at(2, known))
    own.release()
    assert state(folder)[0] == 2


def environment(tmp_path: Path) -> dict[str, str]:
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parent), *sys.path])
    return {**os.environ, "PYTHONPATH": path}


MIGRATE = """
import sys
from pathlib import Path
from ptcrm.domain.refusals import Refusal
from ptcrm.store.migrations import runner
from ptcrm.store.migrations.versions import v0001_base
known = runner.steps_in(sys.argv[2])
{first}
print("ready", flush=True)
try:
    runner.migrate(Path(sys.argv[1]), 1_795_428_000_000, known, 3, lambda: runner.schema_at(3, known))
    print("done")
except Refusal as refusal:
    print(refusal.code)
"""


def test_a_migration_that_is_killed_is_whole_or_not_there(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN, REBUILDS)
    original = old_folder(tmp_path / "data")
    old = state(original)
    chooser = random.Random(7)
    seen = []
    for number in range(20):
        folder = tmp_path / f"data{number}"
        shutil.copytree(original, folder)
        with subprocess.Popen(
            [sys.executable, "-c", MIGRATE.format(first=""), str(folder), package],
            stdout=subprocess.PIPE,
            env=environment(tmp_path),
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chooser.uniform(0, 0.3))
            child.kill()
        version, counts, schema, name = state(folder)
        seen.append(version)
        if version == 1:
            assert (version, counts, schema, name) == old
            runner.migrate(folder, NOW, known, 3, lambda: runner.schema_at(3, known))
            version, counts, schema, name = state(folder)
        assert version == 3
        assert counts["touch"] == CHILDREN
        assert schema == runner.schema_at(3, known)
        shutil.rmtree(folder)
    assert 1 in seen


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, package: str) -> None:
    steps(tmp_path, package, BASE, ADDS_COLUMN, REBUILDS)
    original = old_folder(tmp_path / "data")
    old = state(original)
    size = (original / "ptcrm.db").stat().st_size
    outcomes = set()
    for number, limit in enumerate(
        (20_000, size // 2, size + 4096, int(size * 1.3), int(size * 1.6), size * 5)
    ):
        folder = tmp_path / f"data{number}"
        shutil.copytree(original, folder)
        first = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
        done = subprocess.run(
            [sys.executable, "-c", MIGRATE.format(first=first), str(folder), package],
            capture_output=True,
            text=True,
            check=False,
            env=environment(tmp_path),
        )
        outcome = done.stdout.split()[-1]
        outcomes.add(outcome)
        assert done.returncode == 0, done.stderr
        if outcome != "done":
            assert state(folder) == old, limit
    assert "done" in outcomes
    assert len(outcomes) > 1


def test_a_damaged_old_file_is_not_migrated(tmp_path: Path, package: str) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN)
    folder = old_folder(tmp_path / "data")
    with (folder / "ptcrm.db").open("r+b") as stream:
        stream.seek(8 * 4096)
        stream.write(b"\xaa" * 8 * 4096)
    before = (folder / "ptcrm.db").read_bytes()
    with pytest.raises(Refusal) as refused:
        runner.migrate(folder, NOW, known, 2, lambda: runner.schema_at(2, known))
    assert refused.value.code == "file_damaged"
    assert (folder / "ptcrm.db").read_bytes() == before


def test_opening_an_older_file_brings_it_up_to_date(
    tmp_path: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = steps(tmp_path, package, BASE, ADDS_COLUMN)
    folder = old_folder(tmp_path / "data")
    monkeypatch.setattr("ptcrm.store.data_file.SCHEMA_VERSION", 2)
    monkeypatch.setattr(
        runner.migrate, "__defaults__", (known, 2, lambda: runner.schema_at(2, known)), raising=True
    )
    opened = prepare(folder, NOW)
    assert opened.migrated_from == 1
    assert opened.backup is not None
    assert state(folder)[0] == 2
    assert dbapi2.sqlite_version_info >= (3, 51, 3)
