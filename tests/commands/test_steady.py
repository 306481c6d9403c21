from __future__ import annotations

import gc
import threading
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import run_import
from ptcrm.commands.steady import steady
from ptcrm.store.database import Database


def test_collecting_goes_on_as_before_afterwards_also_after_an_error() -> None:
    before = gc.get_threshold()

    def fail() -> None:
        with steady(), steady():
            assert gc.isenabled()
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert gc.get_threshold() == before


def test_another_thread_gets_its_turn_all_the_time(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    rows = [f"Mens {n};mens{n}@example.nl;06{10_000_000 + n * 7919};Vraag {n}" for n in range(1500)]
    file = tmp_path / "veel.csv"
    file.write_text("\n".join(["Naam;E-mail;Telefoon;Bericht", *rows]))
    database = Database.open(tmp_path / "data", now)
    plan = plan_import([file], now, zone)
    work = threading.Thread(target=run_import, args=(database, plan, now))
    gaps: list[float] = []
    work.start()
    while work.is_alive():
        started = time.perf_counter()
        time.sleep(0.001)
        gaps.append(time.perf_counter() - started)
    work.join()
    database.close()
    gaps.sort()
    assert gaps[len(gaps) * 95 // 100] < 0.05, "a window would stutter"
