"""What leads are called, by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from ptcrm.domain.ids import LeadId
from ptcrm.store.tables import lead


def lead_names(connection: Connection, ids: Iterable[LeadId]) -> list[str]:
    """Their names in the order in which they came; "" for one without a name."""
    query = select(lead.c.name).where(lead.c.id.in_(list(ids))).order_by(lead.c.rid)
    return [str(name) for name in connection.execute(query).scalars()]
