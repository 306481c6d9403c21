"""Writes today's tables down as the base step of migrations; allowed only until the first release.

After that a change of the tables is a new step, and the base stays as it is for ever.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import NullPool, create_engine
from sqlcipher3 import dbapi2

from ptcrm.store import schema
from ptcrm.store.migrations import versions

HEAD = '''"""Version 1 of the data: everything there was then. Never changed once released."""

from __future__ import annotations

from typing import Final

from alembic import op

STATEMENTS: Final = (
'''
TAIL = ''')


def upgrade() -> None:
    """Make every table, index and trigger."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
'''


def frozen() -> str:
    """The text of the base step for the tables of today."""
    engine = create_engine(
        "sqlite://", creator=lambda: dbapi2.connect(":memory:"), module=dbapi2, poolclass=NullPool
    )
    with engine.connect() as connection:
        schema.create(connection)
        shadows = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema "
            f"WHERE sql IS NOT NULL AND tbl_name NOT IN ({shadows}) "
            "ORDER BY type != 'table', iif(type = 'table', rowid, name)"
        )
        statements = [f'    """{sql.strip()}""",\n' for (sql,) in rows]
    lines = "".join(statements).replace("\t", "    ").replace(" \n", "\n").splitlines()
    return HEAD + "\n".join(wrapped(line) for line in lines) + "\n" + TAIL


def wrapped(line: str, width: int = 104) -> str:
    """A long line broken after commas, or else before a clause."""
    done = []
    while len(line) > width:
        at = max(line.rfind(ending, 20, width) for ending in (", ", " WHERE ", " REFERENCES "))
        if at < 0:
            break
        done.append(line[: at + 1].rstrip())
        line = "        " + line[at + 1 :].lstrip()
    return "\n".join([*done, line])


if __name__ == "__main__":
    (Path(versions.__path__[0]) / "v0001_base.py").write_text(frozen(), encoding="utf-8")
