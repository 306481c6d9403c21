"""The trainer's own speed and week: who counts, on which day, and that spam never does."""

from __future__ import annotations

from functools import partial

import pytest

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person, TimeTrust
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, Direction, Stage
from ptcrm.queries.figures import response_figures, week_figures
from ptcrm.queries.today_rows import ResponseFigures, WeekFigures
from ptcrm.store.database import Database

MINUTE = 60_000


class Practice:
    """A trainer who answers people; all instants in UTC ms."""

    def __init__(self, database: Database, now: int) -> None:
        self.database = database
        self.now = now

    def add(self, name: str, arrived: int, source: str = "", trust: TimeTrust = TimeTrust.EXACT) -> LeadId:
        enquiry = Enquiry(Person(name=name, source=source), Channel.FORM, arrival=Arrival(arrived, trust))
        return self.database.write(partial(take_in, enquiry=enquiry), self.now).value.lead_id

    def touch(self, lead_id: LeadId, at: int, **how: bool | Direction) -> None:
        form = TouchForm(Channel.PHONE, at=at, **how)  # type: ignore[arg-type]
        self.database.write(partial(log_touch, lead_id=lead_id, form=form), self.now)

    def speed(self) -> ResponseFigures:
        with self.database.reading() as connection:
            return response_figures(connection, self.now, self.now + 12 * HOUR)

    def week(self) -> WeekFigures:
        with self.database.reading() as connection:
            return week_figures(connection, self.now - 12 * HOUR, "2026-11-23", self.now + 12 * HOUR)


@pytest.fixture
def practice(database: Database, now: int) -> Practice:
    return Practice(database, now)


def test_nothing_answered_has_no_typical_time(practice: Practice, now: int) -> None:
    practice.add("Anna", now - HOUR)
    assert practice.speed() == ResponseFigures(0, None, 0, (None,) * 14)


def test_the_typical_time_is_the_middle_one(practice: Practice, now: int) -> None:
    for name, minutes in (("Anna", 10), ("Bas", 30), ("Cor", 600)):
        lead = practice.add(name, now - 11 * HOUR)
        practice.touch(lead, now - 11 * HOUR + minutes * MINUTE)
    figures = practice.speed()
    assert (figures.answered, figures.typical_ms, figures.within_hour) == (3, 30 * MINUTE, 2)
    assert figures.days == (*(None,) * 13, 30 * MINUTE)


def test_an_answer_stands_on_the_day_it_was_given(practice: Practice, now: int) -> None:
    lead = practice.add("Anna", now - 2 * DAY)
    practice.touch(lead, now - 2 * DAY + 5 * MINUTE)
    assert practice.speed().days[-3] == 5 * MINUTE


def test_exactly_an_hour_is_not_within_the_hour(practice: Practice, now: int) -> None:
    lead = practice.add("Anna", now - 2 * HOUR)
    practice.touch(lead, now - HOUR)
    assert practice.speed().within_hour == 0


def test_what_is_no_answer_does_not_count(practice: Practice, now: int) -> None:
    practice.touch(practice.add("machine", now - HOUR), now, human=False)
    practice.touch(practice.add("they", now - HOUR), now, direction=Direction.IN)
    practice.touch(practice.add("a day", now - HOUR, trust=TimeTrust.DATE_ONLY), now)
    practice.touch(practice.add("long ago", now - 40 * DAY), now - 31 * DAY)
    assert practice.speed().answered == 0


def test_spam_counts_nowhere(practice: Practice, now: int) -> None:
    lead = practice.add("Spam", now - HOUR, source="word_of_mouth")
    practice.touch(lead, now)
    practice.database.write(partial(plan_consultation, lead_id=lead, at=now + HOUR), now)
    practice.database.write(partial(move_stage, lead_id=lead, stage=Stage.CLIENT), now)
    assert practice.speed().answered == 1
    assert practice.week() == WeekFigures(1, 1, 1, 1)
    practice.database.write(partial(remove_lead, lead_id=lead, spam=True), now)
    assert practice.speed().answered == 0
    assert practice.week() == WeekFigures(0, 0, 0, 0)
