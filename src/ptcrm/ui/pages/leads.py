"""Leads: everyone, as a board by stage or as a table."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy import Connection

from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.ids import LeadId
from ptcrm.domain.lead_views import ALL_LEADS, LeadFilter, LeadOrder, LeadView
from ptcrm.domain.values import OPEN_STAGES, Stage
from ptcrm.queries.board import board_rids
from ptcrm.queries.lead_filter import LeadChoices
from ptcrm.queries.lead_list import listed_rids
from ptcrm.queries.lead_order import WAITING_FIRST
from ptcrm.ui.kit.action import Action
from ptcrm.ui.kit.desk import Among, Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.models.chosen_leads import ChosenLeads
from ptcrm.ui.models.lead_counts import LeadCounts
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.models.listed import Listed
from ptcrm.ui.pages.leads_bar import LeadsBar
from ptcrm.ui.pages.leads_duplicates import LeadDuplicates
from ptcrm.ui.pages.leads_many import ManyActions
from ptcrm.ui.pages.leads_views import LeadViews
from ptcrm.ui.widgets.board_view import BoardView
from ptcrm.ui.widgets.empty_list import EmptyList
from ptcrm.ui.widgets.lead_table_view import LeadTableView

if TYPE_CHECKING:
    from ptcrm.ui.pages.duplicates import DuplicatesPage

_SHOWN_KINDS = frozenset(
    {Kind.LEAD, Kind.ENQUIRY, Kind.TOUCH, Kind.MOVE, Kind.STEP, Kind.CONSULTATION, Kind.BATCH}
)
_MINUTE = 60_000


class LeadsPage(QWidget):
    """Reads when it shows and when something it shows was touched; a hidden page waits until it shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._state = WindowState()
        self._outdated = True
        self._minute = desk.now() // _MINUTE
        self._leads: int | None = None
        self._found = 0
        self._order, self._descending = LeadOrder.NEWEST, False
        self._rows = LeadRows(desk.tasks, self)
        self._counts = LeadCounts(desk, self)
        self.bar = LeadsBar(desk)
        self._twice = LeadDuplicates(desk, self.bar, self)
        self.finder = self._twice.finder
        self.chosen = ChosenLeads(self)
        self.many = ManyActions(desk, self.chosen, self.bar.picked, self)
        self.views = LeadViews(desk, self.bar.saved, self._view, self)
        self.nobody = EmptyList(desk, tr("Leads", "Nobody here yet"))
        self.nothing = EmptyList(desk, "", on_clear=self.bar.clear)
        self._views = QStackedWidget()
        for view in (QWidget(), self.nobody, self.nothing):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self._views, 1)
        self._connect()
        self.bar.show_view(table=self._state.leads_as_table)
        self.views.read()

    @cached_property
    def board(self) -> BoardView:
        """The leads by stage; made when it is first wanted, since making it takes several frames."""
        board = BoardView(self._desk, self._rows, self._views)
        board.opened.connect(self._open_lead)
        board.move_wanted.connect(self.many.move_one)
        self.bar.field.below.connect(board.enter)
        self._counts.stayed.connect(board.show_stays)
        self._counts.read()
        self._views.addWidget(board)
        return board

    @cached_property
    def table(self) -> LeadTableView:
        """The leads line by line; made when it is first wanted."""
        table = LeadTableView(self._desk, self._rows, self.chosen)
        table.show_order(self._order, self._descending)
        table.opened.connect(self._open_lead)
        self.bar.field.below.connect(table.enter)
        table.move_wanted.connect(self.many.move_one)
        table.order_wanted.connect(self._sort)
        table.menu_wanted.connect(self.many.popup)
        table.remove_wanted.connect(lambda: self.many.remove(table.acted_on()))
        table.header.columns_changed.connect(self.views.show_state)
        self._views.addWidget(table)
        return table

    def refresh(self) -> None:
        """Read everything again."""
        self._outdated = False
        self._counts.read()
        self._read_list()

    def show_without_step(self) -> None:
        """Show the open leads that nothing is planned for, all of them."""
        self.bar.choose(LeadFilter(without_step=True), "")

    def duplicates_of(self, lead_id: str = "") -> DuplicatesPage:
        """The page of leads that may be one person, showing all of them or those that may be this one."""
        return self._twice.page_of(lead_id)

    def show_found(self, text: str) -> None:
        """Show the leads that match this text, all of them."""
        self.bar.choose(ALL_LEADS, text)

    def show_import(self, batch_id: str) -> None:
        """Show the leads that an import made, newest first."""
        self._sort(LeadOrder.NEWEST, False)
        self.bar.choose(LeadFilter(batch_id=batch_id), "")

    def offered_actions(self) -> list[Action]:
        """What can be done with the list on screen."""
        from ptcrm.ui.pages.leads_actions import leads_actions

        return leads_actions(self)

    def show_view(self, *, table: bool) -> None:
        """Show the leads as a table or as a board, and remember which."""
        self._state.leads_as_table = table
        self.bar.show_view(table=table)
        if table:
            self.table.show_order(self._order, self._descending)
        else:
            self.chosen.clear()
        self._read_list()

    def show_saved(self, view: LeadView) -> None:
        """Show what a view says, as it says."""
        self._order, self._descending = view.order, view.descending
        self.bar.show_order(view.order, view.descending)
        if view.table:
            self.table.show_order(view.order, view.descending)
            self.table.header.use(view.columns)
        self._state.leads_as_table = view.table
        self.bar.show_view(table=view.table)
        self.bar.choose(view.wanted, view.text)

    def _view(self) -> LeadView:
        """What is on show, as a view without a name."""
        table = self.bar.table.isChecked()
        columns = tuple(column.key for column in self.table.header.columns()) if table else ()
        wanted = replace(self.bar.wanted(), batch_id="")
        return LeadView("", wanted, self.bar.text, self._order, self._descending, table, columns)

    def _connect(self) -> None:
        desk = self._desk
        self.bar.changed.connect(self._read_list)
        self.bar.view_chosen.connect(lambda table: self.show_view(table=table))
        self.bar.export_wanted.connect(self._export)
        self.bar.order_chosen.connect(self._sort)
        self.bar.columns.clicked.connect(lambda _checked: self.table.header.ask(self.bar.columns))
        self.views.applied.connect(self.show_saved)
        self.chosen.changed.connect(lambda: self.bar.show_picked(len(self.chosen)))
        self.many.export_wanted.connect(self._export_picked)
        self._counts.counted.connect(self._show_counts)
        self._counts.offered.connect(self._show_choices)
        desk.tasks.changed.connect(self._changed)
        desk.second.connect(self._tick)

    def _open_lead(self, lead_id: str) -> None:
        self._desk.show_lead(LeadId(lead_id), self._among(lead_id))

    def _among(self, lead_id: str) -> Among:
        """The list a lead stands in: the table as sorted, or its column of the board."""
        if self.bar.table.isChecked():
            return self.table.leads.rids()
        rid = self._rows.find(LeadId(lead_id))
        lists = (column.cards.leads for column in self.board.columns.values())
        return next((leads.rids() for leads in lists if leads.line_of(rid) >= 0), ())

    def _read_list(self) -> None:
        if not self.isVisible():
            self._outdated = True
            return
        read = self._desk.tasks.read
        if self.bar.table.isChecked():
            read(self, "list", self._listing(), self._show_table)
        else:
            board = partial(board_rids, now=self._desk.now(), wanted=self.bar.wanted(), text=self.bar.text)
            read(self, "list", board, self._show_board)
            _ = self.board  # made while its leads are read
        self.views.show_state()

    def _listing(self) -> Callable[[Connection], array[int]]:
        """How what the list shows is read."""
        return partial(
            listed_rids,
            text=self.bar.text,
            wanted=self.bar.wanted(),
            order=self._order,
            descending=self._descending,
            now=self._desk.now(),
        )

    def _export(self) -> None:
        """Ask what to export: what the list shows, in its order, or everybody."""
        self._ask_export(Listed(self._found, self._listing()) if self.bar.filters() else None)

    def _export_picked(self, rids: array[int]) -> None:
        """Ask what to export: what is picked, in the order of the list, or everybody."""
        picked = frozenset(rids)
        in_order = [rid for rid in self.table.leads.rids() if rid in picked]
        self._ask_export(Listed(len(in_order), lambda _connection: in_order))

    def _ask_export(self, listed: Listed | None) -> None:
        from ptcrm.ui.dialogs.export_leads import ExportDialog

        ExportDialog(self._desk, listed, self).open()

    def _sort(self, order: LeadOrder, descending: bool) -> None:
        self._order, self._descending = order, descending
        if self.bar.table.isChecked():
            self.table.show_order(order, descending)
        self.bar.show_order(order, descending)
        self._read_list()

    def _show_choices(self, choices: LeadChoices) -> None:
        self.bar.show_choices(choices)
        self.many.know_groups(tuple(choices.target_groups))

    def _show_counts(self, counts: dict[Stage, int]) -> None:
        self._leads = sum(counts.values())
        self.bar.show_open(sum(counts[stage] for stage in OPEN_STAGES))
        if self._leads == 0:
            self._views.setCurrentWidget(self.nobody)
        elif self._views.currentWidget() is self.nobody:
            self._read_list()

    def _show_table(self, rids: array[int]) -> None:
        self.table.show_rids(rids)
        self.table.viewport().update()
        self._show(self.table, len(rids))

    def _show_board(self, columns: dict[Stage, array[int]]) -> None:
        self._show(self.board, sum(map(len, columns.values())))
        self.board.show_columns(columns)
        self.board.repaint_cards()

    def _show(self, view: QWidget, found: int) -> None:
        self._found = found
        self.bar.show_found(found)
        if self._leads == 0:
            view = self.nobody
        elif not found and self.bar.filters():
            text = self.bar.text.strip()
            self.nothing.say(
                tr("Frame", "Nothing found for “{text}”.", text=text)
                if text
                else tr("Leads", "Nobody here with these filters.")
            )
            view = self.nothing
        self._views.setCurrentWidget(view)

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(_SHOWN_KINDS):
            self._rows.outdate(changes)
            if self.isVisible():
                self.refresh()
            else:
                self._outdated = True

    def _tick(self) -> None:
        """Waits grow by the minute, and with them the order of the board."""
        minute = self._desk.now() // _MINUTE
        if minute == self._minute or not self.isVisible():
            return
        self._minute = minute
        follows = self._order in WAITING_FIRST or bool(self.bar.wanted().states)
        if not self.bar.table.isChecked() or follows:
            self._read_list()
        else:
            self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._twice.start()
        if self._outdated:
            self.refresh()
