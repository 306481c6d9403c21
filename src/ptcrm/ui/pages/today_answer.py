"""The Answer now card of Today, with "Imported earlier" folded under it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptcrm.domain.values import ClockState
from ptcrm.queries.today_rows import AnswerNow, WaitingRow
from ptcrm.ui.kit.after_paint import after_paint
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card
from ptcrm.ui.widgets.chip import STATE_ICONS, STATE_TONES, Chip
from ptcrm.ui.widgets.row_list import RowList
from ptcrm.ui.widgets.waiting_row import WaitingRowView

_FIRST_SHOWN = 12
_MORE_SHOWN = 50
_FIRST_LAID = 5
_ONE_PRESS_MS = 350
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_J): 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_K): -1}


class AnswerCard(Card):
    """One row a person. Rows that stay keep their widget, so a change never steals the focus."""

    answered = Signal(object)
    opened = Signal(object)
    called = Signal(object)
    whatsapped = Signal(object)
    mailed = Signal(object)
    scanned = Signal(object)
    earlier = Signal(object, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today", "Answer now"), parent)
        self._desk = desk
        self._shown = _FIRST_SHOWN
        self._unfolded = False
        self._found: AnswerNow | None = None
        self._views: dict[str, WaitingRowView] = {}
        self._order: list[str] = []
        self._leaving: list[WaitingRowView] = []
        self._same = (0, 0)
        self._answered_at = QElapsedTimer()
        self._chips = {
            state: Chip(desk.theme, "", STATE_ICONS[state], STATE_TONES[state])
            for state in (ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD)
        }
        for chip in self._chips.values():
            self.heading.addWidget(chip)
            chip.hide()
        self.heading.addStretch(1)
        self._listed = RowList(tr("Today", "Answer now"))
        self._rows = self._listed.rows
        self.body.addWidget(self._listed)
        self._empty = _Empty(desk)
        self.body.addWidget(self._empty)
        self._gate = QWidget(self)  # never shown: Tab comes to the rows where it stands, in their order
        self._gate.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._gate.hide()
        self._more = Button(desk.theme, "", "chevron-down", "quiet")
        self._more.clicked.connect(self._show_more)
        self._earlier_button = Button(desk.theme, "", "history", "quiet")
        self._earlier_button.clicked.connect(self._fold)
        for button in (self._more, self._earlier_button):
            self.body.addWidget(button)
            button.hide()
        self.body.addStretch(1)  # while the card is still as high as before, its rows don't grow for a frame

    def rows(self) -> list[WaitingRow]:
        """The rows on show, in order."""
        return [self._views[key].row for key in self._order]

    def show_lists(self, found: AnswerNow) -> None:
        """Show who waits."""
        self._found = found
        words = {
            ClockState.OVER_HOUR: tr(
                "Today", "{count} over the hour", count=found.count(ClockState.OVER_HOUR)
            ),
            ClockState.WITHIN_HOUR: tr(
                "Today", "{count} within the hour", count=found.count(ClockState.WITHIN_HOUR)
            ),
            ClockState.COLD: tr("Today", "{count} almost lost", count=found.count(ClockState.COLD)),
        }
        for state, chip in self._chips.items():
            chip.setVisible(found.count(state) > 0)
            chip.set_text(words[state])
        if not self._views:
            # A screenful is on screen sooner without the rows below it, which follow in the next turn.
            self._lay_rows(_FIRST_LAID)
            after_paint(self, self._lay_rows)
        else:
            self._lay_rows()

    def show_first(self, *, anybody: bool) -> None:
        """Say what to begin with while there are no leads at all."""
        self._empty.say(anybody=anybody)

    def tick(self) -> None:
        """Bring every ring up to this second, in those seconds in which that can be seen."""
        now = self._desk.now()
        since, until = self._same
        if not since <= now < until:  # also when the clock was put back
            changes = [self._views[key].tick() for key in self._order]
            self._same = (now, min(changes, default=now))

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        if self._order:
            self._views[self._order[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Whether one of the rows, or something in it, has the focus."""
        return any(self._has(key) for key in self._order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K and the arrows go from row to row."""
        by = 0 if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else _STEPS.get(event.key(), 0)
        here = next((at for at, key in enumerate(self._order) if self._has(key)), None)
        if not by or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + by < len(self._order):
            self._views[self._order[here + by]].setFocus(Qt.FocusReason.TabFocusReason)

    def _has(self, key: str) -> bool:
        view = self._views[key]
        return view.hasFocus() or _holds_focus(view)

    def _lay_rows(self, most: int | None = None) -> None:
        found = self._found
        if found is None:
            return
        wanted = list(found.rows[: self._shown])[:most]
        if self._unfolded:
            wanted += found.imported_earlier[:_MORE_SHOWN]
        keys = [row.lead_id for row in wanted]
        if keys != self._order:
            self._rearrange(wanted)
        for row in wanted:
            self._views[row.lead_id].show_row(row)
        self._same = (0, 0)
        self._empty.setVisible(not found.rows)
        hidden = len(found.rows) - self._shown
        self._more.setVisible(hidden > 0)
        self._more.setText(tr("Today", "Show %n more", n=max(hidden, 0)))
        self._earlier_button.setVisible(bool(found.imported_earlier))
        self._earlier_button.setText(tr("Today", "Imported earlier: %n", n=len(found.imported_earlier)))
        self._earlier_button.set_icon("chevron-up" if self._unfolded else "history")

    def take_out(self, lead_id: str) -> None:
        """Let a row go at once, before the lists are read again: its person was answered.

        In this frame its place is empty, in the next the others close up: painting all of them takes as long
        as saving the answer did.
        """
        view = self._views.get(lead_id)
        if view is None:
            return
        had_focus = self._forget(view)
        kept = view.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        view.setSizePolicy(kept)
        view.hide()
        self._leaving.append(view)
        after_paint(self, self._close_up)
        if had_focus:
            self.focus_first()

    def _close_up(self) -> None:
        while self._leaving:
            self._clear_away(self._leaving.pop())

    def _rearrange(self, wanted: list[WaitingRow]) -> None:
        """Only what comes, goes or moves is touched: laying out a row costs far more than keeping it."""
        self._close_up()
        keys = {row.lead_id for row in wanted}
        gone = [self._views[key] for key in self._order if key not in keys]
        gone_with_focus = [self._forget(view) for view in gone]
        for one in gone:
            self._clear_away(one)
        for place, row in enumerate(wanted):
            if place < len(self._order) and self._order[place] == row.lead_id:
                continue
            view = self._views.get(row.lead_id)
            if view is None:
                view = self._views[row.lead_id] = self._make(row)
            else:
                self._order.remove(row.lead_id)
            self._order.insert(place, row.lead_id)
            self._rows.insertWidget(2 * place, view.rule)
            self._rows.insertWidget(2 * place + 1, view)
            view.rule.show()
            view.show()
        before = self._gate
        for key in self._order:
            for stop in self._views[key].stops():
                QWidget.setTabOrder(before, stop)
                before = stop
        if any(gone_with_focus):
            self.focus_first()

    def _forget(self, view: WaitingRowView) -> bool:
        """A row counts no longer; says whether the focus is in it."""
        del self._views[view.row.lead_id]
        self._order.remove(view.row.lead_id)
        return view.hasFocus() or _holds_focus(view)

    def _clear_away(self, view: WaitingRowView) -> None:
        for widget in (view.rule, view):
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _make(self, row: WaitingRow) -> WaitingRowView:
        view = WaitingRowView(self._desk, row, self._listed)
        view.answered.connect(self.answered)
        view.answered_by_key.connect(self._answer_by_key)
        view.opened.connect(self.opened)
        view.called.connect(self.called)
        view.whatsapped.connect(self.whatsapped)
        view.mailed.connect(self.mailed)
        view.scanned.connect(self.scanned)
        view.earlier.connect(self.earlier)
        return view

    def _answer_by_key(self, row: WaitingRow) -> None:
        """The next row gets the focus at once: a second tap of the same press is no answer to that one."""
        if not self._answered_at.isValid() or self._answered_at.hasExpired(_ONE_PRESS_MS):
            self._answered_at.start()
            self.answered.emit(row)

    def _show_more(self) -> None:
        self._shown += _MORE_SHOWN
        self._lay_rows()

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._lay_rows()


class _Empty(QWidget):
    """Nobody waits: a quiet mark and sentence, and the way to the first lead while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 22)
        layout.setSpacing(14)
        self._theme = desk.theme
        self._mark = Picture()
        self._words = Label("", "muted", wrap=True)
        self._new = Button(desk.theme, tr("Frame", "New lead"), "user-plus")
        self._new.clicked.connect(desk.new_lead_wanted)
        layout.addWidget(self._mark)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._new)
        desk.theme.changed.connect(self._recolour)
        self._recolour()
        self.say(anybody=True)

    def _recolour(self) -> None:
        self._mark.setPixmap(pixmap("circle-check", self._theme.tokens.good, 26))

    def say(self, *, anybody: bool) -> None:
        self._mark.setVisible(anybody)
        self._new.setVisible(not anybody)
        self._words.setText(
            tr("Today", "Everyone has an answer. Enjoy your session.")
            if anybody
            else tr("Today", "Nobody is waiting. Add your first lead or paste a message.")
        )


def _holds_focus(view: QWidget) -> bool:
    focused = view.window().focusWidget()
    return focused is not None and view.isAncestorOf(focused)
