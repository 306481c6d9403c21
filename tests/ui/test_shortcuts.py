"""The overview of keys, and that each key it shows is listened to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from ptcrm.ui.actions import keys_of_places
from ptcrm.ui.dialogs.shortcuts import ShortcutsDialog
from ptcrm.ui.kit.action import key_caps
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow

pytest_plugins = ["office_fixtures"]


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()


@pytest.fixture
def overview(office: Office, window: MainWindow) -> ShortcutsDialog:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    return window.findChildren(ShortcutsDialog)[0]


def spoken(overview: ShortcutsDialog) -> list[str]:
    return [row.accessibleName() for row in overview.rows()]


def test_every_key_of_the_window_stands_in_the_overview(
    window: MainWindow, overview: ShortcutsDialog
) -> None:
    heard = {one.key() for one in window.findChildren(QShortcut) if one.parent() is window}
    assert len(heard) > 9
    listed = {QKeySequence(keys.split(": ")[1].split(", ")[0]) for keys in spoken(overview)}
    listed |= {QKeySequence(keys) for row in spoken(overview) for keys in row.split(": ")[1].split(", ")}
    assert heard <= listed


def test_no_key_means_two_things_in_one_place(window: MainWindow) -> None:
    seen = set()
    for action in (*window.offered_actions(), *keys_of_places()):
        for keys in action.keys:
            assert (action.place, keys) not in seen
            seen.add((action.place, keys))
            assert not QKeySequence(keys).isEmpty()


def test_typing_leaves_what_matches(office: Office, overview: ShortcutsDialog) -> None:
    everything = spoken(overview)
    QTest.keyClicks(overview.field, "undo")
    assert spoken(overview) == ["Undo: Ctrl+Z"]
    overview.field.clear()
    QTest.keyClicks(overview.field, "ctrl k")
    assert spoken(overview)[0] == "Search leads, notes and actions: Ctrl+K"
    overview.field.setText("qqqq")
    assert spoken(overview) == []
    overview.field.clear()
    assert spoken(overview) == everything
    office.settle()


def test_escape_closes_it(office: Office, window: MainWindow, overview: ShortcutsDialog) -> None:
    QTest.keyClick(overview.field, Qt.Key.Key_Escape)
    office.settle()
    assert not window.findChildren(ShortcutsDialog)


def test_keys_are_written_as_the_system_writes_them() -> None:
    assert key_caps("Ctrl+Shift+Z") == ["Ctrl", "Shift", "Z"]
    assert key_caps("Ctrl+Left") == ["Ctrl", "←"]
    assert key_caps("?") == ["?"]
    assert key_caps("Ctrl+,") == ["Ctrl", ","]
