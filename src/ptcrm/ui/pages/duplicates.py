"""Possible duplicates: pairs of leads that may be one person, most alike first, to merge or to tell apart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ptcrm.commands.leads import merge_leads, not_the_same
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.queries.duplicate_pair import PairCard, pair_card
from ptcrm.queries.duplicates import DuplicatePair, pairs_of
from ptcrm.ui.kit.dates import number
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.models.duplicate_finder import DuplicateFinder
from ptcrm.ui.models.pair_model import PairModel
from ptcrm.ui.pages.duplicate_compare import CompareCard
from ptcrm.ui.widgets.buttons import Button, KeyButton
from ptcrm.ui.widgets.chip import Chip
from ptcrm.ui.widgets.page_head import page_head

if TYPE_CHECKING:
    from ptcrm.store.session import Session

_LIST_WIDTH: Final = 188
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class DuplicatesPage(QWidget):
    """Looks when it shows. ``closed`` asks for the page before."""

    closed = Signal()

    def __init__(self, desk: Desk, finder: DuplicateFinder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._finder = desk, finder
        self._only: LeadId | None = None
        self._own: list[DuplicatePair] = []
        self._later: dict[tuple[LeadId, LeadId], None] = {}
        self._pair: DuplicatePair | None = None
        theme = desk.theme
        self.back = Button(theme, "", "arrow-left", "icon", spoken=tr("Lead", "Back"))
        self.count = Chip(theme, "")
        self.all_button = Button(theme, tr("Duplicate", "Show all"), "", "link")
        self.pairs = PairModel(self)
        self.list = QListView()
        self.compare = CompareCard(desk)
        self.merge_button = KeyButton(theme, tr("Duplicate", "Merge"), "merge", "primary", "Ctrl+Enter")
        self.apart_button = Button(theme, tr("Duplicate", "Not the same person"), "users")
        self.later_button = Button(theme, tr("Duplicate", "Later"), "clock")
        self.bar = QProgressBar()
        self.stop_button = Button(theme, tr("Duplicate", "Stop"), "x")
        self.again_button = Button(theme, tr("Duplicate", "Look again"), "search")
        self.said = Label("", "muted", wrap=True)
        self._places = QStackedWidget()
        self._work, self._quiet = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def show_all(self) -> None:
        """Show every pair."""
        self._only = None
        self._finder.look()
        self._show_pairs()

    def show_only(self, lead_id: LeadId) -> None:
        """Show the pairs of one lead."""
        if lead_id != self._only:
            self._own = []
        self._only = lead_id
        self._read_own()

    def merge(self) -> None:
        """Make the two on show one, with what was chosen."""
        pair, card = self._pair, self.compare.card
        if pair is None or card is None or not self.merge_button.isEnabled():
            return
        job = partial(merge_leads, keep=card.keep.lead_id, other=card.other.lead_id)
        said = tr("Duplicate", "Merged. All enquiries and notes are kept.")
        self._write(partial(job, from_other=self.compare.from_other()), said)

    def tell_apart(self) -> None:
        """Remember that the two on show are two people."""
        pair = self._pair
        if pair is not None and self.apart_button.isEnabled():
            said = tr("Duplicate", "Noted: not the same person.")
            self._write(partial(not_the_same, a=pair.lead_id, b=pair.other_id), said)

    def put_off(self) -> None:
        """Go on with the next pair; this one comes last."""
        pair = self._pair
        if pair is not None:
            self._later.pop(_key(pair), None)
            self._later[_key(pair)] = None
            self._pair = None
            self._show_pairs()

    # Showing

    def _listed(self) -> list[DuplicatePair]:
        pairs = self._finder.pairs if self._only is None else self._own
        later = [pair for pair in pairs if _key(pair) in self._later]
        later.sort(key=lambda pair: list(self._later).index(_key(pair)))
        return [*(pair for pair in pairs if _key(pair) not in self._later), *later]

    def _show_pairs(self) -> None:
        pairs = self._listed()
        line = max(0, self.list.currentIndex().row())
        kept = next((at for at, it in enumerate(pairs) if self._pair and _key(it) == _key(self._pair)), None)
        self.pairs.show_pairs(pairs)
        self.count.set_text(number(len(pairs)))
        self.count.setVisible(bool(pairs))
        self.all_button.setVisible(self._only is not None)
        self._places.setCurrentWidget(self._work if pairs else self._quiet)
        if pairs:
            line = kept if kept is not None else min(line, len(pairs) - 1)
            self.list.selectionModel().setCurrentIndex(self.pairs.index(line), _SELECT)
            self._choose()
        else:
            self._pair = None
        self._show_search()

    def _show_search(self) -> None:
        searching = self._only is None and self._finder.searching
        for widget in (self.bar, self.stop_button):
            widget.setVisible(searching)
        stopped = self._only is None and not searching and not self._finder.complete
        self.again_button.setVisible(stopped)
        if searching:
            self.said.setText(tr("Duplicate", "Looking for leads that may be one person."))
        elif stopped:
            self.said.setText(tr("Duplicate", "The search was stopped. Nothing was changed."))
        else:
            self.said.setText(tr("Duplicate", "No possible duplicates. Everybody is in here once."))

    def _show_progress(self, done: int, in_all: int) -> None:
        self.bar.setRange(0, max(1, in_all))
        self.bar.setValue(done)

    def _choose(self) -> None:
        pair = self.pairs.pair_at(self.list.currentIndex().row())
        if pair is None:
            return
        if self._pair is None or _key(pair) != _key(self._pair):
            self._allow(False)
        self._pair = pair
        job = partial(pair_card, keep=pair.lead_id, other=pair.other_id)
        self._desk.tasks.read(self, "card", job, partial(self._show_card, pair), self._gone)

    def _show_card(self, pair: DuplicatePair, card: PairCard) -> None:
        self.compare.show_pair(pair, card)
        self._allow(True)

    def _gone(self, _refusal: Refusal) -> None:
        """One of the two was removed meanwhile; the list is on its way to know that."""
        self._allow(False)

    def _allow(self, allowed: bool) -> None:
        for button in (self.merge_button, self.apart_button, self.later_button):
            button.setEnabled(allowed)

    # Doing

    def _write(self, job: Callable[[Session], None], said: str) -> None:
        self._allow(False)

        def done(_none: None) -> None:
            self._desk.say(said, undo=True)
            self._allow(True)

        def failed(refusal: Refusal) -> None:
            self._desk.say(refusal_words(refusal))
            self._allow(True)

        self._desk.tasks.write(self, job, done, failed)

    def _read_own(self) -> None:
        if self._only is not None:
            job = partial(pairs_of, lead_ids=[self._only])
            self._desk.tasks.read(self, "own", job, self._show_own)

    def _show_own(self, pairs: list[DuplicatePair]) -> None:
        self._own = pairs
        self._show_pairs()

    def _found(self) -> None:
        if not self.isVisible():
            return
        if self._only is not None:
            self._read_own()
            return
        self._finder.look()
        self._show_pairs()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._found()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.all_button.clicked.connect(self.show_all)
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.tell_apart)
        self.later_button.clicked.connect(self.put_off)
        self.stop_button.clicked.connect(self._finder.stop)
        self.again_button.clicked.connect(self.show_all)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.compare.opened.connect(lambda lead_id: self._desk.show_lead(LeadId(lead_id)))
        self._finder.found.connect(self._found)
        self._finder.stopped.connect(self._show_search)
        self._finder.progressed.connect(self._show_progress)
        self._desk.tasks.changed.connect(lambda _changes: self._read_own() if self.isVisible() else None)

    def _lay_out(self) -> None:
        self.list.setModel(self.pairs)
        self.list.setObjectName("pairs")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Duplicate", "Possible duplicates"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Import", "Progress"))
        top = page_head(tr("Duplicate", "Possible duplicates"), self.back)
        for widget in (self.count, self.all_button):
            top.addWidget(widget)
        top.addStretch(1)
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 0, 16, 12)
        acts.setSpacing(8)
        for button in (self.merge_button, self.apart_button, self.later_button):
            acts.addWidget(button)
        acts.addStretch(1)
        self.compare.body.insertLayout(0, acts)  # above: at the foot the strip would lie over them
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(14)
        work.addWidget(self.list)
        work.addWidget(self.compare, 1)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        quiet = QVBoxLayout(self._quiet)
        quiet.addStretch(2)
        quiet.addWidget(self.said)
        for below in (self.bar, self.stop_button, self.again_button):
            quiet.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        quiet.addStretch(3)
        self._places.addWidget(self._work)
        self._places.addWidget(self._quiet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._places, 1)


def _key(pair: DuplicatePair) -> tuple[LeadId, LeadId]:
    return pair.lead_id, pair.other_id
