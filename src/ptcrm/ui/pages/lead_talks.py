"""The consultations with one lead: what is planned, and what earlier ones brought, in the person's words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.lead_card import ConsultationCard, LeadCard
from ptcrm.ui.dialogs.plan_consultation import PlanConsultationDialog
from ptcrm.ui.kit.dates import moment, money
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import KINDS, OBSTACLES, OUTCOMES, STATUSES, person, quoted
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.chip import Chip, Tone
from ptcrm.ui.widgets.flow import FlowLayout
from ptcrm.ui.widgets.wrapped_text import WrappedText


class TalksCard(Card):
    """Planned ones first, then the latest; each says how it went or asks for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Consultation", "Consultation"), parent)
        self._desk = desk
        self._card: LeadCard | None = None
        self.plan_button = Button(desk.theme, "", "plus", "icon", spoken=tr("Lead", "Plan consultation"))
        self.plan_button.clicked.connect(self.plan)
        self.heading.addStretch(1)
        self.heading.addWidget(self.plan_button)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 4)
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_card(self, card: LeadCard) -> None:
        """Show this lead's consultations."""
        before, self._card = self._card, card
        if before is not None and (before.lead_id, before.consultations) == (
            card.lead_id,
            card.consultations,
        ):
            return
        empty_layout(self._rows)
        planned = [it for it in card.consultations if it.status is ConsultationStatus.PLANNED]
        past = [it for it in card.consultations if it.status is not ConsultationStatus.PLANNED]
        for talk in (*planned, *reversed(past)):
            self._rows.addWidget(self._view(card, talk))
        if not card.consultations:
            none = Label(tr("Consultation", "None planned yet"), "muted", wrap=True)
            none.setContentsMargins(16, 0, 14, 10)
            self._rows.addWidget(none)

    def plan(self) -> None:
        """Ask when, how long, what kind and where."""
        if self._card is not None:
            PlanConsultationDialog(self._desk, self._card.lead_id, self._card.name, None, self).open()

    def _view(self, card: LeadCard, talk: ConsultationCard) -> QWidget:
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(16, 2, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(Label(moment(talk.at, self._desk.now(), self._desk.zone), "strong", wrap=True))
        parts = [tr(*KINDS[talk.kind])]
        if talk.minutes:
            parts.append(tr("Duration", "{m} min", m=talk.minutes))
        if talk.place:
            parts.append(talk.place)
        layout.addWidget(WrappedText(" · ".join(parts), "small", most=2))
        if talk.status is ConsultationStatus.PLANNED:
            layout.addWidget(self._planned_buttons(card, talk))
        else:
            self._add_outcome(layout, card, talk)
        return view

    def _planned_buttons(self, card: LeadCard, talk: ConsultationCard) -> QWidget:
        name = person(card.name)
        row = QWidget()
        buttons = FlowLayout(row)
        log = Button(self._desk.theme, tr("Consultation", "Log outcome"), "", "primary")
        log.speak(tr("Consultation", "Log the outcome with {name}", name=name))
        log.clicked.connect(partial(self._ask_outcome, talk))
        move = Button(self._desk.theme, tr("NextStep", "Move"))
        move.speak(tr("Consultation", "Move the consultation with {name}", name=name))
        move.clicked.connect(partial(self._move, talk))
        buttons.addWidget(log)
        buttons.addWidget(move)
        return row

    def _add_outcome(self, layout: QVBoxLayout, card: LeadCard, talk: ConsultationCard) -> None:
        good = talk.status is ConsultationStatus.HELD
        word = tr(*STATUSES[talk.status]) if talk.outcome is None else tr(*OUTCOMES[talk.outcome][0])
        line = QHBoxLayout()
        line.addWidget(
            Chip(self._desk.theme, word, "check" if good else "x", Tone.GOOD if good else Tone.PLAIN)
        )
        line.addStretch(1)
        change = Button(
            self._desk.theme,
            "",
            "pencil",
            "icon",
            spoken=tr("Consultation", "Change the outcome with {name}", name=person(card.name)),
        )
        change.clicked.connect(partial(self._ask_outcome, talk))
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(line)
        if talk.words:
            layout.addWidget(WrappedText(quoted(talk.words), "quote", most=6))
        if talk.obstacles:
            met = ", ".join(tr(*OBSTACLES[it]) for it in talk.obstacles)
            layout.addWidget(WrappedText(tr("Lead", "In the way: {list}", list=met), "hint", most=3))
        offer = [talk.offer] if talk.offer else []
        if talk.price_cents is not None:
            offer.append(money(talk.price_cents))
        if offer:
            layout.addWidget(WrappedText(" · ".join(offer), "hint", most=2))
        for text in (talk.reason, talk.note):
            if text:
                layout.addWidget(WrappedText(text, "hint", most=6))

    def _ask_outcome(self, talk: ConsultationCard, _checked: bool = False) -> None:
        self._desk.ask_outcome(talk.consultation_id)

    def _move(self, talk: ConsultationCard, _checked: bool = False) -> None:
        if self._card is not None:
            PlanConsultationDialog(self._desk, self._card.lead_id, self._card.name, talk, self).open()
