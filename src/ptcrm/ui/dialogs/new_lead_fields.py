"""The fields of a new lead. What was pasted fills in those that the trainer left alone."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from ptcrm.domain.enquiry import Person
from ptcrm.domain.limits import SHORT_TEXT
from ptcrm.domain.phones import show_phone
from ptcrm.domain.values import Channel
from ptcrm.integrations.pasted_text import Pasted
from ptcrm.ui.dialogs.draft_keeper import Typed
from ptcrm.ui.dialogs.field_box import FieldBox
from ptcrm.ui.dialogs.small_dialog import text_field
from ptcrm.ui.dialogs.source_field import SourceField
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import channel_word
from ptcrm.ui.widgets.when_field import WhenField

_LINES: Final = ("name", "wants", "phone", "email", "postcode")


class NewLeadFields(QWidget):
    """Two columns. ``edited`` follows each change, ``left`` the leaving of a phone or e-mail field."""

    edited = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: set[str] = set()
        self._filling = False
        self._more: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        # A longer text is refused with a sentence, never cut off unseen.
        self.name, self.wants, self.phone, self.email, self.postcode = (
            text_field(SHORT_TEXT + 1) for _ in _LINES
        )
        self.source = SourceField()
        self.channel = QComboBox()
        self.channel.addItem("", "")
        for channel in Channel:
            self.channel.addItem(channel_word(channel), channel.value)
        self.arrived = WhenField(desk, future=False, spoken=tr("NewLead", "Arrived"))
        self.arrived.set_placeholder(tr("NewLead", "now"))
        self.boxes = {
            "name": FieldBox(tr("NewLead", "Name"), self.name),
            "wants": FieldBox(tr("NewLead", "Goal"), self.wants),
            "phone": FieldBox(tr("NewLead", "Phone"), self.phone),
            "email": FieldBox(tr("NewLead", "E-mail"), self.email),
            "source": FieldBox(tr("NewLead", "Source"), self.source),
            "channel": FieldBox(tr("NewLead", "Channel"), self.channel),
            "arrived": FieldBox(tr("NewLead", "Arrived"), self.arrived),
            "postcode": FieldBox(tr("NewLead", "Postcode"), self.postcode),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._connect()

    def person(self) -> Person:
        """Who it is, as typed: the command reads numbers and names."""
        phones, emails = self._more
        return Person(
            name=self.name.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            postcode=self.postcode.text(),
            wants=self.wants.text(),
            source=self.source.source(),
            referrer=self.source.referrer(),
            phones=phones,
            emails=emails,
        )

    def chosen_channel(self) -> Channel:
        """The way it came; another way when nothing says so."""
        value = str(self.channel.currentData() or "")
        return Channel(value) if value else Channel.OTHER

    def fill(self, pasted: Pasted) -> None:
        """Fill in what a pasted text says, except where the trainer typed."""
        person = pasted.person
        phone = show_phone(person.phone, self._desk.region) if person.phone_valid else person.phone
        self._more = (person.phones, person.emails)
        self._put("name", person.name)
        self._put("wants", person.wants)
        self._put("phone", phone)
        self._put("email", person.email)
        self._put("postcode", person.postcode)
        self._put("source", person.source, person.referrer)
        self._put("channel", pasted.channel.value if pasted.channel else "")
        self._put("arrived", pasted.when)

    def typed(self) -> Typed:
        """What stands in the fields, for a draft; empty when nothing does."""
        typed: Typed = {name: self._line(name).text() for name in _LINES}
        typed |= {
            "source": self.source.source(),
            "referrer": self.source.referrer(),
            "channel": str(self.channel.currentData() or ""),
            "arrived": self.arrived.text(),
        }
        kept = {name: value for name, value in typed.items() if value}
        return {**kept, "own": sorted(self._own)} if kept else {}

    def restore(self, typed: Typed) -> None:
        """Put a draft back."""
        texts = {name: value for name, value in typed.items() if isinstance(value, str)}
        for name in (*_LINES, "channel", "arrived"):
            self._put(name, texts.get(name, ""))
        self._put("source", texts.get("source", ""), texts.get("referrer", ""))
        own = typed.get("own")
        self._own = {str(name) for name in own} & set(self.boxes) if isinstance(own, list) else set()

    def _put(self, name: str, value: str, referrer: str = "") -> None:
        if name in self._own:
            return
        self._filling = True
        if name in _LINES:
            line = self._line(name)
            if line.text() != value:
                line.setText(value)
                line.setCursorPosition(0)
        elif name == "source":
            self.source.show_source(value, referrer)
        elif name == "channel":
            self.channel.setCurrentIndex(max(0, self.channel.findData(value)))
        else:
            self.arrived.set_text(value)
        self._filling = False

    def _line(self, name: str) -> QLineEdit:
        lines = {
            "name": self.name,
            "wants": self.wants,
            "phone": self.phone,
            "email": self.email,
            "postcode": self.postcode,
        }
        return lines[name]

    def _connect(self) -> None:
        for name in _LINES:
            self._line(name).textChanged.connect(partial(self._changed, name))
        for line in (self.phone, self.email):
            line.editingFinished.connect(self.left)
        self.source.edited.connect(partial(self._changed, "source"))
        self.channel.currentIndexChanged.connect(partial(self._changed, "channel"))
        self.arrived.edited.connect(partial(self._changed, "arrived"))

    def _changed(self, name: str, *_value: object) -> None:
        if not self._filling:
            self._own.add(name)
        self.edited.emit()
