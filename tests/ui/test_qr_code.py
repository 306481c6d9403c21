"""The code on screen, read as a phone reads it."""

from __future__ import annotations

from functools import partial

import pytest
import zxingcpp
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ptcrm.commands.intake import take_in
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel
from ptcrm.queries.lead_card import lead_card
from ptcrm.ui.dialogs.qr_code import QrDialog, Scannable, show_code
from ptcrm.ui.kit.reaching import Reaching
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.qr_picture import QrPicture

pytest_plugins = ["office_fixtures"]

SANNE = Scannable(
    LeadId("1"), "Sanne van den Berg", "+31612345678", phone_valid=True, email="sanne@example.nl"
)


def scanned(dialog: QWidget) -> str:
    """What a phone held before the screen reads."""
    picture = dialog.findChild(QrPicture)
    assert picture is not None
    image = picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(image.constBits())).cast("B", (image.height(), image.bytesPerLine()))
    [code] = zxingcpp.read_barcodes(pixels)
    return str(code.text)


def choose(dialog: QWidget, word: str) -> None:
    [button] = [it for it in dialog.findChildren(Button) if it.accessibleName() == word]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_each_code_opens_what_it_says(office: Office) -> None:
    dialog = QrDialog(office.desk, SANNE)
    office.qtbot.addWidget(dialog)
    dialog.show()
    assert scanned(dialog).startswith("https://wa.me/31612345678?text=Hi%20Sanne")
    choose(dialog, "Call")
    assert scanned(dialog) == "tel:+31612345678"
    choose(dialog, "Contact")
    card = scanned(dialog)
    assert "FN:Sanne van den Berg" in card
    assert "TEL;TYPE=CELL:+31612345678" in card
    assert "EMAIL;TYPE=INTERNET:sanne@example.nl" in card


@pytest.mark.parametrize("length", [1, 80, 400])
def test_a_long_name_still_scans(office: Office, length: int) -> None:
    who = Scannable(LeadId("1"), "É" * length, "+31612345678", phone_valid=True)
    dialog = QrDialog(office.desk, who)
    office.qtbot.addWidget(dialog)
    dialog.show()
    assert scanned(dialog).startswith("https://wa.me/31612345678?text=Hi%20%C3%89")
    choose(dialog, "Contact")
    assert "FN:É" in scanned(dialog)


def test_who_has_no_number_is_kept_as_a_contact(office: Office) -> None:
    dialog = QrDialog(office.desk, Scannable(LeadId("1"), "Tom", email="tom@example.nl"))
    office.qtbot.addWidget(dialog)
    dialog.show()
    assert "EMAIL;TYPE=INTERNET:tom@example.nl" in scanned(dialog)


def test_a_message_sent_from_the_phone_is_logged_on_the_trainers_word(office: Office) -> None:
    enquiry = Enquiry(
        Person("Sanne", phone="+31612345678", phone_valid=True), Channel.FORM, "", Arrival(office.clock())
    )
    taken = office.do(partial(take_in, enquiry=enquiry))
    parent = QWidget()
    office.qtbot.addWidget(parent)
    reaching = Reaching(office.desk, parent)
    who = Scannable(taken.lead_id, "Sanne", "+31612345678", phone_valid=True)
    show_code(office.desk, who, reaching, parent)
    [dialog] = parent.findChildren(QrDialog)
    dialog.accept()
    [notice] = office.notices
    assert notice.text == "Sent to Sanne?"
    notice.actions[0][1]()
    office.settle()
    with office.database.reading() as connection:
        card = lead_card(connection, taken.lead_id, office.clock(), office.desk.zone)
    assert card is not None
    assert card.waiting is None, "a message sent by hand answers"
