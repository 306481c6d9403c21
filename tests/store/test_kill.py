"""A program that is killed at any moment loses nothing that it said was saved."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rows import NOW
from sqlalchemy import select

from ptcrm.store import checking, tables, text_search, upkeep
from ptcrm.store.database import Database

KILLS = 100
AT_ONCE = 2

WRITER = """
import sys
from pathlib import Path
sys.path.append(sys.argv[2])
from rows import NOW, add_enquiry, add_lead, add_touch
from ptcrm.store.database import Database
from ptcrm.store import journal

def job(session, number):
    session.call_it("Added")
    lead_id = add_lead(session, f"Sanne {number}")
    add_enquiry(session, lead_id, message="woord " * 200)
    if number % 2:
        add_touch(session, lead_id)
    return lead_id

database = Database.open(Path(sys.argv[1]), NOW)
for number in range(1_000_000):
    lead_id = database.write(lambda session: job(session, number), NOW).value
    print(lead_id, flush=True)
"""


def write_until_killed(folder: Path, seconds: float) -> list[str]:
    """The ids that a writer said were saved, killed some time after its first."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        rest, errors = child.stdout.read(), child.stderr.read()
    assert first, errors.decode()
    # An id that was cut off in the middle of printing was not said.
    return [
        line.decode().strip() for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")
    ]


def kill_again_and_again(folder: Path, kills: int) -> int:
    chance = random.Random(os.fspath(folder.name))
    said: set[str] = set()
    for _ in range(kills):
        said.update(write_until_killed(folder, chance.uniform(0, 0.05)))
        database = Database.open(folder, NOW)
        try:
            checked = checking.check(database)
            assert checked.ok, checked.problems
            with database.reading() as connection:
                query = select(tables.lead.c.id).order_by(tables.lead.c.rid)
                leads = connection.execute(query).scalars().all()
                assert said <= set(leads)
                assert upkeep.stale(connection) == ([], [])
                newest = text_search.search(connection, "sanne woord", 1000)
                assert newest == leads[::-1][:1000]
            assert database.write(lambda session: text_search.damage(session.connection), NOW).value == []
        finally:
            database.close()
    return len(said)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there dies as suddenly")
def test_nothing_that_was_said_to_be_saved_is_lost(tmp_path: Path) -> None:
    folders = [tmp_path / f"data{number}" for number in range(AT_ONCE * 2)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        saved = list(pool.map(lambda folder: kill_again_and_again(folder, KILLS // len(folders)), folders))
    assert sum(saved) >= KILLS
