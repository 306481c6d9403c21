"""Knows which leads may be one person: looks once, beside everything else, and keeps up with what changes.

Nothing is looked for before a page asks, and a search that nobody waits for ends within milliseconds.
"""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.ids import LeadId
from ptcrm.queries.duplicate_candidates import Pulse, SearchStopped
from ptcrm.queries.duplicates import DuplicatePair, duplicate_pairs, pairs_of
from ptcrm.ui.kit.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_ONCE: Final = 50
"""Changed leads that are looked up one by one; after more of them everything is looked through again."""


class DuplicateFinder(QObject):
    """``found()``: ``pairs`` changed; ``progressed(done, in all)``: it looks; ``stopped()``: it was ended."""

    found = Signal()
    progressed = Signal(int, int)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = False
        self._complete = False
        self._stop: Event | None = None
        self._touched: set[LeadId] = set()
        self.pairs: list[DuplicatePair] = []
        desk.tasks.changed.connect(self._changed)

    @property
    def complete(self) -> bool:
        """Whether ``pairs`` is all there is: not before a search is done, nor after one was stopped."""
        return self._complete

    @property
    def searching(self) -> bool:
        """Whether a search is under way."""
        return self._stop is not None

    def look(self) -> None:
        """Look through everybody, unless that was done or is being done."""
        self._asked = True
        if not self._complete and not self.searching:
            self._search()

    def stop(self) -> None:
        """End the search that is under way; what was found before stays."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self.stopped.emit()

    def _search(self) -> None:
        self._complete = False
        if self._stop is not None:
            self._stop.set()
        stop = self._stop = Event()
        pulse = Pulse(self.progressed.emit, stop.is_set)
        self._desk.tasks.read(
            self, "pairs", partial(_find, pulse=pulse), partial(self._all_found, stop), self._not_found
        )

    def _all_found(self, stop: Event, pairs: list[DuplicatePair] | None) -> None:
        if pairs is None or stop is not self._stop:
            return
        self._stop = None
        self._complete = True
        self.pairs = pairs
        self.found.emit()
        self._catch_up()

    def _not_found(self, _refusal: object) -> None:
        self._stop = None
        self.stopped.emit()

    def _changed(self, changes: Changes) -> None:
        if not self._asked or not (changes.everything or Kind.LEAD in changes.kinds):
            return
        self._touched |= changes.leads
        if changes.everything or len(self._touched) > _AT_ONCE:
            self._touched.clear()
            if self.searching:
                self._search()
            else:
                self._complete = False
                self.found.emit()
        elif not self.searching:
            self._catch_up()

    def _catch_up(self) -> None:
        """Look again at the leads that changed since; what changes meanwhile is asked for with them."""
        if self._touched:
            touched = frozenset(self._touched)
            partners = {it for pair in self.pairs if touched & {*_both(pair)} for it in _both(pair)}
            job = partial(pairs_of, lead_ids=touched, partners=partners)
            self._desk.tasks.read(self, "touched", job, partial(self._renew, touched))

    def _renew(self, touched: frozenset[LeadId], pairs: list[DuplicatePair]) -> None:
        self._touched -= touched
        rest = [pair for pair in self.pairs if not touched & {*_both(pair)}]
        self.pairs = sorted((*rest, *pairs), key=lambda pair: -pair.score)
        self.found.emit()


def _both(pair: DuplicatePair) -> tuple[LeadId, LeadId]:
    return pair.lead_id, pair.other_id


def _find(connection: Connection, pulse: Pulse) -> list[DuplicatePair] | None:
    try:
        return duplicate_pairs(connection, pulse)
    except SearchStopped:
        return None
