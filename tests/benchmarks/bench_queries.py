"""What the questions behind the window cost: search beside bare FTS5, Today on a longer list."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from big_file import FEW, LARGE, MANY, copy_for_use, data_folder
from figures import Figure

from ptcrm.queries.lead_list import search_leads
from ptcrm.queries.today import answer_now, consultations_between, count_without_next_step, next_steps
from ptcrm.store.database import Database
from ptcrm.store.search_query import match_expression

ROUNDS = 200
WORDS = ("sanne", "jansen utrecht", "06-1234", "rugpijn", "halve marathon", "s", "noor bakker", "1234 ab")
DAY = 86_400_000
_RAW = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 50"


def test_search_query(found: list[Figure]) -> None:
    """The same matches from the same file, word by word in turn."""
    now = time.time_ns() // 1_000_000
    database = Database.open(data_folder(LARGE), now)
    ours: list[float] = []
    raw: list[float] = []
    with database.reading() as connection:
        cursor = connection.connection.cursor()
        for turn in range(ROUNDS + 5):
            for words in WORDS:
                expression = match_expression(words)
                bare = _ms(lambda: cursor.execute(_RAW, (expression,)).fetchall())  # noqa: B023
                full = _ms(lambda: search_leads(connection, words))  # noqa: B023
                if turn >= 5:
                    raw.append(bare)
                    ours.append(full)
    database.close()
    ratio = sum(ours) / sum(raw)
    detail = f"{sum(ours) / len(ours):.2f} : {sum(raw) / len(raw):.2f} ms a search"
    found.append(Figure("Search query : bare FTS5", ratio, 1.5, "x", len(ours), detail))


def test_today(found: list[Figure], tmp_path: Path) -> None:
    """All that Today reads, with as many people waiting, on a list a hundred times as long; in turn."""
    now = time.time_ns() // 1_000_000
    short = Database.open(copy_for_use(FEW, tmp_path / "few"), now)
    long = Database.open(copy_for_use(MANY, tmp_path / "many"), now)
    few: list[float] = []
    many: list[float] = []
    for turn in range(ROUNDS + 5):
        of_few, of_many = _ms(lambda: _read_today(short, now)), _ms(lambda: _read_today(long, now))
        if turn >= 5:
            few.append(of_few)
            many.append(of_many)
    short.close()
    long.close()
    ratio = median(many) / median(few)
    detail = f"{median(many):.2f} : {median(few):.2f} ms"
    found.append(Figure("Today, 1,000,000 : 10,000 leads", ratio, 1.3, "x", len(many), detail))


def _read_today(database: Database, now: int) -> None:
    with database.reading() as connection:
        answer_now(connection, now)
        next_steps(connection, now + DAY, 60)
        count_without_next_step(connection)
        consultations_between(connection, now, now + DAY)


def _ms(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000
