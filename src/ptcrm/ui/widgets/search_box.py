"""The search box of the frame: type, see leads, notes and actions that match, Enter opens one or does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListView, QWidget
from shiboken6 import isValid

from ptcrm.domain.ids import LeadId
from ptcrm.queries.search_hits import FEW, Hits, LeadHit, leads_by_id, near_hits, search_hits
from ptcrm.ui.kit.action import Action, key_caps
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.action_match import ONLY_ACTIONS
from ptcrm.ui.models.search_rows import RowKind, SearchRow
from ptcrm.ui.models.search_words import rows_before, rows_found, rows_near, rows_of_actions
from ptcrm.ui.widgets.search_list import SearchList

_RECENT: Final = 5
_BEFORE_NEAR_MS: Final = 120
"""Whoever types on doesn't want to know what the half word looks like."""

_BEFORE_TELLING_MS: Final = 400
_SHORTEST_NEAR: Final = 3
_OPENS: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class SearchBox(QLineEdit):
    """A field with a list that drops from it. The newest text wins; superseded searches never show.

    ``offered`` says what can be done now. Emits ``all_wanted(text)`` for all leads that match.
    """

    all_wanted = Signal(str)

    def __init__(
        self, desk: Desk, offered: Callable[[], list[Action]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._offered = desk, offered
        self._actions: list[Action] = []
        self._asked_for: str | None = None
        self._shown_for: str | None = None
        self._found: frozenset[LeadId] = frozenset()
        self._enter: Qt.KeyboardModifier | None = None
        self._back_to: QWidget | None = None
        self.setPlaceholderText(tr("Frame", "Search leads, notes, actions…"))
        self.setAccessibleName(tr("Frame", "Search leads, notes, actions…"))
        self.setMaximumWidth(420)
        self.setTextMargins(24, 0, 0, 0)
        self._picture = Picture(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys = Label(" ".join(key_caps("Ctrl+K")), "keys", parent=self)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(12, 0, 10, 0)
        beside.addWidget(self._picture)
        beside.addStretch(1)
        beside.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._keys.setFixedHeight(18)
        self.list = SearchList(desk, self)
        self._near = _once(self, _BEFORE_NEAR_MS, self._look_near)
        self._telling = _once(self, _BEFORE_TELLING_MS, self._tell)
        self.textChanged.connect(self._show_keys)
        self.textEdited.connect(self._look)
        self.list.chosen.connect(self._run)
        self.list.walked.connect(self._describe)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        desk.theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def hits(self) -> QListView:
        """The list on show."""
        return self.list.view

    @property
    def settled(self) -> bool:
        """Whether the list on show is that of the text in the box."""
        return self._shown_for == self.text()

    def take_focus(self) -> None:
        """Ready to type over what was looked for."""
        self.selectAll()
        if self.hasFocus():
            self._look(self.text())
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold(self) -> None:
        """Put the list away: another page came under it."""
        self.list.hide()
        self._asked_for = self._shown_for = self._enter = None
        self._near.stop()
        self._telling.stop()

    # Looking

    def _look(self, text: str) -> None:
        self._near.stop()
        self._asked_for, self._enter = text, None
        if not self.list.isVisible():
            self._actions = self._offered()
        read = self._desk.tasks.read
        if text.lstrip().startswith(ONLY_ACTIONS):
            self._show(text, rows_of_actions(text, self._actions))
        elif text.strip():
            read(self, "search", partial(search_hits, text=text), partial(self._show_found, text))
        else:
            opened = WindowState().opened_leads
            on_screen = any(action.here for action in self._actions)
            job = partial(leads_by_id, lead_ids=opened[1:] if on_screen else opened)
            read(self, "search", job, partial(self._show_before, text))

    def _show_found(self, text: str, hits: Hits) -> None:
        if text == self.text():
            rows = rows_found(self._desk, text, hits, self._actions)
            self._show(text, rows)
            self._found = hits.lead_ids
            found = sum(row.kind is not RowKind.HEADING for row in rows)
            if self.list.isVisible() and found < FEW and len(text.strip()) >= _SHORTEST_NEAR:
                self._near.start()

    def _show_before(self, text: str, hits: list[LeadHit]) -> None:
        if text == self.text():
            self._show(text, rows_before(hits[:_RECENT], self._actions))

    def _show(self, text: str, rows: list[SearchRow]) -> None:
        self._shown_for = text
        self.list.fill(rows, tr("Frame", "Nothing found for “{text}”.", text=text.strip()))
        if self._enter is not None:
            self._enter_on(self._enter)
        elif self.window().focusWidget() is self:
            self.list.drop()
            self._telling.start()

    def _look_near(self) -> None:
        text = self.text()
        job = partial(near_hits, text=text, without=self._found)
        self._desk.tasks.read(self, "near", job, partial(self._show_near, text))

    def _show_near(self, text: str, hits: list[LeadHit]) -> None:
        if text == self.text() and self.list.isVisible():
            self.list.add(rows_near(text, hits))
            self._telling.start()

    # Doing

    def _enter_on(self, modifiers: Qt.KeyboardModifier) -> None:
        """Enter means the text as it is now: the list of an earlier one is not acted on."""
        if not self.settled:
            if self._asked_for != self.text():
                self._look(self.text())
            self._enter = modifiers
            return
        self._enter = None
        row = self.list.current
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._want_all()
        elif row is not None:
            self._run(row)
        else:
            self.list.drop()

    def _run(self, row: SearchRow) -> None:
        if row.lead_id is None and row.action is None:
            self._want_all()
            return
        found = tuple(dict.fromkeys(one.lead_id for one in self.list.rows.rows if one.lead_id is not None))
        self.leave()
        if row.lead_id is not None:
            self._desk.show_lead(row.lead_id, found)
        elif row.action is not None and row.action.act is not None:
            row.action.act()

    def _want_all(self) -> None:
        text = self.text().strip()
        if text and not text.startswith(ONLY_ACTIONS):
            self.leave()
            self.all_wanted.emit(text)

    def leave(self) -> None:
        """Fold, and give the focus back to where it was."""
        self.fold()
        self.clear()
        back = self._back_to
        if back is not None and isValid(back) and back.isVisible() and back.window() is self.window():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)

    # Telling

    def _describe(self, row: SearchRow) -> None:
        self.setAccessibleDescription(row.spoken)
        if self.list.isVisible():
            self._telling.stop()
            announce(self, row.spoken)

    def _tell(self) -> None:
        """How much was found and what Enter does, once the typing pauses."""
        found = sum(row.kind is not RowKind.HEADING for row in self.list.rows.rows)
        current = self.list.current
        count = tr("Search", "%n found", n=found)
        nothing = tr("Frame", "Nothing found for “{text}”.", text=self.text().strip())
        words = nothing if current is None else f"{count}. {current.spoken}"
        self.setAccessibleDescription(words)
        announce(self, words)

    # Qt

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None and before is not self and before.window() is self.window():
            self._back_to = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shows = self.list.isVisible()
        if key in _STEPS and shows:
            self.list.step(_STEPS[key])
        elif key in _STEPS:
            self._look(self.text())
        elif key in _PAGES and shows:
            self.list.page(_PAGES[key])
        elif key in _ENTER:
            self._enter_on(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _OPENS:
            self._look(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()
        if self.list.isVisible():
            self.list.drop()

    def _show_keys(self) -> None:
        """The shortcut is shown where it does not cover the text."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        shown = not self.text() and self.width() > words + 110
        if shown == self._keys.isHidden():
            self._keys.setVisible(shown)

    def _recolour(self) -> None:
        self._picture.setPixmap(pixmap("search", self._desk.theme.tokens.muted, 16))


def _once(owner: QWidget, after_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(act)
    return timer
