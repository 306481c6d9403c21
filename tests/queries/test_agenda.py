"""The agenda between two instants: what is in it, what overlaps, and what the clock change does not break."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from ptcrm.commands.consultations import (
    cancel_consultation,
    log_outcome,
    move_consultation,
    plan_consultation,
)
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.next_steps import finish_step, plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import ConsultationId, LeadId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, ConsultationStatus, Outcome, Stage
from ptcrm.queries.agenda import Agenda, agenda, who_to_plan
from ptcrm.store.database import Database

MINUTE = 60_000


class Diary:
    """Leads and talks on a real data file, at wall-clock times of November 2026 unless told otherwise."""

    def __init__(self, database: Database, now: int, zone: ZoneInfo) -> None:
        self.database, self.now, self.zone = database, now, zone

    def lead(self, name: str) -> LeadId:
        enquiry = Enquiry(Person(name=name), Channel.FORM)
        return self.database.write(partial(take_in, enquiry=enquiry), self.now).value.lead_id

    def at(self, day: int, clock: str, month: int = 11) -> int:
        hour, minute = map(int, clock.split(":"))
        return int(datetime(2026, month, day, hour, minute, tzinfo=self.zone).timestamp()) * 1000

    def talk(self, name: str, at: int, minutes: int = 45) -> ConsultationId:
        job = partial(plan_consultation, lead_id=self.lead(name), at=at, minutes=minutes)
        return self.database.write(job, self.now).value

    def read(self, since: int, until: int) -> Agenda:
        with self.database.reading() as connection:
            return agenda(connection, since, until)

    def names(self, since: int, until: int) -> list[str]:
        return [talk.row.name for talk in self.read(since, until).talks]


@pytest.fixture
def diary(database: Database, now: int, zone: ZoneInfo) -> Diary:
    return Diary(database, now, zone)


def test_a_day_holds_what_begins_or_still_runs_in_it(diary: Diary) -> None:
    diary.talk("Gisteren", diary.at(23, "22:00"))
    diary.talk("Nacht", diary.at(23, "23:30"), 60)
    diary.talk("Laat", diary.at(24, "23:59"))
    diary.talk("Morgen", diary.at(25, "00:00"))
    diary.talk("Vroeg", diary.at(24, "00:00"))
    day = diary.at(24, "00:00"), diary.at(25, "00:00")
    assert diary.names(*day) == ["Nacht", "Vroeg", "Laat"]


def test_a_day_of_25_hours_ends_at_its_own_midnight(diary: Diary) -> None:
    diary.talk("Zaterdag", diary.at(24, "23:30", 10), 20)
    diary.talk("Zondag", diary.at(25, "23:30", 10))
    diary.talk("Maandag", diary.at(26, "00:00", 10))
    sunday = diary.at(25, "00:00", 10), diary.at(26, "00:00", 10)
    assert sunday[1] - sunday[0] == 25 * 60 * MINUTE
    assert diary.names(*sunday) == ["Zondag"]


def test_talks_that_overlap_name_each_other_and_those_that_touch_do_not(diary: Diary) -> None:
    diary.talk("Femke", diary.at(24, "10:00"))
    diary.talk("Tom", diary.at(24, "10:30"))
    diary.talk("Eva", diary.at(24, "11:15"))
    cancelled = diary.talk("Daan", diary.at(24, "10:15"))
    diary.database.write(partial(cancel_consultation, consultation_id=cancelled, zone=diary.zone), diary.now)
    talks = diary.read(diary.at(24, "00:00"), diary.at(25, "00:00")).talks
    assert {talk.row.name: talk.overlaps for talk in talks} == {
        "Femke": ("Tom",),
        "Daan": (),
        "Tom": ("Femke",),
        "Eva": (),
    }


def test_a_talk_over_midnight_overlaps_with_one_of_the_next_day(diary: Diary) -> None:
    diary.talk("Nacht", diary.at(23, "23:30"), 60)
    diary.talk("Vroeg", diary.at(24, "00:15"))
    talks = diary.read(diary.at(24, "00:00"), diary.at(25, "00:00")).talks
    assert [talk.overlaps for talk in talks] == [("Vroeg",), ("Nacht",)]


def test_nobody_who_was_removed_and_no_step_that_was_done(diary: Diary) -> None:
    sanne, daan, noor = (diary.lead(name) for name in ("Sanne", "Daan", "Noor"))
    for lead_id, clock in ((sanne, "09:00"), (daan, "10:00"), (noor, "11:00")):
        plan = partial(plan_step, lead_id=lead_id, what="Bel", at=diary.at(24, clock))
        diary.database.write(plan, diary.now)
        talk = partial(plan_consultation, lead_id=lead_id, at=diary.at(24, "15:00"))
        diary.database.write(talk, diary.now)
    diary.database.write(partial(remove_lead, lead_id=noor), diary.now)
    diary.database.write(partial(finish_step, lead_id=daan), diary.now)
    found = diary.read(diary.at(24, "00:00"), diary.at(25, "00:00"))
    assert [talk.row.name for talk in found.talks] == ["Sanne", "Daan"]
    assert [step.name for step in found.steps] == ["Sanne"]
    assert found.steps_due == 1


def test_a_talk_asks_for_its_outcome_from_its_start_on(diary: Diary) -> None:
    at = diary.at(24, "10:00")
    talk_id = diary.talk("Femke", at)
    (talk,) = diary.read(diary.at(24, "00:00"), diary.at(25, "00:00")).talks
    assert not talk.asks(at - 1)
    assert talk.asks(at)
    form = OutcomeForm(ConsultationStatus.HELD, Outcome.SIGNED_UP)
    diary.database.write(partial(log_outcome, consultation_id=talk_id, form=form, zone=diary.zone), at)
    (talk,) = diary.read(diary.at(24, "00:00"), diary.at(25, "00:00")).talks
    assert not talk.asks(at)


def test_a_planned_talk_is_moved_and_stays_planned_one_with_an_outcome_stays_put(diary: Diary) -> None:
    talk_id = diary.talk("Femke", diary.at(24, "10:00"))
    there = diary.at(26, "16:15")
    diary.database.write(partial(move_consultation, consultation_id=talk_id, at=there), diary.now)
    (talk,) = diary.read(there, there + 1).talks
    assert talk.row.status is ConsultationStatus.PLANNED
    assert diary.names(diary.at(24, "00:00"), diary.at(25, "00:00")) == []
    form = OutcomeForm(ConsultationStatus.NO_SHOW)
    diary.database.write(partial(log_outcome, consultation_id=talk_id, form=form, zone=diary.zone), diary.now)
    with pytest.raises(Refusal, match="stays where it was"):
        diary.database.write(
            partial(move_consultation, consultation_id=talk_id, at=there + MINUTE), diary.now
        )
    assert diary.names(there, there + 1) == ["Femke"]


def test_who_to_plan_with_is_found_by_name_or_is_who_came_last(diary: Diary) -> None:
    for name in ("Femke Jansen", "Tom Hendriks", "Femke de Wit"):
        diary.lead(name)
    client = diary.lead("Eva Mulder")
    diary.database.write(partial(move_stage, lead_id=client, stage=Stage.CLIENT, zone=diary.zone), diary.now)
    with diary.database.reading() as connection:
        newest = [row.name for row in who_to_plan(connection, " ", 2)]
        found = [row.name for row in who_to_plan(connection, "fem", 8)]
        clients = [row.name for row in who_to_plan(connection, "eva", 8)]
    assert newest == ["Femke de Wit", "Tom Hendriks"]
    assert found == ["Femke de Wit", "Femke Jansen"]
    assert clients == ["Eva Mulder"]
