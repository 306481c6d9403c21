"""A fresh data file: every table, the search index and the marks by which the file is known."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ptcrm.store import tables, text_search

APPLICATION_ID: Final = 0x50544352
"""``PTCR``: says in the file's header whose it is."""

SCHEMA_VERSION: Final = 1


def create(connection: Connection) -> None:
    """Make everything in the caller's transaction."""
    tables.metadata.create_all(connection, checkfirst=False)
    text_search.create(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
