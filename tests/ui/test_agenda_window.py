"""The agenda as a place of the window: the ways in, the way back from a lead, and Ctrl+Z at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ptcrm.commands.samples import fill_demo
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.agenda import AgendaPage
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.widgets.agenda_block import AgendaBlock

pytest_plugins = ["office_fixtures"]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    fill_demo(office.database, office.clock(), office.desk.zone)
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    yield window
    office.settle()


def agenda_of(office: Office, window: MainWindow) -> AgendaPage:
    office.settle()
    (page,) = window.findChildren(AgendaPage)
    assert page.isVisible()
    return page


def focused(window: MainWindow) -> AgendaBlock:
    block = window.focusWidget()
    assert isinstance(block, AgendaBlock)
    return block


def test_the_agenda_opens_by_key_from_the_sidebar_and_from_today(office: Office, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    agenda_of(office, window)
    assert window.sidebar.button("agenda").isChecked()
    window.show_today()
    window.sidebar.button("agenda").click()
    agenda_of(office, window)
    window.show_today()
    assert window.today is not None
    window.today.consultations.agenda.click()
    agenda_of(office, window)


def test_what_comes_next_has_the_focus_and_the_way_back_from_a_lead_leads_to_it(
    office: Office, window: MainWindow
) -> None:
    window.show_agenda()
    page = agenda_of(office, window)
    block = focused(window)
    name = block.accessibleName()
    assert name.startswith("Tom Hendriks"), "Femke’s talk is over, Tom’s is this evening"
    QTest.keyClick(block, Qt.Key.Key_Return)
    office.settle()
    assert not page.isVisible()
    (lead,) = window.findChildren(LeadPage)
    lead.closed.emit()
    agenda_of(office, window)
    assert focused(window).accessibleName() == name


def test_undo_right_after_a_key_takes_that_move_back(office: Office, window: MainWindow) -> None:
    window.show_agenda()
    agenda_of(office, window)
    before = focused(window).accessibleName()
    QTest.keyClick(focused(window), Qt.Key.Key_Down, CTRL)
    assert focused(window).accessibleName() != before
    QTest.keyClick(focused(window), Qt.Key.Key_Z, CTRL)
    office.settle()
    assert focused(window).accessibleName() == before
    assert window.strip.text() == "Undone: consultation with Tom moved."


def test_closing_the_window_keeps_a_move_that_was_just_made(office: Office, window: MainWindow) -> None:
    window.show_agenda()
    agenda_of(office, window)
    QTest.keyClick(focused(window), Qt.Key.Key_Down, CTRL)
    moved = focused(window).accessibleName()
    window.close()
    office.settle()
    window.show()
    window.show_agenda()
    office.settle()
    assert moved in [block.accessibleName() for block in agenda_of(office, window).grid.blocks()]
