"""What was noted by which clock: how far the tables were written, and who stands in a stretch of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select

from ptcrm.domain.clock_steps import Marks, Span
from ptcrm.store.tables import enquiry, lead, note, stage_move, touch

STAMPED: Final = (
    (enquiry, "recorded_at"),
    (touch, "recorded_at"),
    (stage_move, "at"),
    (note, "at"),
    (lead, "created_at"),
)
"""The tables that hold times of this laptop's clock, each with the column that says when it was noted."""


def marks(connection: Connection, but: tuple[int, int] | None = None) -> Marks:
    """How far each table was written, leaving out what was noted last, between these instants (UTC ms)."""
    return tuple(_mark(connection, table, column, but) for table, column in STAMPED)


def within(table: Table, span: Span) -> ColumnElement[bool]:
    """Whether a row of a table in ``STAMPED`` was written in this span."""
    place = [it for it, _ in STAMPED].index(table)
    after = table.c.rid > span.after[place]
    return after if span.until is None else and_(after, table.c.rid <= span.until[place])


def by_our_clock(span: Span) -> ColumnElement[bool]:
    """Enquiries of a span whose times matter still: typed here, or waiting for an answer."""
    return and_(within(enquiry, span), or_(enquiry.c.batch_id.is_(None), enquiry.c.waiting == 1))


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


def _mark(connection: Connection, table: Table, column: str, but: tuple[int, int] | None) -> int:
    if but is None:
        query = select(func.coalesce(func.max(table.c.rid), 0))
    else:  # from the end, so that few rows are looked at
        others = table.c[column].not_between(*but)
        query = select(table.c.rid).where(others).order_by(table.c.rid.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)
