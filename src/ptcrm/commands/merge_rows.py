"""The parts of making two leads one, each a few rows: what moves, what is swapped, what is closed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import RowMapping, or_, select

from ptcrm.commands.drafts import lead_draft, step_draft
from ptcrm.domain.ids import LeadId
from ptcrm.domain.limits import LONG_TEXT
from ptcrm.domain.merging import MergeField, columns_of
from ptcrm.domain.values import Stage
from ptcrm.store import tables
from ptcrm.store.session import Session

_OF_A_LEAD: Final = (
    tables.enquiry,
    tables.touch,
    tables.note,
    tables.stage_move,
    tables.next_step,
    tables.consultation,
    tables.consultation_obstacle,
    tables.client_period,
    tables.external_id,
    tables.contact_point,
    tables.health_note,
)


def move_rows(session: Session, keep: LeadId, other: LeadId) -> None:
    """Everything that hangs on ``other`` hangs on ``keep`` from now on."""
    for table in _OF_A_LEAD:
        for row in session.rows(select(table.c.id).where(table.c.lead_id == other)):
            session.change(table, row["id"], lead_id=keep)


def close_second_step(session: Session, keep: LeadId, other: LeadId) -> None:
    """Of two open next steps the earlier one stays."""
    step = tables.next_step
    still_open = session.rows(
        select(step)
        .where(step.c.lead_id.in_((keep, other)), step.c.done_at.is_(None), step.c.dropped_at.is_(None))
        .order_by(step.c.at, step.c.rid)
    )
    for row in still_open[1:]:
        session.change(step, row["id"], dropped_at=session.now)


def swap_chosen(
    session: Session, kept: RowMapping, gone: RowMapping, from_other: Collection[MergeField]
) -> tuple[RowMapping, RowMapping]:
    """Give ``kept`` the chosen facts of ``gone``, and ``gone`` what they replace, so that no text is lost.

    An empty fact is never chosen, and who is a client stays one. Returns both rows as they are then.
    """
    names = [
        name
        for field in from_other
        if gone[field.value] and not (field is MergeField.STAGE and kept["stage"] == Stage.CLIENT)
        for name in columns_of(field)
    ]
    if names:
        mine: dict[str, Any] = {name: kept[name] for name in names}
        theirs: dict[str, Any] = {name: gone[name] for name in names}
        session.change(tables.lead, kept["id"], **theirs)
        session.change(tables.lead, gone["id"], **mine)
    return _again(session, kept), _again(session, gone)


def join_told_apart(session: Session, keep: LeadId, other: LeadId) -> None:
    """Who was told apart from ``other`` is told apart from ``keep``; that the two were, is taken back."""
    pair = tables.not_the_same
    rows = session.rows(select(pair).where(or_(pair.c.lead_id == other, pair.c.other_id == other)))
    for row in rows:
        third = row["other_id"] if row["lead_id"] == other else row["lead_id"]
        first, second = sorted((keep, third))
        known = session.first(select(pair.c.id).where(pair.c.lead_id == first, pair.c.other_id == second))
        if third == keep or known is not None:
            session.remove(pair, row["id"])
        else:
            session.change(pair, row["id"], lead_id=first, other_id=second)


def join_drafts(session: Session, keep: LeadId, other: LeadId) -> None:
    """What was typed about ``other`` and not saved yet goes on under ``keep``, below what stands there."""
    draft = tables.draft
    mine, theirs = (
        session.first(select(draft).where(draft.c.place == lead_draft(lead_id))) for lead_id in (keep, other)
    )
    _join_step_drafts(session, keep, other)
    if theirs is None:
        return
    if mine is None:
        session.change(draft, theirs["id"], place=lead_draft(keep))
    else:
        session.change(draft, mine["id"], value=f"{mine['value']}\n{theirs['value']}"[:LONG_TEXT])
        session.remove(draft, theirs["id"])


def _join_step_drafts(session: Session, keep: LeadId, other: LeadId) -> None:
    """There is one next step at most: what was being typed for the one who is kept comes first."""
    draft = tables.draft
    mine, theirs = (
        session.first(select(draft).where(draft.c.place == step_draft(lead_id))) for lead_id in (keep, other)
    )
    if theirs is not None and mine is None:
        session.change(draft, theirs["id"], place=step_draft(keep))


def _again(session: Session, row: RowMapping) -> RowMapping:
    found = session.get(tables.lead, row["id"])
    if found is None:
        raise LookupError(f"no lead {row['id']}")
    return found
