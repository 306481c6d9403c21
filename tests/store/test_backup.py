from __future__ import annotations

import contextlib
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from data_folders import DAY, NOW, add_leads, as_in, flip_bytes, leads_of, made_folder

from ptcrm.domain.refusals import Refusal
from ptcrm.store import backup, backup_names, data_file
from ptcrm.store.backup import back_up, latest_backup, restore
from ptcrm.store.backup_names import Kept
from ptcrm.store.database import Database
from ptcrm.store.folder_lock import FolderLock

HOLD = """
import sys, time
from pathlib import Path
from ptcrm.store.folder_lock import FolderLock
lock = FolderLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def backed_up(folder: Path, to: Path | None = None, now: int = NOW) -> backup.BackedUp:
    database = Database.open(folder, NOW)
    try:
        return back_up(database, to, now)
    finally:
        database.close()


def test_a_backup_is_private_complete_and_checkable_without_the_program(tmp_path: Path) -> None:
    made = backed_up(made_folder(tmp_path / "data", 5))
    assert made.file == tmp_path / "data" / "backups" / "ptcrm-20261123T100000Z.db"
    assert made.leads == 5
    assert latest_backup(tmp_path / "data") == (made.file, NOW)
    if os.name == "posix":
        assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
        check = subprocess.run(
            ["sha256sum", "--check", f"{made.file.name}.sha256"],
            cwd=made.file.parent,
            check=False,
            capture_output=True,
        )
        assert check.returncode == 0
    assert not [file for file in made.file.parent.iterdir() if ".part" in file.name]
    assert not data_file.companions(made.file), "one file is the whole backup"


def test_a_backup_goes_where_the_trainer_says(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data")
    first = backed_up(folder, tmp_path / "usb")
    second = backed_up(folder, tmp_path / "usb")
    assert first.file.parent == second.file.parent == tmp_path / "usb"
    assert first.file != second.file
    assert latest_backup(folder) is None


def test_a_backup_made_while_others_write_is_one_moment(tmp_path: Path) -> None:
    database = Database.open(made_folder(tmp_path / "data", 1), NOW)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            add_leads(database, 5)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(database, None, NOW + number * 1000) for number in range(5)]
    finally:
        stop.set()
        writer.join()
        database.close()
    for one in made:
        assert (one.leads - 1) % 5 == 0, "a transaction is in it whole or not at all"
        assert restore(tmp_path / "other", one.file, NOW).leads == one.leads
        (tmp_path / "other" / "ptcrm.db").unlink()


def test_a_damaged_file_never_replaces_a_good_backup(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 40)
    good = backed_up(folder)
    content = bytearray((folder / "ptcrm.db").read_bytes())
    content[3 * 4096 : 12 * 4096] = b"\xff" * (9 * 4096)
    (folder / "ptcrm.db").write_bytes(bytes(content))
    with pytest.raises(Refusal) as refused:
        backed_up(folder, now=NOW + DAY)
    assert refused.value.code == "file_damaged_backup_good"
    assert str(good.file) in refused.value.message
    assert latest_backup(folder) == (good.file, NOW)
    names = sorted(file.name for file in good.file.parent.glob("*.db*"))
    assert names == [good.file.name, f"{good.file.name}.sha256"]


def test_two_backups_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data")
    (folder / "backups").mkdir()
    lock = FolderLock.acquire(folder / "backups", ".lock")
    assert lock is not None
    with pytest.raises(Refusal) as refused:
        backed_up(folder)
    assert refused.value.code == "backup_running"
    lock.release()
    assert backed_up(folder).leads == 3


def test_rotation_keeps_recent_daily_and_weekly_ones_and_nothing_past_ninety_days() -> None:
    every_half_hour = [
        Kept(Path(f"ptcrm-{at}.db"), at, "ptcrm") for at in range(NOW - 120 * DAY, NOW + 1, 30 * 60_000)
    ]
    made = every_half_hour[-1].file
    gone = set(backup_names.may_go(every_half_hour, NOW, made))
    left = [kept for kept in every_half_hour if kept.file not in gone]
    assert len(left) <= 12 + 7 + 4
    assert {kept.file for kept in every_half_hour[-12:]} <= {kept.file for kept in left}
    assert min(kept.at for kept in left) >= NOW - 90 * DAY
    assert min(kept.at for kept in left) <= NOW - 14 * DAY


def test_rotation_keeps_the_last_ones_before_migrations_and_the_one_just_made() -> None:
    before = [Kept(Path(f"pre-{n}"), NOW - n * DAY, "pre-v2") for n in range(5)]
    set_aside = Kept(Path("replaced"), NOW - DAY, "replaced")
    clock_set_back = Kept(Path("new"), NOW - 400 * DAY, "ptcrm")
    gone = backup_names.may_go([*before, set_aside, clock_set_back], NOW, clock_set_back.file)
    assert gone == [Path("pre-3"), Path("pre-4")]


def test_old_backups_go_with_their_hashes_and_strangers_stay(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data")
    for day in range(20):
        backed_up(folder, now=NOW - 60 * DAY + day * DAY)
    (folder / "backups" / "letter.txt").write_text("mine")
    backed_up(folder)
    names = sorted(file.name for file in (folder / "backups").iterdir())
    databases = [name for name in names if name.endswith(".db")]
    assert len(databases) < 21
    assert [name for name in names if name.endswith(".sha256")] == [f"{name}.sha256" for name in databases]
    assert "letter.txt" in names


def test_restoring_brings_back_what_was_and_keeps_what_is(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    database = Database.open(folder, NOW)
    add_leads(database, 4)
    database.close()
    restored = restore(folder, made.file, NOW + DAY)
    assert restored.leads == 3
    assert leads_of(folder) == 3
    assert restored.previous is not None
    assert restore(folder, restored.previous, NOW + 2 * DAY).leads == 7
    assert leads_of(folder) == 7


def test_restoring_leaves_no_companion_of_the_old_file(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    open_elsewhere = "from pathlib import Path; import os, sys; from data_folders import *\n"
    killed = (
        open_elsewhere
        + "d = Database.open(Path(sys.argv[1]), NOW); add_leads(d, 50); os.kill(os.getpid(), 9)"
    )
    subprocess.run(
        [sys.executable, "-c", killed, str(folder)], check=False, env={**os.environ, "PYTHONPATH": _path()}
    )
    assert (folder / "ptcrm.db-wal").stat().st_size > 0
    restored = restore(folder, made.file, NOW + DAY)
    assert leads_of(folder) == 3
    assert restored.previous is not None
    assert restore(tmp_path / "other", restored.previous, NOW).leads == 53


def test_a_damaged_file_is_set_aside_whole_when_a_backup_is_restored(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    broken = b"SQLite format 3\x00" + b"broken" * 1000
    (folder / "ptcrm.db").write_bytes(broken)
    (folder / "ptcrm.db-journal").write_bytes(b"what was being written")
    restored = restore(folder, made.file, NOW + DAY)
    assert restored.previous == folder / "backups" / "replaced-20261124T100000Z"
    assert (restored.previous / "ptcrm.db").read_bytes() == broken
    assert not (folder / "ptcrm.db-journal").exists(), "the journal of another file would destroy this one"
    assert leads_of(folder) == 3


def test_restoring_into_an_empty_or_lost_folder(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    assert restore(tmp_path / "new laptop", made.file, NOW) == backup.Restored(3, None)
    (folder / "ptcrm.db").unlink()
    assert restore(folder, made.file, NOW) == backup.Restored(3, None)
    assert leads_of(folder) == leads_of(tmp_path / "new laptop") == 3


def test_restoring_waits_for_the_window_to_close_but_not_for_itself(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": _path()},
    ) as window:
        assert window.stdout is not None
        window.stdout.readline()
        with pytest.raises(Refusal) as refused:
            restore(folder, made.file, NOW)
        assert refused.value.code == "window_open"
        window.kill()
    own = FolderLock.acquire(folder)
    assert own is not None
    assert restore(folder, made.file, NOW).leads == 3
    own.release()


def _hostile(file: Path, kind: str) -> None:
    with data_file.raw_connection(file) as connection:
        match kind:
            case "trigger":
                connection.execute("CREATE TRIGGER evil AFTER INSERT ON lead BEGIN DELETE FROM touch; END")
            case "view":
                connection.execute("DROP TABLE draft")
                connection.execute("CREATE VIEW draft AS SELECT load_extension('x')")
            case "lost index":
                connection.execute("DROP INDEX enquiry_waiting")
            case "other program":
                connection.execute("PRAGMA application_id = 7")
            case "newer":
                connection.execute("PRAGMA user_version = 99")
            case "older than the first":
                connection.execute("PRAGMA user_version = 0")
            case _:
                raise ValueError(kind)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("trigger", "backup_built_otherwise"),
        ("view", "backup_built_otherwise"),
        ("lost index", "backup_built_otherwise"),
        ("other program", "backup_not_ours"),
        ("newer", "data_newer"),
        ("older than the first", "backup_built_otherwise"),
    ],
)
def test_a_hostile_or_foreign_file_is_not_restored(tmp_path: Path, kind: str, code: str) -> None:
    folder = made_folder(tmp_path / "data", 3)
    evil = tmp_path / "evil.db"
    evil.write_bytes(backed_up(folder).file.read_bytes())
    _hostile(evil, kind)
    before = as_in(folder)
    with pytest.raises(Refusal) as refused:
        restore(folder, evil, NOW)
    assert refused.value.code == code
    assert as_in(folder) == before


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_something_else_is_not_restored(tmp_path: Path, content: bytes) -> None:
    folder = made_folder(tmp_path / "data", 3)
    before = as_in(folder)
    file = tmp_path / "what.db"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        restore(folder, file, NOW)
    assert refused.value.code in {"backup_not_ours", "backup_damaged"}
    with pytest.raises(Refusal) as missing:
        restore(folder, tmp_path / "nowhere.db", NOW)
    assert missing.value.code == "backup_unreadable"
    assert as_in(folder) == before


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_in_a_backup_is_always_found(tmp_path: Path, seed: int) -> None:
    folder = made_folder(tmp_path / "data", 3)
    made = backed_up(folder)
    flip_bytes(made.file, seed)
    with pytest.raises(Refusal) as refused:
        restore(folder, made.file, NOW)
    assert refused.value.code in {"backup_damaged", "backup_not_ours"}
    assert leads_of(folder) == 3


def _path() -> str:
    return os.pathsep.join([str(Path(__file__).parent), *sys.path])


RESTORE = """
import sys
from pathlib import Path
from ptcrm.store.backup import restore
print("ready", flush=True)
restore(Path(sys.argv[1]), Path(sys.argv[2]), 1_795_428_000_000)
"""


def test_a_restore_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    original = made_folder(tmp_path / "data", 3)
    made = backed_up(original, tmp_path / "usb").file
    database = Database.open(original, NOW)
    add_leads(database, 4)
    database.close()
    chooser = random.Random(3)
    for number in range(12):
        folder = tmp_path / f"data{number}"
        shutil.copytree(original, folder)
        with subprocess.Popen(
            [sys.executable, "-c", RESTORE, str(folder), str(made)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _path()},
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chooser.uniform(0, 0.05))
            child.kill()
        if not (folder / "ptcrm.db").exists():
            with pytest.raises(Refusal) as refused:
                Database.open(folder, NOW)
            assert refused.value.code == "file_missing_backups_exist"
            restore(folder, made, NOW)
        assert leads_of(folder) in (3, 7)
        if leads_of(folder) == 3:
            now_kept = backup_names.newest_good(folder / "backups")
            assert now_kept is not None
            assert restore(tmp_path / f"other{number}", now_kept.file, NOW).leads == 7


def refused_on_small_disk(folder: Path, limit: int) -> str:
    """The code a backup is refused with when no file may grow past ``limit`` bytes, or nothing."""
    script = f"""
