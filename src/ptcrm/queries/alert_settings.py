"""How the trainer wants to be told, as ``commands.alert_settings`` keeps it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from ptcrm.domain.alert_settings import NAMES, AlertSettings, read_settings
from ptcrm.store.tables import preference


def alert_settings(connection: Connection) -> AlertSettings:
    """All of it, in one look."""
    query = select(preference.c.name, preference.c.value).where(preference.c.name.in_(NAMES))
    return read_settings({row.name: row.value for row in connection.execute(query)})
