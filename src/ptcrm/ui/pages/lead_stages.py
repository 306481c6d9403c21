"""The road of one lead as four boxes: what is done, where it stands, what is suggested; and the way off."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ptcrm.commands.pipeline import accept_suggestion, dismiss_suggestion, move_stage
from ptcrm.domain.evidence import Suggestion
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.moments import read_date
from ptcrm.domain.stages import EXITS, is_further
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_card import LeadCard
from ptcrm.queries.timeline import Happening
from ptcrm.ui.dialogs.move_lead import MoveLeadDialog
from ptcrm.ui.kit.dates import day, moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.evidence_words import evidence_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import set_role
from ptcrm.ui.kit.words import channel_word, stage_meaning, stage_word
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.chip import Chip, Tone
from ptcrm.ui.widgets.flow import FlowLayout
from ptcrm.ui.widgets.wrapped_text import WrappedText

ROAD: Final = (Stage.KNOW, Stage.LIKE, Stage.TRUST, Stage.CLIENT)
_ICONS: Final = {"stage-done": "check", "stage-current": "circle-dot", "stage-ahead": ""}


class StageBox(QFrame):
    """One stage. ``chosen`` asks to move there; a suggestion for it shows its facts and two buttons."""

    chosen = Signal()
    accepted = Signal()
    left_as_is = Signal()

    def __init__(self, desk: Desk, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.setProperty("role", "stage-ahead")
        word = stage_word(stage)
        self.button = Button(desk.theme, word, "", "stage")
        self.story = WrappedText("", "small", most=6)
        self.story.setContentsMargins(3, 0, 0, 0)
        self._accept = Button(desk.theme, tr("Stage", "Move to {stage}", stage=word), "", "small-button")
        self._leave = Button(desk.theme, tr("Stage", "Leave as is"), "", "small-button")
        self.buttons = QWidget()
        row = FlowLayout(self.buttons, gap=4)
        row.addWidget(self._accept)
        row.addWidget(self._leave)
        self.button.clicked.connect(self.chosen)
        self._accept.clicked.connect(self.accepted)
        self._leave.clicked.connect(self.left_as_is)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 6, 8)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(self.story)
        layout.addWidget(self.buttons)
        layout.addStretch(1)
        self.buttons.hide()

    def show_stage(self, look: str, spoken: str, story: str, *, suggested: bool) -> None:
        """Show it as done, current or ahead (``look``), with what happened."""
        set_role(self, look if not suggested else "stage-suggested")
        set_role(self.story, "stage-story" if look == "stage-current" else "small")
        self.button.set_icon(_ICONS[look])
        self.button.speak(spoken)
        self.story.set_text(story)
        self.buttons.setVisible(suggested)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()


class StageBar(QWidget):
    """The four boxes and "Move to…"; choosing moves at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: LeadCard | None = None
        self.boxes = {stage: StageBox(desk, stage) for stage in ROAD}
        self.move_button = Button(desk.theme, tr("Lead", "Move to…"), "signpost")
        self.move_button.clicked.connect(self._pop)
        self.off = Chip(desk.theme)
        self.off.hide()
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for stage, box in self.boxes.items():
            box.chosen.connect(partial(self.move_to, stage))
            box.accepted.connect(self._accept)
            box.left_as_is.connect(self._dismiss)
            layout.addWidget(box, 5)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.move_button)
        side.addWidget(self.off)
        side.addStretch(1)
        layout.addLayout(side)

    def show_card(self, card: LeadCard) -> None:
        """Show where this lead stands."""
        self._card = card
        suggestion = card.suggestion
        for stage, box in self.boxes.items():
            look = "stage-ahead"
            if stage is card.stage:
                look = "stage-current"
            elif is_further(card.stage, than=stage):
                look = "stage-done"
            suggested = suggestion is not None and suggestion.stage is stage
            story = self._story(card, stage, look)
            if suggestion is not None and suggested:
                story = self._suggested(suggestion)
            self._row.setStretchFactor(box, 7 if suggested else 5)
            box.show_stage(look, _spoken(stage, look), story, suggested=suggested)
        self.off.setVisible(card.stage in EXITS)
        if card.stage in EXITS:
            self.off.set_look(Tone.PLAIN, "circle-pause" if card.stage is Stage.LATER else "circle-x")
            self.off.set_text(self._off_words(card))

    def move_menu(self) -> QMenu:
        """Every other stage; later and lost ask first."""
        menu = QMenu(self)
        for stage in Stage:
            if self._card is None or stage is not self._card.stage or stage is Stage.LATER:
                menu.addAction(stage_word(stage)).triggered.connect(partial(self.move_to, stage))
        return menu

    def move_to(self, stage: Stage, _checked: bool = False) -> None:
        """Move there; to later or lost after asking why."""
        card = self._card
        if card is None:
            return
        if stage in EXITS:
            MoveLeadDialog(self._desk, card.lead_id, card.name, stage, self).open()
        elif stage is not card.stage:
            job = partial(move_stage, lead_id=card.lead_id, stage=stage, zone=self._desk.zone)
            self._desk.tasks.write(self, job, lambda _none: self._say(stage))

    def _accept(self) -> None:
        if self._card is not None:
            job = partial(accept_suggestion, lead_id=self._card.lead_id, zone=self._desk.zone)
            self._desk.tasks.write(self, job, self._say)

    def _dismiss(self) -> None:
        if self._card is not None:
            job = partial(dismiss_suggestion, lead_id=self._card.lead_id, zone=self._desk.zone)
            said = tr("Strip", "Left as it is.")
            self._desk.tasks.write(self, job, lambda _none: self._desk.say(said, undo=True))

    def _say(self, stage: Stage) -> None:
        self._desk.say(tr("Strip", "Moved to {stage}.", stage=stage_word(stage)), undo=True)

    def _story(self, card: LeadCard, stage: Stage, look: str) -> str:
        now, zone = self._desk.now(), self._desk.zone
        if look == "stage-ahead":
            return stage_meaning(stage)
        move = next((it for it in card.timeline if it.kind is Happening.MOVE and it.new is stage), None)
        if move is not None:
            when = moment(move.at, now, zone)
            return f"{when}: {move.text}" if move.text else when
        if stage is Stage.KNOW and card.enquiries:
            first = card.enquiries[0]
            when = moment(first.arrived_at, now, zone, time_known=first.time_known)
            return f"{channel_word(first.channel)}, {when}"
        return stage_meaning(stage)

    def _suggested(self, suggestion: Suggestion) -> str:
        now, zone = self._desk.now(), self._desk.zone
        facts = ", ".join(evidence_words(it, now, zone) for it in suggestion.evidence)
        stage = tr("Stage", "Suggested: {stage}", stage=stage_word(suggestion.stage))
        based = tr("Stage", "Based on: {evidence}", evidence=facts)
        return f"{stage}\n{based}"

    def _off_words(self, card: LeadCard) -> str:
        if card.stage is Stage.LATER and card.back_on:
            when = day(read_date(card.back_on), local_date(self._desk.now(), self._desk.zone))
            return tr("Stage", "Later: {when}", when=when)
        return stage_word(card.stage)

    def _pop(self) -> None:
        menu = self.move_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.move_button.mapToGlobal(self.move_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])


def _spoken(stage: Stage, look: str) -> str:
    word = stage_word(stage)
    if look == "stage-current":
        return tr("Stage", "Stage: {stage}, now", stage=word)
    if look == "stage-done":
        return tr("Stage", "Stage: {stage}, done", stage=word)
    return tr("Stage", "Stage: {stage}", stage=word)
