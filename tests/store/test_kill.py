"""A program that is killed at any moment loses nothing that it said was saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from rows import NOW
from sqlalchemy import select

from ptcrm.store import checking, tables, text_search, upkeep
from ptcrm.store.database import Database

KILLS = 100
AT_ONCE = 2

WRITERS = """
import os, sys
from pathlib import Path
sys.path.append(sys.argv[2])
from rows import NOW, add_enquiry, add_lead, add_touch
from ptcrm.store.database import Database

def job(session, number):
    session.call_it("Added")
    lead_id = add_lead(session, f"Sanne {number}")
    add_enquiry(session, lead_id, message="woord " * 200)
    if number % 2:
        add_touch(session, lead_id)
    return lead_id

def write():
    print(os.getpid(), flush=True)
    database = Database.open(Path(sys.argv[1]), NOW)
    for number in range(1_000_000):
        lead_id = database.write(lambda session: job(session, number), NOW).value
        print(lead_id, flush=True)

while sys.stdin.readline():
    writer = os.fork()
    if not writer:
        sys.exit(write())
    os.waitpid(writer, 0)
    print("ended", flush=True)
"""


@contextmanager
def writers(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has imported everything, and at each line forks a writer: else most of the time would go
    to importing."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITERS, str(folder), str(Path(__file__).parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as ready:
        yield ready
        ready.communicate(timeout=20)


def write_until_killed(ready: subprocess.Popen[str], seconds: float) -> list[str]:
    """The ids that a writer said were saved, killed some time after its first."""
    assert ready.stdin is not None
    assert ready.stdout is not None
    print(file=ready.stdin, flush=True)
    writer = int(ready.stdout.readline())
    said = [ready.stdout.readline().strip()]
    assert said != ["ended"]
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    while (line := ready.stdout.readline().strip()) != "ended":  # so short a line is said whole or not at all
        said.append(line)
    return said


def kill_again_and_again(folder: Path, kills: int) -> int:
    chance = random.Random(os.fspath(folder.name))
    said: set[str] = set()
    with writers(folder) as ready:
        for _ in range(kills):
            said.update(write_until_killed(ready, chance.uniform(0, 0.05)))
            look(folder, said)
    return len(said)


def look(folder: Path, said: set[str]) -> None:
    """Everything that was said to be saved is there, and all agrees."""
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


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there dies as suddenly")
def test_nothing_that_was_said_to_be_saved_is_lost(tmp_path: Path) -> None:
    folders = [tmp_path / f"data{number}" for number in range(AT_ONCE * 2)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        saved = list(pool.map(lambda folder: kill_again_and_again(folder, KILLS // len(folders)), folders))
    assert sum(saved) >= KILLS
