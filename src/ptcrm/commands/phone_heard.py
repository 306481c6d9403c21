"""What came from the phone: "answered" becomes a touch, a text becomes a lead; each is taken in once.

Whoever knows the answer topic can post there, so every text is somebody else's: read, never believed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from ptcrm.commands.contacts import TouchForm, log_touch
from ptcrm.commands.intake import take_in
from ptcrm.commands.persons import tidy
from ptcrm.domain.clock import HOUR, start_of
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId, TouchId, new_id
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel, Reached
from ptcrm.integrations.carrier import Heard
from ptcrm.store import tables
from ptcrm.store.phone_tables import phone_heard, phone_message
from ptcrm.store.session import Session

MOST_AN_HOUR: Final = 40
"""Texts of one hour, by the server's clock, that become leads. More isn't a trainer between two sessions."""


class HeardKind(StrEnum):
    """What became of something heard. ``ANSWERED`` and ``LEAD`` changed the data."""

    ANSWERED = "answered"
    LEAD = "lead"
    KNOWN = "known"
    """Taken in before, or answered already."""
    NOTHING = "nothing"
    """Nobody it is about, or no text."""
    FLOOD = "flood"
    """Too many; it stays at the server."""


@dataclass(frozen=True, slots=True)
class TakenHeard:
    """What became of one message from the phone. ``at`` is when it was answered (UTC ms)."""

    kind: HeardKind
    lead_id: LeadId | None = None
    touch_id: TouchId | None = None
    name: str = ""
    waited_ms: int = 0
    existing: bool = False


def take_heard(session: Session, heard: Heard, zone: ZoneInfo, region: str, nameless: str) -> TakenHeard:
    """Take in one message from the phone, once. ``nameless`` is what to call somebody of whom it names
    nothing to go by."""
    known = select(phone_heard.c.rid).where(phone_heard.c.server_id == heard.server_id)
    if session.first(known) is not None:
        return TakenHeard(HeardKind.KNOWN)
    if heard.sequence:
        taken = _answered(session, heard)
    elif heard.text.strip():
        if _texts_about(session, heard.at) >= MOST_AN_HOUR:
            return TakenHeard(HeardKind.FLOOD)
        taken = _texted(session, heard, zone, region, nameless)
    else:
        taken = TakenHeard(HeardKind.NOTHING)
    session.connection.execute(
        phone_heard.insert(),
        {
            "id": new_id(),
            "server_id": heard.server_id,
            "at": heard.at,
            "kind": taken.kind.value,
            "lead_id": taken.lead_id or "",
        },
    )
    return taken


def _answered(session: Session, heard: Heard) -> TakenHeard:
    """The trainer answered somebody: a touch on the enquiry's own channel, at the server's time."""
    enquiry = tables.enquiry
    row = session.first(
        select(enquiry)
        .join(phone_message, phone_message.c.enquiry_id == enquiry.c.id)
        .where(phone_message.c.sequence == heard.sequence)
        .limit(1)
    )
    lead = None if row is None else session.get(tables.lead, row["lead_id"])
    if row is None or lead is None or lead["removed_at"] is not None:
        return TakenHeard(HeardKind.NOTHING)
    start = start_of(row["arrived_at"], row["recorded_at"])
    # A server counts in whole seconds, and its clock may run a little ahead of the laptop's.
    at = min(max(heard.at, start), session.now)
    lead_id = LeadId(lead["id"])
    if row["answered_at"] is not None and row["answered_at"] <= at:
        return TakenHeard(HeardKind.KNOWN, lead_id)
    form = TouchForm(Channel(row["channel"]), reached=Reached.REACHED, at=at)
    session.call_it("contacted", name=lead["name"])
    touch_id = log_touch(session, lead_id, form)
    return TakenHeard(HeardKind.ANSWERED, lead_id, touch_id, lead["name"], max(0, at - start))


def _texted(session: Session, heard: Heard, zone: ZoneInfo, region: str, nameless: str) -> TakenHeard:
    """A text becomes a lead as if it were pasted then: the time it states, else the server's, is arrival."""
    enquiry = _read(heard, zone, region)
    if not (enquiry.person.name or enquiry.person.phone or enquiry.person.email):
        enquiry = replace(enquiry, person=replace(enquiry.person, name=nameless))
    try:
        tidy(enquiry, region)
    except Refusal:  # something in it can't be kept where it was read; as words it can
        enquiry = Enquiry(Person(name=nameless), Channel.OTHER, heard.text, Arrival(heard.at))
    taken = take_in(session, enquiry, region)
    name = session.get(tables.lead, taken.lead_id)
    return TakenHeard(
        HeardKind.LEAD, taken.lead_id, name="" if name is None else name["name"], existing=taken.existing
    )


def _read(heard: Heard, zone: ZoneInfo, region: str) -> Enquiry:
    from ptcrm.integrations.pasted_text import read_pasted  # not before it is needed: it takes long to import

    pasted = read_pasted(heard.text, heard.at, zone, region)
    stated = read_spoken(pasted.when, heard.at, zone) if pasted.when else None
    arrival = stated or Arrival(heard.at)
    return Enquiry(pasted.person, pasted.channel or Channel.OTHER, heard.text, arrival)


def _texts_about(session: Session, at: int) -> int:
    """How many texts became leads within an hour of this instant."""
    query = (
        select(func.count())
        .select_from(phone_heard)
        .where(
            phone_heard.c.kind == HeardKind.LEAD.value,
            phone_heard.c.at > at - HOUR,
            phone_heard.c.at <= at,
        )
    )
    return int(session.connection.execute(query).scalar_one())
