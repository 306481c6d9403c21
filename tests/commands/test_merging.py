"""Two leads become one: what each said is chosen, nothing that hangs on either is lost, and undo is exact."""

from __future__ import annotations

import pytest
from trainer import ZONE, Trainer, at

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.drafts import keep_draft, lead_draft
from ptcrm.commands.leads import LeadEdit, edit_lead, merge_leads, not_the_same
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.ids import LeadId
from ptcrm.domain.merging import MergeField, MergeSide, better_of_other, differing
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Obstacle, Stage
from ptcrm.store import tables

pytest_plugins = ["trainer_at_work"]


def two(trainer: Trainer) -> tuple[LeadId, LeadId]:
    """Two leads of one person, each with a bit of everything."""
    a = trainer.add(
        "A. Berg", arrived="10:00", phone="0612345678", email="a@b.nl", wants="Rug", source="website"
    ).lead_id
    b = trainer.add(
        "Anna van den Berg", arrived="11:30", phone="0687654321", wants="Sterk", city="Ede"
    ).lead_id
    trainer.do(log_touch, b, TouchForm(Channel.PHONE, at=at("10:20")))
    trainer.do(plan_step, a, "Bel", at("25 09:00"))
    trainer.do(plan_step, b, "App", at("24 09:00"))
    for lead_id, day in ((a, "26"), (b, "27")):
        trainer.do(plan_consultation, lead_id, at(f"{day} 10:00"))
        trainer.do(write_note, lead_id, "Heeft een hond")
        trainer.do(keep_draft, lead_draft(lead_id), f"Getypt bij {day}")
        trainer.do(
            lambda session, one: session.add(
                tables.health_note, lead_id=one, text="Knie", consent_at=None, consent_how=""
            ),
            lead_id,
        )
    trainer.do(move_stage, b, Stage.LIKE, zone=ZONE)
    return a, b


@pytest.mark.parametrize("chosen", [(), tuple(MergeField), (MergeField.NAME, MergeField.PHONE)])
def test_undo_and_redo_of_a_merge_are_exact(trainer: Trainer, chosen: tuple[MergeField, ...]) -> None:
    a, b = two(trainer)
    c = trainer.add("Chris Berg", phone="0611111111").lead_id
    trainer.do(not_the_same, b, c)
    before = trainer.content()
    trainer.do(merge_leads, a, b, chosen)
    after = trainer.content()
    trainer.undo()
    assert trainer.content() == before
    trainer.redo()
    assert trainer.content() == after
    trainer.undo()
    assert trainer.content() == before


def test_everything_that_hangs_on_either_stays(trainer: Trainer) -> None:
    a, b = two(trainer)
    trainer.do(merge_leads, a, b)
    for table, count in (
        (tables.enquiry, 2),
        (tables.touch, 1),
        (tables.note, 2),
        (tables.consultation, 2),
        (tables.health_note, 2),
        (tables.stage_move, 1),
        (tables.next_step, 2),
    ):
        assert len(trainer.rows(table, lead_id=a)) == count, table.name
        assert trainer.rows(table, lead_id=b) == []
    assert [row["what"] for row in trainer.rows(tables.next_step, lead_id=a) if not row["dropped_at"]] == [
        "App"
    ]
    assert [row["value"] for row in trainer.rows(tables.draft)] == ["Getypt bij 26\nGetypt bij 27"]


def test_a_touch_of_either_answers_the_enquiries_of_both(trainer: Trainer) -> None:
    a, b = two(trainer)
    trainer.do(merge_leads, a, b)
    answered = {row["arrived_at"]: row["answered_at"] for row in trainer.rows(tables.enquiry)}
    assert answered == {at("10:00"): at("10:20"), at("11:30"): None}
    assert [row.lead_id for row in trainer.waiting()] == [a]


