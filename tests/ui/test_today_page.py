"""Today, as the trainer sees it while the clock runs."""

from __future__ import annotations

from functools import partial

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.next_steps import plan_step
from ptcrm.domain.clock import HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel, ClockState
from ptcrm.ui.pages.today import TodayPage

pytest_plugins = ["office_fixtures"]

MINUTE = 60_000


def add(office: Office, name: str, minutes_ago: float, **known: str) -> TakenIn:
    enquiry = Enquiry(
        person=Person(name=name, phone=known.get("phone", ""), email=known.get("email", "")),
        channel=Channel.WHATSAPP,
        message=known.get("message", ""),
        arrival=Arrival(office.clock() - round(minutes_ago * MINUTE)),
    )
    return office.do(partial(take_in, enquiry=enquiry))


@pytest.fixture
def page(office: Office) -> TodayPage:
    page = TodayPage(office.desk)
    office.qtbot.addWidget(page)
    page.resize(1084, 736)
    page.show()
    page.refresh()
    office.settle()
    return page


def names(page: TodayPage) -> list[str]:
    return [row.name for row in page.answer.rows()]


def test_most_to_win_stands_first(office: Office, page: TodayPage) -> None:
    for name, minutes in (
        ("Within", 20),
        ("Over", 70),
        ("Longer over", 300),
        ("Nearly due", 50),
        ("Cold", 1500),
    ):
        add(office, name, minutes)
    office.settle()
    assert names(page) == ["Longer over", "Over", "Nearly due", "Within", "Cold"]


def test_the_row_moves_the_second_the_hour_is_over(office: Office, page: TodayPage) -> None:
    add(office, "Sanne", 59.5)
    add(office, "Youssef", 65)
    office.settle()
    states = {row.name: row.state for row in page.answer.rows()}
    assert states == {"Youssef": ClockState.OVER_HOUR, "Sanne": ClockState.WITHIN_HOUR}
    office.clock.forward(seconds=30)
    page.refresh_waiting()
    office.settle()
    assert {row.name: row.state for row in page.answer.rows()}["Sanne"] is ClockState.OVER_HOUR


def test_contacted_by_keyboard_answers_and_offers_the_way_back(office: Office, page: TodayPage) -> None:
    add(office, "Sanne van den Berg", 72)
    office.settle()
    page.window().activateWindow()
    page.answer_first()
    row = QApplication.focusWidget()
    assert row is not None
    QTest.keyClick(row, Qt.Key.Key_Space)
    office.settle()
    assert names(page) == []
    assert office.notices[-1].text == "Sanne: answered after 1\u00a0h\u00a012."
    assert office.notices[-1].undo


def test_the_row_that_has_the_keyboard_can_be_seen(office: Office, page: TodayPage) -> None:
    add(office, "Sanne van den Berg", 72)
    office.settle()
    page.window().activateWindow()
    page.answer_first()
    row = QApplication.focusWidget()
    assert row is not None
    with_focus = row.grab().toImage()
    row.clearFocus()
    assert row.grab().toImage() != with_focus


def test_a_person_with_two_enquiries_is_one_row(office: Office, page: TodayPage) -> None:
    first = add(office, "Sanne", 120, phone="0612345678", message="Hoi")
    add(office, "Sanne", 30, phone="0612345678", message="Nog iets")
    office.settle()
    rows = page.answer.rows()
    assert [(row.lead_id, row.more) for row in rows] == [(first.lead_id, 1)]
    assert rows[0].waited_ms == 2 * HOUR


def test_markup_in_a_name_is_shown_as_it_is(office: Office, page: TodayPage) -> None:
    add(office, "<img src=/dev/zero>", 10)
    add(office, "x" * 10_000, 5)
    office.settle()
    assert names(page) == ["<img src=/dev/zero>", "x" * 10_000]
    assert page.grab().width() == page.width()


def test_a_step_for_today_is_listed(office: Office, page: TodayPage) -> None:
    taken = add(office, "Daan", 10)
    office.do(partial(plan_step, lead_id=taken.lead_id, what="Bel Daan", at=office.clock() + HOUR))
    office.settle()
    assert page.steps.shown() == [("Bel Daan", "Daan")]


def test_a_talk_of_yesterday_that_asks_for_its_outcome_names_its_day(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Sanne", 3000).lead_id
    yesterday = office.clock() - 26 * HOUR
    office.do(partial(plan_consultation, lead_id=lead_id, at=yesterday))
    office.settle()
    words = [label.text() for label in page.consultations.findChildren(QLabel)]
    assert any(word.startswith("yesterday") for word in words)
