"""Today's other cards: consultations, the trainer's own response time, the week."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.clock import HOUR
from ptcrm.domain.follow_up import local_date
from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.today_rows import ConsultationRow, ResponseFigures, WeekFigures
from ptcrm.ui.kit.dates import clock_time, duration, moment, percent
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import ElidedLabel, Label, give_tip
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.theme import Theme, set_role
from ptcrm.ui.kit.words import KINDS, OUTCOMES, STATUSES, person
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Card, empty_layout
from ptcrm.ui.widgets.chip import Chip, Tone
from ptcrm.ui.widgets.row_list import ListRow, RowList


class ConsultationsCard(Card):
    """Today's consultations; those whose time has come ask for their outcome."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today", "Consultations"), parent)
        self._desk = desk
        self.agenda = Button(desk.theme, tr("Frame", "Agenda"), "", "link")
        self.agenda.clicked.connect(lambda _checked=False: desk.page_wanted.emit("agenda"))
        self.heading.addStretch(1)
        self.heading.addWidget(self.agenda)
        self._shown: list[_Talk] | None = None
        listed = RowList(tr("Today", "Consultations"))
        self._rows = listed.rows
        self.body.addWidget(listed)

    def show_consultations(self, rows: tuple[ConsultationRow, ...]) -> None:
        """Show these, in order."""
        shown = [self._talk(row) for row in rows]
        if shown != self._shown:  # after most changes nothing of this card is another
            self._shown = shown
            self._lay_rows(shown)

    def _lay_rows(self, rows: list[_Talk]) -> None:
        empty_layout(self._rows)
        if not rows:
            nothing = Label(tr("Today", "Nothing planned today."), "muted")
            nothing.setContentsMargins(16, 4, 16, 18)
            self._rows.addWidget(nothing)
        among = tuple(dict.fromkeys(talk.row.lead_id for talk in rows))
        for talk in rows:
            view = self._view(talk)
            view.opened.connect(partial(self._desk.show_lead, talk.row.lead_id, among))
            self._rows.addWidget(view)

    def _talk(self, row: ConsultationRow) -> _Talk:
        now, zone = self._desk.now(), self._desk.zone
        today = local_date(now, zone)
        at = clock_time(row.at, zone) if local_date(row.at, zone) == today else moment(row.at, now, zone)
        if row.status is not ConsultationStatus.PLANNED:
            return _Talk(row, at, tr(*OUTCOMES[row.outcome][0]) if row.outcome else tr(*STATUSES[row.status]))
        if row.at > now:
            return _Talk(row, at, tr("Today", "in {left}", left=duration(row.at - now, up=True)))
        return _Talk(row, at, "")

    def _view(self, talk: _Talk) -> _TalkView:
        row, at = talk.row, talk.at
        view = _TalkView(self._desk.theme)
        layout = QHBoxLayout(view)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(14)
        when = QVBoxLayout()
        when.setSpacing(1)
        when.addWidget(Label(at, "strong"))
        if row.minutes:
            when.addWidget(Label(tr("Duration", "{m} min", m=row.minutes), "small"))
        layout.addLayout(when)
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(ElidedLabel(person(row.name), "strong"))
        kind = tr(*KINDS[row.kind])
        who.addWidget(ElidedLabel(f"{kind} · {row.place}" if row.place else kind, "small"))
        view.setAccessibleName(f"{at}, {person(row.name)}, {kind}")
        layout.addLayout(who, 1)
        layout.addWidget(self._state(talk))
        return view

    def _state(self, talk: _Talk) -> QWidget:
        desk, row = self._desk, talk.row
        if row.status is not ConsultationStatus.PLANNED:
            return Chip(desk.theme, talk.state, "check", Tone.GOOD if row.outcome else Tone.PLAIN)
        if talk.state:
            return Chip(desk.theme, talk.state)
        button = Button(
            desk.theme,
            tr("Consultation", "Log outcome"),
            "",
            "primary",
            spoken=tr("Consultation", "Log outcome, {name}", name=person(row.name)),
        )
        button.clicked.connect(lambda: desk.ask_outcome(row.consultation_id))
        return button


@dataclass(frozen=True, slots=True)
class _Talk:
    """A consultation in words: when it is, and how it stands; no words where it asks for its outcome."""

    row: ConsultationRow
    at: str
    state: str


