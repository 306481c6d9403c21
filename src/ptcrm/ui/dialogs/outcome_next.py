"""What follows from a consultation: next step and when, the date to come back, the new time, the stage."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.follow_up import local_date, nine_on
from ptcrm.domain.outcome import Prefill
from ptcrm.domain.values import ConsultationStatus, Outcome, Stage
from ptcrm.ui.dialogs.draft_keeper import Typed
from ptcrm.ui.dialogs.field_box import FieldBox
from ptcrm.ui.dialogs.small_dialog import text_field
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.step_words import step_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import stage_word
from ptcrm.ui.widgets.when_field import WhenField

_STEP_AFTER: Final = (Outcome.SIGNED_UP, Outcome.THINKING_IT_OVER, Outcome.TRIAL_SESSION, Outcome.NOT_NOW)


class NextFields(QWidget):
    """Shows what the result asks for. What the trainer changed is never prefilled again."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: set[str] = set()
        self._filling = False
        self._exact: tuple[str, int] = ("", 0)
        self.what = text_field()
        self.when, self.back, self.new_time = (
            WhenField(desk, future=True, spoken=spoken)
            for spoken in (
                tr("Outcome", "When"),
                tr("Outcome", "When do you get back to it?"),
                tr("Outcome", "New time"),
            )
        )
        self.back.set_placeholder(tr("Outcome", "1 March"))
        self.new_time.set_placeholder(tr("Outcome", "Friday 19:00"))
        self.stage = QComboBox()
        for stage in Stage:
            self.stage.addItem(stage_word(stage), stage.value)
        self.boxes = {
            "back": FieldBox(tr("Outcome", "When do you get back to it?"), self.back),
            "new_time": FieldBox(tr("Outcome", "New time"), self.new_time),
            "what": FieldBox(tr("Outcome", "Next step (always one)"), self.what),
            "when": FieldBox(tr("Outcome", "When"), self.when),
            "stage": FieldBox(tr("Outcome", "Stage"), self.stage),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.boxes["new_time"], 0, 0)
        grid.addWidget(self.boxes["back"], 0, 1)
        grid.addWidget(self.boxes["what"], 1, 0)
        grid.addWidget(self.boxes["when"], 1, 1)
        grid.addWidget(self.boxes["stage"], 1, 2)
        for column, stretch in enumerate((4, 3, 3)):
            grid.setColumnStretch(column, stretch)
        self._grid = grid
        self.what.textChanged.connect(lambda: self._changed("what"))
        self.when.edited.connect(lambda: self._changed("when"))
        self.stage.currentIndexChanged.connect(lambda: self._changed("stage"))
        for field in (self.back, self.new_time):
            field.edited.connect(self.edited)

    def arrange(self, status: ConsultationStatus, outcome: Outcome | None) -> None:
        """Show the fields of this result only."""
        held = status is ConsultationStatus.HELD
        not_now = held and outcome is Outcome.NOT_NOW
        trial = held and outcome is Outcome.TRIAL_SESSION
        planned = trial and self.new_time.arrival() is not None
        step = outcome in _STEP_AFTER if held else status is not ConsultationStatus.MOVED
        shown = {
            "back": not_now,
            "new_time": trial or status is ConsultationStatus.MOVED,
            "what": step and not planned,
            "when": step and not planned and not not_now,
            "stage": held and outcome is not None,
        }
        for name, box in self.boxes.items():
            box.setVisible(shown[name])
        # "When do you get back" takes the place of "when", beside the step it belongs to.
        row = 1 if not_now else 0
        self._grid.addWidget(self.boxes["back"], row, 1)
        self.setVisible(any(shown.values()))

    def prefill(self, proposed: Prefill) -> None:
        """Propose a stage and a step, where the trainer chose none."""
        self._filling = True
        if "stage" not in self._own:
            self.stage.setCurrentIndex(self.stage.findData(proposed.stage.value))
        if proposed.step is not None:
            if "what" not in self._own:
                self.what.setText(step_words(proposed.step.what))
            if "when" not in self._own:
                self._show_when(proposed.step.at)
        self._filling = False

    def show_saved(self, stage: Stage, what: str, at: int | None, back_on: str) -> None:
        """Show what was saved before; it counts as the trainer's own."""
        self.stage.setCurrentIndex(self.stage.findData(stage.value))
        self._own.add("stage")
        if at is not None:
            self.what.setText(what)
            self._show_when(at)
            self._own |= {"what", "when"}
        self.back.set_text(back_on)

    def unread(self) -> WhenField | None:
        """The first moment on show that doesn't read as one."""
        fields = (("back", self.back), ("new_time", self.new_time), ("when", self.when))
        return next((it for name, it in fields if self._asked(name) and it.problem()), None)

    def next_step(self) -> tuple[str, int | None]:
        """The step and when (UTC ms); a day alone is 09:00. Empty where none is asked for."""
        what = self.what.text() if self._asked("what") else ""
        return what, self._at(self.when) if self._asked("when") else None

    def new_at(self) -> int | None:
        """The new time, where one is asked for."""
        return self._at(self.new_time) if self._asked("new_time") else None

    def back_on(self) -> date | None:
        """The date to come back."""
        arrival = self.back.arrival() if self._asked("back") else None
        return None if arrival is None else local_date(arrival.at, self._desk.zone)

    def chosen_stage(self) -> Stage | None:
        """The stage, where it is asked for and was chosen; else the one that follows from the result."""
        return Stage(str(self.stage.currentData())) if self._asked("stage") and "stage" in self._own else None

    def typed(self) -> Typed:
        """What stands there and is the trainer's, for a draft."""
        typed: Typed = {"back": self.back.text(), "new_time": self.new_time.text()}
        own = {"what": self.what.text(), "when": self.when.text(), "stage": str(self.stage.currentData())}
        return typed | {name: value for name, value in own.items() if name in self._own}

    def restore(self, typed: Typed) -> None:
        """Put a draft back."""
        self.back.set_text(str(typed.get("back", "")))
        self.new_time.set_text(str(typed.get("new_time", "")))
        if "what" in typed:
            self.what.setText(str(typed["what"]))
        if "when" in typed:
            self.when.set_text(str(typed["when"]))
        if "stage" in typed:
            self.stage.setCurrentIndex(max(0, self.stage.findData(typed["stage"])))
            self._own.add("stage")

    def _asked(self, name: str) -> bool:
        return not self.boxes[name].isHidden()

    def _show_when(self, at: int) -> None:
        words = moment(at, self._desk.now(), self._desk.zone)
        self._exact = (words, at)
        self.when.set_text(words)

    def _at(self, field: WhenField) -> int | None:
        if field is self.when and field.text() == self._exact[0]:
            return self._exact[1]
        arrival = field.arrival()
        if arrival is None:
            return None
        if arrival.trust is TimeTrust.DATE_ONLY:
            return nine_on(local_date(arrival.at, self._desk.zone), self._desk.zone)
        return arrival.at

    def _changed(self, name: str) -> None:
        if not self._filling:
            self._own.add(name)
            self.edited.emit()
