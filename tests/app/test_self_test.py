"""The self-test of an installation, as whoever packages PT CRM runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PARTS = {"database", "time zones", "clock and search", "mail", "icons", "windows"}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ptcrm.app.main", "--self-test", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_good_installation_passes_and_says_what_was_looked_at(home: Path) -> None:
    done = run("--json")
    report = json.loads(done.stdout)
    assert {check["name"] for check in report["checks"]} == PARTS
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert (done.returncode, report["ok"], done.stderr) == (0, True, "")
    assert not (home / ".local/share/ptcrm").exists(), "the trainer's own data is not touched"


def test_it_reads_well_without_json() -> None:
    done = run()
    assert done.returncode == 0, done.stdout
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    program = (
        "import sys; from ptcrm.ui.kit import resources\n"
        f"resources._root = lambda: __import__('pathlib').Path({str(tmp_path)!r})\n"
        "from ptcrm.app.main import main; sys.exit(main(['--self-test', '--json']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    failed = {check["name"] for check in json.loads(done.stdout)["checks"] if not check["ok"]}
    assert (done.returncode, failed) == (1, {"icons", "windows"})