import resource, sys
from pathlib import Path
from ptcrm.domain.refusals import Refusal
from ptcrm.store.backup import back_up
from ptcrm.store.database import Database
database = Database.open(Path(sys.argv[1]), {NOW})
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    back_up(database, None, {NOW + DAY})
except Refusal as refusal:
    print(refusal.code)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "PYTHONPATH": _path()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_backup_that_does_not_fit_leaves_the_older_one_and_no_half_one(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "data", 30)
    good = backed_up(folder).file
    size = good.stat().st_size
    for limit in (0, 10, 5000, size // 2, size - 1):
        assert refused_on_small_disk(folder, limit) in {"disk_full", "disk_error"}, limit
        assert latest_backup(folder) == (good, NOW)
        assert sorted(file.name for file in good.parent.iterdir()) == [
            ".lock",
            good.name,
            f"{good.name}.sha256",
        ]
    assert refused_on_small_disk(folder, size * 2) == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine doesn't let us mount")
    try:
        folder = made_folder(disk / "data", 30)
        with (disk / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
            while filler.write(b"\0" * 4096):
                pass
        with pytest.raises(Refusal) as refused:
            Database.open(folder, NOW)
        assert refused.value.code == "disk_full"
        with pytest.raises(Refusal) as refused:
            restore(folder, folder / "ptcrm.db", NOW)
        assert refused.value.code == "disk_full"
        (disk / "filler").unlink()
        assert leads_of(folder) == 30
        assert not [file for file in folder.rglob("*") if ".part" in file.name]
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
