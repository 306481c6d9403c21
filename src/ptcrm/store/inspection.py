"""What stands in a file: whose it is, how it is built, how many rows it holds and whether it is whole.

Everything here works on a raw connection, so that it can look at files nobody vouches for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import StaticPool, create_engine
from sqlcipher3 import dbapi2

from ptcrm.store import data_file, schema

_SPACES: Final = re.compile(r"\s+")
_AROUND_SIGNS: Final = re.compile(r"\s*([(),])\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first things a file says of itself. ``empty``: it holds no tables at all."""

    application_id: int
    version: int
    empty: bool

    @property
    def ours(self) -> bool:
        """Whether PT CRM made it."""
        return self.application_id == data_file.APPLICATION_ID


def heading(connection: Any) -> Heading:  # noqa: ANN401
    """Read the heading. Raises ``dbapi2.Error`` when the bytes are no database."""
    # In one look: another program may be making or migrating the file.
    row = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    return Heading(row[0], row[1], row[2] == 0)


def schema_of(connection: Any) -> frozenset[str]:  # noqa: ANN401
    """Every table, index, trigger and view as one comparable text each, free of differences in layout.

    The tables in which full-text search keeps its index count by name: SQLite itself words them.
    """
    shadows = {
        name
        for name, kind in connection.execute("SELECT name, type FROM pragma_table_list")
        if kind == "shadow"
    }
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset(
        f"{kind} {name}" if table in shadows else f"{kind} {name}: {_plain(sql)}"
        for kind, name, table, sql in rows
    )


def created_schema() -> frozenset[str]:
    """The schema a file of today is made with."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: dbapi2.connect(":memory:", isolation_level=None),
        module=dbapi2,
        poolclass=StaticPool,
    )
    try:
        with engine.connect() as connection:
            schema.create(connection)
            return schema_of(connection.connection.driver_connection)
    finally:
        engine.dispose()


def table_counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """How many rows each table holds."""
    names = [
        name
        for name, kind in connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
        if kind == "table" and not name.startswith("sqlite_")
    ]
    return {name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0] for name in names}


def leads_in(connection: Any) -> int:  # noqa: ANN401
    """How many leads there are, without the removed ones."""
    return int(connection.execute("SELECT count(*) FROM lead WHERE removed_at IS NULL").fetchone()[0])


def damage(connection: Any, quick: bool = False) -> list[str]:  # noqa: ANN401
    """What is wrong with the bytes: pages, indexes, types and the full-text index. Empty when whole.

    ``quick`` leaves out whether indexes and the full-text index agree with their tables.
    """
    try:
        pragma = "quick_check" if quick else "integrity_check"
        found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(100)") if row[0] != "ok"]
        if quick or found:
            return found
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%USING fts5%'"
        ).fetchall():
            table = _quoted(name)
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    except UnicodeDecodeError as error:
        return [str(error)]
    except dbapi2.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "")).startswith(
            ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL")
        ):
            raise
        return [str(error)]
    return []


def broken_links(connection: Any) -> list[str]:  # noqa: ANN401
    """Rows that point at a row that isn't there."""
    return [
        f"{table} row {rid} points at a {parent} that is not there"
        for table, rid, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(100)
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(sql: str) -> str:
    return _AROUND_SIGNS.sub(r"\1", _SPACES.sub(" ", sql)).strip()
