"""Many leads at once: what follows is what follows for each, and one undo takes all of it back."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import take_in
from ptcrm.commands.leads import LeadEdit, edit_lead, remove_lead
from ptcrm.commands.many_leads import Many, group_many, move_many, plan_many, remove_many
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.commands.undoing import redo, undo
from ptcrm.domain.clock import DAY
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Stage
from ptcrm.queries.lead_list import lead_rids, lead_rows
from ptcrm.store import tables, upkeep
from ptcrm.store.database import Database
from ptcrm.store.session import Session

COMPARED = (
    tables.lead,
    tables.stage_move,
    tables.next_step,
    tables.client_period,
    tables.enquiry,
    tables.search_text,
)


def add(database: Database, now: int, name: str) -> LeadId:
    enquiry = Enquiry(Person(name=name), Channel.FORM)
    return database.write(partial(take_in, enquiry=enquiry), now).value.lead_id


def rids(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(lead_rids(connection, descending=True))


def picture(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Everything there is, but for ids of rows that commands make."""
    left_out = {"id", "rid", "changed_at"}
    with database.reading() as connection:
        names = {row.id: row.name for row in connection.execute(select(tables.lead.c.id, tables.lead.c.name))}
        return {
            table.name: sorted(
                (
                    tuple(
                        names.get(value, value) if name == "lead_id" else value
                        for name, value in row.items()
                        if name not in left_out
                    )
                    for row in connection.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in COMPARED
        }


def on_stages(database: Database, now: int, stages: list[tuple[Stage, bool, bool]]) -> None:
    """A lead each: its stage, whether it was answered, whether a step is planned."""
    for place, (stage, answered, planned) in enumerate(stages):
        lead_id = add(database, now, f"Lead {place}")
        if answered:
            database.write(partial(contacted, lead_id=lead_id), now + 1)
        if stage is not Stage.KNOW:
            database.write(partial(move_stage, lead_id=lead_id, stage=stage), now + 2)
        if planned:
            database.write(partial(plan_step, lead_id=lead_id, what="Bel", at=now + DAY), now + 3)


MIX = st.lists(st.tuples(st.sampled_from(Stage), st.booleans(), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=25)
@given(mix=MIX, target=st.sampled_from(Stage))
def test_moving_many_is_moving_each(
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Callable[[Path, int], Database],
    mix: list[tuple[Stage, bool, bool]],
    target: Stage,
) -> None:
    now, zone = 1_800_000_000_000, ZoneInfo("Europe/Amsterdam")
    folder = tmp_path_factory.mktemp("many")
    pictures = []
    for name in ("each", "many"):
        database = fresh(folder / name, now)
        on_stages(database, now, mix)
        before = picture(database)
        if name == "each":
            for place, (stage, _, _) in enumerate(mix):
                if stage is not target:
                    with database.reading() as connection:
                        row = lead_rows(connection, [place + 1])[place + 1]
                    job = partial(move_stage, lead_id=row.lead_id, stage=target, zone=zone)
                    database.write(job, now + 9)
        else:
            many = partial(move_many, many=Many(rids(database)), stage=target, zone=zone)
            result = database.write(many, now + 9).value
            assert (result.done, result.same) == (
                sum(stage is not target for stage, _, _ in mix),
                sum(stage is target for stage, _, _ in mix),
            )
        pictures.append(picture(database))
        if name == "many" and result.done:
            database.write(undo, now + 10)
            assert picture(database) == before
            database.write(redo, now + 11)
            assert picture(database) == pictures[-1]
        with database.reading() as connection:
            assert upkeep.stale(connection) == ([], [])
        database.close()
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    ("many", "one"),
    [
        (
            partial(plan_many, what="Stuur de tip", at=1_900_000_000_000),
            partial(plan_step, what="Stuur de tip", at=1_900_000_000_000),
        ),
        (partial(group_many, target_group="40+"), partial(edit_lead, edit=LeadEdit(target_group="40+"))),
        (remove_many, remove_lead),
    ],
)
def test_the_others_are_like_each_too(
    tmp_path: Path,
    fresh: Callable[[Path, int], Database],
    now: int,
    many: Callable[..., Any],
    one: Callable[..., Any],
) -> None:
    pictures = []
    for name in ("each", "many"):
        database = fresh(tmp_path / name, now)
        on_stages(database, now, [(Stage.KNOW, False, False), (Stage.TRUST, True, True)])
        before = picture(database)
        if name == "many":
            database.write(partial(many, many=Many(rids(database))), now + 9)
        else:
            with database.reading() as connection:
                rows = lead_rows(connection, lead_rids(connection, descending=True))
            for row in rows.values():
                database.write(partial(one, lead_id=row.lead_id), now + 9)
        pictures.append(picture(database))
        if name == "many":
            database.write(undo, now + 10)
            assert picture(database) == before
        database.close()
    assert pictures[0] == pictures[1]


def test_who_is_gone_is_named_and_the_others_are_done(database: Database, now: int) -> None:
    gone = add(database, now, "Cor")
    add(database, now, "Anna")
    listed = rids(database)
    database.write(partial(remove_lead, lead_id=gone), now)
    result = database.write(partial(move_many, many=Many(listed), stage=Stage.LIKE), now).value
    assert (result.done, result.refused_count) == (1, 1)
    assert [(one.name, one.refusal.code) for one in result.refused] == [("Cor", "lead_removed")]


def test_one_lead_is_called_by_its_name_more_by_their_number(database: Database, now: int) -> None:
    add(database, now, "Anna")
    database.write(partial(move_many, many=Many(rids(database)), stage=Stage.LIKE), now)
    undone = database.write(undo, now).value
    assert (undone.label, undone.label_values) == ("stage_moved", {"name": "Anna", "stage": "like"})
    add(database, now, "Bas")
    database.write(partial(move_many, many=Many(rids(database)), stage=Stage.LIKE), now)
    undone = database.write(undo, now).value
    assert (undone.label, undone.label_values) == ("leads_moved", {"n": 2, "stage": "like"})


def test_stopped_means_nothing_was_changed(database: Database, now: int) -> None:
    for place in range(3):
        add(database, now, f"Lead {place}")
    before = picture(database)
    told: list[tuple[int, int]] = []
    many = Many(rids(database) * 300, lambda done, total: told.append((done, total)), lambda: bool(told))
    with pytest.raises(Refusal, match="Nothing was changed"):
        database.write(partial(remove_many, many=many), now)
    assert picture(database) == before
    assert told == [(0, 900)]


def test_a_step_needs_words(database: Database, now: int) -> None:
    add(database, now, "Anna")
    with pytest.raises(Refusal, match="Say what"):
        database.write(partial(plan_many, many=Many(rids(database)), what="  ", at=now), now)


def test_undo_is_refused_whole_when_one_was_changed_since(database: Database, now: int) -> None:
    anna = add(database, now, "Anna")
    add(database, now, "Bas")
    database.write(partial(group_many, many=Many(rids(database)), target_group="40+"), now)
    database.write(partial(edit_lead, lead_id=anna, edit=LeadEdit(target_group="60+")), now, "intake")
    with pytest.raises(Refusal, match="Anna was changed afterwards"):
        database.write(undo, now)


def test_two_thousand_leads_take_seconds(database: Database, now: int) -> None:
    def fill(session: Session) -> None:
        for place in range(2_000):
            take_in(session, Enquiry(Person(name=f"Lead {place}"), Channel.FORM))

    database.write(fill, now)
    started = time.process_time()
    database.write(partial(move_many, many=Many(rids(database)), stage=Stage.LOST), now)
    moved = time.process_time()
    database.write(undo, now)
    assert moved - started < 10
    assert time.process_time() - moved < 20
