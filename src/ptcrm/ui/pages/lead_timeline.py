"""The timeline card of one lead: everything that happened, filtered, mended and taken away in place."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from ptcrm.commands.contacts import remove_note, remove_touch
from ptcrm.domain.ids import TouchId
from ptcrm.queries.lead_card import LeadCard
from ptcrm.queries.timeline import Happening, TimelineEntry
from ptcrm.ui.dialogs.lead_contact import EditEntryDialog
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import quoted
from ptcrm.ui.models.timeline_model import TimelineRow
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, Rule
from ptcrm.ui.widgets.timeline_list import TimelineList
from ptcrm.ui.widgets.timeline_words import entry_body, entry_words

_SHOWN: Final = 100


class Filter(Enum):
    """What of a timeline is on show."""

    ALL = auto()
    CONTACT = auto()
    NOTES = auto()


_FILTERS: Final = {
    Filter.ALL: mark("Timeline", "All"),
    Filter.CONTACT: mark("Timeline", "Contact"),
    Filter.NOTES: mark("Timeline", "Notes"),
}
_KINDS: Final = {
    Filter.ALL: frozenset(Happening),
    Filter.CONTACT: frozenset({Happening.ENQUIRY, Happening.TOUCH, Happening.CONSULTATION}),
    Filter.NOTES: frozenset({Happening.NOTE}),
}
_THEIR_WORDS: Final = (Happening.ENQUIRY, Happening.CONSULTATION)


class TimelineCard(Card):
    """Newest first, a hundred at a time; the composer is added under it by the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Lead", "Timeline"), parent)
        self._desk = desk
        self._card: LeadCard | None = None
        self._most = _SHOWN
        self._filter = Filter.ALL
        self.list = TimelineList(desk.theme)
        self.list.edit_wanted.connect(self._edit)
        self.list.remove_wanted.connect(self._remove)
        self._none = Label(tr("Lead", "No contact yet"), "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more = Button(desk.theme, tr("Timeline", "Show more"), "", "link")
        self.more.clicked.connect(self._show_more)
        self.filters: dict[Filter, Button] = {}
        group = QButtonGroup(self)
        self.heading.addStretch(1)
        for one, word in _FILTERS.items():
            button = Button(desk.theme, tr(*word), "", "choice")
            button.setCheckable(True)
            button.setChecked(one is Filter.ALL)
            button.clicked.connect(partial(self._choose, one))
            group.addButton(button)
            self.filters[one] = button
            self.heading.addWidget(button)
        self.heading.setSpacing(4)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_card(self, card: LeadCard) -> None:
        """Show this lead's timeline; the row in hand stays in hand."""
        if self._card is None or card.lead_id != self._card.lead_id:
            self._most = _SHOWN
        self._card = card
        self._fill()

    def _fill(self) -> None:
        card = self._card
        if card is None:
            return
        wanted = [it for it in card.timeline if it.kind in _KINDS[self._filter]]
        rows = tuple(self._row(card, it) for it in wanted[: self._most])
        before = self.list.current_row()
        self.list.rows.show_rows(rows)
        if before is not None:
            place = next((at for at, row in enumerate(rows) if row.key == before.key), None)
            if place is not None and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.rows.index(place))
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.more.setVisible(len(wanted) > self._most)

    def _row(self, card: LeadCard, entry: TimelineEntry) -> TimelineRow:
        enquiry = next((it for it in card.enquiries if it.enquiry_id == entry.id), None)
        when = moment(entry.at, self._desk.now(), self._desk.zone, time_known=entry.time_known)
        body = "" if entry.kind in (Happening.MOVE, Happening.STEP_DONE) else entry_body(entry)
        if body and entry.kind in _THEIR_WORDS:
            body = quoted(body)
        return TimelineRow(entry, entry_words(entry, card.name, enquiry), when, body)

    def _choose(self, chosen: Filter, _checked: bool = False) -> None:
        self._filter = chosen
        self._most = _SHOWN
        self._fill()

    def _show_more(self) -> None:
        self._most += _SHOWN
        self._fill()

    def _edit(self, row: TimelineRow) -> None:
        EditEntryDialog(self._desk, row.entry, self).open()

    def _remove(self, row: TimelineRow) -> None:
        said = tr("Strip", "Removed: {what}.", what=row.words.title)

        def done(_written: object) -> None:
            self._desk.say(said, undo=True)

        if row.entry.kind is Happening.NOTE:
            self._desk.tasks.write(self, partial(remove_note, note_id=row.entry.id), done)
        else:
            which = TouchId(row.entry.id)
            self._desk.tasks.write(self, partial(remove_touch, touch_id=which), done)
