"""The agenda in a real window: read, walked through by keyboard, and changed by mouse and by key."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from agenda_work import at, block_of, plan
from leads_work import add_answered
from office import Office
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ptcrm.commands.consultations import log_outcome
from ptcrm.commands.next_steps import plan_step
from ptcrm.commands.undoing import undo
from ptcrm.domain.ids import LeadId
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.agenda import AgendaTalk, agenda
from ptcrm.ui.dialogs.choose_lead import ChooseLeadDialog
from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.widgets.agenda_block import AgendaBlock

pytest_plugins = ["office_fixtures", "agenda_fixtures"]

LEFT, CTRL, NONE = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
MINUTE = 60_000
SOME_POPUPS = "This plugin does not support"  # the offscreen platform says so of every menu


def shown(page: AgendaPage) -> list[str]:
    return [block.accessibleName() for block in page.grid.blocks()]


def stands(office: Office, name: str) -> str:
    """When somebody's talk is, as the data has it."""
    day = at(office, 1, "00:00")
    with office.database.reading() as connection:
        found = agenda(connection, day, day + 60 * 24 * 60 * MINUTE).talks
    (talk,) = (it for it in found if it.row.name == name)
    return f"{datetime.fromtimestamp(talk.row.at / 1000, office.desk.zone):%d %H:%M} {talk.row.status}"


def drag(page: AgendaPage, block: AgendaBlock, days: int, minutes: int) -> None:
    """With the mouse, from the middle of the block, in steps as a hand makes them."""
    columns, middle = page.grid.measures.column_width, block.rect().center()
    way = QPoint(round(days * columns), page.grid.measures.y(minutes))
    start = block.mapTo(page.grid, middle)
    QTest.mousePress(block, LEFT, NONE, middle)
    for part in range(1, 6):
        QTest.mouseMove(block, block.mapFrom(page.grid, start + way * (part / 5)))
    QTest.mouseRelease(block, LEFT, NONE, block.mapFrom(page.grid, start + way))


def dialog(kind: type[QDialog]) -> QDialog:
    (found,) = (it for it in QApplication.topLevelWidgets() if isinstance(it, kind) and it.isVisible())
    return found


