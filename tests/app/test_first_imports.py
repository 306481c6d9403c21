"""What is imported before the first frame is on screen: every start waits for each of it.

A newcomer makes the start slower: import it where it is used. What really belongs to the first frame is added
to ``first_imports.txt``: our own modules by their whole name, others by their first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = Path(__file__).with_name("first_imports.txt")

_START = """
import json, sys
from ptcrm.app.main import main, start_lightly
start_lightly()
import PySide6.QtWidgets
bare = set(sys.modules)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ptcrm.app import window
def painted(self):
    if self._then is not None:
        print(json.dumps(sorted(set(sys.modules) - bare)), flush=True)
    QTimer.singleShot(0, QApplication.instance().quit)
window.FirstPaint._go_on = painted
sys.exit(main(["--data-dir", sys.argv[1]]))
"""

_KEPT_SOURCES = """
import json, linecache
from ptcrm.app.main import start_lightly
start_lightly()
linecache.clearcache()
import ptcrm.app.window
print(json.dumps([name for name in linecache.cache if "ptcrm" in name]))
"""


def run(script: str, *arguments: str) -> list[str]:
    """The names a script of its own process prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    names: list[str] = json.loads(done.stdout)
    return names


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a real start imports up to its first frame, beyond what Python and Qt do by themselves."""
    names = run(_START, str(tmp_path_factory.mktemp("start") / "data"))
    whole = {name for name in names if name.startswith(("ptcrm.", "PySide6."))}
    return whole | {name.partition(".")[0] for name in names if not name.startswith("_")} - {
        "ptcrm",
        "PySide6",
    }


def test_only_what_is_on_the_list_is_imported_before_the_first_frame(imported: set[str]) -> None:
    assert sorted(imported - set(KEPT.read_text().split())) == []


def test_the_list_holds_nothing_that_is_no_longer_imported(imported: set[str]) -> None:
    ours = {name for name in KEPT.read_text().split() if name.startswith("ptcrm.")}
    assert sorted(ours - imported) == []


def test_importing_keeps_no_sources() -> None:
    """PySide's own way of importing holds the source of every module in memory."""
    assert run(_KEPT_SOURCES) == []
