"""The phone's page as a trainer goes through it: choose, scan, test; and what it says when that can't be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
import trustme
import zxingcpp
from ntfy_server import NtfyServer, trust
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ptcrm.app.phone_line import PhoneLine
from ptcrm.commands.intake import take_in
from ptcrm.commands.phone import keep_phone_settings
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.phone_settings import MailSafety, PhoneSettings, Way
from ptcrm.integrations.secrets import SecretName, Secrets
from ptcrm.ui.dialogs.question import QuestionDialog
from ptcrm.ui.kit.phone_desk import ProofStep
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.pages.settings_phone import Phone
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.qr_picture import QrPicture
from ptcrm.ui.widgets.setting import Setting
from ptcrm.ui.widgets.wrapped_text import WrappedText

pytest_plugins = ["office_fixtures"]


@pytest.fixture
def server(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NtfyServer]:
    authority = trustme.CA()
    trust(authority, tmp_path, monkeypatch)
    made = NtfyServer(authority, lambda: office.clock() / 1000)
    yield made
    made.close()


@pytest.fixture
def secrets() -> Secrets:
    return Secrets(lambda: None)


@pytest.fixture
def page(office: Office, server: NtfyServer, secrets: Secrets) -> Phone:
    office.do(lambda session: keep_phone_settings(session, PhoneSettings(server=server.url)))
    line = PhoneLine(office.desk, secrets, parent=office.desk)
    line.start()
    page = Phone(office.desk)
    office.qtbot.addWidget(page)
    page.resize(860, 900)
    page.show()
    office.settle()
    return page


def press(office: Office, where: QWidget, word: str) -> None:
    [button] = [it for it in where.findChildren(Button) if it.accessibleName() == word and it.isVisible()]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    for _ in range(3):
        office.settle()


def field(where: QWidget, word: str) -> QLineEdit:
    [line] = [it for it in where.findChildren(QLineEdit) if it.accessibleName() == word and it.isVisible()]
    return line


def fill(where: QWidget, word: str, text: str) -> None:
    line = field(where, word)
    line.selectAll()
    QTest.keyClicks(line, text)


def shown(page: Phone) -> list[str]:
    return [one.word for one in page.findChildren(Setting) if one.isVisible()]


def said(page: Phone) -> str:
    labels: list[Label | WrappedText] = [*page.findChildren(Label), *page.findChildren(WrappedText)]
    return " · ".join(it.text() for it in labels if it.isVisible())


def scanned(picture: QrPicture) -> str:
    image = picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(image.constBits())).cast("B", (image.height(), image.bytesPerLine()))
    [code] = zxingcpp.read_barcodes(pixels)
    return str(code.text)


def with_ntfy(office: Office, page: Phone, server: NtfyServer) -> None:
    press(office, page, "How your phone is reached: The app ntfy")
    assert field(page, "Address").text() == server.url


def test_at_first_there_is_no_phone_and_it_says_what_that_means(page: Phone) -> None:
    assert shown(page) == ["How your phone is reached", "No phone yet"]
    assert "nobody tells you who is waiting" in said(page)


def test_from_nothing_to_a_phone_that_answers(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    [picture] = [it for it in page.findChildren(QrPicture) if it.isVisible()]
    link = scanned(picture)
    host, topic = link.removeprefix("ntfy://").split("/")
    assert f"https://{host}" == server.url
    press(office, page, "Test")
    assert "Sent. Tap “I answered” on your phone." in said(page)
    (message,) = server.came(topic)
    assert message["title"] == "Test from PT CRM. Tap “I answered”."
    server.tap(message, "I answered")
    office.qtbot.waitUntil(lambda: office.desk.phone.step is ProofStep.WORKS, timeout=10_000)
    assert "Phone works: there and back in" in said(page)
    assert "Phone tested today\u00a012:00" in said(page)
    assert "Only the test shows that your phone works too." in said(page)


def test_a_test_can_be_stopped(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    press(office, page, "Test")
    press(office, page, "Stop")
    assert office.desk.phone.step is ProofStep.NONE
    assert "Tap “I answered” on your phone" not in said(page)


def test_the_second_code_is_for_leads(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    press(office, page, "Show the second code")
    [picture] = [
        it for it in page.findChildren(QrPicture) if it.isVisible() and "send leads" in it.accessibleName()
    ]
    assert scanned(picture).endswith(office.desk.phone.settings.answer_topic)
    press(office, page, "Hide the second code")
    assert not picture.isVisible()


def test_the_name_can_be_copied_for_an_iphone(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    press(office, page, "Copy the name")
    assert QGuiApplication.clipboard().text() == office.desk.phone.settings.topic


def test_new_codes_are_asked_for_and_what_was_left_is_taken_back(
    office: Office, page: Phone, server: NtfyServer
) -> None:
    with_ntfy(office, page, server)
    office.do(lambda session: take_in(session, Enquiry(Person(name="Sanne"))))
    for _ in range(3):
        office.settle()
    old = office.desk.phone.settings.topic
    assert len(server.scheduled(old)) == 2
    press(office, page, "Make new codes")
    [dialog] = page.window().findChildren(QuestionDialog)
    press(office, dialog, "Make new codes")
    new = office.desk.phone.settings.topic
    assert new != old
    assert (server.scheduled(old), len(server.scheduled(new))) == ([], 2)


def test_an_address_in_the_open_is_refused(office: Office, page: Phone) -> None:
    press(office, page, "How your phone is reached: The app ntfy")
    before = office.desk.phone.settings
    fill(page, "Address", "http://ntfy.example.com")
    press(office, page, "Save")
    assert "Only an address with https is safe. Nothing is sent without it." in said(page)
    assert office.desk.phone.settings == before


def test_a_token_is_kept_apart_and_its_field_emptied(
    office: Office, page: Phone, server: NtfyServer, secrets: Secrets
) -> None:
    server.token = "tk_marker"
    with_ntfy(office, page, server)
    assert office.desk.phone.problem is not None
    fill(page, "Token, if it asks for one", "tk_marker")
    press(office, page, "Save")
    assert field(page, "Token, if it asks for one").text() == ""
    assert secrets.get(SecretName.NTFY_TOKEN) == "tk_marker"
    assert "no safe place for a password" in said(page)  # there is no keyring in this test
    assert b"tk_marker" not in office.database.path.read_bytes()
    press(office, page, "Test")
    assert office.desk.phone.step is ProofStep.WAITING


def test_what_is_in_the_way_is_said(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    server.close()
    press(office, page, "Test")
    assert "No connection with the server of your phone. PT CRM keeps trying." in said(page)


def test_a_mailbox_is_kept_whole_or_not_at_all(office: Office, page: Phone, secrets: Secrets) -> None:
    press(office, page, "How your phone is reached: A mail")
    fill(page, "To", "ik@example.com")
    press(office, page, "Save")
    assert "Fill in every line." in said(page)
    assert office.desk.phone.settings.mail_to == ""
    press(office, page, "Encryption: STARTTLS (587)")
    fill(page, "Mail server", "localhost")
    fill(page, "User name", "ik")
    fill(page, "Port", "1")
    fill(page, "App password", "pw_marker")
    press(office, page, "Save")
    settings = office.desk.phone.settings
    assert (settings.way, settings.mail_safety, settings.mail_port) == (Way.EMAIL, MailSafety.STARTTLS, 1)
    assert secrets.get(SecretName.MAIL_PASSWORD) == "pw_marker"
    assert "nothing comes" in said(page)  # a laptop that is off sends no mail, and it says so


def test_names_are_a_choice_that_holds_at_once(office: Office, page: Phone, server: NtfyServer) -> None:
    with_ntfy(office, page, server)
    assert not office.desk.phone.settings.names
    press(office, page, "On the screen of your phone: Name and buttons")
    assert office.desk.phone.settings.names


def test_it_is_found_by_a_word(page: Phone) -> None:
    assert page.show_found(["push"])
    assert shown(page) == ["How your phone is reached"]
    assert not page.show_found(["telegram"])  # of a way that isn't chosen


def test_no_keyring_is_found_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    assert not Secrets().keep(SecretName.NTFY_TOKEN, "x")
