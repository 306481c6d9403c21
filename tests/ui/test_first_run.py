"""The first start: three steps by keyboard, in the language chosen, and sample leads that go at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from sqlalchemy import func, select

from ptcrm.app.autostart import Autostart, make_autostart
from ptcrm.commands.intake import take_in
from ptcrm.commands.preferences import call_me, set_preference
from ptcrm.commands.undoing import undo
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.queries.preferences import (
    NAME,
    read_preference,
    read_region,
    remembered_choices,
    wants_first_run,
)
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.first_run import FirstRunPage
from ptcrm.ui.pages.import_page import ImportPage
from ptcrm.ui.pages.settings import SettingsPage
from ptcrm.ui.widgets.buttons import Button

pytest_plugins = ["office_fixtures"]

SANNE = "Sanne van den Berg"


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    written = QLocale()
    window = MainWindow(office.desk, Language.EN, tmp_path)
    office.qtbot.addWidget(window)
    window.show()
    office.qtbot.waitExposed(window)
    window.ask_first()
    window.activateWindow()
    office.qtbot.waitUntil(window.isActiveWindow)
    yield window
    office.settle()
    QLocale.setDefault(written)
    app = QApplication.instance()
    assert app is not None
    for translator in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def page(window: MainWindow) -> FirstRunPage:
    return window.findChildren(FirstRunPage)[0]


def press(window: MainWindow, word: str) -> None:
    QTest.qWait(20)  # until what was just laid out shows
    (button,) = [
        one for one in window.findChildren(Button) if one.accessibleName() == word and one.isVisible()
    ]
    button.click()


def leads(office: Office) -> int:
    with office.database.reading() as connection:
        there = select(func.count()).where(tables.lead.c.removed_at.is_(None))
        return int(connection.execute(there).scalar_one())


def look_around(office: Office, window: MainWindow) -> None:
    page(window).forth()
    page(window).forth()
    office.settle()
    press(window, "Look around with sample leads")
    office.settle()


def test_name_and_country_by_keyboard_alone(office: Office, window: MainWindow) -> None:
    assert not window.sidebar.isEnabled()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    office.settle()
    QTest.keyClicks(window.focusWidget() or window, "Femke de Boer")
    press(window, "Country: Belgium")
    page(window).name.setFocus()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    office.settle()
    focused = window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == "Start with my own leads"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    office.settle()
    with office.database.reading() as connection:
        assert read_preference(connection, NAME) == "Femke de Boer"
        assert read_region(connection) == "BE"
        assert remembered_choices(connection).own_names == {"Femke de Boer"}
        assert not wants_first_run(connection)
    assert window.sidebar.isEnabled()
    assert window.findChildren(ImportPage)[0].isVisible()
    assert not window.findChildren(FirstRunPage)
    assert not window.sidebar.samples.isVisible()


def test_escape_opens_the_window_and_asks_again_another_time(office: Office, window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    office.settle()
    assert window.today is not None
    assert window.today.isVisible()
    with office.database.reading() as connection:
        assert wants_first_run(connection)


def test_who_has_leads_is_not_asked(office: Office) -> None:
    office.do(lambda session: take_in(session, enquiry("Piet", office)))
    with office.database.reading() as connection:
        assert not wants_first_run(connection)


def test_the_language_changes_at_once_around_it_too(office: Office, window: MainWindow) -> None:
    press(window, "Language: Nederlands")
    office.settle()
    assert WindowState().language == "nl"
    assert window.sidebar.button("today").accessibleName() == "Vandaag"
    page(window).forth()
    assert page(window).name.accessibleName() == "Je naam"
    press(window, "Nu niet")
    office.settle()
    assert window.aside.language is Language.NL


def test_sample_leads_ring_nothing_and_go_with_one_button(office: Office, window: MainWindow) -> None:
    look_around(office, window)
    samples = leads(office)
    assert samples > 8
    assert window.sidebar.samples.isVisible()
    with office.database.reading() as connection:
        told = connection.execute(select(func.count()).select_from(tables.alert)).scalar_one()
    assert told > 0
    office.do(lambda session: take_in(session, enquiry("Piet Mijn Eigen", office)))
    office.settle()
    (remove,) = [one for one in window.offered_actions() if one.name == "remove_samples"]
    assert remove.act is not None
    remove.act()
    office.settle()
    assert leads(office) == 1
    assert "remove_samples" not in {one.name for one in window.offered_actions()}
    assert not window.sidebar.samples.isVisible()
    assert office.notices[-1].undo
    assert office.notices[-1].text.startswith(f"{samples} sample leads removed.") or "lead(s)" in (
        office.notices[-1].text
    )
    office.do(undo)
    office.settle()
    assert leads(office) == samples + 1
    assert window.sidebar.samples.isVisible()


def test_a_sample_that_became_real_stays(office: Office, window: MainWindow) -> None:
    look_around(office, window)
    with office.database.reading() as connection:
        phone = connection.execute(
            select(tables.lead.c.phone).where(tables.lead.c.name == SANNE)
        ).scalar_one()
    office.do(lambda session: take_in(session, enquiry(SANNE, office, phone)))
    window.sidebar.samples.click()
    office.settle()
    with office.database.reading() as connection:
        kept = connection.execute(
            select(tables.lead.c.name).where(tables.lead.c.removed_at.is_(None))
        ).scalars()
        assert set(kept) == {SANNE}


def test_a_name_taken_back_is_no_longer_mine(office: Office) -> None:
    for name in ("Femke", "Lotte"):
        office.do(partial(say_name, name=name))
    with office.database.reading() as connection:
        assert remembered_choices(connection).own_names == {"Lotte"}
    office.do(lambda session: set_preference(session, NAME, ""))


def say_name(session: Session, name: str) -> None:
    call_me(session, name, remembered_choices(session.connection))


def enquiry(name: str, office: Office, phone: str = "0687654321") -> Enquiry:
    return Enquiry(Person(name=name, phone=phone), Channel.FORM, "", Arrival(office.clock()))


def test_starting_with_the_laptop_is_offered_and_done_at_once(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    office.desk.at_login = autostart = make_autostart(tmp_path)
    page(window).forth()
    page(window).forth()
    office.settle()
    (box,) = window.findChildren(QCheckBox)
    assert not box.isChecked()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    office.settle()
    assert box.isChecked()
    assert autostart.starts()
    QTest.keyClick(box, Qt.Key.Key_Space)
    office.settle()
    assert not autostart.starts()


def test_a_box_does_not_claim_what_could_not_be_set(
    office: Office, window: MainWindow, tmp_path: Path
) -> None:
    office.desk.at_login = Autostart(lambda: None, lambda: None, lambda: None)
    page(window).forth()
    page(window).forth()
    office.settle()
    (box,) = window.findChildren(QCheckBox)
    box.click()
    office.settle()
    assert not box.isChecked()


def test_the_last_step_offers_the_phone(office: Office, window: MainWindow) -> None:
    for _ in range(2):
        page(window).forth()
    office.settle()
    press(window, "Put alerts on your phone")
    office.settle()
    (settings,) = window.findChildren(SettingsPage)
    assert settings.isVisible()
    assert settings.phone.isVisible()
    assert not settings.backups.isVisible(), "nothing else stands in the way"
    with office.database.reading() as connection:
        assert not wants_first_run(connection)
