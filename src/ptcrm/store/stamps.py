"""Times of this laptop's clock: which tables hold them, and which rows lie in a span of its story."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Table, and_, or_

from ptcrm.domain.clock_steps import Span
from ptcrm.store.tables import enquiry, lead, note, stage_move, touch

STAMPED: Final = (
    (enquiry, "recorded_at"),
    (touch, "recorded_at"),
    (stage_move, "at"),
    (note, "at"),
    (lead, "created_at"),
)
"""The tables that hold times of this laptop's clock, each with the column that says when it was noted."""


def within(table: Table, span: Span) -> ColumnElement[bool]:
    """Whether a row of a table in ``STAMPED`` was written in this span."""
    place = [it for it, _ in STAMPED].index(table)
    after = table.c.rid > span.after[place]
    return after if span.until is None else and_(after, table.c.rid <= span.until[place])


def by_our_clock(span: Span) -> ColumnElement[bool]:
    """Enquiries of a span whose times matter still: typed here, or waiting for an answer."""
    return and_(within(enquiry, span), or_(enquiry.c.batch_id.is_(None), enquiry.c.waiting == 1))
