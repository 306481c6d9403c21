"""Nobody is missed: hundreds of days with sleep, crashes and clocks that jump, judged by response-clock.md.

``make bench`` lives through 100,000 of them (tests/benchmarks/bench_alarm.py).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from alarm_data import Data, Ringing
from alarm_days import MINUTE, stretch_of_days
from alarm_file import FileData
from alarm_laptop import Laptop, settings_of
from alarm_program import Program
from alarm_truth import TrueJudge

from ptcrm.store.database import Database

pytestmark = pytest.mark.usefixtures("qapp")

STRETCHES = 20
"""Of ten days each."""


def judged(laptop: Laptop) -> TrueJudge:
    laptop.live()
    judge = TrueJudge(laptop.stretch.quiet, whole_day=laptop.stretch.whole_day)
    judge.judge_truly(laptop.log)
    return judge


@pytest.mark.parametrize("seed", range(STRETCHES))
def test_nobody_is_missed_and_no_wrong_clock_goes_unsaid(seed: int) -> None:
    judge = judged(Laptop(stretch_of_days(seed)))
    assert judge.verdict.faults == []
    assert judge.truth.silent == []
    assert judge.verdict.lateness, "somebody was told of"


def test_days_come_to_the_same_with_every_turn_of_the_timers() -> None:
    stretch = stretch_of_days(STRETCHES)
    quick, slow = Laptop(stretch), Laptop(stretch, every_tick=True)
    quick.live()
    slow.live()
    assert quick.log == slow.log


@pytest.mark.parametrize("seed", [3, 5])
def test_days_come_to_the_same_on_a_real_data_file(seed: int, tmp_path: Path) -> None:
    stretch = stretch_of_days(seed, days=4)
    quick = Laptop(stretch)
    quick.live()
    database = Database.open(tmp_path / "data", stretch.begin)
    data = FileData(database, settings_of(stretch), ZoneInfo(stretch.zone), stretch.begin)
    real = Laptop(stretch, data)
    real.live()
    database.close()
    assert quick.log == real.log


# ---- the judges notice what goes wrong --------------------------------------------------------------------


def test_the_judge_notices_who_is_told_a_minute_early(monkeypatch: pytest.MonkeyPatch) -> None:
    look = Data.look

    def look_ahead(self: Data, now: int) -> Ringing:
        found = look(self, now + MINUTE)
        early = None if found.next_look is None else found.next_look - MINUTE
        return replace(found, next_look=early)

    monkeypatch.setattr(Data, "look", look_ahead)
    assert judged(Laptop(stretch_of_days(1))).verdict.faults


def test_the_judge_notices_who_is_told_a_minute_late(monkeypatch: pytest.MonkeyPatch) -> None:
    look = Data.look

    def look_too_late_next(self: Data, now: int) -> Ringing:
        found = look(self, now)
        late = None if found.next_look is None else found.next_look + MINUTE
        return replace(found, next_look=late, next_change=None)

    monkeypatch.setattr(Data, "look", look_too_late_next)
    assert judged(Laptop(stretch_of_days(1))).verdict.faults


def test_the_judge_notices_a_clock_of_which_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Program, "_say_clock", Program.__str__)
    assert judged(Laptop(stretch_of_days(10))).truth.silent
