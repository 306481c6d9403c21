"""The leads a trainer picked out of a list, by row number: one, twelve, or all hundred thousand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class ChosenLeads(QObject):
    """Kept beside the list, so that sorting, scrolling and reading anew leave it as it is.

    Qt's own selection would have to be worked out line by line after each of those.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rids: set[int] = set()

    def __len__(self) -> int:
        return len(self._rids)

    def __contains__(self, rid: object) -> bool:
        return rid in self._rids

    def rids(self) -> array[int]:
        """All of them, oldest lead first."""
        return array("q", sorted(self._rids))

    def toggle(self, rid: int) -> None:
        """Pick one, or put it back."""
        self._rids ^= {rid}
        self.changed.emit()

    def add(self, rids: Iterable[int]) -> None:
        """Pick these too."""
        self._set(self._rids | set(rids))

    def take(self, rids: Iterable[int]) -> None:
        """Pick these and no others."""
        self._set(set(rids))

    def clear(self) -> None:
        """Put all of them back."""
        self._set(set())

    def keep_only(self, listed: array[int]) -> None:
        """Put back who is in the list no more: what isn't seen isn't acted on."""
        if self._rids:
            self._set(self._rids.intersection(listed))

    def _set(self, rids: set[int]) -> None:
        if rids != self._rids:
            self._rids = rids
            self.changed.emit()
