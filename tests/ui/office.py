"""What a test of the window works with: a desk, the data behind it, and a clock that can be turned."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pytestqt.qtbot import QtBot

from ptcrm.store.database import Database
from ptcrm.store.session import Session
from ptcrm.ui.kit.desk import Desk, Notice
from ptcrm.ui.kit.tasks import Tasks

T = TypeVar("T")


@dataclass
class Clock:
    """The one clock of a test, in UTC milliseconds."""

    at: int

    def __call__(self) -> int:
        return self.at

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.at += round((minutes * 60 + seconds) * 1000)


@dataclass
class Office:
    """What a test works with: the desk pages are given, the data behind it, the notices it showed."""

    desk: Desk
    database: Database
    clock: Clock
    notices: list[Notice]
    qtbot: QtBot

    def do(self, job: Callable[[Session], T]) -> T:
        """Run a command as if it came through the window: views hear of it."""
        written = self.database.write(job, self.clock())
        self.desk.tasks.announce(written.changes)
        return written.value

    def settle(self) -> None:
        """Wait until every question has its answer, also those that an answer led to after its repaint."""
        for _ in range(3):
            until_answered(self.desk.tasks, self.qtbot)
            self.qtbot.wait(5)


def until_answered(tasks: Tasks, qtbot: QtBot) -> None:
    """Looks each millisecond, as most answers take no more; ``waitUntil`` would sleep ten."""
    end = time.monotonic() + 10
    while tasks.waiting:
        assert time.monotonic() < end, "no answer came"
        qtbot.wait(1)
