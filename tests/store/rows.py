"""Rows as commands write them, and the whole content of a data file as one hash."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import select

from ptcrm.domain.ids import LeadId
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import CACHES, Session

NOW = 1_800_000_000_000
MINUTE = 60_000

_NOT_CONTENT = {"command", "command_row", "search_text"}


def add_lead(session: Session, name: str = "Sanne", **values: Any) -> LeadId:
    given = {"stage": "know", "stage_since": NOW, "created_at": NOW, "changed_at": NOW, **values}
    return LeadId(session.add(tables.lead, name=name, **given))


def add_enquiry(session: Session, lead_id: LeadId, at: int = NOW, **values: Any) -> str:
    given = {"arrived_at": at, "recorded_at": at, "channel": "form", **values}
    return session.add(tables.enquiry, lead_id=lead_id, **given)


def add_touch(session: Session, lead_id: LeadId, at: int = NOW, **values: Any) -> str:
    given = {"at": at, "recorded_at": at, "direction": "out", "channel": "phone", "reached": "reached"}
    return session.add(tables.touch, lead_id=lead_id, **{**given, **values})


def add_move(
    session: Session, lead_id: LeadId, new: str, at: int = NOW, last_enquiry: int | None = None
) -> str:
    move = {"at": at, "old": "know", "new": new, "last_enquiry": last_enquiry}
    return session.add(tables.stage_move, lead_id=lead_id, **move)


def content_hash(database: Database) -> str:
    """Everything but caches, the journal and the search text, which are made from it."""
    digest = hashlib.sha256()
    with database.reading() as connection:
        for table in tables.metadata.sorted_tables:
            if table.name in _NOT_CONTENT:
                continue
            caches = CACHES.get(table.name, frozenset())
            columns = [column for column in table.c if column.name not in caches]
            for row in connection.execute(select(*columns).order_by(table.c.rid)):
                digest.update(repr((table.name, tuple(row))).encode())
    return digest.hexdigest()
