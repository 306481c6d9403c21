"""The head of one lead's page: who it is, how long they wait, and every way to answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ptcrm.commands.contacts import contacted, not_reached
from ptcrm.commands.leads import remove_lead
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.ids import TouchId
from ptcrm.domain.names import initials
from ptcrm.domain.values import Channel, ClockState, Stage
from ptcrm.queries.lead_card import EnquiryCard, LeadCard
from ptcrm.ui.dialogs.lead_contact import AddEnquiryDialog
from ptcrm.ui.dialogs.move_lead import EndClientDialog
from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog
from ptcrm.ui.dialogs.qr_code import Scannable, show_code
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel, one_line
from ptcrm.ui.kit.reaching import Reaching
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.kit.words import answer_words, called, person, quoted, wait_words
from ptcrm.ui.pages.lead_walk import LeadWalk
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.chip import STATE_ICONS, STATE_TONES, Chip, Tone
from ptcrm.ui.widgets.waiting_row import answered_sentence, not_reached_sentence

_AVATAR = 48


class Avatar(QWidget):
    """A circle with initials; the name beside it says the same to a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        self.setFixedSize(QSize(_AVATAR, _AVATAR))
        theme.changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Show the initials of this name."""
        self._text = initials(name).replace(".", "")[:2] or "?"
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.brand_soft))
        painter.drawEllipse(QRectF(self.rect()))
        font = QFont(self.font())
        font.setPixelSize(17)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.brand_text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class LeadHead(QWidget):
    """Emits ``back``. The wait ticks by itself."""

    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: LeadCard | None = None
        self._read_at = 0
        self._reaching = Reaching(desk, self)
        theme = desk.theme
        self.back_button = Button(theme, "", "arrow-left", "icon", spoken=tr("Lead", "Back"))
        self.walk = LeadWalk(desk)
        self._avatar = Avatar(theme)
        self.name = ElidedLabel("", "page-title")
        self.goal = ElidedLabel("", "quote")
        self.chip = Chip(theme)
        self.call = Button(theme, "", "phone", "icon")
        self.whatsapp = Button(theme, "", "message-circle", "icon")
        self.mail = Button(theme, "", "mail", "icon")
        self.scan = Button(theme, "", "qr-code", "icon")
        self.contacted_button = Button(theme, tr("Today", "Contacted"), "check", "primary")
        self.more = Button(theme, "", "ellipsis", "icon", spoken=tr("Lead", "More"))
        self.back_button.clicked.connect(self.back)
        self.call.clicked.connect(lambda: self._reach("call"))
        self.whatsapp.clicked.connect(lambda: self._reach("whatsapp"))
        self.mail.clicked.connect(lambda: self._reach("mail"))
        self.scan.clicked.connect(self._scan)
        self.contacted_button.clicked.connect(self._contacted)
        self.more.clicked.connect(self._pop)
        desk.second.connect(self._tick)
        self._lay_out()

    def show_card(self, card: LeadCard, read_at: int) -> None:
        """Show this lead, as read at ``read_at`` (UTC ms)."""
        self._card, self._read_at = card, read_at
        channel = card.enquiries[-1].channel if card.enquiries else None
        name = person(card.name, card.source, channel)
        short = called(card.name) if card.name else name
        self._avatar.show_name(card.name)
        self.name.setText(name)
        self.goal.setText(quoted(one_line(card.wants)) if card.wants else "")
        self.goal.setVisible(bool(card.wants))
        self.call.setVisible(bool(card.phone))
        self.whatsapp.setVisible(card.phone_valid and bool(card.phone))
        self.mail.setVisible(bool(card.email))
        self.scan.setVisible(bool(card.phone or card.email))
        self.call.speak(tr("Today", "Call {name}", name=short), tip=True)
        self.whatsapp.speak(tr("Today", "WhatsApp {name}", name=short), tip=True)
        self.mail.speak(tr("Today", "Mail {name}", name=short), tip=True)
        self.scan.speak(tr("Today", "Show QR code for {name}", name=short), tip=True)
        self.contacted_button.speak(tr("Today", "Contacted {name}", name=short))
        self._tick()

    def menu(self) -> QMenu:
        """What is seldom wanted."""
        menu = QMenu(self)
        menu.addAction(tr("Lead", "Plan consultation")).triggered.connect(self._plan)
        menu.addAction(tr("Enquiry", "Add enquiry")).triggered.connect(self._add_enquiry)
        if self._card is not None and self._card.stage is Stage.CLIENT:
            menu.addAction(tr("Move", "End as client")).triggered.connect(self._end_client)
        menu.addSeparator()
        remove = menu.addAction(tr("Lead", "Remove lead"))
        remove.triggered.connect(partial(self._remove, spam=False))
        spam = menu.addAction(tr("Lead", "Mark as spam"))
        spam.triggered.connect(partial(self._remove, spam=True))
        return menu

    def _tick(self) -> None:
        card = self._card
        if card is None:
            return
        waiting = card.waiting
        if waiting is not None:
            self._show_wait(waiting)
        elif card.enquiries:
            self._show_answer(card.enquiries[-1])
        self.chip.setVisible(bool(card.enquiries))

    def _show_wait(self, enquiry: EnquiryCard) -> None:
        now = self._desk.now()
        if enquiry.waited_ms is None:
            self.chip.set_state(ClockState.UNKNOWN, tr("Clock", "time unknown"))
            return
        waited = max(0, enquiry.waited_ms + now - self._read_at)
        state = ClockState.WITHIN_HOUR if waited < HOUR else ClockState.OVER_HOUR
        if waited >= DAY:
            state = ClockState.COLD
        self.chip.set_state(state, wait_words(state, waited, now + HOUR - waited, now))

    def _show_answer(self, enquiry: EnquiryCard) -> None:
        if enquiry.state is not ClockState.ANSWERED:
            self.chip.set_look(Tone.PLAIN, "circle-x")
            self.chip.set_text(tr("Clock", "never answered"))
            return
        slow = enquiry.response_ms is not None and enquiry.response_ms >= HOUR
        look = ClockState.OVER_HOUR if slow else ClockState.ANSWERED
        self.chip.set_look(STATE_TONES[look], STATE_ICONS[look])
        self.chip.set_text(answer_words(enquiry.response_ms, enquiry.reached))

    def _reach(self, way: str) -> None:
        card = self._card
        if card is None:
            return
        if way == "mail":
            self._reaching.mail(card.lead_id, card.name, card.email)
        elif way == "call":
            self._reaching.call(card.lead_id, card.name, card.phone)
        else:
            self._reaching.whatsapp(card.lead_id, card.name, card.phone)

    def _scan(self) -> None:
        card = self._card
        if card is not None:
            who = Scannable(card.lead_id, card.name, card.phone, card.phone_valid, card.email)
            show_code(self._desk, who, self._reaching, self)

    def _contacted(self) -> None:
        card = self._card
        if card is None:
            return
        waiting = card.waiting
        which = None if waiting is None else waiting.enquiry_id
        job = partial(contacted, lead_id=card.lead_id, enquiry_id=which)
        waited = None
        if waiting is not None and waiting.waited_ms is not None:
            waited = max(0, waiting.waited_ms + self._desk.now() - self._read_at)
        self._desk.tasks.write(self, job, partial(self._say_contacted, card.name, waited))

    def _say_contacted(self, name: str, waited: int | None, touch_id: TouchId) -> None:
        noted = tr("Strip", "Contact with {name} noted.", name=called(name))
        self._desk.say(
            noted if waited is None else answered_sentence(name, waited),
            undo=True,
            actions=((tr("Strip", "Not reached?"), partial(self._not_reached, name, touch_id)),),
        )

    def _not_reached(self, name: str, touch_id: TouchId) -> None:
        said = not_reached_sentence(name)
        job = partial(not_reached, touch_id=touch_id)
        self._desk.tasks.write(self, job, lambda _none: self._desk.say(said, undo=True))

    def _plan(self) -> None:
        if self._card is not None:
            PlanConsultationDialog(self._desk, self._card.lead_id, self._card.name, None, self).open()

    def _add_enquiry(self) -> None:
        card = self._card
        if card is not None:
            channel = card.enquiries[-1].channel if card.enquiries else Channel.WHATSAPP
            AddEnquiryDialog(self._desk, card.lead_id, card.name, channel, self).open()

    def _end_client(self) -> None:
        if self._card is not None:
            EndClientDialog(self._desk, self._card.lead_id, self._card.name, self).open()

    def _remove(self, _checked: bool = False, *, spam: bool) -> None:
        card = self._card
        if card is None:
            return
        name = called(card.name)
        removed = tr("Strip", "{name} was removed.", name=name)
        marked = tr("Strip", "{name} was marked as spam.", name=name)

        def done(_none: object) -> None:
            self._desk.say(marked if spam else removed, undo=True)
            self.back.emit()

        self._desk.tasks.write(self, partial(remove_lead, lead_id=card.lead_id, spam=spam), done)

    def _pop(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.chip)
        under.addWidget(self.goal, 1)
        under.addStretch(0)  # without a goal the chip alone would hold all of it to its own width
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addLayout(under)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.back_button)
        layout.addWidget(self.walk)
        layout.addWidget(self._avatar)
        layout.addLayout(words, 1)
        for button in (self.call, self.whatsapp, self.mail, self.scan, self.contacted_button, self.more):
            layout.addWidget(button)
