"""When the window looks again, with a clock a test can turn: the hour, sleep, jumps, and a dead alarm."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from ptcrm.app.rounds import LONGEST_WAIT_MS, MISSED_TICKS, Rounds
from ptcrm.domain.clock_steps import Known

MINUTE = 60_000


@dataclass
class Laptop:
    """Its clocks, and what the rounds said; the data is healthy and nobody rings unless a test says so."""

    wall: int
    boot: float = 1_000.0
    version: int = 1
    answers: bool = True
    broken: bool = False
    looks: list[bool] = field(default_factory=list)
    others: int = 0
    moved: list[int] = field(default_factory=list)
    stood: list[int] = field(default_factory=list)

    def now(self) -> int:
        if self.broken:
            raise RuntimeError("no clock")
        return self.wall

    def forward(self, ms: int) -> None:
        """Time passes, awake or asleep."""
        self.wall += ms
        self.boot += ms / 1000


@pytest.fixture
def laptop(now: int) -> Laptop:
    return Laptop(now)


@pytest.fixture
def rounds(qtbot: QtBot, laptop: Laptop) -> Rounds:
    made = Rounds(laptop.now, lambda: laptop.boot, lambda: laptop.version)

    def look(after_gap: bool) -> None:
        laptop.looks.append(after_gap)
        if laptop.answers:
            made.looked(None)

    def other() -> None:
        laptop.others += 1

    made.look_wanted.connect(look)
    made.other_wrote.connect(other)
    made.clock_moved.connect(laptop.moved.append)
    made.stood_still.connect(laptop.stood.append)
    made.start()
    return made


def ran_for_a_tick(laptop: Laptop, known: Known | None) -> Known:
    """PT CRM is started, makes one round and ends; what it knows of the clock then."""
    rounds = Rounds(laptop.now, lambda: laptop.boot, lambda: laptop.version)
    rounds.clock_moved.connect(laptop.moved.append)
    rounds.start(known)
    rounds.tick()
    rounds.stop()
    return rounds.known()


def test_the_first_look_is_at_the_start(rounds: Rounds, laptop: Laptop) -> None:
    assert laptop.looks == [True]


def test_nothing_due_means_no_look(rounds: Rounds, laptop: Laptop) -> None:
    for _ in range(100):
        laptop.forward(15_000)
        rounds.tick()
    assert laptop.looks == [True]


def test_a_look_that_somebody_else_began_and_that_came_to_nothing_is_asked_for_again(
    rounds: Rounds, laptop: Laptop
) -> None:
    laptop.answers = False
    rounds.looking()
    laptop.forward(15_000)
    rounds.tick()
    assert laptop.looks == [True, False]
    for _ in range(MISSED_TICKS):
        rounds.watch()
    assert laptop.stood, "and without an answer the alarm counts as dead"


@pytest.mark.parametrize("which", ["row_changes_at", "looked"])
def test_it_looks_when_the_instant_is_there_and_not_before(
    rounds: Rounds, laptop: Laptop, which: str
) -> None:
    getattr(rounds, which)(laptop.wall + 30_000)
    laptop.forward(29_999)
    rounds.tick()
    assert laptop.looks == [True]
    laptop.forward(1)
    rounds.tick()
    assert laptop.looks == [True, False]
    rounds.tick()
    assert laptop.looks == [True, False], "and once"


def test_the_timer_itself_meets_the_instant(qtbot: QtBot) -> None:
    import time

    from ptcrm.app import wall_clock

    rounds = Rounds(wall_clock.now, wall_clock.since_boot, lambda: 1)
    rounds.start()
    rounds.looked(None)
    at = wall_clock.now() + 250
    with qtbot.waitSignal(rounds.look_wanted, timeout=5_000):
        rounds.row_changes_at(at)
    assert 0 <= time.time_ns() // 1_000_000 - at < 200
    rounds.stop()


def test_a_wait_of_years_does_not_overflow_a_timer(rounds: Rounds, laptop: Laptop) -> None:
    rounds.row_changes_at(laptop.wall + 20 * 365 * 24 * 3_600_000)
    assert rounds._exact.remainingTime() <= LONGEST_WAIT_MS


def test_waking_after_the_hour_is_a_look_after_a_gap(rounds: Rounds, laptop: Laptop) -> None:
    rounds.looked(laptop.wall + 10 * MINUTE)
    laptop.forward(3 * 3_600_000)
    rounds.tick()
    assert laptop.looks == [True, True]
    assert laptop.moved == [], "sleep is no fault of the clock"
    assert laptop.stood == [], "nor of the alarm"


def test_whoever_looks_first_after_sleep_looks_after_a_gap(rounds: Rounds, laptop: Laptop) -> None:
    laptop.forward(3 * 3_600_000)
    rounds.looking()
    assert laptop.looks == [True, True]
    rounds.looked(None)
    laptop.forward(15_000)
    rounds.tick()
    assert laptop.looks == [True, True], "and once"


def test_waking_is_a_look_at_once_also_after_a_short_sleep(rounds: Rounds, laptop: Laptop) -> None:
    laptop.forward(20_000)
    rounds.woke()
    assert laptop.looks == [True, True]
    rounds.tick()
    assert laptop.looks == [True, True], "and once"


@pytest.mark.parametrize("ms", [2 * 3_600_000, -2 * 3_600_000, -24 * 3_600_000, -56 * 365 * 24 * 3_600_000])
def test_a_clock_that_is_moved_is_noticed_at_the_next_tick(rounds: Rounds, laptop: Laptop, ms: int) -> None:
    laptop.forward(15_000)
    laptop.wall += ms
    rounds.tick()
    assert laptop.looks == [True, False]
    assert laptop.moved == [ms]
    laptop.forward(15_000)
    laptop.wall -= ms
    rounds.tick()
    assert laptop.moved[-1] == 0, "and that it is right again"


def test_two_minutes_are_forgiven(rounds: Rounds, laptop: Laptop) -> None:
    laptop.wall += 2 * MINUTE
    rounds.tick()
    assert laptop.moved == []
    laptop.wall += 1
    rounds.tick()
    assert laptop.moved == [2 * MINUTE + 1]
    laptop.wall -= 90_000
    rounds.tick()
    assert laptop.moved[-1] == 30_001, "nearly right is right again"


def test_a_clock_that_creeps_is_noticed_too(rounds: Rounds, laptop: Laptop) -> None:
    for _ in range(130):
        laptop.forward(15_000)
        laptop.wall += 1_000
        rounds.tick()
    (moved,) = laptop.moved
    assert 120_000 < moved <= 121_000


def test_months_of_small_corrections_are_no_move(rounds: Rounds, laptop: Laptop) -> None:
    """Each night's sleep is told by a cheaper clock; in the morning a server puts right what that was off."""
    for day in range(180):
        laptop.forward(8 * 3_600_000)
        rounds.tick()
        laptop.wall += 3_000 if day % 3 else 4_500
        for _ in range(16 * 60):
            laptop.forward(MINUTE)
            rounds.tick()
    assert laptop.moved == []
    laptop.wall += 121_000
    laptop.forward(15_000)
    rounds.tick()
    assert len(laptop.moved) == 1, "but a move is one, also then"


