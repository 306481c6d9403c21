"""Caches say what the facts say, whatever was done and in whatever order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import MINUTE, NOW, add_enquiry, add_lead, add_move, add_touch, content_hash
from sqlalchemy import select

from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.store import checking, journal, tables, upkeep
from ptcrm.store.database import Database
from ptcrm.store.session import Session

WEEK = 7 * 86_400_000


def caches_of(database: Database) -> dict[str, tuple[Any, ...]]:
    query = select(tables.enquiry)
    with database.reading() as connection:
        return {
            row.id: (row.answered_at, row.answered_reached, row.ended_at, row.waiting)
            for row in connection.execute(query)
        }


def naive_caches(database: Database) -> dict[str, tuple[Any, ...]]:
    """The same by the words of the rules, one enquiry at a time."""
    with database.reading() as connection:
        leads = {row.id: row for row in connection.execute(select(tables.lead))}
        enquiries = connection.execute(select(tables.enquiry)).all()
        touches = connection.execute(select(tables.touch)).all()
        moves = connection.execute(select(tables.stage_move)).all()
    out = {}
    for enquiry in enquiries:
        future = enquiry.arrived_at > enquiry.recorded_at + 2 * MINUTE
        start = enquiry.recorded_at if future else enquiry.arrived_at
        theirs = [touch for touch in touches if touch.lead_id == enquiry.lead_id and touch.human]
        answers = [touch.at for touch in theirs if touch.direction == "out" and touch.at >= start]
        answered = min(answers) if answers else None
        reached = None
        if answered is not None:
            since = [touch for touch in theirs if touch.at >= answered]
            if any(touch.direction == "in" or touch.reached == "reached" for touch in since):
                reached = "reached"
            elif all(touch.reached == "attempted" for touch in since):
                reached = "attempted"
        ends = [
            move.at
            for move in moves
            if move.lead_id == enquiry.lead_id and move.new in ("client", "later", "lost") and move.at > start
            if move.last_enquiry is None or enquiry.rid <= move.last_enquiry or move.at <= enquiry.recorded_at
        ]
        over = answers or ends or leads[enquiry.lead_id].removed_at is not None
        earlier = not enquiry.time_known or (enquiry.batch_id and enquiry.recorded_at - start > WEEK)
        out[enquiry.id] = (answered, reached, min(ends, default=None), 0 if over else 2 if earlier else 1)
    return out


def naive_without_step(database: Database) -> set[str]:
    with database.reading() as connection:
        leads = connection.execute(select(tables.lead)).all()
        steps = connection.execute(select(tables.next_step)).all()
        consultations = connection.execute(select(tables.consultation)).all()
        waiting = {row.lead_id for row in connection.execute(select(tables.enquiry)) if row.waiting == 1}
    planned = {step.lead_id for step in steps if step.done_at is None and step.dropped_at is None}
    planned |= {row.lead_id for row in consultations if row.status == "planned"} | waiting
    return {
        row.id
        for row in leads
        if row.stage in ("know", "like", "trust") and row.removed_at is None and row.id not in planned
    }


def without_step(database: Database) -> set[str]:
    with database.reading() as connection:
        query = select(tables.lead.c.id).where(tables.lead.c.without_step == 1)
        return {row.id for row in connection.execute(query)}


def pick(session: Session, table: Any, number: int) -> str | None:
    rows = session.rows(select(table).order_by(table.c.rid))
    return rows[number % len(rows)]["id"] if rows else None


def act(session: Session, action: str, a: int, b: int) -> None:
    """One command of the trainer; ``a`` and ``b`` choose on what, and when."""
    leads = [LeadId(row["id"]) for row in session.rows(select(tables.lead).order_by(tables.lead.c.rid))]
    lead_id, at = leads[a % len(leads)], NOW + (b - 20) * MINUTE
    session.call_it(action)
    if action == "touch":
        kind = {"direction": "in" if b % 5 == 0 else "out", "human": int(b % 4 != 0)}
        add_touch(session, lead_id, at, reached=("reached", "attempted", "unknown")[a % 3], **kind)
    elif action == "enquiry":
        add_enquiry(session, lead_id, at, recorded_at=NOW, time_known=int(a % 4 != 0))
    elif action == "move":
        add_move(session, lead_id, ("lost", "like", "client", "later")[b % 4], at, (None, 0, 1, 2)[a % 4])
    elif action == "remove lead":
        row = session.get(tables.lead, lead_id)
        session.change(tables.lead, lead_id, removed_at=None if row and row["removed_at"] else NOW)
    elif action == "stage":
        session.change(tables.lead, lead_id, stage=("know", "trust", "lost", "client")[b % 4])
    elif action == "step":
        query = select(tables.next_step).where(
            tables.next_step.c.lead_id == lead_id, tables.next_step.c.done_at.is_(None)
        )
        for row in session.rows(query):
            session.change(tables.next_step, row["id"], done_at=NOW)
        if b % 2:
            session.add(tables.next_step, lead_id=lead_id, what="Bellen", at=at, made_at=NOW)
    elif action == "consult":
        status = "planned" if b % 2 else "cancelled"
        session.add(tables.consultation, lead_id=lead_id, at=at, kind="intake", status=status)
    else:
        on_a_row(session, action, leads, a, b)


def on_a_row(session: Session, action: str, leads: list[LeadId], a: int, b: int) -> None:
    verb, _, name = action.partition(" ")
    table = tables.metadata.tables[name]
    row_id = pick(session, table, a)
    if row_id is None:
        return
    column = "arrived_at" if name == "enquiry" else "at"
    if verb == "edit":
        session.change(table, row_id, **{column: NOW + (b - 20) * MINUTE})
    elif verb == "give":
        session.change(table, row_id, lead_id=leads[b % len(leads)])
    else:
        session.remove(table, row_id)


ACTIONS = [
    *("touch", "enquiry", "move", "remove lead", "stage", "step", "consult"),
    *("edit touch", "edit enquiry", "give enquiry", "give touch"),
    *("remove touch", "remove enquiry", "remove stage_move", "remove consultation"),
]
acts = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 11), st.integers(0, 40)), max_size=14)


@given(acts)
@settings(max_examples=60)
def test_caches_follow_any_history_and_undo_gives_back_every_row(
    fresh: Callable[[Path, int], Database], done: list[tuple[str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = fresh(Path(folder) / "data", NOW)
        try:
            database.write(lambda session: [add_lead(session, "Sanne"), add_lead(session, "Joost")], NOW)
            first = content_hash(database)
            for name, a, b in done:
                database.write(partial(act, action=name, a=a, b=b), NOW)
                assert caches_of(database) == naive_caches(database)
                assert without_step(database) == naive_without_step(database)
            last = content_hash(database)
            undone = turn_all(database, journal.undo, "nothing_to_undo")
            assert content_hash(database) == first
            assert without_step(database) == naive_without_step(database)
            assert turn_all(database, journal.redo, "nothing_to_redo") == undone[::-1]
            assert content_hash(database) == last
            assert caches_of(database) == naive_caches(database)
            assert checking.check(database).problems == ()
        finally:
            database.close()


def turn_all(database: Database, turn: Callable[[Session], journal.Undone], end: str) -> list[str]:
    """Undo, or redo, until there is nothing left: the labels in order."""
    labels: list[str] = []
    done = False
    while not done:
        try:
            labels.append(database.write(turn, NOW).value.label)
        except Refusal as refusal:
            done = refusal.code == end
            if not done:
                raise
    return labels


@pytest.mark.parametrize(
    ("age", "known", "imported", "waiting"),
    [
        (WEEK + 1, 1, True, 2),
        (WEEK, 1, True, 1),
        (WEEK + 1, 1, False, 1),
        (0, 0, False, 2),
        (0, 0, True, 2),
    ],
)
def test_an_old_imported_enquiry_never_rings(
    database: Database, age: int, known: int, imported: bool, waiting: int
) -> None:
    def job(session: Session) -> None:
        batch = session.add(tables.import_batch, at=NOW) if imported else None
        add_enquiry(session, add_lead(session), NOW - age, recorded_at=NOW, time_known=known, batch_id=batch)

    database.write(job, NOW)
    assert [row[3] for row in caches_of(database).values()] == [waiting]


def test_an_import_of_many_leads_is_settled_with_the_rest(database: Database) -> None:
    def job(session: Session) -> None:
        people = [f"{number:04}" for number in range(600)]
        given = {"stage": "know", "stage_since": NOW, "created_at": NOW, "changed_at": NOW}
        session.add_many(tables.lead, [{"id": who, "name": "Lead", **given} for who in people])
        asked = {"arrived_at": NOW, "recorded_at": NOW, "channel": "form"}
        session.add_many(tables.enquiry, [{"id": f"e{who}", "lead_id": who, **asked} for who in people[:300]])
        for who in people:
            session.touch_lead(LeadId(who))

    database.write(job, NOW)
    assert {row[3] for row in caches_of(database).values()} == {1}
    assert len(without_step(database)) == 300


def test_a_cache_that_went_wrong_is_found(database: Database) -> None:
    database.write(lambda session: add_enquiry(session, add_lead(session)), NOW)
    with database.reading() as connection:
        assert upkeep.stale(connection) == ([], [])
    wrong = database.write(
        lambda session: session.cache(tables.enquiry, next(iter(caches_of(database))), waiting=0), NOW
    )
    assert wrong.changes.leads == frozenset()
    with database.reading() as connection:
        enquiries, leads = upkeep.stale(connection)
    assert len(enquiries) == 1
    assert len(leads) == 1


def test_a_lead_changes_when_something_of_it_does(database: Database) -> None:
    lead_id = database.write(add_lead, NOW).value
    database.write(lambda session: add_touch(session, lead_id), NOW + 5)
    with database.reading() as connection:
        assert connection.execute(select(tables.lead.c.changed_at)).scalar() == NOW + 5
