"""Whether sample leads are among the leads."""

from __future__ import annotations

from sqlalchemy import Connection, select

from ptcrm.store.tables import lead


def has_samples(connection: Connection) -> bool:
    """Whether at least one sample lead is there and not in the bin."""
    query = select(lead.c.rid).where(lead.c.sample == 1, lead.c.removed_at.is_(None)).limit(1)
    return connection.execute(query).first() is not None
