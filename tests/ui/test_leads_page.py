"""Leads as a table and as a whole page: finding, sorting, moving, and losing neither place nor focus."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from leads_work import DAY, MINUTE, add, add_answered, open_menu, open_page
from office import Office
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView

from ptcrm.commands.leads import LeadEdit, edit_lead
from ptcrm.commands.next_steps import plan_step
from ptcrm.domain.lead_views import ALL_LEADS, LeadOrder
from ptcrm.domain.values import Source, Stage
from ptcrm.ui.models.filter_words import Part
from ptcrm.ui.models.lead_columns import Column
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.widgets.filter_menu import FilterMenu

pytest_plugins = ["office_fixtures"]

SOME_POPUPS = "This plugin does not support"  # the offscreen platform says so of every menu


@pytest.fixture
def page(office: Office) -> Iterator[LeadsPage]:
    with open_page(office, table=True) as page:
        yield page


def cells(page: LeadsPage, column: Column = Column.NAME) -> list[str]:
    model = page.table.leads
    return [str(model.index(line, column).data()) for line in range(model.rowCount())]


def wait_for(office: Office, page: LeadsPage, names: list[str]) -> None:
    office.qtbot.waitUntil(lambda: cells(page) == names)


def wait_for_rows(office: Office, page: LeadsPage, count: int) -> None:
    office.qtbot.waitUntil(lambda: len(cells(page)) == count and "…" not in cells(page))


def filters(page: LeadsPage) -> dict[str, QAction]:
    """What the filter menu offers by itself, without the figures beside it."""
    menu = page.bar.ask_filter()
    menu.close()
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def sources_of(menu: FilterMenu) -> dict[str, QAction]:
    """The sources it offers."""
    menu.close()
    return {action.text(): action for action in menu.part(Part.SOURCES).actions()}


def shown_words(page: LeadsPage) -> str:
    return page.nothing.words() if page.nothing.isVisible() else page.nobody.words()


def test_the_newest_stands_on_top_and_every_column_is_filled(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit", wants="Lose 8 kg", source=Source.WEBSITE)
    daan = add_answered(office, "Daan Visser")
    office.do(partial(plan_step, lead_id=daan, what="Call Daan", at=office.clock() + 30 * MINUTE))
    add(office, "Sanne van den Berg", minutes_ago=72)
    wait_for(office, page, ["Sanne van den Berg", "Daan Visser", "Iris Smit"])
    assert cells(page, Column.STAGE) == ["Know", "Know", "Know"]
    assert cells(page, Column.GOAL)[2] == "Lose 8 kg"
    assert cells(page, Column.SOURCE)[2] == "Website"
    steps = [text.replace("\u00a0", " ") for text in cells(page, Column.STEP)]
    assert steps == ["Answer now · over the hour: 1 h 12", "Call Daan · today 12:30", "No next step"]


def test_a_screen_reader_hears_the_whole_row(office: Office, page: LeadsPage) -> None:
    add(office, "Sanne van den Berg", minutes_ago=72, wants="Back to sport")
    wait_for(office, page, ["Sanne van den Berg"])
    spoken = page.table.leads.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Sanne van den Berg. Stage: Know. Goal: Back to sport. Answer now")
    assert "1 hour(s) and 12 minute(s)" in spoken.replace("\u00a0", " ")


def test_headings_sort_up_down_and_back(office: Office, page: LeadsPage) -> None:
    for name in ("Bram Kok", "Anna Bos", "Cas Mulder"):
        add_answered(office, name)
    newest = ["Cas Mulder", "Anna Bos", "Bram Kok"]
    by_name = ["Anna Bos", "Bram Kok", "Cas Mulder"]
    wait_for(office, page, newest)
    header = page.table.horizontalHeader()
    for wanted in (by_name, by_name[::-1], newest):
        header.sectionClicked.emit(Column.NAME)
        wait_for(office, page, wanted)
    header.sectionClicked.emit(Column.PHONE)
    office.settle()
    assert cells(page) == newest
    page.bar.order_chosen.emit(LeadOrder.NAME, False)
    wait_for(office, page, by_name)
    assert page.bar.order.accessibleName() == "Order: By name"


def test_stages_sort_along_the_road(office: Office, page: LeadsPage) -> None:
    for name, stage in (("Eva", Stage.CLIENT), ("Tom", Stage.TRUST), ("Lot", Stage.LIKE)):
        add_answered(office, name, stage)
    add_answered(office, "Kim")
    page.table.horizontalHeader().sectionClicked.emit(Column.STAGE)
    wait_for(office, page, ["Kim", "Lot", "Tom", "Eva"])


def test_typing_looks_in_the_list_and_escape_shows_everyone(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    add_answered(office, "Milan Vos", wants="Stronger for football")
    wait_for_rows(office, page, 2)
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, "footb")
    wait_for(office, page, ["Milan Vos"])
    QTest.keyClicks(page.bar.field, "zzz")
    office.qtbot.waitUntil(page.nothing.isVisible)
    assert shown_words(page) == "Nothing found for “footbzzz”."
    assert page.bar.field.hasFocus()
    QTest.keyClick(page.bar.field, Qt.Key.Key_Escape)
    wait_for_rows(office, page, 2)
    assert page.table.isVisible()


def test_down_goes_from_the_field_into_the_list(office: Office, page: LeadsPage) -> None:
    add(office, "Anna", 5)
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    for table, key in ((True, Qt.Key.Key_Down), (False, Qt.Key.Key_Return)):
        page.show_view(table=table)
        office.settle()
        page.bar.field.setFocus()
        QTest.keyClick(page.bar.field, key)
        here = page.focusWidget()
        assert isinstance(here, QAbstractItemView)
        assert here is page.table if table else page.board.isAncestorOf(here)
        assert here.currentIndex().row() == 0


def test_an_empty_book_offers_a_new_lead(office: Office, page: LeadsPage) -> None:
    office.qtbot.waitUntil(page.nobody.isVisible)
    assert shown_words(page) == "Nobody here yet"
    with office.qtbot.waitSignal(office.desk.new_lead_wanted):
        page.nobody.button.click()
    add(office, "Iris Smit", minutes_ago=1)
    wait_for(office, page, ["Iris Smit"])
    assert page.table.isVisible()


@pytest.mark.qt_log_ignore(SOME_POPUPS, extend=True)
def test_filters_narrow_the_list_and_can_all_be_dropped(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit", source=Source.WEBSITE)
    other = add_answered(office, "Milan Vos", source="Fair & <b>more</b>")
    office.do(partial(plan_step, lead_id=other, what="Call", at=office.clock() + DAY))
    wait_for_rows(office, page, 2)
    filters(page)["No next step"].trigger()
    wait_for(office, page, ["Iris Smit"])
    assert page.bar.chips.words() == ["No next step"]
    wanted = {"Website\t1", "Fair && <b>more</b>\t1"}
    office.qtbot.waitUntil(lambda: set(sources_of(page.bar.ask_filter())) == wanted)
    sources = sources_of(page.bar.ask_filter())
    sources["Fair && <b>more</b>\t1"].trigger()
    office.qtbot.waitUntil(page.nothing.isVisible)
    assert shown_words(page) == "Nobody here with these filters."
    assert page.bar.chips.words() == ["Source: Fair & <b>more</b>", "No next step"]
    page.nothing.button.click()
    wait_for(office, page, ["Milan Vos", "Iris Smit"])
    assert page.bar.wanted() == ALL_LEADS
    assert not page.bar.chips.isVisible()


def test_leads_without_a_step_are_shown_whatever_was_chosen_before(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    wait_for_rows(office, page, 1)
    page.bar.field.setText("nobody of that name")
    page.show_without_step()
    wait_for(office, page, ["Iris Smit"])
    assert page.bar.chips.words() == ["No next step"]
    assert page.bar.text == ""


def test_enter_opens_and_arrows_walk(office: Office, page: LeadsPage) -> None:
    first = add_answered(office, "Iris Smit")
    add_answered(office, "Milan Vos")
    wait_for_rows(office, page, 2)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with office.qtbot.waitSignal(office.desk.lead_wanted) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [first]
    assert office.desk.among == page.table.leads.rids(), "from there J and K follow the table"


@pytest.mark.qt_log_ignore(SOME_POPUPS, extend=True)
def test_m_moves_and_says_so_with_a_way_back(office: Office, page: LeadsPage) -> None:
    add_answered(office, "Iris Smit")
    wait_for_rows(office, page, 1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    QTest.keyClick(page.table, Qt.Key.Key_M)
    menu = open_menu()
    assert [action.text() for action in menu.actions()] == ["Like", "Trust", "Client", "Later", "Lost"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: cells(page, Column.STAGE) == ["Like"])
    assert office.notices[-1].text == "Moved to Like."
    assert office.notices[-1].undo


def test_selection_and_place_stay_when_somebody_new_comes(office: Office, page: LeadsPage) -> None:
    for number in range(40):
        add_answered(office, f"Lead {number:02}")
    wait_for_rows(office, page, 40)
    page.table.setFocus()
    page.table.selectRow(30)
    page.table.scrollTo(page.table.leads.index(30, 0))
    office.settle()
    chosen = page.table.currentIndex().data()
    top = page.table.rowAt(2)
    add(office, "Somebody New", minutes_ago=1)
    wait_for_rows(office, page, 41)
    assert page.table.currentIndex().data() == chosen
    assert page.table.rowAt(2) == top + 1
    assert page.table.hasFocus()


def test_a_changed_lead_is_read_again_in_its_place(office: Office, page: LeadsPage) -> None:
    lead_id = add_answered(office, "Iris Smit")
    wait_for_rows(office, page, 1)
    office.do(partial(edit_lead, lead_id=lead_id, edit=LeadEdit(name="Iris de Wit")))
    wait_for(office, page, ["Iris de Wit"])


def test_a_hidden_page_reads_when_it_shows(office: Office, page: LeadsPage) -> None:
    page.hide()
    add_answered(office, "Iris Smit")
    office.settle()
    assert cells(page) == []
    page.show()
    wait_for(office, page, ["Iris Smit"])


def test_waits_grow_by_the_minute(office: Office, page: LeadsPage) -> None:
    add(office, "Sanne", minutes_ago=72)
    wait_for(office, page, ["Sanne"])
    office.clock.forward(minutes=3)
    office.desk.second.emit()
    assert cells(page, Column.STEP)[0].replace("\u00a0", " ").endswith("1 h 15")


@pytest.mark.parametrize(
    "name", ["<img src=/dev/zero>", "J" * 10_000, "مريم الحسن", "💪 Kim & Co", "a\u202eb"]
)
def test_names_from_outside_are_only_text(office: Office, page: LeadsPage, name: str) -> None:
    add(office, name, minutes_ago=5)
    wait_for_rows(office, page, 1)
    page.grab()
    assert "\u202e" not in cells(page)[0]
    assert len(cells(page)[0]) <= 240


def test_the_model_keeps_qt_rules(office: Office, page: LeadsPage) -> None:
    tester = QAbstractItemModelTester(page.table.leads)
    for number in range(5):
        add_answered(office, f"Lead {number}")
    wait_for_rows(office, page, 5)
    assert tester.model() is page.table.leads
    assert page.table.leads.index(99, 0) == QModelIndex()


def test_the_choice_of_view_is_remembered(office: Office, page: LeadsPage) -> None:
    page.bar.board.click()
    office.settle()
    assert LeadsPage(office.desk).bar.board.isChecked()
    page.bar.table.click()
    office.settle()
    assert LeadsPage(office.desk).bar.table.isChecked()
