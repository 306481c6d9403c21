"""The whole program as a process, under a clock that is turned: sleep, wrong clocks, summer time, a second
start, data that can't be read or written. Cases by the numbers of the plan of the alarm.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from alarm_trial import FAKETIME, HOUR, MINUTE, SECOND, Trial
from desktop import Daemon

pytest_plugins = ["desktop_fixtures"]

pytestmark = pytest.mark.skipif(
    FAKETIME is None, reason="libfaketime isn't there to turn the clock of a process"
)

DAY = 24 * HOUR
Begin = Callable[..., Trial]


@pytest.fixture
def begin(tmp_path: Path, daemon: Daemon) -> Iterator[Begin]:
    """Makes a trial; ``wall``: what its clock shows at first (UTC ms)."""
    made: list[Trial] = []

    def begin(zone: str = "Europe/Amsterdam", wall: int | None = None) -> Trial:
        trial = Trial(tmp_path / "data", daemon, zone)
        made.append(trial)
        if wall is not None:
            trial.set_clock_to(wall)
        return trial

    yield begin
    for trial in made:
        trial.end()


def instant(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * SECOND  # type: ignore[arg-type, misc]


def test_a4_asleep_when_the_hour_passes_and_for_three_days(begin: Begin) -> None:
    trial = begin()
    trial.ask("Sanne", 50 * MINUTE)
    trial.start()
    assert trial.told("Sanne") == []
    trial.sleep(20 * MINUTE)
    trial.wait(lambda: trial.told("Sanne"))
    assert trial.told("Sanne")[0].title.startswith("While you were away")
    trial.ask("Piet", 0)
    trial.wait(lambda: [it for it in trial.daemon.shown if "Piet" in it.title])
    trial.sleep(3 * DAY)
    trial.wait(lambda: trial.told("Piet"))
    assert "3\u00a0days" in trial.told("Piet")[0].title
    assert len(trial.told("Piet")) == 1
    assert trial.banners == "", "sleep is no fault of the clock"


def says(trial: Trial, words: str) -> bool:
    return words in trial.banners.replace(",", "")


def test_a5_a_clock_that_is_set_is_said_and_loses_nobody(begin: Begin) -> None:
    trial = begin()
    trial.ask("Sanne", 10 * MINUTE)
    trial.start()

    trial.set_clock(2 * HOUR)
    trial.wait(lambda: trial.told("Sanne"))
    trial.wait(lambda: "120 min off" in trial.banners)
    trial.ask("Lotte", 0)
    trial.wait(lambda: "Lotte" in trial.banners)
    assert trial.told("Lotte") == []
    trial.set_clock(0)
    trial.wait(lambda: "was 120 min off" in trial.banners)
    assert "Lotte" in trial.banners, "who was noted by the wrong clock stays listed"

    to_1970 = -(trial.wall() // MINUTE - 20) * MINUTE  # whole minutes, as the banner rounds them
    for off in (-2 * HOUR, -DAY, to_1970):
        trial.set_clock(off)
        trial.wait(partial(says, trial, f"clock is {-off // MINUTE} min off"))
        trial.set_clock(0)
        trial.wait(lambda: "clock is" not in trial.banners)

    trial.ask("Yusuf", 59 * MINUTE + 58 * SECOND)
    trial.wait(lambda: trial.told("Yusuf"))
    trial.set_clock(instant(2099, 1, 1) - trial.wall())
    trial.wait(lambda: "clock is" in trial.banners)
    trial.ask("Eva", 59 * MINUTE + 58 * SECOND)
    trial.wait(lambda: trial.told("Eva"))
    trial.set_clock(0)
    trial.wait(lambda: "clock is" not in trial.banners)
    trial.ask("Bram", 59 * MINUTE + 58 * SECOND)
    trial.wait(lambda: trial.told("Bram"))


def test_a5_a_clock_that_was_set_while_the_program_was_closed_is_said(begin: Begin) -> None:
    trial = begin()
    trial.ask("Sanne", 10 * MINUTE)
    trial.start()
    trial.close()
    trial.set_clock(2 * HOUR)
    trial.start()
    trial.wait(lambda: trial.told("Sanne"))
    trial.wait(partial(says, trial, "clock is 120 min off"))


@pytest.mark.parametrize(
    ("zone", "shifts"),
    [
        ("Europe/Amsterdam", [(2026, 10, 25, 1, 0), (2027, 3, 28, 1, 0)]),
        ("Australia/Lord_Howe", [(2026, 10, 3, 15, 30), (2027, 4, 3, 15, 0)]),
    ],
)
def test_a6_an_hour_is_an_hour_when_summer_time_begins_and_ends(
    zone: str, shifts: list[tuple[int, ...]], begin: Begin
) -> None:
    trial = begin(zone, instant(*shifts[0]))
    trial.start()
    for number, shift in enumerate(shifts):
        name, hour = f"Person{number}", instant(*shift) + 30 * MINUTE
        trial.set_clock_to(hour - 2 * SECOND)
        trial.ask(name, trial.wall() - (hour - HOUR))
        while trial.wall() < hour - 100:
            assert trial.told(name) == []
            time.sleep(0.05)
        trial.wait(partial(trial.told, name))
        assert trial.wall() >= hour
        assert trial.told(name)[0].title == f"{name} has waited an hour"


def test_a8_a_second_start_shows_the_first_and_tells_nobody_twice(begin: Begin) -> None:
    trial = begin()
    trial.ask("Sanne", 65 * MINUTE)
    trial.start()
    trial.wait(lambda: trial.told("Sanne"))
    assert trial.start_another() == 0
    trial.ask("Piet", 61 * MINUTE)
    trial.wait(lambda: trial.told("Piet"))
    assert len(trial.told("Sanne")) == 1
    assert len(trial.told("Piet")) == 1


def statement(trial: Trial, text: str) -> None:
    """Something that no command does, to the data file itself."""
    with closing(trial.database._writer.raw_connection()) as connection:
        connection.cursor().execute(text)


def test_a12_an_alarm_that_can_not_look_says_so(begin: Begin) -> None:
    trial = begin()
    trial.ask("Sanne", 20 * MINUTE)
    trial.start()
    statement(trial, "ALTER TABLE alert RENAME TO lost")
    trial.set_clock(2 * MINUTE)
    trial.wait(lambda: "Alerts have stood still" in trial.banners)
    statement(trial, "ALTER TABLE lost RENAME TO alert")
    trial.wait(lambda: "Alerts have stood still" not in trial.banners)
    trial.ask("Piet", 61 * MINUTE)
    trial.wait(lambda: trial.told("Piet"))


def test_a13_data_that_is_locked_or_full_still_rings_once(begin: Begin) -> None:
    trial = begin()
    trial.start()
    trial.ask("Sanne", HOUR - 4 * SECOND)
    trial.wait(lambda: any("Sanne" in it.title for it in trial.daemon.shown))  # "1 min left"
    with closing(trial.database._writer.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        trial.wait(lambda: trial.told("Sanne"))
        cursor.execute("ROLLBACK")
    trial.order("full")
    trial.ask("Lotte", 61 * MINUTE)
    trial.wait(lambda: trial.told("Lotte"))
    trial.order("room")
    trial.ask("Yusuf", 61 * MINUTE)
    trial.wait(lambda: trial.told("Yusuf"))
    for name in ("Sanne", "Lotte", "Yusuf"):
        assert len(trial.told(name)) == 1, name
