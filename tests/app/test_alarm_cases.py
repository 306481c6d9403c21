"""The cases an alarm has to get right, by their numbers, apart from those that need a clock of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desktop import Daemon
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from watchman import MINUTE, Watchman

from ptcrm.app.alerting import Alerting
from ptcrm.commands.alert_settings import be_with_client, set_quiet_windows, set_repeats
from ptcrm.commands.contacts import contacted
from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import run_import
from ptcrm.commands.intake import TakenIn, add_enquiry, take_in
from ptcrm.commands.leads import merge_leads, remove_lead
from ptcrm.commands.pipeline import move_stage
from ptcrm.commands.undoing import undo
from ptcrm.domain.changes import EVERYTHING
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.moments import read_iso
from ptcrm.domain.quiet import QuietWindow
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Stage
from ptcrm.store import tables
from ptcrm.ui.kit.language import Language, speak

pytest_plugins = ["desktop_fixtures"]

Hire = Callable[[], Alerting]
NIGHT = QuietWindow(22 * 60, 7 * 60)


@pytest.fixture(autouse=True)
def _in_english(qapp: QApplication) -> Iterator[None]:
    """With its plurals; what numbers look like is given back afterwards."""
    before, owner = QLocale(), QObject()
    speak(Language.EN, owner)
    yield
    owner.deleteLater()
    QLocale.setDefault(before)


def titles(daemon: Daemon) -> list[str]:
    return [shown.title.replace("\u00a0", " ") for shown in daemon.shown]


def look(post: Watchman, alerting: Alerting, *, after_gap: bool = False) -> None:
    alerting.look(after_gap)
    post.settle()


def claimed(post: Watchman) -> list[str]:
    with post.database.reading() as connection:
        return [row.rung for row in connection.execute(select(tables.alert.c.rung))]


def test_a1_each_rung_to_the_second(post: Watchman, daemon: Daemon, hire: Hire) -> None:
    """59:59 no, 60:00 yes; and so for the others, each once however often it is looked."""
    post.do(partial(set_repeats, on=False))
    post.add("Sanne", 0)
    alerting, start = hire(), post.clock()
    told: list[str] = []
    for minutes, title in (
        (0, "New: Sanne, Instagram DM"),
        (45, "Sanne: 15 min left"),
        (60, "Sanne has waited an hour"),
        (24 * 60, "Sanne has waited a day. A short message can still help."),
    ):
        post.clock.at = start + minutes * MINUTE - 1_000
        look(post, alerting)
        assert titles(daemon) == told
        post.clock.forward(seconds=1)
        for _ in range(3):
            look(post, alerting)
        told.append(title)
        assert titles(daemon) == told
    assert len({shown.number for shown in daemon.shown}) == 1, "each in the place of the one before"


def test_a2_an_answer_a_second_before_the_hour_is_silence(post: Watchman, daemon: Daemon, hire: Hire) -> None:
    taken = post.add("Sanne", 50)
    alerting = hire()
    look(post, alerting)
    post.clock.forward(minutes=9, seconds=59)
    post.do(partial(contacted, lead_id=taken.lead_id))
    post.clock.forward(minutes=30 * 60)
    look(post, alerting)
    assert titles(daemon) == ["Sanne: 10 min left"]
    assert daemon.closed == [daemon.shown[0].number]


def test_a3_closed_over_the_hour_is_told_at_the_start(post: Watchman, daemon: Daemon, hire: Hire) -> None:
    post.add("Sanne", 10)
    post.add("Piet", 0)
    post.clock.forward(minutes=4 * 60)
    look(post, hire(), after_gap=True)
    (shown,) = daemon.shown
    assert shown.title.replace("\u00a0", " ") == (
        "While you were away: 2 people passed the hour, the longest waiting 4 h 10."
    )
    assert shown.body == "Sanne, Piet"


_KILLED = """
import os, signal, sys
from functools import partial
from pathlib import Path
from ptcrm.app.alert_words import toasts_of
from ptcrm.app.alerting import _claim_due
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier
from ptcrm.commands.alerts import mark_shown
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.rungs import Rung
from ptcrm.store.database import Database
folder, now, after = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
database = Database.open(folder, now)
rings = database.write(partial(_claim_due, rungs=tuple(Rung)), now, "program").value
toast, = toasts_of(rings, AlertSettings(), after_gap=False)
if after != "claim":
    FreedesktopNotifier(lambda number, key: None).show(toast.shown)
