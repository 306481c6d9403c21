"""Starts the programs that are measured, each in a process and a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

STARTED: Final = "BENCH_STARTED_NS"
_HERE: Final = Path(__file__).parent
_PATIENCE_S: Final = 300


def started(home: Path, script: str, *arguments: str) -> subprocess.Popen[str]:
    """The program, running; it prints lines of JSON."""
    environment = dict(os.environ, HOME=str(home), XDG_CONFIG_HOME=str(home / "config"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment[STARTED] = str(time.monotonic_ns())
    command = [sys.executable, str(_HERE / script), *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def result(home: Path, script: str, *arguments: str) -> dict[str, Any]:
    """What the program said last."""
    with started(home, script, *arguments) as process:
        out, _ = process.communicate(timeout=_PATIENCE_S)
    if process.returncode:
        raise RuntimeError(f"{script} {arguments} ended with {process.returncode}")
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The next line of a program that runs on."""
    assert process.stdout is not None
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def end(process: subprocess.Popen[str]) -> None:
    """End a program that runs on."""
    process.terminate()
    process.wait(30)
    assert process.stdout is not None
    process.stdout.close()


def memory_kb(pid: int) -> int:
    """What a process takes of the memory, shared pages counted by its share (Linux)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise LookupError("no Pss")


def cpu_seconds(pid: int) -> float:
    """Processor time that the threads of a process used so far, by the scheduler's own clock (Linux).

    What ``stat`` says comes in steps of 10 ms, as much as an idle minute may take in all.
    """
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in threads) / 1e9
