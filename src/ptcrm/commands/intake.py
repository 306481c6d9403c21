"""Taking in who reached out: a new lead or a known one, and the enquiry whose hour then runs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select, update

from ptcrm.commands.leads import add_contact_points, existing_lead, fill_blanks, not_the_same
from ptcrm.commands.matching import Found, Matcher
from ptcrm.commands.persons import contact_points, content_of, enquiry_columns, person_columns, tidy
from ptcrm.domain.clock import start_of
from ptcrm.domain.enquiry import Arrival, Enquiry, Person, Standing, TimeTrust
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung, freed_rungs
from ptcrm.domain.values import Channel, Stage
from ptcrm.store import tables
from ptcrm.store.session import TRAINER, Session


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of an incoming person; ``unchanged``: everything was there already."""

    lead_id: LeadId
    enquiry_id: EnquiryId | None
    existing: bool
    unchanged: bool
    possible_duplicates: tuple[LeadId, ...]


def take_in(session: Session, enquiry: Enquiry, region: str = "NL", makes_enquiry: bool = True) -> TakenIn:
    """Take in one person: found by the rules of "Who is the same person", or added as a new lead.

    A known person's blanks are filled and nothing is overwritten. ``makes_enquiry`` False: a contact list.
    Refuses with ``nothing_to_go_by`` without a name, a phone number or an e-mail address.
    """
    enquiry = tidy(enquiry, region)
    check_person(enquiry.person)
    found = Matcher(session.connection, (enquiry,), region).find(enquiry)
    return take_found(session, enquiry, found, region, makes_enquiry)


def take_in_apart(
    session: Session, enquiry: Enquiry, apart: Collection[LeadId], region: str = "NL"
) -> TakenIn:
    """Take in somebody who, as the trainer says, is none of the leads ``apart``; that is remembered."""
    enquiry = tidy(enquiry, region)
    check_person(enquiry.person)
    found = Matcher(session.connection, (enquiry,), region).find(enquiry)
    if found.lead_id in apart:
        found = Found(None)
    taken = take_found(session, enquiry, found, region)
    for lead_id in apart:
        there = session.get(tables.lead, lead_id)
        if lead_id != taken.lead_id and there is not None and there["removed_at"] is None:
            not_the_same(session, taken.lead_id, lead_id)
    return taken


def take_found(
    session: Session, enquiry: Enquiry, found: Found, region: str = "NL", makes_enquiry: bool = True
) -> TakenIn:
    """Take in a tidied person of whom is known which lead it is, if any."""
    if found.lead_id is None:
        return _take_new(session, enquiry, found, region, makes_enquiry)
    wanted = makes_enquiry and found.enquiry_id is None
    typed = session.origin == TRAINER and session.batch_id is None and found.external_row is None
    if found.unchanged and not typed and not wanted:
        return TakenIn(found.lead_id, found.enquiry_id, True, True, found.possible)
    lead_id = found.lead_id
    lead = session.get(tables.lead, lead_id)
    if lead is None or lead["removed_at"] is not None:
        return TakenIn(lead_id, found.enquiry_id, True, True, found.possible)
    written = len(session.entries)
    columns = person_columns(enquiry.person, region)
    if makes_enquiry:
        columns |= _consent(enquiry, session.now)
    fill_blanks(session, lead, columns)
    add_contact_points(session, lead_id, contact_points(enquiry.person, region))
    enquiry_id = found.enquiry_id
    if wanted or (makes_enquiry and typed):
        enquiry_id = _add_enquiry(session, lead_id, enquiry)
    _keep_external_id(session, lead_id, enquiry_id, enquiry, found)
    session.call_it("enquiry_added" if enquiry_id else "lead_filled", name=lead["name"] or columns["name"])
    return TakenIn(lead_id, enquiry_id, True, len(session.entries) == written, found.possible)


def add_enquiry(
    session: Session, lead_id: LeadId, channel: Channel, message: str = "", arrival: Arrival | None = None
) -> EnquiryId:
    """Note that a known lead reached out again; without an arrival: now."""
    lead = existing_lead(session, lead_id)
    enquiry = tidy(Enquiry(Person(), channel, message, arrival))
    enquiry_id = _add_enquiry(session, lead_id, enquiry)
    session.call_it("enquiry_added", name=lead["name"])
    return enquiry_id


def edit_arrival(session: Session, enquiry_id: EnquiryId, arrival: Arrival) -> None:
    """Set when the person really reached out; what rang for a moment that now lies ahead may ring again."""
    row = existing_enquiry(session, enquiry_id)
    lead = existing_lead(session, LeadId(row["lead_id"]))
    session.change(
        tables.enquiry,
        enquiry_id,
        arrived_at=arrival.at,
        time_known=int(arrival.trust is not TimeTrust.DATE_ONLY),
        time_trust=arrival.trust.value,
        arrived_text=clean(arrival.text, "arrival"),
    )
    free_rungs(session, enquiry_id, arrival.at, row["recorded_at"])
    session.call_it("arrival_changed", name=lead["name"])


