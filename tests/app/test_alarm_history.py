"""A15: whatever happens, everybody is told of exactly the rungs a naive reading of the clock says, and not
more often than once, once for each crash, and once each 15 minutes over the hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from watchman import MINUTE, TurnedClock

from ptcrm.app.alerting import Alerting, _claim_due
from ptcrm.app.notifier import Notification, NotShown
from ptcrm.commands.alert_settings import be_with_client
from ptcrm.commands.contacts import contacted, remove_touch
from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId, TouchId
from ptcrm.domain.rungs import AFTER, AGAIN_AFTER, Rung
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import PROGRAM
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.tasks import Tasks
from ptcrm.ui.kit.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
NOON = 1_795_431_600_000
NAMES = ("Anna", "Bram", "Cleo")


@dataclass
class Board:
    """A desktop that remembers what it showed; ``broken``: it takes nothing."""

    shown: list[Notification] = field(default_factory=list)
    broken: bool = False

    def show(self, notification: Notification) -> None:
        if self.broken:
            raise NotShown
        self.shown.append(notification)

    def close(self, number: int) -> None:
        pass

    def is_there(self) -> bool:
        return not self.broken

    def stop(self) -> None:
        pass

    def times(self, name: str) -> int:
        """How often somebody was spoken of."""
        return sum(name in f"{it.title} {it.body}" for it in self.shown)


@dataclass
class Known:
    """What a naive reading knows of somebody."""

    lead_id: LeadId
    start: int
    answer: TouchId | None = None
    told: set[Rung] = field(default_factory=set)
    may_repeat: int = 0
    last_told: int | None = None


class World:
    """The program and beside it what the rules say, in the plainest way."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.clock = TurnedClock(NOON)
        self.database = Database.open(folder, NOON)
        self.tasks = Tasks(self.clock)
        self.tasks.use(self.database)
        self.desk = Desk(self.tasks, self.clock, ZoneInfo("Europe/Amsterdam"), Theme())
        self.board = Board()
        self.people: dict[str, Known] = {}
        self.quiet_until = 0
        self.crashes = 0
        self._qtbot = qtbot
        self.alerting = self._hire()

    def _hire(self) -> Alerting:
        alerting = Alerting(self.desk, self.desk)
        alerting.use(self.board)
        return alerting

    def settle(self) -> None:
        for _ in range(6):
            self._qtbot.waitUntil(lambda: self.tasks.waiting == 0, timeout=10_000)

    def close(self) -> None:
        self.tasks.close()
        self.database.close()
        self.desk.deleteLater()

    # What happens

    def arrive(self, name: str, minutes_ago: int) -> None:
        if name not in self.people:
            at = self.clock() - minutes_ago * MINUTE
            job = partial(take_in, enquiry=Enquiry(Person(name=name), arrival=Arrival(at)))
            taken = self.database.write(job, self.clock()).value
            self.people[name] = Known(taken.lead_id, at)
            self.look()

    def answer(self, name: str) -> None:
        person = self.people.get(name)
        if person is not None and person.answer is None:
            job = partial(contacted, lead_id=person.lead_id)
            person.answer = self.database.write(job, self.clock()).value
            self.look()

    def take_back(self, name: str) -> None:
        person = self.people.get(name)
        if person is not None and person.answer is not None:
            self.database.write(partial(remove_touch, touch_id=person.answer), self.clock())
            person.answer = None
            self.look()

    def wait(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)
        self.look()

    def client(self, minutes: int) -> None:
        self.quiet_until = self.clock() + minutes * MINUTE
        self.database.write(partial(be_with_client, until=self.quiet_until), self.clock())
        self.look()

    def crash(self, claimed: bool) -> None:
        """The program dies, with or without having claimed what is due, and starts again."""
        if claimed and self.clock() >= self.quiet_until:
            self.database.write(partial(_claim_due, rungs=tuple(Rung)), self.clock(), PROGRAM)
        self.alerting.setParent(None)
        self.alerting.deleteLater()
        self.alerting = self._hire()
        self.crashes += 1
        self.look(after_gap=True)

    def no_desktop(self, minutes: int) -> None:
        """What comes meanwhile can't be shown until the desktop is back."""
        self.board.broken = True
        self.clock.forward(minutes=minutes)
        self.alerting.look()
        self.settle()
        self.board.broken = False
        self.look()

    def look(self, *, after_gap: bool = False) -> None:
        self.alerting.look(after_gap)
        self.settle()
        self.expect()

    # What the rules say

    def expect(self) -> None:
        now = self.clock()
        if now < self.quiet_until:
            return
        for person in self.people.values():
            if person.answer is not None:
                continue
            above = max((AFTER[rung] for rung in person.told), default=-1)
            due = [rung for rung in Rung if AFTER[rung] > above and person.start + AFTER[rung] <= now]
            if due:
                person.told.add(due[-1])
                person.last_told = now
            elif (
                person.last_told is not None
                and now - person.last_told >= AGAIN_AFTER
                and AFTER[Rung.HOUR] <= now - person.start < AFTER[Rung.DAY]
            ):
                person.may_repeat += 1
                person.last_told = now

    def told(self, name: str) -> set[Rung]:
        """What the data says was shown of somebody."""
        alert, enquiry = tables.alert, tables.enquiry
        query = (
            select(alert.c.rung)
            .join(enquiry, enquiry.c.id == alert.c.enquiry_id)
            .where(enquiry.c.lead_id == self.people[name].lead_id, alert.c.times > 0)
        )
        with self.database.reading() as connection:
            return {Rung(row.rung) for row in connection.execute(query)}


@contextmanager
def world(qtbot: QtBot) -> Iterator[World]:
    with TemporaryDirectory() as folder:
        made = World(Path(folder) / "data", qtbot)
        yield made
        made.close()


names = st.sampled_from(NAMES)
around = st.sampled_from([0, 1, 14, 15, 16, 44, 45, 46, 59, 60, 61, 90, 23 * 60, 24 * 60, 25 * 60])
happenings = st.one_of(
    st.tuples(st.just("arrive"), names, around),
    st.tuples(st.just("wait"), around),
    st.tuples(st.just("wait"), around),
    st.tuples(st.just("answer"), names),
    st.tuples(st.just("take_back"), names),
    st.tuples(st.just("client"), st.sampled_from([5, 45, 60])),
    st.tuples(st.just("crash"), st.booleans()),
    st.tuples(st.just("no_desktop"), around),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example([("arrive", "Anna", 60), ("wait", 14), ("wait", 1), ("wait", 14)])
@example([("arrive", "Anna", 60), ("answer", "Anna"), ("wait", 16), ("take_back", "Anna"), ("wait", 16)])
@example([("arrive", "Anna", 44), ("no_desktop", 1), ("no_desktop", 16), ("answer", "Anna"), ("wait", 60)])
@example([("arrive", "Anna", 44), ("client", 60), ("wait", 46), ("crash", True), ("wait", 14), ("wait", 60)])
@example([("arrive", "Anna", 60), ("arrive", "Bram", 61), ("arrive", "Cleo", 44), ("wait", 16), ("wait", 16)])
@given(st.lists(happenings, min_size=3, max_size=14))
def test_a15_everybody_is_told_what_the_rules_say_and_no_more(
    qtbot: QtBot, history: list[tuple[object, ...]]
) -> None:
    with world(qtbot) as it:
        for name, *values in history:
            getattr(it, str(name))(*values)
            for who, person in it.people.items():
                most = len(person.told) + person.may_repeat + it.crashes
                assert it.told(who) == person.told, (who, history)
                assert len(person.told) <= it.board.times(who) <= most, (who, history)
