"""The command line as a process of its own: exit codes, bytes on its streams, several at once, killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]

PTCRM = (sys.executable, "-m", "ptcrm")


def run(*words: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """One command, to its end."""
    return subprocess.run(
        [*PTCRM, *words], env=os.environ | environment, capture_output=True, timeout=60, check=False
    )


def document(done: subprocess.CompletedProcess[bytes]) -> Any:
    """What a command that was done printed."""
    assert (done.returncode, done.stderr) == (0, b""), done
    return json.loads(done.stdout.decode("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A data folder."""
    return str(tmp_path / "data")


@contextmanager
def window_open(folder: str) -> Iterator[None]:
    """Another process holds the folder, as the window does."""
    code = (
        "import sys, pathlib; from ptcrm.store.folder_lock import FolderLock;"
        "lock = FolderLock.acquire(pathlib.Path(sys.argv[1])); print(bool(lock), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "True\n"
        yield
        window.communicate("\n")


def test_exit_codes_and_streams(folder: str) -> None:
    added = document(run("--data-dir", folder, "add", "--name", "Zoë 💪", "--json"))
    done = run("--data-dir", folder, "lead", added["lead_id"], "--json")
    assert "Zoë 💪".encode() in done.stdout
    assert document(done)["name"] == "Zoë 💪"
    refused = run("--data-dir", folder, "lead", "nope", "--json")
    assert refused.returncode == 2
    assert json.loads(refused.stdout)["error"]["code"] == "no_such_lead"
    assert refused.stderr.decode() == json.loads(refused.stdout)["error"]["message"] + os.linesep
    usage = run("--data-dir", folder, "fly")
    assert (usage.returncode, usage.stdout, usage.stderr.count(b"\n")) == (2, b"", 1)
    version = run("--version")
    assert (version.returncode, version.stderr) == (0, b"")


def test_output_is_utf8_whatever_the_terminal_says(folder: str) -> None:
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    document(run("--data-dir", folder, "add", "--name", "Zoë 💪 שלום", "--json", **environment))
    (lead,) = document(run("--data-dir", folder, "leads", "--json", **environment))
    assert lead["name"] == "Zoë 💪 שלום"
    assert "Zoë 💪" in run("--data-dir", folder, "leads", **environment).stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_bytes_that_are_no_text(folder: str, tmp_path: Path) -> None:
    for words in (("add", "--name", b"\xff\xfe"), ("lead", b"\xff"), ("leads", "--search", b"\xff")):
        refused = run("--data-dir", folder, "--json", *words)
        assert refused.returncode == 2, refused
        assert json.loads(refused.stdout)["error"]["code"] == "text_not_unicode"
    odd = os.fsencode(tmp_path) + b"/\xff folder"
    document(run("--data-dir", odd, "add", "--name", "x", "--json"))
    made = document(run("--data-dir", odd, "backup", "--json"))
    assert os.path.exists(os.fsencode(made["file"]))
    assert run("--data-dir", odd, "fly", b"\xff").returncode == 2


def test_the_default_folder_is_the_users_own(home: Path) -> None:
    document(run("add", "--name", "Sanne", "--json"))
    (file,) = home.rglob("ptcrm.db")
    assert file.parent.name == "ptcrm"
    made = document(run("backup", "--json"))
    assert Path(made["file"]).parent == file.parent / "backups"


def test_many_write_at_once_and_nothing_is_lost(folder: str) -> None:
    document(run("--data-dir", folder, "add", "--name", "first", "--json"))
    with ThreadPoolExecutor(4) as pool:
        done = list(
            pool.map(lambda n: run("--data-dir", folder, "add", "--name", f"Lead {n}", "--json"), range(12))
        )
    assert len({document(one)["lead_id"] for one in done}) == 12
    assert len(document(run("--data-dir", folder, "leads", "--json"))) == 13
    assert document(run("--data-dir", folder, "check", "--json"))["ok"] is True


def test_many_start_an_empty_folder_at_once(folder: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(
            pool.map(lambda n: run("--data-dir", folder, "add", "--name", f"Lead {n}", "--json"), range(4))
        )
    assert len({document(one)["lead_id"] for one in done}) == 4
    assert document(run("--data-dir", folder, "check", "--json"))["leads"] == 4


@pytest.mark.parametrize(("ending", "size"), [("-journal", 512), ("-wal", 32), ("-wal", 0), ("-shm", 32768)])
def test_a_first_start_that_was_cut_off_is_taken_up_again(folder: str, ending: str, size: int) -> None:
    """As a kill leaves the files: nothing in the one, a heading in the other."""
    Path(folder).mkdir(mode=0o700)
    (Path(folder) / "ptcrm.db").touch(mode=0o600)
    (Path(folder) / f"ptcrm.db{ending}").write_bytes(bytes(size))
    document(run("--data-dir", folder, "add", "--name", "Sanne", "--json"))
    assert len(document(run("--data-dir", folder, "leads", "--json"))) == 1


def test_commands_work_while_the_window_runs_but_restore_does_not(folder: str) -> None:
    document(run("--data-dir", folder, "add", "--name", "Sanne", "--json"))
    made = document(run("--data-dir", folder, "backup", "--json"))
    with window_open(folder):
        document(run("--data-dir", folder, "add", "--name", "Bas", "--json"))
        assert len(document(run("--data-dir", folder, "today", "--json"))["answer_now"]) == 2
        document(run("--data-dir", folder, "backup", "--json"))
        refused = run("--data-dir", folder, "restore", made["file"], "--json")
        assert refused.returncode == 2
        assert json.loads(refused.stdout)["error"]["code"] == "window_open"
        assert len(document(run("--data-dir", folder, "leads", "--json"))) == 2
    assert document(run("--data-dir", folder, "restore", made["file"], "--json"))["leads"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_command_leaves_whole_data(folder: str, tmp_path: Path) -> None:
    document(run("--data-dir", folder, "add", "--name", "first", "--json"))
    rows = "".join(f"Lead {n},lead{n}@example.com,hallo\n" for n in range(5000))
    (tmp_path / "many.csv").write_text(f"Name,Email,Message\n{rows}", encoding="utf-8")
    words = [*PTCRM, "--data-dir", folder, "import", str(tmp_path / "many.csv"), "--as", "enquiries"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as importing:
        time.sleep(2.5)
        importing.send_signal(signal.SIGKILL)
    checked = document(run("--data-dir", folder, "check", "--json"))
    assert checked["ok"] is True
    again = document(
        run("--data-dir", folder, "import", str(tmp_path / "many.csv"), "--as", "enquiries", "--json")
    )
    assert again["added"] + again["unchanged"] == 5000
    assert document(run("--data-dir", folder, "check", "--json"))["leads"] == 5001


def test_nobody_reads_to_the_end(folder: str) -> None:
    document(run("--data-dir", folder, "demo", "--leads", "2000", "--touches", "10", "--json"))
    with subprocess.Popen(
        [*PTCRM, "--data-dir", folder, "leads", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.read(10)
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 0


def test_a_bug_is_reported_shortly_and_the_log_tells_nothing_of_anybody(folder: str) -> None:
    secret = "Geheim-Marker-7391"
    words = ("add", "--name", secret, "--message", secret, "--email", "geheim7391@example.com", "--json")
    lead = document(run("--data-dir", folder, *words))["lead_id"]
    connection = sqlite3.connect(Path(folder) / "ptcrm.db")
    connection.execute("ALTER TABLE note RENAME TO broken")
    connection.commit()
    connection.close()
    before = (Path(folder) / "ptcrm.db").read_bytes()
    broken = run("--data-dir", folder, "note", lead, secret, "--json")
    assert broken.returncode == 1
    report = broken.stderr.decode()
    assert report.count("\n") == 1
    assert len(report) < 500
    assert "Traceback" not in report
    assert json.loads(broken.stdout)["error"]["code"] == "bug"
    log = (Path(folder) / "ptcrm.log").read_text(encoding="utf-8")
    assert str(Path(folder) / "ptcrm.log") in report
    assert "OperationalError" in log
    assert "contacts.py" in log
    for text in (report, broken.stdout.decode(), log):
        assert "7391" not in text
    assert (Path(folder) / "ptcrm.db").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(folder: str) -> None:
    document(run("--data-dir", folder, "add", "--name", "x", "--json"))
    os.chmod(folder, 0o500)
    try:
        assert run("--data-dir", folder, "add", "--name", "y", "--json").returncode == 2
    finally:
        os.chmod(folder, 0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="a file system without room")
def test_a_full_disk_is_a_refusal(folder: str) -> None:
    document(run("--data-dir", folder, "add", "--name", "x", "--json"))
    refused = run("--data-dir", folder, "export", "/dev/full/all.csv", "--json")
    assert refused.returncode == 2
    assert refused.stderr.count(b"\n") == 1


def test_only_the_owner_may_read_the_data(folder: str) -> None:
    document(run("--data-dir", folder, "add", "--name", "x", "--json"))
    document(run("--data-dir", folder, "backup", "--json"))
    if sys.platform != "win32":
        for path in (Path(folder), *Path(folder).rglob("*")):
            assert path.stat().st_mode & 0o077 == 0, path
