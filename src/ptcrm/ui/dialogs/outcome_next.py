"""What follows from a consultation: next step and when, the date to come back, the new time, the stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.follow_up import local_date, nine_on
from ptcrm.domain.limits import SHORT_TEXT
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


@dataclass(frozen=True, slots=True)
class Saved:
    """The stage and the open step (``at`` UTC ms, None: no step) that an outcome noted before left."""

    stage: Stage
    what: str
    at: int | None


class NextFields(QWidget):
    """Shows what the result asks for. What the trainer changed is never prefilled again."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: set[str] = set()
        self._filling = False
        self._exact: tuple[str, int] = ("", 0)
        self._saved: Saved | None = None
        self._as_saved = False
        self.what = text_field(SHORT_TEXT + 1)
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
        self._places: dict[str, tuple[int, int]] = {}
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
        at_trial = tr("Outcome", "When is the trial session?")
        self.boxes["new_time"].rename(at_trial if trial else tr("Outcome", "New time"))
        # "When do you get back" takes the place of "when", beside the step it belongs to.
        self._place("back", 1 if not_now else 0, 1)
        self._place("stage", 1, 2 if shown["what"] else 0)
        self.setVisible(any(shown.values()))

    def prefill(self, proposed: Prefill, *, as_saved: bool) -> None:
        """Propose a stage and a step, where the trainer chose none; ``as_saved``: what was saved before."""
        saved = self._saved if as_saved else None
        self._as_saved = saved is not None
        step = proposed.step
        what, at = (step_words(step.what), step.at) if step else ("", None)
        if saved is not None and saved.at is not None:
            what, at = saved.what, saved.at
        stage = saved.stage if saved is not None else proposed.stage
        self._filling = True
        if "stage" not in self._own:
            self.stage.setCurrentIndex(self.stage.findData(stage.value))
        if at is not None and "what" not in self._own:
            self.what.setText(what)
        if at is not None and "when" not in self._own:
            self._show_when(at)
        self._filling = False

    def show_saved(self, saved: Saved, back_on: str) -> None:
        """Show what was saved before, as long as the result stays the same."""
        self._saved = saved
        self.back.set_text(back_on)

    def lacks_time(self) -> bool:
        """Whether a new time is given of which only the day is known."""
        arrival = self.new_time.arrival() if self._asked("new_time") else None
        return arrival is not None and arrival.trust is TimeTrust.DATE_ONLY

    def unread(self) -> WhenField | None:
        """The first moment on show that doesn't read as one."""
        fields = (("back", self.back), ("new_time", self.new_time), ("when", self.when))
        return next(
            (it for name, it in fields if self._asked(name) and self._at(it) is None and it.text().strip()),
            None,
        )

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
        chosen = "stage" in self._own or self._as_saved
        return Stage(str(self.stage.currentData())) if self._asked("stage") and chosen else None

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

    def _place(self, name: str, row: int, column: int) -> None:
        if self._places.get(name) != (row, column):
            self._places[name] = (row, column)
            self._grid.addWidget(self.boxes[name], row, column)

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
