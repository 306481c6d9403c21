"""What a contact list says of somebody beside the known fields: kept as a note on the lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, said_in_full
from ptcrm.domain.ids import LeadId, new_id
from ptcrm.domain.limits import LONG_TEXT
from ptcrm.store import tables
from ptcrm.store.session import Session


def note_of(enquiry: Enquiry) -> str:
    """The note of somebody who made no enquiry, which would keep this itself; "" when there is none.

    PT CRM's own exports say nothing here that the lead doesn't have.
    """
    if enquiry.arrival is not None or enquiry.external_source == OWN_SOURCE:
        return ""
    return said_in_full(enquiry.message, enquiry.extra)[:LONG_TEXT]


def note_rows(made: Iterable[tuple[LeadId, Enquiry]], now: int) -> list[dict[str, Any]]:
    """The notes of leads that an import makes."""
    noted = ((lead_id, note_of(enquiry)) for lead_id, enquiry in made)
    return [{"id": new_id(), "lead_id": lead_id, "at": now, "text": text} for lead_id, text in noted if text]


def add_note(session: Session, lead_id: LeadId, enquiry: Enquiry) -> None:
    """Note of a known lead what isn't noted yet."""
    text = note_of(enquiry)
    note = tables.note
    there = select(note.c.id).where(note.c.lead_id == lead_id, note.c.text == text)
    if text and session.first(there) is None:
        session.add(note, lead_id=lead_id, at=session.now, text=text)
