"""What the trainer notices after an outcome, a move, a step, or the undo of an import."""

from __future__ import annotations

from datetime import date

import pytest
from trainer import ZONE, Trainer, at

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.consultations import edit_consultation, log_outcome, plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.drafts import drop_draft, keep_draft
from ptcrm.commands.intake import take_in
from ptcrm.commands.next_steps import finish_step, plan_step, snooze_step
from ptcrm.commands.pipeline import accept_suggestion, dismiss_suggestion, end_client, move_stage
from ptcrm.commands.preferences import set_preference
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import BatchId, ConsultationId, LeadId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, ConsultationStatus, Obstacle, Outcome, Stage
from ptcrm.queries.today import next_steps, without_next_step
from ptcrm.store import tables
from ptcrm.store.lead_history import suggestion_for
from ptcrm.store.session import Session

pytest_plugins = ["trainer_at_work"]

HELD = ConsultationStatus.HELD
MINUTE = 60_000
FAR = 10**14


@pytest.fixture
def lead(trainer: Trainer) -> LeadId:
    taken = trainer.add(arrived="10:00", phone="0612345678").lead_id
    trainer.do(log_touch, taken, TouchForm(Channel.PHONE, at=at("10:10")))
    return taken


@pytest.fixture
def talk(trainer: Trainer, lead: LeadId) -> ConsultationId:
    return trainer.do(plan_consultation, lead, at("11:00"), place="Studio")


def steps(trainer: Trainer) -> list[tuple[str, int]]:
    with trainer.database.reading() as connection:
        return [(step.what, step.at) for step in next_steps(connection, FAR)]


def stage(trainer: Trainer, lead: LeadId) -> str:
    return str(trainer.lead(lead)["stage"])


def test_signed_up_makes_a_client_with_a_first_session(
    trainer: Trainer, lead: LeadId, talk: ConsultationId
) -> None:
    form = OutcomeForm(
        HELD,
        Outcome.SIGNED_UP,
        words="Pijnvrije rug",
        offer="Sterk in 12 weken",
        price_cents=114_000,
        discount_cents=10_000,
        discount_reason="Student",
    )
    logged = trainer.do(log_outcome, talk, form, ZONE)
    assert logged.stage is Stage.CLIENT
    assert steps(trainer) == [("Plan the first session", at("25 09:00"))]
    [period] = trainer.rows(tables.client_period)
    assert (period["since"], period["price_cents"], period["discount_reason"]) == (
        "2026-11-23",
        114_000,
        "Student",
    )
    assert trainer.lead(lead)["wants"] == "Pijnvrije rug"
    trainer.do(end_client, lead, date(2026, 12, 24), "Verhuisd")
    assert trainer.rows(tables.client_period)[0]["until"] == "2026-12-24"
    with pytest.raises(Refusal, match="isn't a client now"):
        trainer.do(end_client, lead, date(2026, 12, 24), "Verhuisd")


def test_a_new_outcome_replaces_the_old_one_and_all_it_brought(
    trainer: Trainer, lead: LeadId, talk: ConsultationId
) -> None:
    trainer.do(log_outcome, talk, OutcomeForm(HELD, Outcome.SIGNED_UP, offer="Sterk"), ZONE)
    trainer.now += MINUTE
    trainer.do(log_outcome, talk, OutcomeForm(HELD, Outcome.DECLINED, obstacles=(Obstacle.PRICE,) * 2), ZONE)
    assert stage(trainer, lead) == "lost"
    assert trainer.rows(tables.client_period) == []
    assert steps(trainer) == []
    assert [(it["old"], it["new"]) for it in trainer.rows(tables.stage_move)] == [("know", "lost")]
    trainer.now += MINUTE
    trainer.do(log_outcome, talk, OutcomeForm(ConsultationStatus.NO_SHOW), ZONE)
    assert stage(trainer, lead) == "know"
    assert steps(trainer) == [("Offer a new time", trainer.now + 60 * MINUTE)]
    assert trainer.rows(tables.consultation_obstacle) == []


