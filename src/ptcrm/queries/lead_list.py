"""Lists of leads: row numbers for as many as there are, frozen rows for the screenful that shows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Select, case, func, select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import OPEN_STAGES, Stage
from ptcrm.store import text_search
from ptcrm.store.tables import consultation, enquiry, lead, next_step

SEARCH_LIMIT = 50


class LeadOrder(StrEnum):
    """How a list of leads is sorted."""

    NEWEST = "newest"
    NAME = "name"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """Which leads a list holds; an empty field leaves nothing out."""

    stages: tuple[Stage, ...] = ()
    source: str = ""
    target_group: str = ""
    without_step: bool = False
    batch_id: str = ""
    """Only leads that this import made."""


ALL_LEADS: Final = LeadFilter()
_ON_THE_ROAD: Final = case({stage.value: place for place, stage in enumerate(Stage)}, value=lead.c.stage)


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
) -> array[int]:
    """Row numbers of the leads that pass, in order; 8 bytes each, so all of them may be held."""
    query = _filtered(select(lead.c.rid), wanted)
    columns: tuple[Any, ...] = {
        LeadOrder.NEWEST: (lead.c.rid.asc() if descending else lead.c.rid.desc(),),
        LeadOrder.NAME: (lead.c.sort_name.desc() if descending else lead.c.sort_name, lead.c.rid),
        LeadOrder.STAGE: (_ON_THE_ROAD.desc() if descending else _ON_THE_ROAD, lead.c.rid.desc()),
    }[order]
    query = query.order_by(*columns).limit(limit).offset(offset or None)
    return array("q", connection.execute(query).scalars())


def count_leads(connection: Connection, wanted: LeadFilter = ALL_LEADS) -> int:
    """How many leads pass."""
    return int(connection.execute(_filtered(select(func.count()).select_from(lead), wanted)).scalar_one())


def count_by_stage(connection: Connection) -> dict[Stage, int]:
    """How many leads stand in each stage."""
    found = connection.execute(
        select(lead.c.stage, func.count()).where(lead.c.removed_at.is_(None)).group_by(lead.c.stage)
    )
    counts = dict.fromkeys(Stage, 0)
    counts.update({Stage(stage): int(count) for stage, count in found})
    return counts


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
) -> array[int]:
    """Row numbers of the leads that pass and match every word of ``text`` (an empty text: all), in order.

    Of more than ``text_search.MOST`` matches only the newest are looked at.
    """
    rids = lead_rids(connection, wanted, order, descending)
    if not text.strip():
        return rids
    matches = set(rids_of(connection, search_leads(connection, text, text_search.MOST)))
    return array("q", (rid for rid in rids if rid in matches))


def rids_of(connection: Connection, leads: Sequence[LeadId]) -> array[int]:
    """Row numbers of these leads, newest first."""
    query = select(lead.c.rid).where(lead.c.id.in_(leads), lead.c.removed_at.is_(None))
    return array("q", connection.execute(query.order_by(lead.c.rid.desc())).scalars())


def sources_in_use(connection: Connection, limit: int = 50) -> list[str]:
    """The sources leads came from, most used first."""
    found = connection.execute(
        select(lead.c.source, func.count().label("n"))
        .where(lead.c.removed_at.is_(None), lead.c.source != "")
        .group_by(lead.c.source)
        .order_by(func.count().desc())
        .limit(limit)
    )
    return [row.source for row in found]


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
    rows: dict[int, LeadRow] = {}
    for row in leads:
        wait, step = first_waiting.get(row["id"]), steps.get(row["id"])
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
            without_step=bool(row["without_step"]),
            waiting_since=wait.arrived_at if wait else None,
            waiting_recorded=wait.recorded_at if wait else None,
            waiting_time_known=bool(wait.time_known) if wait else True,
            step=step.what if step else "",
            step_at=step.at if step else None,
            consultation_at=talks.get(row["id"]),
        )
    return rows


def _filtered(query: Select[Any], wanted: LeadFilter) -> Select[Any]:
    query = query.where(lead.c.removed_at.is_(None))
    if wanted.stages:
        query = query.where(lead.c.stage.in_(wanted.stages))
    if wanted.source:
        query = query.where(lead.c.source == wanted.source)
    if wanted.target_group:
        query = query.where(lead.c.target_group == wanted.target_group)
    if wanted.without_step:
        query = query.where(lead.c.without_step == 1)
    if wanted.batch_id:
        query = query.where(lead.c.batch_id == wanted.batch_id)
    return query
