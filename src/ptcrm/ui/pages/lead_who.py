"""Who a lead is and why they came: every fact edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptcrm.commands.leads import LeadEdit, edit_lead
from ptcrm.domain.phones import show_phone
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Obstacle, Source
from ptcrm.queries.lead_card import LeadCard
from ptcrm.ui.dialogs.draft_keeper import DraftKeeper, Typed
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.evidence_words import evidence_words
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import CHANNELS, SOURCES, called, channel_word, person, source_word
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.inline_field import InlineField
from ptcrm.ui.widgets.obstacle_field import ObstacleField
from ptcrm.ui.widgets.wrapped_text import WrappedText

_LEFT: Final = 16
_INDENT: Final = 4
_WAYS: Final = (Channel.PHONE, Channel.WHATSAPP, Channel.SMS, Channel.EMAIL, Channel.INSTAGRAM)
_ODD_PHONE: Final = mark("Lead", "This number doesn’t look right. It stays as you typed it.")
_ODD_EMAIL: Final = mark("Lead", "This e-mail address looks incomplete. It stays as you typed it.")


class _FactsCard(Card):
    """A card of facts; each saves itself, and a refusal stays with the field it is about.

    ``saved`` asks to read the lead again. What is being typed is kept as the draft of card ``name`` and lead.
    """

    saved = Signal()

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.desk, self._name = desk, name
        self._fields: dict[str, InlineField] = {}
        self._drafts: DraftKeeper | None = None
        self.card: LeadCard | None = None
        self.body.setContentsMargins(_LEFT - _INDENT, 0, 12, 14)
        self.body.setSpacing(7)

    def add_fact(self, name: str, field: InlineField, edit_of: Callable[[str], LeadEdit]) -> InlineField:
        """Add a field; ``edit_of`` turns its text into what to change. ``name`` is its own on this card."""
        self._fields[name] = field
        self.body.addWidget(field)
        field.saved.connect(partial(self._save, field, edit_of))
        field.edited.connect(self._touched)
        return field

    def keep_now(self) -> None:
        """Keep what is being typed without waiting for the pause."""
        if self._drafts is not None:
            self._drafts.keep()

    def show_card(self, card: LeadCard) -> None:
        """Show this lead's facts."""
        another = self.card is None or self.card.lead_id != card.lead_id
        if another:
            self.keep_now()
            self._drafts = None
            for field in self._fields.values():
                if field.editing:
                    field.give_up()
        self.card = card
        self.fill(card)
        if another:
            place = f"{self._name}:{card.lead_id}"
            self._drafts = DraftKeeper(self.desk, place, self._typed, self._restore, self)
            self._drafts.look()

    def fill(self, card: LeadCard) -> None:
        """Put the facts in the fields; each card says which."""
        raise NotImplementedError

    def _typed(self) -> Typed:
        typed = {name: field.typed() for name, field in self._fields.items()}
        return {name: text for name, text in typed.items() if text is not None}

    def _restore(self, typed: Typed) -> None:
        for name, text in typed.items():
            if name in self._fields:
                self._fields[name].take_up(str(text))

    def _touched(self) -> None:
        if self._drafts is not None:
            self._drafts.touched()

    def _save(self, field: InlineField, edit_of: Callable[[str], LeadEdit], text: str) -> None:
        if self.card is None:
            return
        job = partial(
            edit_lead, lead_id=self.card.lead_id, edit=edit_of(text.strip()), region=self.desk.region
        )
        done = partial(self._saved, field, text.strip())
        self.desk.tasks.write(self, job, done, partial(self._refused, field))

    def _saved(self, field: InlineField, text: str, changed: bool) -> None:
        """What reads the same as before changes nothing, so no view looks again by itself: ask for it."""
        if changed:
            self.desk.say(tr("Strip", "Changed."), undo=True)
        field.tell("")
        field.show_value(text)
        self.saved.emit()

    def _refused(self, field: InlineField, refusal: Refusal) -> None:
        field.refuse(refusal_words(refusal))