def test_a_moved_consultation_is_planned_anew_and_needs_no_step(
    trainer: Trainer, lead: LeadId, talk: ConsultationId
) -> None:
    moved = OutcomeForm(ConsultationStatus.MOVED, new_at=at("25 10:00"))
    assert trainer.do(log_outcome, talk, moved, ZONE).step_id is None
    old, new = trainer.rows(tables.consultation)
    assert (old["status"], new["status"], new["at"], new["place"]) == (
        "moved",
        "planned",
        at("25 10:00"),
        "Studio",
    )
    with trainer.database.reading() as connection:
        assert without_next_step(connection) == []


def test_not_now_comes_back_on_its_date(trainer: Trainer, lead: LeadId, talk: ConsultationId) -> None:
    with pytest.raises(Refusal) as refused:
        trainer.do(log_outcome, talk, OutcomeForm(HELD, Outcome.NOT_NOW), ZONE)
    assert refused.value.code == "not_now_needs_date"
    trainer.do(log_outcome, talk, OutcomeForm(HELD, Outcome.NOT_NOW, back_on=date(2026, 11, 30)), ZONE)
    assert (stage(trainer, lead), trainer.lead(lead)["back_on"]) == ("later", "2026-11-30")
    assert steps(trainer) == [("Ask how things are now", at("30 09:00"))]
    trainer.do(move_stage, lead, Stage.LATER, back_on=date(2026, 11, 27), zone=ZONE)
    assert steps(trainer) == [("Ask how things are now", at("27 09:00"))]
    trainer.do(move_stage, lead, Stage.LOST)
    assert (steps(trainer), trainer.lead(lead)["back_on"]) == ([], None)


def test_a_planned_consultation_counts_as_the_next_step(
    trainer: Trainer, lead: LeadId, talk: ConsultationId
) -> None:
    with trainer.database.reading() as connection:
        assert without_next_step(connection) == []
    trainer.do(log_outcome, talk, OutcomeForm(HELD, Outcome.THINKING_IT_OVER), ZONE)
    trainer.do(finish_step, lead)
    with trainer.database.reading() as connection:
        assert [gap.lead_id for gap in without_next_step(connection)] == [lead]


def test_one_step_at_a_time(trainer: Trainer, lead: LeadId) -> None:
    trainer.do(plan_step, lead, "Bel", at("24 09:00"))
    trainer.do(plan_step, lead, "App", at("25 09:00"))
    trainer.do(snooze_step, lead, at("26 09:00"))
    assert steps(trainer) == [("App", at("26 09:00"))]
    trainer.do(finish_step, lead)
    with pytest.raises(Refusal, match="has no next step now"):
        trainer.do(finish_step, lead)
    with pytest.raises(Refusal, match="Say what the next step is"):
        trainer.do(plan_step, lead, " ", at("26 09:00"))


def test_the_same_stage_is_refused_and_a_new_client_is_one_since_today(
    trainer: Trainer, lead: LeadId
) -> None:
    with pytest.raises(Refusal, match="is on this stage already"):
        trainer.do(move_stage, lead, Stage.KNOW)
    trainer.do(move_stage, lead, Stage.CLIENT)
    assert trainer.rows(tables.client_period)[0]["since"] == "2026-11-23"


def test_a_suggestion_is_accepted_or_stays_away(trainer: Trainer, lead: LeadId, talk: ConsultationId) -> None:
    trainer.do(
        log_outcome, talk, OutcomeForm(HELD, Outcome.THINKING_IT_OVER, stage=Stage.KNOW, words="Rug"), ZONE
    )
    trainer.do(dismiss_suggestion, lead, ZONE)
    with trainer.database.reading() as connection:
        assert suggestion_for(connection, lead, trainer.now, ZONE) is None
    with pytest.raises(Refusal, match="Nothing is suggested"):
        trainer.do(accept_suggestion, lead, ZONE)
    trainer.undo()
    assert trainer.do(accept_suggestion, lead, ZONE) is Stage.TRUST
    assert trainer.rows(tables.stage_move)[0]["suggested"] == 1


