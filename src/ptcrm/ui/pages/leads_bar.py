"""The bar above the leads: as board or table, which of them, and what can be done with those picked."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ptcrm.domain.lead_views import ALL_LEADS, LeadFilter, LeadOrder
from ptcrm.queries.lead_filter import LeadChoices
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.lead_columns import order_word
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.chip import Chip
from ptcrm.ui.widgets.chosen_bar import ChosenBar
from ptcrm.ui.widgets.filter_chips import FilterChips
from ptcrm.ui.widgets.filter_menu import FilterMenu
from ptcrm.ui.widgets.page_head import page_head


class LeadsBar(QWidget):
    """Holds what was chosen; ``changed`` when the list has to be read again."""

    changed = Signal()
    view_chosen = Signal(bool)
    """True for the table, False for the board."""

    order_chosen = Signal(object, bool)
    """A ``LeadOrder``, and whether it is turned round."""

    export_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self._wanted = ALL_LEADS
        self._choices: LeadChoices | None = None
        self._order, self._descending = LeadOrder.NEWEST, False
        self._open_count = Chip(theme, "")
        self.duplicates = Button(theme, "", "copy", "link")
        self.duplicates.hide()
        self.field = _Field(desk)
        self.filter = Button(theme, tr("Leads", "Filter"), "filter")
        self.saved = Button(theme, tr("Frame", "Saved views"), "bookmark")
        self.order = Button(theme, order_word(LeadOrder.NEWEST), "list-checks")
        self.columns = Button(theme, "", "layout-grid", "icon", spoken=tr("Leads", "Columns"))
        self.board = Button(theme, tr("Frame", "Board"), "square-kanban", "choice")
        self.table = Button(theme, tr("Frame", "Table"), "table", "choice")
        self.export = Button(theme, "", "download", "icon", spoken=tr("Export", "Export leads"))
        self.picked = ChosenBar(desk)
        self.chips = FilterChips(theme)
        views = QButtonGroup(self)
        for button in (self.board, self.table):
            button.setCheckable(True)
            views.addButton(button)
        self._rows = QStackedWidget()
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._changed())
        self.board.clicked.connect(lambda _checked: self.view_chosen.emit(False))
        self.table.clicked.connect(lambda _checked: self.view_chosen.emit(True))
        self.export.clicked.connect(lambda _checked: self.export_wanted.emit())
        self.filter.clicked.connect(lambda _checked: self.ask_filter())
        self.order.clicked.connect(lambda _checked: self._ask_order())
        self.chips.changed.connect(self.choose)
        self.chips.cleared.connect(self.clear)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.field.text()

    def wanted(self) -> LeadFilter:
        """Which leads are to be shown."""
        return self._wanted

    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or self._wanted != ALL_LEADS

    def show_view(self, *, table: bool) -> None:
        """Mark the view that shows; a board has its order and its columns of its own."""
        self.table.setChecked(table)
        self.board.setChecked(not table)
        self.order.setVisible(table)
        self.columns.setVisible(table)

    def show_order(self, order: LeadOrder, descending: bool = False) -> None:
        """Name the order the table is in."""
        self._order, self._descending = order, descending
        self.order.setText(order_word(order))
        self.order.speak(tr("Leads", "Order: {order}", order=order_word(order)))

    def show_duplicates(self, pairs: int) -> None:
        """Say how many leads may be in here twice; nothing when none is."""
        self.duplicates.setText(tr("Duplicate", "%n possible duplicate(s)", n=pairs))
        self.duplicates.speak(tr("Duplicate", "%n possible duplicate(s)", n=pairs))
        self.duplicates.setVisible(pairs > 0)

    def show_open(self, open_leads: int) -> None:
        """Show how many are on the road."""
        self._open_count.set_text(tr("Frame", "{count} open", count=number(open_leads)))

    def show_choices(self, choices: LeadChoices) -> None:
        """Offer these to filter by."""
        self._choices = choices

    def show_found(self, found: int) -> None:
        """Show how many leads pass."""
        self.chips.show_count(found)

    def show_picked(self, count: int) -> None:
        """While leads are picked, what can be done with them stands in place of the filters."""
        focused = self._rows.isAncestorOf(self.focusWidget() or self)
        self.picked.show_count(count)
        self._rows.setCurrentIndex(1 if count else 0)
        if focused and not count:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, wanted: LeadFilter, text: str | None = None) -> None:
        """Show the leads that pass this filter; ``text``: and hold these words."""
        self._wanted = wanted
        if text is not None:
            self.field.blockSignals(True)
            self.field.setText(text)
            self.field.blockSignals(False)
        self._changed()

    def clear(self) -> None:
        """Show everybody."""
        self.choose(ALL_LEADS, "")

    def ask_filter(self) -> FilterMenu:
        """Show what there is to filter by."""
        menu = FilterMenu(self._desk, self._choices, self._wanted, self.choose, self)
        menu.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))
        return menu

    def _changed(self) -> None:
        self.chips.show_filter(self._wanted, text=bool(self.text.strip()))
        self.changed.emit()

    def _lay_out(self) -> None:
        top = page_head(tr("Frame", "Leads"))
        top.addWidget(self._open_count)
        top.addWidget(self.duplicates)
        top.addStretch(1)
        for button in (self.export, self.board, self.table):
            top.addWidget(button)
        filters = QWidget()
        under = QHBoxLayout(filters)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        under.addWidget(self.field, 1)
        for button in (self.filter, self.saved, self.order, self.columns):
            under.addWidget(button)
        under.addStretch(1)
        self._rows.addWidget(filters)
        self._rows.addWidget(self.picked)
        self._rows.setFixedHeight(44)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._rows)
        layout.addWidget(self.chips)
        chosen = (self.duplicates, self.field, self.filter, self.saved, self.order, self.columns)
        for before, after in pairwise((*chosen, self.export, self.board, self.table)):
            QWidget.setTabOrder(before, after)

    def _ask_order(self) -> None:
        menu = QMenu(self.order)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order in LeadOrder:
            action = menu.addAction(order_word(order))
            group.addAction(action)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(partial(self._choose_order, order, False))
        menu.addSeparator()
        turned = menu.addAction(tr("Leads", "The other way round"))
        turned.setCheckable(True)
        turned.setChecked(self._descending)
        turned.triggered.connect(partial(self._choose_order, self._order, not self._descending))
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _choose_order(self, order: LeadOrder, descending: bool, _checked: bool = False) -> None:
        self.order_chosen.emit(order, descending)


class _Field(QLineEdit):
    """Looks in the list while you type; Esc empties it, Down and Enter ask for the list below (``below``)."""

    below = Signal()

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
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.below.emit()
        else:
            super().keyPressEvent(event)

    def _recolour(self) -> None:
        self._picture.setPixmap(pixmap("search", self._desk.theme.tokens.muted, 16))