class WhoCard(_FactsCard):
    """Name, phones, addresses, place, and how and when they like to be reached."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "who", tr("Lead", "Who"), parent)
        theme = desk.theme
        self.name = InlineField(theme, tr("Lead", "Name"), tr("Lead", "Add a name"), "users")
        self.phone = InlineField(theme, tr("Lead", "Phone"), tr("Lead", "Add a phone number"), "phone")
        self.email = InlineField(theme, tr("Lead", "E-mail"), tr("Lead", "Add an e-mail address"), "mail")
        self.postcode = InlineField(theme, tr("Lead", "Postcode"), tr("Lead", "Add a postcode"), "map-pin")
        self.city = InlineField(theme, tr("Lead", "Town"), tr("Lead", "Add a town"), "map")
        self._ways = {channel_word(way): way.value for way in _WAYS}
        self.channel = InlineField(
            theme,
            tr("Lead", "Preferred channel"),
            tr("Lead", "Add how they like contact"),
            "message-circle",
            list(self._ways),
        )
        self.hours = InlineField(
            theme, tr("Lead", "Preferred hours"), tr("Lead", "Add when they like contact"), "clock"
        )
        self._further = WrappedText("", "hint", most=6)
        self._further.setContentsMargins(26, 0, 0, 0)
        self.add_fact("name", self.name, lambda text: LeadEdit(name=text))
        self.add_fact("phone", self.phone, lambda text: LeadEdit(phone=text))
        self.add_fact("email", self.email, lambda text: LeadEdit(email=text))
        self.body.addWidget(self._further)
        self.add_fact("postcode", self.postcode, lambda text: LeadEdit(postcode=text))
        self.add_fact("city", self.city, lambda text: LeadEdit(city=text))
        self.add_fact(
            "channel", self.channel, lambda text: LeadEdit(preferred_channel=_word_to_value(self._ways, text))
        )
        self.add_fact("hours", self.hours, lambda text: LeadEdit(preferred_hours=text))

    def fill(self, card: LeadCard) -> None:
        """Put the facts in the fields."""
        self.name.show_value(card.name)
        self.phone.show_value(card.phone, show_phone(card.phone, self.desk.region))
        self.email.show_value(card.email)
        self.postcode.show_value(card.postcode)
        self.city.show_value(card.city)
        self.channel.show_value(card.preferred_channel, _channel_shown(card.preferred_channel))
        self.hours.show_value(card.preferred_hours)
        if not self.phone.editing:
            self.phone.tell(tr(*_ODD_PHONE) if card.phone and not card.phone_valid else "")
        if not self.email.editing:
            self.email.tell(tr(*_ODD_EMAIL) if card.email and not _looks_whole(card.email) else "")
        phones = [show_phone(it, self.desk.region) for it in card.more_phones]
        further = " · ".join((*phones, *card.more_emails))
        self._further.set_text(tr("Lead", "Also: {list}", list=further) if further else "")
        self._further.setVisible(bool(further))


class WhyCard(_FactsCard):
    """The goal in their words, what stands in the way, where they came from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "why", tr("Lead", "Why"), parent)
        theme = desk.theme
        self._sources = {tr(*word): source.value for source, word in SOURCES.items()}
        self.goal = InlineField(theme, tr("Lead", "Goal"), tr("Lead", "What do they want?"))
        self.obstacles = ObstacleField(theme)
        self.source = InlineField(
            theme, tr("Lead", "Source"), tr("Lead", "Where from?"), "", list(self._sources)
        )
        self.referrer = InlineField(theme, tr("Lead", "Sent by"), tr("Lead", "Who sent them?"))
        self.group = InlineField(theme, tr("Lead", "Target group"), tr("Lead", "Which target group?"))
        self.discount = Label("")
        self._discount_word = Label(tr("Lead", "Asked for a discount"), "field")
        self.facts = WrappedText("", "hint", most=3)
        self.facts.setContentsMargins(_INDENT, 0, 0, 0)
        for still in (self.discount, self._discount_word):
            still.setContentsMargins(_INDENT, 0, 0, 0)
        self.add_fact("goal", self.goal, lambda text: LeadEdit(wants=text))
        self.body.addWidget(self.obstacles)
        self.obstacles.saved.connect(self._save_obstacles)
        self.add_fact(
            "source", self.source, lambda text: LeadEdit(source=_word_to_value(self._sources, text))
        )
        self.add_fact("referrer", self.referrer, lambda text: LeadEdit(referrer=text))
        self.add_fact("group", self.group, lambda text: LeadEdit(target_group=text))
        pair = QVBoxLayout()
        pair.setSpacing(0)  # as close together as a field with its word
        pair.addWidget(self._discount_word)
        pair.addWidget(self.discount)
        self.body.addLayout(pair)
        self.body.addWidget(self.facts)

    def show_card(self, card: LeadCard) -> None:
        """Show this lead's facts; what was being chosen about the one before is saved for that one."""
        if self.card is not None and self.card.lead_id != card.lead_id:
            self.obstacles.leave()
        super().show_card(card)

    def fill(self, card: LeadCard) -> None:
        """Put the facts in the fields."""
        self.goal.show_value(card.wants)
        met = dict.fromkeys(obstacle for talk in card.consultations for obstacle in talk.obstacles)
        self.obstacles.show_obstacles(called(card.name), card.obstacles, met)
        self.source.show_value(card.source, source_word(card.source) if card.source else "")
        self.referrer.show_value(card.referrer)
        self.referrer.setVisible(card.source == Source.WORD_OF_MOUTH or bool(card.referrer))
        self.group.show_value(card.target_group)
        asked = any(talk.discount_asked for talk in card.consultations)
        self.discount.setText(tr("Lead", "yes") if asked else tr("Lead", "no"))
        for widget in (self.discount, self._discount_word):
            widget.setVisible(bool(card.consultations))
        now, zone = self.desk.now(), self.desk.zone
        self.facts.set_text(" · ".join(evidence_words(it, now, zone) for it in card.facts))
        self.facts.setVisible(bool(card.facts))
        self.goal.setAccessibleName(tr("Lead", "The goal of {name}", name=person(card.name)))

    def _save_obstacles(self, obstacles: tuple[Obstacle, ...]) -> None:
        if self.card is None:
            return
        edit = LeadEdit(obstacles=obstacles)
        job = partial(edit_lead, lead_id=self.card.lead_id, edit=edit, region=self.desk.region)
        self.desk.tasks.write(self, job, lambda _: self.desk.say(tr("Strip", "Changed."), undo=True))


def _word_to_value(words: dict[str, str], text: str) -> str:
    """The stored value of a word on screen; the trainer's own text as it is."""
    return next((value for word, value in words.items() if word.casefold() == text.casefold()), text)


def _channel_shown(stored: str) -> str:
    try:
        return tr(*CHANNELS[Channel(stored)])
    except ValueError:
        return stored


def _looks_whole(email: str) -> bool:
    """Whether an address has a name, one @ and a domain with a dot."""
    name, at, domain = email.partition("@")
    host, dot, end = domain.rpartition(".")
    return bool(name and at and host and dot and len(end) > 1 and "@" not in domain and " " not in email)
