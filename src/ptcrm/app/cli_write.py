"""The commands that change something about leads; files and the data as a whole are in ``cli_files``."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from functools import partial

from sqlalchemy import Table, select

from ptcrm.app.cli_work import Answer, Work, ids, instant, step_at
from ptcrm.commands import contacts, intake, leads, next_steps, pipeline
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import EnquiryId, LeadId, TouchId
from ptcrm.domain.moments import read_date, read_iso
from ptcrm.domain.names import split_name
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import (
    Channel,
    Direction,
    Reached,
    Stage,
)
from ptcrm.queries.lead_card import lead_card
from ptcrm.store import tables
from ptcrm.store.session import Session


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
    taken = work.write(partial(intake.take_in, enquiry=enquiry, region=work.region))
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
    """What is known of a lead, and of the enquiry of one who has only one."""
    if asked.external_id is not None:
        raise Refusal("external_id_stays", "An external id can't be changed; it is given with add.")
    lead_id = LeadId(asked.lead_id)
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
    channel = Channel(asked.channel) if asked.channel else None
    arrival = _arrival(work, asked.arrived)

    region = work.region

    def job(session: Session) -> None:
        leads.edit_lead(session, lead_id, edit, region)
        if channel is not None or asked.message is not None or arrival is not None:
            enquiry_id = intake.only_enquiry(session, lead_id)
            intake.edit_enquiry(session, enquiry_id, channel, asked.message, arrival)

    work.write(job)
    return ids(lead_id=lead_id)


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
        at=instant(work, asked.at),
        note=asked.note,
    )
    touch_id = work.write(partial(contacts.log_touch, lead_id=LeadId(asked.lead_id), form=form))
    return ids(touch_id=touch_id, lead_id=asked.lead_id)


def do_edit_touch(work: Work, asked: Namespace) -> Answer:
    """A contact that was logged."""
    job = partial(
        contacts.edit_touch,
        touch_id=TouchId(asked.touch_id),
        at=instant(work, asked.at),
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
        zone=work.zone,
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
        at = step_at(work, asked.snooze)
        step_id = work.write(partial(next_steps.snooze_step, lead_id=lead_id, at=at))
    else:
        if asked.what is None or asked.at is None:
            raise Refusal("one_of_three", "Give either --what with --at, or --done, or --snooze.")
        at = step_at(work, asked.at)
        step_id = work.write(partial(next_steps.plan_step, lead_id=lead_id, what=asked.what, at=at))
    return ids(lead_id=lead_id, step_id=step_id)


def do_end_client(work: Work, asked: Namespace) -> Answer:
    """A client stopped."""
    job = partial(
        pipeline.end_client, lead_id=LeadId(asked.lead_id), on=read_date(asked.on), reason=asked.reason
    )
    work.write(job)
    return ids(lead_id=asked.lead_id)


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


def _date(text: str | None) -> date | None:
    return None if text is None else read_date(text)


def _reached(asked: Namespace) -> Reached | None:
    if asked.attempted:
        return Reached.ATTEMPTED
    return Reached.REACHED if asked.reached else None
