"""The frozen program beside the one from source: how soon its window is there, its size and its memory.

Only where ``make package`` (or ``ARGS=--frozen-only``) made one. Both are looked at from outside, in turn and
alike: by xdotool, until their window shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest
from figures import Figure
from programs import end, memory_kb, started, told

ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / "build" / "frozen" / "ptcrm" / "ptcrm"
CACHES = Path("/proc/sys/vm/drop_caches")
WARM, COLD, MEMORY = 9, 3, 3
_LOOK_S = 0.01
_PATIENCE_S = 60

pytestmark = [
    pytest.mark.skipif(not FROZEN.exists(), reason="no frozen program: make package"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
]


def test_start(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """What a trainer waits for: from the start of the process to a window on the screen."""
    ways = {"frozen": [str(FROZEN)], "source": [sys.executable, "-m", "ptcrm.app.main"]}
    times: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(WARM + 1):
        for way, command in ways.items():
            took = _until_window(command, large, tmp_path)
            if turn:
                times[way].append(took)
    ratio = median(times["frozen"]) / median(times["source"])
    detail = " : ".join(f"{1000 * median(it):.0f}" for it in times.values())
    found.append(Figure("Window shows, frozen : source, warm", ratio, 1.2, "x", WARM, f"{detail} ms"))


@pytest.mark.skipif(not os.access(CACHES, os.W_OK), reason="only root can make the disk cold")
def test_cold_start(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """The first start of the day: nothing of it is in memory."""
    times: dict[str, list[float]] = {"frozen": [], "source": []}
    for _ in range(COLD):
        for way, command in (
            ("frozen", [str(FROZEN)]),
            ("source", [sys.executable, "-m", "ptcrm.app.main"]),
        ):
            subprocess.run(["sync"], check=True)
            CACHES.write_text("3")
            times[way].append(_until_window(command, large, tmp_path))
    ratio = median(times["frozen"]) / median(times["source"])
    detail = " : ".join(f"{1000 * median(it):.0f}" for it in times.values())
    found.append(Figure("Window shows, frozen : source, cold", ratio, 1.2, "x", COLD, f"{detail} ms"))


def test_memory(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """Three seconds after its window shows, beside a bare window from source."""
    frozen: list[int] = []
    bare: list[int] = []
    for _ in range(MEMORY):
        process = _started([str(FROZEN)], large, tmp_path)
        _wait_for_window(process)
        time.sleep(3)
        frozen.append(memory_kb(process.pid))
        _ended(process)
        window = started(tmp_path, "bare_window.py", "--stay")
        told(window)
        time.sleep(3)
        bare.append(memory_kb(window.pid))
        end(window)
    detail = f"{median(frozen) / 1024:.0f} : {median(bare) / 1024:.0f} MB"
    ratio = median(frozen) / median(bare)
    found.append(Figure("Memory (PSS) after 3 s, frozen : bare window", ratio, 2.2, "x", MEMORY, detail))


def test_size(found: list[Figure]) -> None:
    """On disk, and packed, where ``make package`` packed it at full effort."""
    size = sum(file.lstat().st_size for file in FROZEN.parent.rglob("*") if not file.is_dir())
    found.append(Figure("The frozen program on disk", size / 1e6, 140, "MB", 1))
    for packed in sorted((ROOT / "dist").glob("ptcrm*")):
        if packed.suffix in (".deb", ".xz"):
            megabytes = packed.stat().st_size / 1e6
            found.append(Figure(f"Download, {packed.suffix}", megabytes, 45, "MB", 1))


def _until_window(command: list[str], folder: Path, home: Path) -> float:
    """Seconds until its window shows."""
    began = time.monotonic()
    process = _started(command, folder, home)
    _wait_for_window(process)
    took = time.monotonic() - began
    _ended(process)
    return took


def _started(command: list[str], folder: Path, home: Path) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, HOME=str(home), XDG_CONFIG_HOME=str(home / "config"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen([*command, "--data-dir", str(folder)], env=environment)


def _wait_for_window(process: subprocess.Popen[bytes]) -> None:
    look = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "PT CRM"]
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        if subprocess.run(look, capture_output=True, check=False).stdout.strip():
            return
        assert process.poll() is None, "it ended by itself"
        time.sleep(_LOOK_S)
    raise TimeoutError("no window")


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(30)
