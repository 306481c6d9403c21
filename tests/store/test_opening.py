from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import textwrap
import time
from importlib.metadata import version
from pathlib import Path

import pytest
from data_folders import DAY, NOW, add_leads, as_in, flip_bytes, leads_of, made_folder

from ptcrm.domain.refusals import Refusal
from ptcrm.store import data_file
from ptcrm.store.backup import back_up
from ptcrm.store.database import Database
from ptcrm.store.opening import prepare, quick_check

posix_only = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


def refusal_of(folder: Path) -> Refusal:
    """What opening a folder is refused with, having changed nothing in it."""
    before = as_in(folder)
    with pytest.raises(Refusal) as refused:
        prepare(folder, NOW)
    assert as_in(folder) == before
    return refused.value


def with_backup(folder: Path) -> Path:
    database = Database.open(made_folder(folder, 5), NOW)
    made = back_up(database, None, NOW - DAY).file
    database.close()
    return made


def in_child(script: str, *arguments: Path, nobody: bool = False) -> list[str]:
    """Run a script in a process of its own, as a user without rights if asked; the JSON it prints."""
    if nobody and os.geteuid() == 0:
        script = "import os; os.setgroups([]); os.setgid(65534); os.setuid(65534)\n" + textwrap.dedent(script)
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ptcrm.store.opening, data_folders\n" + textwrap.dedent(script),
            *map(str, arguments),
        ],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


@posix_only
def test_a_new_folder_and_its_file_are_the_owners_alone(tmp_path: Path) -> None:
    opened = prepare(tmp_path / "a" / "data", NOW)
    assert opened.fresh
    assert stat.S_IMODE((tmp_path / "a" / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600
    assert prepare(tmp_path / "a" / "data", NOW).fresh, "nothing was made yet"


def test_a_made_file_opens_again_and_only_itself_is_left_behind(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    opened = prepare(folder, NOW)
    assert not opened.fresh
    assert opened.migrated_from is None
    assert [file.name for file in folder.iterdir()] == ["ptcrm.db"]


@posix_only
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    prepare(tmp_path, NOW)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary",
        b"\x00" * 4096,
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + bytes(range(256)) * 64,
        b"PK\x03\x04" + b"zip" * 1000,
    ],
)
def test_something_else_in_the_place_of_the_data_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ptcrm.db").write_bytes(content)
    assert refusal_of(tmp_path).code == "file_damaged"


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ptcrm.db").mkdir()
    assert refusal_of(tmp_path).code == "file_damaged"


@pytest.mark.parametrize("left", [1, 17, 100, 4095, 4096, 40_000])
def test_a_truncated_file_names_the_backup_that_is_good(tmp_path: Path, left: int) -> None:
    made = with_backup(tmp_path)
    os.truncate(tmp_path / "ptcrm.db", left)
    refusal = refusal_of(tmp_path)
    assert refusal.code == "file_damaged_backup_good"
    assert str(made) in refusal.message
    assert "2026-11-22T10:00:00Z" in refusal.message
    made.write_bytes(b"rotten too")
    assert refusal_of(tmp_path).code == "file_damaged", "a backup that rotted is not called good"


def test_an_empty_file_beside_backups_or_a_journal_is_not_a_fresh_start(tmp_path: Path) -> None:
    made = with_backup(tmp_path)
    (tmp_path / "ptcrm.db").write_bytes(b"")
    refusal = refusal_of(tmp_path)
    assert refusal.code == "file_missing_backups_exist"
    assert str(made) in refusal.message
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ptcrm.db").write_bytes(b"")
    (tmp_path / "other" / "ptcrm.db-wal").write_bytes(b"commits" * 1000)
    assert refusal_of(tmp_path / "other").code == "file_damaged"


def test_a_lost_file_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    made = with_backup(tmp_path)
    (tmp_path / "ptcrm.db").unlink()
    refusal = refusal_of(tmp_path)
    assert refusal.code == "file_missing_backups_exist"
    assert str(made) in refusal.message
    assert not (tmp_path / "ptcrm.db").exists()


def test_newer_data_is_refused_with_the_version_it_needs(tmp_path: Path) -> None:
    made_folder(tmp_path)
    with data_file.raw_connection(tmp_path / "ptcrm.db") as connection:
        connection.execute("PRAGMA user_version = 7")
    refusal = refusal_of(tmp_path)
    assert refusal.code == "data_newer"
    assert "Install version 0.7 " in refusal.message


def test_the_program_is_at_least_as_new_as_its_data() -> None:
    major, minor = version("ptcrm").split(".")[:2]
    assert (int(major), int(minor)) >= (0, data_file.SCHEMA_VERSION)


def test_the_data_of_another_program_is_refused(tmp_path: Path) -> None:
    made_folder(tmp_path)
    with data_file.raw_connection(tmp_path / "ptcrm.db") as connection:
        connection.execute("PRAGMA application_id = 12")
    assert refusal_of(tmp_path).code == "file_damaged"


@posix_only
def test_links_are_not_followed(tmp_path: Path) -> None:
    real = made_folder(tmp_path / "real")
    (tmp_path / "soft").mkdir()
    (tmp_path / "soft" / "ptcrm.db").symlink_to(real / "ptcrm.db")
    assert refusal_of(tmp_path / "soft").code == "file_is_link"
    (tmp_path / "dangling").mkdir()
    (tmp_path / "dangling" / "ptcrm.db").symlink_to(tmp_path / "elsewhere.db")
    assert refusal_of(tmp_path / "dangling").code == "file_is_link"
    assert not (tmp_path / "elsewhere.db").exists()
    (tmp_path / "hard").mkdir()
    os.link(real / "ptcrm.db", tmp_path / "hard" / "ptcrm.db")
    assert refusal_of(tmp_path / "hard").code == "file_is_link"


REFUSED_WITH = """
    import json, sys
    from pathlib import Path
    from ptcrm.domain.refusals import Refusal
    from ptcrm.store.opening import prepare
    codes = []
    for folder in sys.argv[1:]:
        try:
            prepare(Path(folder), 0)
            codes.append("opened")
        except Refusal as refusal:
            codes.append(refusal.code)
    print(json.dumps(codes))
"""


@posix_only
def test_places_that_may_not_be_written_are_refused(tmp_path: Path) -> None:
    folders = [made_folder(tmp_path / name) for name in ("folder", "file", "secret")]
    for folder in [tmp_path, *tmp_path.parents][:3]:
        folder.chmod(0o755)
    for folder in folders:
        folder.chmod(0o777)
        (folder / "ptcrm.db").chmod(0o666)
    (tmp_path / "closed").mkdir(mode=0o555)
    (tmp_path / "file in the way").write_text("not a folder")
    folders[0].chmod(0o555)
    (folders[1] / "ptcrm.db").chmod(0o444)
    (folders[2] / "ptcrm.db").chmod(0o000)
    places = [
        *folders,
        tmp_path / "closed" / "data",
        tmp_path / "file in the way",
        tmp_path / "file in the way" / "x",
    ]
    assert in_child(REFUSED_WITH, *places, nobody=True) == ["folder_read_only"] * 6
    assert leads_of(folders[0]) == 3


@posix_only
def test_a_full_disk_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    made_folder(tmp_path / "old")
    before = as_in(tmp_path / "old")
    script = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        + textwrap.dedent(REFUSED_WITH)
    )
    assert in_child(script, tmp_path / "old", tmp_path / "new") == ["disk_full", "disk_full"]
    assert as_in(tmp_path / "old") == before
    assert leads_of(tmp_path / "old") == 3
    assert leads_of(tmp_path / "new") == 0


