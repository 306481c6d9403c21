"""Picking leads in a table: the box in front, Ctrl and Shift with mouse or arrows, Space, Ctrl+A and Esc."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from ptcrm.ui.models.chosen_leads import ChosenLeads
from ptcrm.ui.models.lead_columns import Column
from ptcrm.ui.models.lead_rows import RidModel
from ptcrm.ui.widgets.list_place import select_line

_WALKING: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class Choosing:
    """What keys and clicks of a table pick; it says whether it took them."""

    def __init__(self, view: QTableView, model: RidModel, chosen: ChosenLeads) -> None:
        self._view, self._model, self._chosen = view, model, chosen
        self._anchor: int | None = None

    def key(self, event: QKeyEvent) -> bool:
        """Take a key that picks."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        line = self._view.currentIndex().row()
        if key == Qt.Key.Key_A and modifiers == _CTRL:
            self.choose_all()
        elif key == Qt.Key.Key_Escape and len(self._chosen):
            self._chosen.clear()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_X) and not modifiers and line >= 0:
            self.toggle(line)
        elif key in _WALKING and modifiers == _SHIFT and line >= 0:
            self._extend(line, self._target(key, line))
        else:
            return False
        return True

    def press(self, event: QMouseEvent) -> bool:
        """Take a click that picks: on the box in front, or with Ctrl or Shift."""
        index = self._view.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return False
        shift, ctrl = event.modifiers() & _SHIFT, event.modifiers() & _CTRL
        if not (shift or ctrl or index.column() == Column.CHOSEN):
            return False
        line = index.row()
        start = self._anchor_line(line)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        select_line(self._view, line, index.column())
        if shift:
            self._chosen.add(self._between(start, line))
        else:
            self.toggle(line)
        return True

    def toggle(self, line: int) -> None:
        """Pick a line, or put it back; ranges start here."""
        rid = self._model.rid_at(line)
        if rid is not None:
            self._anchor = rid
            self._chosen.toggle(rid)

    def choose_all(self) -> None:
        """Pick every lead in the list, seen or not."""
        self._chosen.take(self._model.rids())

    def _extend(self, line: int, target: int) -> None:
        if not len(self._chosen):
            self._anchor = self._model.rid_at(line)
        start = self._anchor_line(line)
        select_line(self._view, target, max(0, self._view.currentIndex().column()))
        self._chosen.take(self._between(start, target))

    def _target(self, key: int, line: int) -> int:
        page = max(1, self._view.viewport().height() // max(1, self._view.rowHeight(line)) - 1)
        last = self._model.rowCount() - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        asked = Qt.Key(key)
        return max(0, min(last, ends[asked] if asked in ends else line + steps[asked]))

    def _anchor_line(self, line: int) -> int:
        anchor = self._model.line_of(self._anchor)
        if anchor >= 0:
            return anchor
        current = self._view.currentIndex().row()
        return current if current >= 0 else line

    def _between(self, one: int, other: int) -> list[int]:
        first, last = sorted((one, other))
        return list(self._model.rids()[first : last + 1])
