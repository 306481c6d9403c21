"""Which leads a list holds, and what there is to choose from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from ptcrm.domain.lead_views import STATES, LeadFilter
from ptcrm.domain.values import ClockState, Stage
from ptcrm.queries.waiting import Waits, count_waits, who_waits
from ptcrm.store.tables import enquiry, lead

AREA_LENGTH: Final = 4
"""The figures of a Dutch or Belgian postcode: the neighbourhood."""

MOST_CHOICES: Final = 50


@dataclass(frozen=True, slots=True)
class Area:
    """A neighbourhood leads live in; ``city`` is a town written with it, if any is."""

    code: str
    city: str


@dataclass(frozen=True, slots=True)
class LeadChoices:
    """What a list can be narrowed to, with how many leads each holds; most first, at most 50 of a kind."""

    stages: dict[Stage, int]
    sources: dict[str, int]
    target_groups: dict[str, int]
    states: dict[ClockState, int | None]
    """Who was answered isn't counted: that takes too long among very many."""

    areas: dict[Area, int]
    without_step: int


def narrowed(
    connection: Connection, query: Select[Any], wanted: LeadFilter, now: int, waits: Waits | None = None
) -> Select[Any]:
    """A select of leads that lets through those that pass at ``now`` (UTC ms). ``waits``: who waits, if
    that was read already."""
    query = query.where(lead.c.removed_at.is_(None))
    if wanted.stages:
        query = query.where(lead.c.stage.in_(wanted.stages))
    if wanted.sources:
        query = query.where(lead.c.source.in_(wanted.sources))
    if wanted.target_groups:
        query = query.where(lead.c.target_group.in_(wanted.target_groups))
    if wanted.areas:
        query = query.where(_AREA.in_(wanted.areas))
    if wanted.states:
        query = query.where(_in_states(who_waits(connection, now) if waits is None else waits, wanted, now))
    if wanted.without_step:
        query = query.where(lead.c.without_step == 1)
    if wanted.batch_id:
        query = query.where(lead.c.batch_id == wanted.batch_id)
    return query


def among(rids: Iterable[int]) -> ColumnElement[bool]:
    """The leads with these row numbers, however many."""
    listed = func.json_each(json.dumps(list(rids))).table_valued("value")
    return lead.c.rid.in_(select(listed.c.value))


def lead_choices(connection: Connection, now: int) -> LeadChoices:
    """What there is to choose from among all leads, at ``now`` (UTC ms); the leads are read once."""
    sources, groups, codes = Counter[str](), Counter[str](), Counter[str]()
    cities: dict[str, str] = {}
    found = connection.execute(
        select(lead.c.source, lead.c.target_group, _AREA, func.max(lead.c.city), func.count())
        .where(lead.c.removed_at.is_(None))
        .group_by(lead.c.source, lead.c.target_group, _AREA)
    )
    for source, group, code, city, count in found:
        sources[source] += count
        groups[group] += count
        codes[code] += count
        cities[code] = max(cities.get(code, ""), city)
    waits = count_waits(who_waits(connection, now))
    gaps = select(func.count()).select_from(lead).where(lead.c.without_step == 1)
    return LeadChoices(
        stages=count_by_stage(connection),
        sources=_most(sources),
        target_groups=_most(groups),
        states={state: None if state is ClockState.ANSWERED else waits[state] for state in STATES},
        areas={Area(code, cities[code]): count for code, count in _most(codes).items()},
        without_step=int(connection.execute(gaps).scalar_one()),
    )


def count_by_stage(connection: Connection) -> dict[Stage, int]:
    """How many leads stand in each stage."""
    query = select(lead.c.stage, func.count()).where(lead.c.removed_at.is_(None)).group_by(lead.c.stage)
    counts = dict.fromkeys(Stage, 0)
    counts.update({Stage(stage): int(count) for stage, count in connection.execute(query)})
    return counts


def _most(counts: Counter[str]) -> dict[str, int]:
    """The most of them, alike ones by the alphabet; nothing isn't one."""
    listed = sorted((it for it in counts.items() if it[0]), key=lambda it: (-it[1], it[0]))
    return dict(listed[:MOST_CHOICES])


_AREA: Final = func.substr(lead.c.postcode, 1, AREA_LENGTH)


def _in_states(waits: Waits, wanted: LeadFilter, now: int) -> ColumnElement[bool]:
    waiting = among(rid for rid, one in waits.items() if one.state in wanted.states)
    return or_(waiting, _answered(now)) if ClockState.ANSWERED in wanted.states else waiting


def _answered(now: int) -> ColumnElement[bool]:
    """Somebody reached out and was answered, and nothing of theirs is open."""
    theirs = enquiry.c.lead_id == lead.c.id
    waiting = select(1).where(theirs, or_(enquiry.c.waiting > 0, enquiry.c.answered_at > now))
    answered = select(1).where(theirs, enquiry.c.answered_at <= now)
    return and_(answered.exists(), ~waiting.exists())
