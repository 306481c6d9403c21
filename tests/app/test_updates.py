"""A newer PT CRM is told of once a day, quietly, and never again once it was put away."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from https_server import Pages, pages_over_https
from office import Office
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from sign_news import make_key, signed_news
from test_update_feed import PAGE, SAID

from ptcrm.app.updates import DAY_MS, Updates
from ptcrm.integrations.https_line import HttpsLine
from ptcrm.integrations.update_feed import Feed
from ptcrm.ui.kit.language import Language
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.main_window import MainWindow
from ptcrm.ui.pages.settings_about import about
from ptcrm.ui.widgets.banner import Banner
from ptcrm.ui.widgets.setting import Setting

pytest_plugins = ["office_fixtures"]

SECRET, PUBLIC = make_key()


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "trusted.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    with pages_over_https(authority) as found:
        found.there["/n"] = (200, signed_news(SECRET, "99.1.0", PAGE, SAID))
        yield found


@pytest.fixture
def window(office: Office) -> Iterator[MainWindow]:
    window = MainWindow(office.desk, Language.EN, office.database.folder)
    office.qtbot.addWidget(window)
    yield window
    office.settle()


@pytest.fixture
def updates(office: Office, window: MainWindow, pages: Pages) -> Updates:
    feed = Feed(f"{pages.address}/n", b64decode(PUBLIC))
    return Updates(office.desk, window, "nl", feed, HttpsLine(), window)


def press(window: MainWindow, word: str) -> None:
    [banner] = [it for it in window.banners.findChildren(Banner) if not it.isHidden()]
    next(it for it in banner.findChildren(QPushButton) if word in (it.text(), it.accessibleName())).click()


def test_a_newer_version_is_told_once_a_day_until_it_is_put_away(
    office: Office, window: MainWindow, updates: Updates, pages: Pages
) -> None:
    updates.look()
    office.settle()
    [text] = window.banners.texts()
    assert "99.1.0" in text
    assert SAID["nl"] in text
    updates.look()
    office.settle()
    assert len(pages.asked) == 1, "once a day is enough"
    press(window, "Close")
    assert window.banners.texts() == []
    office.clock.at += DAY_MS
    updates.look()
    office.settle()
    assert len(pages.asked) == 2
    assert window.banners.texts() == [], "what was put away stays away"
    pages.there["/n"] = (200, signed_news(SECRET, "99.2.0", PAGE, SAID))
    office.clock.at += DAY_MS
    updates.look()
    office.settle()
    assert "99.2.0" in window.banners.texts()[0]


def test_its_page_opens_when_asked_for(
    office: Office, window: MainWindow, updates: Updates, opened: list[str]
) -> None:
    updates.look()
    office.settle()
    press(window, "Open the page")
    assert opened == [PAGE]
    assert window.banners.texts() == []


def test_nobody_is_asked_when_that_is_switched_off(office: Office, updates: Updates, pages: Pages) -> None:
    WindowState().looks_for_news = False
    updates.look()
    office.settle()
    assert pages.asked == []


def test_asked_for_it_answers_whatever_comes(
    office: Office, window: MainWindow, updates: Updates, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Path(office.database.folder, "updates.json")
    there.write_text(f'{{"feed": "{pages.address}/n", "key": "{PUBLIC}"}}')
    monkeypatch.setattr("ptcrm.ui.pages.settings_about.resource", lambda _name: there)
    card = about(office.desk, office.database.folder)
    office.qtbot.addWidget(card)
    row = next(it for it in card.findChildren(Setting) if it.word == "New versions")
    look = next(it for it in row.findChildren(QPushButton) if it.text().strip() == "Look now")
    answers = []
    for answer in (pages.there["/n"], (200, signed_news(SECRET, "0.0.1", PAGE, SAID)), (500, b"")):
        pages.there["/n"] = answer
        look.click()
        office.settle()
        answers.append([it.text() for it in row.findChildren(Label)][-1])
    assert answers == [
        "There is a PT CRM 99.1.0.",
        "You have the newest version.",
        "PT CRM couldn’t look. Check your internet and try again.",
    ]


def test_source_looks_nowhere_and_says_nothing_of_it(office: Office) -> None:
    card = about(office.desk, office.database.folder)
    office.qtbot.addWidget(card)
    assert "New versions" not in [it.word for it in card.findChildren(Setting)]


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The pages that were opened, instead of a browser."""

    class Browser(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.pages: list[str] = []

        @Slot(QUrl)
        def open(self, page: QUrl) -> None:
            self.pages.append(page.toString())

    browser = Browser()
    name: Any = "open"  # text, where Qt's own stubs say bytes
    QDesktopServices.setUrlHandler("https", browser, name)
    yield browser.pages
    QDesktopServices.unsetUrlHandler("https")
