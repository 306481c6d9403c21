"""Settings of the business; they travel with the backup and are no part of undo."""

from __future__ import annotations

from sqlalchemy import select

from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.store import tables
from ptcrm.store.session import Session


def set_preference(session: Session, name: str, value: str) -> None:
    """Keep a setting under its name."""
    value = clean(value, "setting", LONG_TEXT)
    table = tables.preference
    known = session.first(select(table.c.id).where(table.c.name == name))
    if known is None:
        session.add(table, name=name, value=value)
    else:
        session.change(table, known["id"], value=value)
