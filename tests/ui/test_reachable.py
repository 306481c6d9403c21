"""Everything in the window can be found: by eye in a small window, by keyboard, and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ptcrm.commands.samples import fill_demo
from ptcrm.ui.kit.language import Language
from ptcrm.ui.main_window import SMALLEST, MainWindow
from ptcrm.ui.pages.leads import LeadsPage
from ptcrm.ui.widgets.waiting_row import WaitingRowView

pytest_plugins = ["office_fixtures"]


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    fill_demo(office.database, office.clock(), office.desk.zone)
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()


def _unnamed(window: MainWindow) -> list[str]:
    """What Tab reaches without a name, and buttons that are only a picture without a tip."""
    found = []
    for widget in window.findChildren(QWidget):
        button = isinstance(widget, QAbstractButton)
        word = widget.text().strip() if isinstance(widget, QAbstractButton) else ""
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if not (widget.accessibleName() or word):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
        if button and not word and widget.property("role") == "icon" and not widget.toolTip():
            found.append(f"{widget.accessibleName()} has no tip")
    return found


def test_every_page_says_what_is_what(office: Office, window: MainWindow) -> None:
    assert _unnamed(window) == []
    window.show_leads()
    office.settle()
    assert _unnamed(window) == []
    window.findChildren(LeadsPage)[0].show_view(table=True)
    office.settle()
    assert _unnamed(window) == []
    assert window.today is not None
    window.show_lead(window.today.answer.rows()[0].lead_id)
    office.settle()
    assert _unnamed(window) == []
    window.show_agenda()
    office.settle()
    assert _unnamed(window) == []


def test_nothing_of_today_is_cut_off_in_the_smallest_window(office: Office, window: MainWindow) -> None:
    today = window.today
    assert today is not None
    for card in (today.answer, today.steps, today.consultations, today.response, today.week):
        right = card.mapTo(window, card.rect().topRight()).x()
        assert right < SMALLEST[0]
    window.resize(1280, 800)
    office.settle()
    assert today.week.mapTo(window, today.week.rect().topLeft()).y() < today.steps.y() + 400
    assert today.week.mapTo(window, today.week.rect().topLeft()).x() > today.answer.width()


def test_tab_begins_at_who_waits_longest_over_the_hour(office: Office, window: MainWindow) -> None:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)
    assert window.today is not None
    expected = [row.lead_id for row in window.today.answer.rows()]
    first = QApplication.focusWidget()
    assert isinstance(first, WaitingRowView), "whoever arrives can answer the first at once"
    reached = [first.row.lead_id]
    for _ in range(5 * len(expected)):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, WaitingRowView):
            reached.append(focused.row.lead_id)
    assert reached == expected


class _Windows(QObject):
    """Notes what shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_shows_as_a_window_for_a_moment(office: Office, window: MainWindow) -> None:
    """It would flash, and take the keyboard."""
    windows = _Windows()
    app = QApplication.instance()
    assert app is not None
    assert window.today is not None
    app.installEventFilter(windows)
    window.show_lead(window.today.answer.rows()[0].lead_id)
    office.settle()
    for place in ("leads", "duplicates", "import", "today"):
        window.show_place(place)
        office.settle()
    app.removeEventFilter(windows)
    assert windows.shown == []