if after == "mark":
    starts = {ring.alert_id: ring.started_at for ring in rings}
    job = partial(mark_shown, starts=starts, notification=toast.shown.number, repeats=True)
    database.write(job, now, "program")
print("there", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("after", "shown"), [("claim", 1), ("show", 2), ("mark", 1)])
def test_a7_a_crash_at_each_step_loses_nobody(
    post: Watchman, daemon: Daemon, hire: Hire, after: str, shown: int
) -> None:
    post.add("Sanne", 60)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(post.database.folder), str(post.clock()), after],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert (killed.stdout.strip(), killed.returncode) == ("there", -signal.SIGKILL), killed.stderr
    look(post, hire(), after_gap=True)
    assert titles(daemon) == ["Sanne has waited an hour"] * shown
    assert len({shown.number for shown in daemon.shown}) == 1, "a second time replaces the first"


@pytest.mark.parametrize(
    ("arrived", "recorded", "hour_at"),
    [
        (60, 0, 60),  # said to arrive in an hour: the hour runs from when it was typed
        (-180, 0, 0),  # three hours ago: over the hour at once
        (1, 0, 61),  # a minute ahead is believed
    ],
    ids=["future", "back-dated", "a minute ahead"],
)
def test_a10_future_and_back_dated(
    post: Watchman, daemon: Daemon, hire: Hire, arrived: int, recorded: int, hour_at: int
) -> None:
    noon = post.clock()
    post.clock.at = noon + recorded * MINUTE
    person = Enquiry(Person("Sanne"), arrival=Arrival(noon + arrived * MINUTE))
    post.do(partial(take_in, enquiry=person))
    alerting = hire()
    post.clock.at = noon + hour_at * MINUTE - 1
    look(post, alerting)
    assert not any("has waited" in title for title in titles(daemon)) or arrived == -180
    post.clock.at = noon + hour_at * MINUTE
    look(post, alerting)
    assert [title for title in titles(daemon) if "has waited" in title] == [
        "Sanne has waited 2 h 59" if arrived == -180 else "Sanne has waited an hour"
    ]


def test_a10_the_last_of_february_and_a_leap_second(
    post: Watchman, daemon: Daemon, hire: Hire, zone: ZoneInfo
) -> None:
    arrival = read_iso("2028-02-29T23:30", zone)
    post.clock.at = arrival.at
    post.do(partial(take_in, enquiry=Enquiry(Person("Sanne"), arrival=arrival)))
    alerting = hire()
    post.clock.at = read_iso("2028-03-01T00:30", zone).at
    look(post, alerting)
    assert titles(daemon) == ["Sanne has waited an hour"]
    with pytest.raises(Refusal, match="not a time"):
        read_iso("2016-12-31T23:59:60Z", zone)


def test_a11_quiet_hours_hold_what_comes_and_tell_it_once_at_their_end(
    post: Watchman, daemon: Daemon, hire: Hire, zone: ZoneInfo
) -> None:
    post.do(partial(set_quiet_windows, windows=[NIGHT]))
    post.clock.at = read_iso("2026-11-23T21:30", zone).at
    post.add("Sanne", 0)
    post.add("Piet", 5)
    alerting = hire()
    next_looks: list[int | None] = []
    alerting.looked.connect(next_looks.append)
    look(post, alerting)
    assert titles(daemon) == ["2 new leads"]
    assert next_looks[-1] == read_iso("2026-11-23T22:00", zone).at, "the list looks different from then on"
    morning = read_iso("2026-11-24T07:00", zone).at
    for hour in range(1, 9):
        post.clock.at = read_iso("2026-11-23T22:00", zone).at + hour * 60 * MINUTE - 1
        look(post, hire() if hour == 4 else alerting)  # a crash in between changes nothing
        assert next_looks[-1] == morning
    assert len(daemon.shown) == 1
    assert sorted(claimed(post)) == ["arrived", "arrived"], "nothing is taken on that isn't told"
    post.clock.at = morning
    look(post, alerting)
    look(post, alerting)
    assert len(daemon.shown) == 2
    assert daemon.shown[1].title.startswith("While you were away: 2 people passed the hour")


def test_a11_the_night_the_clock_jumps_quiet_ends_with_the_jump(
    post: Watchman, daemon: Daemon, hire: Hire
) -> None:
    post.do(partial(set_quiet_windows, windows=[QuietWindow(0, 150)]))
    jump = read_iso("2027-03-28T01:00Z", ZoneInfo("UTC")).at
    post.clock.at = jump - 1
    post.add("Sanne", 90)
    alerting = hire()
    next_looks: list[int | None] = []
    alerting.looked.connect(next_looks.append)
    look(post, alerting)
    assert (titles(daemon), next_looks[-1]) == ([], jump)
    post.clock.at = jump
    look(post, alerting)
    assert len(daemon.shown) == 1


