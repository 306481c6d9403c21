"""Alerts on a real data file and a real message bus: nobody is missed, nobody is told of twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from time import process_time

import pytest
from desktop import Bus, Daemon
from sqlalchemy import select
from watchman import MINUTE, Watchman

from ptcrm.app.alerting import Alerting
from ptcrm.app.notifier import CHOSEN
from ptcrm.commands.alert_settings import set_loudness
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import add_enquiry, take_in
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.alert_settings import Loudness
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel, Stage
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.first_look import first_look
from ptcrm.store.session import Session

pytest_plugins = ["desktop_fixtures"]

SOON_S = 1.5
"""Of this process's own work, the desktop of the test included; a second of it is ours."""


def titles(daemon: Daemon) -> list[str]:
    return [shown.title for shown in daemon.shown]


def marked(database: Database) -> list[bool]:
    """Of each hour that was claimed whether it was marked as shown."""
    query = select(tables.alert.c.shown_at).where(tables.alert.c.rung == Rung.HOUR.value)
    with database.reading() as connection:
        return [row.shown_at is not None for row in connection.execute(query)]


def read_only(database: Database, on: int) -> None:
    with closing(database._writer.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA query_only = {on}")


def test_it_rings_at_the_hour_once_and_not_a_second_before(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne de Vries", 59, "Ik wil graag afvallen")
    alerting = hire()
    next_rings: list[int | None] = []
    alerting.looked.connect(next_rings.append)
    post.clock.forward(seconds=59)
    alerting.look()
    post.settle()
    assert titles(daemon) == ["Sanne: 1\u00a0min left"]
    assert next_rings[-1] == post.clock() + 1_000
    post.clock.forward(seconds=1)
    for _ in range(3):
        alerting.look()
        post.settle()
    assert titles(daemon)[1:] == ["Sanne has waited an hour"]
    assert daemon.shown[1].number == daemon.shown[0].number, "in its place"
    assert daemon.shown[1].body == "“Ik wil graag afvallen” · Instagram DM"
    assert marked(post.database) == [True]


def test_an_answer_just_in_time_means_silence(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    taken = post.add("Sanne", 59.5)
    alerting = hire()
    post.do(partial(contacted, lead_id=taken.lead_id))
    post.clock.forward(minutes=5)
    alerting.look()
    post.settle()
    assert daemon.shown == []


def test_an_answer_takes_the_notification_away(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    taken = post.add("Sanne", 60)
    alerting = hire()
    alerting.look()
    post.settle()
    post.do(partial(contacted, lead_id=taken.lead_id))
    post.settle()
    assert daemon.closed == [daemon.shown[0].number]


def test_several_at_once_are_one_summary(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    alerting = hire()
    with post.qtbot.waitSignal(alerting.rang):
        for name in ("Sanne", "Piet", "Lotte", "Yusuf", "Eva"):
            post.database.write(
                partial(
                    take_in,
                    enquiry=Enquiry(Person(name=name), arrival=Arrival(post.clock() - 90 * MINUTE)),
                ),
                post.clock(),
            )
        alerting.look()
    post.settle()
    assert len(daemon.shown) == 1
    assert "5" in daemon.shown[0].title
    assert daemon.shown[0].body.count(",") == 4


def test_after_sleep_one_summary_says_who_passed_the_hour(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 10)
    post.add("Piet", 20)
    alerting = hire()
    post.clock.forward(minutes=180)
    alerting.look(after_gap=True)
    post.settle()
    assert len(daemon.shown) == 1
    assert daemon.shown[0].title.startswith("While you were away")
    assert "3\u00a0h\u00a020" in daemon.shown[0].title
    assert daemon.shown[0].body == "Piet, Sanne"


def test_words_from_outside_do_no_harm(post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]) -> None:
    post.add("<img src=/dev/zero>", 60, "\u202e& <b>" + "x" * 9_000)
    alerting = hire()
    alerting.look()
    post.settle()
    assert len(daemon.shown) == 1
    assert "<" not in daemon.shown[0].body
    assert len(daemon.shown[0].body) < 300


def test_choosing_a_notification_opens_the_lead(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    taken = post.add("Sanne", 60)
    alerting = hire()
    alerting.look()
    post.settle()
    with post.qtbot.waitSignal(alerting.pressed) as pressed:
        daemon.press(daemon.shown[0].number)
    assert pressed.args is not None
    (ring,), key = pressed.args
    assert (ring.lead_id, key) == (taken.lead_id, CHOSEN)


def test_without_a_desktop_it_is_told_inside_and_tried_again(
    post: Watchman, bus: Bus, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    post.add("Sanne", 60)
    alerting = hire()
    alerting.look()
    post.settle()
    assert [notice.text for notice in post.notices] == ["Sanne has waited an hour"]
    assert marked(post.database) == [False]
    late = Daemon(bus.address)
    late.start()
    alerting.look()
    post.settle()
    assert titles(late) == ["Sanne has waited an hour"]
    assert marked(post.database) == [True]
    late.stop()


def test_without_a_desktop_each_rung_is_told_inside_as_it_is_by_then(
    post: Watchman, bus: Bus, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    post.add("Sanne", 58)
    alerting = hire()
    alerting.look()
    post.settle()
    assert [notice.text for notice in post.notices] == ["Sanne: 2\u00a0min left"]
    post.clock.forward(minutes=2)
    for _ in range(2):
        alerting.look()
        post.settle()
    assert [notice.text for notice in post.notices][1:] == ["Sanne has waited an hour"]


def test_a_desktop_that_answers_late_makes_no_untrue_sentence_inside(
    post: Watchman, bus: Bus, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    post.add("Sanne", 59.9)
    alerting = hire()
    alerting.rang.connect(lambda: post.clock.forward(seconds=8))  # until it is known that nobody takes it
    alerting.look()
    post.settle()
    assert [notice.text for notice in post.notices] == ["Sanne has waited 1\u00a0h"]


def test_data_that_can_not_be_written_still_rings_once(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 60)
    alerting = hire()
    read_only(post.database, 1)
    for _ in range(3):
        alerting.look()
        post.settle()
    assert titles(daemon) == ["Sanne has waited an hour"]
    read_only(post.database, 0)
    alerting.look()
    post.settle()
    assert titles(daemon) == ["Sanne has waited an hour"]
    assert marked(post.database) == [True]


def test_a_look_that_fails_is_no_look(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    alerting = hire()
    looked: list[object] = []
    alerting.looked.connect(looked.append)
    post.database.write(lambda session: session.connection.exec_driver_sql("DROP TABLE alert"), 0)
    alerting.look()
    post.settle()
    assert looked == []


_KILLED = """
import os, signal, sys
from contextlib import closing
from functools import partial
from pathlib import Path
from ptcrm.app.alerting import _claim_due
from ptcrm.domain.rungs import Rung
from ptcrm.store.database import Database
from ptcrm.store.session import Session
folder, now = Path(sys.argv[1]), int(sys.argv[2])
database = Database.open(folder, now)
job = partial(_claim_due, rungs=tuple(Rung))
print(len(database.write(job, now, "program").value), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def claim_and_die(post: Watchman) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(post.database.folder), str(post.clock())],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert (killed.stdout.strip(), killed.returncode) == ("1", -signal.SIGKILL), killed.stderr


def test_killed_between_claiming_and_showing_it_is_shown_at_the_next_start(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 60)
    claim_and_die(post)
    assert marked(post.database) == [False]
    hire().look()
    post.settle()
    assert titles(daemon) == ["Sanne has waited an hour"]
    assert marked(post.database) == [True]


def test_claimed_by_a_clock_that_ran_ahead_it_is_told_when_the_hour_is_over(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 5)
    right = post.clock.at
    post.clock.forward(minutes=60)
    claim_and_die(post)
    post.clock.at = right
    alerting = hire()
    looks: list[int] = []
    alerting.looked.connect(looks.append)
    alerting.look()
    post.settle()
    assert (titles(daemon), looks[-1]) == ([], right + 55 * MINUTE)
    post.clock.forward(minutes=55)
    alerting.look()
    post.settle()
    assert titles(daemon) == ["Sanne has waited an hour"]
    assert all(marked(post.database))


def test_a_day_claimed_by_a_clock_that_ran_ahead_is_told_over_the_hour_with_the_true_wait(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 120)
    right = post.clock.at
    post.clock.forward(minutes=48 * 60)
    claim_and_die(post)
    post.clock.at = right
    hire().look()
    post.settle()
    assert titles(daemon) == ["Sanne has waited 2\u00a0h"]


def test_a_repeat_after_a_crash_replaces_what_stands(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 60)
    hire().look()
    post.settle()
    post.database.write(
        lambda session: session.connection.execute(tables.alert.update().values(shown_at=None)), 0
    )
    hire().look()
    post.settle()
    assert len({shown.number for shown in daemon.shown}) == 1
    assert len(daemon.shown) == 2


def end(post: Watchman, alerting: Alerting) -> None:
    """The program is killed: what stands on the desktop stays there."""
    alerting.setParent(None)
    alerting.deleteLater()
    post.qtbot.wait(1)


def forget_that_it_was_shown(post: Watchman) -> None:
    """It was killed before it could mark anything."""
    post.database.write(
        lambda session: session.connection.execute(
            tables.alert.update().values(shown_at=None, notification=None)
        ),
        0,
    )


def standing(daemon: Daemon) -> dict[int, str]:
    """What a user sees after all that was shown and taken away, by number: everything in it."""
    seen = {shown.number: f"{shown.title} {shown.body}" for shown in daemon.shown}
    return {number: text for number, text in seen.items() if number not in daemon.closed}


@pytest.mark.parametrize("crash", [forget_that_it_was_shown, lambda _post: None])
def test_after_a_crash_the_summary_takes_the_place_of_what_stood_of_one(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting], crash: Callable[[Watchman], None]
) -> None:
    post.add("Sanne", 45)
    killed = hire()
    killed.look()
    post.settle()
    assert titles(daemon) == ["Sanne: 15\u00a0min left"]
    end(post, killed)
    crash(post)
    post.clock.forward(minutes=20)
    post.add("Piet", 62)
    again = hire()
    again.look(after_gap=True)
    post.settle()
    (seen,) = standing(daemon).values()
    assert seen.count("Sanne") == seen.count("Piet") == 1


def test_after_a_crash_the_one_who_still_waits_takes_the_place_of_the_summary(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.add("Sanne", 90)
    piet = post.add("Piet", 80)
    killed = hire()
    killed.look(after_gap=True)
    post.settle()
    assert len(standing(daemon)) == 1
    end(post, killed)
    forget_that_it_was_shown(post)
    post.do(partial(contacted, lead_id=piet.lead_id))
    hire().look(after_gap=True)
    post.settle()
    (seen,) = standing(daemon).values()
    assert "Sanne" in seen
    assert "Piet" not in seen


def test_what_stood_before_a_crash_goes_when_its_person_is_answered(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    sanne = post.add("Sanne", 61)
    killed = hire()
    killed.look()
    post.settle()
    end(post, killed)
    post.add("Piet", 50)
    again = hire()
    again.look(after_gap=True)
    post.settle()
    assert len(standing(daemon)) == 2
    post.do(partial(contacted, lead_id=sanne.lead_id))
    post.settle()
    (seen,) = standing(daemon).values()
    assert "Piet" in seen


def many_waiting(session: Session, people: int, start: int) -> None:
    """Leads with one enquiry each, written the quick way."""
    now = session.now
    leads = [{"id": f"lead {at}", "name": f"Lead {at}"} for at in range(people)]
    stamps = {"stage": "know", "stage_since": now, "created_at": now, "changed_at": now}
    session.add_many(tables.lead, [{**lead, **stamps} for lead in leads])
    asked = {"arrived_at": start, "recorded_at": start, "channel": "form", "waiting": 1}
    session.add_many(
        tables.enquiry,
        [{"id": f"enquiry {at}", "lead_id": lead["id"], **asked} for at, lead in enumerate(leads)],
    )


def test_ten_thousand_over_the_hour_are_one_summary_within_a_second(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    start = post.clock() - 90 * MINUTE
    post.database.write(partial(many_waiting, people=10_000, start=start), post.clock())
    alerting = hire()
    began = process_time()
    alerting.look(after_gap=True)
    post.qtbot.waitUntil(lambda: len(daemon.shown) > 0, timeout=10_000)
    took = process_time() - began
    post.settle()
    alerting.look()
    post.settle()
    assert len(daemon.shown) == 1
    assert "10000" in daemon.shown[0].title.replace(",", "").replace("\u00a0", "")
    assert all(marked(post.database))
    assert took < SOON_S, took


def test_with_the_day_switched_off_the_hour_that_was_slept_through_is_told(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    post.do(partial(set_loudness, rung=Rung.DAY, loudness=Loudness.OFF))
    post.add("Sanne", 25 * 60)
    hire().look(after_gap=True)
    post.settle()
    assert len(titles(daemon)) == 1
    assert marked(post.database) == [True]


def test_a_look_after_a_write_that_fails_is_asked_for_again(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    alerting = hire()
    asked: list[str] = []
    alerting.looking.connect(lambda: asked.append("looking"))
    alerting.looked.connect(lambda _: asked.append("looked"))
    with closing(post.database._writer.raw_connection()) as connection:
        connection.cursor().execute("ALTER TABLE alert RENAME TO gone")
        connection.commit()
    post.add("Sanne", 61)
    post.settle()
    assert "looked" not in asked, "nobody may think that all is well"
    assert caplog.records
    with closing(post.database._writer.raw_connection()) as connection:
        connection.cursor().execute("ALTER TABLE gone RENAME TO alert")
        connection.commit()
    alerting.look()
    post.settle()
    assert asked[-1] == "looked"
    assert titles(daemon) == ["Sanne has waited an hour"]


def test_a_claim_that_breaks_is_no_good_look(
    post: Watchman,
    daemon: Daemon,
    hire: Callable[[], Alerting],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    post.add("Sanne", 61)
    alerting = hire()
    looked: list[int | None] = []
    alerting.looked.connect(looked.append)

    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("ptcrm.app.alerting.claim_many", breaks)
        alerting.look()
        post.settle()
    assert looked == []
    assert "a task failed" in caplog.text
    alerting.look()
    post.settle()
    assert looked
    assert titles(daemon) == ["Sanne has waited an hour"]


def test_settings_are_told_whether_the_desktop_shows_anything(
    post: Watchman, bus: Bus, hire: Callable[[], Alerting], caplog: pytest.LogCaptureFixture
) -> None:
    said: list[tuple[str, bool]] = []
    post.desk.alerts_possible.connect(lambda possible: said.append(("possible", possible)))
    post.desk.alert_tested.connect(lambda taken: said.append(("tested", taken)))
    hire()
    post.desk.alerts_asked.emit()
    post.settle()
    post.desk.alert_test_wanted.emit()
    post.settle()
    late = Daemon(bus.address)
    late.start()
    post.desk.alerts_asked.emit()
    post.settle()
    post.desk.alert_test_wanted.emit()
    post.settle()
    assert said == [("possible", False), ("tested", False), ("possible", True), ("tested", True)]
    assert titles(late) == ["Test from PT CRM"]
    late.stop()


def test_an_answer_noted_by_a_clock_that_ran_ahead_silences_nobody(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    taken = post.add("Sanne", 5)
    right = post.clock.at
    post.clock.forward(minutes=73 * 365 * 24 * 60)
    post.do(partial(contacted, lead_id=taken.lead_id))
    post.clock.at = right
    post.do(partial(add_enquiry, lead_id=taken.lead_id, channel=Channel.FORM))
    alerting = hire()
    alerting.look()
    post.settle()
    post.clock.forward(minutes=60)
    alerting.look()
    post.settle()
    assert titles(daemon)[-1].startswith("Sanne has waited 1")
    post.do(partial(contacted, lead_id=taken.lead_id))
    alerting.look()
    post.settle()
    assert daemon.closed, "and a real answer takes it away"


def test_a_move_noted_by_a_clock_that_ran_ahead_ends_the_waiting(
    post: Watchman, daemon: Daemon, hire: Callable[[], Alerting]
) -> None:
    taken = post.add("Sanne", 5)
    right = post.clock.at
    post.clock.forward(minutes=24 * 60)
    post.do(partial(contacted, lead_id=taken.lead_id))
    post.do(partial(move_stage, lead_id=taken.lead_id, stage=Stage.LOST))
    post.clock.at = right + 60 * MINUTE
    hire().look()
    post.settle()
    assert titles(daemon) == []
    assert first_look(post.database.folder, post.clock()) == []
    with post.database.reading() as connection:
        assert not answer_now(connection, post.clock()).rows
