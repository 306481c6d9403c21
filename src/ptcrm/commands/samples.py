"""Fills an empty folder with sample leads: many of them to measure with, or a small practice to look at."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from ptcrm.commands.sample_demo import tell_demo
from ptcrm.commands.sample_making import Maker
from ptcrm.commands.sample_story import ORDER, Sheet
from ptcrm.commands.steady import steady
from ptcrm.domain.refusals import Refusal
from ptcrm.store import tables, text_search
from ptcrm.store.database import Database
from ptcrm.store.session import PROGRAM, Session

_AT_ONCE: Final = 20_000
"""Leads and touches written in one transaction."""
_DEMO_SEED: Final = 23


def fill_with_samples(
    database: Database, leads: int, touches: int, seed: int, now: int, zone: ZoneInfo
) -> None:
    """Make exactly so many leads and touches, the same for the same seed, arrivals relative to ``now`` (ms).

    Refuses with ``folder_not_empty``, ``not_a_number_of_leads`` and ``touches_need_leads``.
    """
    if leads < 0 or touches < 0:
        raise Refusal("not_a_number_of_leads", "Give the numbers of leads and touches as 0 or more.")
    if touches and not leads:
        raise Refusal("touches_need_leads", "Touches need at least one lead to have them.")
    if _has_leads(database):
        raise Refusal("folder_not_empty", "This folder holds leads already. Choose an empty one for samples.")
    sheet = Sheet(seed)
    maker = Maker(sheet, Random(seed), now, zone)  # noqa: S311
    size = 0
    with steady():
        for story in maker.everybody(leads, touches):
            story.close()
            size += 1 + len(story.touches)
            if size >= _AT_ONCE:
                _write(database, sheet, now)
                size = 0
        _write(database, sheet, now)


def fill_demo(database: Database, now: int, zone: ZoneInfo) -> None:
    """The small practice of ``--demo``; a folder that holds leads is left as it is."""
    if _has_leads(database):
        return
    sheet = Sheet(_DEMO_SEED)
    maker = Maker(sheet, Random(_DEMO_SEED), now, zone)  # noqa: S311
    tell_demo(maker)
    _write(database, sheet, now)


def _has_leads(database: Database) -> bool:
    with database.reading() as connection:
        return connection.execute(select(tables.lead.c.rid).limit(1)).first() is not None


def _write(database: Database, sheet: Sheet, now: int) -> None:
    rows = sheet.take()
    if rows:
        database.write(partial(_insert, rows=rows), now, PROGRAM)


def _insert(session: Session, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Caches are in the rows already, so nothing is settled; search text is made here."""
    for table in ORDER:
        if found := rows.get(table.name):
            session.connection.execute(insert(table), found)
    session.everything = True
    text_search.reindex(session.connection, [row["id"] for row in rows.get(tables.lead.name, ())])
