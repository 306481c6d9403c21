"""A fresh data file: every table, the search index and the marks by which the file is known."""

from __future__ import annotations

from sqlalchemy import Connection

from ptcrm.store import data_file, phone_tables, text_search


def create(connection: Connection) -> None:
    """Make everything in the caller's transaction."""
    phone_tables.phone_message.metadata.create_all(connection, checkfirst=False)
    text_search.create(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {data_file.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {data_file.SCHEMA_VERSION}")