def test_a_lost_lead_who_reaches_out_again_may_be_reopened(trainer: Trainer, lead: LeadId) -> None:
    trainer.do(move_stage, lead, Stage.LOST, "te duur")
    trainer.now += 10 * MINUTE
    trainer.add("Sanne", phone="0612345678")
    assert len(trainer.waiting()) == 1
    assert trainer.do(accept_suggestion, lead, ZONE) is Stage.KNOW


def test_a_consultation_takes_between_a_minute_and_a_day(trainer: Trainer, talk: ConsultationId) -> None:
    for minutes in (0, 1441):
        with pytest.raises(Refusal) as refused:
            trainer.do(edit_consultation, talk, minutes=minutes)
        assert refused.value.code == "minutes_out_of_range"


def test_settings_and_drafts_are_no_part_of_undo(trainer: Trainer) -> None:
    trainer.do(set_preference, "language", "nl")
    trainer.do(set_preference, "language", "en")
    trainer.do(keep_draft, "note", "Half een zin")
    trainer.do(keep_draft, "note", "Half een zin verder")
    assert [row["value"] for row in trainer.rows(tables.preference)] == ["en"]
    assert [row["value"] for row in trainer.rows(tables.draft)] == ["Half een zin verder"]
    trainer.do(drop_draft, "note")
    assert trainer.rows(tables.draft) == []
    with pytest.raises(Refusal, match="nothing to undo"):
        trainer.undo()


def import_people(session: Session, people: list[Person]) -> BatchId:
    """An import as the journal sees it: each person taken in under one batch."""
    batch = BatchId(session.add(tables.import_batch, at=session.now, files="leads.csv"))
    session.batch_id = batch
    session.call_it("imported", n=len(people))
    for person in people:
        take_in(session, Enquiry(person, Channel.FORM, "Hallo", Arrival(session.now), "file", person.name))
    return batch


def test_undoing_an_import_removes_what_nobody_touched_and_names_the_rest(
    trainer: Trainer, lead: LeadId
) -> None:
    before = trainer.content()
    people = [
        Person(name="Eva", email="eva@example.com"),
        Person(name="Daan", email="daan@example.com"),
        Person(name="Sanne de Vries", phone="0612345678", email="sanne@example.com"),
    ]
    batch = trainer.do(import_people, people)
    assert {row.name for row in trainer.waiting()} == {"Eva", "Daan", "Sanne de Vries"}
    daan = LeadId(trainer.rows(tables.lead, name="Daan")[0]["id"])
    trainer.do(write_note, daan, "Belde terug")
    assert trainer.do(undo_batch, batch) == (daan,)
    assert {row.name for row in trainer.waiting()} == {"Daan"}
    assert trainer.lead(lead)["email"] == ""
    with pytest.raises(Refusal, match="undone already"):
        trainer.do(undo_batch, batch)
    after = trainer.content()
    left = {name: len(rows) - len(before[name]) for name, rows in after.items()}
    assert {name: n for name, n in left.items() if n} == {
        "import_batch": 1,
        "lead": 1,
        "enquiry": 1,
        "external_id": 1,
        "note": 1,
    }


def test_a_known_lead_that_was_called_after_an_import_keeps_its_enquiry(
    trainer: Trainer, lead: LeadId
) -> None:
    batch = trainer.do(import_people, [Person(name="Sanne", phone="0612345678", city="Zeist")])
    trainer.now += MINUTE
    trainer.do(log_touch, lead, TouchForm(Channel.PHONE))
    assert trainer.do(undo_batch, batch) == (lead,)
    assert len(trainer.rows(tables.enquiry, lead_id=lead)) == 2
    assert trainer.lead(lead)["city"] == "Zeist"


def test_undo_takes_a_whole_import_back(trainer: Trainer, lead: LeadId) -> None:
    before = trainer.content()
    trainer.do(
        import_people,
        [Person(name="Eva", email="eva@example.com"), Person(name="Sanne de Vries", phone="0612345678")],
    )
    trainer.now += MINUTE
    undone = trainer.undo()
    assert (undone.label, undone.kept) == ("imported", ())
    after = trainer.content()
    del before["import_batch"], after["import_batch"]
    assert after == before
    with pytest.raises(Refusal, match="no import with this id"):
        trainer.do(undo_batch, BatchId("none"))
