"""What a list is narrowed to: how many are left, a chip for each thing asked for, and all of it away."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ptcrm.domain.lead_views import LeadFilter
from ptcrm.ui.kit.dates import grouped
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme
from ptcrm.ui.models.filter_words import pieces
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.flow import FlowLayout


class FilterChips(QWidget):
    """Not there while nothing is left out. ``changed(LeadFilter)`` when a chip is taken away."""

    changed = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = Label("", "muted")
        self._count.setFixedHeight(28)
        self.chips: list[Button] = []
        self.clear = Button(theme, tr("Leads", "Clear all"), "", "link")
        self._flow = FlowLayout(self, 8)
        self._flow.addWidget(self._count)
        self._flow.addWidget(self.clear)
        self.clear.clicked.connect(lambda _checked=False: self.cleared.emit())
        self.hide()

    def show_filter(self, wanted: LeadFilter, *, text: bool) -> None:
        """A chip for each piece of the filter; ``text``: whether words are looked for as well."""
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(piece.words, piece.icon, piece.without) for piece in pieces(wanted)]
        self._flow.removeWidget(self.clear)
        for chip in (*self.chips, self.clear):
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self.chips) or text)
        self.clear.setVisible(bool(self.chips))
        for before, after in pairwise((*self.chips, self.clear)):
            QWidget.setTabOrder(before, after)
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, found: int) -> None:
        """How many are left."""
        self._count.setText(grouped(tr("Leads", "%n lead(s)", n=found), found))

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.property("words") for chip in self.chips]

    def _chip(self, words: str, picture: str, without: LeadFilter) -> Button:
        chip = Button(
            self._theme,
            f"{words}\u2002×",
            picture,
            "filter-chip",
            spoken=tr("Leads", "Remove filter: {what}", what=words),
            parent=self,
        )
        chip.setProperty("words", words)
        chip.clicked.connect(partial(self._drop, without))
        return chip

    def _drop(self, without: LeadFilter, _checked: bool = False) -> None:
        self.changed.emit(without)
