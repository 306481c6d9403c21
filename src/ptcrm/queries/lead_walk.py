"""Which leads stand in a list, by id, so that one lead's page can go to the next of that list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from ptcrm.domain.ids import LeadId
from ptcrm.store.tables import lead

_AT_ONCE: Final = 5_000
"""Row numbers in one question; SQLite takes 32,766."""


def ids_in_order(connection: Connection, rids: Sequence[int]) -> tuple[LeadId, ...]:
    """The leads with these row numbers, in this order; those that are gone by now are left out."""
    known: dict[int, LeadId] = {}
    for start in range(0, len(rids), _AT_ONCE):
        wanted = list(rids[start : start + _AT_ONCE])
        rows = connection.execute(
            select(lead.c.rid, lead.c.id).where(lead.c.rid.in_(wanted), lead.c.removed_at.is_(None))
        )
        known.update((row.rid, LeadId(row.id)) for row in rows)
    return tuple(known[rid] for rid in rids if rid in known)
