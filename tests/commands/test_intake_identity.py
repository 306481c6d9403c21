"""Who is the same person, and what an intake leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from trainer import Trainer, at

from ptcrm.commands.contacts import TouchForm, log_touch
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.leads import LeadEdit, edit_lead, merge_leads, not_the_same, remove_lead
from ptcrm.commands.matching import Matcher
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Stage
from ptcrm.store import tables
from ptcrm.store.session import INTAKE

pytest_plugins = ["trainer_at_work"]

SANNE = Person(name="Sanne de Vries", phone="06 12345678", email="Sanne@Example.com")


def take(trainer: Trainer, person: Person) -> TakenIn:
    return trainer.do(take_in, Enquiry(person, Channel.FORM))


@pytest.mark.parametrize(
    ("person", "existing"),
    [
        (Person(name="Iemand Anders", phone="+31612345678", email="sanne@example.com"), True),
        (Person(name="Sanne de Vries", phone="0031 6 12345678"), True),
        (Person(phone="0612345678"), True),
        (Person(name="S. de Vries", email="sanne@example.com"), True),
        (Person(name="Mark Jansen", phone="0612345678"), False),
        (Person(name="Mark Jansen", email="sanne@example.com"), False),
        (Person(name="Sanne de Vries"), False),
    ],
)
def test_the_order_in_which_somebody_is_recognised(trainer: Trainer, person: Person, existing: bool) -> None:
    sanne = take(trainer, SANNE).lead_id
    taken = take(trainer, person)
    assert taken.existing is existing
    assert (taken.lead_id == sanne) is existing
    if not existing and (person.phone or person.email):
        assert taken.possible_duplicates == (sanne,)


def test_same_name_and_postcode_is_worth_asking(trainer: Trainer) -> None:
    a = trainer.add("Anna de Jong", postcode="3511 AB").lead_id
    b = trainer.add("anna de jong", postcode="3511ab")
    assert (b.existing, b.possible_duplicates) == (False, (a,))


def test_a_couple_on_one_number_stays_two_people(trainer: Trainer) -> None:
    sanne = take(trainer, Person(name="Sanne de Vries", phone="0612345678")).lead_id
    mark = take(trainer, Person(name="Mark Jansen", phone="0612345678")).lead_id
    assert take(trainer, Person(name="mark jansen", phone="06-12345678")).lead_id == mark
    assert take(trainer, Person(name="Sanne", phone="0612345678")).lead_id in (sanne, mark)


def test_blanks_are_filled_and_nothing_is_overwritten(trainer: Trainer) -> None:
    lead = take(trainer, Person(name="Sanne de Vries", phone="0612345678", wants="Sterker")).lead_id
    take(
        trainer,
        Person(
            name="Sanne",
            phone="0612345678",
            phones=("0687654321",),
            email="sanne@example.com",
            wants="Afvallen",
            city="Utrecht",
        ),
    )
    row = trainer.lead(lead)
    assert (row["name"], row["wants"], row["email"], row["city"]) == (
        "Sanne de Vries",
        "Sterker",
        "sanne@example.com",
        "Utrecht",
    )
    assert [it["value"] for it in trainer.rows(tables.contact_point)] == ["+31687654321"]
    again = take(trainer, Person(name="Sanne", phone="0687654321"))
    assert again.lead_id == lead


def test_the_same_row_of_a_source_adds_nothing_twice(trainer: Trainer) -> None:
    enquiry = Enquiry(
        SANNE, Channel.FORM, "Hallo", Arrival(at("11:30")), external_source="meta", external_id="l:1"
    )
    trainer.origin = INTAKE
    first = trainer.do(take_in, enquiry)
    before = trainer.content()
    again = trainer.do(take_in, enquiry)
    assert (again.lead_id, again.enquiry_id, again.unchanged) == (first.lead_id, first.enquiry_id, True)
    assert trainer.content() == before
    changed = trainer.do(take_in, replace(enquiry, person=replace(SANNE, city="Zeist")))
    assert (changed.enquiry_id, changed.unchanged) == (first.enquiry_id, False)
    assert trainer.lead(first.lead_id)["city"] == "Zeist"
    other = trainer.do(take_in, replace(enquiry, external_id="l:2"))
    assert (other.lead_id, len(trainer.rows(tables.enquiry))) == (first.lead_id, 2)
    trainer.do(remove_lead, first.lead_id)
    assert trainer.do(take_in, replace(enquiry, external_id="l:2")).unchanged
    assert trainer.waiting() == []


def test_a_mail_that_comes_twice_is_one_enquiry_but_what_is_typed_counts(trainer: Trainer) -> None:
    mail = Enquiry(SANNE, Channel.EMAIL, "Ik wil  beginnen", Arrival(at("11:00")))
    trainer.origin = INTAKE
    first = trainer.do(take_in, mail)
    again = trainer.do(take_in, replace(mail, message="ik wil beginnen", arrival=Arrival(at("11:05"))))
    assert (again.enquiry_id, again.unchanged) == (first.enquiry_id, True)
    trainer.origin = "trainer"
    assert trainer.do(take_in, mail).enquiry_id != first.enquiry_id


def test_background_intake_is_no_part_of_undo(trainer: Trainer) -> None:
    trainer.origin = INTAKE
    take(trainer, SANNE)
    trainer.origin = "trainer"
    with pytest.raises(Refusal, match="nothing to undo"):
        trainer.undo()


def test_a_contact_list_makes_no_enquiry(trainer: Trainer) -> None:
    taken = trainer.do(take_in, Enquiry(SANNE), makes_enquiry=False)
    assert taken.enquiry_id is None
    assert trainer.waiting() == []
    again = trainer.do(take_in, Enquiry(SANNE), makes_enquiry=False)
    assert (again.existing, again.unchanged) == (True, True)


def test_nothing_to_go_by_is_refused(trainer: Trainer) -> None:
    with pytest.raises(Refusal) as refused:
        take(trainer, Person(wants="Afvallen"))
    assert refused.value.code == "nothing_to_go_by"
    assert str(refused.value) == "A name, a phone number or an e-mail address is enough. Fill in one."


@pytest.mark.parametrize(
    "name", ["\x00Eva\x00", "‮evA", "💪" * 100, "X" + "x" * 9_999, "'; DROP TABLE lead;--"]
)
def test_hostile_names_are_kept_as_text(trainer: Trainer, name: str) -> None:
    lead = trainer.add(name, phone="bel me 12", email="geen")
    row = trainer.lead(lead.lead_id)
    assert row["name"] == name.replace("\x00", "")
    assert (row["phone"], row["phone_valid"], row["email"]) == ("bel me 12", 0, "geen")


@pytest.mark.parametrize("name", ["\ud800", "x" * 10_001])
def test_text_that_cannot_be_stored_is_refused(trainer: Trainer, name: str) -> None:
    with pytest.raises(Refusal):
        trainer.add(name)
    assert trainer.rows(tables.lead) == []


def test_a_batch_meets_its_own_people_again(trainer: Trainer) -> None:
    first = Enquiry(SANNE, Channel.FORM, "Hallo", Arrival(at("11:00")), external_id="1")
    again = Enquiry(Person(name="Sanne", phone="0612345678"), Channel.FORM, "Nog iets", external_id="2")
    broken = Enquiry(Person(name="\udc00"))
    with trainer.database.reading() as connection:
        matcher = Matcher(connection, [first, again, broken])
        assert matcher.find(first).lead_id is None
        matcher.remember(first, LeadId("sanne"))
        assert matcher.find(again).lead_id == "sanne"
        assert matcher.find(first).unchanged
        with pytest.raises(Refusal):
            matcher.find(broken)


def test_merging_keeps_everything_and_fills_blanks(trainer: Trainer) -> None:
    keep = trainer.add("Sanne", arrived="11:00", phone="0612345678", wants="Sterker").lead_id
    other = trainer.add("Mark", arrived="11:30", phone="0687654321", email="x@example.com").lead_id
    trainer.do(plan_step, keep, "Bel", at("25 09:00"))
    trainer.do(plan_step, other, "App", at("24 09:00"))
    trainer.do(log_touch, other, TouchForm(Channel.PHONE, at=at("11:10")))
    trainer.do(merge_leads, keep, other)
    row = trainer.lead(keep)
    assert (row["name"], row["phone"], row["email"]) == ("Sanne", "+31612345678", "x@example.com")
    assert [it["value"] for it in trainer.rows(tables.contact_point, lead_id=keep)] == ["+31687654321"]
    still_open = [it["what"] for it in trainer.rows(tables.next_step, lead_id=keep) if not it["dropped_at"]]
    assert still_open == ["App"]
    assert [it.arrived_at for it in trainer.waiting()] == [at("11:30")]
    assert trainer.lead(other)["merged_into"] == keep
    with pytest.raises(Refusal) as refused:
        trainer.do(merge_leads, keep, other)
    assert refused.value.code == "lead_merged"


def test_a_client_stays_a_client_when_merged_into_a_new_lead(trainer: Trainer) -> None:
    trainer.now = at("10:00")
    client = trainer.add("Noor", arrived="09:00", phone="0612345678").lead_id
    trainer.do(move_stage, client, Stage.CLIENT)
    trainer.now = at("12:00")
    new = trainer.add("N.", arrived="11:30", email="noor@example.com").lead_id
    trainer.do(merge_leads, new, client)
    assert trainer.lead(new)["stage"] == "client"
    assert [row.lead_id for row in trainer.waiting()] == [new]


def test_merging_with_itself_and_telling_apart(trainer: Trainer) -> None:
    a = trainer.add("Sanne").lead_id
    b = trainer.add("Daan").lead_id
    with pytest.raises(Refusal) as refused:
        trainer.do(merge_leads, a, a)
    assert refused.value.code == "merge_with_itself"
    trainer.do(not_the_same, a, b)
    trainer.do(not_the_same, b, a)
    assert len(trainer.rows(tables.not_the_same)) == 1


def test_an_edit_that_leaves_nobody_is_refused(trainer: Trainer) -> None:
    lead = trainer.add("Sanne").lead_id
    with pytest.raises(Refusal) as refused:
        trainer.do(edit_lead, lead, LeadEdit(name=" "))
    assert refused.value.code == "nobody_left"
    trainer.do(edit_lead, lead, LeadEdit(name="", phone="0612345678", postcode="3511ab Utrecht"))
    row = trainer.lead(lead)
    assert (row["name"], row["phone"], row["postcode"], row["city"]) == (
        "",
        "+31612345678",
        "3511 AB",
        "Utrecht",
    )


def test_an_unknown_lead_is_refused(trainer: Trainer) -> None:
    with pytest.raises(Refusal) as refused:
        trainer.do(remove_lead, LeadId("nobody"))
    assert refused.value.code == "no_such_lead"
