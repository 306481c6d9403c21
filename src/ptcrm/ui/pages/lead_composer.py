"""Writing down what happened with one lead: called, sent, got a reply, or a note, now or a moment ago.

What stands in the field is kept as a draft, so that it survives another page and a power cut.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.drafts import drop_draft, keep_draft, lead_draft
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Direction, Reached
from ptcrm.queries.drafts import draft
from ptcrm.queries.lead_card import LeadCard
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label, give_tip
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, channel_word, person
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.flow import FlowLayout
from ptcrm.ui.widgets.when_field import WhenField

if TYPE_CHECKING:
    from ptcrm.store.session import Session

_PAUSE_MS = 800
_WRITTEN = (
    Channel.WHATSAPP,
    Channel.SMS,
    Channel.EMAIL,
    Channel.INSTAGRAM,
    Channel.FACEBOOK,
    Channel.IN_PERSON,
    Channel.OTHER,
)
_ANSWERS = (*_WRITTEN[:-2], Channel.PHONE, Channel.VOICEMAIL, *_WRITTEN[-2:])


class _Text(QPlainTextEdit):
    """The field; Ctrl+Enter keeps a note, Tab goes on."""

    def __init__(self, kept: Callable[[], None]) -> None:
        super().__init__()
        self._kept = kept
        self.setTabChangesFocus(True)
        self.setFixedHeight(58)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._kept()
        else:
            super().keyPressEvent(event)


class Composer(QWidget):
    """One text for whatever happened, four buttons for what it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lead_id: LeadId | None = None
        self._name = ""
        self._channel = Channel.WHATSAPP
        self.text = _Text(self.log_note)
        self.text.setPlaceholderText(tr("Lead", "Write what happened…"))
        self.text.setAccessibleName(tr("Lead", "Write what happened…"))
        self.when = WhenField(desk, future=False, spoken=tr("Lead", "When it happened"))
        self.when.set_placeholder(tr("Arrival", "now"))
        self._problem = Label("", "problem", wrap=True)
        self._problem.hide()
        self.called_button = Button(desk.theme, tr("Lead", "Called"), "phone-call", "small-button")
        self.sent_button = Button(desk.theme, tr("Lead", "Sent"), "send", "small-button")
        self.reply_button = Button(desk.theme, tr("Lead", "Got a reply"), "reply", "small-button")
        self.note_button = Button(desk.theme, tr("Lead", "Note"), "sticky-note", "small-button")
        give_tip(self.note_button, tr("Lead", "Ctrl+Enter keeps it as a note"))
        self.called_button.clicked.connect(lambda: self._pop(self.called_menu(), self.called_button))
        self.sent_button.clicked.connect(lambda: self._pop(self.sent_menu(), self.sent_button))
        self.reply_button.clicked.connect(lambda: self._pop(self.reply_menu(), self.reply_button))
        self.note_button.clicked.connect(self.log_note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self.text.textChanged.connect(self._touched)
        self._lay_out()

    def show_card(self, card: LeadCard) -> None:
        """Write about this lead from now on; what was typed about the one before is kept as its draft."""
        self._name = person(card.name)
        if card.enquiries:
            self._channel = card.enquiries[-1].channel
        if card.lead_id == self._lead_id:
            return
        self.keep_now()
        self._lead_id = card.lead_id
        self._fill("")
        self.when.set_text("")
        self._complain("")
        self._desk.tasks.read(self, "draft", partial(draft, place=self._place()), self._restore)

    def keep_now(self) -> None:
        """Keep the draft without waiting for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def called_menu(self) -> QMenu:
        """What came of a call."""
        menu = QMenu(self)
        for word, channel, reached in (
            (tr("Strip", "Spoke"), Channel.PHONE, Reached.REACHED),
            (tr("Strip", "Left a voicemail"), Channel.VOICEMAIL, Reached.ATTEMPTED),
            (tr("Strip", "No answer"), Channel.PHONE, Reached.ATTEMPTED),
        ):
            action = menu.addAction(word)
            action.triggered.connect(partial(self._log, channel, Direction.OUT, reached))
        return menu

    def sent_menu(self) -> QMenu:
        """How a message went out; the way of the latest enquiry comes first."""
        menu = QMenu(self)
        for channel in self._in_order(_WRITTEN):
            reached = Reached.REACHED if channel is Channel.IN_PERSON else Reached.UNKNOWN
            action = menu.addAction(channel_word(channel))
            action.triggered.connect(partial(self._log, channel, Direction.OUT, reached))
        return menu

    def reply_menu(self) -> QMenu:
        """How the reply came in."""
        menu = QMenu(self)
        for channel in self._in_order(_ANSWERS):
            action = menu.addAction(channel_word(channel))
            action.triggered.connect(partial(self._log, channel, Direction.IN, None))
        return menu

    def log_note(self) -> None:
        """Keep the text as a note."""
        if self._lead_id is None:
            return
        text = self.text.toPlainText()
        job = partial(write_note, lead_id=self._lead_id, text=text)
        said = tr("Strip", "Note kept.")
        self._write(job, said)

    def _log(
        self, channel: Channel, direction: Direction, reached: Reached | None, _checked: bool = False
    ) -> None:
        if self._lead_id is None:
            return
        problem, arrival = self.when.problem(), self.when.arrival()
        if problem:
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        at = None if arrival is None else arrival.at
        form = TouchForm(channel, direction, reached, at=at, note=self.text.toPlainText())
        name = called(self._name)
        said = tr("Strip", "Contact with {name} noted.", name=name)
        job = partial(log_touch, lead_id=self._lead_id, form=form)
        self._write(job, said)

    def _write(self, job: Callable[[Session], object], said: str) -> None:
        place = self._place()
        self._desk.tasks.write(self, job, lambda _id: self._written(place, said), self._refused)

    def _written(self, place: str, said: str) -> None:
        """Make room for the next text; another lead's field, opened meanwhile, is left alone."""
        self._desk.tasks.write(self, partial(drop_draft, place=place))
        if place == self._place():
            self._fill("")
            self.when.set_text("")
            self._complain("")
        self._desk.say(said, undo=True)

    def _refused(self, refusal: Refusal) -> None:
        self._complain(refusal_words(refusal))

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _in_order(self, channels: tuple[Channel, ...]) -> list[Channel]:
        return sorted(channels, key=lambda it: it is not self._channel)

    def _pop(self, menu: QMenu, button: Button) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _place(self) -> str:
        return "" if self._lead_id is None else lead_draft(self._lead_id)

    def _touched(self) -> None:
        """Kept within a second, also while typing goes on."""
        if not self._pause.isActive():
            self._pause.start()

    def _keep(self) -> None:
        if self._lead_id is not None:
            job = partial(keep_draft, place=self._place(), value=self.text.toPlainText())
            self._desk.tasks.write(self, job)

    def _restore(self, text: str) -> None:
        if text and not self.text.toPlainText():
            self._fill(text)

    def _fill(self, text: str) -> None:
        """Put a text in the field that is no typing, and so no new draft."""
        self._pause.stop()
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=4)
        for button in (self.called_button, self.sent_button, self.reply_button, self.note_button):
            buttons.addWidget(button)
        above = QHBoxLayout()
        above.setSpacing(8)
        self.when.setFixedWidth(124)
        above.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(buttons)
        layout.addWidget(self._problem)
