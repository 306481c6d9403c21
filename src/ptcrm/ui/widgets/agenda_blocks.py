"""Blocks by what they show. Making one takes far longer than filling one: none is thrown away, and those that
have to be made come a few at a time, so that the window never waits for them."""

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
        self._next.timeout.connect(self._make_some)

    def show(self, wanted: Sequence[Wanted]) -> None:
        """Show these and nothing else. What stays keeps its block, with the focus; nothing takes one over."""
        known, self._shown, self._coming = self._shown, {}, {}
        for key, item, first in wanted:
            block = known.pop(key, None) or (self._spare.pop() if self._spare else None)
            if block is None:
                self._coming[key] = key, item, first
            else:
                block.show_item(item, first=first)
                self._add(key, block)
        for block in known.values():
            block.hide()
            self._spare.append(block)
        self._make_some()

    def get(self, key: str) -> AgendaBlock | None:
        """The block of a thing that shows; one that is still to come is made now."""
        if key in self._coming:
            _key, item, first = self._coming.pop(key)
            self._add(key, self._make(item, first))
        return self._shown.get(key)

    def there(self) -> list[AgendaBlock]:
        """The blocks that are there by now, in no order."""
        return list(self._shown.values())

    def _make_some(self) -> None:
        until = perf_counter() + _AT_ONCE_S
        while self._coming and perf_counter() < until:
            self.get(next(iter(self._coming)))
        if self._coming:
            self._next.start(0)

    def _add(self, key: str, block: AgendaBlock) -> None:
        self._shown[key] = block
        self._put(key, block)
        block.show()
