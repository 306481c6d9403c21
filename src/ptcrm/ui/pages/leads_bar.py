"""The bar above the leads: as board or table, and which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import LeadFilter, LeadOrder
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture, one_line
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import source_word, stage_word
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.chip import Chip

_ORDERS = {
    LeadOrder.NEWEST: mark("Leads", "Newest first"),
    LeadOrder.NAME: mark("Leads", "By name"),
    LeadOrder.STAGE: mark("Leads", "By stage"),
}
_LONGEST_ENTRY = 40


class LeadsBar(QWidget):
    """Holds what was chosen; ``changed`` when the list has to be read again."""

    changed = Signal()
    view_chosen = Signal(bool)
    """True for the table, False for the board."""

    order_chosen = Signal(object)
    export_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._sources: tuple[str, ...] = ()
        self._source = ""
        self._stage: Stage | None = None
        self._batch_id = ""
        self._order = LeadOrder.NEWEST
        self._open_count = Chip(theme, "")
        self.duplicates = Button(theme, "", "copy", "link")
        self.duplicates.hide()
        self.field = _Field(desk)
        self.source = Button(theme, tr("Frame", "All sources"), "filter")
        self.stage = Button(theme, tr("Leads", "All stages"), "signpost")
        self.order = Button(theme, tr("Leads", "Newest first"), "list-checks")
        self.gaps = Button(theme, tr("NextStep", "No next step"), "route-off", "choice")
        self.imported = Button(theme, tr("Leads", "Last import"), "file-up", "choice")
        self.imported.hide()
        self.board = Button(theme, tr("Frame", "Board"), "square-kanban", "choice")
        self.table = Button(theme, tr("Frame", "Table"), "table", "choice")
        self.export = Button(theme, "", "download", "icon", spoken=tr("Export", "Export leads"))
        for button in (self.gaps, self.imported, self.board, self.table):
            button.setCheckable(True)
        views = QButtonGroup(self)
        views.addButton(self.board)
        views.addButton(self.table)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        for button in (self.gaps, self.imported):
            button.clicked.connect(lambda _checked: self.changed.emit())
        self.board.clicked.connect(lambda _checked: self.view_chosen.emit(False))
        self.table.clicked.connect(lambda _checked: self.view_chosen.emit(True))
        self.export.clicked.connect(lambda _checked: self.export_wanted.emit())
        self.source.clicked.connect(self._ask_source)
        self.stage.clicked.connect(self._ask_stage)
        self.order.clicked.connect(self._ask_order)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.field.text()

    def wanted(self) -> LeadFilter:
        """Which leads are to be shown."""
        stages = (self._stage,) if self._stage is not None and self.table.isChecked() else ()
        batch_id = self._batch_id if self.imported.isChecked() else ""
        return LeadFilter(
            stages=stages, source=self._source, without_step=self.gaps.isChecked(), batch_id=batch_id
        )

    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or self.wanted() != LeadFilter()

    def show_view(self, *, table: bool) -> None:
        """Mark the view that shows; a board has its stages and its order of its own."""
        self.table.setChecked(table)
        self.board.setChecked(not table)
        self.stage.setVisible(table)
        self.order.setVisible(table)

    def show_order(self, order: LeadOrder) -> None:
        """Name the order the table is in."""
        self._order = order
        self.order.setText(tr(*_ORDERS[order]))
        self.order.speak(tr("Leads", "Order: {order}", order=tr(*_ORDERS[order])))

    def show_duplicates(self, pairs: int) -> None:
        """Say how many leads may be in here twice; nothing when none is."""
        self.duplicates.setText(tr("Duplicate", "%n possible duplicate(s)", n=pairs))
        self.duplicates.speak(tr("Duplicate", "%n possible duplicate(s)", n=pairs))
        self.duplicates.setVisible(pairs > 0)

    def show_facts(self, open_leads: int, sources: Iterable[str]) -> None:
        """Show how many are open, and offer these sources."""
        self._open_count.set_text(tr("Frame", "{count} open", count=number(open_leads)))
        self._sources = tuple(sources)

    def clear(self, *, without_step: bool = False, batch_id: str = "") -> None:
        """Show everybody, everybody without a next step, or everybody an import made."""
        self._source, self._stage = "", None
        self._batch_id = batch_id or self._batch_id
        self.gaps.setChecked(without_step)
        self.imported.setChecked(bool(batch_id))
        self.imported.setVisible(bool(self._batch_id))
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._name_choices()
        self.changed.emit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Label(tr("Frame", "Leads"), "page-title"))
        top.addWidget(self._open_count)
        top.addWidget(self.duplicates)
        top.addStretch(1)
        for button in (self.export, self.board, self.table):
            top.addWidget(button)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.field, 1)
        for button in (self.source, self.stage, self.gaps, self.imported, self.order):
            under.addWidget(button)
        under.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(under)
        chosen = (self.duplicates, self.field, self.source, self.stage, self.gaps, self.imported, self.order)
        order = (*chosen, self.export, self.board, self.table)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ask_source(self) -> None:
        entries = [("", tr("Frame", "All sources"))]
        entries += [(source, source_word(source)) for source in self._sources]
        self._ask(self.source, entries, self._source, self._choose_source)

    def _ask_stage(self) -> None:
        entries = [("", tr("Leads", "All stages")), *((stage.value, stage_word(stage)) for stage in Stage)]
        self._ask(self.stage, entries, self._stage or "", self._choose_stage)

    def _ask_order(self) -> None:
        entries = [(order.value, tr(*word)) for order, word in _ORDERS.items()]
        self._ask(self.order, entries, self._order, lambda value: self.order_chosen.emit(LeadOrder(value)))

    def _ask(
        self, button: Button, entries: list[tuple[str, str]], chosen: str, act: Callable[[str], None]
    ) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, word in entries:
            action = QAction(one_line(word)[:_LONGEST_ENTRY].replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(partial(_picked, act, value))
            menu.addAction(action)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_source(self, source: str) -> None:
        self._source = source
        self._name_choices()
        self.changed.emit()

    def _choose_stage(self, stage: str) -> None:
        self._stage = Stage(stage) if stage else None
        self._name_choices()
        self.changed.emit()

    def _name_choices(self) -> None:
        source = one_line(source_word(self._source))[:_LONGEST_ENTRY] if self._source else ""
        source = source or tr("Frame", "All sources")
        stage = stage_word(self._stage) if self._stage else tr("Leads", "All stages")
        self.source.setText(source)
        self.source.speak(tr("Leads", "Source: {source}", source=source))
        self.stage.setText(stage)
        self.stage.speak(tr("Leads", "Stage: {stage}", stage=stage))


def _picked(act: Callable[[str], None], value: str, _checked: bool = False) -> None:
    act(value)


class _Field(QLineEdit):
    """Looks in the list while you type; Esc empties it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setPlaceholderText(tr("Leads", "Search in this list…"))
        self.setAccessibleName(tr("Leads", "Search in this list…"))
        self.setMinimumWidth(140)
        self.setMaximumWidth(360)
        self.setMaxLength(200)
        self.setTextMargins(24, 0, 0, 0)
        self._picture = Picture(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(12, 0, 10, 0)
        beside.addWidget(self._picture)
        beside.addStretch(1)
        desk.theme.changed.connect(self._recolour)
        self._recolour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _recolour(self) -> None:
        self._picture.setPixmap(pixmap("search", self._desk.theme.tokens.muted, 16))
