"""One lead, whole: who and why, the road, what happened, what comes next, and every way to answer."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.queries.duplicates import DuplicatePair, pairs_of
from ptcrm.queries.lead_card import EnquiryCard, LeadCard, lead_card
from ptcrm.ui.kit.action import Action
from ptcrm.ui.kit.desk import Among, Desk
from ptcrm.ui.kit.plain import Label, one_line
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import person
from ptcrm.ui.models.leads_ahead import LeadsAhead, ReadLead
from ptcrm.ui.pages.lead_composer import Composer
from ptcrm.ui.pages.lead_head import LeadHead
from ptcrm.ui.pages.lead_next import NextStepCard
from ptcrm.ui.pages.lead_stages import StageBar
from ptcrm.ui.pages.lead_talks import TalksCard
from ptcrm.ui.pages.lead_timeline import TimelineCard
from ptcrm.ui.pages.lead_who import WhoCard, WhyCard
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Rule
from ptcrm.ui.widgets.future_fix import FutureFix, put_earlier
from ptcrm.ui.widgets.strip import FOOT

_THREE_COLUMNS: Final = 980
_SIDE, _LAST, _GAP = 272, 262, 14
_STEPS: Final = {int(Qt.Key.Key_J): 1, int(Qt.Key.Key_K): -1}
_ALIKE: Final = frozenset({Kind.LEAD})
_WORTH_A_LINE: Final = 30
_LONGEST_NAME: Final = 60
_SHOWS: Final = frozenset({Kind.LEAD, Kind.ENQUIRY, Kind.TOUCH, Kind.MOVE, Kind.STEP, Kind.CONSULTATION})


class LeadPage(QWidget):
    """``open_lead`` shows one; ``closed`` asks for the page before. Reads again when its lead was touched."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._lead_id: LeadId | None = None
        self._lead_shown: LeadId | None = None
        self._too_soon: tuple[str, EnquiryCard] | None = None
        self._menus: list[QMenu] = []
        self._ahead = LeadsAhead(desk, self)
        self.head = LeadHead(desk)
        self.alike = Button(desk.theme, "", "copy", "link")
        self.alike.hide()
        self.future = FutureFix(desk)
        self.future.hide()
        self.stages = StageBar(desk)
        self.who = WhoCard(desk)
        self.why = WhyCard(desk)
        self.timeline = TimelineCard(desk)
        self.composer = Composer(desk)
        self.composer.setObjectName(FOOT)
        self.next_step = NextStepCard(desk)
        self.talks = TalksCard(desk)
        self.gone = Label("", "muted", wrap=True)
        self._body = QWidget()
        self._none = QWidget()
        self._three = True
        self._side, self._side_cards = _column(_SIDE)
        self._last, self._last_cards = _column(_LAST)
        self._pages = QStackedLayout(self)
        self._lay_out()
        self.head.back.connect(self.closed)
        self.head.walk.wanted.connect(self._go_to)
        self.head.walk.found.connect(lambda: self._ahead.look(self.head.walk.neighbours()))
        self.alike.clicked.connect(self._compare)
        self.future.earlier.connect(self._put_earlier)
        self.who.saved.connect(self.refresh)
        self.why.saved.connect(self.refresh)
        desk.tasks.changed.connect(self._changed)

    def open_lead(self, lead_id: LeadId, among: Among = ()) -> None:
        """Show this lead, opened from this list; until it is read nothing of another one shows."""
        self.head.walk.begin(lead_id, among)
        self._go_to(lead_id)

    def _go_to(self, lead_id: LeadId) -> None:
        if lead_id != self._lead_id:
            self._keep_now()
            self._lead_id = lead_id
            self.alike.hide()
        read = self._ahead.get(lead_id)
        if read is not None:
            self._show(read.read_at, read.card)
            self._look_for_alike()
            return
        self._body.setVisible(self._lead_shown == lead_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the lead again."""
        if self._lead_id is None:
            return
        now = self._desk.now()
        job = partial(lead_card, lead_id=self._lead_id, now=now, zone=self._desk.zone)
        self._desk.tasks.read(self, "lead", job, partial(self._show, now), self._not_there)
        self._look_for_alike()

    def offered_actions(self) -> list[Action]:
        """What can be done with the lead on show, for the search box."""
        from ptcrm.ui.pages.lead_actions import lead_actions

        for menu in self._menus:
            menu.deleteLater()
        self._menus.clear()
        if self._lead_shown is None or self._lead_shown != self._lead_id:
            return []
        return lead_actions(self, self._menus.append)

    def _show(self, read_at: int, card: LeadCard) -> None:
        another = card.lead_id != self._lead_shown
        self._lead_shown = card.lead_id
        self._ahead.keep(ReadLead(read_at, card))
        self._ahead.look(self.head.walk.neighbours())
        self.head.show_card(card, read_at)
        for part in (
            self.stages,
            self.who,
            self.why,
            self.timeline,
            self.composer,
            self.next_step,
            self.talks,
        ):
            part.show_card(card)
        self._too_soon = next(((card.name, one) for one in card.enquiries if one.future), None)
        self.future.setVisible(self._too_soon is not None)
        self._pages.setCurrentWidget(self._body)
        self._body.show()
        self.setAccessibleName(self.head.name.text())
        if another:
            self._side.verticalScrollBar().setValue(0)
            self._last.verticalScrollBar().setValue(0)
            self.head.contacted_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for_alike(self) -> None:
        if self._lead_id is not None:
            job = partial(pairs_of, lead_ids=[self._lead_id])
            self._desk.tasks.read(self, "alike", job, self._show_alike)

    def _show_alike(self, pairs: list[DuplicatePair]) -> None:
        """A quiet line for who may be in here twice; a couple with one phone is no reason for one."""
        likely = [pair for pair in pairs if pair.score >= _WORTH_A_LINE]
        self.alike.setVisible(bool(likely))
        if len(likely) == 1:
            mine = likely[0].lead_id == self._lead_id
            name = one_line(person(likely[0].other_name if mine else likely[0].name))[:_LONGEST_NAME]
            words = tr("Duplicate", "Perhaps the same person as {name}: compare", name=name)
        else:
            words = tr("Duplicate", "%n possible duplicate(s)", n=len(likely))
        self.alike.setText(words)
        self.alike.speak(words)

    def _put_earlier(self, hours: int) -> None:
        if self._too_soon is not None:
            name, one = self._too_soon
            put_earlier(self._desk, name, one.enquiry_id, one.arrived_at, hours)

    def _compare(self) -> None:
        if self._lead_id is not None:
            self._desk.compare_wanted.emit(self._lead_id)

    def _not_there(self, refusal: Refusal) -> None:
        self._lead_shown = None
        known = refusal.code == "no_such_lead"
        sentence = tr("Lead", "This lead isn’t here any more. It was removed or merged with another.")
        self.gone.setText(sentence if known else refusal_words(refusal))
        self._pages.setCurrentWidget(self._none)

    def _changed(self, changes: Changes) -> None:
        if self._lead_id is not None and changes.concerns(_SHOWS, self._lead_id):
            self.refresh()
        elif self.isVisible() and changes.concerns(_ALIKE):
            self._look_for_alike()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _STEPS and not event.modifiers():
            self.head.walk.step(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _keep_now(self) -> None:
        for part in (self.composer, self.next_step, self.who, self.why):
            part.keep_now()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_now()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(three=self.width() >= _THREE_COLUMNS)

    def _arrange(self, *, three: bool) -> None:
        """Where there is no room for three columns, the last one's cards stand above the first one's."""
        if three == self._three:
            return
        self._three = three
        place = self._last_cards if three else self._side_cards
        for at, card in enumerate((self.next_step, self.talks)):
            place.insertWidget(at, card)
        self._last.setVisible(three)

    def _lay_out(self) -> None:
        for fact in (self.who, self.why):
            self._side_cards.addWidget(fact)
        for card in (self.next_step, self.talks):
            self._last_cards.addWidget(card)
        for cards in (self._side_cards, self._last_cards):
            cards.addStretch(1)
        self.timeline.body.addWidget(Rule())
        self.timeline.body.addWidget(self.composer)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._side)
        columns.addWidget(self.timeline, 1)
        columns.addSpacing(_GAP)
        columns.addWidget(self._last)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(24, 16, 24 - _GAP, 18)
        body.setSpacing(14)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, _GAP, 0)  # on the right, too, a bar has its gap
        top.setSpacing(_GAP)
        top.addWidget(self.head)
        top.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.future)
        top.addWidget(self.stages)
        body.addLayout(top)
        body.addLayout(columns, 1)
        back = Button(self._desk.theme, tr("Lead", "Back"), "arrow-left")
        back.clicked.connect(self.closed)
        none = QVBoxLayout(self._none)
        none.addStretch(1)
        none.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignHCenter)
        none.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        none.addStretch(2)
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._none)


def _column(width: int) -> tuple[QScrollArea, QVBoxLayout]:
    """A column of cards that scrolls. Its bar stands in the gap beside it: cards keep their width."""
    inside = QWidget()
    inside.setFixedWidth(width)
    cards = QVBoxLayout(inside)
    cards.setContentsMargins(0, 0, 0, 0)
    cards.setSpacing(14)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setAlignment(Qt.AlignmentFlag.AlignLeft)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setFixedWidth(width + _GAP)
    scroll.setWidget(inside)
    return scroll, cards
