"""A laptop's clock that was moved, as the trainer sees it: the banner, its list, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton
from watchman import MINUTE, Watchman

from ptcrm.app.clock_watch import ClockWatch
from ptcrm.commands.intake import take_in
from ptcrm.commands.undoing import redo, undo
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.queries.today import answer_now
from ptcrm.ui.widgets.banner import Banners

pytest_plugins = ["desktop_fixtures"]

OFF = "This laptop’s clock is 60 min off, so the waits may be too. Set the time in your system settings."


@dataclass
class Laptop:
    """Its clock can be moved, which is noticed as by the rounds; the true time is known to the test only."""

    post: Watchman
    banners: Banners
    setting: int = 0

    def __post_init__(self) -> None:
        self.watch = ClockWatch(self.post.desk, self.banners, lambda: self.setting, self.banners)

    def move(self, minutes: int) -> None:
        """Somebody sets the clock."""
        self.post.clock.at += minutes * MINUTE
        self.setting += minutes * MINUTE
        self.watch.moved(self.setting)
        self.post.settle()

    def pass_time(self, minutes: int) -> None:
        self.post.clock.forward(minutes=minutes)

    def note(self, name: str) -> None:
        """The trainer adds somebody who rang just now."""
        person = Enquiry(Person(name=name), Channel.PHONE)
        self.post.do(lambda session: take_in(session, person))
        self.post.settle()

    @property
    def says(self) -> list[str]:
        return self.banners.texts()

    @property
    def offers(self) -> list[str]:
        return [button.text() for button in self.banners.findChildren(QAbstractButton) if button.text()]

    def press(self, word: str) -> None:
        next(it for it in self.banners.findChildren(QAbstractButton) if it.text() == word).click()
        self.post.settle()

    def waited(self) -> dict[str, int]:
        """Minutes each person has waited."""
        with self.post.database.reading() as connection:
            rows = answer_now(connection, self.post.clock()).rows
        return {row.name: (row.waited_ms or 0) // MINUTE for row in rows}


@pytest.fixture
def laptop(post: Watchman) -> Laptop:
    banners = Banners(post.desk.theme)
    post.qtbot.addWidget(banners)
    made = Laptop(post, banners)
    made.watch.start()
    post.settle()
    return made


def test_moved_and_moved_back_with_nobody_noted(laptop: Laptop) -> None:
    laptop.note("Sanne")
    laptop.pass_time(30)
    laptop.move(60)
    assert laptop.says == [OFF]
    laptop.pass_time(10)
    laptop.move(-60)
    assert laptop.says == []


@pytest.mark.parametrize(("by", "fix"), [(60, "Move them 60 min earlier"), (-60, "Move them 60 min later")])
def test_who_was_noted_while_it_was_wrong_is_listed_and_put_right(laptop: Laptop, by: int, fix: str) -> None:
    laptop.note("Sanne")
    laptop.pass_time(5)
    laptop.move(by)
    laptop.note("Piet Jansen")
    laptop.pass_time(5)
    assert laptop.says == [f"{OFF} Noted meanwhile: Piet."]
    laptop.move(-by)
    assert laptop.says == ["This laptop’s clock was 60 min off. Noted meanwhile: Piet."]
    assert laptop.offers == [fix]
    laptop.press(fix)
    assert laptop.says == []
    assert laptop.waited() == {"Sanne": 10, "Piet Jansen": 5}
    assert laptop.post.notices[-1].text.startswith("The times of 1 lead")
    assert laptop.post.notices[-1].undo


@pytest.mark.parametrize(("by", "fix"), [(60, "Move them 60 min later"), (-60, "Move them 60 min earlier")])
def test_a_clock_that_was_wrong_from_the_start_and_is_set_right(laptop: Laptop, by: int, fix: str) -> None:
    """Only the trainer knows; one button says so, the next puts right who was noted before."""
    laptop.note("Sanne")
    laptop.pass_time(5)
    laptop.move(by)
    assert laptop.says == [OFF]
    assert laptop.offers == ["The clock is right"]
    laptop.press("The clock is right")
    assert laptop.says == ["This laptop’s clock was 60 min off. Noted meanwhile: Sanne."]
    laptop.press(fix)
    assert laptop.says == []
    assert laptop.waited() == {"Sanne": 5}


def test_a_server_settles_it_without_a_question(laptop: Laptop) -> None:
    laptop.note("Sanne")
    laptop.pass_time(5)
    laptop.move(60)
    laptop.watch.server_time(laptop.post.clock() + 900)
    laptop.post.settle()
    assert laptop.offers == ["Move them 60 min later"]
    laptop.press("Move them 60 min later")
    assert laptop.says == []


def test_a_server_that_disagrees_is_believed(laptop: Laptop) -> None:
    laptop.watch.server_time(laptop.post.clock() - 119_000)
    laptop.post.settle()
    assert laptop.says == [], "two minutes are forgiven"
    laptop.note("Sanne")
    laptop.watch.server_time(laptop.post.clock() - 60 * MINUTE)
    laptop.post.settle()
    assert laptop.says == [f"{OFF} Noted meanwhile: Sanne."]
    assert laptop.offers == ["Move them 60 min earlier"]
    laptop.move(-60)
    assert laptop.says == ["This laptop’s clock was 60 min off. Noted meanwhile: Sanne."]
    laptop.press("Move them 60 min earlier")
    assert laptop.says == []
    assert laptop.waited() == {"Sanne": 0}


def test_several_moves_are_put_right_with_one_press(laptop: Laptop) -> None:
    for name, minutes in (("Sanne", 60), ("Piet", 30), ("Noor", -45)):
        laptop.move(minutes)
        laptop.note(name)
        laptop.pass_time(5)
    laptop.move(-45)
    assert laptop.says == ["This laptop’s clock was 90 min off. Noted meanwhile: Sanne, Piet, Noor."]
    laptop.press("Put their times right")
    assert laptop.says == []
    assert laptop.waited() == {"Sanne": 15, "Piet": 10, "Noor": 5}


def test_undo_gives_the_times_back_as_they_were(laptop: Laptop) -> None:
    laptop.move(-60)
    laptop.note("Sanne")
    laptop.move(60)
    assert laptop.waited() == {"Sanne": 60}
    laptop.press("Move them 60 min later")
    assert laptop.waited() == {"Sanne": 0}
    laptop.post.do(undo)
    assert laptop.waited() == {"Sanne": 60}


def test_undo_brings_the_list_back_and_redo_takes_it_away(laptop: Laptop) -> None:
    laptop.move(-60)
    laptop.note("Sanne")
    laptop.move(60)
    (said,) = laptop.says
    laptop.press("Move them 60 min later")
    assert laptop.says == []
    for _ in range(2):
        laptop.post.do(undo)
        laptop.post.settle()
        assert laptop.says == [said]
        laptop.post.do(redo)
        laptop.post.settle()
        assert laptop.says == []
    laptop.post.do(undo)
    laptop.post.settle()
    laptop.press("Move them 60 min later")
    assert (laptop.says, laptop.waited()) == ([], {"Sanne": 0})


def test_two_that_were_put_right_are_undone_one_after_the_other(laptop: Laptop) -> None:
    for name in ("Sanne", "Piet"):
        laptop.move(60)
        laptop.note(name)
        laptop.move(-60)
        laptop.press("Move them 60 min earlier")
    listed = []
    for step in (undo, undo, redo, redo):
        while laptop.post.do(step).label != "stamps_moved":
            pass
        laptop.post.settle()
        listed.append(laptop.says)
    was = "This laptop’s clock was 60 min off. Noted meanwhile: "
    assert listed == [[f"{was}Piet."], [f"{was}Sanne."], [], []]


def test_many_names_are_not_all_listed(laptop: Laptop) -> None:
    laptop.move(60)
    for name in ("Anna", "Bram", "Cas", "Daan", "Eva"):
        laptop.note(name)
    assert laptop.says == [f"{OFF} Noted meanwhile: Anna, Bram, Cas, Daan, …."]
