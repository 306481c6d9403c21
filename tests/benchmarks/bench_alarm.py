"""How sure it is that nobody is missed: 100,000 days, a thousand deaths, and ten thousand people at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from alarm_kills import kill_again_and_again
from big_file import MANY, copy_for_use
from desktop import Daemon
from figures import Figure
from pytestqt.qtbot import QtBot

from ptcrm.app import wall_clock
from ptcrm.app.alerting import Alerting
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme

pytest_plugins = ["desktop_fixtures"]

_HERE = Path(__file__).parent
_ROOMS = (_HERE.parents[1] / "src", _HERE.parent / "app", _HERE)
STRETCHES, DAYS_EACH, AT_ONCE = 10_000, 10, 2
ON_FILE = 20
KILLS = 1_000
AT_START = 10_000


def test_days(found: list[Figure]) -> None:
    """Each day with enquiries, answers, sleep, crashes and often a clock that is set; see alarm_days.py."""
    each = STRETCHES // AT_ONCE
    told = _together([_live(at * each, each) for at in range(AT_ONCE)])
    days = STRETCHES * DAYS_EACH
    detail = (
        f"{told['enquiries']:,} enquiries, {told['toasts']:,} alerts: {told['again']:,} of them told once"
        f" more as meant and {told['repeats']:,} after a crash; the latest {told['latest'] / 1000:.0f} s late"
    )
    name = f"{days:,} days: missed, late, twice or without reason, by the laptop's clock"
    found.append(Figure(name, told["faults"], 0, "", days, detail))
    wrong = told["announced"] + told["unknowable"] + told["silent"]
    detail = (
        f"of {told['told']:,} told {told['right']:,} within 15 s of the true hour, {told['forgiven']:,}"
        f" within the 2 min that are forgiven; {wrong:,} wrong by more: {told['announced']:,} with a banner,"
        f" {told['unknowable']:,} that only another clock could know of"
    )
    name = f"{days:,} days: told wrongly by a wrong clock, and no banner"
    found.append(Figure(name, told["silent"], 0, "", days, detail))
    print(*told["wrong"][:20], sep="\n")


def test_days_on_a_real_file(found: list[Figure], tmp_path: Path) -> None:
    """The same days by the program's own commands and statements."""
    told = _together([_live(STRETCHES, ON_FILE, str(tmp_path))])
    days = ON_FILE * DAYS_EACH
    name = f"{days} days on a real data file: stretches that come to something else"
    found.append(Figure(name, told["differ"], 0, "", ON_FILE, f"{told['toasts']:,} alerts"))
    print(*told["wrong"][:20], sep="\n")


def test_a9_ten_thousand_at_once(found: list[Figure], tmp_path: Path, daemon: Daemon, qtbot: QtBot) -> None:
    """A start with 10,000 people over the hour among 1,000,000 leads: one summary."""
    now = time.time_ns() // 1_000_000
    folder = copy_for_use(MANY, tmp_path / "many", waiting=0)
    database = Database.open(folder, now)
    database.write(partial(_many_waiting, start=now - 90 * 60_000), now)
    database.close()
    database = Database.open(folder, now)
    tasks = Tasks(wall_clock.now)
    tasks.use(database)
    desk = Desk(tasks, wall_clock.now, ZoneInfo("Europe/Amsterdam"), Theme())
    alerting = Alerting(desk)
    notifier = FreedesktopNotifier(alerting.press)
    alerting.use(notifier)
    began, busy = time.perf_counter(), time.process_time()
    alerting.look(after_gap=True)
    qtbot.waitUntil(lambda: bool(daemon.shown), timeout=60_000)
    took, busy = time.perf_counter() - began, time.process_time() - busy
    qtbot.waitUntil(lambda: tasks.waiting == 0, timeout=60_000)
    notifier.stop()
    tasks.close()
    database.close()
    detail = f"{busy:.2f} s of the processor; {len(daemon.shown)} notification"
    name = f"{AT_START:,} over the hour at the start, 1,000,000 leads: until told"
    found.append(Figure(name, took, 1.0, "s", 1, detail))


def _many_waiting(session: Session, start: int) -> None:
    """Leads with one enquiry each, written the quick way."""
    now = session.now
    stamps = {"stage": "know", "stage_since": now, "created_at": now, "changed_at": now}
    leads = [{"id": f"waits {at}", "name": f"Lead {at}", **stamps} for at in range(AT_START)]
    session.add_many(tables.lead, leads)
    asked = {"arrived_at": start, "recorded_at": start, "channel": "form", "waiting": 1}
    enquiries = [{"id": f"asks {at}", "lead_id": f"waits {at}", **asked} for at in range(AT_START)]
    session.add_many(tables.enquiry, enquiries)


def test_kills(found: list[Figure], tmp_path: Path, daemon: Daemon) -> None:
    """Killed between any two steps of telling, each time with one more person over the hour."""
    now = time.time_ns() // 1_000_000
    killed = kill_again_and_again(tmp_path / "data", daemon, now, KILLS, seed=1)
    detail = (
        f"{killed.claimed_only} died with somebody claimed and not shown, {killed.shown_not_marked} with"
        f" somebody shown and not marked; {killed.told_again} people were told of twice"
    )
    name = f"{KILLS:,} kills while alerts are told: people nobody was ever told of"
    found.append(Figure(name, len(killed.lost), 0, "", KILLS, detail))
    name = f"{KILLS:,} kills while alerts are told: people who stand on the desktop twice after a whole start"
    found.append(Figure(name, len(killed.twice), 0, "", KILLS))


def _live(first: int, many: int, *folder: str) -> subprocess.Popen[str]:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(map(str, _ROOMS)))
    command = [sys.executable, str(_HERE / "live_days.py"), str(first), str(many), *folder]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _together(running: list[subprocess.Popen[str]]) -> dict[str, Any]:
    sums: Counter[str] = Counter()
    latest, wrong = 0, []
    for process in running:
        out, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"the days ended with {process.returncode}")
        told = json.loads(out)
        latest = max(latest, told.pop("latest"))
        wrong += told.pop("wrong")
        sums.update(told)
    return {**Counter(sums), "differ": sums["differ"], "latest": latest, "wrong": wrong}
