"""Any view over any leads: what the database lists is what plain Python makes of the facts that went in.

Nothing here is read back from the program but row numbers: states, gaps and orders are worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import add_enquiry, take_in
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import new_id
from ptcrm.domain.lead_views import (
    STATES,
    LeadFilter,
    LeadOrder,
    LeadView,
    read_views,
    write_views,
)
from ptcrm.domain.values import OPEN_STAGES, Channel, ClockState, Source, Stage
from ptcrm.queries.board import board_rids
from ptcrm.queries.lead_list import count_leads, listed_rids
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session

NOW: Final = 1_800_000_000_000
BATCH: Final = new_id()
SOURCES: Final = ("", Source.WEBSITE, Source.FLYER, "Beurs", "ambassadeur")
GROUPS: Final = ("", "40+", "na een blessure", "Na een blessure 2")
POSTCODES: Final = {
    "": "",
    "3514ab": "3514",
    "3514 CD": "3514",
    "9000": "9000",
    "35": "35",
    "SW1A 1AA": "SW1A",
}
"""As typed, with the neighbourhood each lies in."""
NAMES: Final = {"Anna Smit": "smit anna", "Sanne van den Berg": "berg sanne van den", "Ben": "ben"}
"""With what they are sorted by."""
WISHES: Final = ("", "rug", "Rugpijn", "een marathon")
TEXTS: Final = ("", "rug", "MARA")
AGO: Final = (0.2, 0.9, 3.0, 23.5, 30.0, 90.0, 200.0)
"""Hours."""


@dataclass(frozen=True)
class Fact:
    """One lead, as it came and what was done since."""

    name: str
    source: str
    group: str
    postcode: str
    city: str
    wish: str
    hours_ago: float
    again: bool
    answered: bool
    stage: Stage
    step_in: int | None
    talk_in: int | None
    imported: bool
    removed: bool
    place: int = 0

    @property
    def arrived(self) -> int:
        """No two at one instant, so that each wait has its own place."""
        return NOW - round(self.hours_ago * HOUR) - self.place * 10

    @property
    def came_again(self) -> int:
        return NOW - HOUR // 10 - self.place * 10

    @property
    def step_at(self) -> int | None:
        return None if self.step_in is None else NOW + self.step_in * DAY

    @property
    def talk_at(self) -> int | None:
        return None if self.talk_in is None else NOW + self.talk_in * DAY + HOUR

    @property
    def waits_since(self) -> int | None:
        """The earliest enquiry that nobody answered and no move ended."""
        if not self.answered and self.stage in OPEN_STAGES:
            return self.arrived
        return self.came_again if self.again else None

    @property
    def state(self) -> ClockState | None:
        if self.waits_since is None:
            return ClockState.ANSWERED if self.answered else None
        waited = NOW - self.waits_since
        if waited >= DAY:
            return ClockState.COLD
        return ClockState.OVER_HOUR if waited >= HOUR else ClockState.WITHIN_HOUR

    @property
    def gap(self) -> bool:
        nothing = self.waits_since is None and self.step_in is None and self.talk_in is None
        return self.stage in OPEN_STAGES and nothing

    @property
    def urgency(self) -> tuple[int, int]:
        """Where a waiting one stands in Answer now."""
        since = self.waits_since or 0
        groups = {ClockState.OVER_HOUR: (0, since), ClockState.WITHIN_HOUR: (1, since)}
        return groups.get(self.state or ClockState.UNKNOWN, (2, -since))


FACTS = st.lists(
    st.builds(
        Fact,
        name=st.sampled_from(list(NAMES)),
        source=st.sampled_from(SOURCES),
        group=st.sampled_from(GROUPS),
        postcode=st.sampled_from(list(POSTCODES)),
        city=st.sampled_from(("", "Utrecht", "gent", "Zeist")),
        wish=st.sampled_from(WISHES),
        hours_ago=st.sampled_from(AGO),
        again=st.booleans(),
        answered=st.booleans(),
        stage=st.sampled_from(Stage),
        step_in=st.none() | st.integers(0, 3),
        talk_in=st.none() | st.integers(0, 3),
        imported=st.booleans(),
        removed=st.sampled_from((False, False, False, True)),
        place=st.just(0),
    ),
    min_size=5,
    max_size=10,
).map(lambda facts: [replace(one, place=place) for place, one in enumerate(facts)])


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Mostly nothing, as a filter that asks for everything at once lets nobody through; else one or two."""
    nothing = st.just(())
    asked = st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(nothing, nothing, nothing, asked)


