"""The search box by keys, as a trainer uses it: who, what was said, and everything the program can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from ptcrm.app.safekeeping import Safekeeping
from ptcrm.commands.samples import fill_demo
from ptcrm.store.backup import latest_backup
from ptcrm.ui.dialogs.new_lead import NewLeadDialog
from ptcrm.ui.dialogs.shortcuts import ShortcutsDialog
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.models.search_rows import RowKind
from ptcrm.ui.pages.lead import LeadPage
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.widgets.search_box import SearchBox

pytest_plugins = ["office_fixtures"]

CONTROL = Qt.KeyboardModifier.ControlModifier


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


@pytest.fixture
def box(office: Office, window: MainWindow) -> SearchBox:
    """The search box, asked for by its key."""
    found = window.findChildren(SearchBox)[0]
    press(window, Qt.Key.Key_K, CONTROL)
    office.qtbot.waitUntil(found.hasFocus)
    office.settle()
    return found


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifiers)


def look_for(office: Office, box: SearchBox, words: str) -> list[str]:
    """Type these; the rows that show, headings in brackets."""
    box.selectAll()
    QTest.keyClicks(box, words)
    office.qtbot.waitUntil(lambda: box.settled)
    office.settle()
    return shown(box)


def shown(box: SearchBox) -> list[str]:
    return [f"[{row.title}]" if row.kind is RowKind.HEADING else row.title for row in box.list.rows.rows]


def test_before_anything_is_typed_it_proposes_what_is_done_most(box: SearchBox) -> None:
    assert box.list.isVisible()
    assert shown(box)[:3] == ["[Actions]", "New lead", "Today"]


def test_enter_opens_the_lead_that_was_typed(office: Office, window: MainWindow, box: SearchBox) -> None:
    assert look_for(office, box, "sanne")[:2] == ["[Leads]", "Sanne van den Berg"]
    press(box, Qt.Key.Key_Return)
    office.settle()
    page = window.findChildren(LeadPage)[0]
    assert page.isVisible()
    assert page.head.name.text() == "Sanne van den Berg"
    assert not box.list.isVisible()
    assert box.text() == ""


def test_enter_right_behind_the_last_letter_means_what_was_typed(
    office: Office, window: MainWindow, box: SearchBox
) -> None:
    """The list still shows what was found for fewer letters, or nothing yet."""
    look_for(office, box, "femke")
    box.selectAll()
    QTest.keyClicks(box, "sanne")
    press(box, Qt.Key.Key_Return)
    office.settle()
    assert window.findChildren(LeadPage)[0].head.name.text() == "Sanne van den Berg"


def test_a_slip_of_the_finger_is_found_below_what_fits(office: Office, box: SearchBox) -> None:
    look_for(office, box, "jansne")
    office.qtbot.waitUntil(lambda: len(shown(box)) > 1)
    assert shown(box)[:2] == ["[Looks like “jansne”]", "Femke Jansen"]
    assert box.list.current is not None
    assert box.list.current.title == "Femke Jansen"


def test_what_was_said_shows_the_words_and_when(office: Office, box: SearchBox) -> None:
    rows = look_for(office, box, "pijn")
    assert "[Notes and messages]" in rows
    said = [row for row in box.list.rows.rows if row.kind is RowKind.SAID]
    for row in said:
        assert [row.under[start:end].lower() for start, end in row.marks]
        assert " · " in row.aside


def test_an_action_is_done_by_name(office: Office, window: MainWindow, box: SearchBox) -> None:
    assert "New lead" in look_for(office, box, "new l")
    press(box, Qt.Key.Key_Return)
    office.settle()
    dialogs = window.findChildren(NewLeadDialog)
    assert dialogs
    dialogs[0].reject()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        *(
            ("undo", "Undo"),
            ("dark", "Appearance: Dark"),
            ("imp", "Import leads"),
            ("improt", "Import leads"),
        ),
        *(("theme light", "Appearance: Light"), ("backup", "Back up now"), ("keys", "Shortcuts")),
    ],
)
def test_actions_are_found_by_their_words_and_by_others(
    office: Office, box: SearchBox, typed: str, first: str
) -> None:
    rows = look_for(office, box, f">{typed}")
    assert rows[:2] == ["[Actions]", first]


def test_a_greater_than_sign_shows_every_action_and_nobody(office: Office, box: SearchBox) -> None:
    rows = look_for(office, box, ">")
    assert rows[0] == "[Everywhere]"
    assert {"New lead", "Undo", "Redo", "Export leads", "Settings", "Possible duplicates"} <= set(rows)
    assert not any(row.lead_id for row in box.list.rows.rows)


def test_on_a_leads_page_its_own_actions_come_first(
    office: Office, window: MainWindow, box: SearchBox
) -> None:
    look_for(office, box, "sanne")
    press(box, Qt.Key.Key_Return)
    office.settle()
    press(window, Qt.Key.Key_K, CONTROL)
    office.settle()
    assert shown(box)[:2] == ["[Actions]", "Contacted Sanne"]
    look_for(office, box, "move trust")
    assert shown(box)[:2] == ["[Actions]", "Move to Trust"]
    press(box, Qt.Key.Key_Return)
    office.settle()
    assert office.notices[-1].text == "Moved to Trust."
    assert office.notices[-1].undo


def test_escape_folds_and_gives_the_focus_back(office: Office, window: MainWindow) -> None:
    assert window.today is not None
    before = window.today.answer.findChildren(QWidget)
    button = next(one for one in before if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible())
    button.setFocus()
    press(window, Qt.Key.Key_K, CONTROL)
    box = window.findChildren(SearchBox)[0]
    office.settle()
    assert box.list.isVisible()
    press(box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is button
    assert not box.list.isVisible()


def test_the_arrows_pass_headings_and_go_round(office: Office, box: SearchBox) -> None:
    look_for(office, box, "ma")
    rows = box.list.rows.rows
    walked = [box.list.current]
    for _ in range(len(rows)):
        press(box, Qt.Key.Key_Down)
        walked.append(box.list.current)
    assert None not in walked
    choosable = [row for row in rows if row.kind is not RowKind.HEADING]
    assert walked[: len(choosable)] == choosable
    assert walked[len(choosable)] == choosable[0]
    press(box, Qt.Key.Key_PageDown)
    assert box.list.current is not None
    assert box.list.current.kind is RowKind.ACTION


def test_control_enter_shows_all_of_them_in_the_table(
    office: Office, window: MainWindow, box: SearchBox
) -> None:
    look_for(office, box, "ma")
    press(box, Qt.Key.Key_Return, CONTROL)
    office.settle()
    page = window.findChildren(LeadsPage)[0]
    assert page.isVisible()
    assert page.bar.text == "ma"


def test_the_leads_opened_last_are_proposed(office: Office, window: MainWindow, box: SearchBox) -> None:
    for name in ("sanne", "femke"):
        window.show_today()
        press(window, Qt.Key.Key_K, CONTROL)
        look_for(office, box, name)
        press(box, Qt.Key.Key_Return)
        office.settle()
    window.show_today()
    press(window, Qt.Key.Key_K, CONTROL)
    office.settle()
    rows = shown(box)
    assert rows[0] == "[Opened last]"
    assert rows[1].startswith("Femke")
    assert rows[2] == "Sanne van den Berg"


def test_a_click_opens_and_a_heading_does_nothing(office: Office, window: MainWindow, box: SearchBox) -> None:
    look_for(office, box, "sanne")
    view = box.hits

    def click(row: int) -> None:
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        office.settle()

    click(0)
    assert box.list.isVisible()
    click(1)
    assert window.findChildren(LeadPage)[0].head.name.text() == "Sanne van den Berg"


def test_a_screen_reader_hears_how_many_and_which(office: Office, box: SearchBox) -> None:
    assert box.accessibleName()
    assert box.hits.accessibleName()
    rows = look_for(office, box, "sanne")
    count = sum(not row.startswith("[") for row in rows)
    office.qtbot.waitUntil(lambda: box.accessibleDescription().startswith(f"{count} found"))
    assert "Sanne van den Berg" in box.accessibleDescription()
    press(box, Qt.Key.Key_Down)
    current = box.list.current
    assert current is not None
    assert box.accessibleDescription() == current.spoken
    model = box.hits.model()
    for row in range(model.rowCount()):
        assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_backup_is_made_when_asked_for(office: Office, window: MainWindow, box: SearchBox) -> None:
    keeping = Safekeeping(office.desk, window, office.database, None)
    look_for(office, box, ">back up")
    press(box, Qt.Key.Key_Return)
    office.settle()
    assert office.notices[-1].text == "Backup made."
    found = latest_backup(office.database.folder)
    assert found is not None
    assert found[0].exists()
    keeping.deleteLater()


def test_the_model_is_sound(office: Office, box: SearchBox) -> None:
    tester = QAbstractItemModelTester(box.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, box)
    for words in ("sanne", "jansne", "", ">", "qqqq"):
        look_for(office, box, words)
        office.qtbot.wait(150)
        office.settle()
    assert tester.model() is box.list.rows


def test_a_question_mark_shows_every_key_but_not_in_a_field(
    office: Office, window: MainWindow, box: SearchBox
) -> None:
    QTest.keyClicks(box, "?")
    assert box.text() == "?"
    assert not window.findChildren(ShortcutsDialog)
    press(box, Qt.Key.Key_Escape)
    window.show_leads()
    office.settle()
    window.findChildren(LeadsPage)[0].setFocus()
    QTest.keyClick(window, Qt.Key.Key_Question)
    office.qtbot.waitUntil(lambda: bool(window.findChildren(ShortcutsDialog)))
    window.findChildren(ShortcutsDialog)[0].reject()
