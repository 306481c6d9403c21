"""Lists of leads: row numbers for as many as there are, frozen rows for the screenful that shows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.lead_views import ALL_LEADS, LeadFilter, LeadOrder
from ptcrm.domain.values import OPEN_STAGES, Stage
from ptcrm.queries.lead_filter import count_by_stage, narrowed
from ptcrm.queries.lead_order import WAITING_FIRST, in_order, waiting_first
from ptcrm.queries.waiting import who_waits
from ptcrm.store import text_search
from ptcrm.store.tables import consultation, enquiry, lead, next_step, touch

__all__ = (
    "ALL_LEADS",
    "SEARCH_LIMIT",
    "LeadFilter",
    "LeadOrder",
    "LeadRow",
    "count_by_stage",
    "count_leads",
    "count_open",
    "lead_rids",
    "lead_rows",
    "listed_rids",
    "rids_of",
    "search_leads",
)

SEARCH_LIMIT = 50


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One lead as a table row or a card shows it."""

    rid: int
    lead_id: LeadId
    name: str
    phone: str
    email: str
    postcode: str
    city: str
    stage: Stage
    stage_since: int
    source: str
    referrer: str
    target_group: str
    wants: str
    created_at: int
    arrived_at: int | None  # when they reached out last
    arrival_time_known: bool
    last_contact_at: int | None
    without_step: bool
    waiting_since: int | None  # arrival of the earliest enquiry that rings
    waiting_recorded: int | None
    waiting_time_known: bool
    step: str
    step_at: int | None
    consultation_at: int | None


def lead_rids(
    connection: Connection,
    wanted: LeadFilter = ALL_LEADS,
    order: LeadOrder = LeadOrder.NEWEST,
    descending: bool = False,
    limit: int | None = None,
    offset: int = 0,
    now: int = 0,
) -> array[int]:
    """Row numbers of the leads that pass, in order; 8 bytes each, so all of them may be held.

    ``now`` (UTC ms) is asked for by who waits: in ``wanted.states`` and the orders of ``WAITING_FIRST``,
    which know no ``limit``.
    """
    waits = who_waits(connection, now) if wanted.states or order in WAITING_FIRST else None
    query = in_order(
        narrowed(connection, select(lead.c.rid), wanted, now, waits), order, descending=descending
    )
    rids = _in_one_row(connection, query.limit(limit).offset(offset or None))
    if waits and order in WAITING_FIRST:
        return waiting_first(rids, waits, descending=descending)
    return rids


def _in_one_row(connection: Connection, query: Select[Any]) -> array[int]:
    """The numbers of a query, brought over as one text: fetching 100,000 rows one by one would keep
    the window from its turn for a tenth of a second."""
    found = query.subquery()
    text = connection.execute(select(func.group_concat(found.c.rid, ","))).scalar()
    return array("q", map(int, text.split(","))) if text else array("q")


def count_leads(connection: Connection, wanted: LeadFilter = ALL_LEADS, now: int = 0) -> int:
    """How many leads pass; ``now`` as for ``lead_rids``."""
    query = narrowed(connection, select(func.count()).select_from(lead), wanted, now)
    return int(connection.execute(query).scalar_one())


def count_open(connection: Connection) -> int:
    """How many leads are on the road: know, like or trust."""
    return count_leads(connection, LeadFilter(stages=OPEN_STAGES))


def search_leads(connection: Connection, text: str, limit: int = SEARCH_LIMIT) -> list[LeadId]:
    """Leads that match every word of ``text``, newest first; none for an empty text."""
    return text_search.search(connection, text, limit)