FILTERS = st.builds(
    LeadFilter,
    stages=some(*Stage),
    sources=some(*SOURCES[1:]),
    target_groups=some(*GROUPS[1:]),
    states=some(*STATES),
    areas=some(*filter(None, POSTCODES.values()), "1000"),
    without_step=st.sampled_from((False, False, False, True)),
    batch_id=st.sampled_from(("", "", "", BATCH)),
)
EVERY_WAY: Final = [(order, descending) for order in LeadOrder for descending in (False, True)]


def live(database: Database, fact: Fact) -> int:
    """What happened with one lead, at its own times; its row number."""
    person = Person(
        name=fact.name,
        phone=f"06{fact.place + 12345678}",
        source=fact.source,
        target_group=fact.group,
        postcode=fact.postcode,
        city=fact.city,
        wants=fact.wish,
    )
    at = fact.arrived
    came = Enquiry(person, Channel.FORM, "", Arrival(at))
    lead_id = database.write(partial(take_in, enquiry=came), at).value.lead_id

    def do(job: Callable[..., object], when: int, **how: Any) -> None:
        database.write(partial(job, lead_id=lead_id, **how), when)

    if fact.answered:
        do(contacted, at + 1)
    if fact.stage is not Stage.KNOW:
        do(move_stage, at + 2, stage=fact.stage)
    if fact.again:
        when = fact.came_again
        do(add_enquiry, when, channel=Channel.PHONE, message="", arrival=Arrival(when))
    if fact.step_in is not None:
        do(plan_step, NOW, what="Bel", at=fact.step_at)
    if fact.talk_in is not None:
        do(plan_consultation, NOW, at=fact.talk_at)
    if fact.imported:

        def of_an_import(session: Session) -> None:
            if session.get(tables.import_batch, BATCH) is None:
                session.add(tables.import_batch, id=BATCH, at=NOW)
            session.change(tables.lead, lead_id, batch_id=BATCH)

        database.write(of_an_import, NOW)
    if fact.removed:
        do(remove_lead, NOW)
    with database.reading() as connection:
        query = select(tables.lead.c.rid).where(tables.lead.c.id == lead_id)
        return int(connection.execute(query).scalar_one())


def passes(fact: Fact, wanted: LeadFilter, text: str) -> bool:
    return (
        not fact.removed
        and (not wanted.stages or fact.stage in wanted.stages)
        and (not wanted.sources or fact.source in wanted.sources)
        and (not wanted.target_groups or fact.group in wanted.target_groups)
        and (not wanted.areas or POSTCODES[fact.postcode] in wanted.areas)
        and (not wanted.states or fact.state in wanted.states)
        and (not wanted.without_step or fact.gap)
        and (not wanted.batch_id or fact.imported)
        and text.lower() in fact.wish.lower()
    )


def source_place(source: str) -> str | None:
    if source in tuple(Source):
        return f" {list(Source).index(Source(source)):02}"
    return source.lower() or None


