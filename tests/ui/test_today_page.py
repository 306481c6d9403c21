"""Today, as the trainer sees it while the clock runs."""

from __future__ import annotations

from functools import partial

import pytest
from office import Office
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QWidget

from ptcrm.commands.alerts import Claim, claim_many
from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel, ClockState
from ptcrm.queries.lead_card import lead_card
from ptcrm.ui.dialogs.next_step import PlanStepDialog, PutOffDialog
from ptcrm.ui.pages.today import TodayPage
from ptcrm.ui.widgets.waiting_row import WaitingRowView

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
    QTest.keyClick(row, Qt.Key.Key_Return)
    office.settle()
    assert names(page) == []
    assert office.notices[-1].text == "Sanne: answered after 1\u00a0h\u00a012."
    assert office.notices[-1].undo


def focused_row() -> WaitingRowView:
    row = QApplication.focusWidget()
    assert isinstance(row, WaitingRowView)
    return row


def test_whoever_arrives_answers_the_first_with_enter(office: Office) -> None:
    add(office, "Sanne van den Berg", 72)
    add(office, "Youssef", 10)
    page = TodayPage(office.desk)
    office.qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.refresh()
    office.settle()
    office.qtbot.waitUntil(page.isActiveWindow)
    assert focused_row().row.name == "Sanne van den Berg"
    assert "Enter: contacted" in focused_row().accessibleDescription()
    QTest.keyClick(focused_row(), Qt.Key.Key_Return)
    office.settle()
    assert names(page) == ["Youssef"]
    assert focused_row().row.name == "Youssef"


def test_one_press_that_bounces_answers_one_person(office: Office, page: TodayPage) -> None:
    add(office, "Sanne", 72)
    add(office, "Youssef", 10)
    office.settle()
    page.window().activateWindow()
    page.answer_first()
    QTest.keyClick(focused_row(), Qt.Key.Key_Return)
    office.settle()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(focused_row(), held)
    office.settle()
    assert names(page) == ["Youssef"]


def test_o_opens_with_the_list_to_walk_and_j_goes_on(office: Office, page: TodayPage) -> None:
    add(office, "Sanne", 72)
    second = add(office, "Youssef", 10).lead_id
    office.settle()
    page.window().activateWindow()
    page.answer_first()
    QTest.keyClick(focused_row(), Qt.Key.Key_J)
    assert focused_row().row.name == "Youssef"
    with office.qtbot.waitSignal(office.desk.lead_wanted) as opened:
        QTest.keyClick(focused_row(), Qt.Key.Key_O)
    assert opened.args == [second]
    assert office.desk.among == tuple(row.lead_id for row in page.answer.rows())
    assert names(page) == ["Sanne", "Youssef"]


def test_enter_on_a_button_of_a_row_is_that_buttons(office: Office, page: TodayPage) -> None:
    add(office, "Sanne", 72, phone="0612345678")
    office.settle()
    page.window().activateWindow()
    page.answer_first()
    scan = focused_row().stops()[4]
    scan.setFocus()
    QTest.keyClick(scan, Qt.Key.Key_Return)
    office.settle()
    assert names(page) == ["Sanne"]
    for dialog in page.findChildren(QDialog):
        dialog.close()


def test_a_step_is_put_off_to_any_date_and_asks_for_the_next(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Daan Visser", 3000).lead_id
    office.do(partial(contacted, lead_id=lead_id))
    office.do(partial(plan_step, lead_id=lead_id, what="Call", at=office.clock()))
    office.settle()
    dialog = PutOffDialog(office.desk, lead_id, "Daan Visser", page)
    dialog.open()
    dialog.when.set_text("tomorrow 10:00")
    dialog.save()
    office.settle()
    assert office.notices[-1].undo
    office.do(undo)
    page.refresh()
    office.settle()
    page.findChildren(QCheckBox)[0].click()
    office.settle()
    notice = office.notices[-1]
    assert (notice.text, notice.undo) == ("Done. What is next with Daan?", True)
    notice.actions[0][1]()
    (asks,) = page.findChildren(PlanStepDialog)
    asks.what.setText("Send the plan")
    asks.when.set_text("friday 9:00")
    asks.save()
    office.settle()
    with office.database.reading() as connection:
        step = lead_card(connection, lead_id, office.clock(), office.desk.zone).step
    assert step is not None
    assert step.what == "Send the plan"


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


def test_the_focus_stays_on_a_step_while_something_else_changes(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Daan", 10).lead_id
    office.do(partial(plan_step, lead_id=lead_id, what="Bel Daan", at=office.clock() + HOUR))
    office.settle()
    [tick] = page.steps.findChildren(QCheckBox)
    tick.setFocus()
    add(office, "Noor", 5)
    office.settle()
    assert page.steps.findChildren(QCheckBox) == [tick]
    assert page.focusWidget() is tick


def test_a_tick_that_was_taken_back_is_shown_again_without_it(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Daan", 10).lead_id
    office.do(partial(plan_step, lead_id=lead_id, what="Bel Daan", at=office.clock() + HOUR))
    office.settle()
    page.steps.findChildren(QCheckBox)[0].click()
    office.desk.tasks.write(office.desk, undo)
    office.settle()
    assert [tick.isChecked() for tick in page.steps.findChildren(QCheckBox)] == [False]


def test_a_talk_of_yesterday_that_asks_for_its_outcome_names_its_day(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Sanne", 3000).lead_id
    yesterday = office.clock() - 26 * HOUR
    office.do(partial(plan_consultation, lead_id=lead_id, at=yesterday))
    office.settle()
    words = [label.text() for label in page.consultations.findChildren(QLabel)]
    assert any(word.startswith("yesterday") for word in words)


def test_a_consultation_opens_its_lead_by_key(office: Office, page: TodayPage) -> None:
    lead_id = add(office, "Femke Jansen", 3000).lead_id
    office.do(partial(plan_consultation, lead_id=lead_id, at=office.clock() + HOUR))
    office.settle()
    rows = [it for it in page.consultations.findChildren(QWidget) if "Femke Jansen" in it.accessibleName()]
    row = next(it for it in rows if it.focusPolicy() & Qt.FocusPolicy.TabFocus)
    with office.qtbot.waitSignal(office.desk.lead_wanted) as opened:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened.args == [lead_id]


def test_noting_that_somebody_was_told_of_reads_nothing_again(office: Office, page: TodayPage) -> None:
    taken = add(office, "Daan", 10)
    office.settle()
    assert taken.enquiry_id is not None
    claim = Claim(taken.enquiry_id, Rung.ARRIVED, office.clock())
    with office.qtbot.assertNotEmitted(page.counted, wait=50):
        office.do(partial(claim_many, claims=[claim]))
        office.settle()
