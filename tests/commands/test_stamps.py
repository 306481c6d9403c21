"""What was noted by a wrong clock, put right: everybody waits as long as if the clock had been right."""

from __future__ import annotations

import pytest
from trainer import ZONE, Trainer

from ptcrm.commands.alerts import Claim, claim_many
from ptcrm.commands.contacts import TouchForm, contacted, log_touch, write_note
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.pipeline import move_stage
from ptcrm.commands.stamps import move_stamps
from ptcrm.domain.clock_steps import Marks, Span
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.rungs import Rung
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel, ClockState, Stage
from ptcrm.queries.stamps import marks, stamped_leads
from ptcrm.store import tables

pytest_plugins = ["trainer_at_work"]

MINUTE = 60_000
HOUR = 60 * MINUTE


def here(trainer: Trainer) -> Marks:
    with trainer.database.reading() as connection:
        return marks(connection)


def named(trainer: Trainer, *spans: Span) -> tuple[str, ...]:
    with trainer.database.reading() as connection:
        return stamped_leads(connection, spans)


def typed(trainer: Trainer, words: str) -> TakenIn:
    """Somebody added by hand, with what the trainer said of the arrival."""
    arrival = read_spoken(words, trainer.now, ZONE) if words else None
    return trainer.do(take_in, Enquiry(Person(name="Sanne"), Channel.PHONE, "", arrival))


def start(trainer: Trainer) -> int:
    return int(trainer.rows(tables.enquiry)[0]["arrived_at"])


@pytest.mark.parametrize("by", [HOUR, -HOUR, 47 * MINUTE, -24 * HOUR])
def test_somebody_added_by_a_wrong_clock_waits_as_long_as_they_did(trainer: Trainer, by: int) -> None:
    true = trainer.now
    trainer.now = true - by
    before = here(trainer)
    typed(trainer, "")
    trainer.now = true + 20 * MINUTE
    assert trainer.do(move_stamps, [Span(before, None, by)], ZONE) == 1
    (row,) = trainer.waiting()
    assert (row.state, row.waited_ms, row.future) == (ClockState.WITHIN_HOUR, 20 * MINUTE, False)


@pytest.mark.parametrize(
    ("words", "goes_along"),
    [("nu", True), ("10 min geleden", True), ("08:30", False), ("23 nov 09:15", False)],
)
def test_a_time_in_words_goes_along_if_it_was_told_from_now(
    trainer: Trainer, words: str, goes_along: bool
) -> None:
    typed(trainer, words)
    said = start(trainer)
    trainer.do(move_stamps, [Span((0,) * 5, None, -47 * MINUTE)], ZONE)
    assert start(trainer) == said - (47 * MINUTE if goes_along else 0)


def test_an_answer_stays_an_answer(trainer: Trainer) -> None:
    """The contact goes along with the enquiry, else it would lie before it."""
    true = trainer.now
    trainer.now = true - HOUR
    taken = typed(trainer, "")
    trainer.now += 5 * MINUTE
    trainer.do(contacted, taken.lead_id)
    trainer.now = true + 10 * MINUTE
    trainer.do(move_stamps, [Span((0,) * 5, None, HOUR)], ZONE)
    assert trainer.waiting() == []
    (enquiry,) = trainer.rows(tables.enquiry)
    assert enquiry["answered_at"] - enquiry["arrived_at"] == 5 * MINUTE


def test_whoever_was_lost_stays_lost(trainer: Trainer) -> None:
    taken = typed(trainer, "")
    trainer.now += MINUTE
    trainer.do(move_stage, taken.lead_id, Stage.LOST, "verhuisd")
    trainer.do(move_stamps, [Span((0,) * 5, None, HOUR)], ZONE)
    trainer.now += 2 * HOUR
    assert trainer.waiting() == []


def test_only_what_was_noted_meanwhile_moves(trainer: Trainer) -> None:
    early = trainer.add("Vroeg", arrived="11:00")
    before = here(trainer)
    typed(trainer, "")
    after = here(trainer)
    trainer.add("Laat", arrived="11:50")
    trainer.do(log_touch, early.lead_id, TouchForm(Channel.PHONE))
    span = Span(before, after, -HOUR)
    assert named(trainer, span) == ("Sanne",)
    untouched = [row["arrived_at"] for row in trainer.rows(tables.enquiry)]
    trainer.do(move_stamps, [span], ZONE)
    moved = [row["arrived_at"] for row in trainer.rows(tables.enquiry)]
    assert [new - old for new, old in zip(moved, untouched, strict=True)] == [0, -HOUR, 0]
    assert trainer.rows(tables.touch)[0]["at"] == trainer.now


def test_a_message_keeps_the_time_it_stated_and_is_no_longer_in_the_future(trainer: Trainer) -> None:
    """The clock was an hour behind: what arrived at noon seemed to come from the future."""
    stated = Arrival(trainer.now, text="Mon, 23 Nov 2026 12:00:00 +0100")
    trainer.now -= HOUR
    trainer.do(take_in, Enquiry(Person(name="Sanne"), Channel.EMAIL, "", stated))
    assert trainer.waiting()[0].future
    trainer.now += HOUR + MINUTE
    trainer.do(move_stamps, [Span((0,) * 5, None, HOUR)], ZONE)
    (row,) = trainer.waiting()
    assert (row.arrived_at, row.future, row.waited_ms) == (stated.at, False, MINUTE)


def test_rungs_that_now_lie_ahead_are_freed(trainer: Trainer) -> None:
    taken = typed(trainer, "")
    assert taken.enquiry_id is not None
    trainer.now += HOUR
    claim = Claim(taken.enquiry_id, Rung.HOUR, trainer.now)
    trainer.do(lambda session: claim_many(session, [claim]))
    trainer.do(move_stamps, [Span((0,) * 5, None, 30 * MINUTE)], ZONE)
    assert trainer.rows(tables.alert) == []


def test_it_is_one_command_and_undone_as_one(trainer: Trainer) -> None:
    for _ in range(3):
        taken = typed(trainer, "")
        trainer.do(write_note, taken.lead_id, "x")
    before = trainer.content()
    trainer.do(move_stamps, [Span((0,) * 5, None, HOUR)], ZONE)
    assert trainer.content() != before
    undone = trainer.undo()
    assert undone.label == "stamps_moved"
    assert trainer.content() == before


def test_marks_leave_out_what_was_noted_after_the_clock_was_moved(trainer: Trainer) -> None:
    """Up to a tick passes before a move is noticed; what is noted in between has the new time already."""
    typed(trainer, "")
    before = here(trainer)
    trainer.now += 2 * HOUR
    typed(trainer, "")
    with trainer.database.reading() as connection:
        assert marks(connection, (trainer.now - 30_000, trainer.now + 30_000)) == before


def test_a_contact_alone_is_listed_too(trainer: Trainer) -> None:
    sanne = typed(trainer, "").lead_id
    before = here(trainer)
    trainer.do(contacted, sanne)
    assert named(trainer, Span(before, None, HOUR)) == ("Sanne",)
