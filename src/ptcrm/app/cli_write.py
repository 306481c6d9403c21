"""The commands that change something about leads; files and the data as a whole are in ``cli_files``."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from functools import partial

from sqlalchemy import Table, select

from ptcrm.app import cli_shapes as shapes
from ptcrm.app.cli_work import Answer, Work, ids
from ptcrm.commands import consultations, contacts, intake, leads, next_steps, pipeline
from ptcrm.domain.enquiry import Arrival, Enquiry, Person, TimeTrust
from ptcrm.domain.follow_up import nine_on
from ptcrm.domain.ids import ConsultationId, EnquiryId, LeadId, TouchId
from ptcrm.domain.moments import read_date, read_iso
from ptcrm.domain.money import read_cents
from ptcrm.domain.names import split_name
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Direction,
    Obstacle,
    Outcome,
    Reached,
    Stage,
)
from ptcrm.queries.lead_card import lead_card
from ptcrm.store import tables


def do_add(work: Work, asked: Namespace) -> Answer:
    """A lead with its enquiry."""
    arrival = _arrival(work, asked.arrived)
    # With its parts told the name stays as typed; a name alone is put as names usually are.
    parts = split_name(asked.name or "")
    enquiry = Enquiry(
        person=Person(
            name=asked.name or "",
            given=parts.given,
            prefix=parts.prefix,
            family=parts.family,
            phone=asked.phone or "",
            email=asked.email or "",
            postcode=asked.postcode or "",
            source=asked.source or "",
            referrer=asked.referrer or "",
            wants=asked.wants or "",
            target_group=asked.target_group or "",
        ),
        channel=Channel(asked.channel or Channel.OTHER),
        message=asked.message or "",
        arrival=arrival,
        external_source="command line" if asked.external_id else "",
        external_id=asked.external_id or "",
    )
    taken = work.write(partial(intake.take_in, enquiry=enquiry))
    document = {
        "lead_id": taken.lead_id,
        "enquiry_id": taken.enquiry_id,
        "existing": taken.existing,
        "possible_duplicates": list(taken.possible_duplicates),
    }
    return Answer(document, f"lead_id {taken.lead_id} enquiry_id {taken.enquiry_id}")


def do_enquiry(work: Work, asked: Namespace) -> Answer:
    """One more enquiry of a lead."""
    job = partial(
        intake.add_enquiry,
        lead_id=LeadId(asked.lead_id),
        channel=Channel(asked.channel or Channel.OTHER),
        message=asked.message,
        arrival=_arrival(work, asked.arrived),
    )
    return ids(lead_id=asked.lead_id, enquiry_id=work.write(job))


def do_edit(work: Work, asked: Namespace) -> Answer:
    """What is known of a lead."""
    for name in ("channel", "message", "arrived", "external_id"):
        if getattr(asked, name) is not None:
            raise Refusal(
                "not_a_persons_field",
                "--{field} belongs to an enquiry; use edit-enquiry or enquiry.",
                field=name.replace("_", "-"),
            )
    edit = leads.LeadEdit(
        name=asked.name,
        phone=asked.phone,
        email=asked.email,
        postcode=asked.postcode,
        wants=asked.wants,
        target_group=asked.target_group,
        source=asked.source,
        referrer=asked.referrer,
    )
    work.write(partial(leads.edit_lead, lead_id=LeadId(asked.lead_id), edit=edit))
    return ids(lead_id=asked.lead_id)


def do_edit_enquiry(work: Work, asked: Namespace) -> Answer:
    """When an enquiry arrived."""
    arrival = read_iso(asked.arrived, work.zone)
    work.write(partial(intake.edit_arrival, enquiry_id=EnquiryId(asked.enquiry_id), arrival=arrival))
    return ids(lead_id=_lead_of(work, tables.enquiry, asked.enquiry_id))


def do_touch(work: Work, asked: Namespace) -> Answer:
    """A contact with a lead."""
    form = contacts.TouchForm(
        channel=Channel(asked.channel),
        direction=Direction(asked.direction),
        reached=_reached(asked) or Reached.REACHED,
        human=not asked.automatic,
        gift=asked.gift,
        at=_instant(work, asked.at),
        note=asked.note,
    )
    touch_id = work.write(partial(contacts.log_touch, lead_id=LeadId(asked.lead_id), form=form))
    return ids(touch_id=touch_id, lead_id=asked.lead_id)


def do_edit_touch(work: Work, asked: Namespace) -> Answer:
    """A contact that was logged."""
    job = partial(
        contacts.edit_touch,
        touch_id=TouchId(asked.touch_id),
        at=_instant(work, asked.at),
        channel=Channel(asked.channel) if asked.channel else None,
        reached=_reached(asked),
        note=asked.note,
    )
    work.write(job)
    return ids(lead_id=_lead_of(work, tables.touch, asked.touch_id))


def do_note(work: Work, asked: Namespace) -> Answer:
    """A note on a lead."""
    note_id = work.write(partial(contacts.write_note, lead_id=LeadId(asked.lead_id), text=asked.text))
    return ids(note_id=note_id, lead_id=asked.lead_id)


def do_stage(work: Work, asked: Namespace) -> Answer:
    """Another stage."""
    job = partial(
        pipeline.move_stage,
        lead_id=LeadId(asked.lead_id),
        stage=Stage(asked.stage),
        reason=asked.reason,
        back_on=_date(asked.until),
    )
    work.write(job)
    return ids(lead_id=asked.lead_id, stage=asked.stage)


def do_accept(work: Work, asked: Namespace) -> Answer:
    """The suggested stage."""
    job = partial(pipeline.accept_suggestion, lead_id=LeadId(asked.lead_id), zone=work.zone)
    return ids(lead_id=asked.lead_id, stage=work.write(job))


def do_dismiss(work: Work, asked: Namespace) -> Answer:
    """The stage as it is."""
    lead_id = LeadId(asked.lead_id)
    work.write(partial(pipeline.dismiss_suggestion, lead_id=lead_id, zone=work.zone))
    with work.reading() as connection:
        stage = lead_card(connection, lead_id, work.now, work.zone).stage
    return ids(lead_id=lead_id, stage=stage)


def do_next(work: Work, asked: Namespace) -> Answer:
    """The next step: set, done or put off."""
    lead_id = LeadId(asked.lead_id)
    setting = asked.what is not None or asked.at is not None
    if [setting, asked.done, asked.snooze is not None].count(True) != 1:
        raise Refusal("one_of_three", "Give either --what with --at, or --done, or --snooze.")
    if asked.done:
        step_id = work.write(partial(next_steps.finish_step, lead_id=lead_id))
    elif asked.snooze is not None:
        at = _step_at(work, asked.snooze)
        step_id = work.write(partial(next_steps.snooze_step, lead_id=lead_id, at=at))
    else:
        if asked.what is None or asked.at is None:
            raise Refusal("one_of_three", "Give either --what with --at, or --done, or --snooze.")
        at = _step_at(work, asked.at)
        step_id = work.write(partial(next_steps.plan_step, lead_id=lead_id, what=asked.what, at=at))
    return ids(lead_id=lead_id, step_id=step_id)


def do_end_client(work: Work, asked: Namespace) -> Answer:
    """A client stopped."""
    job = partial(
        pipeline.end_client, lead_id=LeadId(asked.lead_id), on=read_date(asked.on), reason=asked.reason
    )
    work.write(job)
    return ids(lead_id=asked.lead_id)


def do_consult(work: Work, asked: Namespace) -> Answer:
    """A planned consultation."""
    job = partial(
        consultations.plan_consultation,
        lead_id=LeadId(asked.lead_id),
        at=read_iso(asked.at, work.zone).at,
        minutes=asked.minutes,
        kind=ConsultationKind(asked.kind),
        place=asked.place,
    )
    return ids(consultation_id=work.write(job), lead_id=asked.lead_id)


def do_outcome(work: Work, asked: Namespace) -> Answer:
    """What a consultation brought."""
    form = OutcomeForm(
        status=ConsultationStatus(asked.status),
        outcome=Outcome(asked.outcome) if asked.outcome else None,
        words=asked.words,
        obstacles=tuple(Obstacle(one) for one in dict.fromkeys(asked.obstacle)),
        offer=asked.offer,
        price_cents=_cents(asked.price, "price"),
        discount_asked=asked.discount_asked,
        discount_cents=_cents(asked.discount, "discount"),
        discount_reason=asked.discount_reason,
        new_at=_instant(work, asked.new_at),
        next_what=asked.next,
        next_at=None if asked.next_at is None else _step_at(work, asked.next_at),
        stage=Stage(asked.stage) if asked.stage else None,
        note=asked.note,
    )
    consultation_id = ConsultationId(asked.consultation_id)
    logged = work.write(
        partial(consultations.log_outcome, consultation_id=consultation_id, form=form, zone=work.zone)
    )
    with work.reading() as connection:
        card = lead_card(connection, logged.lead_id, work.now, work.zone)
    document = {
        "consultation_id": consultation_id,
        "lead_id": logged.lead_id,
        "stage": card.stage,
        "next_step": shapes.step(card.step),
    }
    return Answer(document, f"consultation_id {consultation_id} lead_id {logged.lead_id} stage {card.stage}")


def do_remove(work: Work, asked: Namespace) -> Answer:
    """A lead goes to the bin."""
    work.write(partial(leads.remove_lead, lead_id=LeadId(asked.lead_id), spam=asked.spam))
    return ids(lead_id=asked.lead_id)


def do_merge(work: Work, asked: Namespace) -> Answer:
    """Two leads become one."""
    work.write(partial(leads.merge_leads, keep=LeadId(asked.lead_id), other=LeadId(asked.other_id)))
    return ids(lead_id=asked.lead_id)


def _lead_of(work: Work, table: Table, row_id: str) -> str:
    with work.reading() as connection:
        return str(connection.execute(select(table.c.lead_id).where(table.c.id == row_id)).scalar_one())


def _arrival(work: Work, text: str | None) -> Arrival | None:
    return None if text is None else read_iso(text, work.zone)


def _instant(work: Work, text: str | None) -> int | None:
    return None if text is None else read_iso(text, work.zone).at


def _step_at(work: Work, text: str) -> int:
    """When a step is due; a day alone is nine o'clock then, as for the steps that are proposed."""
    moment = read_iso(text, work.zone)
    if moment.trust is TimeTrust.DATE_ONLY:
        return nine_on(read_date(text), work.zone)
    return moment.at


def _date(text: str | None) -> date | None:
    return None if text is None else read_date(text)


def _reached(asked: Namespace) -> Reached | None:
    if asked.attempted:
        return Reached.ATTEMPTED
    return Reached.REACHED if asked.reached else None


def _cents(text: str | None, field: str) -> int | None:
    if text is None:
        return None
    cents = read_cents(text)
    if cents is None:
        raise Refusal("not_an_amount", "The {field} doesn't read as an amount in euros.", field=field)
    return cents
