"""Two leads side by side: what is the same, what only one knows, and for what differs a choice."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ptcrm.domain.ids import LeadId
from ptcrm.domain.merging import MergeField
from ptcrm.domain.moments import to_local
from ptcrm.queries.duplicate_pair import PairCard, PairSide
from ptcrm.queries.duplicates import DuplicatePair
from ptcrm.ui.kit.dates import day
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.duplicate_words import SPEAKS_AGAINST, fact_words, field_word, likely_word, reason_word
from ptcrm.ui.kit.plain import ElidedLabel, Label
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.chip import Chip, Tone
from ptcrm.ui.widgets.flow import FlowLayout
from ptcrm.ui.widgets.side_choice import SideChoice
from ptcrm.ui.widgets.wrapped_text import WrappedText

_WORD_WIDTH: Final = 104


class CompareCard(Card):
    """Emits ``opened(LeadId)``. ``from_other`` is what was chosen."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.card: PairCard | None = None
        self.choices: dict[MergeField, tuple[SideChoice, SideChoice]] = {}
        self._reasons = FlowLayout()
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        self._scroll = scroll
        self.heading.addLayout(self._reasons, 1)
        self.body.addWidget(scroll, 1)

    def from_other(self) -> frozenset[MergeField]:
        """The facts of which the right one was chosen."""
        return frozenset(field for field, (_, right) in self.choices.items() if right.radio.isChecked())

    def show_pair(self, pair: DuplicatePair, card: PairCard) -> None:
        """Show these two; what was chosen stays when they are the same two with the same facts."""
        if card == self.card:
            return
        self.card = card
        self.choices = {}
        self._show_reasons(pair)
        self._start_again()
        self._add_heads(card)
        for field in (*card.differing, *(it for it in MergeField if it not in card.differing)):
            self._add_fact(field, card)
        self._add_more(card)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._scroll.setWidget(self._inside)
        self._order_tabs()

    def _start_again(self) -> None:
        """A grid of its own for each pair: an emptied one keeps the rows of the pair before."""
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(16, 4, 16, 14)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _WORD_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def _show_reasons(self, pair: DuplicatePair) -> None:
        empty_layout(self._reasons)
        theme = self._desk.theme
        self._reasons.addWidget(Chip(theme, likely_word(pair.score), "copy", Tone.COLD))
        for reason in pair.reasons:
            against = reason in SPEAKS_AGAINST
            icon, tone = ("x", Tone.PLAIN) if against else ("check", Tone.BRAND)
            self._reasons.addWidget(Chip(theme, reason_word(reason), icon, tone))

    def _add_heads(self, card: PairCard) -> None:
        for column, side in ((1, card.keep), (2, card.other)):
            head = QVBoxLayout()
            head.setSpacing(1)
            head.addWidget(ElidedLabel(person(side.side.facts[MergeField.NAME]), "title"))
            head.addWidget(WrappedText(self._history(side), "small", most=2))
            line = QHBoxLayout()
            line.addWidget(self._open_button(side))
            line.addStretch(1)
            head.addLayout(line)
            head.addStretch(1)
            self._grid.addLayout(head, 0, column)

    def _open_button(self, side: PairSide) -> Button:
        spoken = tr("Duplicate", "Open {name}", name=person(side.side.facts[MergeField.NAME]))
        button = Button(self._desk.theme, tr("Duplicate", "Open"), "", "link", spoken=spoken)
        button.clicked.connect(partial(self._open, side.lead_id))
        return button

    def _open(self, lead_id: LeadId, _checked: bool = False) -> None:
        self.opened.emit(lead_id)

    def _history(self, side: PairSide) -> str:
        """Since when, and what hangs on it: all of that stays."""
        zone, now = self._desk.zone, self._desk.now()
        since = day(to_local(side.since, zone).date(), to_local(now, zone).date())
        counts = (
            tr("Duplicate", "%n enquiry(s)", n=side.enquiries) if side.enquiries else "",
            tr("Duplicate", "%n contact(s)", n=side.contacts) if side.contacts else "",
            tr("Duplicate", "%n note(s)", n=side.notes) if side.notes else "",
            tr("Duplicate", "%n consultation(s)", n=side.consultations) if side.consultations else "",
        )
        return " · ".join((tr("Duplicate", "since {when}", when=since), *(it for it in counts if it)))

    def _add_fact(self, field: MergeField, card: PairCard) -> None:
        region = self._desk.region
        left, right = (fact_words(field, side.side.facts[field], region) for side in (card.keep, card.other))
        if not left and not right:
            return
        row = self._grid.rowCount()
        word = field_word(field)
        self._add_word(word, row, above=8 if field in card.differing else 5)
        if field in card.differing:
            self._add_choice(field, word, (left, right), row)
            return
        for column, value in ((1, left), (2, right)):
            text = WrappedText(value, "" if left and right else "muted", most=3)
            text.setContentsMargins(10, 3, 8, 3)
            self._grid.addWidget(text, row, column)

    def _add_choice(self, field: MergeField, word: str, values: tuple[str, str], row: int) -> None:
        group = QButtonGroup(self._inside)
        sides = (SideChoice(word, values[0]), SideChoice(word, values[1]))
        for column, side in enumerate(sides, 1):
            group.addButton(side.radio)
            self._grid.addWidget(side, row, column)
        chosen = self.card is not None and field in self.card.from_other
        sides[1 if chosen else 0].radio.setChecked(True)
        self.choices[field] = sides

    def _add_more(self, card: PairCard) -> None:
        """Further phones and addresses all stay."""
        region = self._desk.region
        sides = [
            [fact_words(MergeField.PHONE, it, region) if "@" not in it else it for it in side.more]
            for side in (card.keep, card.other)
        ]
        if not any(sides):
            return
        row = self._grid.rowCount()
        self._add_word(tr("Duplicate", "Also"), row)
        for column, more in enumerate(sides, 1):
            text = WrappedText(" · ".join(more), most=3)
            text.setContentsMargins(10, 3, 8, 3)
            self._grid.addWidget(text, row, column)

    def _add_word(self, word: str, row: int, above: int = 5) -> None:
        label = Label(word, "field")
        label.setContentsMargins(0, above, 0, 0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)

    def _order_tabs(self) -> None:
        for left, right in self.choices.values():
            QWidget.setTabOrder(left.radio, right.radio)
