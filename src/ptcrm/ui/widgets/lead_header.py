"""The headings of the table of leads: sort, move, widen, and choose which columns there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.lead_columns import GROWING, HEADINGS, USUAL, WIDTHS, Column, columns_named

_NARROWEST = 60
_CHOICE_WIDTH = 40
_BEFORE_KEEPING_MS = 400


class LeadHeader(QHeaderView):
    """Widths and columns are remembered. The first column, where leads are picked, stays where it is."""

    columns_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = WindowState()
        self._widths = self._state.lead_widths
        self._busy = False
        self._of_view = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_BEFORE_KEEPING_MS)
        self._keep.timeout.connect(self._remember_widths)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSortIndicatorShown(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(_CHOICE_WIDTH)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def prepare(self) -> None:
        """Arrange the columns as they were left; called once there are some."""
        self.setSectionResizeMode(Column.CHOSEN, QHeaderView.ResizeMode.Fixed)
        self.use(())
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._moved)

    def columns(self) -> tuple[Column, ...]:
        """The columns on show, from left to right, without the one that picks."""
        placed = (Column(self.logicalIndex(place)) for place in range(self.count()))
        return tuple(one for one in placed if one is not Column.CHOSEN and not self.isSectionHidden(one))

    def use(self, keys: Sequence[str]) -> None:
        """Show the columns a view asks for, by their names; none: the trainer's own again."""
        self._of_view = bool(keys)
        kept = keys or self._state.lead_columns
        self.show_columns(columns_named(kept) if kept else USUAL)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns in this order."""
        self._busy = True
        for place, column in enumerate((Column.CHOSEN, *columns)):
            self.setSectionHidden(column, False)
            self.moveSection(self.visualIndex(column), place)
        for column in Column:
            if column is not Column.CHOSEN and column not in columns:
                self.setSectionHidden(column, True)
        self._busy = False
        self.share_room()

    def choose_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns because the trainer says so."""
        self.show_columns(columns)
        self._remember_columns()

    def move_column(self, column: Column, by: int) -> bool:
        """Move a column to the left (-1) or the right (1); whether there was room."""
        columns = list(self.columns())
        place = columns.index(column) + by if column in columns else -1
        if not 0 <= place < len(columns):
            return False
        columns.insert(place, columns.pop(columns.index(column)))
        self.choose_columns(columns)
        return True

    def share_room(self) -> None:
        """Give each column its width, and spread what a wide window leaves until the trainer set one."""
        if not self.count():
            return
        columns = self.columns()
        widths = {one: self._widths.get(one.key, WIDTHS[one]) for one in columns}
        spare = 0 if self._widths else max(0, self.viewport().width() - _CHOICE_WIDTH - sum(widths.values()))
        share = spare // max(1, sum(GROWING.get(one, 0) for one in columns))
        self._busy = True
        self.resizeSection(Column.CHOSEN, _CHOICE_WIDTH)
        for column, width in widths.items():
            self.resizeSection(column, max(_NARROWEST, width) + share * GROWING.get(column, 0))
        self._busy = False

    def menu(self, parent: QWidget) -> QMenu:
        """Which columns there are, to tick on and off, and the usual ones."""
        menu = QMenu(tr("Leads", "Columns"), parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Leads", "Columns"))
        shown = self.columns()
        for column in (*shown, *(it for it in Column if it not in shown and it is not Column.CHOSEN)):
            action = menu.addAction(tr(*HEADINGS[column]))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(column is not Column.NAME)
            action.triggered.connect(partial(self._tick, column))
        menu.addSeparator()
        usual = menu.addAction(tr("Leads", "Usual columns"))
        usual.triggered.connect(lambda _checked=False: self._usual())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu(self).popup(event.globalPos())

    def ask(self, button: QWidget) -> None:
        """Show the columns under a button."""
        self.menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _tick(self, column: Column, _checked: bool = False) -> None:
        shown = self.columns()
        others = [one for one in shown if one is not column]
        self.choose_columns(others if column in shown else [*others, column])

    def _usual(self) -> None:
        self._widths = {}
        self._state.lead_widths = {}
        self.choose_columns(USUAL)

    def _resized(self, section: int, _old: int, new: int) -> None:
        columns = self.columns()
        if self._busy or not new or not columns or section == columns[-1]:  # the last stretches by itself
            return
        if not self._widths:
            self._widths = {one.key: self.sectionSize(one) for one in columns[:-1]}
        self._widths[Column(section).key] = new
        self._keep.start()

    def _remember_widths(self) -> None:
        self._state.lead_widths = self._widths

    def _moved(self, _section: int, _old: int, _new: int) -> None:
        if self._busy:
            return
        if self.visualIndex(Column.CHOSEN) != 0:
            self._busy = True
            self.moveSection(self.visualIndex(Column.CHOSEN), 0)
            self._busy = False
        self._remember_columns()

    def _remember_columns(self) -> None:
        """Those of a view are kept with it, if the trainer says so."""
        if not self._of_view:
            self._state.lead_columns = [column.key for column in self.columns()]
        self.columns_changed.emit()
