"""Where things stand in the agenda: nothing is hidden under another, and the clock change shifts nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.ids import ConsultationId, LeadId, StepId
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Stage
from ptcrm.queries.agenda import Agenda, with_overlaps
from ptcrm.queries.today_rows import ConsultationRow, StepRow
from ptcrm.ui.models.agenda_places import (
    Fit,
    Group,
    Laid,
    Place,
    day_beside,
    lay_out,
    minute_of,
    moment_at,
    quarter_beside,
)
from ptcrm.ui.widgets.agenda_measures import Measures

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]
FIT = Fit(talk=30, asking=50, line=25, lanes=2, steps=1)
MINUTE = 60_000
NOON = moment_at(MONDAY, 720, ZONE)


def talk(
    number: int, at: int, minutes: int = 45, status: ConsultationStatus = ConsultationStatus.PLANNED
) -> ConsultationRow:
    who = f"Lead {number}"
    return ConsultationRow(
        ConsultationId(f"t{number}"),
        LeadId(f"l{number}"),
        who,
        at,
        minutes,
        ConsultationKind.INTAKE,
        "",
        status,
        None,
    )


def step(number: int, at: int, *, time_known: bool = True) -> StepRow:
    return StepRow(
        StepId(f"s{number}"), LeadId(f"l{number}"), f"Lead {number}", Stage.KNOW, "Bel", at, time_known
    )


def laid(talks: list[ConsultationRow], steps: list[StepRow], days: list[date], fit: Fit = FIT) -> Laid:
    talks = sorted(talks, key=lambda row: row.at)
    steps = sorted(steps, key=lambda row: row.at)
    found = Agenda(tuple(with_overlaps(talks)), tuple(steps), len(steps))
    return lay_out(found, days, NOON, ZONE, fit)


def items(places: list[Place]) -> list[str]:
    """What is drawn or behind a button, by id."""
    found: list[str] = []
    for place in places:
        inside = place.item.items if isinstance(place.item, Group) else (place.item,)
        found += [it.step_id if isinstance(it, StepRow) else it.row.consultation_id for it in inside]
    return found


minutes = st.integers(-300, 8 * 24 * 60)
talks = st.lists(st.tuples(minutes, st.integers(1, 300), st.sampled_from(ConsultationStatus)), max_size=20)
steps = st.lists(minutes, max_size=20)


@given(talks, steps, st.integers(2, 4), st.integers(1, 3))
def test_nothing_covers_another_and_everything_can_be_reached(
    some: list[tuple[int, int, ConsultationStatus]], others: list[int], lanes: int, together: int
) -> None:
    start = moment_at(MONDAY, 0, ZONE)
    rows = [talk(n, start + at * MINUTE, lasts, status) for n, (at, lasts, status) in enumerate(some)]
    due = [step(n, start + at * MINUTE) for n, at in enumerate(others)]
    fit = Fit(talk=30, asking=50, line=25, lanes=lanes, steps=together)
    places = list(laid(rows, due, WEEK, fit).timed)
    measures = Measures(1000, 7, 50)
    boxes = [measures.box(place) for place in places]
    for number, box in enumerate(boxes):
        assert 0 <= box.top() <= box.bottom() <= measures.height
        assert not any(box.intersects(other) for other in boxes[:number])
    end = moment_at(WEEK[-1] + timedelta(days=1), 0, ZONE)
    expected: set[str] = {row.consultation_id for row in rows if start <= row.at < end}
    expected |= {row.step_id for row in due if start <= row.at < end}
    assert expected <= set(items(places))
    assert len({place.key for place in places}) == len(places)


def test_a_talk_over_midnight_stands_on_both_days() -> None:
    places = laid([talk(1, moment_at(MONDAY, 23 * 60 + 30, ZONE), 60)], [], WEEK).timed
    assert [(it.day, it.top, it.bottom, it.first) for it in places] == [
        (0, 1410, 1440, True),
        (1, 0, 30, False),
    ]


def test_the_hours_stand_where_the_wall_clock_has_them_when_it_is_put_back() -> None:
    sunday = date(2026, 10, 25)
    ten = int(datetime(2026, 10, 25, 10, tzinfo=ZONE).timestamp()) * 1000
    assert ten - moment_at(sunday, 0, ZONE) == 11 * 60 * MINUTE
    (place,) = laid([talk(1, ten, status=ConsultationStatus.HELD)], [], [sunday]).timed
    assert (place.top, place.bottom) == (600, 645)
    assert moment_at(sunday, 600, ZONE) == ten


def test_a_night_hour_that_is_skipped_reads_an_hour_later() -> None:
    sunday = date(2026, 3, 29)
    assert minute_of(moment_at(sunday, 150, ZONE), ZONE) == 210


def test_a_day_further_keeps_the_time_of_the_clock_on_the_wall() -> None:
    saturday = moment_at(date(2026, 10, 24), 600, ZONE)
    sunday = day_beside(saturday, 1, ZONE)
    assert sunday - saturday == 25 * 60 * MINUTE
    assert minute_of(sunday, ZONE) == 600
    assert day_beside(sunday, -1, ZONE) == saturday


@given(st.integers(0, 2 * 10**12))
def test_a_quarter_further_is_the_next_whole_quarter(at: int) -> None:
    later, earlier = quarter_beside(at, 1), quarter_beside(at, -1)
    assert later % (15 * MINUTE) == earlier % (15 * MINUTE) == 0
    assert 0 < later - at <= 15 * MINUTE
    assert 0 < at - earlier <= 15 * MINUTE


def test_steps_at_one_time_go_behind_one_button_and_those_without_a_time_stand_on_top() -> None:
    nine = moment_at(MONDAY, 540, ZONE)
    due = [step(1, nine), step(2, nine), step(3, nine + 60 * MINUTE), step(4, nine, time_known=False)]
    found = laid([], due, WEEK)
    assert [isinstance(place.item, Group) for place in found.timed] == [True, False]
    assert items(list(found.timed)) == ["s1", "s2", "s3"]
    assert found.untimed == (due[3], *[None] * 6)


def test_a_talk_keeps_its_place_when_steps_and_a_cancelled_one_crowd_it() -> None:
    ten = moment_at(MONDAY, 600, ZONE)
    rows = [talk(1, ten), talk(2, ten, status=ConsultationStatus.CANCELLED)]
    places = laid(rows, [step(3, ten)], WEEK).timed
    drawn = [place for place in places if not isinstance(place.item, Group)]
    assert items(drawn) == ["t1"]
    assert sorted(items([place for place in places if place not in drawn])) == ["s3", "t2"]
