"""The board: who stands where, and moving a card by keyboard, by menu and by dragging."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from leads_work import DAY, MINUTE, add, add_answered, open_menu, open_page
from office import Office
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ptcrm.commands.consultations import plan_consultation
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.pipeline import move_stage
from ptcrm.commands.undoing import undo
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import lead_rows
from ptcrm.ui.kit.theme import LIGHT
from ptcrm.ui.models.board_column import LEADS_MIME
from ptcrm.ui.models.lead_words import card_mark
from ptcrm.ui.pages.leads import LeadsPage

pytest_plugins = ["office_fixtures"]

SOME_POPUPS = "This plugin does not support"  # the offscreen platform says so of every menu
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office) -> Iterator[LeadsPage]:
    with open_page(office, table=False) as page:
        yield page


def names(page: LeadsPage, stage: Stage) -> list[str]:
    model = page.board.cards(stage).leads
    return [str(model.index(line, 0).data() or "…") for line in range(model.rowCount())]


def wait_for(office: Office, page: LeadsPage, stage: Stage, wanted: list[str]) -> None:
    office.qtbot.waitUntil(lambda: names(page, stage) == wanted)


def foot_words(office: Office, page: LeadsPage, stage: Stage = Stage.KNOW) -> list[str]:
    """What stands at the foot of each card."""
    with office.database.reading() as connection:
        rids = page.board.cards(stage).leads.rids()
        rows = lead_rows(connection, rids)
    marks = [card_mark(rows[rid], office.clock(), office.desk.zone, LIGHT) for rid in rids]
    return [mark.words.replace("\u00a0", " ") if mark else "" for mark in marks]


def test_who_waits_stands_first_then_the_newest(office: Office, page: LeadsPage) -> None:
    add(office, "Cold", minutes_ago=1500)
    add(office, "Over", minutes_ago=72)
    add(office, "Within", minutes_ago=37)
    add_answered(office, "Older")
    add_answered(office, "Newer")
    add_answered(office, "Eva", Stage.CLIENT)
    wait_for(office, page, Stage.KNOW, ["Over", "Within", "Cold", "Newer", "Older"])
    wait_for(office, page, Stage.CLIENT, ["Eva"])
    assert foot_words(office, page) == [
        "1 h 12 · Answer now",
        "23 min · Answer now",
        "25 h · Answer now",
        "No next step",
        "No next step",
    ]


def test_the_order_follows_the_clock(office: Office, page: LeadsPage) -> None:
    add(office, "Over", minutes_ago=62)
    add(office, "Within", minutes_ago=50)
    wait_for(office, page, Stage.KNOW, ["Over", "Within"])
    office.clock.forward(minutes=23 * 60)
    office.desk.second.emit()
    wait_for(office, page, Stage.KNOW, ["Within", "Over"])


def test_the_foot_of_a_card_says_what_comes_next(office: Office, page: LeadsPage) -> None:
    called = add_answered(office, "Called")
    office.do(partial(plan_step, lead_id=called, what="Call", at=office.clock() + 30 * MINUTE))
    guide = add_answered(office, "Guide")
    office.do(partial(plan_step, lead_id=guide, what="Send guide", at=office.clock() + 2 * DAY))
    talk = add_answered(office, "Talk")
    office.do(partial(plan_consultation, lead_id=talk, at=office.clock() + 6 * 60 * MINUTE))
    wait_for(office, page, Stage.KNOW, ["Talk", "Guide", "Called"])
    assert foot_words(office, page) == ["Consultation · 18:00", "Send guide · Wed", "Call · 12:30"]
    office.clock.forward(minutes=7 * 60)
    assert foot_words(office, page)[0] == "Log outcome"


def test_ctrl_right_carries_the_card_and_the_focus_goes_along(office: Office, page: LeadsPage) -> None:
    for name in ("Iris Smit", "Milan Vos"):
        add_answered(office, name)
    wait_for(office, page, Stage.KNOW, ["Milan Vos", "Iris Smit"])
    know, like = page.board.cards(Stage.KNOW), page.board.cards(Stage.LIKE)
    know.take_focus(1)
    QTest.keyClick(know, Qt.Key.Key_Right, CTRL)
    wait_for(office, page, Stage.LIKE, ["Iris Smit"])
    assert names(page, Stage.KNOW) == ["Milan Vos"]
    office.qtbot.waitUntil(like.hasFocus)
    assert like.currentIndex().data() == "Iris Smit"
    assert office.notices[-1].text == "Moved to Like."
    assert office.notices[-1].undo
    office.do(undo)
    wait_for(office, page, Stage.KNOW, ["Milan Vos", "Iris Smit"])


def test_the_ends_of_the_road_are_ends(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    add_answered(office, "Eva Mulder", Stage.CLIENT)
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    wait_for(office, page, Stage.CLIENT, ["Eva Mulder"])
    for stage, key in ((Stage.KNOW, Qt.Key.Key_Left), (Stage.CLIENT, Qt.Key.Key_Right)):
        page.board.cards(stage).take_focus(0)
        QTest.keyClick(page.board.cards(stage), key, CTRL)
    office.settle()
    assert names(page, Stage.KNOW) == ["Iris Smit"]
    assert names(page, Stage.CLIENT) == ["Eva Mulder"]
    assert not office.notices


def test_arrows_walk_between_columns_past_an_empty_one(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    add_answered(office, "Daan Visser", Stage.TRUST)
    wait_for(office, page, Stage.TRUST, ["Daan Visser"])
    page.board.cards(Stage.KNOW).take_focus(0)
    QTest.keyClick(page.board.cards(Stage.KNOW), Qt.Key.Key_Right)
    assert page.board.cards(Stage.TRUST).hasFocus()
    with office.qtbot.waitSignal(office.desk.lead_wanted):
        QTest.keyClick(page.board.cards(Stage.TRUST), Qt.Key.Key_Return)
    assert office.desk.among == page.board.cards(Stage.TRUST).leads.rids()


@pytest.mark.qt_log_ignore(SOME_POPUPS, extend=True)
def test_m_moves_to_an_exit_and_the_strip_counts_it(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    know = page.board.cards(Stage.KNOW)
    know.take_focus(0)
    QTest.keyClick(know, Qt.Key.Key_M)
    menu = open_menu()
    next(action for action in menu.actions() if action.text() == "Later").trigger()
    menu.close()
    office.qtbot.waitUntil(lambda: page.board.exits.words() == "Later 1 · Lost 0")
    assert not page.board.cards(Stage.LATER).isVisible()
    QTest.mouseClick(page.board.exits, LEFT)
    assert page.board.cards(Stage.LATER).isVisible()
    assert names(page, Stage.LATER) == ["Iris Smit"]


def drop(page: LeadsPage, mime: QMimeData, stage: Stage) -> None:
    port, actions = page.board.cards(stage).viewport(), Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(30, 30), actions, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, enter)
    event = QDropEvent(QPointF(30, 30), actions, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, event)


def test_a_dropped_card_moves_once_it_is_saved(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    add_answered(office, "Milan Vos", Stage.TRUST)
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    model = page.board.cards(Stage.KNOW).leads
    drop(page, model.mimeData([model.index(0, 0)]), Stage.TRUST)
    assert names(page, Stage.KNOW) == ["Iris Smit"]
    wait_for(office, page, Stage.TRUST, ["Milan Vos", "Iris Smit"])
    assert names(page, Stage.KNOW) == []
    assert office.notices[-1].text == "Moved to Trust."


def test_a_drop_on_its_own_column_or_of_something_else_changes_nothing(
    office: Office, page: LeadsPage
) -> None:
    add_answered(office, "Iris Smit")
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    model = page.board.cards(Stage.KNOW).leads
    drop(page, model.mimeData([model.index(0, 0)]), Stage.KNOW)
    text = QMimeData()
    text.setText("hello")
    drop(page, text, Stage.TRUST)
    office.settle()
    assert not office.notices
    refused: list[object] = []
    office.desk.tasks.refused.connect(refused.append)
    strange = QMimeData()
    strange.setData(LEADS_MIME, b"\xff\x00nobody")
    drop(page, strange, Stage.TRUST)
    office.qtbot.waitUntil(lambda: len(refused) == 1)
    assert names(page, Stage.KNOW) == ["Iris Smit"]


def test_a_card_that_hangs_over_the_strip_unfolds_it(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    model = page.board.cards(Stage.KNOW).leads
    mime = model.mimeData([model.index(0, 0)])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.MoveAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.board.exits, enter)
    assert page.board.cards(Stage.LOST).isVisible()


def test_searching_leaves_the_cards_that_match(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    add_answered(office, "Milan Vos", Stage.LIKE)
    wait_for(office, page, Stage.KNOW, ["Iris Smit"])
    QTest.keyClicks(page.bar.field, "milan")
    wait_for(office, page, Stage.KNOW, [])
    wait_for(office, page, Stage.LIKE, ["Milan Vos"])


def test_the_models_keep_qt_rules(office: Office, page: LeadsPage) -> None:
    testers = [QAbstractItemModelTester(page.board.cards(stage).leads) for stage in Stage]
    for number in range(5):
        add_answered(office, f"Lead {number}", list(Stage)[number])
    wait_for(office, page, Stage.LATER, ["Lead 4"])
    page.board.grab()
    assert len(testers) == len(Stage)


def test_under_a_column_stands_how_long_it_typically_takes(office: Office, page: LeadsPage) -> None:
    for number in range(5):
        lead_id = add_answered(office, f"Lead {number}")
        office.clock.forward(minutes=2 * 24 * 60)
        office.do(partial(move_stage, lead_id=lead_id, stage=Stage.LIKE))
    columns = page.board.columns
    office.qtbot.waitUntil(lambda: bool(columns[Stage.KNOW].foot()))
    assert columns[Stage.KNOW].foot().replace("\u00a0", " ") == "typically 2 day(s) here"
    assert columns[Stage.LIKE].foot() == ""
