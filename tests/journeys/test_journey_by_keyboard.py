"""From an empty folder to a signed-up client without a mouse, and without ever losing sight of the focus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from focus import shows_focus
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_card import lead_card
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow

pytest_plugins = ["office_fixtures"]

_STOPS = 90
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Keyboard:
    """Hands that only have keys, and eyes that look where the focus is at every stop."""

    office: Office
    window: MainWindow
    unseen: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    seen: int = 0

    def here(self) -> QWidget:
        """Where the keys go."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key; then everything it set going is waited for."""
        QTest.keyClick(self.here(), key, keys)
        self.office.settle()

    def type(self, text: str) -> None:
        """Text, key by key."""
        QTest.keyClicks(self.here(), text)
        self.office.settle()

    def tab_to(self, name: str) -> None:
        """Tab until the focus is on what is called so; every stop on the way must show and have a name."""
        passed: list[str] = []
        for _ in range(_STOPS):
            here = self.here()
            if here.accessibleName().startswith(name):
                return
            QTest.keyClick(here, Qt.Key.Key_Tab)
            self.look()
            passed.append(self.here().accessibleName())
        raise AssertionError(f"Tab never comes to {name!r}, only to {passed}")

    def look(self) -> None:
        """Note a place of the focus that has no name, or that nobody could find by eye."""
        here = self.here()
        said = f"{type(here).__name__} {here.accessibleName()!r}"
        if not here.accessibleName():
            self.unnamed.append(said)
        self.seen += 1
        if not shows_focus(here):
            self.unseen.append(said)

    def dialog_is_up(self) -> None:
        """A question came, and has the keys."""
        self.office.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        asked = QApplication.activeModalWidget()
        assert asked is not None
        with self.office.qtbot.waitActive(asked):
            asked.activateWindow()
        self.office.settle()

    def window_is_back(self) -> None:
        """The question is gone; without a desktop nobody gives the keys back to the window."""
        self.office.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        with self.office.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.office.settle()


@pytest.fixture
def keyboard(office: Office) -> Iterator[Keyboard]:
    window = MainWindow(office.desk, Language.EN, office.database.folder)
    office.qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    office.qtbot.waitActive(window)
    window.data_opened()
    office.settle()
    yield Keyboard(office, window)
    office.settle()


def test_from_nothing_to_a_client(office: Office, keyboard: Keyboard) -> None:
    # A new lead.
    QTest.keyClick(keyboard.window, Qt.Key.Key_N, _CONTROL)
    keyboard.dialog_is_up()
    keyboard.tab_to("Name")
    keyboard.type("Tess de Wit")
    keyboard.tab_to("Phone")
    keyboard.type("0612345678")
    keyboard.tab_to("Add lead")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.window_is_back()

    # Seen on Today, opened from there, answered.
    office.clock.forward(minutes=4)
    keyboard.tab_to("Tess de Wit, has waited")
    keyboard.press(Qt.Key.Key_O)
    keyboard.tab_to("Contacted Tess")
    keyboard.press(Qt.Key.Key_Space)
    assert office.notices[-1].text == "Tess: answered after 4\u00a0min."

    # She is nice about it; a talk, which just was.
    keyboard.tab_to("Stage: Like")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to("Plan consultation")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.dialog_is_up()
    keyboard.type("today 9:00")
    keyboard.tab_to("Plan")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.window_is_back()
    keyboard.tab_to("Log the outcome with Tess")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.dialog_is_up()
    keyboard.tab_to("Signed up")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to("Save outcome")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.window_is_back()
    assert _stage(office) is Stage.CLIENT

    # And back, and there again.
    keyboard.press(Qt.Key.Key_Z, _CONTROL)
    assert _stage(office) is Stage.LIKE
    keyboard.press(Qt.Key.Key_Z, _CONTROL | _SHIFT)
    assert _stage(office) is Stage.CLIENT
    assert keyboard.unnamed == []
    assert sorted(set(keyboard.unseen)) == []
    assert keyboard.seen > _STOPS / 2


def _stage(office: Office) -> Stage:
    with office.database.reading() as connection:
        [[lead_id]] = connection.exec_driver_sql("select id from lead").all()
        return lead_card(connection, lead_id, office.clock(), office.desk.zone).stage
