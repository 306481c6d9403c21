"""How a list of leads is sorted. Where there is nothing to sort by, a lead comes last, whichever way."""

from __future__ import annotations

from array import array
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, collate, func, select

from ptcrm.domain.lead_views import LeadOrder
from ptcrm.domain.values import Source, Stage
from ptcrm.queries.waiting import Waits
from ptcrm.store.tables import consultation, enquiry, lead, next_step, touch

WAITING_FIRST: Final = frozenset({LeadOrder.WAITING, LeadOrder.STEP})


def in_order(query: Select[Any], order: LeadOrder, *, descending: bool) -> Select[Any]:
    """The select in this order, but for who waits: see ``waiting_first``."""
    if order in (LeadOrder.NEWEST, LeadOrder.WAITING):
        turned = descending and order is LeadOrder.NEWEST
        return query.order_by(lead.c.rid.asc() if turned else lead.c.rid.desc())
    if order is LeadOrder.NAME:  # as the index has it
        return query.order_by(lead.c.sort_name.desc() if descending else lead.c.sort_name, lead.c.rid)
    by, newest_first = _EXPRESSIONS[order]
    down = newest_first != descending
    return query.order_by((by.desc() if down else by.asc()).nulls_last(), lead.c.rid.desc())


def waiting_first(rids: array[int], waits: Waits, *, descending: bool = False) -> array[int]:
    """Who waits before everybody else, most to win first or, turned round, last."""
    first = sorted((rid for rid in rids if rid in waits), key=lambda rid: waits[rid].place)
    if not first:
        return rids
    if descending:
        first.reverse()
    return array("q", [*first, *(rid for rid in rids if rid not in waits)])


def _text(column: ColumnElement[str]) -> ColumnElement[Any]:
    return collate(func.nullif(column, ""), "NOCASE")


def _road() -> ColumnElement[Any]:
    return case({stage.value: place for place, stage in enumerate(Stage)}, value=lead.c.stage)


def _source() -> ColumnElement[Any]:
    known = {source.value: f" {place:02}" for place, source in enumerate(Source)}
    return collate(case(known, value=lead.c.source, else_=func.nullif(lead.c.source, "")), "NOCASE")


def _arrived() -> ColumnElement[Any]:
    return select(func.max(enquiry.c.arrived_at)).where(enquiry.c.lead_id == lead.c.id).scalar_subquery()


def _last_contact() -> ColumnElement[Any]:
    """By the index from the last touch back, as far as the first that a person made."""
    last = select(touch.c.at).where(touch.c.lead_id == lead.c.id, touch.c.human == 1)
    return last.order_by(touch.c.at.desc()).limit(1).scalar_subquery()


def _next() -> ColumnElement[Any]:
    step = select(next_step.c.at).where(
        next_step.c.lead_id == lead.c.id, next_step.c.done_at.is_(None), next_step.c.dropped_at.is_(None)
    )
    talk = select(func.min(consultation.c.at)).where(
        consultation.c.lead_id == lead.c.id, consultation.c.status == "planned"
    )
    at, talk_at = step.scalar_subquery(), talk.scalar_subquery()
    return func.min(func.coalesce(at, talk_at), func.coalesce(talk_at, at))


_EXPRESSIONS: Final[dict[LeadOrder, tuple[ColumnElement[Any], bool]]] = {
    LeadOrder.STAGE: (_road(), False),
    LeadOrder.SOURCE: (_source(), False),
    LeadOrder.TARGET_GROUP: (_text(lead.c.target_group), False),
    LeadOrder.GOAL: (_text(lead.c.wants), False),
    LeadOrder.POSTCODE: (_text(lead.c.postcode), False),
    LeadOrder.CITY: (_text(lead.c.city), False),
    LeadOrder.ARRIVED: (_arrived(), True),
    LeadOrder.STEP: (_next(), False),
    LeadOrder.LAST_CONTACT: (_last_contact(), True),
}
"""What is compared, and whether the highest comes first."""
