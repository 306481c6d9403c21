"""Undoing a whole import: what nobody touched since goes, the rest stays and is named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Table, delete, func, select, update

from ptcrm.domain.ids import BatchId, CommandId, LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.store import journal, tables
from ptcrm.store.session import Session

_AT_ONCE: Final = 5000
_SIGNS_OF_USE: Final = (
    tables.touch,
    tables.note,
    tables.stage_move,
    tables.dismissal,
    tables.next_step,
    tables.consultation,
    tables.client_period,
    tables.health_note,
)

_OF_A_LEAD: Final = (
    tables.consultation_obstacle,
    tables.client_period,
    tables.consultation,
    tables.next_step,
    tables.dismissal,
    tables.stage_move,
    tables.note,
    tables.touch,
    tables.health_note,
    tables.external_id,
    tables.enquiry,
    tables.contact_point,
)
"""What goes with a lead, rows before those they refer to."""


def undo_batch(session: Session, batch_id: BatchId) -> tuple[LeadId, ...]:
    """Undo an import and return the leads that stay as they are, since they were touched afterwards.

    Leads it made go for good, with what came with them; what it filled in or added to known leads is put
    back. Refuses with ``no_such_batch`` or ``batch_undone``. It can't be redone: import the file again.
    """
    batch = session.get(tables.import_batch, batch_id)
    if batch is None:
        raise Refusal("no_such_batch", "There is no import with this id.")
    if batch["undone_at"] is not None:
        raise Refusal("batch_undone", "This import was undone already.")
    made = set(_column(session, tables.lead.c.id, tables.lead.c.batch_id == batch_id))
    reached = made | {
        lead_id
        for table in (tables.enquiry, tables.external_id)
        for lead_id in _column(session, table.c.lead_id, table.c.batch_id == batch_id)
    }
    at: int = batch["at"]
    touched = _touched_since(session, batch_id, at, made) | _busy_since(session, at, reached - made)
    changed = _changed_rows(session, batch_id, skip=made | touched)
    edited = {lead_id for lead_id, entries in changed.items() if not _as_left(session, entries)}
    kept = touched & reached | edited
    _delete_rows(session, batch_id, reached - kept)
    for lead_id in changed.keys() - kept:
        _put_back(session, changed[lead_id])
    _delete_leads(session, made - kept)
    session.change(tables.import_batch, batch_id, undone_at=session.now)
    while (command_id := journal.command_of_batch(session.connection, batch_id)) is not None:
        journal.forget(session, CommandId(command_id))
    for lead_id in reached:
        session.touch_lead(LeadId(lead_id))
    session.everything = True
    return _in_order(session, kept)


def _touched_since(session: Session, batch_id: BatchId, at: int, made: set[str]) -> set[str]:
    """The leads of this import that something was done with afterwards, by the journal and by their rows."""
    command, row = tables.command, tables.command_row
    own = select(func.max(command.c.rid)).where(command.c.batch_id == batch_id)
    last = session.connection.execute(own).scalar() or 0
    touched: set[str] = set()
    changed = (
        select(row.c.table_name, row.c.row_id, row.c.before, row.c.after)
        .join(command, command.c.rid == row.c.command_rid)
        .where(command.c.rid > last, command.c.undone_at.is_(None))
    )
    if last:
        for it in session.rows(changed):
            touched |= _leads_of(it)
    later = tables.lead.c.changed_at > at
    for ids in _portions(made):
        # An import may bring all of this itself; a lead nothing was written of since is as it left it.
        written = set(_column(session, tables.lead.c.id, tables.lead.c.id.in_(ids), later))
        for table in _SIGNS_OF_USE:
            touched |= set(_column(session, table.c.lead_id, table.c.lead_id.in_(written)))
        for table in (tables.enquiry, tables.external_id):
            foreign = table.c.batch_id.is_distinct_from(batch_id)
            touched |= set(_column(session, table.c.lead_id, table.c.lead_id.in_(written), foreign))
        binned = tables.lead.c.removed_at.is_not(None)
        touched |= set(_column(session, tables.lead.c.id, tables.lead.c.id.in_(ids), binned))
    return touched


def _busy_since(session: Session, at: int, known: set[str]) -> set[str]:
    """The known leads with which something went on since the import, also when the journal forgot it."""
    moments = (tables.touch.c.recorded_at, tables.note.c.at, tables.stage_move.c.at)
    return {
        lead_id
        for ids in _portions(known)
        for moment in moments
        for lead_id in _column(session, moment.table.c.lead_id, moment.table.c.lead_id.in_(ids), moment > at)
    }


def _delete_rows(session: Session, batch_id: BatchId, leads: set[str]) -> None:
    """Take away the enquiries and external ids that came with the import, and what rang of them.

    The external ids go first, all of them: for each enquiry SQLite looks through those that are left.
    """
    enquiry, external, alert = tables.enquiry, tables.external_id, tables.alert
    for ids in _portions(leads):
        mine = select(enquiry.c.id).where(enquiry.c.batch_id == batch_id, enquiry.c.lead_id.in_(ids))
        session.connection.execute(delete(alert).where(alert.c.enquiry_id.in_(mine)))
        session.connection.execute(
            update(external)
            .where(external.c.enquiry_id.in_(mine), external.c.batch_id.is_distinct_from(batch_id))
            .values(enquiry_id=None)
        )
    for table in (external, enquiry):
        for ids in _portions(leads):
            session.connection.execute(
                delete(table).where(table.c.batch_id == batch_id, table.c.lead_id.in_(ids))
            )


def _delete_leads(session: Session, leads: Iterable[str]) -> None:
    """Take away leads that the import made, with everything that came with them."""
    alert, enquiry = tables.alert, tables.enquiry
    for ids in _portions(leads):
        theirs = select(enquiry.c.id).where(enquiry.c.lead_id.in_(ids))
        session.connection.execute(delete(alert).where(alert.c.enquiry_id.in_(theirs)))
        for table in _OF_A_LEAD:
            session.connection.execute(delete(table).where(table.c.lead_id.in_(ids)))
        pair = tables.not_the_same
        session.connection.execute(delete(pair).where(pair.c.lead_id.in_(ids) | pair.c.other_id.in_(ids)))
        session.connection.execute(delete(tables.lead).where(tables.lead.c.id.in_(ids)))


def _changed_rows(session: Session, batch_id: BatchId, skip: set[str]) -> dict[str, list[RowMapping]]:
    """What the import changed on known leads, by lead, latest first."""
    command, row = tables.command, tables.command_row
    entries = session.rows(
        select(row)
        .join(command, command.c.rid == row.c.command_rid)
        .where(command.c.batch_id == batch_id)
        .order_by(row.c.rid.desc())
    )
    changed: dict[str, list[RowMapping]] = {}
    for it in entries:
        for lead_id in sorted(_leads_of(it) - skip)[:1]:
            changed.setdefault(lead_id, []).append(it)
    return changed


def _as_left(session: Session, entries: Sequence[RowMapping]) -> bool:
    """Whether every row still is as the import left it."""
    latest: dict[str, RowMapping] = {}
    for it in entries:
        latest.setdefault(it["row_id"], it)
    for it in latest.values():
        now = session.get(tables.metadata.tables[it["table_name"]], it["row_id"])
        left = _image(it["after"])
        if (now is None) != (left is None):
            return False
        if now is not None and left is not None and any(now[name] != left[name] for name in left):
            return False
    return True


def _put_back(session: Session, entries: Sequence[RowMapping]) -> None:
    """Turn back what the import changed on one lead; what came with the import is gone already."""
    for it in entries:
        table = tables.metadata.tables[it["table_name"]]
        now, wanted = session.get(table, it["row_id"]), _image(it["before"])
        if now is not None and wanted is None:
            session.remove(table, it["row_id"])
        elif now is not None and wanted is not None:
            session.change(table, it["row_id"], **_columns(table, wanted))
        elif wanted is not None:
            session.add(table, id=it["row_id"], **_columns(table, wanted))


def _leads_of(entry: RowMapping) -> set[str]:
    if entry["table_name"] == tables.lead.name:
        return {entry["row_id"]}
    images = (_image(entry["before"]), _image(entry["after"]))
    return {str(image["lead_id"]) for image in images if image and "lead_id" in image}


def _image(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    image: dict[str, Any] = json.loads(text)
    return image


def _columns(table: Table, image: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in image.items() if name in table.c and name not in ("rid", "id")}


def _column(session: Session, column: ColumnElement[str], *which: ColumnElement[bool]) -> Sequence[str]:
    return session.connection.execute(select(column).where(*which)).scalars().all()


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in portions a statement can take."""
    listed = sorted(ids)
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]


def _in_order(session: Session, leads: set[str]) -> tuple[LeadId, ...]:
    """The leads in the order in which they came; those in the bin need not be named."""
    lead = tables.lead
    return tuple(
        LeadId(row["id"])
        for ids in _portions(leads)
        for row in session.rows(
            select(lead.c.id).where(lead.c.id.in_(ids), lead.c.removed_at.is_(None)).order_by(lead.c.rid)
        )
    )
