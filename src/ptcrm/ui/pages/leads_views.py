"""The trainer's own views of the leads: a menu of them, Alt with a figure, and keeping what is on show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from ptcrm.commands.lead_views import remove_view
from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.lead_views import LeadFilter, LeadOrder, LeadView
from ptcrm.domain.values import ClockState, Stage
from ptcrm.queries.preferences import read_lead_views
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.filter_words import short
from ptcrm.ui.models.lead_columns import Column
from ptcrm.ui.widgets.buttons import Button

_WITH_A_KEY = 9


class LeadViews(QObject):
    """``applied(LeadView)`` when one is chosen; ``current`` gives what is on show now."""

    applied = Signal(object)

    def __init__(self, desk: Desk, button: Button, current: Callable[[], LeadView], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._button, self._current, self._page = desk, button, current, page
        self._kept: tuple[LeadView, ...] | None = None
        self._chosen = ""
        desk.tasks.changed.connect(self._changed)
        button.clicked.connect(lambda _checked=False: self.ask())
        for figure in range(1, _WITH_A_KEY + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{figure}"), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.apply_at, figure - 1))

    @property
    def views(self) -> tuple[LeadView, ...]:
        """All of them, in the order of the menu."""
        return usual_views() if self._kept is None else self._kept

    def read(self) -> None:
        """Read them again."""
        self._desk.tasks.read(self, "views", read_lead_views, self._show)

    def show_state(self) -> None:
        """Name the view on show, as long as it is as it was kept."""
        named = self._shown()
        words = short(named.name) if named is not None else tr("Frame", "Saved views")
        self._button.setText(words)
        spoken = tr("Views", "View: {view}", view=words) if named is not None else words
        self._button.speak(spoken)

    def apply_at(self, place: int) -> None:
        """Show the view at this place (from 0), if there is one."""
        if 0 <= place < len(self.views):
            self.apply(self.views[place])

    def apply(self, view: LeadView) -> None:
        """Show a view."""
        self._chosen = view.name
        self.applied.emit(view)
        announce(self._page, tr("Views", "View: {view}", view=view.name))

    def ask(self) -> QMenu:
        """Show the menu."""
        menu = QMenu(self._button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Frame", "Saved views"))
        shown = self._shown()
        for place, view in enumerate(self.views):
            key = QKeySequence(f"Alt+{place + 1}").toString(QKeySequence.SequenceFormat.NativeText)
            words = short(view.name).replace("&", "&&")
            action = menu.addAction(f"{words}\t{key}" if place < _WITH_A_KEY else words)
            action.setCheckable(True)
            action.setChecked(view == shown)
            action.triggered.connect(partial(self._picked, view))
        menu.addSeparator()
        keep = menu.addAction(tr("Views", "Keep this view"))
        keep.triggered.connect(lambda _checked=False: self.keep())
        chosen = self._named(self._chosen)
        if chosen is not None:
            name = short(chosen.name).replace("&", "&&")
            rename = menu.addAction(tr("Views", "Rename “{view}”", view=name))
            rename.triggered.connect(lambda _checked=False: self.rename(chosen))
            remove = menu.addAction(tr("Views", "Remove “{view}”", view=name))
            remove.triggered.connect(lambda _checked=False: self.remove(chosen))
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        return menu

    def keep(self) -> None:
        """Ask for a name for what is on show."""
        from ptcrm.ui.dialogs.name_view import NameViewDialog

        view = replace(self._current(), name=self._chosen)
        NameViewDialog(self._desk, view, usual_views(), self._was_named, parent=self._page).open()

    def rename(self, view: LeadView) -> None:
        """Ask for another name."""
        from ptcrm.ui.dialogs.name_view import NameViewDialog

        NameViewDialog(self._desk, view, usual_views(), self._was_named, view.name, self._page).open()

    def remove(self, view: LeadView) -> None:
        """Let a view go; the leads on show stay."""

        def say(_written: object) -> None:
            self._desk.say(tr("Views", "View “{view}” removed.", view=view.name), undo=True)

        job = partial(remove_view, name=view.name, beginning=usual_views())
        self._desk.tasks.write(self, job, say)

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(frozenset({Kind.PREFERENCE})):
            self.read()

    def _picked(self, view: LeadView, _checked: bool = False) -> None:
        self.apply(view)

    def _was_named(self, name: str) -> None:
        self._chosen = name
        self.show_state()

    def _show(self, kept: tuple[LeadView, ...] | None) -> None:
        self._kept = kept
        self.show_state()

    def _named(self, name: str) -> LeadView | None:
        return next((view for view in self.views if view.name == name), None)

    def _shown(self) -> LeadView | None:
        """The view that was chosen last, if what is on show is still that."""
        view = self._named(self._chosen)
        if view is None:
            return None
        now = replace(self._current(), name=view.name)
        if not view.columns or not view.table:
            now = replace(now, columns=view.columns)
        return view if now == view else None


def usual_views() -> tuple[LeadView, ...]:
    """What there is to begin with, in the language on screen."""
    waiting = (ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD)
    return (
        LeadView(tr("Views", "Everyone")),
        LeadView(
            tr("Views", "Waiting for you"),
            LeadFilter(states=waiting),
            order=LeadOrder.WAITING,
            columns=_keys(
                Column.NAME, Column.WAITING, Column.GOAL, Column.SOURCE, Column.PHONE, Column.ARRIVED
            ),
        ),
        LeadView(
            tr("NextStep", "No next step"),
            LeadFilter(without_step=True),
            order=LeadOrder.LAST_CONTACT,
            descending=True,
            columns=_keys(Column.NAME, Column.STAGE, Column.GOAL, Column.LAST_CONTACT, Column.PHONE),
        ),
        LeadView(
            tr("Views", "About to decide"),
            LeadFilter(stages=(Stage.TRUST,)),
            order=LeadOrder.STEP,
            columns=_keys(Column.NAME, Column.STEP, Column.GOAL, Column.LAST_CONTACT, Column.PHONE),
        ),
        LeadView(
            tr("Views", "Later on"),
            LeadFilter(stages=(Stage.LATER,)),
            order=LeadOrder.STEP,
            columns=_keys(Column.NAME, Column.STEP, Column.GOAL, Column.LAST_CONTACT, Column.PHONE),
        ),
    )


def _keys(*columns: Column) -> tuple[str, ...]:
    return tuple(column.key for column in columns)