def test_a11_with_a_client_is_quiet_until_then_and_no_longer(
    post: Watchman, daemon: Daemon, hire: Hire
) -> None:
    post.add("Sanne", 30)
    alerting = hire()
    look(post, alerting)
    post.do(partial(be_with_client, until=post.clock() + 60 * MINUTE))
    post.clock.forward(minutes=59)
    look(post, alerting)
    assert titles(daemon) == ["New: Sanne, Instagram DM"]
    post.clock.forward(minutes=1)
    look(post, alerting)
    assert titles(daemon)[1:] == ["While you were away: 1 person passed the hour, waiting 1 h 30."]


def over_the_hour(post: Watchman, daemon: Daemon, alerting: Alerting) -> TakenIn:
    taken = post.add("Sanne", 60)
    look(post, alerting)
    assert titles(daemon) == ["Sanne has waited an hour"]
    return taken


def test_a14_removed_is_silence_and_undone_it_rings_again(post: Watchman, daemon: Daemon, hire: Hire) -> None:
    alerting = hire()
    taken = over_the_hour(post, daemon, alerting)
    post.do(partial(remove_lead, lead_id=taken.lead_id))
    post.settle()
    assert daemon.closed == [daemon.shown[0].number]
    post.clock.forward(minutes=20)
    look(post, alerting)
    assert len(daemon.shown) == 1
    post.do(undo)
    post.settle()
    assert titles(daemon)[1:] == ["Sanne has waited 1 h 20"]


def test_a14_merged_it_goes_on_under_the_name_of_who_stays(
    post: Watchman, daemon: Daemon, hire: Hire
) -> None:
    alerting = hire()
    taken = over_the_hour(post, daemon, alerting)
    kept = post.add("Piet", 10)
    post.do(partial(merge_leads, keep=kept.lead_id, other=taken.lead_id))
    post.settle()
    assert daemon.shown[0].number in daemon.closed
    post.clock.forward(minutes=15)
    look(post, alerting)
    assert titles(daemon)[-1] == "Piet has waited 1 h 15"


def test_a14_lost_and_reopened_only_what_comes_later_rings(
    post: Watchman, daemon: Daemon, hire: Hire
) -> None:
    alerting = hire()
    taken = over_the_hour(post, daemon, alerting)
    post.do(partial(move_stage, lead_id=taken.lead_id, stage=Stage.LOST, reason="price"))
    post.do(partial(move_stage, lead_id=taken.lead_id, stage=Stage.KNOW))
    post.clock.forward(minutes=60)
    look(post, alerting)
    assert len(daemon.shown) == 1
    assert daemon.closed == [daemon.shown[0].number]
    post.do(partial(add_enquiry, lead_id=taken.lead_id, channel=Channel.FORM))
    post.settle()
    assert titles(daemon)[1:] == ["New: Sanne, Contact form"]


def test_a16_an_import_of_old_leads_does_not_ring_and_of_new_ones_rings_once(
    post: Watchman, daemon: Daemon, hire: Hire, tmp_path: Path, zone: ZoneInfo
) -> None:
    hire()
    now = post.clock()

    def arrived(minutes_ago: float) -> str:
        return datetime.fromtimestamp((now - minutes_ago * MINUTE) / 1000, zone).strftime("%Y-%m-%d %H:%M:%S")

    def bring_in(name: str, count: int, minutes_ago: float) -> None:
        rows = [f"{name} {at};{name}{at}@example.nl;{arrived(minutes_ago + at)}" for at in range(count)]
        file = tmp_path / f"{name}.csv"
        file.write_text("\n".join(["Naam;E-mail;Datum", *rows]), encoding="utf-8")
        run_import(post.database, plan_import([file], now, zone), now)
        post.desk.tasks.announce(EVERYTHING)
        post.settle()

    bring_in("Oud", 500, 8 * 24 * 60)
    assert daemon.shown == []
    bring_in("Nieuw", 40, 50)
    assert len(daemon.shown) == 1
    assert daemon.shown[0].title == "30 people have waited over an hour"
    assert daemon.shown[0].body.splitlines()[0] == "Nieuw, Nieuw, Nieuw, Nieuw, …"
    assert daemon.shown[0].body.splitlines()[1].startswith("1\u00a0min left for 10 people")
