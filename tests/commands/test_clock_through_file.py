"""The worked cases of the response clock, from command to the row in "Answer now"."""

from __future__ import annotations

import pytest
from trainer import Trainer, at

from ptcrm.commands.alerts import Claim, claim_many, mark_shown, silence
from ptcrm.commands.contacts import TouchForm, contacted, log_touch, not_reached, remove_touch
from ptcrm.commands.intake import add_enquiry, edit_arrival
from ptcrm.commands.leads import merge_leads, remove_lead
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.ids import EnquiryId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel, ClockState, Direction, Reached, Stage
from ptcrm.queries.alerts import ringing
from ptcrm.store import tables

pytest_plugins = ["trainer_at_work"]

MINUTE = 60_000
CALL = TouchForm(Channel.PHONE)


@pytest.mark.parametrize(
    ("arrived", "state", "waited"),
    [
        ("11:00:01", ClockState.WITHIN_HOUR, 3_599_000),
        ("11:00:00", ClockState.OVER_HOUR, 3_600_000),
        ("22 12:00:00", ClockState.COLD, 86_400_000),
        ("22 12:00:01", ClockState.OVER_HOUR, 86_399_000),
    ],
)
def test_a_person_waits_from_the_moment_they_reached_out(
    trainer: Trainer, arrived: str, state: ClockState, waited: int
) -> None:
    trainer.add(arrived=arrived)
    [row] = trainer.waiting()
    assert (row.state, row.waited_ms) == (state, waited)


def test_an_automatic_reply_does_not_answer_and_a_call_not_taken_does(trainer: Trainer) -> None:
    lead = trainer.add(arrived="10:00").lead_id
    trainer.do(log_touch, lead, TouchForm(Channel.EMAIL, human=False, at=at("10:20")))
    assert trainer.waiting()[0].waited_ms == 120 * MINUTE
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, reached=Reached.ATTEMPTED, at=at("10:40")))
    assert trainer.waiting() == []
    [row] = trainer.rows(tables.enquiry)
    assert (row["answered_at"], row["answered_reached"]) == (at("10:40"), "attempted")


def test_an_earlier_call_and_a_message_from_them_answer_nothing(trainer: Trainer) -> None:
    lead = trainer.add(arrived="10:00").lead_id
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("09:50")))
    trainer.do(log_touch, lead, TouchForm(Channel.WHATSAPP, Direction.IN, at=at("10:10")))
    assert [row.state for row in trainer.waiting()] == [ClockState.OVER_HOUR]


def test_the_earliest_touch_counts_in_whatever_order_they_are_entered(trainer: Trainer) -> None:
    lead = trainer.add(arrived="10:00").lead_id
    trainer.do(log_touch, lead, TouchForm(Channel.WHATSAPP, at=at("10:30")))
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("10:10")))
    assert trainer.rows(tables.enquiry)[0]["answered_at"] == at("10:10")


def test_two_enquiries_of_one_person_make_one_row(trainer: Trainer) -> None:
    lead = trainer.add(arrived="10:00").lead_id
    trainer.do(add_enquiry, lead, Channel.WHATSAPP, "Ben je er?", Arrival(at("11:30")))
    [row] = trainer.waiting()
    assert (row.waited_ms, row.more) == (120 * MINUTE, 1)
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("10:20")))
    [row] = trainer.waiting()
    assert (row.waited_ms, row.more, row.channel) == (30 * MINUTE, 0, Channel.WHATSAPP)
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("11:45")))
    assert trainer.waiting() == []


def test_an_arrival_in_the_future_counts_from_now_until_it_is_edited(trainer: Trainer) -> None:
    taken = trainer.add(arrived="13:00")
    trainer.now += 57 * MINUTE
    [row] = trainer.waiting()
    assert (row.future, row.waited_ms, row.state) == (True, 57 * MINUTE, ClockState.WITHIN_HOUR)
    assert taken.enquiry_id
    trainer.do(edit_arrival, taken.enquiry_id, Arrival(at("11:00")))
    [row] = trainer.waiting()
    assert (row.future, row.waited_ms) == (False, 117 * MINUTE)


def test_lost_ends_the_wait_and_a_later_enquiry_rings_again(trainer: Trainer) -> None:
    trainer.now = at("10:00")
    lead = trainer.add(arrived="10:00").lead_id
    trainer.now = at("10:30")
    trainer.do(move_stage, lead, Stage.LOST, "geen tijd")
    trainer.now = at("12:00")
    assert trainer.waiting() == []
    trainer.do(add_enquiry, lead, Channel.FORM, "Toch wel", Arrival(at("11:50")))
    [row] = trainer.waiting()
    assert (row.state, row.more) == (ClockState.WITHIN_HOUR, 0)


@pytest.mark.parametrize("stage", [Stage.LOST, Stage.LATER, Stage.CLIENT])
def test_who_asks_again_after_a_clock_ahead_was_set_right_rings(trainer: Trainer, stage: Stage) -> None:
    lead = trainer.add(arrived="10:00").lead_id
    right, trainer.now = trainer.now, at("12:00") + 73 * 365 * 24 * 60 * MINUTE
    trainer.do(move_stage, lead, stage, "geen tijd")
    trainer.now = right
    assert trainer.waiting() == [], "they were moved off, whatever the clock said"
    trainer.do(add_enquiry, lead, Channel.FORM, "Toch wel", Arrival(at("11:50")))
    [row] = trainer.waiting()
    assert (row.waited_ms, row.more) == (10 * MINUTE, 0)
    trainer.undo()
    assert trainer.waiting() == []
    trainer.redo()
    assert [row.waited_ms for row in trainer.waiting()] == [10 * MINUTE]


