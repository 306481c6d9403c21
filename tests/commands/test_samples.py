from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, func, select

from ptcrm.commands.samples import fill_demo, fill_with_samples
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ClockState, ConsultationStatus, Outcome, Stage
from ptcrm.queries import today
from ptcrm.store import tables
from ptcrm.store.checking import check
from ptcrm.store.database import Database
from ptcrm.store.text_search import search


def _filled(folder: Path, leads: int, touches: int, seed: int, now: int, zone: ZoneInfo) -> Database:
    database = Database.open(folder, now)
    fill_with_samples(database, leads, touches, seed, now, zone)
    return database


def _values(connection: Connection, column: Any) -> set[Any]:
    return set(connection.execute(select(column).distinct()).scalars())


@pytest.mark.parametrize(
    ("leads", "touches"), [(0, 0), (1, 0), (1, 7), (2, 1), (13, 5), (40, 3), (200, 2000)]
)
@pytest.mark.parametrize("hour", [0, 3, 12])
def test_exactly_so_many_and_all_of_it_in_order(
    tmp_path: Path, now: int, zone: ZoneInfo, leads: int, touches: int, hour: int
) -> None:
    now = now - 12 * HOUR + hour * HOUR + 60_000
    database = _filled(tmp_path / "data", leads, touches, 5, now, zone)
    checked = check(database)
    assert (checked.leads, checked.touches, checked.problems) == (leads, touches, ())
    with database.reading() as connection:
        ahead = select(func.count()).select_from(tables.touch).where(tables.touch.c.at > now)
        assert connection.execute(ahead).scalar_one() == 0
        late = select(func.count()).select_from(tables.stage_move).where(tables.stage_move.c.at > now)
        assert connection.execute(late).scalar_one() == 0
    database.close()


def test_the_same_seed_makes_the_same_people_and_another_does_not(
    tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    everything = []
    for at, seed in enumerate((7, 7, 8)):
        database = _filled(tmp_path / str(at), 60, 400, seed, now, zone)
        with database.reading() as connection:
            everything.append(
                [
                    connection.execute(select(table).order_by(table.c.rid)).all()
                    for table in tables.metadata.sorted_tables
                ]
            )
        database.close()
    assert everything[0] == everything[1]
    assert everything[0] != everything[2]


@pytest.mark.parametrize("leads", [300, 3000])
def test_a_handful_asks_for_attention_however_many_leads_there_are(
    tmp_path: Path, now: int, zone: ZoneInfo, leads: int
) -> None:
    database = _filled(tmp_path / "data", leads, leads * 6, 1, now, zone)
    midnight = now + 12 * HOUR
    with database.reading() as connection:
        answer = today.answer_now(connection, now)
        states = [
            answer.count(state) for state in (ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD)
        ]
        assert states == [3, 4, 2]
        assert len(answer.imported_earlier) == 3
        assert [row.time_known for row in answer.imported_earlier] == [True, True, False]
        due = today.next_steps(connection, midnight)
        assert len(due) == 8
        assert all(midnight - DAY <= step.at < midnight for step in due)
        assert today.count_without_next_step(connection) == 4
        assert len(today.without_outcome(connection, now)) == 2
        lead, meeting = tables.lead.c, tables.consultation.c
        assert _values(connection, lead.stage) == {stage.value for stage in Stage}
        assert len(_values(connection, lead.source)) >= 8
        assert {"van den", "de", ""} <= _values(connection, lead.prefix)
        assert _values(connection, meeting.status) >= {ConsultationStatus.PLANNED, ConsultationStatus.HELD}
        assert _values(connection, meeting.outcome) >= {Outcome.SIGNED_UP, Outcome.DECLINED, Outcome.NOT_NOW}
        ahead = select(func.count()).select_from(tables.consultation).where(meeting.at > now)
        assert connection.execute(ahead).scalar_one() >= 2
        assert len(search(connection, "rugpijn")) > 5
    database.close()


def test_a_folder_with_leads_is_left_alone(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    database = _filled(tmp_path / "data", 5, 5, 1, now, zone)
    for leads, code in ((5, "folder_not_empty"), (-1, "not_a_number_of_leads"), (0, "touches_need_leads")):
        with pytest.raises(Refusal) as refused:
            fill_with_samples(database, leads, 5, 2, now, zone)
        assert refused.value.code == code
    fill_demo(database, now, zone)
    assert check(database).leads == 5
    database.close()


@pytest.mark.parametrize("hour", [1, 7, 12, 23])
def test_the_demo_is_a_practice_at_any_time_of_day(
    tmp_path: Path, now: int, zone: ZoneInfo, hour: int
) -> None:
    now = now + (hour - 12) * HOUR
    midnight = now + (24 - hour) * HOUR
    database = Database.open(tmp_path / "demo", now)
    fill_demo(database, now, zone)
    checked = check(database)
    assert checked.problems == ()
    assert 50 <= checked.leads <= 70
    with database.reading() as connection:
        answer = today.answer_now(connection, now)
        assert [(row.name, row.state.value) for row in answer.rows] == [
            ("Sanne van den Berg", "over_hour"),
            ("Youssef El Amrani", "within_hour"),
            ("Mark de Groot", "cold"),
        ]
        assert answer.rows[0].waited_ms == 72 * 60_000
        assert answer.rows[0].wants == "Weer sporten na mijn tweede, zonder rugpijn"
        assert [row.name for row in today.without_outcome(connection, now)] == ["Femke Jansen"]
        names = [step.name for step in today.next_steps(connection, midnight)]
        assert names == ["Lotte Bakker", "Daan Visser", "Eva Mulder"]
        ahead = select(func.count()).select_from(tables.touch).where(tables.touch.c.at > now)
        assert connection.execute(ahead).scalar_one() == 0
        assert _values(connection, tables.lead.c.sample) == {1}
    database.close()
