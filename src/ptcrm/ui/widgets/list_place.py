"""Showing a list anew without losing the place: who is selected, and what stands at the top."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QAbstractItemView

from ptcrm.ui.models.lead_rows import RidModel

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def show_keeping_place(view: QAbstractItemView, model: RidModel, rids: array[int]) -> None:
    """Show these leads. Selection and scroll position stay; who left hands the selection to a neighbour."""
    current = view.currentIndex()
    line, column = current.row(), max(0, current.column())
    selected = model.rid_at(line)
    bar = view.verticalScrollBar()
    top_index = view.indexAt(QPoint(3, 8))
    top = model.rid_at(top_index.row()) if bar.value() else None
    offset = view.visualRect(top_index).top() if top is not None else 0
    if not model.show_rids(rids):
        return
    if selected is not None and len(rids):
        found = model.line_of(selected)
        select_line(view, found if found >= 0 else min(line, len(rids) - 1), column)
    found = model.line_of(top)
    if top is None:
        bar.setValue(0)
    elif found >= 0:
        view.scrollTo(model.index(found, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        if view.verticalScrollMode() is QAbstractItemView.ScrollMode.ScrollPerPixel:
            bar.setValue(bar.value() - offset)


def select_line(view: QAbstractItemView, line: int, column: int = 0) -> None:
    """Make a line the current and selected one."""
    index = view.model().index(line, column)
    view.selectionModel().setCurrentIndex(index, _SELECT)