KEYS: Final[dict[LeadOrder, tuple[Callable[[Fact], Any], bool]]] = {
    LeadOrder.STAGE: (lambda it: list(Stage).index(it.stage), False),
    LeadOrder.SOURCE: (lambda it: source_place(it.source), False),
    LeadOrder.TARGET_GROUP: (lambda it: it.group.lower() or None, False),
    LeadOrder.GOAL: (lambda it: it.wish.lower() or None, False),
    LeadOrder.POSTCODE: (lambda it: stored_postcode(it.postcode).lower() or None, False),
    LeadOrder.CITY: (lambda it: it.city.lower() or None, False),
    LeadOrder.ARRIVED: (lambda it: max(it.arrived, it.came_again if it.again else 0), True),
    LeadOrder.STEP: (lambda it: min(filter(None, (it.step_at, it.talk_at)), default=None), False),
    LeadOrder.LAST_CONTACT: (lambda it: it.arrived + 1 if it.answered else None, True),
}
"""What is compared, and whether the highest comes first."""


def stored_postcode(typed: str) -> str:
    return "3514 AB" if typed == "3514ab" else typed


def in_order(facts: dict[int, Fact], order: LeadOrder, *, descending: bool) -> list[int]:
    """Row numbers in this order; nothing to sort by comes last, and of equals the newest first."""
    newest = sorted(facts, reverse=True)
    if order is LeadOrder.NEWEST:
        return newest[::-1] if descending else newest
    if order is LeadOrder.NAME:
        return sorted(sorted(facts), key=lambda rid: NAMES[facts[rid].name], reverse=descending)
    rids = newest
    if order is not LeadOrder.WAITING:
        key, highest_first = KEYS[order]
        there = [rid for rid in newest if key(facts[rid]) is not None]
        there.sort(key=lambda rid: key(facts[rid]), reverse=highest_first != descending)
        rids = there + [rid for rid in newest if rid not in there]
    if order in (LeadOrder.WAITING, LeadOrder.STEP):
        waiting = [rid for rid in rids if facts[rid].waits_since is not None]
        waiting.sort(key=lambda rid: facts[rid].urgency, reverse=descending)
        rids = waiting + [rid for rid in rids if rid not in waiting]
    return rids


def _answered(place: int, step_in: int | None, talk_in: int | None) -> Fact:
    known = ("Ben", "", "", "", "", "", 3.0)
    return Fact(*known, False, True, Stage.TRUST, step_in, talk_in, False, False, place)


@example(facts=[_answered(0, 3, 0), _answered(1, 1, None), _answered(2, None, 2)], filters=[], text="")
@settings(max_examples=20)
@given(facts=FACTS, filters=st.lists(FILTERS, min_size=12, max_size=12), text=st.sampled_from(TEXTS))
def test_a_view_lists_whom_it_says_in_the_order_it_says(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Callable[[Path, int], Database],
    facts: list[Fact],
    filters: list[LeadFilter],
    text: str,
) -> None:
    database = fresh(tmp_path_factory.mktemp("views") / "data", NOW)
    leads = {live(database, fact): fact for fact in facts}
    whole = [LeadView("x", LeadFilter(), "", order, descending) for order, descending in EVERY_WAY]
    some_of_them = [
        LeadView("x", wanted, text if at % 3 == 0 else "", *EVERY_WAY[(at * 7) % len(EVERY_WAY)])
        for at, wanted in enumerate(filters)
    ]
    with database.reading() as connection:
        for view in (*whole, *some_of_them):
            [kept] = read_views(write_views([view]))
            assert replace(kept.wanted, batch_id=view.wanted.batch_id) == view.wanted
            wanted, order, descending = view.wanted, view.order, view.descending
            there = {rid: fact for rid, fact in leads.items() if passes(fact, wanted, view.text)}
            listed = listed_rids(connection, kept.text, wanted, kept.order, kept.descending, NOW)
            assert list(listed) == in_order(there, order, descending=descending), view
        for wanted in filters:
            there = {rid: fact for rid, fact in leads.items() if passes(fact, wanted, "")}
            assert count_leads(connection, wanted, NOW) == len(there)
            for stage, cards in board_rids(connection, NOW, wanted).items():
                those = {rid: fact for rid, fact in there.items() if fact.stage is stage}
                assert list(cards) == in_order(those, LeadOrder.WAITING, descending=False)
    database.close()
