"""Blocks by what they show. Making one takes far longer than filling one, so that none is thrown away;
and what is new comes a few at a time, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ptcrm.ui.models.agenda_places import Item
from ptcrm.ui.widgets.agenda_block import AgendaBlock

Wanted = tuple[str, Item, bool]
"""A key that is the same for the same thing, the thing, and whether it begins here."""

_AT_ONCE_S: Final = 0.010
"""Well within a frame of 16 ms, with what else is done in it."""


class AgendaBlocks(QObject):
    """``make`` gives a block of a thing, ``put`` places what has just been filled."""

    def __init__(
        self,
        make: Callable[[Item, bool], AgendaBlock],
        put: Callable[[str, AgendaBlock], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._make, self._put = make, put
        self._shown: dict[str, AgendaBlock] = {}
        self._coming: dict[str, Wanted] = {}
        self._spare: list[AgendaBlock] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._fill_some)

    def show(self, wanted: Sequence[Wanted]) -> None:
        """Show these and nothing else. What stays keeps its block, with the focus; nothing takes one over."""
        known, self._shown, self._coming = self._shown, {}, {}
        for key, item, first in wanted:
            block = known.pop(key, None)
            if block is None:
                self._coming[key] = key, item, first
            else:
                block.show_item(item, first=first)
                self._add(key, block)
        for block in known.values():
            block.hide()
            self._spare.append(block)
        if self._coming:
            self._next.start(0)  # whoever shows them has done enough for one frame

    def get(self, key: str) -> AgendaBlock | None:
        """The block of a thing that shows; one that is still to come, comes now."""
        if key in self._coming:
            _key, item, first = self._coming.pop(key)
            if self._spare:
                block = self._spare.pop()
                block.show_item(item, first=first)
            else:
                block = self._make(item, first)
            self._add(key, block)
        return self._shown.get(key)

    def key(self, block: AgendaBlock) -> str:
        """Of what a block shows."""
        return next(key for key, it in self._shown.items() if it is block)

    def there(self) -> list[AgendaBlock]:
        """The blocks that are there by now, in no order."""
        return list(self._shown.values())

    def _fill_some(self) -> None:
        until = perf_counter() + _AT_ONCE_S
        while self._coming and perf_counter() < until:
            self.get(next(iter(self._coming)))
        if self._coming:
            self._next.start(0)

    def _add(self, key: str, block: AgendaBlock) -> None:
        self._shown[key] = block
        self._put(key, block)
        block.show()
