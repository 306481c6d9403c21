"""The help: every topic in both languages, no dead link; F1 opens what is on screen."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from everywhere import every_dialog, fill
from office import Office
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.values import Channel
from ptcrm.ui import dialogs
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.dialogs.help import HelpDialog
from ptcrm.ui.dialogs.new_lead import NewLeadDialog
from ptcrm.ui.dialogs.small_dialog import SmallDialog
from ptcrm.ui.dialogs.tall_dialog import TallDialog
from ptcrm.ui.kit.help_text import TOPICS, read_topics
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.help import HelpPage

pytest_plugins = ["office_fixtures"]

_LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture
def window(office: Office, tmp_path: Path) -> Iterator[MainWindow]:
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


def open_help(office: Office, window: MainWindow) -> HelpPage:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    office.settle()
    (page,) = window.findChildren(HelpPage)
    assert page.isVisible()
    return page


@pytest.mark.parametrize("language", list(Language))
def test_every_topic_is_there_and_no_link_is_dead(language: Language) -> None:
    files = {file.stem for file in resource("help", str(language)).glob("*.md")}
    assert files == set(TOPICS)
    linked = set()
    for name, topic in read_topics(language).items():
        assert topic.text.startswith("# ")
        assert topic.title
        links = [link.removesuffix(".md") for link in _LINK.findall(topic.text)]
        assert links, f"{name} leads nowhere"
        assert set(links) <= set(TOPICS) - {name}
        linked |= set(links)
    assert linked >= set(TOPICS) - {"search-keys"}


def test_f1_opens_the_topic_of_what_is_on_screen(office: Office, window: MainWindow) -> None:
    person = Person(name="Sanne", phone="0612345678")
    came = office.do(
        lambda session: take_in(session, Enquiry(person, Channel.FORM, "", Arrival(office.clock())))
    )
    for show, topic in (
        (window.show_today, "hour"),
        (window.show_leads, "stages"),
        (window.show_agenda, "consultations"),
        (window.show_duplicates, "import"),
        (window.show_import, "import"),
        (window.show_settings, "data"),
        (lambda: window.show_lead(came.lead_id), "lead"),
    ):
        show()
        office.settle()
        assert open_help(office, window).shown() == topic


def test_escape_goes_back_to_where_it_was_opened(office: Office, window: MainWindow) -> None:
    window.show_agenda()
    office.settle()
    page = open_help(office, window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    office.settle()
    assert not page.isVisible()
    assert window.sidebar.button("agenda").isChecked()


def test_every_dialog_names_its_page_of_the_help() -> None:
    for module in pkgutil.iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        importlib.import_module(module.name)
    parts = (TallDialog, SmallDialog)
    found = [*Dialog.__subclasses__(), *(one for part in parts for one in part.__subclasses__())]
    wrong = [one.__name__ for one in found if one not in parts and one.help_topic not in TOPICS]
    assert wrong == []
    assert len(found) > 15
    bare = {one.__name__ for one in QDialog.__subclasses__() if one.__module__.startswith(dialogs.__name__)}
    assert bare == {"Dialog", "HelpDialog"}, "a dialog is made of Dialog, so that F1 works in it"


def test_f1_in_a_dialog_opens_its_topic_over_it(office: Office, window: MainWindow) -> None:
    fill(office)
    topics = set()
    for place, dialog in every_dialog(office, window):
        if not isinstance(dialog, Dialog):
            continue
        office.qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
        office.settle()
        (help_,) = [one for one in dialog.findChildren(HelpDialog) if one.isVisible()]
        assert help_.page.shown() == dialog.help_topic, place
        topics.add(dialog.help_topic)
        office.qtbot.waitUntil(help_.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or help_, Qt.Key.Key_Escape)
        office.settle()
        assert dialog.isVisible(), place
        assert not any(one.isVisible() for one in dialog.findChildren(HelpDialog)), place
    assert topics >= {"new-lead", "search-keys", "data", "consultations", "next-steps", "stages", "answering"}


def test_what_was_typed_in_a_dialog_is_there_after_the_help(office: Office, window: MainWindow) -> None:
    window.new_lead()
    office.settle()
    (dialog,) = window.findChildren(NewLeadDialog)
    office.qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.focusWidget()
    QTest.keyClicks(field, "Sanne 0612345678")
    QTest.keyClick(field, Qt.Key.Key_F1)
    office.settle()
    (help_,) = dialog.findChildren(HelpDialog)
    office.qtbot.waitUntil(help_.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or help_, Qt.Key.Key_Escape)
    office.qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.paste.toPlainText() == "Sanne 0612345678"
    assert dialog.focusWidget() is field


def test_it_is_searched_and_links_lead_on(office: Office, window: MainWindow) -> None:
    page = open_help(office, window)
    page.search.setText("onedrive")
    assert page.shown() == "data"
    assert "OneDrive" in page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl("stages.md"))
    assert page.shown() == "stages"
    assert page.search.text() == ""
    page.search.setText("qqqq")
    assert all(page.list.item(at).isHidden() for at in range(page.list.count()))