def test_the_chosen_facts_stay_and_what_they_replace_is_kept_with_the_merged_lead(trainer: Trainer) -> None:
    a, b = two(trainer)
    chosen = (MergeField.NAME, MergeField.PHONE, MergeField.STAGE, MergeField.EMAIL)
    trainer.do(merge_leads, a, b, chosen)
    row, gone = trainer.lead(a), trainer.lead(b)
    assert (row["name"], row["family"], row["sort_name"]) == (
        "Anna van den Berg",
        "Berg",
        "berg anna van den",
    )
    assert (row["phone"], row["email"], row["wants"], row["city"]) == ("+31687654321", "a@b.nl", "Rug", "Ede")
    assert (row["stage"], row["source"]) == ("like", "website")
    assert [it["value"] for it in trainer.rows(tables.contact_point, lead_id=a)] == ["+31612345678"]
    assert (gone["name"], gone["wants"], gone["merged_into"]) == ("A. Berg", "Sterk", a)


def test_who_is_a_client_stays_one(trainer: Trainer) -> None:
    a, b = two(trainer)
    trainer.do(move_stage, a, Stage.CLIENT, zone=ZONE)
    trainer.do(merge_leads, a, b, (MergeField.STAGE,))
    assert trainer.lead(a)["stage"] == "client"
    assert len(trainer.rows(tables.client_period, lead_id=a)) == 1


def test_a_merged_lead_says_with_whom(trainer: Trainer) -> None:
    a, b = two(trainer)
    c = trainer.add("Chris", phone="0611111111").lead_id
    trainer.do(merge_leads, a, b)
    for keep, other in ((c, b), (b, c), (a, b)):
        with pytest.raises(Refusal) as refused:
            trainer.do(merge_leads, keep, other)
        assert refused.value.code == "lead_merged"
        assert "Anna van den Berg was merged with A. Berg" in refused.value.message
    trainer.do(merge_leads, c, a)
    assert len(trainer.rows(tables.enquiry, lead_id=c)) == 3


def test_what_was_told_apart_from_either_stays_apart(trainer: Trainer) -> None:
    a, b = two(trainer)
    c = trainer.add("Chris", phone="0611111111").lead_id
    for one, other in ((a, b), (a, c), (b, c)):
        trainer.do(not_the_same, one, other)
    trainer.do(merge_leads, a, b)
    [pair] = trainer.rows(tables.not_the_same)
    assert {pair["lead_id"], pair["other_id"]} == {a, c}


def test_an_empty_fact_is_never_chosen(trainer: Trainer) -> None:
    a, b = two(trainer)
    trainer.do(edit_lead, b, LeadEdit(wants=""))
    trainer.do(merge_leads, a, b, tuple(MergeField))
    assert trainer.lead(a)["wants"] == "Rug"


def test_what_stands_in_the_way_of_either_stays(trainer: Trainer) -> None:
    a, b = two(trainer)
    trainer.do(edit_lead, a, LeadEdit(obstacles=(Obstacle.TRUST, Obstacle.TIME)))
    trainer.do(edit_lead, b, LeadEdit(obstacles=(Obstacle.PRICE, Obstacle.TIME)))
    trainer.do(merge_leads, a, b)
    assert trainer.lead(a)["obstacles"] == "price time trust"
    trainer.undo()
    assert [trainer.lead(it)["obstacles"] for it in (a, b)] == ["time trust", "price time"]


def side(phone_valid: bool = True, **facts: str) -> MergeSide:
    return MergeSide({field: facts.get(field.value, "") for field in MergeField}, phone_valid)


def test_the_fuller_fact_is_proposed() -> None:
    a = side(name="J. Bos", postcode="3511", wants="rug", stage="know", phone="06123", phone_valid=False)
    b = side(name="Jan Bos", postcode="3511 AB", wants="Zonder rugpijn", stage="trust", phone="+31612345678")
    fields = {"name", "postcode", "wants", "stage", "phone"}
    assert set(differing(a, b)) == set(better_of_other(a, b)) == fields
    assert better_of_other(b, a) == frozenset()
    assert differing(side(name="JAN  bos", stage="client"), side(name="Jan Bos", stage="lost")) == ()
