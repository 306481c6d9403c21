"""Rows of leads for lists of any length: numbers for all of them, frozen rows for those that show."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal

from ptcrm.domain.changes import Changes
from ptcrm.domain.ids import LeadId
from ptcrm.queries.lead_list import LeadRow, lead_rows
from ptcrm.ui.kit.tasks import Tasks

AnyIndex = QModelIndex | QPersistentModelIndex

_KEPT = 2_000
_ASKED_AT_ONCE = 200
_GATHER_MS = 15


class LeadRows(QObject):
    """The rows seen last, shared by all views of one page.

    A row that isn't here is asked for in the background together with its neighbours; ``arrived`` then tells
    which row numbers can be shown. Only the newest 200 wishes are kept, so a fast scroll leaves no queue.
    """

    arrived = Signal(object)
    """A ``frozenset`` of row numbers."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: OrderedDict[int, LeadRow | None] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._ask)

    def get(self, rid: int) -> LeadRow | None:
        """The row, as far as it is known now; None until it has arrived, or when it is gone."""
        known = rid in self._rows
        if not known or rid in self._stale:
            self._want(rid)
        if not known:
            return None
        self._rows.move_to_end(rid)
        return self._rows[rid]

    def is_fresh(self, rid: int) -> bool:
        """Whether nothing newer of this row is on its way."""
        return rid in self._rows and rid not in self._stale

    def find(self, lead_id: LeadId) -> int | None:
        """The row number of a lead that was seen lately."""
        return next((rid for rid, row in self._rows.items() if row and row.lead_id == lead_id), None)

    def outdate(self, changes: Changes) -> None:
        """Ask again for the rows that were touched, when they next show; until then the old ones stand."""
        if changes.everything:
            self._stale.update(self._rows)
        else:
            self._stale.update(rid for rid, row in self._rows.items() if row and row.lead_id in changes.leads)
        self._stale.update(rid for rid, row in self._rows.items() if row is None)

    def _want(self, rid: int) -> None:
        self._wanted[rid] = None
        self._wanted.move_to_end(rid)
        while len(self._wanted) > _ASKED_AT_ONCE:
            self._wanted.popitem(last=False)
        if not self._gather.isActive():
            self._gather.start()

    def _ask(self) -> None:
        rids = tuple(self._wanted)
        self._tasks.read(self, "rows", partial(lead_rows, rids=rids), partial(self._keep, rids))

    def _keep(self, rids: tuple[int, ...], rows: dict[int, LeadRow]) -> None:
        for rid in rids:
            self._rows[rid] = rows.get(rid)
            self._rows.move_to_end(rid)
            self._stale.discard(rid)
            self._wanted.pop(rid, None)
        while len(self._rows) > _KEPT:
            gone, _ = self._rows.popitem(last=False)
            self._stale.discard(gone)
        self.arrived.emit(frozenset(rids))


class RidModel(QAbstractTableModel):
    """A list of leads by row number; what a cell says is its subclass's business."""

    def __init__(self, rows: LeadRows, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._columns = columns
        self._rids: array[int] = array("q")
        self._awaited: dict[int, int] = {}
        rows.arrived.connect(self._arrived)

    def show_rids(self, rids: array[int]) -> bool:
        """Show these leads, in this order; False when they are on show already."""
        if rids == self._rids:
            return False
        self.beginResetModel()
        self._rids = rids
        self._awaited.clear()
        self.endResetModel()
        return True

    def rids(self) -> array[int]:
        """The row numbers on show; not to be changed."""
        return self._rids

    def rid_at(self, row: int) -> int | None:
        """Which lead stands on a line, if there is such a line."""
        return self._rids[row] if 0 <= row < len(self._rids) else None

    def line_of(self, rid: int | None) -> int:
        """On which line a lead stands; -1 if on none."""
        try:
            return -1 if rid is None else self._rids.index(rid)
        except ValueError:
            return -1

    def lead(self, index: AnyIndex) -> LeadRow | None:
        """The row of a line, if it has arrived."""
        rid = self.rid_at(index.row()) if index.isValid() else None
        if rid is None:
            return None
        row = self._rows.get(rid)
        if not self._rows.is_fresh(rid):
            self._awaited[rid] = index.row()
        return row

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._columns

    def _arrived(self, rids: frozenset[int]) -> None:
        lines = [self._awaited.pop(rid) for rid in rids & self._awaited.keys()]
        if lines:
            self.dataChanged.emit(self.index(min(lines), 0), self.index(max(lines), self._columns - 1), [])