def free_rungs(session: Session, enquiry_id: EnquiryId, arrived_at: int, recorded_at: int) -> None:
    """The enquiry's times are these now: what rang for a moment that lies ahead may ring again."""
    alert = tables.alert
    claimed = frozenset(
        Rung(it["rung"]) for it in session.rows(select(alert.c.rung).where(alert.c.enquiry_id == enquiry_id))
    )
    freed = freed_rungs(claimed, start_of(arrived_at, recorded_at), session.now)
    # What rang is the program's own book-keeping: undoing the edit doesn't make it unheard.
    theirs = alert.c.enquiry_id == enquiry_id
    session.connection.execute(delete(alert).where(theirs, alert.c.rung.in_(freed)))
    session.connection.execute(update(alert).where(theirs).values(again_at=None))


def edit_enquiry(
    session: Session,
    enquiry_id: EnquiryId,
    channel: Channel | None = None,
    message: str | None = None,
    arrival: Arrival | None = None,
) -> None:
    """Change what is known of an enquiry; None leaves a field as it is."""
    row = existing_enquiry(session, enquiry_id)
    lead = existing_lead(session, LeadId(row["lead_id"]))
    columns: dict[str, Any] = {}
    if channel is not None:
        columns["channel"] = channel.value
    if message is not None:
        columns["message"] = clean(message, "message", LONG_TEXT)
    session.call_it("lead_edited", name=lead["name"])
    session.change(tables.enquiry, enquiry_id, **columns)
    if arrival is not None:
        edit_arrival(session, enquiry_id, arrival)


def only_enquiry(session: Session, lead_id: LeadId) -> EnquiryId:
    """The enquiry of a lead who has one. Refuses with ``no_single_enquiry``."""
    lead, table = existing_lead(session, lead_id), tables.enquiry
    found = session.rows(select(table.c.id).where(table.c.lead_id == lead_id).limit(2))
    if len(found) != 1:
        raise Refusal(
            "no_single_enquiry", "{name} doesn't have one enquiry only. Say which it is.", name=lead["name"]
        )
    return EnquiryId(found[0]["id"])


def existing_enquiry(session: Session, enquiry_id: EnquiryId) -> Any:  # noqa: ANN401
    """The enquiry's row; refuses with ``no_such_enquiry``."""
    row = session.get(tables.enquiry, enquiry_id)
    if row is None:
        raise Refusal("no_such_enquiry", "There is no enquiry with this id.")
    return row


def check_person(person: Person) -> None:
    """Refuse a person of whom nothing is known to go by."""
    if not (person.name or person.phone or person.email or person.phones or person.emails):
        raise Refusal(
            "nothing_to_go_by", "A name, a phone number or an e-mail address is enough. Fill in one."
        )


def new_lead_columns(
    enquiry: Enquiry, now: int, region: str = "NL", makes_enquiry: bool = True, batch_id: str | None = None
) -> dict[str, Any]:
    """A new lead's row for a tidied enquiry; it stands on "know" since the person reached out, unless the
    source says where it stands."""
    since = min(now, enquiry.arrival.at) if enquiry.arrival and makes_enquiry else now
    standing = enquiry.standing or Standing(Stage.KNOW)
    return {
        **person_columns(_with_first(enquiry.person), region),
        **(_consent(enquiry, now) if makes_enquiry else {}),
        "stage": standing.stage.value,
        "stage_since": since if standing.since is None else min(now, standing.since),
        "back_on": standing.back_on or None,
        "created_at": now,
        "changed_at": now,
        "batch_id": batch_id,
    }


def _take_new(session: Session, enquiry: Enquiry, found: Found, region: str, makes_enquiry: bool) -> TakenIn:
    columns = new_lead_columns(enquiry, session.now, region, makes_enquiry, session.batch_id)
    lead_id = LeadId(session.add(tables.lead, **columns))
    add_contact_points(session, lead_id, contact_points(enquiry.person, region))
    enquiry_id = _add_enquiry(session, lead_id, enquiry) if makes_enquiry else None
    _keep_external_id(session, lead_id, enquiry_id, enquiry, found)
    session.call_it("lead_added", name=str(columns["name"]))
    return TakenIn(lead_id, enquiry_id, False, False, found.possible)


def _add_enquiry(session: Session, lead_id: LeadId, enquiry: Enquiry) -> EnquiryId:
    columns = enquiry_columns(enquiry, session.now)
    return EnquiryId(session.add(tables.enquiry, lead_id=lead_id, batch_id=session.batch_id, **columns))


def _keep_external_id(
    session: Session, lead_id: LeadId, enquiry_id: EnquiryId | None, enquiry: Enquiry, found: Found
) -> None:
    """Remember under which id the source knows this row, and what it said."""
    if not enquiry.external_id:
        return
    content = content_of(enquiry)
    if found.external_row is not None:
        session.change(tables.external_id, found.external_row, content=content, enquiry_id=enquiry_id)
        return
    session.add(
        tables.external_id,
        lead_id=lead_id,
        enquiry_id=enquiry_id,
        source=enquiry.external_source,
        value=enquiry.external_id,
        content=content,
        batch_id=session.batch_id,
    )


def _consent(enquiry: Enquiry, now: int) -> dict[str, Any]:
    """Whoever reached out asked to be contacted."""
    return {
        "consent_at": min(now, enquiry.arrival.at) if enquiry.arrival else now,
        "consent_how": enquiry.channel.value,
    }


def _with_first(person: Person) -> Person:
    """The person with the first of its numbers and addresses in the first place."""
    if not person.phone and person.phones:
        person = replace(person, phone=person.phones[0], phones=person.phones[1:])
    if not person.email and person.emails:
        person = replace(person, email=person.emails[0], emails=person.emails[1:])
    return person
