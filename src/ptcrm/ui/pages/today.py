"""Today: who must I answer now, and what is the next step with everyone else?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ptcrm.domain.changes import Changes
from ptcrm.domain.clock import HOUR
from ptcrm.domain.ids import TouchId
from ptcrm.domain.moments import to_local
from ptcrm.domain.values import ClockState
from ptcrm.queries.today_rows import AnswerNow, TodayRest, WaitingRow
from ptcrm.ui.kit.after_paint import after_paint
from ptcrm.ui.kit.dates import page_date
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import Label
from ptcrm.ui.kit.reaching import Reaching
from ptcrm.ui.kit.text import tr
from ptcrm.ui.pages.today_answer import AnswerCard
from ptcrm.ui.pages.today_side import ConsultationsCard, ResponseCard, WeekCard
from ptcrm.ui.pages.today_steps import StepsCard
from ptcrm.ui.widgets.future_fix import put_earlier
from ptcrm.ui.widgets.quiet_line import QuietLine
from ptcrm.ui.widgets.waiting_row import (
    answered_sentence,
    keys_hint,
    not_reached_sentence,
    waiting_sentence,
)

_TWO_COLUMNS = 960
"""From this width (pixels) on there is room for two columns; in less the second goes below the first."""


class TodayPage(QWidget):
    """Reads again when something it shows was touched; ticks each second while it shows.

    Nothing that needs the database library is imported with this page: it is drawn before there is one.
    """

    counted = Signal(object)
    """The lists were read: an ``AnswerNow``, for the badge, the title and the timer."""

    gaps_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._reaching = Reaching(desk, self)
        self._rest_wanted = False
        self._anybody = True
        self._arriving = False
        self._title = Label("", "page-title")
        self._sentence = Label("", "muted")
        self._keys = Label(keys_hint(), "small")
        self.quiet = QuietLine(desk)
        self.answer = AnswerCard(desk)
        self.steps = StepsCard(desk)
        self.consultations = ConsultationsCard(desk)
        self.response = ResponseCard(desk)
        self.week = WeekCard(desk)
        self._lay_out()
        self.answer.answered.connect(self._contacted)
        self.answer.opened.connect(self._open)
        self.answer.called.connect(lambda row: self._reaching.call(row.lead_id, row.name, row.phone))
        self.answer.whatsapped.connect(lambda row: self._reaching.whatsapp(row.lead_id, row.name, row.phone))
        self.answer.mailed.connect(lambda row: self._reaching.mail(row.lead_id, row.name, row.email))
        self.answer.scanned.connect(self._scan)
        self.answer.earlier.connect(self._earlier)
        self.steps.gaps_wanted.connect(self.gaps_wanted)
        desk.tasks.changed.connect(self._changed)
        desk.second.connect(self._tick)

    def refresh(self) -> None:
        """Read everything again: who waits first, the rest when that is on screen."""
        self._rest_wanted = True
        self.refresh_waiting()

    def _refresh_rest(self) -> None:
        if not self._rest_wanted:
            return
        self._rest_wanted = False
        from ptcrm.queries.today_rest import today_rest

        self.quiet.refresh()
        job = partial(today_rest, now=self._desk.now(), zone=self._desk.zone)
        self._desk.tasks.read(self, "rest", job, self._show_rest)

    def refresh_waiting(self) -> None:
        """Read only who waits."""
        from ptcrm.queries.today import answer_now

        self._desk.tasks.read(self, "waiting", partial(answer_now, now=self._desk.now()), self._show_waiting)

    def show_first(self, found: AnswerNow) -> None:
        """Show who waits as the first look at the file found it; everything is read again once it is open."""
        self._show_waiting(found)

    def answer_first(self) -> None:
        """Put the focus on the first who waits."""
        self.answer.focus_first()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
        left.addWidget(self.answer)
        left.addWidget(self.steps)
        left.addStretch(1)
        for card in (self.consultations, self.response, self.week):
            right.addWidget(card)
        right.addStretch(1)
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 7)
        columns.addLayout(right, 4)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(24, 18, 24, 84)
        body.setSpacing(14)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._sentence)
        below.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignBottom)
        below.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.quiet)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        words.addLayout(below)
        body.addLayout(words)
        body.addLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.kinds:  # whatever the kind; what was told of whom is none
            self.refresh()

    def _show_waiting(self, found: AnswerNow) -> None:
        self._title.setText(page_date(to_local(found.now, self._desk.zone).date()))
        self._sentence.setText(
            waiting_sentence(
                found.count(ClockState.OVER_HOUR),
                found.count(ClockState.WITHIN_HOUR),
                found.count(ClockState.COLD),
            )
        )
        if not found.rows:
            self._sentence.setText("")  # the card says it
        self.answer.show_lists(found)
        self._keys.setVisible(bool(found.rows))
        self._take_focus()
        self.counted.emit(found)
        if self._rest_wanted:
            after_paint(self, self._refresh_rest)

    def _show_rest(self, rest: TodayRest) -> None:
        self.steps.show_steps(rest.steps, rest.gaps)
        self.consultations.show_consultations(rest.consultations)
        self.response.show_figures(rest.response)
        self.week.show_figures(rest.week)
        self._anybody = rest.anybody
        self.answer.show_first(anybody=rest.anybody)
        if not rest.anybody:
            self._sentence.setText("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._arriving = True
            self._take_focus()

    def _take_focus(self) -> None:
        """Whoever comes here can answer the first with Enter; who is typing, or was in a row, stays there."""
        if not self._arriving or not self.isVisible() or not self.answer.rows():
            return
        self._arriving = False
        focused = self.window().focusWidget()
        typing = isinstance(focused, QLineEdit | QPlainTextEdit) and focused.isVisible()
        if not typing and not self.answer.holds_focus():
            self.answer.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= _TWO_COLUMNS
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._columns.setSpacing(20 if wide else 14)

    def _tick(self) -> None:
        if self.isVisible():
            self.answer.tick()

    def _open(self, row: WaitingRow) -> None:
        self._desk.show_lead(row.lead_id, tuple(it.lead_id for it in self.answer.rows()))

    def _scan(self, row: WaitingRow) -> None:
        from ptcrm.ui.dialogs.qr_code import Scannable, show_code

        who = Scannable(row.lead_id, row.name, row.phone, row.phone_valid, row.email)
        show_code(self._desk, who, self._reaching, self)

    def _contacted(self, row: WaitingRow) -> None:
        from ptcrm.commands.contacts import contacted

        job = partial(contacted, lead_id=row.lead_id, enquiry_id=row.enquiry_id)
        self._desk.tasks.write(self, job, partial(self._show_contacted, row))

    def _show_contacted(self, row: WaitingRow, touch_id: TouchId) -> None:
        """It is saved: the row goes in the next frame, words and lists follow."""
        self.answer.take_out(row.lead_id)
        after_paint(self, partial(self._say_contacted, row, touch_id))

    def _say_contacted(self, row: WaitingRow, touch_id: TouchId) -> None:
        response = 0 if row.due_at is None else max(0, self._desk.now() - (row.due_at - HOUR))
        self._desk.say(
            answered_sentence(row.name, response),
            undo=True,
            actions=((tr("Strip", "Not reached?"), partial(self._not_reached, row, touch_id)),),
        )

    def _not_reached(self, row: WaitingRow, touch_id: TouchId) -> None:
        from ptcrm.commands.contacts import not_reached

        said = not_reached_sentence(row.name)
        job = partial(not_reached, touch_id=touch_id)
        self._desk.tasks.write(self, job, lambda _none: self._desk.say(said, undo=True))

    def _earlier(self, row: WaitingRow, hours: int) -> None:
        put_earlier(self._desk, row.name, row.enquiry_id, row.arrived_at, hours)
