"""The keys of the agenda: what they do where a block, an empty place or a button has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from ptcrm.queries.agenda import AgendaTalk
from ptcrm.queries.today_rows import StepRow
from ptcrm.ui.models.agenda_places import day_beside, quarter_beside
from ptcrm.ui.widgets.agenda_block import AgendaBlock

if TYPE_CHECKING:
    from ptcrm.ui.pages.agenda import AgendaPage

Act = Callable[[], object]

_ARROWS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_FAR: Final = 10_000


def nudges(event: QKeyEvent) -> bool:
    """Whether this is part of moving a block by keys: Ctrl alone, or Ctrl with an arrow."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Control or (control and event.key() in _ARROWS)


def act_for(page: AgendaPage, event: QKeyEvent) -> Act | None:
    """What a key asks for; None when it isn't one of the agenda's."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    block = _focused(page)
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _carry(page, block, key)
    if modifiers:
        return None
    return _around(page, key) or (_on_grid(page, key) if block is None else _on_block(page, block, key))


def _focused(page: AgendaPage) -> AgendaBlock | None:
    focus = page.focusWidget()
    return focus if isinstance(focus, AgendaBlock) and focus.hasFocus() else None


def _around(page: AgendaPage, key: Qt.Key) -> Act | None:
    acts: dict[Qt.Key, Act] = {
        Qt.Key.Key_D: lambda: page.show_day(page.chosen_day(), by_day=True),
        Qt.Key.Key_W: lambda: page.show_day(page.chosen_day(), by_day=False),
        Qt.Key.Key_T: lambda: page.show_day(page.today()),
        Qt.Key.Key_PageUp: lambda: page.turn(-1),
        Qt.Key.Key_PageDown: lambda: page.turn(1),
    }
    return acts.get(key)


def _carry(page: AgendaPage, block: AgendaBlock | None, key: Qt.Key) -> Act | None:
    """Ctrl with an arrow puts a block a quarter of an hour or a day further."""
    if block is None or not block.movable or key not in _ARROWS:
        return None
    item = block.item
    days, quarters = _ARROWS[key]
    if isinstance(item, StepRow):
        at = item.at
    elif isinstance(item, AgendaTalk):
        at = item.row.at
    else:
        return None
    zone = page.zone
    moved = day_beside(at, days, zone) if days else quarter_beside(at, quarters)
    return partial(page.nudge, block, moved)


def _on_block(page: AgendaPage, block: AgendaBlock, key: Qt.Key) -> Act | None:
    acts, item, grid = page.acts, block.item, page.grid
    known: dict[Qt.Key, Act] = {
        Qt.Key.Key_Up: lambda: grid.walk(-1),
        Qt.Key.Key_Down: lambda: grid.walk(1),
        Qt.Key.Key_Home: lambda: grid.walk(-_FAR),
        Qt.Key.Key_End: lambda: grid.walk(_FAR),
        Qt.Key.Key_Left: lambda: page.turn(-1),
        Qt.Key.Key_Right: lambda: page.turn(1),
        Qt.Key.Key_O: lambda: acts.ask_outcome(item),
        Qt.Key.Key_M: lambda: acts.change(item),
        Qt.Key.Key_Delete: lambda: acts.call_off(item),
        Qt.Key.Key_Backspace: lambda: acts.call_off(item),
    }
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return lambda: acts.open(item, block.mapToGlobal(QPoint(0, block.height())))
    return known.get(key)


def _on_grid(page: AgendaPage, key: Qt.Key) -> Act | None:
    """The cursor walks over the empty places and plans there; elsewhere left and right turn the page."""
    if not page.grid.hasFocus():
        turns: dict[Qt.Key, Act] = {
            Qt.Key.Key_Left: lambda: page.turn(-1),
            Qt.Key.Key_Right: lambda: page.turn(1),
        }
        return turns.get(key)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return lambda: page.acts.plan(page.grid.cursor_moment())
    if key in _ARROWS:
        days, slots = _ARROWS[key]
        return lambda: _walk_empty(page, days, slots)
    return None


def _walk_empty(page: AgendaPage, days: int, slots: int) -> None:
    if not page.grid.move_cursor(days, slots):
        page.turn_to_edge(days)
