"""What was noted by which clock: how far the tables were written, and who stands in a stretch of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, or_, select

from ptcrm.domain.clock_steps import STAMPS_MOVED, Marks, Span
from ptcrm.domain.ids import CommandId
from ptcrm.store.stamps import STAMPED, by_our_clock, within
from ptcrm.store.tables import command, enquiry, lead, touch


def marks(connection: Connection, but: tuple[int, int] | None = None) -> Marks:
    """How far each table was written, leaving out what was noted last, between these instants (UTC ms)."""
    return tuple(_mark(connection, table, column, but) for table, column in STAMPED)


def stamped_leads(connection: Connection, spans: Sequence[Span]) -> tuple[str, ...]:
    """The names of those with an enquiry or a contact noted in these spans, in the order of leads."""
    if not spans:
        return ()
    enquiries = select(enquiry.c.lead_id).where(or_(*map(by_our_clock, spans)))
    touches = select(touch.c.lead_id).where(
        or_(*(within(touch, span) for span in spans)), touch.c.batch_id.is_(None)
    )
    there = select(lead.c.name).where(
        or_(lead.c.id.in_(enquiries), lead.c.id.in_(touches)), lead.c.removed_at.is_(None)
    )
    return tuple(connection.execute(there.order_by(lead.c.rid)).scalars())


def last_fix(connection: Connection) -> CommandId | None:
    """The command by which times were put right last."""
    put_right = command.c.label == STAMPS_MOVED
    found = connection.execute(select(command.c.id).where(put_right).order_by(command.c.rid.desc()).limit(1))
    return found.scalar()


def undone(connection: Connection, commands: Sequence[CommandId]) -> dict[CommandId, bool]:
    """Whether each of these is undone now; one that the journal let go of isn't among them."""
    found = connection.execute(select(command.c.id, command.c.undone_at).where(command.c.id.in_(commands)))
    return {CommandId(row.id): row.undone_at is not None for row in found}


def _mark(connection: Connection, table: Table, column: str, but: tuple[int, int] | None) -> int:
    if but is None:
        query = select(func.coalesce(func.max(table.c.rid), 0))
    else:  # from the end, so that few rows are looked at
        others = ~table.c[column].between(*but)
        query = select(table.c.rid).where(others).order_by(table.c.rid.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)