def test_a_block_says_who_what_when_and_how_it_stands(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    assert shown(page) == ["Femke Jansen, free intake, Tuesday 24 November 10:00, 45 minute(s), planned"]
    assert page.bar.title.text().replace("\u00a0", " ") == "23 – 29 November"
    assert page.bar.about.text() == "week 48 · 1 consultation(s)"
    assert page.head.names()[0] == "Monday 23 November, today"


def test_two_at_once_stand_side_by_side_and_name_each_other(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    plan(office, "Tom Hendriks", 24, "10:30")
    femke, tom = block_of(page, "Femke Jansen,"), block_of(page, "Tom Hendriks,")
    assert "overlaps with Tom" in femke.accessibleName()
    assert "overlaps with Femke" in tom.accessibleName()
    assert not femke.geometry().intersects(tom.geometry())


def test_a_talk_dragged_to_another_day_and_time_is_moved_and_can_be_put_back(
    office: Office, page: AgendaPage
) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    drag(page, block_of(page, "Femke"), days=2, minutes=94)
    office.settle()
    assert stands(office, "Femke Jansen") == "26 11:30 planned"
    assert "Thursday 26 November 11:30" in block_of(page, "Femke").accessibleName()
    assert office.notices[-1].text.replace("\u00a0", " ") == "Femke: moved to Thu 26 Nov 11:30."
    assert office.notices[-1].undo
    office.do(undo)
    office.settle()
    assert stands(office, "Femke Jansen") == "24 10:00 planned"
    assert "Tuesday 24 November 10:00" in block_of(page, "Femke").accessibleName()


def test_escape_lets_go_of_a_drag_and_nothing_moves(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    block = block_of(page, "Femke")
    before = block.geometry()
    QTest.mousePress(block, LEFT, NONE, block.rect().center())
    QTest.mouseMove(block, block.rect().center() + QPoint(0, 60))
    assert block.dragging
    QTest.keyClick(block, Qt.Key.Key_Escape)
    QTest.mouseRelease(block, LEFT, NONE, block.rect().center())
    office.settle()
    assert block.geometry() == before
    assert stands(office, "Femke Jansen") == "24 10:00 planned"


def test_what_comes_in_during_a_drag_waits_until_it_is_over(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    block = block_of(page, "Femke")
    QTest.mousePress(block, LEFT, NONE, block.rect().center())
    QTest.mouseMove(block, block.rect().center() + QPoint(0, 60))
    plan(office, "Tom Hendriks", 25, "10:00")
    assert len(shown(page)) == 1
    assert block.dragging
    QTest.mouseRelease(block, LEFT, NONE, block.rect().center())
    office.settle()
    assert len(shown(page)) == 2


def test_keys_move_a_talk_and_one_undo_takes_them_all_back(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    page.grid.focus_block(block_of(page, "Femke"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(page.focusWidget() or page, key, CTRL)
    assert "Wednesday 25 November 10:15" in block_of(page, "Femke").accessibleName()
    assert block_of(page, "Femke").hasFocus()
    office.qtbot.waitUntil(lambda: bool(office.notices))
    office.settle()
    assert stands(office, "Femke Jansen") == "25 10:15 planned"
    assert len(office.notices) == 1
    office.do(undo)
    assert stands(office, "Femke Jansen") == "24 10:00 planned"


def test_a_talk_moved_off_sunday_takes_the_week_and_the_focus_along(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 29, "10:00")
    page.grid.focus_block(block_of(page, "Femke"))
    QTest.keyClick(block_of(page, "Femke"), Qt.Key.Key_Right, CTRL)
    office.settle()
    assert page.days()[0] == date(2026, 11, 30)
    assert "Monday 30 November 10:00" in block_of(page, "Femke").accessibleName()
    assert block_of(page, "Femke").hasFocus()
    assert stands(office, "Femke Jansen") == "30 10:00 planned"


def test_what_was_moved_is_written_before_the_page_goes_out_of_sight(
    office: Office, page: AgendaPage
) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    page.grid.focus_block(block_of(page, "Femke"))
    QTest.keyClick(block_of(page, "Femke"), Qt.Key.Key_Down, CTRL)
    page.hide()
    office.settle()
    assert stands(office, "Femke Jansen") == "24 10:15 planned"


def test_arrows_walk_in_order_of_time_and_enter_opens(office: Office, page: AgendaPage) -> None:
    opened: list[str] = []
    office.desk.lead_wanted.connect(opened.append)
    for name, day, clock in (("Femke", 24, "15:00"), ("Tom", 24, "09:00"), ("Eva", 26, "08:00")):
        plan(office, name, day, clock)
    page.grid.setFocus()
    page.grid.walk(0)
    order = []
    for _ in range(4):
        order.append((page.focusWidget() or page).accessibleName().split(",")[0])
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Down)
    assert order == ["Tom", "Femke", "Eva", "Eva"]
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Home)
    focused = page.focusWidget()
    assert isinstance(focused, AgendaBlock)
    assert isinstance(focused.item, AgendaTalk)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert opened == [focused.item.row.lead_id]


def test_weeks_and_days_turn_by_key(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke", 24, "15:00")
    page.grid.focus_block(block_of(page, "Femke"))
    for key, first, many in (
        (Qt.Key.Key_Right, date(2026, 11, 30), 7),
        (Qt.Key.Key_Left, date(2026, 11, 23), 7),
        (Qt.Key.Key_PageUp, date(2026, 11, 16), 7),
        (Qt.Key.Key_T, date(2026, 11, 23), 7),
        (Qt.Key.Key_D, date(2026, 11, 23), 1),
        (Qt.Key.Key_Right, date(2026, 11, 24), 1),
        (Qt.Key.Key_W, date(2026, 11, 23), 7),
    ):
        QTest.keyClick(page.focusWidget() or page, key)
        assert (page.days()[0], len(page.days())) == (first, many), key
        office.settle()
    assert page.accessibleName().startswith("23 – 29\u00a0November")


def test_keys_that_follow_each_other_fast_turn_every_time(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke", 24, "15:00")
    page.grid.focus_block(block_of(page, "Femke"))
    for _ in range(3):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Right)
    assert page.days()[0] == date(2026, 11, 23) + timedelta(weeks=3)


def test_enter_on_an_empty_place_asks_with_whom_and_plans_then(office: Office, page: AgendaPage) -> None:
    add_answered(office, "Tom Hendriks")
    add_answered(office, "Femke Jansen")
    page.grid.setFocus()
    page.grid.put_cursor(2, 16 * 60)
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.accessibleName() == "Plan at Wednesday 25 November 16:30"
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    who = dialog(ChooseLeadDialog)
    assert isinstance(who, ChooseLeadDialog)
    office.settle()
    assert [name.split(" · ")[0] for name in who.names()] == ["Femke Jansen", "Tom Hendriks"]
    QTest.keyClick(who.search, Qt.Key.Key_Down)
    QTest.keyClick(who.search, Qt.Key.Key_Return)
    form = dialog(PlanConsultationDialog)
    assert isinstance(form, PlanConsultationDialog)
    assert form.windowTitle() == "Plan a consultation with Tom"
    QTest.keyClick(form, Qt.Key.Key_Return)
    office.settle()
    assert stands(office, "Tom Hendriks") == "25 16:30 planned"


def test_a_double_click_on_an_empty_place_plans_there_and_a_name_is_looked_for(
    office: Office, page: AgendaPage
) -> None:
    for name in ("Tom Hendriks", "Femke Jansen"):
        add_answered(office, name)
    where = page.grid.measures.slot(4, 10 * 60, 30).center()
    QTest.mouseDClick(page.grid, LEFT, NONE, where)
    who = dialog(ChooseLeadDialog)
    assert isinstance(who, ChooseLeadDialog)
    QTest.keyClicks(who.search, "tom")
    office.settle()
    assert [name.split(" · ")[0] for name in who.names()] == ["Tom Hendriks"]
    QTest.keyClicks(who.search, "xyz")
    office.settle()
    assert not who.save_button.isEnabled()
    who.reject()
    office.settle()
    assert shown(page) == []


def test_o_asks_how_it_went_and_a_talk_whose_time_has_come_shows_the_button(
    office: Office, page: AgendaPage
) -> None:
    asked: list[str] = []
    office.desk.outcome_wanted.connect(asked.append)
    talk = plan(office, "Femke Jansen", 23, "12:10")
    block = block_of(page, "Femke")
    assert block.outcome is None, "it is made once somebody's talk asks for it"
    office.clock.forward(minutes=11)
    office.desk.second.emit()
    assert block.outcome is not None
    assert not block.outcome.isHidden()
    assert block.outcome.accessibleName() == "Log the outcome with Femke Jansen"
    assert "outcome not noted yet" in block.accessibleName()
    block.outcome.click()
    page.grid.focus_block(block)
    QTest.keyClick(block, Qt.Key.Key_O)
    assert asked == [talk, talk]


def test_delete_calls_a_talk_off_and_it_can_be_undone(office: Office, page: AgendaPage) -> None:
    plan(office, "Femke Jansen", 24, "10:00")
    page.grid.focus_block(block_of(page, "Femke"))
    QTest.keyClick(block_of(page, "Femke"), Qt.Key.Key_Delete)
    office.settle()
    assert stands(office, "Femke Jansen") == "24 10:00 cancelled"
    assert office.notices[-1].text == "Femke: cancelled."
    assert "cancelled" in block_of(page, "Femke Jansen, free").accessibleName()
    office.do(undo)
    assert stands(office, "Femke Jansen") == "24 10:00 planned"


def test_a_talk_with_an_outcome_stays_where_it_is(office: Office, page: AgendaPage) -> None:
    talk = plan(office, "Femke Jansen", 23, "10:00")
    form = OutcomeForm(ConsultationStatus.NO_SHOW)
    office.do(partial(log_outcome, consultation_id=talk, form=form, zone=office.desk.zone))
    office.settle()
    block = block_of(page, "Femke Jansen, free")
    drag(page, block, days=1, minutes=60)
    page.grid.focus_block(block)
    QTest.keyClick(block, Qt.Key.Key_Down, CTRL)
    office.settle()
    assert stands(office, "Femke Jansen") == "23 10:00 no_show"


def test_a_step_is_put_off_by_dragging_and_skipped_by_key(office: Office, page: AgendaPage) -> None:
    lead_id: LeadId = add_answered(office, "Daan Visser")
    office.do(
        partial(plan_step, lead_id=lead_id, what="Bel over de proeftraining", at=at(office, 24, "09:00"))
    )
    office.settle()
    assert shown(page) == ["Bel over de proeftraining, Daan Visser, Tuesday 24 November 09:00, next step"]
    drag(page, block_of(page, "Daan"), days=1, minutes=120)
    office.settle()
    assert "Wednesday 25 November 11:00" in block_of(page, "Daan").accessibleName()
    page.grid.focus_block(block_of(page, "Daan"))
    QTest.keyClick(block_of(page, "Daan"), Qt.Key.Key_Delete)
    office.settle()
    assert shown(page) == []
    assert office.notices[-1].text == "Skipped."


@pytest.mark.qt_log_ignore(SOME_POPUPS)
def test_many_steps_at_one_time_are_one_button_with_a_menu(office: Office, page: AgendaPage) -> None:
    for name in ("Daan Visser", "Lotte Bakker", "<b>Tom</b> & Jerry"):
        lead_id = add_answered(office, name)
        office.do(partial(plan_step, lead_id=lead_id, what="Bel", at=at(office, 24, "09:00")))
    office.settle()
    assert shown(page) == ["3 next step(s), show them"]
    page.grid.blocks()[0].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "09:00 Bel, Daan Visser",
        "09:00 Bel, Lotte Bakker",
        "09:00 Bel, <b>Tom</b> && Jerry",
    ]
    menu.close()


def test_an_empty_week_says_so(office: Office, page: AgendaPage) -> None:
    assert page.view.empty.text() == "No consultations this week. Plan one from a lead."
    assert not page.view.empty.isHidden()
    plan(office, "Femke Jansen", 24, "10:00")
    assert page.view.empty.isHidden()


def test_a_talk_out_of_sight_is_pointed_at(office: Office, page: AgendaPage) -> None:
    page.resize(1084, 420)
    plan(office, "Femke Jansen", 24, "09:00")
    plan(office, "Tom Hendriks", 25, "21:00")
    page.view.show_hours_that_matter()
    assert page.view.below.text().strip() == "1 later"
    assert page.view.above.isHidden()
    page.view.below.click()
    assert page.view.below.isHidden()
    visible = block_of(page, "Tom Hendriks").visibleRegion().boundingRect()
    assert visible.height() == block_of(page, "Tom Hendriks").height()


def test_tab_passes_through_the_agenda_in_one_stop_for_all_blocks(office: Office, page: AgendaPage) -> None:
    for name, day in (("Femke", 24), ("Tom", 25), ("Eva", 26)):
        plan(office, name, day, "10:00")
    stops = [it for it in page.grid.blocks() if it.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    page.grid.focus_block(block_of(page, "Tom"))
    (stop,) = (it for it in page.grid.blocks() if it.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert stop is block_of(page, "Tom")


def test_a_night_hour_the_clock_skips_is_told_as_it_will_read(office: Office, page: AgendaPage) -> None:
    page.show_day(date(2026, 3, 29), by_day=True)
    office.settle()
    page.grid.setFocus()
    page.grid.put_cursor(0, 150)
    assert page.grid.accessibleName() == "Plan at Sunday 29 March 03:30"
    page.show_day(date(2026, 3, 29), by_day=False)
    assert page.head.names()[-1] == "Sunday 29 March. This night the clock goes forward an hour."
