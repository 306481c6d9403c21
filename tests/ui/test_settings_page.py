"""Settings: found by typing, holding at once, backups put back after a question, and details to copy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from office import Office
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ptcrm.app.autostart import make_autostart
from ptcrm.queries.preferences import NAME, read_preference, remembered_choices
from ptcrm.store import backup
from ptcrm.store.backup_names import Kept
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.dialogs.shortcuts import ShortcutsDialog
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.theme import Appearance
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.settings import SettingsPage
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.setting import Setting

pytest_plugins = ["office_fixtures"]

HOUR = 3_600_000


@pytest.fixture
def window(office: Office) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, office.database.folder)
    office.qtbot.addWidget(window)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()


@pytest.fixture
def page(office: Office, window: MainWindow) -> SettingsPage:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    return window.findChildren(SettingsPage)[0]


def shown(page: SettingsPage) -> list[str]:
    return [one.word for one in page.findChildren(Setting) if one.isVisible()]


def button(where: QWidget, spoken: str) -> Button:
    return next(one for one in where.findChildren(Button) if one.accessibleName() == spoken)


def test_typing_leaves_what_matches_and_escape_brings_all_back(office: Office, page: SettingsPage) -> None:
    everything = shown(page)
    assert len(everything) > 9
    QTest.keyClicks(page.search, "text")
    assert shown(page) == ["Text size"]
    page.search.setText("backups")
    assert shown(page) == ["No backup yet", "Put a backup back", "All data on this laptop"]
    page.search.setText("qqqq")
    assert shown(page) == []
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert shown(page) == everything


def test_the_name_is_kept_and_known_in_chats(office: Office, page: SettingsPage) -> None:
    field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Your name")
    QTest.keyClicks(field, "Femke")
    QTest.keyClick(field, Qt.Key.Key_Return)
    office.settle()
    with office.database.reading() as connection:
        assert read_preference(connection, NAME) == "Femke"
        assert remembered_choices(connection).own_names == {"Femke"}


def test_what_holds_later_offers_to_start_again(office: Office, page: SettingsPage) -> None:
    asked: list[bool] = []
    office.desk.restart_wanted.connect(lambda: asked.append(True))
    button(page, "Text size: 125%").click()
    assert WindowState().text_size == 125
    again = [one for one in page.findChildren(Button) if one.accessibleName() == "Start PT CRM again now"]
    (visible,) = [one for one in again if not one.isHidden()]
    visible.click()
    assert asked == [True]
    button(page, "Appearance: Dark").click()
    assert office.desk.theme.dark
    assert WindowState().appearance is Appearance.DARK


def test_a_backup_is_put_back_only_after_the_question(
    office: Office, window: MainWindow, page: SettingsPage
) -> None:
    for hours in range(6):
        backup.back_up(office.database, None, office.clock() - hours * HOUR)
    office.desk.backed_up.emit()
    office.settle()
    assert "Last good backup: today\u00a012:00" in shown(page)
    wanted: list[Kept] = []
    office.desk.restore_wanted.connect(wanted.append)
    button(page, "2 older backup(s)").click()
    office.settle()
    for answer in ("cancel", "go"):
        button(page, "Restore the backup of today\u00a007:00").click()
        office.settle()
        question = window.findChildren(QuestionDialog)[0]
        assert question.accessibleDescription().startswith("Restore the backup of today\u00a007:00?")
        (question.cancel if answer == "cancel" else question.go).click()
        office.settle()
    assert [kept.at for kept in wanted] == [office.clock() - 5 * HOUR]


def test_details_tell_no_names(office: Office, page: SettingsPage) -> None:
    button(page, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert "PT CRM" in copied
    assert "SQLite" in copied
    assert str(office.database.folder) in copied


def test_the_keys_are_one_press_away(office: Office, window: MainWindow, page: SettingsPage) -> None:
    button(page, "Show all shortcuts").click()
    office.settle()
    assert window.findChildren(ShortcutsDialog)


def test_a_window_of_a_screen_that_is_gone_comes_back_whole(office: Office) -> None:
    window = QWidget()
    office.qtbot.addWidget(window)
    window.setMinimumSize(1024, 640)
    window.setGeometry(QRect(9_000, 9_000, 3_000, 2_000))
    WindowState().restore(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())


def test_starting_with_the_laptop_shows_what_holds_and_changes_it(office: Office, window: MainWindow) -> None:
    office.desk.at_login = autostart = make_autostart(office.database.folder)
    autostart.start(True)
    window.show_settings()
    office.settle()
    page = window.findChildren(SettingsPage)[-1]
    yes = button(page, "Start along with your laptop: Yes")
    assert yes.isChecked()
    button(page, "Start along with your laptop: No").click()
    office.settle()
    assert not autostart.starts()
    assert not yes.isChecked()


def test_running_on_is_a_choice_that_is_kept(office: Office, page: SettingsPage) -> None:
    assert WindowState().keeps_running is None
    word = "Keep running when the window is closed"
    assert button(page, f"{word}: No").isChecked(), "there is no tray in a test"
    button(page, f"{word}: Yes").click()
    assert WindowState().keeps_running is True
    page.search.setText("tray")
    assert shown(page) == [word]
