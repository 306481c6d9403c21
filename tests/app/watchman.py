"""What a test of the alarm works with: a desk on a real data file, and a clock that can be turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.store.database import Database
from ptcrm.store.session import Session
from ptcrm.ui.kit.desk import Desk, Notice

T = TypeVar("T")
MINUTE = 60_000


@dataclass
class TurnedClock:
    """The one clock of a test, in UTC milliseconds."""

    at: int

    def __call__(self) -> int:
        return self.at

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.at += round((minutes * 60 + seconds) * 1000)


@dataclass
class Watchman:
    """Writes as if it came through the window, waits for answers, knows what was said inside."""

    desk: Desk
    database: Database
    clock: TurnedClock
    notices: list[Notice]
    qtbot: QtBot

    def do(self, job: Callable[[Session], T]) -> T:
        """Run a command; views hear of it."""
        written = self.database.write(job, self.clock())
        self.desk.tasks.announce(written.changes)
        return written.value

    def add(self, name: str, minutes_ago: float, message: str = "") -> TakenIn:
        """Somebody wrote on Instagram."""
        arrival = Arrival(self.clock() - round(minutes_ago * MINUTE))
        person = Enquiry(Person(name=name), Channel.INSTAGRAM, message, arrival)
        return self.do(lambda session: take_in(session, person))

    def settle(self) -> None:
        """Wait until all is answered: what is claimed, then shown, then marked is asked for in turn."""
        for _ in range(5):
            self.qtbot.waitUntil(lambda: self.desk.tasks.waiting == 0, timeout=10_000)
            QApplication.processEvents()
