"""Which versions of the data file this program reads, and how a file of each is built.

Every new version of the data raises the minor number of the program to at least that version, so the number a
file carries also says which program it needs.
"""

from __future__ import annotations

from sqlcipher3 import dbapi2

from ptcrm.store import data_file, file_refusals, inspection


def refuse_newer(version: int) -> None:
    """Raise ``Refusal`` for data of a program that is newer than this one."""
    if version > data_file.SCHEMA_VERSION:
        raise file_refusals.data_newer(f"0.{version}")


def schema_at(version: int) -> frozenset[str]:
    """How a sound file of a version is built; empty for a version that never was."""
    if version == data_file.SCHEMA_VERSION:
        return inspection.created_schema()
    from ptcrm.store.migrations import runner  # Alembic costs start-up time and is needed for old files only

    return runner.schema_at(version)


def sqlite_version() -> str:
    """The version of SQLite inside SQLCipher."""
    return str(dbapi2.sqlite_version)
