"""The self-test of an installation, as whoever packages PT CRM runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PARTS = {
    "database",
    "older data",
    "backup",
    "clock and search",
    "files",
    "qr code",
    "time zones",
    "secure connections",
    "passwords",
    "icons",
    "pictures",
    "alphabet",
    "windows",
    "alerts",
}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ptcrm.app.main", "--self-test", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def failing(program: str) -> set[str]:
    """The parts that a self-test with something missing complains of."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return {check["name"] for check in json.loads(done.stdout)["checks"] if not check["ok"]}


def test_a_good_installation_passes_and_says_what_was_looked_at(home: Path) -> None:
    done = run("--json")
    report = json.loads(done.stdout)
    assert {check["name"] for check in report["checks"]} == PARTS
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")
    assert not (home / ".local/share/ptcrm").exists(), "the trainer's own data is not touched"
    assert str(home) not in done.stdout, "it names nobody of whoever sends it"


def test_it_reads_well_without_json() -> None:
    done = run()
    assert done.returncode == 0, done.stdout
    first, *others = done.stdout.splitlines()
    assert first.startswith("PT CRM 0."), "whoever is sent this sees which program it is of"
    assert len(others) == len(PARTS)
    assert all(line.startswith("ok ") for line in others)


def test_a_system_that_trusts_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What secure connections need is looked at for real, so here it is taken away."""
    program = (
        "import sys; from ptcrm.app.self_test import surroundings\n"
        "surroundings._BUNDLES = ()\n"
        "from ptcrm.app.main import main; sys.exit(main(['--self-test', '--json']))"
    )
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    assert failing(program) == {"secure connections"}


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; from ptcrm.ui.kit import resources\n"
        f"resources._root = lambda: __import__('pathlib').Path({str(tmp_path)!r})\n"
        "from ptcrm.app.main import main; sys.exit(main(['--self-test', '--json']))"
    )
    assert failing(program) == {"icons", "windows"}
