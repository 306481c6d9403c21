"""The window as it runs: painted before the data is opened, on time, alone in its folder, and careful."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from desktop import Daemon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid
from sqlalchemy import select

from ptcrm.app import wall_clock
from ptcrm.app.rounds import MISSED_TICKS
from ptcrm.app.window import Runner
from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.moments import write_iso
from ptcrm.domain.values import Channel
from ptcrm.store.backup import verified_backups
from ptcrm.store.database import Database
from ptcrm.store.tables import lead
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.first_run import FirstRunPage
from ptcrm.ui.widgets.buttons import Button

pytest_plugins = ["desktop_fixtures"]

MINUTE = 60_000

Start = Callable[..., Runner]


@pytest.fixture
def start(app: QApplication, qtbot: QtBot, daemon: Daemon) -> Iterator[Start]:
    """Starts the window on a folder, and closes it as the trainer would."""
    running: list[Runner] = []

    def start(folder: Path, *, minimized: bool = False) -> Runner:
        runner = Runner(app, folder, Theme(app), Language.EN, aside=minimized)
        running.append(runner)
        if runner.alone:
            runner.show(WindowState())
            qtbot.waitUntil(lambda: runner.tasks.waiting == 0 and _stands(runner), timeout=10_000)
        return runner

    yield start
    for runner in running:
        close(runner, qtbot)


def _stands(runner: Runner) -> bool:
    for page in runner.window.findChildren(FirstRunPage):
        page.later()
    return runner._watch is not None or not runner.window.sidebar.isEnabled()


def close(runner: Runner, qtbot: QtBot) -> None:
    """As the trainer does; once everything has its answer, since here the event loop goes on afterwards."""
    if not runner.alone or not isValid(runner.window):
        return
    qtbot.wait(150)
    qtbot.waitUntil(lambda: runner.tasks.waiting == 0, timeout=10_000)
    runner.window.close()
    runner._close()
    delete(runner.window)


def command_line(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ptcrm.app.main", "--data-dir", str(folder), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def add(folder: Path, name: str, arrived: int) -> None:
    """As another program does: the window hears of it by the file alone."""
    person = Enquiry(Person(name=name), Channel.INSTAGRAM, arrival=Arrival(arrived))
    now = wall_clock.now()
    with closing(Database.open(folder, now)) as database:
        database.write(partial(take_in, enquiry=person), now)


def status(window: MainWindow) -> str:
    return window.sidebar._status.text()


def test_it_opens_and_says_where_the_data_is(start: Start, daemon: Daemon, tmp_path: Path) -> None:
    runner = start(tmp_path / "data")
    assert status(runner.window) == "All data on this laptop"
    assert runner.window.banners.texts() == []


def test_the_command_line_is_seen_within_a_second(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    runner = start(tmp_path / "data")
    arrived = write_iso(wall_clock.now() - 61 * MINUTE)
    command_line(tmp_path / "data", "add", "--name", "Sanne", "--channel", "instagram", "--arrived", arrived)
    qtbot.waitUntil(lambda: runner.window.windowTitle() == "(1) PT CRM", timeout=2_000)
    qtbot.waitUntil(lambda: len(daemon.shown) == 1, timeout=2_000)
    assert daemon.shown[0].title == "Sanne has waited 1\u00a0h\u00a001"


def test_a_row_moves_and_rings_the_moment_the_hour_is_full(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    runner = start(tmp_path / "data")
    full = wall_clock.now() + 7_000
    add(tmp_path / "data", "Sanne", full - 60 * MINUTE)
    qtbot.waitUntil(lambda: len(daemon.shown) == 1, timeout=6_500)
    assert runner.window.windowTitle() == "PT CRM"
    qtbot.waitUntil(lambda: runner.window.windowTitle() == "(1) PT CRM", timeout=10_000)
    assert 0 <= wall_clock.now() - full < 1_000
    qtbot.waitUntil(lambda: len(daemon.shown) == 2, timeout=2_000)
    assert [shown.title for shown in daemon.shown] == ["Sanne: 1\u00a0min left", "Sanne has waited an hour"]


def test_it_rings_while_minimised_too(start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot) -> None:
    full = wall_clock.now() + 7_000
    add(tmp_path / "data", "Sanne", full - 60 * MINUTE)
    start(tmp_path / "data", minimized=True)
    assert wall_clock.now() < full, "this machine is too slow for this test"
    hour = "Sanne has waited an hour"
    qtbot.waitUntil(lambda: [shown.title for shown in daemon.shown][-1:] == [hour], timeout=10_000)
    assert 0 <= wall_clock.now() - full < 2_000


def test_who_passed_the_hour_while_it_was_closed_is_told_once(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    add(tmp_path / "data", "Sanne", wall_clock.now() - 200 * MINUTE)
    add(tmp_path / "data", "Piet", wall_clock.now() - 100 * MINUTE)
    first = start(tmp_path / "data")
    qtbot.waitUntil(lambda: first.tasks.waiting == 0 and len(daemon.shown) == 1)
    close(first, qtbot)
    start(tmp_path / "data")
    qtbot.wait(300)
    assert [shown.body for shown in daemon.shown] == ["Sanne, Piet"]
    assert daemon.shown[0].title.startswith("While you were away")


def test_a_silent_alarm_and_a_moved_clock_are_told_as_long_as_they_last(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    runner = start(tmp_path / "data")
    assert runner._watch is not None
    rounds = runner._watch.rounds
    for _ in range(MISSED_TICKS):
        rounds.watch()
    rounds.clock_moved.emit(7 * MINUTE)
    qtbot.waitUntil(lambda: len(runner.window.banners.texts()) == 2)
    still, moved = runner.window.banners.texts()
    assert still.startswith("Alerts have stood still since today")
    assert "clock is 7 min off" in moved
    rounds.tick()
    rounds.clock_moved.emit(0)
    qtbot.waitUntil(lambda: runner.window.banners.texts() == [])


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_choosing_a_notification_opens_the_lead(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    add(tmp_path / "data", "Sanne", wall_clock.now() - 61 * MINUTE)
    runner = start(tmp_path / "data", minimized=True)
    qtbot.waitUntil(lambda: runner.tasks.waiting == 0 and len(daemon.shown) == 1)
    daemon.press(daemon.shown[0].number)
    qtbot.waitUntil(lambda: not runner.window.isMinimized() and runner.window._lead is not None)


def test_new_data_is_asked_of_once_and_data_with_leads_never(start: Start, tmp_path: Path) -> None:
    runner = start(tmp_path / "data")
    assert runner.window.today is not None, "Esc was enough"
    add(tmp_path / "other", "Sanne", wall_clock.now())
    assert not start(tmp_path / "other").window.findChildren(FirstRunPage)


def test_a_folder_that_is_synced_is_warned_of(start: Start, daemon: Daemon, tmp_path: Path) -> None:
    runner = start(tmp_path / "Dropbox" / "data")
    (banner,) = runner.window.banners.texts()
    assert banner.startswith("Dropbox syncs this folder")
    assert status(runner.window) == ""


def test_a_damaged_file_is_said_and_kept(start: Start, daemon: Daemon, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "ptcrm.db").write_bytes(b"not a database" * 1_000)
    runner = start(tmp_path / "data")
    assert not runner.window.sidebar.isEnabled()
    assert (tmp_path / "data" / "ptcrm.db").read_bytes() == b"not a database" * 1_000


def test_a_folder_that_can_not_be_made_is_said(start: Start, daemon: Daemon, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    runner = start(tmp_path / "file" / "data")
    assert not runner.window.sidebar.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)  # somebody waits: closing asks
def test_what_changed_is_backed_up_when_it_closes(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    runner = start(tmp_path / "data")
    close(runner, qtbot)
    assert not (tmp_path / "data" / "backups").exists(), "nothing to back up"
    again = start(tmp_path / "data")
    add(tmp_path / "data", "Sanne", wall_clock.now())
    qtbot.waitUntil(lambda: again.tasks.waiting == 0)
    qtbot.wait(1_200)
    close(again, qtbot)
    assert len(list((tmp_path / "data" / "backups").glob("*.db"))) == 1
    third = start(tmp_path / "data")
    assert status(third.window) == "All data on this laptop\nBacked up less than a minute ago"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_raises_the_first_and_ends(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(tmp_path / "data")
    first.window.showMinimized()
    qtbot.waitUntil(lambda: first.window.isMinimized())
    words = [sys.executable, "-m", "ptcrm.app.main", "--data-dir", str(tmp_path / "data")]
    subprocess.run([*words, "--minimized"], check=True, timeout=30)
    qtbot.wait(200)
    assert first.window.isMinimized(), "starting with the laptop, too, disturbs nobody"
    second = subprocess.Popen(words)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0
    qtbot.waitUntil(lambda: not first.window.isMinimized(), timeout=5_000)
    if QApplication.platformName() == "xcb":
        qtbot.waitUntil(lambda: first.window.isActiveWindow(), timeout=5_000)


def test_after_a_crash_the_next_start_is_the_first_again(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ptcrm.app.main", "--data-dir", str(tmp_path / "data")]
    killed = subprocess.Popen(words)
    lock = tmp_path / "data" / "ptcrm.db"
    end = time.monotonic() + 15
    while not lock.exists() and time.monotonic() < end:
        time.sleep(0.05)
    killed.kill()
    killed.wait(10)
    again = subprocess.Popen(words)
    time.sleep(1.5)
    running = again.poll() is None
    again.terminate()
    again.wait(10)
    assert running


def test_a_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    program = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "from ptcrm.app import window\n"
        "real = window.Runner._keep_watch\n"
        "def kept(self):\n"
        "    real(self)\n"
        "    print(self._folder, flush=True)\n"
        "    QTimer.singleShot(500, QApplication.instance().quit)\n"
        "window.Runner._keep_watch = kept\n"
        "from ptcrm.app.main import main; sys.exit(main(['--demo']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    folder = Path(done.stdout.splitlines()[0])
    assert folder.parent == tmp_path
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_it_ends_when_asked_also_where_nothing_ticks(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "ptcrm.db").write_text("no data at all")
    program = subprocess.Popen([sys.executable, "-m", "ptcrm", "--data-dir", str(folder)])
    time.sleep(3)
    assert program.poll() is None
    program.terminate()
    assert program.wait(timeout=10) == 0


def test_a_backup_is_put_back_and_it_starts_again_with_it(
    start: Start, daemon: Daemon, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    add(folder, "Sanne", wall_clock.now() - 200 * MINUTE)
    command_line(folder, "backup")
    add(folder, "Piet", wall_clock.now())
    runner = start(folder)
    monkeypatch.setattr(QApplication, "quit", lambda: None)  # here the event loop goes on
    (kept,) = verified_backups(folder)
    runner.desk.restore_wanted.emit(kept)
    qtbot.waitUntil(lambda: runner.again, timeout=10_000)
    close(runner, qtbot)
    told = len(daemon.shown)
    again = start(folder)
    qtbot.waitUntil(lambda: again.window.strip.isVisible(), timeout=5_000)
    with Database.open(folder, wall_clock.now()).reading() as connection:
        assert connection.execute(select(lead.c.name)).scalars().all() == ["Sanne"]
    assert len(daemon.shown) == told
    assert len(verified_backups(folder)) == 2


def test_data_that_can_not_be_read_any_more_is_told_and_the_last_list_stays(
    start: Start,
    daemon: Daemon,
    tmp_path: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(tmp_path / "data", "Sanne", wall_clock.now() - 61 * MINUTE)
    runner = start(tmp_path / "data")
    qtbot.waitUntil(lambda: runner.tasks.waiting == 0 and len(daemon.shown) == 1)
    assert runner._watch is not None
    rounds, banners = runner._watch.rounds, runner.window.banners
    with closing(sqlite3.connect(tmp_path / "data" / "ptcrm.db")) as other:
        other.execute("ALTER TABLE enquiry RENAME TO gone")
        other.commit()
        for _ in range(MISSED_TICKS):
            rounds.woke()
            qtbot.waitUntil(lambda: runner.tasks.waiting == 0)
            rounds.watch()
        (said,) = banners.texts()
        assert said.startswith("Alerts have stood still since today")
        assert runner.window.today is not None
        assert [row.name for row in runner.window.today.answer.rows()] == ["Sanne"]
        assert "looking who rings failed" in caplog.text
        other.execute("ALTER TABLE gone RENAME TO enquiry")
        other.commit()
    rounds.woke()
    qtbot.waitUntil(lambda: banners.texts() == [], timeout=5_000)
    rounds.stood_still.emit(1)
    monkeypatch.setattr(QApplication, "quit", lambda: None)  # here the event loop goes on

    def again() -> list[Button]:
        there = [one for one in banners.findChildren(Button) if one.isVisible()]
        return [one for one in there if one.text() == "Restart PT CRM"]

    qtbot.waitUntil(lambda: len(again()) == 1)
    again()[0].click()
    assert runner.again


def test_a_slot_that_fails_is_logged_and_the_timers_go_on(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    runner = start(tmp_path / "data")
    assert runner._watch is not None
    rounds = runner._watch.rounds
    told: list[str] = []

    def fails() -> None:
        told.append("failed")
        raise RuntimeError("a slot")

    rounds.ticked.connect(fails)
    looked = rounds.last_good
    with qtbot.captureExceptions() as caught:
        rounds._tick.setInterval(20)
        qtbot.waitUntil(lambda: len(told) >= 3)
        rounds.ticked.disconnect(fails)
    assert len(caught) >= 3, "each goes to where uncaught errors are logged"
    assert rounds.last_good > looked
    assert runner.window.banners.texts() == []


def test_a_laptop_that_travels_is_told_to_begin_again(
    start: Start, daemon: Daemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    runner = start(tmp_path / "data")
    qtbot.waitUntil(lambda: runner._watch is not None, timeout=5_000)
    assert runner._watch is not None
    rounds, banners = runner._watch.rounds, runner.window.banners
    rounds.ticked.emit()
    assert banners.texts() == []
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    rounds.ticked.emit()
    (said,) = banners.texts()
    assert "Asia/Tokyo" in said
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    rounds.ticked.emit()
    assert banners.texts() == [], "back home"
