"""Quiet time as the laptop's clock shows it, also on the two nights on which that clock jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.moments import to_local
from ptcrm.domain.quiet import (
    DAY_MINUTES,
    EVERY_DAY,
    QuietWindow,
    next_quiet,
    quiet_until,
    read_windows,
    write_windows,
)

MINUTE = 60_000
AMSTERDAM, LORD_HOWE = ZoneInfo("Europe/Amsterdam"), ZoneInfo("Australia/Lord_Howe")
NIGHT = QuietWindow(22 * 60, 7 * 60)
LUNCH = QuietWindow(12 * 60, 13 * 60)
MONDAY = 0


def at(text: str, zone: ZoneInfo = AMSTERDAM) -> int:
    """An instant by the laptop's clock, or with its own offset."""
    moment = datetime.fromisoformat(text)
    return round((moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23T21:59:59.999", None),
        ("2026-11-23T22:00", "2026-11-24T07:00"),
        ("2026-11-24T00:30", "2026-11-24T07:00"),
        ("2026-11-24T06:59:59.999", "2026-11-24T07:00"),
        ("2026-11-24T07:00", None),
        ("2026-11-24T12:15", "2026-11-24T13:00"),
    ],
)
def test_over_midnight_and_several_a_day(now: str, until: str | None) -> None:
    assert quiet_until(at(now), AMSTERDAM, [NIGHT, LUNCH], None) == (until and at(until))


def test_a_window_belongs_to_the_day_it_begins_on() -> None:
    on_monday = QuietWindow(NIGHT.begin, NIGHT.end, frozenset({MONDAY}))
    assert quiet_until(at("2026-11-24T06:00"), AMSTERDAM, [on_monday], None) == at("2026-11-24T07:00")
    assert quiet_until(at("2026-11-23T06:00"), AMSTERDAM, [on_monday], None) is None
    assert quiet_until(at("2026-11-24T23:00"), AMSTERDAM, [on_monday], None) is None


def test_with_a_client_ends_by_itself_and_runs_on_into_a_window() -> None:
    now = at("2026-11-23T18:10")
    assert quiet_until(now, AMSTERDAM, [], at("2026-11-23T19:00")) == at("2026-11-23T19:00")
    assert quiet_until(at("2026-11-23T19:00"), AMSTERDAM, [], at("2026-11-23T19:00")) is None
    evening = QuietWindow(19 * 60, 20 * 60)
    assert quiet_until(now, AMSTERDAM, [evening], at("2026-11-23T19:00")) == at("2026-11-23T20:00")
    assert quiet_until(now, AMSTERDAM, [NIGHT], at("2026-11-23T19:00")) == at("2026-11-23T19:00")


def test_midnight_to_midnight_is_the_whole_day() -> None:
    sunday = QuietWindow(0, 0, frozenset({6}))
    assert quiet_until(at("2026-11-22T15:00"), AMSTERDAM, [sunday], None) == at("2026-11-23T00:00")
    assert next_quiet(at("2026-11-23T12:00"), AMSTERDAM, [sunday]) == at("2026-11-29T00:00")


def test_the_clock_put_forward_ends_a_window_at_the_jump() -> None:
    """At 02:00 the clock goes to 03:00: a window until 02:30 ends there, not half an hour early or late."""
    window = [QuietWindow(23 * 60, 150)]
    jump = at("2027-03-28T01:00Z")
    assert quiet_until(jump - 1, AMSTERDAM, window, None) == jump
    assert quiet_until(jump, AMSTERDAM, window, None) is None
    assert quiet_until(at("2026-10-03T14:00Z", LORD_HOWE), LORD_HOWE, [QuietWindow(0, 135)], None) == at(
        "2026-10-03T15:30Z"
    ), "there the clock jumps half an hour, from 02:00 to 02:30"