class _TalkView(ListRow):
    """One consultation; a press, Enter, Space or O asks for its lead with ``opened``."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_O)
        focused = self.focusWidget()
        if event.key() not in keys or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif isinstance(focused, Button) and event.key() != Qt.Key.Key_O:
            focused.click()
        else:
            self.opened.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.brand), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 3, -4, -3), 9, 9)
            painter.end()


class ResponseCard(Card):
    """The trainer's own speed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today", "Your response time"), parent)
        self.heading.addStretch(1)
        self._typical, self._share = Label("", "figure"), Label("", "figure-good")
        self._typical_word = Label(tr("Today", "typical, last 30 days"), "small")
        give_tip(self._typical_word, tr("Today", "median"))
        self._share_word = Label(tr("Today", "answered within the hour"), "small")
        figures = QHBoxLayout()
        figures.setContentsMargins(16, 0, 16, 4)
        figures.setSpacing(24)
        for figure, word in ((self._typical, self._typical_word), (self._share, self._share_word)):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(word)
            figures.addLayout(column)
        figures.addStretch(1)
        self.body.addLayout(figures)
        self._bars = _Bars(desk.theme)
        self.body.addWidget(self._bars)
        self._none = Label(tr("Today", "Your first answers will show here."), "muted", wrap=True)
        self._none.setContentsMargins(16, 0, 16, 18)
        self.body.addWidget(self._none)

    def show_figures(self, figures: ResponseFigures) -> None:
        """Show the figures, or say that there are none yet."""
        some = figures.answered > 0
        for widget in (self._typical, self._share, self._typical_word, self._share_word, self._bars):
            widget.setVisible(some)
        self._none.setVisible(not some)
        if figures.typical_ms is not None:
            self._typical.setText(duration(figures.typical_ms))
            self._share.setText(percent(figures.within_hour, figures.answered))
            good = figures.within_hour * 2 >= figures.answered
            set_role(self._share, "figure-good" if good else "figure")
            self._bars.show_days(figures.days)
            share = percent(figures.within_hour, figures.answered)
            give_tip(self._share_word, tr("Today", "{share} of %n", n=figures.answered, share=share))


class _Bars(QWidget):
    """A bar a day: the typical response, warm where it went over the hour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: tuple[int | None, ...] = ()
        self.setMinimumHeight(70)
        self.setAccessibleName(tr("Today", "Response time per day"))
        theme.changed.connect(self.update)

    def show_days(self, days: tuple[int | None, ...]) -> None:
        self._days = days
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 76)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        highest = max((day for day in self._days if day is not None), default=0)
        if not highest:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect()).adjusted(16, 6, -16, -16)
        step = room.width() / len(self._days)
        for place, day in enumerate(self._days):
            height = 3.0 if day is None else max(4.0, room.height() * min(1.0, (day / highest) ** 0.5))
            colour = tokens.line if day is None else (tokens.over if day >= HOUR else tokens.brand)
            painter.setBrush(QColor(colour))
            box = QRectF(room.left() + place * step, room.bottom() - height, step * 0.78, height)
            painter.drawRoundedRect(box, 2.5, 2.5)
        painter.end()


class WeekCard(Card):
    """What this week brought."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:  # noqa: ARG002
        super().__init__(tr("Today", "This week"), parent)
        self.heading.addStretch(1)
        self._line = Label("", wrap=True)
        self._mouth = Label("", "muted", wrap=True)
        for label in (self._line, self._mouth):
            label.setContentsMargins(16, 0, 16, 6)
            self.body.addWidget(label)
        self.body.addSpacing(10)

    def show_figures(self, week: WeekFigures) -> None:
        """Show the week's counts."""
        parts = [
            words
            for count, words in (
                (week.leads, tr("Today", "%n new lead(s)", n=week.leads)),
                (week.consultations, tr("Today", "%n consultation(s)", n=week.consultations)),
                (week.clients, tr("Today", "%n new client(s)", n=week.clients)),
            )
            if count
        ]
        self._line.setText(" · ".join(parts) or tr("Today", "Nothing new yet this week."))
        set_role(self._line, "" if parts else "muted")
        much = week.leads >= 3 and week.by_word_of_mouth * 2 > week.leads
        self._mouth.setVisible(much)
        if much:
            self._mouth.setText(
                tr(
                    "Today",
                    "%n of {m} came by word of mouth. Your other channels are quiet.",
                    n=week.by_word_of_mouth,
                    m=week.leads,
                )
            )
