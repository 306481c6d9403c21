"""The next step with one lead: done, put off or moved; and where there is none, a new one in two fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ptcrm.commands.drafts import step_draft
from ptcrm.commands.next_steps import drop_step, finish_step, plan_step, snooze_step
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.follow_up import StepIdea
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.stages import is_open
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_card import LeadCard
from ptcrm.ui.dialogs.draft_keeper import DraftKeeper, Typed
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.step_words import shown_step, step_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, person
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.flow import FlowLayout
from ptcrm.ui.widgets.snooze import SnoozeButton
from ptcrm.ui.widgets.when_field import WhenField
from ptcrm.ui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from ptcrm.store.session import Session

_IDEAS: Final = {
    Stage.KNOW: (StepIdea.GET_IN_TOUCH, StepIdea.OFFER_NEW_TIME),
    Stage.LIKE: (StepIdea.OFFER_NEW_TIME, StepIdea.GET_IN_TOUCH),
    Stage.TRUST: (StepIdea.CALL_FOR_DECISION, StepIdea.OFFER_NEW_TIME, StepIdea.GET_IN_TOUCH),
    Stage.CLIENT: (StepIdea.FIRST_SESSION, StepIdea.ASK_FOR_REVIEW),
    Stage.LATER: (StepIdea.GET_IN_TOUCH,),
    Stage.LOST: (StepIdea.GET_IN_TOUCH,),
}

_LONGEST: Final = 2_000


class NextStepCard(Card):
    """One open step, or the form for one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("NextStep", "Next step"), parent)
        self._desk = desk
        self._card: LeadCard | None = None
        self._drafts: DraftKeeper | None = None
        self.body.setContentsMargins(16, 0, 14, 14)
        self.body.setSpacing(7)
        self._step = QWidget()
        self._step_place = QVBoxLayout(self._step)
        self._step_place.setContentsMargins(0, 0, 0, 0)
        self._step_place.setSpacing(6)
        self.move_when = WhenField(desk, future=True, spoken=tr("NextStep", "Move to"))
        self.move_when.set_placeholder(tr("NextStep", "tomorrow 09:00"))
        self.move_when.entered.connect(self._move)
        self.move_when.hide()
        self.form = QWidget()
        self._make_form()
        self._problem = WrappedText("", "problem", most=4)
        self._problem.hide()
        for part in (self._step, self.move_when, self.form, self._problem):
            self.body.addWidget(part)

    def show_card(self, card: LeadCard) -> None:
        """Show this lead's step, or the form; what is being typed for the same lead stays."""
        before = self._card
        another = before is None or before.lead_id != card.lead_id
        if another or before is None or before.step != card.step:
            self.move_when.hide()
            self.move_when.set_text("")
            self._complain("")
        self._card = card
        if another:
            self._open_draft(card)
        held = self._step.isAncestorOf(self.focusWidget() or self)
        empty_layout(self._step_place)
        if card.step is not None:
            self._show_step(card)
            if held:
                self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        self._step.setVisible(card.step is not None)
        self.form.setVisible(card.step is None)
        self._none.setVisible(is_open(card.stage))
        self._show_ideas(card.stage)

    def keep_now(self) -> None:
        """Keep what is being typed without waiting for the pause."""
        if self._drafts is not None:
            self._drafts.keep()

    def _open_draft(self, card: LeadCard) -> None:
        """What was typed for the lead before is kept as its draft; this one's comes back."""
        if self._drafts is not None:
            self._drafts.keep()
            self._drafts.deleteLater()
        self._drafts = None
        self._clear_fields()
        place = step_draft(card.lead_id)
        self._drafts = DraftKeeper(self._desk, place, self._typed, self._restore, self)
        self._drafts.look()

    def _typed(self) -> Typed:
        typed = {"what": self.what.text(), "when": self.when.text()}
        return {name: text for name, text in typed.items() if text}

    def _restore(self, typed: Typed) -> None:
        if not self._typed():
            self.what.setText(str(typed.get("what", "")))
            self.when.set_text(str(typed.get("when", "")))

    def _touched(self, _text: str = "") -> None:
        if self._drafts is not None:
            self._drafts.touched()

    def plan(self) -> None:
        """Plan what is filled in."""
        if self._card is None:
            return
        arrival, problem = self.when.arrival(), self.when.problem()
        if arrival is None:
            self._complain(problem or tr("NextStep", "Fill in when."))
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = arrival.trust is not TimeTrust.DATE_ONLY
        job = partial(
            plan_step, lead_id=self._card.lead_id, what=self.what.text(), at=arrival.at, time_known=known
        )
        when = moment(arrival.at, self._desk.now(), self._desk.zone, time_known=known)
        self._write(job, tr("Strip", "Next step planned for {when}.", when=when), self._clear_form)

    def _show_step(self, card: LeadCard) -> None:
        step, theme, name = card.step, self._desk.theme, person(card.name)
        if step is None:
            return
        when = moment(step.at, self._desk.now(), self._desk.zone, time_known=step.time_known)
        what = shown_step(step.what)
        self._step_place.addWidget(WrappedText(what, "strong", most=4))
        self._step_place.addWidget(Label(tr("NextStep", "planned for {when}", when=when), "muted", wrap=True))
        row = QWidget()
        buttons = FlowLayout(row)
        self._done = Button(theme, tr("NextStep", "Done"), "check", "primary")
        self._done.speak(tr("Today", "Done: {what}, {name}", what=what, name=name))
        move = Button(theme, tr("NextStep", "Move"))
        skip = Button(theme, tr("NextStep", "Skip"), "", "quiet")
        move.speak(tr("NextStep", "Move the next step with {name}", name=name))
        skip.speak(tr("NextStep", "Skip the next step with {name}", name=name))
        self._done.clicked.connect(self._finish)
        move.clicked.connect(self._ask_move)
        skip.clicked.connect(self._skip)
        snooze = SnoozeButton(self._desk, card.lead_id, name)
        snooze.date_wanted.connect(self._ask_move)
        for button in (self._done, snooze, move, skip):
            buttons.addWidget(button)
        self._step_place.addWidget(row)

    def _finish(self) -> None:
        if self._card is not None:
            name = called(self._card.name)
            said = tr("Strip", "Done. What is next with {name}?", name=name)
            self._write(partial(finish_step, lead_id=self._card.lead_id), said, self._focus_form)

    def _skip(self) -> None:
        if self._card is not None:
            said = tr("Strip", "Skipped.")
            self._write(partial(drop_step, lead_id=self._card.lead_id), said, self._focus_form)

    def _ask_move(self) -> None:
        self.move_when.show()
        self.move_when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self) -> None:
        arrival = self.move_when.arrival()
        if self._card is None or arrival is None:
            return
        when = moment(arrival.at, self._desk.now(), self._desk.zone)
        job = partial(snooze_step, lead_id=self._card.lead_id, at=arrival.at)
        self._write(job, tr("Snooze", "Put off to {when}.", when=when), self.move_when.hide)

    def _write(self, job: Callable[[Session], object], said: str, then: Callable[[], None]) -> None:
        def done(_written: object) -> None:
            self._complain("")
            self._desk.say(said, undo=True)
            then()

        def failed(refusal: Refusal) -> None:
            self._complain(refusal_words(refusal))

        self._desk.tasks.write(self, job, done, failed)

    def _complain(self, sentence: str) -> None:
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))

    def _clear_form(self) -> None:
        self._clear_fields()
        if self._drafts is not None:
            self._drafts.drop()

    def _clear_fields(self) -> None:
        self.what.clear()
        self.when.set_text("")

    def _focus_form(self) -> None:
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_idea(self, idea: StepIdea, _checked: bool = False) -> None:
        self.what.setText(step_words(idea))
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ideas(self, stage: Stage) -> None:
        empty_layout(self._ideas)
        for idea in _IDEAS[stage]:
            button = Button(self._desk.theme, step_words(idea), "", "small-button")
            button.clicked.connect(partial(self._choose_idea, idea))
            self._ideas.addWidget(button)
        for earlier, later in zip(self._idea_buttons(), self._idea_buttons()[1:], strict=False):
            QWidget.setTabOrder(earlier, later)

    def _idea_buttons(self) -> list[QWidget]:
        items = (self._ideas.itemAt(at) for at in range(self._ideas.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _make_form(self) -> None:
        layout = QVBoxLayout(self.form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._none = Label(tr("NextStep", "No next step"), "muted")
        self.what = QLineEdit()
        self.what.setMaxLength(_LONGEST)
        self.what.setPlaceholderText(tr("NextStep", "What?"))
        self.what.setAccessibleName(tr("NextStep", "Next step"))
        self.when = WhenField(self._desk, future=True, spoken=tr("NextStep", "When the next step is due"))
        self.when.set_placeholder(tr("NextStep", "tomorrow 09:00"))
        self.what.returnPressed.connect(self.plan)
        self.when.entered.connect(self.plan)
        self.plan_button = Button(self._desk.theme, tr("NextStep", "Plan"))
        self.plan_button.clicked.connect(self.plan)
        ideas = QWidget()
        self._ideas = FlowLayout(ideas, gap=5)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.when, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._none, self.what, ideas):
            layout.addWidget(part)
        layout.addLayout(line)
        self.what.textChanged.connect(self._touched)
        self.when.edited.connect(self._touched)
