"""Single rows of the journal: is it still as a command left it, and if so, turned back or on again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, select
from sqlalchemy.exc import IntegrityError

from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.store.session import Entry, Session
from ptcrm.store.tables import alert, lead, metadata


def current(connection: Connection, table: Table, row_id: str) -> RowMapping | None:
    """A row as it is now; None when there is none."""
    return connection.execute(select(table).where(table.c.id == row_id)).mappings().first()


def leads_of(entry: Entry) -> set[LeadId]:
    """The leads that a journalled row belongs to."""
    images = [image for image in (entry.before, entry.after) if image is not None]
    if entry.table == lead.name:
        return {LeadId(entry.row_id)}
    return {LeadId(image["lead_id"]) for image in images if "lead_id" in image}


def turn(session: Session, entry: Entry, found: dict[str, Any] | None, wanted: dict[str, Any] | None) -> None:
    """Make a row as wanted, if it is still as found; refuses with ``changed_since`` otherwise."""
    table = metadata.tables[entry.table]
    if not equals(current(session.connection, table, entry.row_id), found):
        raise _changed_since(session.connection, entry)
    try:
        if wanted is None:
            if table.name == "enquiry":  # what rang of it is the program's own book-keeping
                session.connection.execute(delete(alert).where(alert.c.enquiry_id == entry.row_id))
            session.remove(table, entry.row_id)
        elif found is None:
            session.add(table, **_row_to_add(session, table, wanted))
        else:
            session.change(table, entry.row_id, **_columns(table, wanted))
    except IntegrityError as error:
        # Something made since hangs on this row, or has taken its place.
        raise _changed_since(session.connection, entry) from error


def equals(row: RowMapping | None, image: dict[str, Any] | None) -> bool:
    """Whether a row is as it was; ``rid`` may differ, and so may columns of a later version."""
    if row is None or image is None:
        return row is None and image is None
    return all(row[name] == value for name, value in image.items() if name != "rid" and name in row)


def _columns(table: Table, image: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in image.items() if name in table.c and name not in ("rid", "id")}


def _row_to_add(session: Session, table: Table, image: dict[str, Any]) -> dict[str, Any]:
    """A row as it was, at its old place unless that was given away."""
    row = {"id": image["id"], **_columns(table, image)}
    taken = session.connection.execute(select(table.c.rid).where(table.c.rid == image["rid"])).first()
    if taken is None:
        row["rid"] = image["rid"]
    if table is lead:
        row["changed_at"] = session.now
    return row


def _changed_since(connection: Connection, entry: Entry) -> Refusal:
    ids = leads_of(entry)
    name = connection.execute(select(func.max(lead.c.name)).where(lead.c.id.in_(ids))).scalar()
    return Refusal(
        "changed_since",
        "This can't be undone now: {name} was changed afterwards. Everything is as it was.",
        name=name or "",
    )
