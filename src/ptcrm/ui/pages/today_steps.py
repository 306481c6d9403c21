"""Today's next steps, each ticked off, put off or opened in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel, Label
from ptcrm.ui.kit.step_words import shown_step
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called, person, stage_word
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.chip import Chip, Tone
from ptcrm.ui.widgets.row_list import ListRow, RowList
from ptcrm.ui.widgets.snooze import SnoozeButton


class StepsCard(Card):
    """Next steps due today or before, each ticked off or put off in place."""

    gaps_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today", "Next steps"), parent)
        self._desk = desk
        self._steps: tuple[StepRow, ...] = ()
        self._shown: tuple[tuple[StepRow, str], ...] | None = None
        self._count = Label("", "muted")
        self._gaps = Button(desk.theme, "", "route-off", "warm")
        self._gaps.clicked.connect(self.gaps_wanted)
        self.heading.addWidget(self._count)
        self.heading.addStretch(1)
        self.heading.addWidget(self._gaps)
        listed = RowList(tr("Today", "Next steps"))
        self._rows = listed.rows
        self.body.addWidget(listed)

    def show_steps(self, steps: tuple[StepRow, ...], gaps: int) -> None:
        """Show these steps and how many open leads have none."""
        self._count.setText(tr("Today", "{count} today", count=len(steps)) if steps else "")
        self._gaps.setVisible(gaps > 0)
        self._gaps.setText(tr("Today", "%n lead(s) without a next step", n=gaps))
        now, zone = self._desk.now(), self._desk.zone
        shown = tuple((step, moment(step.at, now, zone, time_known=step.time_known)) for step in steps)
        if shown != self._shown:  # after most changes nothing of this card is another
            self._steps, self._shown = steps, shown
            self._lay_rows(shown)

    def _lay_rows(self, shown: tuple[tuple[StepRow, str], ...]) -> None:
        empty_layout(self._rows)
        if not shown:
            nothing = Label(tr("Today", "Nothing planned today."), "muted")
            nothing.setContentsMargins(16, 4, 16, 18)
            self._rows.addWidget(nothing)
        among = tuple(dict.fromkeys(step.lead_id for step, _ in shown))
        for step, when in shown:
            view = _StepView(self._desk, step, when)
            view.ticked.connect(self._forget)
            view.opened.connect(partial(self._desk.show_lead, step.lead_id, among))
            self._rows.addWidget(view)

    def _forget(self) -> None:
        """A tick that came to nothing (a full disk, an undo) is gone when the card is read again."""
        self._shown = None

    def shown(self) -> list[tuple[str, str]]:
        """What and with whom, in order."""
        return [(shown_step(step.what), person(step.name)) for step in self._steps]


class _StepView(ListRow):
    """One step, due ``when``; ``opened`` asks for its lead, ``ticked`` says that it was ticked off."""

    opened = Signal()
    ticked = Signal()

    def __init__(self, desk: Desk, step: StepRow, when: str) -> None:
        super().__init__()
        self._desk, self._step = desk, step
        self._floor: QWidget = self
        name = person(step.name)
        self.setAccessibleName(f"{shown_step(step.what)}, {name}, {when}")
        done = self._tick = QCheckBox()
        done.setAccessibleName(tr("Today", "Done: {what}, {name}", what=shown_step(step.what), name=name))
        done.clicked.connect(self._done)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 16, 9)
        layout.setSpacing(12)
        layout.addWidget(done)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(shown_step(step.what), "strong"))
        words.addWidget(ElidedLabel(name, "small"))
        layout.addLayout(words, 1)
        layout.addWidget(Chip(desk.theme, stage_word(step.stage), "", Tone.BRAND))
        layout.addWidget(Label(when, "muted"))
        self._snooze = SnoozeButton(desk, step.lead_id, name)
        self._snooze.date_wanted.connect(self._put_off)
        layout.addWidget(self._snooze)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What reaches the row from its checkbox or its button: O opens, S puts off, Enter is done."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_O:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_S:
            self._snooze.ask()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._snooze if self._snooze.hasFocus() else self._tick).click()
        else:
            super().keyPressEvent(event)

    def _put_off(self) -> None:
        from ptcrm.ui.dialogs.next_step import PutOffDialog

        PutOffDialog(self._desk, self._step.lead_id, self._step.name, self.window()).open()

    def _done(self) -> None:
        from ptcrm.commands.next_steps import finish_step

        step = self._step
        self.ticked.emit()
        self._floor = self.window()  # the row itself is gone by the time the next step is asked for
        self._desk.tasks.write(self._desk, partial(finish_step, lead_id=step.lead_id), self._say)

    def _say(self, _step_id: object) -> None:
        said = tr("Strip", "Done. What is next with {name}?", name=called(self._step.name))
        plan = partial(_plan, self._desk, self._step, self._floor)
        self._desk.say(said, undo=True, actions=((tr("NextStep", "Plan"), plan),))


def _plan(desk: Desk, step: StepRow, window: QWidget) -> None:
    from ptcrm.ui.dialogs.next_step import PlanStepDialog

    PlanStepDialog(desk, step.lead_id, step.name, window).open()
