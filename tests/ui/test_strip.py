"""The strip at the foot: its words have room, it goes by itself, and waits for who is at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ptcrm.ui.kit.desk import Notice
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.widgets.strip import Strip

pytest_plugins = ["office_fixtures"]


@dataclass
class Place:
    """A strip on a floor with two fields, the focus in the first; the mouse is elsewhere."""

    floor: QWidget
    field: QLineEdit
    strip: Strip


@pytest.fixture
def place(office: Office) -> Place:
    floor = QWidget()
    office.qtbot.addWidget(floor)
    floor.resize(900, 600)
    place = Place(floor, QLineEdit(floor), Strip(office.desk.theme, lambda: None, floor))
    QLineEdit(floor)
    floor.show()
    floor.activateWindow()
    office.qtbot.waitUntil(floor.isActiveWindow)
    place.field.setFocus()
    QTest.mouseMove(floor, QPoint(5, 300))
    return place


def ten_seconds_pass(strip: Strip) -> None:
    """As if the timer had run its time, which a test has no time for."""
    (timer,) = strip.findChildren(QTimer)
    assert (timer.isActive(), timer.interval(), timer.isSingleShot()) == (True, 10_000, True)
    timer.stop()
    timer.timeout.emit()


def test_it_goes_after_ten_seconds(place: Place) -> None:
    strip = place.strip
    strip.show_notice(Notice("Undone."))
    assert strip.isVisible()
    assert place.field.hasFocus(), "it never takes the focus by itself"
    ten_seconds_pass(strip)
    assert not strip.isVisible()


def test_it_waits_while_somebody_points_at_it(office: Office, place: Place) -> None:
    strip = place.strip
    strip.show_notice(Notice("Changed.", undo=True))
    QTest.mouseMove(strip, strip.rect().center())
    office.qtbot.waitUntil(strip.underMouse)
    ten_seconds_pass(strip)
    assert strip.isVisible()
    QTest.mouseMove(place.floor, QPoint(5, 300))
    office.qtbot.waitUntil(lambda: not strip.underMouse())
    ten_seconds_pass(strip)
    assert not strip.isVisible()


def test_it_waits_while_it_has_the_focus_and_escape_takes_it_away(place: Place) -> None:
    strip = place.strip
    strip.show_notice(Notice("Changed.", undo=True))
    (button,) = strip.findChildren(QPushButton)
    button.setFocus()
    ten_seconds_pass(strip)
    assert strip.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert place.field.hasFocus(), "the focus goes back to where it was"


def test_escape_takes_it_away_from_elsewhere_in_the_window(office: Office, tmp_path: Path) -> None:
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.show()
    window.data_opened()
    office.settle()
    office.desk.say("Undone.")
    assert window.strip.isVisible()
    QTest.keyClick(window.sidebar.button("today"), Qt.Key.Key_Escape)
    assert not window.strip.isVisible()
    office.settle()


def test_a_notice_in_place_of_another_shows_all_of_its_words(office: Office) -> None:
    floor = QWidget()
    office.qtbot.addWidget(floor)
    floor.resize(900, 600)
    floor.show()
    strip = Strip(office.desk.theme, lambda: None, floor)
    strip.show_notice(Notice("Undone."))
    office.qtbot.wait(20)
    strip.show_notice(Notice("Sanne: answered after 12 min.", undo=True))
    office.qtbot.wait(20)
    (button,) = strip.findChildren(QPushButton)
    assert button.isVisible()
    assert button.width() >= button.sizeHint().width()
    assert strip._text.width() >= strip._text.sizeHint().width()
    assert strip.rect().contains(button.geometry())
