"""New lead: paste or type what there is, see who it may be already, and have the hour running."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from ptcrm.commands.alerts import know_of
from ptcrm.commands.contacts import contacted
from ptcrm.commands.intake import TakenIn, take_found, take_in_apart
from ptcrm.commands.matching import Found
from ptcrm.commands.persons import tidy
from ptcrm.domain.addresses import read_email
from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.phones import read_phone
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.pasted_text import Pasted, read_pasted
from ptcrm.queries.lookalikes import Lookalike, lookalikes
from ptcrm.store.session import Session
from ptcrm.ui.dialogs.draft_keeper import DraftKeeper, Typed
from ptcrm.ui.dialogs.lookalike_strip import LookalikeStrip
from ptcrm.ui.dialogs.new_lead_fields import NewLeadFields
from ptcrm.ui.dialogs.paste_box import PasteBox
from ptcrm.ui.dialogs.tall_dialog import TallDialog
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person
from ptcrm.ui.widgets.buttons import KeyButton
from ptcrm.ui.widgets.card import empty_layout

_WIDTH: Final = 660
_PAUSE_MS: Final = 150
_DRAFT: Final = "new-lead"
_CONTACTED_KEYS: Final = "Ctrl+Shift+Enter"
_FIELD_OF: Final = {
    "name": "name",
    "goal": "wants",
    "phone number": "phone",
    "e-mail address": "email",
    "postcode": "postcode",
    "source": "source",
    "referrer": "source",
    "arrival": "arrived",
}
"""The field on screen a refusal names."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a look at the typed person gave."""

    phone_right: bool
    email_right: bool
    like: list[Lookalike]