def listed_rids(
    connection: Connection,
    text: str,
    wanted: LeadFilter = ALL_LEADS,
    order: LeadOrder = LeadOrder.NEWEST,
    descending: bool = False,
    now: int = 0,
) -> array[int]:
    """Row numbers of the leads that pass and match every word of ``text`` (an empty text: all), in order.

    Of more than ``text_search.MOST`` matches only the newest are looked at.
    """
    rids = lead_rids(connection, wanted, order, descending, now=now)
    if not text.strip():
        return rids
    matches = set(rids_of(connection, search_leads(connection, text, text_search.MOST)))
    return array("q", (rid for rid in rids if rid in matches))


def rids_of(connection: Connection, leads: Sequence[LeadId]) -> array[int]:
    """Row numbers of these leads, newest first."""
    query = select(lead.c.rid).where(lead.c.id.in_(leads), lead.c.removed_at.is_(None))
    return array("q", connection.execute(query.order_by(lead.c.rid.desc())).scalars())


def lead_rows(connection: Connection, rids: Iterable[int]) -> dict[int, LeadRow]:
    """The rows with these numbers, for a screenful; one that is gone by now is missing."""
    wanted = list(rids)
    if not wanted:
        return {}
    leads = connection.execute(select(lead).where(lead.c.rid.in_(wanted))).mappings().all()
    ids = [row["id"] for row in leads]
    waiting = connection.execute(
        select(enquiry.c.lead_id, enquiry.c.arrived_at, enquiry.c.recorded_at, enquiry.c.time_known)
        .where(enquiry.c.lead_id.in_(ids), enquiry.c.waiting == 1)
        .order_by(enquiry.c.arrived_at.desc())
    )
    first_waiting = {row.lead_id: row for row in waiting}
    open_steps = connection.execute(
        select(next_step.c.lead_id, next_step.c.what, next_step.c.at).where(
            next_step.c.lead_id.in_(ids), next_step.c.done_at.is_(None), next_step.c.dropped_at.is_(None)
        )
    )
    steps = {row.lead_id: row for row in open_steps}
    planned = connection.execute(
        select(consultation.c.lead_id, func.min(consultation.c.at).label("at"))
        .where(consultation.c.lead_id.in_(ids), consultation.c.status == "planned")
        .group_by(consultation.c.lead_id)
    )
    talks = {row.lead_id: row.at for row in planned}
    reached_out = connection.execute(
        select(enquiry.c.lead_id, enquiry.c.arrived_at, enquiry.c.time_known)
        .where(enquiry.c.lead_id.in_(ids))
        .order_by(enquiry.c.lead_id, enquiry.c.arrived_at)
    )
    arrived = {row.lead_id: row for row in reached_out}
    touched = connection.execute(
        select(touch.c.lead_id, func.max(touch.c.at).label("at"))
        .where(touch.c.lead_id.in_(ids), touch.c.human == 1)
        .group_by(touch.c.lead_id)
    )
    contact = {row.lead_id: row.at for row in touched}
    rows: dict[int, LeadRow] = {}
    for row in leads:
        wait, step, came = first_waiting.get(row["id"]), steps.get(row["id"]), arrived.get(row["id"])
        rows[row["rid"]] = LeadRow(
            rid=row["rid"],
            lead_id=LeadId(row["id"]),
            name=row["name"],
            phone=row["phone"],
            email=row["email"],
            postcode=row["postcode"],
            city=row["city"],
            stage=Stage(row["stage"]),
            stage_since=row["stage_since"],
            source=row["source"],
            referrer=row["referrer"],
            target_group=row["target_group"],
            wants=row["wants"],
            created_at=row["created_at"],
            arrived_at=came.arrived_at if came else None,
            arrival_time_known=bool(came.time_known) if came else True,
            last_contact_at=contact.get(row["id"]),
            without_step=bool(row["without_step"]),
            waiting_since=wait.arrived_at if wait else None,
            waiting_recorded=wait.recorded_at if wait else None,
            waiting_time_known=bool(wait.time_known) if wait else True,
            step=step.what if step else "",
            step_at=step.at if step else None,
            consultation_at=talks.get(row["id"]),
        )
    return rows
