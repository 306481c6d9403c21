"""Text that was typed and not saved yet, kept by the place it was typed in; no part of undo."""

from __future__ import annotations

from sqlalchemy import select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.store import tables
from ptcrm.store.session import Session


def lead_draft(lead_id: LeadId) -> str:
    """The place of what is being typed about a lead on its own page."""
    return f"lead:{lead_id}"


def step_draft(lead_id: LeadId) -> str:
    """The place of a next step that is being typed for a lead."""
    return f"step:{lead_id}"


def keep_draft(session: Session, place: str, value: str) -> None:
    """Keep what stands in a field now; an empty one is dropped."""
    value = clean(value, "text", LONG_TEXT)
    if not value:
        drop_draft(session, place)
        return
    table = tables.draft
    known = session.first(select(table.c.id).where(table.c.place == place))
    if known is None:
        session.add(table, place=place, value=value, at=session.now)
    else:
        session.change(table, known["id"], value=value, at=session.now)


def drop_draft(session: Session, place: str) -> None:
    """Forget a draft, saved or thrown away."""
    table = tables.draft
    known = session.first(select(table.c.id).where(table.c.place == place))
    if known is not None:
        session.remove(table, known["id"])