class NewLeadDialog(TallDialog):
    """Ctrl+Enter adds the lead; Esc closes and keeps a draft."""

    help_topic = "new-lead"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("NewLead", "New lead"), _WIDTH, parent)
        self._read = ""
        self._apart: set[LeadId] = set()
        self._after_reading: Callable[[], None] | None = None
        self.paste = PasteBox(desk.theme)
        self.fields = NewLeadFields(desk)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(6)
        hint = tr("NewLead", "Paste what you have: a DM, an e-mail, a voicemail note")
        self.heading.addWidget(Label(hint, "hint"))
        self.body.addWidget(self.paste)
        self.body.addWidget(self.fields)
        self.body.addLayout(self._strips)
        self.body.addStretch(1)
        self._make_foot()
        self._reading = self._timer(self._read_paste)
        self._looking = self._timer(self._look)
        self.paste.textChanged.connect(self._reading.start)
        self.fields.edited.connect(self._edited)
        self.fields.left.connect(self._looking.start)
        self.drafts = DraftKeeper(desk, _DRAFT, self._typed, self._restore, self)
        self.paste.textChanged.connect(self.drafts.touched)
        self.drafts.look()
        QWidget.setTabOrder(self.paste, self.fields.name)
        self.paste.setFocus()

    def save(self) -> None:
        """Add the lead; its hour counts from the moment it reached out."""
        self._save(self._with_apart(take_in_apart), self._say_added)

    def save_contacted(self) -> None:
        """Add the lead and note that it was answered, as one change."""
        self._save(self._with_apart(_take_in_contacted), self._say_contacted)

    def strips(self) -> list[LookalikeStrip]:
        """The known leads on show."""
        items = (self._strips.itemAt(place) for place in range(self._strips.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, LookalikeStrip)]

    # Saving

    def _save(
        self, take: Callable[[Session, Enquiry], TakenIn], done: Callable[[str, TakenIn], None]
    ) -> None:
        if self.paste.toPlainText() != self._read:
            self._after_reading = partial(self._save, take, done)
            self._read_paste()
            return
        self.complain("")
        who = self.fields.person()
        if self.fields.arrived.problem():
            self.fields.arrived.line.setFocus()
            return
        if not any(text.strip() for text in (who.name, who.phone, who.email)):
            sentence = tr("NewLead", "A name, a phone number or an e-mail address is enough. Fill in one.")
            self.complain(sentence, self.fields.name)
            return
        enquiry = Enquiry(
            who,
            self.fields.chosen_channel(),
            self.paste.toPlainText(),
            self.fields.arrived.arrival(),
        )
        name = person(who.name.strip(), who.source)
        job = partial(_take_in_typed, take=take, enquiry=enquiry)
        self.write(job, partial(done, name), self._refused)

    def _refused(self, refusal: Refusal) -> None:
        box = self.fields.boxes.get(_FIELD_OF.get(str(refusal.values.get("field", "")), ""))
        if box is None:
            self.complain_of(refusal)
        else:
            box.complain(refusal_words(refusal))

    def _say_added(self, name: str, taken: TakenIn) -> None:
        if taken.existing:
            self._say_enquiry(name, taken)
        else:
            self.desk.say(tr("Strip", "{name} added.", name=name), undo=True)

    def _say_enquiry(self, name: str, _taken: TakenIn) -> None:
        self.desk.say(tr("Strip", "Enquiry added to {name}.", name=name), undo=True)

    def _say_contacted(self, name: str, taken: TakenIn) -> None:
        if taken.existing:
            self.desk.say(tr("Strip", "Enquiry added to {name}, already contacted.", name=name), undo=True)
        else:
            self.desk.say(tr("Strip", "{name} added, already contacted.", name=name), undo=True)

    def _with_apart(self, take: Callable[..., TakenIn]) -> Callable[[Session, Enquiry], TakenIn]:
        return partial(take, apart=frozenset(self._apart), region=self.desk.region)

    # Who it may be

    def _look(self) -> None:
        job = partial(_look, who=self.fields.person(), region=self.desk.region)
        self.desk.tasks.read(self, "like", job, self._looked)

    def _looked(self, looked: _Looked) -> None:
        wrong_phone = tr("NewLead", "This number doesn’t look right. Keep it as it is?")
        wrong_email = tr("NewLead", "This e-mail address looks incomplete. It stays as you typed it.")
        boxes = self.fields.boxes
        for box, line, right, sentence in (
            (boxes["phone"], self.fields.phone, looked.phone_right, wrong_phone),
            (boxes["email"], self.fields.email, looked.email_right, wrong_email),
        ):
            if right or not line.hasFocus():
                box.hint("" if right else sentence)
        known = [like for like in looked.like if like.lead_id not in self._apart]
        if [strip.like for strip in self.strips()] == known:
            return
        empty_layout(self._strips)
        for like in known:
            strip = LookalikeStrip(self.desk, like)
            strip.opened.connect(self._open)
            strip.chosen.connect(self._add_to)
            strip.denied.connect(self._deny)
            self._strips.addWidget(strip)

    def _deny(self, like: Lookalike) -> None:
        """Somebody else, then: what is typed becomes a lead of its own, whatever they share."""
        self._apart.add(like.lead_id)
        self._looking.start()
        self.fields.name.setFocus()

    def _open(self, like: Lookalike) -> None:
        self.reject()
        self.desk.show_lead(like.lead_id)

    def _add_to(self, like: Lookalike) -> None:
        take = partial(_take_in_as, lead_id=like.lead_id, region=self.desk.region)
        self._save(take, lambda _typed, taken: self._say_enquiry(person(like.name), taken))

    # What was pasted, and drafts

    def _read_paste(self) -> None:
        self._reading.stop()
        text, now = self.paste.toPlainText(), self.desk.now()
        self.desk.tasks.read(
            self,
            "paste",
            lambda _connection: read_pasted(text, now, self.desk.zone, self.desk.region),
            partial(self._fill, text),
        )

    def _fill(self, text: str, pasted: Pasted) -> None:
        if text != self.paste.toPlainText():
            self._read_paste()
            return
        self._read = text
        self.paste.mark(pasted.marks)
        self.fields.fill(pasted)
        self._edited()
        waits, self._after_reading = self._after_reading, None
        if waits is not None:
            waits()

    def _edited(self) -> None:
        self._looking.start()
        if self.drafts is not None:
            self.drafts.touched()

    def _typed(self) -> Typed:
        text = self.paste.toPlainText()
        typed = self.fields.typed()
        return {**typed, "paste": text} if text.strip() else typed

    def _restore(self, typed: Typed) -> None:
        if self._typed():
            return
        self.fields.restore(typed)
        text = typed.get("paste")
        self.paste.setPlainText(text if isinstance(text, str) else "")

    # Making it

    def _make_foot(self) -> None:
        sentence = tr("NewLead", "The hour counts from the moment someone reaches out, not from now.")
        self.foot.addWidget(Label(sentence, "hint", wrap=True), 1)
        answered = KeyButton(
            self.desk.theme, tr("NewLead", "Already contacted"), "", "", _CONTACTED_KEYS, parent=self
        )
        answered.clicked.connect(self.save_contacted)
        add = KeyButton(self.desk.theme, tr("NewLead", "Add lead"), "", "primary", "Ctrl+Enter", parent=self)
        add.clicked.connect(self.save)
        for button in (answered, add):
            button.setAutoDefault(False)
            self.foot.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        for keys in ("Ctrl+Shift+Return", _CONTACTED_KEYS):
            QShortcut(QKeySequence(keys), self, self.save_contacted)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_PAUSE_MS)
        timer.timeout.connect(act)
        return timer


def _take_in_typed(
    session: Session, take: Callable[[Session, Enquiry], TakenIn], enquiry: Enquiry
) -> TakenIn:
    """Nobody is told of what they have just typed in themselves."""
    taken = take(session, enquiry)
    if taken.enquiry_id is not None:
        know_of(session, taken.enquiry_id)
    return taken


def _take_in_contacted(session: Session, enquiry: Enquiry, apart: frozenset[LeadId], region: str) -> TakenIn:
    taken = take_in_apart(session, enquiry, apart, region)
    contacted(session, taken.lead_id, taken.enquiry_id)
    return taken


def _take_in_as(session: Session, enquiry: Enquiry, lead_id: LeadId, region: str) -> TakenIn:
    """The trainer says who it is: the enquiry is added there, and what was not known yet is filled in."""
    return take_found(session, tidy(enquiry, region), Found(lead_id), region)


def _look(connection: Connection, who: Person, region: str) -> _Looked:
    phone = read_phone(who.phone, region)
    return _Looked(
        phone_right=not who.phone.strip() or (phone is not None and phone.valid),
        email_right=not who.email.strip() or read_email(who.email) is not None,
        like=lookalikes(connection, who, region),
    )
