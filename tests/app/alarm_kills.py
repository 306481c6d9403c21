"""Kills the alarm again and again, at any moment between claiming an alert, showing it and marking it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import IO

from desktop import Daemon, Shown
from sqlalchemy import select

from ptcrm.commands.alert_settings import set_repeats
from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.store import tables
from ptcrm.store.database import Database

MINUTE = 60_000
WHOLE_RUNS = 5
KILLS_EACH = 10
_HOUR = 60 * MINUTE
_NAME = re.compile(r"(?:Person|Whole)\d+")
_SCRIPT = Path(__file__).with_name("alarm_process.py")


@dataclass
class Killed:
    """What came of it. ``lost`` are people whom nobody was ever told of, ``twice`` those who stood in two
    notifications after a start that wasn't killed; there is one after each ``KILLS_EACH`` kills.
    """

    kills: int = 0
    claimed_only: int = 0
    shown_not_marked: int = 0
    told_again: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


class Ready:
    """The process that forks an alarm at once whenever one is wanted."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_SCRIPT), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in: IO[str] = self._process.stdin
        self._out: IO[str] = self._process.stdout

    def run(self, now: int, seconds: float | None) -> float:
        """Start one and kill it so long after it began to look, or when all is told; how long that took."""
        print(now, file=self._in, flush=True)
        pid = int(self._out.readline())
        assert self._out.readline() == "looking\n"
        began = time.monotonic()
        if seconds is None:
            assert self._out.readline() == "told\n"
        else:
            time.sleep(seconds)
        took = time.monotonic() - began
        os.kill(pid, signal.SIGKILL)
        while self._out.readline() != "ended\n":
            pass
        return took

    def stop(self) -> None:
        self._in.close()
        self._process.wait(10)
        self._out.close()


def kill_again_and_again(folder: Path, daemon: Daemon, now: int, kills: int, seed: int) -> Killed:
    """One more person passes the hour before each start; half a minute lies between a kill and a start."""
    chance = Random(seed)
    found = Killed()
    ready = Ready(folder)
    database = Database.open(folder, now)
    told: dict[str, list[int]] = {}
    database.write(partial(set_repeats, on=False), now)
    try:
        usually = median(_whole(ready, database, now + at * MINUTE, f"Early{at}") for at in range(WHOLE_RUNS))
        now += 2 * WHOLE_RUNS * MINUTE
        for number in range(kills):
            _ask(database, f"Person{number}", now)
            before, seen = _unmarked(database), len(daemon.shown)
            ready.run(now, chance.uniform(0, usually * 1.2))
            _note(told, before, daemon.shown[seen:])
            left = _unmarked(database)
            shown = len(daemon.shown) > seen
            found.claimed_only += bool(left) and not shown and _claimed(database)
            found.shown_not_marked += bool(left) and shown
            now += 30_000
            if (number + 1) % KILLS_EACH == 0:
                before, seen = _unmarked(database), len(daemon.shown)
                _whole(ready, database, now, f"Whole{number}")
                _note(told, before, daemon.shown[seen:])
                assert _unmarked(database) == []
                found.twice += _twice(daemon)
                now += 30_000
    finally:
        database.close()
        ready.stop()
    found.kills = kills
    everybody = [f"Person{number}" for number in range(kills)]
    found.lost = [name for name in everybody if name not in told]
    found.told_again = sum(len(numbers) > 1 for numbers in told.values())
    return found


def _note(told: dict[str, list[int]], waiting: list[str], shown: list[Shown]) -> None:
    """Whom these told of: by name, or where there are more than it names, everybody who had to be told."""
    for it in shown:
        words = f"{it.title} {it.body}"
        for name in waiting:
            if name in words.replace(",", " ").split() or "…" in words:
                told.setdefault(name, []).append(it.number)


def _twice(daemon: Daemon) -> list[str]:
    """Who stands in two notifications."""
    shown = list(daemon.standing.values())
    people = Counter(name for it in shown for name in set(_NAME.findall(f"{it.title} {it.body}")))
    return [name for name, times in people.items() if times > 1]


def _whole(ready: Ready, database: Database, now: int, name: str) -> float:
    _ask(database, name, now)
    return ready.run(now, None)


def _ask(database: Database, name: str, now: int) -> None:
    enquiry = Enquiry(Person(name=name), arrival=Arrival(now - _HOUR))
    database.write(partial(take_in, enquiry=enquiry), now)


def _unmarked(database: Database) -> list[str]:
    """Names of those who wait and of whom it isn't noted that they were told of."""
    alert, enquiry, lead = tables.alert, tables.enquiry, tables.lead
    marked = select(alert.c.enquiry_id).where(alert.c.shown_at.is_not(None), alert.c.rung == "hour")
    names = (
        select(lead.c.name).join(enquiry, enquiry.c.lead_id == lead.c.id).where(enquiry.c.id.not_in(marked))
    )
    with database.reading() as connection:
        return list(connection.execute(names).scalars())


def _claimed(database: Database) -> bool:
    with database.reading() as connection:
        alert = tables.alert
        return bool(connection.execute(select(alert.c.id).where(alert.c.shown_at.is_(None))).all())
