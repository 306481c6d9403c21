"""Picking leads in the table and doing something with all of them, columns, and views of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from leads_work import add, add_answered, open_menu, open_page
from office import Office
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import select

from ptcrm.commands.leads import remove_lead
from ptcrm.commands.undoing import undo
from ptcrm.domain.ids import LeadId
from ptcrm.domain.lead_views import ALL_LEADS, LeadFilter, LeadOrder
from ptcrm.domain.values import ClockState, Source, Stage
from ptcrm.queries.drafts import draft
from ptcrm.store import tables
from ptcrm.ui.dialogs.export_leads import ExportDialog
from ptcrm.ui.dialogs.many_leads import GroupManyDialog, PlanManyDialog, StayedDialog
from ptcrm.ui.dialogs.name_view import NameViewDialog
from ptcrm.ui.models.lead_columns import USUAL, Column
from ptcrm.ui.pages.leads import LeadsPage

pytest_plugins = ["office_fixtures"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(office: Office) -> Iterator[LeadsPage]:
    QSettings("PT CRM", "ptcrm").clear()  # what another test left of columns and widths
    with open_page(office, table=True) as page:
        yield page


def cells(page: LeadsPage, column: Column = Column.NAME) -> list[str]:
    model = page.table.leads
    return [str(model.index(line, column).data()) for line in range(model.rowCount())]


def filled(office: Office, page: LeadsPage, count: int = 5) -> None:
    """Leads 0 to count - 1, the newest on top, and the focus on the first line."""
    for number in range(count):
        add_answered(office, f"Lead {number}")
    office.qtbot.waitUntil(lambda: len(cells(page)) == count and "…" not in cells(page))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home)


def picked(page: LeadsPage) -> list[str]:
    model = page.table.leads
    return [
        str(model.index(line, 0).data())
        for line in range(model.rowCount())
        if model.index(line, Column.CHOSEN).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    ]


def click(page: LeadsPage, line: int, column: Column, keys: Qt.KeyboardModifier = PLAIN) -> None:
    place = page.table.visualRect(page.table.leads.index(line, column)).center()
    QTest.mouseClick(page.table.viewport(), LEFT, keys, place)


def dialog(page: LeadsPage, kind: type[QDialog]) -> QDialog:
    found = [one for one in page.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_space_and_shift_with_arrows_pick_and_escape_puts_back(office: Office, page: LeadsPage) -> None:
    filled(office, page)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert picked(page) == ["Lead 4"]
    assert page.bar.picked.isVisible()
    assert page.bar.picked.words() == "1 selected"
    for _ in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert picked(page) == ["Lead 4", "Lead 3", "Lead 2"]
    QTest.keyClick(page.table, Qt.Key.Key_Up, SHIFT)
    assert picked(page) == ["Lead 4", "Lead 3"]
    QTest.keyClick(page.table, Qt.Key.Key_End, SHIFT)
    assert len(picked(page)) == 5
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert picked(page) == []
    assert page.bar.field.isVisible()


def test_the_mouse_picks_by_the_box_by_ctrl_and_by_shift(office: Office, page: LeadsPage) -> None:
    filled(office, page)
    opened: list[str] = []
    office.desk.lead_wanted.connect(opened.append)
    click(page, 0, Column.CHOSEN)
    click(page, 2, Column.NAME, CTRL)
    assert picked(page) == ["Lead 4", "Lead 2"]
    click(page, 4, Column.NAME, SHIFT)
    assert picked(page) == ["Lead 4", "Lead 2", "Lead 1", "Lead 0"]
    click(page, 0, Column.CHOSEN)
    assert picked(page) == ["Lead 2", "Lead 1", "Lead 0"]
    assert not opened
    click(page, 3, Column.NAME)
    assert len(opened) == 1


def test_a_screen_reader_hears_what_is_picked(office: Office, page: LeadsPage) -> None:
    filled(office, page, 2)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    spoken = [page.table.leads.index(line, 0).data(Qt.ItemDataRole.AccessibleTextRole) for line in (0, 1)]
    assert spoken[0].startswith("selected. Lead 1")
    assert spoken[1].startswith("Lead 0")


def test_moving_many_is_one_change_with_one_way_back(office: Office, page: LeadsPage) -> None:
    filled(office, page)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(page.table, Qt.Key.Key_M)
    menu = open_menu()
    words = {action.text(): action for action in menu.actions()}
    assert {"Client", "Next step", "Target group", "Remove"} <= set(words)
    words["Like"].trigger()
    menu.close()
    office.qtbot.waitUntil(lambda: cells(page, Column.STAGE) == ["Like"] * 5)
    assert office.notices[-1].text.startswith("5 lead")
    assert office.notices[-1].undo
    assert len(picked(page)) == 5
    office.do(undo)
    office.qtbot.waitUntil(lambda: cells(page, Column.STAGE) == ["Know"] * 5)


def test_delete_puts_in_the_bin_and_nothing_stays_picked(office: Office, page: LeadsPage) -> None:
    filled(office, page, 3)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    office.qtbot.waitUntil(lambda: cells(page) == ["Lead 1", "Lead 0"])
    assert not len(page.chosen)
    office.do(undo)
    office.qtbot.waitUntil(lambda: cells(page) == ["Lead 2", "Lead 1", "Lead 0"])


def test_a_step_for_all_of_them(office: Office, page: LeadsPage) -> None:
    filled(office, page, 3)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    page.bar.picked.step.click()
    asked = dialog(page, PlanManyDialog)
    assert isinstance(asked, PlanManyDialog)
    asked.save_button.click()
    assert asked.problem() == "Say what the next step is."
    asked.what.setText("Send the tip")
    asked.save_button.click()
    assert asked.problem()
    asked.when.set_text("tomorrow 09:00")
    asked.save_button.click()
    wanted = ["Send the tip · tomorrow 09:00"] * 3
    office.qtbot.waitUntil(
        lambda: [text.replace("\u00a0", " ") for text in cells(page, Column.STEP)] == wanted
    )


def test_a_target_group_for_all_of_them(office: Office, page: LeadsPage) -> None:
    filled(office, page, 2)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    page.bar.picked.group.click()
    asked = dialog(page, GroupManyDialog)
    assert isinstance(asked, GroupManyDialog)
    asked.group.setText("Women 45+")
    asked.save_button.click()
    office.qtbot.waitUntil(lambda: cells(page, Column.TARGET_GROUP) == ["Women 45+"] * 2)


def test_what_is_picked_is_exported(office: Office, page: LeadsPage) -> None:
    filled(office, page, 3)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.bar.picked.export.click()
    asked = dialog(page, ExportDialog)
    assert "1" in asked._only_listed.text()  # type: ignore[attr-defined]
    asked.reject()


def test_who_is_gone_meanwhile_is_named(office: Office, page: LeadsPage) -> None:
    filled(office, page, 2)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    rids = page.chosen.rids()
    with office.database.reading() as connection:
        ids = connection.execute(select(tables.lead.c.id).order_by(tables.lead.c.rid)).scalars().all()
    office.database.write(
        partial(remove_lead, lead_id=LeadId(ids[0])), office.clock()
    )  # unheard by the window
    page.many.move(rids, Stage.LIKE)
    office.settle()
    (words, show), *_ = office.notices[-1].actions
    assert words.startswith("1 lead")
    show()
    listed = dialog(page, StayedDialog)
    assert isinstance(listed, StayedDialog)
    assert listed.listed.toPlainText() == "Lead 0: Lead 0 was removed. Undo that first."
    listed.accept()


def test_who_a_filter_hides_is_picked_no_more(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris", source=Source.WEBSITE)
    add_answered(office, "Milan", source=Source.FLYER)
    office.qtbot.waitUntil(lambda: cells(page) == ["Milan", "Iris"])
    page.table.choosing.choose_all()
    page.bar.choose(LeadFilter(sources=("website",)))
    office.qtbot.waitUntil(lambda: cells(page) == ["Iris"])
    assert page.bar.picked.words() == "1 selected"


def test_chips_say_what_is_asked_for_and_go_one_by_one(office: Office, page: LeadsPage) -> None:
    add(office, "Waits", minutes_ago=72, source=Source.WEBSITE)
    add_answered(office, "Answered", source=Source.WEBSITE)
    add_answered(office, "Other", source=Source.FLYER)
    office.qtbot.waitUntil(lambda: len(cells(page)) == 3)
    page.bar.choose(LeadFilter(states=(ClockState.OVER_HOUR, ClockState.ANSWERED), sources=("website",)))
    office.qtbot.waitUntil(lambda: cells(page) == ["Answered", "Waits"])
    assert page.bar.chips.words() == ["Waiting: over the hour", "Waiting: answered", "Source: Website"]
    page.bar.chips.chips[1].setFocus()
    QTest.keyClick(page.bar.chips.chips[1], Qt.Key.Key_Space)
    office.qtbot.waitUntil(lambda: cells(page) == ["Waits"])
    assert page.bar.chips.chips[1].hasFocus()
    page.bar.chips.clear.click()
    office.qtbot.waitUntil(lambda: len(cells(page)) == 3)
    assert not page.bar.chips.isVisible()


def test_columns_are_hidden_moved_and_remembered(office: Office, page: LeadsPage) -> None:
    filled(office, page, 2)
    header = page.table.header
    menu = header.menu(page)
    words = {action.text(): action for action in menu.actions()}
    assert not words["Name"].isEnabled()
    words["Phone"].trigger()
    words["Town"].trigger()
    assert Column.PHONE not in header.columns()
    assert header.columns()[-1] is Column.CITY
    page.table.setCurrentIndex(page.table.leads.index(0, Column.CITY))
    QTest.keyClick(page.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert header.columns()[-2:] == (Column.CITY, Column.SOURCE)
    with open_page(office, table=True) as again:
        assert again.table.header.columns() == header.columns()
        assert again.table.header.visualIndex(Column.CHOSEN) == 0
    words = {action.text(): action for action in header.menu(page).actions()}
    words["Usual columns"].trigger()
    assert header.columns() == USUAL


def test_a_width_set_by_hand_stays(office: Office, page: LeadsPage) -> None:
    filled(office, page, 1)
    page.table.header.resizeSection(Column.NAME, 333)
    office.qtbot.wait(500)
    with open_page(office, table=True) as again:
        assert again.table.header.sectionSize(Column.NAME) == 333


def test_s_sorts_by_the_column_the_keyboard_is_on(office: Office, page: LeadsPage) -> None:
    filled(office, page, 3)
    for wanted in (["Lead 0", "Lead 1", "Lead 2"], ["Lead 2", "Lead 1", "Lead 0"]):
        QTest.keyClick(page.table, Qt.Key.Key_S)
        office.qtbot.waitUntil(lambda wanted=wanted: cells(page) == wanted)  # type: ignore[misc]
    assert page.bar.order.text().strip() == "By name"


def test_views_are_there_from_the_start_and_go_by_alt_and_a_figure(office: Office, page: LeadsPage) -> None:
    add(office, "Waits", minutes_ago=72)
    add_answered(office, "Answered")
    office.qtbot.waitUntil(lambda: len(cells(page)) == 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    office.qtbot.waitUntil(lambda: cells(page) == ["Waits"])
    assert page.bar.saved.text().strip() == "Waiting for you"
    assert page.table.header.columns()[1] is Column.WAITING
    page.views.apply_at(0)
    office.qtbot.waitUntil(lambda: len(cells(page)) == 2)
    assert page.table.header.columns() == USUAL
    assert page.bar.wanted() == ALL_LEADS


def test_a_view_of_ones_own_is_kept_renamed_and_removed_with_a_way_back(
    office: Office, page: LeadsPage
) -> None:
    filled(office, page, 2)
    page.bar.choose(LeadFilter(stages=(Stage.KNOW,)), "Lead")
    page.bar.order_chosen.emit(LeadOrder.NAME, True)
    page.views.keep()
    asked = dialog(page, NameViewDialog)
    assert isinstance(asked, NameViewDialog)
    asked.name.setText("")
    asked.save_button.click()
    office.settle()
    assert asked.problem() == "Give the view a name."
    asked.name.setText("My & new ones")
    asked.save_button.click()
    office.qtbot.waitUntil(lambda: len(page.views.views) == 6)
    assert page.bar.saved.text().strip() == "My && new ones"
    page.views.apply_at(0)
    page.views.apply_at(5)
    assert (page.bar.text, page.bar.wanted()) == ("Lead", LeadFilter(stages=(Stage.KNOW,)))
    menu = page.views.ask()
    entries = {action.text(): action for action in menu.actions()}
    entries["Remove “My && new ones”"].trigger()
    menu.close()
    office.qtbot.waitUntil(lambda: len(page.views.views) == 5)
    office.do(undo)
    office.qtbot.waitUntil(lambda: len(page.views.views) == 6)


def test_the_name_of_a_view_is_there_after_a_crash_until_it_is_saved(office: Office, page: LeadsPage) -> None:
    filled(office, page, 1)
    page.views.keep()
    killed = dialog(page, NameViewDialog)
    assert isinstance(killed, NameViewDialog)
    killed.name.setText("Those of spring")
    office.qtbot.waitUntil(lambda: name_kept(office) != "", timeout=10_000)
    killed.done(0)  # without a word to it, as it goes in a crash

    page.views.keep()
    again = dialog(page, NameViewDialog)
    assert isinstance(again, NameViewDialog)
    office.qtbot.waitUntil(lambda: again.name.text() == "Those of spring")
    again.save_button.click()
    office.qtbot.waitUntil(lambda: len(page.views.views) == 6)
    office.settle()
    assert name_kept(office) == ""


def name_kept(office: Office) -> str:
    with office.database.reading() as connection:
        return draft(connection, "view:")


def test_the_model_keeps_qt_rules_while_picking(office: Office, page: LeadsPage) -> None:
    tester = QAbstractItemModelTester(page.table.leads)
    filled(office, page, 5)
    page.table.choosing.choose_all()
    page.bar.order_chosen.emit(LeadOrder.NAME, False)
    office.settle()
    assert tester.model() is page.table.leads
    assert page.table.indexAt(QPoint(5, 5)).isValid()
