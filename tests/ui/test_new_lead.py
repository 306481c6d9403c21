"""New lead: what was pasted fills the fields, who it may be is shown, and the hour starts when it should."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import monotonic

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from ptcrm.commands.intake import TakenIn, take_in
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import HOUR
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, ClockState, Source
from ptcrm.queries.drafts import draft
from ptcrm.queries.duplicates import duplicate_pairs
from ptcrm.queries.lead_card import LeadCard, lead_card
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.ui.dialogs.new_lead import NewLeadDialog

pytest_plugins = ["office_fixtures"]

DM = (
    "Hoi! Ik ben Karin de Wit, zag je op insta. Wil graag van mijn nekpijn af. "
    "Bel me na 5en 06-23456789 of karin@dewit.nl"
)


def opened(office: Office) -> NewLeadDialog:
    dialog = NewLeadDialog(office.desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    office.qtbot.addWidget(dialog)
    dialog.open()
    office.qtbot.waitActive(dialog)
    office.settle()
    return dialog


@pytest.fixture
def dialog(office: Office) -> Iterator[NewLeadDialog]:
    made = opened(office)
    yield made
    made.hide()


def pasted(office: Office, dialog: NewLeadDialog, text: str) -> None:
    dialog.paste.setPlainText(text)
    office.qtbot.waitUntil(lambda: bool(dialog.paste.marks()), timeout=10_000)
    office.qtbot.wait(200)
    office.settle()


def press(office: Office, dialog: NewLeadDialog, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier
    if shift:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)
    office.settle()


def leads(office: Office) -> list[LeadId]:
    with office.database.reading() as connection:
        query = select(tables.lead.c.id).where(tables.lead.c.removed_at.is_(None)).order_by(tables.lead.c.rid)
        return [LeadId(lead_id) for lead_id in connection.execute(query).scalars()]


def card(office: Office, place: int = 0) -> LeadCard:
    with office.database.reading() as connection:
        return lead_card(connection, leads(office)[place], office.clock(), office.desk.zone)


def kept_draft(office: Office) -> str:
    office.settle()
    with office.database.reading() as connection:
        return draft(connection, "new-lead")


def known(office: Office, name: str, phone: str = "", email: str = "") -> TakenIn:
    enquiry = Enquiry(
        Person(name=name, phone=phone, email=email),
        Channel.FORM,
        "",
        Arrival(office.clock() - 90 * 24 * HOUR),
    )
    return office.do(partial(take_in, enquiry=enquiry))


def test_the_box_has_the_focus_and_tab_goes_through_the_fields(office: Office, dialog: NewLeadDialog) -> None:
    fields = dialog.fields
    assert dialog.focusWidget() is dialog.paste
    order = []
    for _ in range(6):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        order.append(dialog.focusWidget())
    assert order[:4] == [fields.name, fields.wants, fields.phone, fields.email]
    assert order[4] in (fields.source.choice, fields.source.choice.lineEdit())


def test_a_pasted_message_fills_the_fields(office: Office, dialog: NewLeadDialog) -> None:
    pasted(office, dialog, DM)
    fields = dialog.fields
    assert (fields.name.text(), fields.wants.text()) == ("Karin de Wit", "van mijn nekpijn af")
    assert (fields.phone.text(), fields.email.text()) == ("06 23 45 67 89", "karin@dewit.nl")
    assert (fields.source.choice.currentText(), fields.channel.currentText()) == ("Instagram", "Instagram DM")


def test_what_was_typed_stays_when_something_is_pasted(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.name, "Carin")
    pasted(office, dialog, DM)
    assert dialog.fields.name.text() == "Carin"
    assert dialog.fields.phone.text() == "06 23 45 67 89"


def test_ctrl_enter_adds_the_lead_and_its_hour_runs(office: Office, dialog: NewLeadDialog) -> None:
    pasted(office, dialog, DM)
    press(office, dialog, Qt.Key.Key_Return)
    lead = card(office)
    assert (lead.name, lead.phone, lead.source) == ("Karin de Wit", "+31623456789", Source.INSTAGRAM)
    assert lead.enquiries[0].message == DM
    assert lead.enquiries[0].arrived_at == office.clock()
    assert (office.notices[-1].text, office.notices[-1].undo) == ("Karin de Wit added.", True)
    assert not dialog.isVisible()
    assert kept_draft(office) == ""


def test_pasted_and_added_in_one_breath(office: Office, dialog: NewLeadDialog) -> None:
    dialog.paste.setPlainText(DM)
    press(office, dialog, Qt.Key.Key_Return)
    office.settle()
    assert (card(office).name, card(office).phone) == ("Karin de Wit", "+31623456789")
    assert not dialog.isVisible()


def test_a_line_typed_in_haste_is_a_lead_in_two_keys_more(office: Office, dialog: NewLeadDialog) -> None:
    """Ctrl+N, the line as it comes to mind, Ctrl+Enter."""
    QTest.keyClicks(dialog.focusWidget(), "Sanne 0612345678 insta wil van rugpijn af, belde 9:40")
    press(office, dialog, Qt.Key.Key_Return)
    office.settle()
    lead = card(office)
    assert (lead.name, lead.phone, lead.wants) == ("Sanne", "+31612345678", "van rugpijn af")
    assert (lead.source, lead.enquiries[0].channel) == (Source.INSTAGRAM, Channel.PHONE)
    assert not dialog.isVisible()


def test_the_hour_counts_from_the_arrival(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.name, "Jan Bakker")
    dialog.fields.arrived.set_text("10:30")
    press(office, dialog, Qt.Key.Key_Return)
    with office.database.reading() as connection:
        row = answer_now(connection, office.clock()).rows[0]
    assert (row.name, row.state) == ("Jan Bakker", ClockState.OVER_HOUR)


def test_already_contacted_is_one_change(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.name, "Jan Bakker")
    dialog.fields.arrived.set_text("10 min geleden")
    press(office, dialog, Qt.Key.Key_Return, shift=True)
    enquiry = card(office).enquiries[0]
    assert (enquiry.state, enquiry.waits, enquiry.response_ms) == (ClockState.ANSWERED, False, 600_000)
    office.do(undo)
    assert leads(office) == []


def test_nothing_to_go_by(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.wants, "afvallen")
    press(office, dialog, Qt.Key.Key_Return)
    assert dialog.problem() == "A name, a phone number or an e-mail address is enough. Fill in one."
    assert dialog.focusWidget() is dialog.fields.name
    assert dialog.isVisible()
    assert dialog.fields.wants.text() == "afvallen"


def test_a_time_that_does_not_read_keeps_everything(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.name, "Jan")
    dialog.fields.arrived.set_text("ergens")
    press(office, dialog, Qt.Key.Key_Return)
    assert "doesn’t read as a time" in dialog.fields.arrived.reading()
    assert dialog.focusWidget() is dialog.fields.arrived.line
    assert leads(office) == []
    assert dialog.fields.name.text() == "Jan"


def test_odd_numbers_and_addresses_are_hinted_at_and_kept(office: Office, dialog: NewLeadDialog) -> None:
    dialog.fields.phone.setText("06 12 34")
    dialog.fields.email.setText("karin@dewit")
    boxes = dialog.fields.boxes
    office.qtbot.waitUntil(lambda: bool(boxes["phone"].said()), timeout=10_000)
    assert boxes["phone"].said() == "This number doesn’t look right. Keep it as it is?"
    assert boxes["email"].said() == "This e-mail address looks incomplete. It stays as you typed it."
    press(office, dialog, Qt.Key.Key_Return)
    assert (card(office).phone, card(office).phone_valid, card(office).email) == (
        "06 12 34",
        False,
        "karin@dewit",
    )


def test_a_known_phone_is_shown_and_the_enquiry_added_there(office: Office, dialog: NewLeadDialog) -> None:
    before = known(office, "Karin de Wit", phone="0623456789")
    pasted(office, dialog, "Piet Bos 06-23456789 piet@bos.nl")
    office.qtbot.waitUntil(lambda: bool(dialog.strips()), timeout=10_000)
    strip = dialog.strips()[0]
    assert strip.sentence.text().startswith("Looks like Karin de Wit (Know, August 2026, same phone)")
    strip.chosen.emit(strip.like)
    office.settle()
    assert leads(office) == [before.lead_id]
    lead = card(office)
    assert (len(lead.enquiries), lead.name, lead.email) == (2, "Karin de Wit", "piet@bos.nl")
    assert office.notices[-1].text == "Enquiry added to Karin de Wit."


def test_somebody_else_after_all_is_a_lead_of_its_own(office: Office, dialog: NewLeadDialog) -> None:
    father = known(office, "Jan Bos", phone="0623456789")
    QTest.keyClicks(dialog.fields.name, "Jan Bos")
    dialog.fields.phone.setText("06 23456789")
    office.qtbot.waitUntil(lambda: bool(dialog.strips()), timeout=10_000)
    dialog.strips()[0].denied.emit(dialog.strips()[0].like)
    office.qtbot.waitUntil(lambda: not dialog.strips(), timeout=10_000)
    press(office, dialog, Qt.Key.Key_Return)
    assert len(leads(office)) == 2
    with office.database.reading() as connection:
        assert duplicate_pairs(connection) == []
    office.do(undo)
    assert leads(office) == [father.lead_id]


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [("email", "KARIN@dewit.nl", "same e-mail"), ("name", "karin de wit", "same name")],
)
def test_known_by_address_or_name(
    office: Office, dialog: NewLeadDialog, field: str, text: str, reason: str
) -> None:
    known(office, "Karin de Wit", email="karin@dewit.nl")
    lines: dict[str, QLineEdit] = {"email": dialog.fields.email, "name": dialog.fields.name}
    QTest.keyClicks(lines[field], text)
    office.qtbot.waitUntil(lambda: bool(dialog.strips()), timeout=10_000)
    assert reason in dialog.strips()[0].sentence.text()
    lines[field].clear()
    office.qtbot.waitUntil(lambda: not dialog.strips(), timeout=10_000)


def test_word_of_mouth_asks_by_whom(office: Office, dialog: NewLeadDialog) -> None:
    assert not dialog.fields.source.via.isVisible()
    dialog.fields.source.choice.setEditText("Word of mouth")
    assert dialog.fields.source.via.isVisible()
    QTest.keyClicks(dialog.fields.source.via, "Eva")
    QTest.keyClicks(dialog.fields.name, "Jan")
    press(office, dialog, Qt.Key.Key_Return)
    assert (card(office).source, card(office).referrer) == (Source.WORD_OF_MOUTH, "Eva")


def test_esc_keeps_a_draft_that_comes_back(office: Office, dialog: NewLeadDialog) -> None:
    QTest.keyClicks(dialog.fields.name, "Jan Bakker")
    QTest.keyClicks(dialog.fields.postcode, "3514 AB")
    dialog.paste.setPlainText("belde gisteren 20:15")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    office.settle()
    assert not dialog.isVisible()
    again = opened(office)
    assert (again.fields.name.text(), again.fields.postcode.text()) == ("Jan Bakker", "3514 AB")
    assert again.paste.toPlainText() == "belde gisteren 20:15"
    press(office, again, Qt.Key.Key_Return)
    assert kept_draft(office) == ""


def test_a_power_cut_in_the_middle_of_typing_loses_a_second_at_most(
    office: Office, dialog: NewLeadDialog
) -> None:
    until = monotonic() + 1.3
    while monotonic() < until:  # never a pause long enough to be told from typing
        QTest.keyClicks(dialog.fields.name, "a")
        office.qtbot.wait(100)
    office.settle()
    assert "aaaa" in kept_draft(office)


def test_a_text_that_cannot_be_stored_is_refused_with_everything_kept(
    office: Office, dialog: NewLeadDialog
) -> None:
    name = "Jan " + "x" * 1_990
    dialog.fields.name.setText(name)
    dialog.paste.setPlainText("y" * 250_000)
    press(office, dialog, Qt.Key.Key_Return)
    assert dialog.problem() == "The message is longer than 200000 characters."
    assert dialog.isVisible()
    assert dialog.fields.name.text() == name
    dialog.paste.clear()


def test_it_fits_a_small_window(office: Office, dialog: NewLeadDialog) -> None:
    dialog.fields.name.setText("<img src=/dev/zero> 😀 \u202e" * 70)
    known(office, "\u202e<b>" + "Anna " * 500, phone="0623456789")
    dialog.fields.phone.setText("06 23456789")
    office.qtbot.waitUntil(lambda: bool(dialog.strips()), timeout=10_000)
    QApplication.processEvents()
    assert dialog.width() <= 1024
    assert dialog.strips()[0].width() <= dialog.width()