@posix_only
def test_a_file_another_program_holds_is_refused_in_words(tmp_path: Path) -> None:
    made_folder(tmp_path)
    with data_file.raw_connection(tmp_path / "ptcrm.db") as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert in_child(REFUSED_WITH, tmp_path) == ["file_locked"]
        assert time.monotonic() - began < 15
    assert leads_of(tmp_path) == 3


def test_a_start_that_was_cut_off_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "ptcrm.db").write_bytes(b"")
    with data_file.raw_connection(tmp_path / "ptcrm.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE half_made (x)")
    assert (tmp_path / "ptcrm.db").stat().st_size > 0
    assert prepare(tmp_path, NOW).fresh
    assert leads_of(tmp_path) == 0


def test_an_unfinished_backup_is_cleaned_up(tmp_path: Path) -> None:
    made = with_backup(tmp_path)
    for name in ("ptcrm-20261123T090000Z.db.part", "ptcrm-20261123T090000Z.db.part-journal"):
        (tmp_path / "backups" / name).write_bytes(b"half")
    (tmp_path / "ptcrm.db.part").write_bytes(b"half")
    (tmp_path / ".may-write-12").write_bytes(b"half")
    prepare(tmp_path, NOW)
    assert sorted(file.name for file in (tmp_path / "backups").iterdir() if file.name != ".lock") == [
        made.name,
        f"{made.name}.sha256",
    ]
    assert not (tmp_path / "ptcrm.db.part").exists()
    assert not (tmp_path / ".may-write-12").exists()


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_never_crash_and_never_start_empty(tmp_path: Path, seed: int) -> None:
    made_folder(tmp_path, 20)
    flip_bytes(tmp_path / "ptcrm.db", seed, how_many=20, start=0 if seed % 2 else 100)
    assert outcome_of(tmp_path) in {"opened", "file_damaged", "data_newer"}
    assert (tmp_path / "ptcrm.db").stat().st_size > 0


def outcome_of(folder: Path) -> str:
    """What becomes of opening and checking a folder that may be damaged."""
    try:
        assert not prepare(folder, NOW).fresh
        database = Database.open(folder, NOW)
        try:
            quick_check(database)
        finally:
            database.close()
    except Refusal as refusal:
        return refusal.code
    return "opened"


def test_quick_check_finds_overwritten_pages_and_passes_a_whole_file(tmp_path: Path) -> None:
    made_folder(tmp_path, 40)
    database = Database.open(tmp_path, NOW)
    quick_check(database)
    database.close()
    size = (tmp_path / "ptcrm.db").stat().st_size
    with (tmp_path / "ptcrm.db").open("r+b") as stream:
        stream.seek(size // 2 // 4096 * 4096)
        stream.write(b"\xaa" * 8192)
    database = Database.open(tmp_path, NOW)
    with pytest.raises(Refusal) as refused:
        quick_check(database)
    assert refused.value.code == "file_damaged"
    database.close()


def test_what_was_committed_but_not_yet_moved_into_the_file_is_there(tmp_path: Path) -> None:
    made_folder(tmp_path, 2)
    database = Database.open(tmp_path, NOW)
    add_leads(database, 3)
    assert not prepare(tmp_path, NOW).fresh
    database.close()
    assert leads_of(tmp_path) == 5


def test_opening_does_not_pay_for_migrations(tmp_path: Path) -> None:
    made_folder(tmp_path)
    script = """
        import json, sys
        from pathlib import Path
        from ptcrm.store.opening import prepare
        prepare(Path(sys.argv[1]), 0)
        prepare(Path(sys.argv[2]), 0)
        print(json.dumps([name for name in sys.modules if name.partition(".")[0] in ("alembic", "mako")]))
    """
    assert in_child(script, tmp_path, tmp_path / "new") == []
