"""Doing something with all leads that are picked: ask what is needed, do it in the background, say so."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.commands.many_leads import Many, ManyDone, group_many, move_many, plan_many, remove_many
from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Stage
from ptcrm.ui.kit.dates import grouped
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import icon
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import stage_word
from ptcrm.ui.models.chosen_leads import ChosenLeads
from ptcrm.ui.widgets.chosen_bar import ChosenBar
from ptcrm.ui.widgets.stage_menu import STAGE_ICONS

_SHOWS_PROGRESS = 2_000
"""Leads from which on it is shown how far it is, and can be stopped."""

Job = Callable[..., ManyDone]
"""A command that takes a session and ``many``."""


class ManyActions(QObject):
    """Between the bar of what is picked and the commands; one at a time, and leads stay picked."""

    export_wanted = Signal(object)
    """The picked leads (row numbers) are to be exported."""

    _told = Signal(int, int)

    def __init__(self, desk: Desk, chosen: ChosenLeads, bar: ChosenBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._chosen, self._bar, self._window = desk, chosen, bar, window
        self._groups: Sequence[str] = ()
        self._busy = self._stopping = False
        bar.stage.clicked.connect(lambda _checked=False: self._ask_stage())
        bar.step.clicked.connect(lambda _checked=False: self.ask_step())
        bar.group.clicked.connect(lambda _checked=False: self.ask_group())
        bar.export.clicked.connect(lambda _checked=False: self.export_wanted.emit(chosen.rids()))
        bar.remove.clicked.connect(lambda _checked=False: self.remove(chosen.rids()))
        bar.clear.clicked.connect(lambda _checked=False: chosen.clear())
        bar.stopped.connect(self._stop)
        self._told.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def know_groups(self, groups: Sequence[str]) -> None:
        """The target groups that can be offered."""
        self._groups = groups

    def menu(self) -> QMenu:
        """Everything there is to do with what is picked."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Lead", "Move to…"))
        ink = self._desk.theme.tokens.text
        for stage in Stage:
            action = menu.addAction(icon(STAGE_ICONS[stage], ink, 16), stage_word(stage))
            action.triggered.connect(partial(self._move_picked, stage))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def whole_menu(self) -> QMenu:
        """The stages, and the other things there are to do."""
        menu, ink = self.menu(), self._desk.theme.tokens.text
        menu.setAccessibleName(tr("Leads", "Selected"))
        menu.addSeparator()
        for words, picture, act in (
            (tr("NextStep", "Next step"), "arrow-right", self.ask_step),
            (tr("Field", "Target group"), "target", self.ask_group),
            (tr("Export", "Export leads"), "download", lambda: self.export_wanted.emit(self._chosen.rids())),
            (tr("Leads", "Remove"), "trash-2", lambda: self.remove(self._chosen.rids())),
        ):
            menu.addAction(icon(picture, ink, 16), words).triggered.connect(partial(_act, act))
        return menu

    def popup(self, place: QPoint) -> None:
        """Show what there is to do at this place on the screen."""
        self.whole_menu().popup(place)

    def move(self, rids: array[int], stage: Stage) -> None:
        """Put these leads on a stage."""

        def say(done: ManyDone) -> str:
            return tr("Leads", "%n lead(s) moved to {stage}.", n=done.done, stage=stage_word(stage))

        self._do(rids, partial(move_many, stage=stage, zone=self._desk.zone), say)

    def move_one(self, lead_id: str, stage: Stage) -> None:
        """Put one lead on a stage."""

        def say(_nothing: None) -> None:
            text = tr("Strip", "Moved to {stage}.", stage=stage_word(stage))
            self._desk.say(text, undo=True)

        job = partial(move_stage, lead_id=LeadId(lead_id), stage=stage, zone=self._desk.zone)
        self._desk.tasks.write(self, job, say)

    def ask_step(self) -> None:
        """Ask for one next step for all that are picked."""
        from ptcrm.ui.dialogs.many_leads import PlanManyDialog

        rids = self._chosen.rids()
        PlanManyDialog(self._desk, len(rids), partial(self._plan, rids), self._window).open()

    def ask_group(self) -> None:
        """Ask for one target group for all that are picked."""
        from ptcrm.ui.dialogs.many_leads import GroupManyDialog

        rids = self._chosen.rids()
        group = partial(self._group, rids)
        GroupManyDialog(self._desk, len(rids), self._groups, group, self._window).open()

    def remove(self, rids: array[int]) -> None:
        """Put these leads in the bin."""
        self._do(rids, remove_many, lambda done: tr("Leads", "%n lead(s) removed.", n=done.done))

    def _ask_stage(self) -> None:
        self.menu().popup(self._bar.stage.mapToGlobal(self._bar.stage.rect().bottomLeft()))

    def _move_picked(self, stage: Stage, _checked: bool = False) -> None:
        self.move(self._chosen.rids(), stage)

    def _plan(self, rids: array[int], what: str, at: int, known: bool) -> None:
        job = partial(plan_many, what=what, at=at, time_known=known)
        self._do(rids, job, lambda done: tr("Leads", "Next step planned with %n lead(s).", n=done.done))

    def _group(self, rids: array[int], group: str) -> None:
        job = partial(group_many, target_group=group)
        self._do(rids, job, lambda done: tr("Leads", "Target group of %n lead(s) changed.", n=done.done))

    def _do(self, rids: array[int], job: Job, say: Callable[[ManyDone], str]) -> None:
        if self._busy or not len(rids):
            return
        self._busy, self._stopping = True, False
        if len(rids) >= _SHOWS_PROGRESS:
            self._bar.show_progress(0, len(rids))
        many = Many(rids, self._told.emit, lambda: self._stopping)
        self._desk.tasks.write(self, partial(job, many=many), partial(self._done, say), self._refused)

    def _done(self, say: Callable[[ManyDone], str], done: ManyDone) -> None:
        self._end()
        words = grouped(say(done), done.done) if done.done else tr("Leads", "Nothing had to change.")
        actions: tuple[tuple[str, Callable[[], None]], ...] = ()
        if done.refused_count:
            stayed = tr("Leads", "%n lead(s) stayed as they were", n=done.refused_count)
            actions = ((grouped(stayed, done.refused_count), partial(self._show_stayed, done)),)
        self._desk.say(words, undo=done.done > 0, actions=actions)

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        self._desk.say(refusal_words(refusal))

    def _end(self) -> None:
        self._busy = False
        self._bar.show_progress(0, 0)
        self._bar.show_count(len(self._chosen))

    def _show_stayed(self, done: ManyDone) -> None:
        from ptcrm.ui.dialogs.many_leads import StayedDialog

        StayedDialog(self._desk, done, self._window).open()

    def _show_progress(self, done: int, total: int) -> None:
        if self._busy and total >= _SHOWS_PROGRESS:
            self._bar.show_progress(done, total)

    def _stop(self) -> None:
        self._stopping = True


def _act(act: Callable[[], None], _checked: bool = False) -> None:
    act()
