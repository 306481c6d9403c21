"""Leads: everyone, as a board by stage or as a table."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy import Connection

from ptcrm.commands.pipeline import move_stage
from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import OPEN_STAGES, Stage
from ptcrm.queries.board import board_rids
from ptcrm.queries.lead_list import LeadOrder, count_by_stage, listed_rids, sources_in_use
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Among, Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.window_state import WindowState
from ptcrm.ui.kit.words import stage_word
from ptcrm.ui.models.duplicate_finder import DuplicateFinder
from ptcrm.ui.models.lead_rows import LeadRows
from ptcrm.ui.pages.leads_bar import LeadsBar
from ptcrm.ui.widgets.board_view import BoardView
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.lead_table_view import LeadTableView

if TYPE_CHECKING:
    from ptcrm.ui.pages.duplicates import DuplicatesPage

_SHOWN_KINDS = frozenset(
    {Kind.LEAD, Kind.ENQUIRY, Kind.TOUCH, Kind.MOVE, Kind.STEP, Kind.CONSULTATION, Kind.BATCH}
)
_MINUTE = 60_000
_BEFORE_LOOKING_MS = 700
"""The list comes first; who may be in it twice is looked for once it stands."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What stands around the list."""

    counts: dict[Stage, int]
    sources: list[str]


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
        self.finder = DuplicateFinder(desk, self)
        self._duplicates: DuplicatesPage | None = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_BEFORE_LOOKING_MS)
        self.bar = LeadsBar(desk)
        self.board = BoardView(desk, self._rows)
        self.table = LeadTableView(desk, self._rows)
        self.nobody = _Empty(desk, tr("Leads", "Nobody here yet"))
        self.nothing = _Empty(desk, "", on_clear=self.bar.clear)
        self._views = QStackedWidget()
        for view in (QWidget(), self.board, self.table, self.nobody, self.nothing):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self._views, 1)
        self._connect()
        self.bar.show_view(table=self._state.leads_as_table)

    def refresh(self) -> None:
        """Read everything again."""
        self._outdated = False
        self._desk.tasks.read(self, "facts", _read_facts, self._show_facts)
        self._read_list()

    def show_without_step(self) -> None:
        """Show the open leads that nothing is planned for, all of them."""
        self.bar.clear(without_step=True)

    def duplicates_of(self, lead_id: str = "") -> DuplicatesPage:
        """The page of leads that may be one person, showing all of them or those that may be this one."""
        if self._duplicates is None:
            from ptcrm.ui.pages.duplicates import DuplicatesPage

            self._duplicates = DuplicatesPage(self._desk, self.finder)
            self._duplicates.closed.connect(lambda: self._desk.page_wanted.emit("leads"))
        if lead_id:
            self._duplicates.show_only(LeadId(lead_id))
        else:
            self._duplicates.show_all()
        return self._duplicates

    def show_found(self, text: str) -> None:
        """Show the leads that match this text, all of them."""
        self.bar.clear()
        self.bar.field.setText(text)

    def show_import(self, batch_id: str) -> None:
        """Show the leads that an import made, newest first."""
        self._sort(LeadOrder.NEWEST, False)
        self.bar.clear(batch_id=batch_id)

    def show_view(self, *, table: bool) -> None:
        """Show the leads as a table or as a board, and remember which."""
        self._state.leads_as_table = table
        self.bar.show_view(table=table)
        self._read_list()

    def _connect(self) -> None:
        desk = self._desk
        self.bar.changed.connect(self._read_list)
        self.bar.view_chosen.connect(lambda table: self.show_view(table=table))
        self.bar.export_wanted.connect(self._export)
        self.bar.order_chosen.connect(lambda order: self._sort(order, False))
        self.table.order_wanted.connect(self._sort)
        for view in (self.board, self.table):
            view.opened.connect(lambda lead_id: desk.show_lead(LeadId(lead_id), self._among(lead_id)))
            view.move_wanted.connect(self._move)
        self.bar.duplicates.clicked.connect(lambda _checked=False: desk.page_wanted.emit("duplicates"))
        self.finder.found.connect(self._count_duplicates)
        self._looking.timeout.connect(self._look_for_duplicates)
        desk.tasks.changed.connect(self._changed)
        desk.second.connect(self._tick)

    def _among(self, lead_id: str) -> Among:
        """The list a lead stands in: the table as sorted, or its column of the board."""
        if self._views.currentWidget() is self.table:
            return self.table.leads.rids()
        rid = self._rows.find(LeadId(lead_id))
        lists = (column.cards.leads for column in self.board.columns.values())
        return next((leads.rids() for leads in lists if leads.line_of(rid) >= 0), ())

    def _read_list(self) -> None:
        if not self.isVisible():
            self._outdated = True
            return
        text, wanted = self.bar.text, self.bar.wanted()
        read = self._desk.tasks.read
        if self.bar.table.isChecked():
            job = partial(
                listed_rids, text=text, wanted=wanted, order=self._order, descending=self._descending
            )
            read(self, "list", job, self._show_table)
        else:
            board = partial(board_rids, now=self._desk.now(), wanted=wanted, text=text)
            read(self, "list", board, self._show_board)

    def _export(self) -> None:
        """Ask what to export: what the list shows, in its order, or everybody."""
        from ptcrm.ui.dialogs.export_leads import ExportDialog, Listed

        listed = None
        if self.bar.filters():
            job = partial(
                listed_rids,
                text=self.bar.text,
                wanted=self.bar.wanted(),
                order=self._order,
                descending=self._descending,
            )
            listed = Listed(self._found, job)
        ExportDialog(self._desk, listed, self).open()

    def _sort(self, order: LeadOrder, descending: bool) -> None:
        self._order, self._descending = order, descending
        self.table.show_order(order, descending)
        self.bar.show_order(order)
        self._read_list()

    def _show_facts(self, facts: _Facts) -> None:
        self._leads = sum(facts.counts.values())
        self.bar.show_facts(sum(facts.counts[stage] for stage in OPEN_STAGES), facts.sources)
        if self._leads == 0:
            self._views.setCurrentWidget(self.nobody)
        elif self._views.currentWidget() is self.nobody:
            self._read_list()

    def _show_table(self, rids: array[int]) -> None:
        self.table.show_rids(rids)
        self.table.viewport().update()
        self._show(self.table, len(rids))

    def _show_board(self, columns: dict[Stage, array[int]]) -> None:
        found = sum(len(rids) for rids in columns.values())
        self._show(self.board, found)
        self.board.show_columns(columns)
        self.board.repaint_cards()

    def _show(self, view: QWidget, found: int) -> None:
        self._found = found
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

    def _count_duplicates(self) -> None:
        self.bar.show_duplicates(len(self.finder.pairs))
        if not self.finder.complete:
            self._looking.start()

    def _look_for_duplicates(self) -> None:
        if self.isVisible():
            self.finder.look()

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
        if self._views.currentWidget() is self.board:
            self._read_list()
        else:
            self.table.viewport().update()

    def _move(self, lead_id: str, stage: Stage) -> None:
        job = partial(move_stage, lead_id=LeadId(lead_id), stage=stage, zone=self._desk.zone)
        self._desk.tasks.write(self, job, partial(self._say_moved, stage))

    def _say_moved(self, stage: Stage, _nothing: None) -> None:
        text = tr("Strip", "Moved to {stage}.", stage=stage_word(stage))
        self._desk.say(text, undo=True)
        announce(self, text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looking.start()
        if self._outdated:
            self.refresh()


class _Empty(QWidget):
    """A quiet sentence in the middle, and the one thing to do about it."""

    def __init__(self, desk: Desk, text: str, on_clear: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._text = Label(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if on_clear is None:
            self.button = Button(desk.theme, tr("Frame", "New lead"), "user-plus", "primary")
            self.button.clicked.connect(desk.new_lead_wanted)
        else:
            self.button = Button(desk.theme, tr("Leads", "Show everyone"), "users")
            self.button.clicked.connect(lambda _checked=False: on_clear())
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._text)
        layout.addLayout(line)
        layout.addStretch(3)

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)

    def words(self) -> str:
        """The sentence on show."""
        return self._text.text()


def _read_facts(connection: Connection) -> _Facts:
    return _Facts(count_by_stage(connection), sources_in_use(connection))