def test_another_process_that_writes_is_noticed(rounds: Rounds, laptop: Laptop) -> None:
    rounds.look_for_others()
    assert laptop.others == 0
    laptop.version += 1
    rounds.look_for_others()
    rounds.look_for_others()
    assert laptop.others == 1
    laptop.version += 1
    rounds.tick()
    assert laptop.others == 2


def test_a_look_without_an_answer_is_asked_again(rounds: Rounds, laptop: Laptop) -> None:
    laptop.answers = False
    rounds.looked(laptop.wall)
    rounds.tick()
    rounds.tick()
    rounds.tick()
    assert laptop.looks == [True, False, False, False]


def _pass_ninety_seconds(rounds: Rounds, laptop: Laptop) -> None:
    for _ in range(MISSED_TICKS):
        laptop.forward(15_000)
        rounds.tick()
        rounds.watch()


def test_looks_that_fail_are_told_within_ninety_seconds(rounds: Rounds, laptop: Laptop) -> None:
    began = laptop.wall
    laptop.answers = False
    rounds.looked(laptop.wall)
    rounds.tick()
    _pass_ninety_seconds(rounds, laptop)
    assert laptop.stood == [began]
    laptop.answers = True
    rounds.tick()
    assert laptop.stood == [began, 0], "and that all is well again"


def test_an_error_in_a_tick_does_not_stop_the_timer(
    rounds: Rounds, laptop: Laptop, caplog: pytest.LogCaptureFixture
) -> None:
    began = laptop.wall
    laptop.broken = True
    _pass_ninety_seconds(rounds, laptop)
    assert laptop.stood == [began]
    assert len(caplog.records) == 1, "the log is not filled with it"
    assert rounds._tick.isActive()
    laptop.broken = False
    rounds.tick()
    assert laptop.stood == [began, 0]


def test_ticks_that_stop_are_told(rounds: Rounds, laptop: Laptop) -> None:
    for _ in range(MISSED_TICKS):
        rounds.watch()
    assert len(laptop.stood) == 1


def test_healthy_rounds_never_cry_wolf(rounds: Rounds, laptop: Laptop) -> None:
    for _ in range(50):
        _pass_ninety_seconds(rounds, laptop)
    assert laptop.stood == []


@pytest.mark.parametrize(("minutes", "said"), [(120, [120 * MINUTE]), (-61, [-61 * MINUTE]), (1, [])])
def test_a_clock_that_was_moved_while_pt_crm_was_closed_is_noticed_at_the_first_tick(
    qtbot: QtBot, laptop: Laptop, minutes: int, said: list[int]
) -> None:
    known = Known(laptop.wall - int(laptop.boot * 1000), int(laptop.boot * 1000))
    laptop.forward(3_600_000)
    laptop.wall += minutes * MINUTE
    apart = ran_for_a_tick(laptop, known).apart
    assert laptop.moved == said
    assert abs(apart - known.apart) <= 720, "an hour's drift"


def test_small_moves_between_starts_count_together(qtbot: QtBot, laptop: Laptop) -> None:
    known = Known(laptop.wall - int(laptop.boot * 1000), int(laptop.boot * 1000))
    for seconds in (90, 50):
        laptop.wall += seconds * 1_000
        known = ran_for_a_tick(laptop, known)
    assert laptop.moved == [140_000]


def test_a_laptop_that_sleeps_for_months_and_runs_pt_crm_now_and_then_is_not_said_to_be_wrong(
    qtbot: QtBot, laptop: Laptop
) -> None:
    known: Known | None = None
    for _ in range(60):
        laptop.forward(3 * 24 * 3_600_000)
        laptop.wall += 6_000
        known = ran_for_a_tick(laptop, known)
    assert laptop.moved == []