def test_the_clock_put_back_is_quiet_once() -> None:
    """02:15 comes twice; the window ends the first time, and the second time nothing begins again."""
    window = [QuietWindow(60, 135)]
    first = at("2026-10-25T00:15Z")
    assert quiet_until(first - 1, AMSTERDAM, window, None) == first
    assert quiet_until(first + 60 * MINUTE - 1, AMSTERDAM, window, None) is None


def shown_furthest(start: int, zone: ZoneInfo, minutes: int) -> list[datetime]:
    """What the clock shows each minute from ``start``, where going back counts as standing still."""
    furthest = datetime.min  # noqa: DTZ901 - what a clock shows has no zone
    shown = []
    for minute in range(minutes):
        furthest = max(furthest, to_local(start + minute * MINUTE, zone).replace(tzinfo=None))
        shown.append(furthest)
    return shown


def is_quiet(local: datetime, windows: list[QuietWindow]) -> bool:
    minute = local.hour * 60 + local.minute
    yesterday = (local.weekday() - 1) % 7
    for window in windows:
        if window.begin < window.end:
            if local.weekday() in window.days and window.begin <= minute < window.end:
                return True
        elif (local.weekday() in window.days and minute >= window.begin) or (
            yesterday in window.days and minute < window.end
        ):
            return True
    return False


JUMPS = [  # a day before each jump of the clock, in UTC
    (AMSTERDAM, datetime(2026, 10, 24, 1, tzinfo=UTC)),
    (AMSTERDAM, datetime(2027, 3, 27, 1, tzinfo=UTC)),
    (LORD_HOWE, datetime(2026, 10, 2, 15, 30, tzinfo=UTC)),
    (LORD_HOWE, datetime(2027, 4, 2, 15, tzinfo=UTC)),
]
minutes_of_day = st.integers(0, DAY_MINUTES // 15 - 1).map(lambda quarter: quarter * 15)
windows_drawn = st.lists(
    st.builds(
        QuietWindow, minutes_of_day, minutes_of_day, st.frozensets(st.integers(0, 6)) | st.just(EVERY_DAY)
    ),
    max_size=3,
)


@given(st.sampled_from(JUMPS), windows_drawn, st.data())
def test_quiet_is_what_the_clock_on_the_wall_says(
    jump: tuple[ZoneInfo, datetime], windows: list[QuietWindow], data: st.DataObject
) -> None:
    zone, start = jump
    begin = round(start.timestamp() * 1000)
    oracle = [is_quiet(local, windows) for local in shown_furthest(begin, zone, 3 * DAY_MINUTES)]
    minute = data.draw(st.integers(0, 2 * DAY_MINUTES - 1))
    now = begin + minute * MINUTE
    until = quiet_until(now, zone, windows, None)
    assert (until is not None) == oracle[minute]
    if until is not None:
        ends = next((at for at in range(minute, len(oracle)) if not oracle[at]), None)
        if ends is not None:
            assert until == begin + ends * MINUTE
        else:
            assert until >= begin + len(oracle) * MINUTE


@given(st.sampled_from(JUMPS), windows_drawn, st.integers(0, 2 * DAY_MINUTES), st.integers(1, 600))
def test_with_a_client_is_never_less_quiet(
    jump: tuple[ZoneInfo, datetime], windows: list[QuietWindow], minute: int, lasts: int
) -> None:
    zone, start = jump
    now = round((start + timedelta(minutes=minute)).timestamp() * 1000)
    until = quiet_until(now, zone, windows, now + lasts * MINUTE)
    assert until is not None
    assert until >= max(now + lasts * MINUTE, quiet_until(now, zone, windows, None) or 0)


@given(windows_drawn)
def test_windows_are_kept_as_they_are(windows: list[QuietWindow]) -> None:
    assert read_windows(write_windows(windows)) == tuple(windows)


@pytest.mark.parametrize(
    "text", ["", "null", "{}", "[", "[[1]]", '[["a", 2, []]]', "[[0, 1440, [0]]]", "[" * 9_999]
)
def test_what_can_not_be_read_is_not_quiet(text: str) -> None:
    assert read_windows(text) == ()
