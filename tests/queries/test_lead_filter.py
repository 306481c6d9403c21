"""Filters and orders of a list against the same written in Python, over leads of every kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.lead_views import STATES, LeadFilter, LeadOrder
from ptcrm.domain.values import Channel, ClockState, Stage
from ptcrm.queries.board import board_rids
from ptcrm.queries.lead_filter import Area, lead_choices
from ptcrm.queries.lead_list import LeadRow, count_leads, lead_rids, lead_rows, listed_rids
from ptcrm.queries.today import answer_now
from ptcrm.store.database import Database

NOW = 1_800_000_000_000
SOURCES = ("", "website", "flyer", "Beurs")
GROUPS = ("", "40+", "na een blessure")
POSTCODES = ("", "3514 AB", "3514 CD", "9000", "3511 ZZ")
TEXTS = ("", "rug", "Rug", "marathon")

LEADS = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(SOURCES),
            "group": st.sampled_from(GROUPS),
            "postcode": st.sampled_from(POSTCODES),
            "city": st.sampled_from(("", "Utrecht", "gent")),
            "wants": st.sampled_from(TEXTS),
            "hours_ago": st.sampled_from((0.2, 3.0, 30.0, 90.0)),
            "answered": st.booleans(),
            "stage": st.sampled_from(Stage),
            "step": st.booleans(),
            "removed": st.sampled_from((False, False, False, True)),
        }
    ),
    max_size=12,
)


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    LeadFilter,
    stages=some(*Stage),
    sources=some(*SOURCES[1:]),
    target_groups=some(*GROUPS[1:]),
    states=some(*STATES),
    areas=some("3514", "9000", "1000"),
    without_step=st.booleans(),
)


def fill(database: Database, leads: list[dict[str, object]]) -> None:
    for place, one in enumerate(leads):
        person = Person(
            name=f"Lead {place}",
            source=str(one["source"]),
            target_group=str(one["group"]),
            postcode=str(one["postcode"]),
            city=str(one["city"]),
            wants=str(one["wants"]),
        )
        at = NOW - round(float(str(one["hours_ago"])) * HOUR)
        enquiry = Enquiry(person, Channel.FORM, "", Arrival(at))
        lead_id = database.write(partial(take_in, enquiry=enquiry), at).value.lead_id
        if one["answered"]:
            database.write(partial(contacted, lead_id=lead_id), at + 1)
        if one["stage"] is not Stage.KNOW:
            database.write(partial(move_stage, lead_id=lead_id, stage=Stage(str(one["stage"]))), at + 2)
        if one["step"]:
            database.write(partial(plan_step, lead_id=lead_id, what="Bel", at=NOW + place % 3 * DAY), at + 3)
        if one["removed"]:
            database.write(partial(remove_lead, lead_id=lead_id), at + 4)


def passes(row: LeadRow, wanted: LeadFilter, states: dict[LeadId, ClockState], answered: set[LeadId]) -> bool:
    state = states.get(row.lead_id, ClockState.ANSWERED if row.lead_id in answered else None)
    return (
        (not wanted.stages or row.stage in wanted.stages)
        and (not wanted.sources or row.source in wanted.sources)
        and (not wanted.target_groups or row.target_group in wanted.target_groups)
        and (not wanted.areas or row.postcode[:4] in wanted.areas)
        and (not wanted.states or state in wanted.states)
        and (not wanted.without_step or row.without_step)
    )


@settings(max_examples=40)
@given(leads=LEADS, filters=st.lists(FILTERS, min_size=4, max_size=4))
def test_a_filter_lets_through_what_it_says(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Callable[[Path, int], Database],
    leads: list[dict[str, object]],
    filters: list[LeadFilter],
) -> None:
    database = fresh(tmp_path_factory.mktemp("filters") / "data", NOW)
    fill(database, leads)
    with database.reading() as connection:
        everybody = lead_rids(connection)
        rows = lead_rows(connection, everybody)
        states = {row.lead_id: row.state for row in answer_now(connection, NOW).rows}
        answered = {
            row.lead_id
            for row in rows.values()
            if row.waiting_since is None and row.last_contact_at is not None
        }
        for wanted in filters:
            expected = [rid for rid in everybody if passes(rows[rid], wanted, states, answered)]
            assert list(listed_rids(connection, "", wanted, now=NOW)) == expected
            assert count_leads(connection, wanted, NOW) == len(expected)
            board = board_rids(connection, NOW, wanted)
            assert sorted(rid for rids in board.values() for rid in rids) == sorted(expected)
        found = lead_choices(connection, NOW)
        for stage in Stage:
            assert found.stages[stage] == sum(row.stage is stage for row in rows.values())
        for source, count in found.sources.items():
            assert count == sum(row.source == source for row in rows.values())
        for state, waiting in found.states.items():
            wanted = LeadFilter(states=(state,))
            assert (waiting is None) is (state is ClockState.ANSWERED)
            assert waiting is None or waiting == sum(
                passes(row, wanted, states, answered) for row in rows.values()
            )
        for area, count in found.areas.items():
            assert isinstance(area, Area)
            assert count == sum(row.postcode[:4] == area.code for row in rows.values())
        assert found.without_step == sum(row.without_step for row in rows.values())
    database.close()


@settings(max_examples=30)
@given(leads=LEADS)
def test_an_order_is_what_it_says(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Callable[[Path, int], Database],
    leads: list[dict[str, object]],
) -> None:
    database = fresh(tmp_path_factory.mktemp("orders") / "data", NOW)
    fill(database, leads)
    with database.reading() as connection:
        rows = lead_rows(connection, lead_rids(connection))
        waiting = {row.lead_id: place for place, row in enumerate(answer_now(connection, NOW).rows)}
        keys: dict[LeadOrder, Callable[[LeadRow], Any]] = {
            LeadOrder.TARGET_GROUP: lambda row: row.target_group.lower() or None,
            LeadOrder.GOAL: lambda row: row.wants.lower() or None,
            LeadOrder.POSTCODE: lambda row: row.postcode.lower() or None,
            LeadOrder.CITY: lambda row: row.city.lower() or None,
            LeadOrder.STAGE: lambda row: list(Stage).index(row.stage),
            LeadOrder.ARRIVED: lambda row: -(row.arrived_at or 0),
            LeadOrder.LAST_CONTACT: lambda row: None if row.last_contact_at is None else -row.last_contact_at,
            LeadOrder.WAITING: lambda row: waiting.get(row.lead_id),
        }
        for order, key in keys.items():
            for descending in (False, True):
                listed = [
                    rows[rid] for rid in lead_rids(connection, order=order, descending=descending, now=NOW)
                ]
                assert len(listed) == len(rows)
                found = [key(row) for row in listed]
                known = [one for one in found if one is not None]
                assert found == known + [None] * (len(found) - len(known)), order
                assert known == sorted(known, reverse=descending), order
        steps = [rows[rid] for rid in lead_rids(connection, order=LeadOrder.STEP, now=NOW)]
        count = len(waiting)
        assert [row.lead_id for row in steps[:count]] == sorted(waiting, key=waiting.__getitem__)
        at = [row.step_at for row in steps[count:] if row.step_at is not None]
        assert at == sorted(at)
    database.close()
