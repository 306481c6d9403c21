"""What a trainer types between two sessions is read as meant, in both languages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import to_local, to_utc_ms
from ptcrm.domain.spoken_moments import read_spoken

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = to_utc_ms(datetime.fromisoformat("2026-11-23T12:00"), AMSTERDAM)
"""Monday noon."""


def spoken(text: str, future: bool = False, now: int = NOW) -> str:
    moment = read_spoken(text, now, AMSTERDAM, future)
    if moment is None:
        return "not read"
    assert moment.text == text
    local = to_local(moment.at, AMSTERDAM)
    if moment.trust is TimeTrust.DATE_ONLY:
        assert local.strftime("%H:%M") == "00:00"
        return local.strftime("%a %d %b, day")
    return local.strftime("%a %d %b %H:%M") + (", about" if moment.trust is TimeTrust.ASSUMED_ZONE else "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("nu", "Mon 23 Nov 12:00"),
        ("Now", "Mon 23 Nov 12:00"),
        ("10 min geleden", "Mon 23 Nov 11:50"),
        ("10 min ago", "Mon 23 Nov 11:50"),
        ("10min geleden", "Mon 23 Nov 11:50"),
        ("tien minuten geleden", "Mon 23 Nov 11:50"),
        ("een uur geleden", "Mon 23 Nov 11:00"),
        ("één uur geleden", "Mon 23 Nov 11:00"),
        ("an hour ago", "Mon 23 Nov 11:00"),
        ("een half uur geleden", "Mon 23 Nov 11:30"),
        ("half an hour ago", "Mon 23 Nov 11:30"),
        ("anderhalf uur geleden", "Mon 23 Nov 10:30"),
        ("een kwartier geleden", "Mon 23 Nov 11:45"),
        ("1 uur en 12 min geleden", "Mon 23 Nov 10:48"),
        ("1 u 12 geleden", "Mon 23 Nov 10:48"),
        ("2 hours ago", "Mon 23 Nov 10:00"),
        ("gisteren 20:15", "Sun 22 Nov 20:15"),
        ("Yesterday 20:15", "Sun 22 Nov 20:15"),
        ("yesterday at 8:15 pm", "Sun 22 Nov 20:15"),
        ("vandaag 9:40", "Mon 23 Nov 09:40"),
        ("9:40", "Mon 23 Nov 09:40"),
        ("9u40", "Mon 23 Nov 09:40"),
        ("9.40", "Mon 23 Nov 09:40"),
        ("9 uur", "Mon 23 Nov 09:00"),
        ("om 9", "Mon 23 Nov 09:00"),
        ("12:30", "Sun 22 Nov 12:30"),
        ("23:50", "Sun 22 Nov 23:50"),
        ("half acht", "Mon 23 Nov 07:30"),
        ("half 8", "Mon 23 Nov 07:30"),
        ("half eight", "Mon 23 Nov 08:30"),
        ("half past eight", "Mon 23 Nov 08:30"),
        ("half een", "Mon 23 Nov 00:30"),
        ("kwart over negen", "Mon 23 Nov 09:15"),
        ("kwart voor negen", "Mon 23 Nov 08:45"),
        ("quarter to nine", "Mon 23 Nov 08:45"),
        ("vijf voor half tien", "Mon 23 Nov 09:25"),
        ("tien over half acht", "Mon 23 Nov 07:40"),
        ("10 over 9", "Mon 23 Nov 09:10"),
        ("negen uur", "Mon 23 Nov 09:00"),
        ("vanochtend half acht", "Mon 23 Nov 07:30"),
        ("half past seven this morning", "Mon 23 Nov 07:30"),
        ("vanochtend", "Mon 23 Nov 09:00, about"),
        ("vanmiddag", "Mon 23 Nov 12:00, about"),
        ("gisteravond 21:00", "Sun 22 Nov 21:00"),
        ("gisteravond half negen", "Sun 22 Nov 20:30"),
        ("gisteren 's avonds", "Sun 22 Nov 20:00, about"),
        ("gisteren om 9 uur ’s avonds", "Sun 22 Nov 21:00"),
        ("last night", "Sun 22 Nov 20:00, about"),
        ("zondagavond", "Sun 22 Nov 20:00, about"),
        ("Sunday evening", "Sun 22 Nov 20:00, about"),
        ("zondagmiddag 3 uur", "Sun 22 Nov 15:00"),
        ("zondag morgen", "Sun 22 Nov 09:00, about"),
        ("vrijdag", "Fri 20 Nov, day"),
        ("vr 14:00", "Fri 20 Nov 14:00"),
        ("last Friday", "Fri 20 Nov, day"),
        ("maandag", "Mon 16 Nov, day"),
        ("maandag 9:00", "Mon 23 Nov 09:00"),
        ("maandag 14:00", "Mon 16 Nov 14:00"),
        ("vorige week dinsdag", "Tue 17 Nov, day"),
        ("eergisteren", "Sat 21 Nov, day"),
        ("3 dagen geleden", "Fri 20 Nov, day"),
        ("23 nov 20:15", "Mon 23 Nov 20:15"),
        ("22 nov 20:15", "Sun 22 Nov 20:15"),
        ("ma 23 nov 09:00", "Mon 23 Nov 09:00"),
        ("zondag 22 november 10:00 uur", "Sun 22 Nov 10:00"),
        ("een uurtje geleden", "Mon 23 Nov 11:00"),
        ("vannacht 2:30", "Mon 23 Nov 02:30"),
        ("22-11 20:15", "Sun 22 Nov 20:15"),
        ("22/11 om 20.15", "Sun 22 Nov 20:15"),
        ("Nov 22", "Sun 22 Nov, day"),
        ("22 november 2026 20:15", "Sun 22 Nov 20:15"),
        ("22-11-2026", "Sun 22 Nov, day"),
        ("2026-11-22T20:15", "Sun 22 Nov 20:15"),
        ("2026-11-22 20:15", "Sun 22 Nov 20:15"),
        ("morgen 09:00", "Tue 24 Nov 09:00"),
    ],
)
def test_arrivals(text: str, read: str) -> None:
    assert spoken(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("over 10 min", "Mon 23 Nov 12:10"),
        ("in an hour", "Mon 23 Nov 13:00"),
        ("over een half uur", "Mon 23 Nov 12:30"),
        ("over 3 dagen", "Thu 26 Nov, day"),
        ("over 3 dagen 10:00", "Thu 26 Nov 10:00"),
        ("over een week", "Mon 30 Nov, day"),
        ("in 2 weeks", "Mon 07 Dec, day"),
        ("volgende maand", "Tue 01 Dec, day"),
        ("di 24 nov 14:00", "Tue 24 Nov 14:00"),
        ("dinsdag 24 november", "Tue 24 Nov, day"),
        ("volgende week", "Mon 30 Nov, day"),
        ("next week", "Mon 30 Nov, day"),
        ("volgende week dinsdag 10:00", "Tue 01 Dec 10:00"),
        ("morgen 09:00", "Tue 24 Nov 09:00"),
        ("morgen", "Tue 24 Nov, day"),
        ("morgenochtend", "Tue 24 Nov 09:00, about"),
        ("tomorrow morning", "Tue 24 Nov 09:00, about"),
        ("morgen half acht", "Tue 24 Nov 07:30"),
        ("morgen drie uur", "Tue 24 Nov 15:00"),
        ("vanmiddag", "Mon 23 Nov 14:00, about"),
        ("vanavond 19:30", "Mon 23 Nov 19:30"),
        ("tonight", "Mon 23 Nov 20:00, about"),
        ("vrijdag", "Fri 27 Nov, day"),
        ("vrijdag 14:00", "Fri 27 Nov 14:00"),
        ("maandag", "Mon 30 Nov, day"),
        ("next monday 9am", "Mon 30 Nov 09:00"),
        ("9:40", "Tue 24 Nov 09:40"),
        ("half acht", "Mon 23 Nov 19:30"),
        ("3 dec", "Thu 03 Dec, day"),
        ("12-1 10:00", "Tue 12 Jan 10:00"),
        ("overmorgen 8 uur", "Wed 25 Nov 08:00"),
    ],
)
def test_next_steps(text: str, read: str) -> None:
    assert spoken(text, future=True) == read


def test_half_past_seven_in_the_evening_is_the_last_one() -> None:
    assert spoken("half acht", now=NOW + 9 * 3_600_000) == "Mon 23 Nov 19:30"


def test_exactly() -> None:
    assert read_spoken("10 min geleden", NOW, AMSTERDAM) == Arrival(NOW - 600_000, text="10 min geleden")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ooit",
        "gisteren toen ik thuis kwam",
        "25:00",
        "gisteren 20:75",
        "31-2",
        "8",
        "12345",
        "half dertig",
        "geleden",
        "x" * 10_000,
        "\ud800",
    ],
)
def test_not_a_moment(text: str) -> None:
    assert spoken(text) == "not read"


WORDS = (
    "nu over half kwart voor tien 10 999 uur min dagen weken geleden ago in gisteren morgen avond "
    "'s avonds zondag volgende vorige week 9:40 23-11 31-2 nov 12 pm om at een half acht eight past 99:99"
)


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)),
    st.integers(NOW - 10**11, NOW + 10**11),
    st.booleans(),
)
def test_hostile_text(text: str, now: int, future: bool) -> None:
    moment = read_spoken(text, now, AMSTERDAM, future)
    assert moment is None or isinstance(moment.at, int)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(NOW - 10**11, NOW + 10**11))
def test_a_clock_time_lies_within_a_day_on_the_right_side(hour: int, minute: int, now: int) -> None:
    text = f"{hour}:{minute:02d}"
    past, ahead = (read_spoken(text, now, AMSTERDAM, future) for future in (False, True))
    assert past is not None
    assert ahead is not None
    hour_ms = 3_600_000
    assert now - 25 * hour_ms <= past.at <= now + hour_ms  # a skipped or doubled hour shifts it by one
    assert now - hour_ms <= ahead.at <= now + 25 * hour_ms
