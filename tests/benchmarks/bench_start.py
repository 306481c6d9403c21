"""From starting the process to the first frame and to the leads on screen; memory; and rest when idle."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Final

import pytest
from desktop import Bus
from figures import Figure
from panel import Panel
from programs import cpu_seconds, end, memory_kb, result, started, told

STARTS = 15
MEMORY_RUNS = 5
IDLE_S = 60
SETTLE_S, SETTLED = 6, 0.06


def test_start(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """Both windows in turn, so that both meet the same machine; the first pair only warms it up."""
    bare: list[float] = []
    painted: list[float] = []
    leads: list[float] = []
    for turn in range(STARTS + 1):
        theirs = result(tmp_path, "bare_window.py")
        ours = result(tmp_path, "our_window.py", str(large))
        if turn:
            bare.append(theirs["painted"])
            painted.append(ours["painted"])
            leads.append(ours["leads"])
    base = median(bare)
    for name, times, target in (
        ("First painted frame : bare window", painted, 1.5),
        ("Leads on screen : bare window", leads, 2.5),
    ):
        detail = f"{median(times):.0f} : {base:.0f} ms"
        found.append(Figure(name, median(times) / base, target, "x", STARTS, detail))


def test_memory(found: list[Figure], large: Path, tmp_path: Path) -> None:
    """Three seconds after the start."""
    bare: list[int] = []
    ours: list[int] = []
    for _turn in range(MEMORY_RUNS):
        for script, kept in (("bare_window.py", bare), ("our_window.py", ours)):
            process = started(
                tmp_path, script, *([str(large)] if script == "our_window.py" else []), "--stay"
            )
            told(process)
            time.sleep(3)
            kept.append(memory_kb(process.pid))
            end(process)
    ratio = median(ours) / median(bare)
    detail = f"{median(ours) / 1024:.0f} : {median(bare) / 1024:.0f} MB"
    found.append(Figure("Memory (PSS) after 3 s : bare window", ratio, 2.2, "x", MEMORY_RUNS, detail))


_IDLE: Final = {
    "visible": "Idle minute, window in view, people waiting",
    "minimised": "Idle minute, minimised",
    "tray": "Idle minute, in the tray",
}


@pytest.mark.parametrize("how", _IDLE)
def test_idle(
    how: str, found: list[Figure], large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processor time of a minute in which nobody does anything, once the file was checked; beside it that of
    the bare window in the same minute.
    """
    bus = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    panel = Panel(bus.address)
    if how == "tray":
        panel.start()
    arguments = () if how == "visible" else ("--minimized",)
    process = started(tmp_path, "our_window.py", str(large), "--stay", *arguments)
    told(process)
    bare = started(tmp_path, "bare_window.py", "--stay")
    told(bare)
    time.sleep(8)
    if how == "tray" and not panel.icons:
        raise RuntimeError("the icon isn't in the tray")
    before = cpu_seconds(process.pid)
    time.sleep(SETTLE_S)
    while cpu_seconds(process.pid) - before > SETTLED:
        before = cpu_seconds(process.pid)
        time.sleep(SETTLE_S)
    before, bare_before = cpu_seconds(process.pid), cpu_seconds(bare.pid)
    time.sleep(IDLE_S)
    used = cpu_seconds(process.pid) - before
    beside = max(0.0, cpu_seconds(bare.pid) - bare_before)  # a thread that ended takes its time along
    end(process)
    end(bare)
    if how == "tray":
        panel.stop()
    bus.stop()
    detail = f"{used:.3f} s of {IDLE_S} s; bare window {beside:.3f} s"
    found.append(Figure(_IDLE[how], 100 * used / IDLE_S, 0.05, "% CPU", 1, detail))
