"""Killed at any moment between claiming, showing and marking, the alarm loses nobody.

``make bench`` kills it a thousand times (tests/benchmarks/bench_alarm.py).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from alarm_kills import kill_again_and_again
from desktop import Daemon

pytest_plugins = ["desktop_fixtures"]

KILLS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there dies as suddenly")
def test_a7_killed_at_any_moment_nobody_is_lost(tmp_path: Path, daemon: Daemon, now: int) -> None:
    found = kill_again_and_again(tmp_path / "data", daemon, now, KILLS, seed=1)
    assert found.kills == KILLS
    assert found.lost == []
    assert found.twice == []
