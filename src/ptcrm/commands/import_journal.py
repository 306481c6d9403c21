"""The one command of the journal that a whole import is undone by, however many transactions it took."""

from __future__ import annotations

from sqlalchemy import insert, select

from ptcrm.domain.ids import BatchId, new_id
from ptcrm.store import tables
from ptcrm.store.session import Session, dump_image


def keep_in_journal(session: Session, batch_id: BatchId, names: str) -> None:
    """Make this transaction part of the one command that the whole import is undone by."""
    command = tables.command
    rid = session.connection.execute(select(command.c.rid).where(command.c.batch_id == batch_id)).scalar()
    if rid is None:
        session.batch_id = batch_id
        session.call_it("import", files=names)
    elif session.entries:
        session.connection.execute(
            insert(tables.command_row),
            [
                {
                    "id": new_id(),
                    "command_rid": rid,
                    "table_name": entry.table,
                    "row_id": entry.row_id,
                    "before": dump_image(entry.before),
                    "after": dump_image(entry.after),
                }
                for entry in session.entries
            ],
        )
