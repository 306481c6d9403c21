"""Writing many rows of one command at once: journalled as ``Session`` does, in a few statements.

A change is journalled by the columns it is about alone, so that a thousand leads take a journal of kilobytes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, func, insert, select, update

from ptcrm.domain.ids import new_id
from ptcrm.store.session import Session


def any_of(column: ColumnElement[Any], values: Collection[str | int]) -> ColumnElement[bool]:
    """Whether a column holds one of these values, however many there are."""
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(listed.c.value))


def add_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; their ids are made here. All name the same columns."""
    if not rows:
        return
    made = [{**row, "id": new_id()} for row in rows]
    session.connection.execute(insert(table), made)
    for row in session.rows(select(table).where(any_of(table.c.id, [row["id"] for row in made]))):
        session.journal(table, row["id"], None, dict(row))


def change_rows(session: Session, table: Table, ids: Collection[str], **values: Any) -> int:  # noqa: ANN401
    """Give these rows the same values, where they differ; how many did."""
    owner = ("lead_id",) if "lead_id" in table.c else ()
    columns = [table.c[name] for name in ("id", *owner, *values)]
    differ = [
        row
        for row in session.rows(select(*columns).where(any_of(table.c.id, ids)))
        if any(row[name] != value for name, value in values.items())
    ]
    if differ:
        changed = any_of(table.c.id, [row["id"] for row in differ])
        session.connection.execute(update(table).where(changed).values(values))
    for row in differ:
        session.journal(table, row["id"], dict(row), {**row, **values})
    return len(differ)
