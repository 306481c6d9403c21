"""Undo after each command gives back exactly what was there; redo what the command had made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trainer import ZONE, Trainer, at

from ptcrm.commands.consultations import (
    cancel_consultation,
    edit_consultation,
    log_outcome,
    move_consultation,
    plan_consultation,
)
from ptcrm.commands.contacts import (
    TouchForm,
    contacted,
    edit_note,
    edit_touch,
    log_touch,
    not_reached,
    remove_note,
    remove_touch,
    write_note,
)
from ptcrm.commands.intake import add_enquiry, edit_arrival
from ptcrm.commands.leads import LeadEdit, edit_lead, merge_leads, not_the_same, remove_lead
from ptcrm.commands.next_steps import drop_step, finish_step, plan_step, snooze_step
from ptcrm.commands.pipeline import accept_suggestion, dismiss_suggestion, end_client, move_stage
from ptcrm.commands.stamps import move_stamps
from ptcrm.domain.clock_steps import Span
from ptcrm.domain.enquiry import Arrival
from ptcrm.domain.ids import ConsultationId, EnquiryId, LeadId, TouchId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, ConsultationStatus, Direction, Obstacle, Outcome, Stage
from ptcrm.store import tables
from ptcrm.store.database import Database

pytest_plugins = ["trainer_at_work"]

MINUTE = 60_000
HELD = ConsultationStatus.HELD


@dataclass
class Desk:
    """A trainer with two leads, of whom the first has a bit of everything."""

    trainer: Trainer
    sanne: LeadId
    daan: LeadId
    client: LeadId
    enquiry: EnquiryId
    touch: TouchId
    note: str
    talk: ConsultationId
    logged: ConsultationId


def lay_out(trainer: Trainer) -> Desk:
    taken = trainer.add(arrived="10:00", phone="0612345678", email="sanne@example.com", message="Afvallen")
    daan = trainer.add("Daan Bakker", arrived="11:30", phone="0687654321").lead_id
    client = trainer.add("Noor", arrived="09:00", email="noor@example.com").lead_id
    touch = trainer.do(log_touch, taken.lead_id, TouchForm(Channel.PHONE, at=at("10:40")))
    trainer.do(log_touch, taken.lead_id, TouchForm(Channel.WHATSAPP, Direction.IN, at=at("11:00")))
    note = trainer.do(write_note, taken.lead_id, "Heeft een hond")
    logged = trainer.do(plan_consultation, taken.lead_id, at("11:00"))
    talk = trainer.do(plan_consultation, taken.lead_id, at("24 10:00"), place="Studio")
    told = OutcomeForm(HELD, Outcome.THINKING_IT_OVER, words="Rug", stage=Stage.KNOW)
    trainer.do(log_outcome, logged, told, ZONE)
    trainer.do(plan_step, daan, "Bel Daan", at("25 09:00"))
    trainer.do(move_stage, client, Stage.CLIENT)
    assert taken.enquiry_id
    return Desk(trainer, taken.lead_id, daan, client, taken.enquiry_id, touch, note, talk, logged)


def form(outcome: Outcome, **values: Any) -> OutcomeForm:
    return OutcomeForm(HELD, outcome, **values)


COMMANDS: dict[str, Callable[[Desk], object]] = {
    "take in somebody new": lambda d: d.trainer.add("Eva", email="eva@example.com", arrived="11:59"),
    "take in somebody known": lambda d: d.trainer.add("Sanne", phone="0612345678", postcode="3511 AB"),
    "add enquiry": lambda d: d.trainer.do(add_enquiry, d.daan, Channel.PHONE, "Nog eens"),
    "edit arrival": lambda d: d.trainer.do(edit_arrival, d.enquiry, Arrival(at("09:00"))),
    "edit lead": lambda d: d.trainer.do(
        edit_lead, d.sanne, LeadEdit(name="Sanne", phone="020-123", wants="", obstacles=(Obstacle.TIME,))
    ),
    "remove lead": lambda d: d.trainer.do(remove_lead, d.sanne, spam=True),
    "merge": lambda d: d.trainer.do(merge_leads, d.daan, d.sanne),
    "merge a client": lambda d: d.trainer.do(merge_leads, d.sanne, d.client),
    "not the same": lambda d: d.trainer.do(not_the_same, d.sanne, d.daan),
    "touch": lambda d: d.trainer.do(log_touch, d.daan, TouchForm(Channel.PHONE, gift=True, title="Tip")),
    "contacted": lambda d: d.trainer.do(contacted, d.daan),
    "not reached": lambda d: d.trainer.do(not_reached, d.touch),
    "edit touch": lambda d: d.trainer.do(edit_touch, d.touch, at("09:30"), Channel.SMS, note="Kort"),
    "remove touch": lambda d: d.trainer.do(remove_touch, d.touch),
    "note": lambda d: d.trainer.do(write_note, d.daan, "Werkt in ploegen"),
    "edit note": lambda d: d.trainer.do(edit_note, d.note, "Heeft twee honden"),
    "remove note": lambda d: d.trainer.do(remove_note, d.note),
    "lost": lambda d: d.trainer.do(move_stage, d.daan, Stage.LOST, "te duur"),
    "later": lambda d: d.trainer.do(move_stage, d.daan, Stage.LATER, "", date(2027, 1, 4), zone=ZONE),
    "client": lambda d: d.trainer.do(move_stage, d.daan, Stage.CLIENT),
    "accept": lambda d: d.trainer.do(accept_suggestion, d.sanne, ZONE),
    "dismiss": lambda d: d.trainer.do(dismiss_suggestion, d.sanne, ZONE),
    "end client": lambda d: d.trainer.do(end_client, d.client, date(2026, 12, 1), "verhuisd"),
    "plan step": lambda d: d.trainer.do(plan_step, d.daan, "App Daan", at("26 09:00")),
    "finish step": lambda d: d.trainer.do(finish_step, d.daan),
    "snooze step": lambda d: d.trainer.do(snooze_step, d.daan, at("27 09:00")),
    "drop step": lambda d: d.trainer.do(drop_step, d.daan),
    "plan talk": lambda d: d.trainer.do(plan_consultation, d.daan, at("24 15:00")),
    "edit talk": lambda d: d.trainer.do(edit_consultation, d.talk, at("24 16:00"), minutes=30, place=""),
    "move talk": lambda d: d.trainer.do(move_consultation, d.talk, at("25 10:15")),
    "cancel talk": lambda d: d.trainer.do(cancel_consultation, d.talk, ZONE),
    "declined": lambda d: d.trainer.do(
        log_outcome, d.talk, form(Outcome.DECLINED, obstacles=(Obstacle.PRICE, Obstacle.TIME)), ZONE
    ),
    "signed up": lambda d: d.trainer.do(
        log_outcome, d.talk, form(Outcome.SIGNED_UP, offer="Sterk in 12 weken", price_cents=114_000), ZONE
    ),
    "moved": lambda d: d.trainer.do(
        log_outcome, d.talk, OutcomeForm(ConsultationStatus.MOVED, new_at=at("30 10:00")), ZONE
    ),
    "move stamps": lambda d: d.trainer.do(move_stamps, [Span((0,) * 5, None, 47 * MINUTE)], ZONE),
    "replace outcome": lambda d: d.trainer.do(log_outcome, d.logged, form(Outcome.NOT_A_FIT), ZONE),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_undo_restores_exactly_what_was_there(trainer: Trainer, command: Callable[[Desk], object]) -> None:
    desk = lay_out(trainer)
    trainer.now += MINUTE
    before = trainer.content()
    command(desk)
    after = trainer.content()
    assert after != before
    trainer.now += MINUTE
    trainer.undo()
    assert trainer.content() == before
    trainer.redo()
    assert trainer.content() == after
    trainer.undo()
    assert trainer.content() == before


@given(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=8))
@settings(max_examples=15)
def test_any_history_undone_whole_is_the_beginning(
    fresh: Callable[[Path, int], Database], names: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        database = fresh(Path(folder) / "data", at("12:00"))
        trainer = Trainer(database, at("12:00"))
        desk = lay_out(trainer)
        begin = trainer.content()
        done = 0
        for name in names:
            trainer.now += MINUTE
            commands = len(trainer.rows(tables.command))
            try:
                COMMANDS[name](desk)
            except Refusal:
                continue
            done += len(trainer.rows(tables.command)) - commands
        for _ in range(done):
            trainer.now += MINUTE
            trainer.undo()
        assert trainer.content() == begin
        database.close()
