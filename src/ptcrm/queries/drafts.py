"""What was typed somewhere and not saved yet."""

from __future__ import annotations

from sqlalchemy import Connection, select

from ptcrm.store.tables import draft as draft_table


def draft(connection: Connection, place: str) -> str:
    """The draft kept for this place; "" when there is none."""
    return (
        connection.execute(
            select(draft_table.c.value).where(draft_table.c.place == place)
        ).scalar_one_or_none()
        or ""
    )