def test_a_day_without_a_time_rings_nowhere(trainer: Trainer) -> None:
    lead = trainer.add(arrived="11:30").lead_id
    enquiry = trainer.rows(tables.enquiry)[0]["id"]
    trainer.do(edit_arrival, enquiry, Arrival(at("00:00"), TimeTrust.DATE_ONLY, "23 nov"))
    assert trainer.waiting() == []
    assert [row.lead_id for row in trainer.imported_earlier()] == [lead]


def test_a_touch_ahead_is_refused_and_one_within_two_minutes_is_not(trainer: Trainer) -> None:
    lead = trainer.add(arrived="11:30").lead_id
    with pytest.raises(Refusal) as refused:
        trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("12:05")))
    assert refused.value.code == "touch_in_future"
    assert len(trainer.waiting()) == 1
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE, at=at("12:02")))
    assert len(trainer.waiting()) == 1
    trainer.now += 2 * MINUTE
    assert trainer.waiting() == []


def test_contacted_answers_on_the_channel_of_the_enquiry_and_undo_resumes_the_clock(trainer: Trainer) -> None:
    lead = trainer.add(arrived="11:30", channel=Channel.INSTAGRAM).lead_id
    touch = trainer.do(contacted, lead)
    assert trainer.waiting() == []
    assert trainer.rows(tables.touch)[0]["channel"] == "instagram"
    trainer.do(not_reached, touch)
    assert trainer.rows(tables.enquiry)[0]["answered_reached"] == "attempted"
    trainer.undo()
    trainer.now += 5 * MINUTE
    assert trainer.undo().label == "contacted"
    assert trainer.waiting()[0].waited_ms == 35 * MINUTE


def test_taking_the_touch_away_runs_the_clock_on(trainer: Trainer) -> None:
    lead = trainer.add(arrived="11:30").lead_id
    touch = trainer.do(log_touch, lead, CALL)
    trainer.do(remove_touch, touch)
    assert trainer.waiting()[0].waited_ms == 30 * MINUTE


def test_a_removed_lead_rings_not_and_a_merged_one_keeps_ringing_once(trainer: Trainer) -> None:
    a = trainer.add("Sanne", arrived="10:00", phone="0612345678").lead_id
    b = trainer.add("Piet", arrived="11:30", phone="0612345678").lead_id
    assert len(trainer.waiting()) == 2
    trainer.do(merge_leads, b, a)
    [row] = trainer.waiting()
    assert (row.lead_id, row.waited_ms, row.more) == (b, 120 * MINUTE, 1)
    trainer.do(remove_lead, b)
    assert trainer.waiting() == []


def test_a_rung_is_claimed_once_until_the_arrival_moves_it_ahead(trainer: Trainer) -> None:
    taken = trainer.add(arrived="11:20")
    enquiry = taken.enquiry_id
    assert enquiry
    trainer.do(edit_arrival, enquiry, Arrival(at("10:30")))
    due = Claim(enquiry, Rung.HOUR, at("11:30"))
    first = trainer.do(claim_many, [due, due])
    assert list(first) == [(enquiry, Rung.HOUR)]
    assert trainer.do(claim_many, [due]) == {}
    assert [row["shown_at"] for row in trainer.rows(tables.alert)] == [None]
    trainer.do(mark_shown, dict.fromkeys(first.values(), at("10:30")), 7, repeats=False)
    told = {row["rung"]: row["notification"] for row in trainer.rows(tables.alert)}
    assert told == {"hour": 7, "arrived": 0, "before_hour": 0}, "lower rungs went by with the hour"
    trainer.do(edit_arrival, enquiry, Arrival(at("11:30")))
    with trainer.database.reading() as connection:
        found = ringing(connection, trainer.now, tuple(Rung))
    assert (found.due, found.next_ring) == ((), at("12:15"))
    assert trainer.do(claim_many, [Claim(enquiry, Rung.HOUR, at("12:30"))])
    trainer.undo()
    trainer.undo()
    trainer.undo()
    assert trainer.rows(tables.lead) == []
    assert trainer.rows(tables.alert) == []


def test_what_counts_as_told_rings_no_more_and_what_comes_later_does(trainer: Trainer) -> None:
    trainer.add("Sanne", arrived="10:00")
    later = trainer.add("Piet", arrived="11:30")
    trainer.do(silence)
    with trainer.database.reading() as connection:
        found = ringing(connection, trainer.now, (Rung.HOUR,))
        assert (found.due, found.owed) == ((), ())
        [ring] = ringing(connection, at("12:30"), (Rung.HOUR,)).due
    assert ring.enquiry_id == later.enquiry_id


def test_an_enquiry_that_is_gone_is_not_claimed(trainer: Trainer) -> None:
    gone = Claim(EnquiryId("gone"), Rung.HOUR, at("11:30"))
    assert trainer.do(claim_many, [gone]) == {}
