"""Possible duplicates in the window: found in the background, compared, merged or told apart, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from leads_work import open_page
from office import Office
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.leads import LeadEdit, edit_lead, remove_lead
from ptcrm.commands.undoing import undo
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.merging import MergeField
from ptcrm.domain.values import Channel
from ptcrm.store import tables
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import SMALLEST, MainWindow
from ptcrm.ui.models.duplicate_finder import DuplicateFinder
from ptcrm.ui.pages.duplicates import DuplicatesPage
from ptcrm.ui.pages.lead import LeadPage

pytest_plugins = ["office_fixtures"]

PHONE = "0612345678"


def add(office: Office, name: str, **person: Any) -> LeadId:
    """Somebody, taken in as somebody new whatever they share."""
    enquiry = Enquiry(Person(name=name, **person), Channel.FORM)
    taken: TakenIn = office.do(partial(take_in, enquiry=enquiry))
    return taken.lead_id


def add_twice(office: Office) -> tuple[LeadId, LeadId]:
    """One person who came in twice, as only a trainer can tell."""
    a = add(office, "A. van den Berg", phone=PHONE, wants="Rug", postcode="3511 AB")
    b = add(office, "Anna van den Berg", phone="0687654321", wants="Sterk", postcode="3511 AB")
    return a, b


def lead_rows(office: Office) -> dict[str, dict[str, object]]:
    with office.database.reading() as connection:
        query = select(tables.lead).where(tables.lead.c.removed_at.is_(None))
        return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


@pytest.fixture
def page(office: Office) -> Iterator[DuplicatesPage]:
    finder = DuplicateFinder(office.desk)
    made = DuplicatesPage(office.desk, finder)
    made.resize(828, 576)
    yield made
    made.close()
    for widget in (made, finder):
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    office.settle()


def show(office: Office, page: DuplicatesPage) -> None:
    page.show_all()
    page.show()
    page.activateWindow()
    office.settle()


def test_two_people_side_by_side_with_a_choice_where_they_differ(
    office: Office, page: DuplicatesPage
) -> None:
    add_twice(office)
    show(office, page)
    assert page.count.text() == "1"
    assert set(page.compare.choices) == {MergeField.NAME, MergeField.PHONE, MergeField.WANTS}
    assert page.compare.from_other() == {MergeField.NAME}
    left, right = page.compare.choices[MergeField.PHONE]
    assert left.radio.accessibleName() == "Phone: 06 12 34 56 78"
    left.radio.setFocus()
    QTest.keyClick(left.radio, Qt.Key.Key_Right)
    assert right.radio.isChecked()
    assert right.radio.hasFocus()
    QTest.mouseClick(left, Qt.MouseButton.LeftButton)
    assert left.radio.isChecked()


def test_ctrl_enter_merges_with_what_was_chosen_and_undo_brings_both_back(
    office: Office, page: DuplicatesPage
) -> None:
    a, _ = add_twice(office)
    show(office, page)
    before = lead_rows(office)
    page.compare.choices[MergeField.WANTS][1].radio.setChecked(True)
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    rows = lead_rows(office)
    assert list(rows) == [a]
    assert (rows[a]["name"], rows[a]["wants"]) == ("Anna van den Berg", "Sterk")
    assert rows[a]["phone"] == "+31612345678"
    assert (office.notices[-1].text, office.notices[-1].undo) == (
        "Merged. All enquiries and notes are kept.",
        True,
    )
    assert page.said.isVisible()
    assert page.said.text() == "No possible duplicates. Everybody is in here once."
    office.do(undo)
    office.settle()
    assert lead_rows(office).keys() == before.keys()
    assert page.pairs.rowCount() == 1


def test_not_the_same_person_goes_on_to_the_next_and_comes_back_by_undo(
    office: Office, page: DuplicatesPage
) -> None:
    add_twice(office)
    add(office, "Jan Bos", phone="0611111111")
    add(office, "Eva Bos", phone="0611111111")
    show(office, page)
    assert page.pairs.rowCount() == 2
    page.apart_button.click()
    office.settle()
    assert page.pairs.rowCount() == 1
    assert page.compare.card is not None
    assert page.compare.card.keep.side.facts[MergeField.NAME] == "Jan Bos"
    assert page.list.currentIndex().row() == 0
    office.do(undo)
    office.settle()
    assert page.pairs.rowCount() == 2


def test_later_puts_a_pair_last(office: Office, page: DuplicatesPage) -> None:
    add_twice(office)
    add(office, "Jan Bos", phone="0611111111")
    add(office, "Eva Bos", phone="0611111111")
    show(office, page)
    page.later_button.click()
    office.settle()
    spoken = page.pairs.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A. van den Berg and Anna van den Berg. perhaps one person: similar name and postcode"
    assert page.compare.card is not None
    assert page.compare.card.keep.side.facts[MergeField.NAME] == "Jan Bos"


def test_what_changes_elsewhere_is_kept_up_with(office: Office, page: DuplicatesPage) -> None:
    a, b = add_twice(office)
    show(office, page)
    office.do(partial(edit_lead, lead_id=b, edit=LeadEdit(name="Kim Smit")))
    office.settle()
    assert page.pairs.rowCount() == 0
    office.do(partial(edit_lead, lead_id=b, edit=LeadEdit(name="Anna v d Berg")))
    office.settle()
    assert page.pairs.rowCount() == 1
    office.do(partial(remove_lead, lead_id=a))
    office.settle()
    assert page.pairs.rowCount() == 0


def test_a_search_can_be_stopped_and_started_again(office: Office, page: DuplicatesPage) -> None:
    add_twice(office)
    page._finder.look()
    page._finder.stop()
    page.show()
    page._finder.stop()
    office.settle()
    assert page.again_button.isVisible()
    assert "stopped" in page.said.text()
    page.again_button.click()
    office.settle()
    assert page.pairs.rowCount() == 1


def test_only_the_pairs_of_one_lead(office: Office, page: DuplicatesPage) -> None:
    a, _ = add_twice(office)
    add(office, "Jan Bos", phone="0611111111")
    add(office, "Eva Bos", phone="0611111111")
    page.show_only(a)
    page.show()
    office.settle()
    assert page.pairs.rowCount() == 1
    page.all_button.click()
    office.settle()
    assert page.pairs.rowCount() == 2


@pytest.mark.parametrize("name", ["<img src=/dev/zero>", "J" * 1_900, "a\u202eb", "💪 Kim & Co"])
def test_names_from_outside_are_only_text_and_fit(office: Office, page: DuplicatesPage, name: str) -> None:
    add(office, name, phone=PHONE, wants="W" * 1_000)
    add(office, "Somebody Else", phone=PHONE, wants="Fit", city="x" * 300)
    page.resize(828, 510)
    show(office, page)
    page.grab()
    assert page.pairs.rowCount() == 1
    assert page.merge_button.mapTo(page, page.merge_button.rect().bottomRight()).x() < page.width()
    assert "\u202e" not in page.pairs.index(0).data()


def test_the_leads_page_says_how_many_and_leads_there(office: Office) -> None:
    add_twice(office)
    with open_page(office, table=True) as leads:
        assert not leads.bar.duplicates.isVisible()
        office.qtbot.waitUntil(leads.bar.duplicates.isVisible)
        assert leads.bar.duplicates.accessibleName().startswith("1 possible duplicate")
        with office.qtbot.waitSignal(office.desk.page_wanted) as wanted:
            leads.bar.duplicates.click()
        assert wanted.args == ["duplicates"]


def test_a_leads_own_page_says_so_quietly(office: Office) -> None:
    a, b = add_twice(office)
    page = LeadPage(office.desk)
    page.resize(1084, 736)
    page.show()
    page.open_lead(b)
    office.settle()
    assert page.alike.accessibleName() == "Perhaps the same person as A. van den Berg: compare"
    with office.qtbot.waitSignal(office.desk.compare_wanted) as wanted:
        page.alike.click()
    assert wanted.args == [b]
    office.do(partial(remove_lead, lead_id=a))
    office.settle()
    assert not page.alike.isVisible()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_in_the_smallest_window_there_and_back(office: Office, tmp_path: Path) -> None:
    a, _ = add_twice(office)
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    window.data_opened()
    office.settle()
    office.desk.page_wanted.emit("duplicates")
    office.settle()
    [page] = window.findChildren(DuplicatesPage)
    assert page.isVisible()
    unnamed = [
        type(it).__name__
        for it in page.findChildren(QWidget)
        if it.isVisible() and it.focusPolicy() & Qt.FocusPolicy.TabFocus and not it.accessibleName()
    ]
    assert unnamed == []
    window.show_lead(a)
    office.settle()
    QTest.keyClick(window.findChildren(LeadPage)[0], Qt.Key.Key_Escape)
    office.settle()
    assert page.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    office.settle()
    assert not page.isVisible()
