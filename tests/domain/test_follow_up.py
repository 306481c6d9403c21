"""The next step, and 09:00 whatever the nights do."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.follow_up import STEP_TEXT, StepIdea, local_date, local_nine, nine_on

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "days", "nine"),
    [
        ("2026-11-23T12:00+01:00", 0, "2026-11-23T09:00+01:00"),
        ("2026-11-23T12:00+01:00", 2, "2026-11-25T09:00+01:00"),
        ("2026-11-23T00:05+01:00", 1, "2026-11-24T09:00+01:00"),
        ("2026-11-23T23:55+01:00", 1, "2026-11-24T09:00+01:00"),
        ("2026-10-24T12:00+02:00", 1, "2026-10-25T09:00+01:00"),
        ("2026-10-24T12:00+02:00", 3, "2026-10-27T09:00+01:00"),
        ("2027-03-27T12:00+01:00", 1, "2027-03-28T09:00+02:00"),
        ("2027-03-27T23:30+01:00", 3, "2027-03-30T09:00+02:00"),
        ("2026-12-31T12:00+01:00", 1, "2027-01-01T09:00+01:00"),
    ],
)
def test_nine_by_the_clock_on_the_wall(now: str, days: int, nine: str) -> None:
    assert local_nine(at(now), days, AMSTERDAM) == at(nine)


def test_the_date_is_the_trainers_own() -> None:
    late = at("2026-11-23T23:30+00:00")
    assert local_date(late, AMSTERDAM) == date(2026, 11, 24)
    assert local_date(late, ZoneInfo("UTC")) == date(2026, 11, 23)
    assert local_date(-1, ZoneInfo("UTC")) == date(1969, 12, 31)
    assert nine_on(date(2026, 11, 24), AMSTERDAM) == at("2026-11-24T09:00+01:00")


def test_every_idea_has_words() -> None:
    assert set(STEP_TEXT) == set(StepIdea)
