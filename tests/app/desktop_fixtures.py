"""A desktop with a bus and a notification daemon for the tests that ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desktop import Bus, Daemon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from watchman import TurnedClock, Watchman

from ptcrm.app.alerting import Alerting
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier
from ptcrm.store.database import Database
from ptcrm.ui.kit.desk import Desk, Notice
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Appearance, Theme

pytest_plugins = ["app_fixtures"]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A message bus with nobody on it."""
    if not Bus.there():
        pytest.skip("no dbus-daemon on this machine, so no notification can be tried")
    made = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.stop()


@pytest.fixture
def daemon(bus: Bus) -> Iterator[Daemon]:
    """A notification daemon on that bus."""
    made = Daemon(bus.address)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def post(app: QApplication, qtbot: QtBot, database: Database, now: int, zone: ZoneInfo) -> Iterator[Watchman]:
    """A desk on an empty data file, at noon until the test turns the clock."""
    theme = Theme()
    theme.choose(Appearance.LIGHT)
    clock = TurnedClock(now)
    tasks = Tasks(clock)
    tasks.use(database)
    desk = Desk(tasks, clock, zone, theme)
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    yield Watchman(desk, database, clock, notices, qtbot)
    qtbot.waitUntil(lambda: tasks.waiting == 0, timeout=10_000)
    tasks.close()
    theme.deleteLater()
    delete(desk)  # with all that stands on it; left to the garbage, children may go after it and crash


@pytest.fixture
def hire(post: Watchman, bus: Bus) -> Iterator[Callable[[], Alerting]]:
    """Makes an alerting as a start of the program does."""
    made: list[FreedesktopNotifier] = []

    def hire() -> Alerting:
        alerting = Alerting(post.desk, post.desk)
        notifier = FreedesktopNotifier(alerting.press)
        alerting.use(notifier)
        made.append(notifier)
        return alerting

    yield hire
    for notifier in made:
        notifier.stop()
