"""The window's parts on a real data file, with a clock that a test can turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from office import Clock, Office, until_answered
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ptcrm.store.database import Database
from ptcrm.ui.kit.desk import Desk, Notice
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Appearance, Theme

pytest_plugins = ["app_fixtures"]


@pytest.fixture
def clock(now: int) -> Clock:
    """Noon, until a test turns it."""
    return Clock(now)


@pytest.fixture
def office(
    app: QApplication, qtbot: QtBot, database: Database, clock: Clock, zone: ZoneInfo, home: Path
) -> Iterator[Office]:
    """A desk on an empty data file, of a window that remembers nothing yet."""
    # Qt looks up once where its settings are; without this every test would go on with those of the first.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home))
    theme = Theme()
    theme.choose(Appearance.LIGHT)
    tasks = Tasks(clock)
    tasks.use(database)
    desk = Desk(tasks, clock, zone, theme)
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    yield Office(desk, database, clock, notices, qtbot)
    until_answered(tasks, qtbot)
    tasks.close()
    theme.deleteLater()
