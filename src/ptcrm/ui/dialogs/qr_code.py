"""From the laptop to the phone: a code to scan that opens WhatsApp, a call or a contact card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.phones import show_phone
from ptcrm.domain.values import Channel
from ptcrm.integrations.phone_links import call_link, whatsapp_link
from ptcrm.integrations.vcard_writer import card_text
from ptcrm.ui.dialogs.dialog import Dialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel, Label
from ptcrm.ui.kit.reaching import Reaching
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.qr_picture import QrPicture

_WIDTH = 400
_LONGEST_NAME = 80
"""Characters of a name in a contact card: more makes the code too fine to scan."""


class ScanWay(StrEnum):
    """What the phone does with the code."""

    WHATSAPP = "whatsapp"
    CALL = "call"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Scannable:
    """Whom the code is about; ``phone`` is E.164 where ``phone_valid``, else as typed."""

    lead_id: LeadId
    name: str
    phone: str = ""
    phone_valid: bool = False
    email: str = ""

    def ways(self) -> tuple[ScanWay, ...]:
        """What can be done with it, the likeliest first."""
        if not self.phone:
            return (ScanWay.CARD,)
        return (
            (ScanWay.WHATSAPP, ScanWay.CALL, ScanWay.CARD)
            if self.phone_valid
            else (ScanWay.CALL, ScanWay.CARD)
        )


class QrDialog(Dialog):
    """Shows one code at a time; arrow keys go from one way to the next. ``way`` is the one on show."""

    help_topic = "answering"

    def __init__(self, desk: Desk, who: Scannable, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk, self._who = desk, who
        self.way = who.ways()[0]
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Qr", "QR code"))
        self.setFixedWidth(_WIDTH)
        self._code = QrPicture()
        self._sentence = Label("", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._detail = Label("", "hint", wrap=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        close = Button(desk.theme, tr("Frame", "Close"), "", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(ElidedLabel(who.name or show_phone(who.phone, desk.region) or who.email, "title"))
        layout.addLayout(self._choices())
        layout.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence)
        layout.addWidget(self._detail)
        layout.addLayout(foot)
        self._show(self.way)

    def _choices(self) -> QHBoxLayout:
        words = {
            ScanWay.WHATSAPP: (tr("Channel", "WhatsApp"), "message-circle"),
            ScanWay.CALL: (tr("Qr", "Call"), "phone"),
            ScanWay.CARD: (tr("Qr", "Contact"), "user-plus"),
        }
        line = QHBoxLayout()
        line.setSpacing(8)
        group = QButtonGroup(self)
        for way in self._who.ways():
            button = Button(self._desk.theme, *words[way], "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(way is self.way)
            button.clicked.connect(partial(self._show, way))
            group.addButton(button)
            line.addWidget(button, 1)
        return line

    def _show(self, way: ScanWay, _checked: bool = False) -> None:
        self.way = way
        name, phone = called(self._who.name), self._who.phone
        if way is ScanWay.WHATSAPP:
            words = tr("Qr", "Hi {name}, thanks for your message. ", name=name) if self._who.name else ""
            self._code.show_text(whatsapp_link(phone, words))
            said = tr("Qr", "Scan with your phone to WhatsApp {name}", name=name)
        elif way is ScanWay.CALL:
            self._code.show_text(call_link(phone))
            said = tr("Qr", "Scan with your phone to call {name}", name=name)
        else:
            person = Person(self._who.name[:_LONGEST_NAME], phone=phone, email=self._who.email)
            self._code.show_text(card_text(person))
            said = tr("Qr", "Scan with your phone to keep {name} as a contact", name=name)
        self._sentence.setText(said)
        self._code.setAccessibleName(said)
        self._detail.setText(show_phone(phone, self._desk.region) if phone else self._who.email)


def show_code(desk: Desk, who: Scannable, reaching: Reaching, parent: QWidget) -> None:
    """Show a code for the phone; when it is closed, ask what came of it."""
    opened = desk.now()
    dialog = QrDialog(desk, who, parent)

    def ask(_result: int) -> None:
        if dialog.way is ScanWay.WHATSAPP:
            reaching.ask_sent(who.lead_id, who.name, opened, Channel.WHATSAPP)
        elif dialog.way is ScanWay.CALL:
            reaching.ask_reached(who.lead_id, who.name, opened)

    dialog.finished.connect(ask)
    dialog.open()
