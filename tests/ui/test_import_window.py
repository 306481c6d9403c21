"""Import as a place in the window: opened by keys or dropped files, left and found again; and the country."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from import_office import good_and_bad
from office import Office
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from ptcrm.queries.preferences import read_region
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import SMALLEST, MainWindow
from ptcrm.ui.pages.import_page import ImportPage
from ptcrm.ui.pages.leads import LeadsPage

pytest_plugins = ["office_fixtures"]


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    window.close()
    office.settle()


def page_of(window: MainWindow) -> ImportPage:
    return window.findChildren(ImportPage)[0]


def test_ctrl_o_opens_the_page_and_asks_for_files_in_the_folder_used_last(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    WindowState().import_folder = str(tmp_path)
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert page_of(window).isVisible()
    dialog = window.findChildren(QFileDialog)[0]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    file = good_and_bad(tmp_path)
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    office.settle()
    assert page_of(window).files.parts.index(0, 0).data() == "excel.csv"


def test_files_dropped_on_any_page_are_shown(office: Office, window: MainWindow, tmp_path: Path) -> None:
    window.show_leads()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good_and_bad(tmp_path)))])
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *held))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *held))
    office.settle()
    assert page_of(window).isVisible()
    assert page_of(window).files.parts.rowCount() == 1


def test_it_is_found_as_it_was_left(office: Office, window: MainWindow, tmp_path: Path) -> None:
    window.show_leads()
    window.import_files([str(good_and_bad(tmp_path))])
    office.settle()
    page = page_of(window)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.findChildren(LeadsPage)[0].isVisible()
    window.show_place("import")
    assert page.isVisible()
    assert page.files.parts.index(0, 0).data() == "excel.csv"


def test_the_new_leads_are_a_list_of_their_own(office: Office, window: MainWindow, tmp_path: Path) -> None:
    window.show_import()
    window.import_files([str(good_and_bad(tmp_path))])
    office.settle()
    page = page_of(window)
    page.foot.go.click()
    office.settle()
    page.report.leads.click()
    office.settle()
    leads = window.findChildren(LeadsPage)[0]
    assert leads.isVisible()
    assert leads.bar.chips.words() == ["Last import"]
    assert leads.bar.chips.isVisible()
    assert leads.bar.filters()


def test_everything_on_it_has_a_name_and_fits_the_smallest_window(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    window.import_files([str(good_and_bad(tmp_path)), str(tmp_path / "weg.csv")])
    office.settle()
    page = page_of(window)
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            word = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or word, f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QAbstractButton):
            assert widget.mapTo(window, widget.rect().topRight()).x() < SMALLEST[0]


def test_tab_comes_by_everything_that_can_be_changed(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    window.import_files([str(good_and_bad(tmp_path))])
    office.settle()
    page = page_of(window)
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    wanted = {page.add, page.files.encoding, page.preview.columns, page.preview.rows, page.problems.view}
    assert wanted | {page.foot.go, page.foot.leave} <= reached


def test_the_country_is_chosen_once_and_holds_for_numbers(office: Office, window: MainWindow) -> None:
    window.show_settings()
    office.settle()
    belgium = next(one for one in window.findChildren(QAbstractButton) if one.text() == "Belgium")
    belgium.click()
    office.settle()
    assert office.desk.region == "BE"
    with office.database.reading() as connection:
        assert read_region(connection) == "BE"
