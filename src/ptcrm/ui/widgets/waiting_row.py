"""One person who waits, on Today: the ring, who and what, and every way to answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.values import ClockState
from ptcrm.queries.today_rows import WaitingRow
from ptcrm.ui.kit.dates import duration, ring_text, spoken_duration
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import ElidedLabel, Label, Picture, one_line
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import (
    CHANNEL_ICONS,
    called,
    channel_word,
    person,
    quoted,
    source_word,
    wait_words,
)
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.card import Rule
from ptcrm.ui.widgets.chip import Chip
from ptcrm.ui.widgets.future_fix import FutureFix
from ptcrm.ui.widgets.ring import Ring
from ptcrm.ui.widgets.row_list import ListRow
from ptcrm.ui.widgets.wrapped_text import WrappedText

_MINUTE = 60_000
_WISH_SHOWN = 110
"""Characters of what somebody wants; the lead's page has all of it."""


class WaitingRowView(ListRow):
    """A row of Answer now. It ticks by itself; which rows there are is the page's business.

    ``rule`` is the thin line that belongs above it.
    """

    answered = Signal(object)
    answered_by_key = Signal(object)
    opened = Signal(object)
    called = Signal(object)
    whatsapped = Signal(object)
    mailed = Signal(object)
    scanned = Signal(object)
    earlier = Signal(object, int)

    def __init__(self, desk: Desk, row: WaitingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row = row
        self.rule = Rule(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = Ring(desk.theme)
        self._chip = Chip(desk.theme)
        self._name = ElidedLabel("", "strong")
        self._wants = Label("", "quote", wrap=True)
        self._origin_icon = Picture()
        self._origin = WrappedText("", "small", most=2)
        self._more = Label("", "small")
        self._future: FutureFix | None = None
        self._minute: int | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(16)
        layout.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._words(), 1)
        layout.addLayout(self._buttons(), 0)
        desk.theme.changed.connect(self._recolour)
        self.show_row(row)

    def show_row(self, row: WaitingRow) -> None:
        """Show this row; the widget stays, so focus and hovering survive a change of data."""
        self.row = row
        self._minute = None
        name = person(row.name, row.source, row.channel)
        self._name.setText(name)
        text = row.wants or row.message
        self._wants.setText(quoted(_shortened(one_line(text))) if text else "")
        self._wants.setVisible(bool(text))
        origin = [channel_word(row.channel)]
        if row.source:
            origin.append(source_word(row.source, row.referrer))
        self._origin.set_text(" · ".join(dict.fromkeys(origin)))
        self._recolour()
        more = tr("Today", "and %n more enquiry(s)", n=row.more) if row.more else ""
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._show_future_fix(row.future)
        for button, possible in (
            (self._call, bool(row.phone)),
            (self._whatsapp, row.phone_valid),
            (self._mail, bool(row.email)),
            (self._scan, bool(row.phone or row.email)),
        ):
            button.setVisible(possible)
        short = called(row.name) if row.name else name
        self._call.speak(tr("Today", "Call {name}", name=short), tip=True)
        self._whatsapp.speak(tr("Today", "WhatsApp {name}", name=short), tip=True)
        self._mail.speak(tr("Today", "Mail {name}", name=short), tip=True)
        self._scan.speak(tr("Today", "Show QR code for {name}", name=short), tip=True)
        self._contacted.speak(tr("Today", "Contacted {name}", name=short))
        self.tick()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in this row, in order."""
        return (self, self._call, self._whatsapp, self._mail, self._scan, self._contacted)

    def tick(self) -> int:
        """Bring the ring and the words up to this second; when they change next by themselves (UTC ms)."""
        row, now = self.row, self._desk.now()
        waited, since = None, 0
        if row.waited_ms is not None and row.due_at is not None:
            since = row.due_at - HOUR
            waited = max(0, now - since)
        minute = -1 if waited is None else waited // _MINUTE
        if minute == self._minute:  # words and state change with whole minutes only
            self._ring.turn(waited)
        else:
            self._minute = minute
            self._say_wait(waited, now)
        step = self._ring.steps_ms()
        return now + step - (now - since) % step

    def _say_wait(self, waited: int | None, now: int) -> None:
        row = self.row
        state = _state_at(row, waited)
        words = wait_words(state, waited, row.due_at, now)
        inside, spoken = "?", words
        if waited is not None and row.due_at is not None:
            within = state is ClockState.WITHIN_HOUR
            inside = ring_text(row.due_at - now, up=True) if within else ring_text(waited)
            spoken = tr("Clock", "has waited {waited}", waited=spoken_duration(waited))
        self._ring.show_wait(state, waited, inside)
        self._chip.set_state(state, words)
        self._ring.setAccessibleName(spoken)
        self.setAccessibleName(f"{self._name.text()}, {spoken}")
        self.setAccessibleDescription(keys_hint())

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._name)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._chip)
        chips.addWidget(self._more)
        chips.addStretch(1)
        column.addLayout(chips)
        column.addWidget(self._wants)
        origin = QHBoxLayout()
        origin.setSpacing(6)
        origin.addWidget(self._origin_icon, 0, Qt.AlignmentFlag.AlignTop)
        origin.addWidget(self._origin, 1)
        column.addLayout(origin)
        self._column = column
        return column

    def _show_future_fix(self, wanted: bool) -> None:
        if wanted and self._future is None:
            self._future = FutureFix(self._desk)
            self._future.earlier.connect(lambda hours: self.earlier.emit(self.row, hours))
            self._column.addWidget(self._future)
        if self._future is not None:
            self._future.setVisible(wanted)

    def _buttons(self) -> QHBoxLayout:
        theme = self._desk.theme
        self._call = Button(theme, "", "phone", "icon")
        self._whatsapp = Button(theme, "", "message-circle", "icon")
        self._mail = Button(theme, "", "mail", "icon")
        self._scan = Button(theme, "", "qr-code", "icon")
        self._contacted = Button(theme, tr("Today", "Contacted"), "check", "primary")
        for button, signal in (
            (self._call, self.called),
            (self._whatsapp, self.whatsapped),
            (self._mail, self.mailed),
            (self._scan, self.scanned),
            (self._contacted, self.answered),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.row))
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self._call, self._whatsapp, self._mail, self._scan, self._contacted):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _recolour(self) -> None:
        self._origin_icon.setPixmap(
            pixmap(CHANNEL_ICONS[self.row.channel], self._desk.theme.tokens.muted, 14)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Whoever works by keyboard sees which row Enter answers and O opens."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._desk.theme.tokens.brand), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 3, -4, -3), 9, 9)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers and Space or O opens; on a button of the row Enter is that button's."""
        focused = self.focusWidget()
        held = event.isAutoRepeat()  # a key that stays down would answer one person after the other
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not held and isinstance(focused, Button):
                focused.click()
            elif not held:
                self.answered_by_key.emit(self.row)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_O):
            if not held:
                self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.row)


def _shortened(text: str) -> str:
    """As much of a wish as reads in two or three lines."""
    if len(text) <= _WISH_SHOWN:
        return text
    cut = text[:_WISH_SHOWN]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _state_at(row: WaitingRow, waited: int | None) -> ClockState:
    """The state at this second; the list itself is asked again at the same instant."""
    if waited is None or row.state is ClockState.UNKNOWN:
        return ClockState.UNKNOWN
    if waited >= DAY:
        return ClockState.COLD
    return ClockState.OVER_HOUR if waited >= HOUR else ClockState.WITHIN_HOUR


def keys_hint() -> str:
    """What the keys do on a row of Answer now."""
    return tr("Today", "Enter: contacted · O: open")


def waiting_sentence(over: int, within: int, cold: int) -> str:
    """The one sentence under Today's title: what to start with."""
    if over:
        return tr("Today", "%n person(s) have waited over an hour. Start there.", n=over)
    if within:
        return tr("Today", "%n person(s) are waiting, still within the hour.", n=within)
    if cold:
        return tr("Today", "%n person(s) have waited over a day. A short message can still help.", n=cold)
    return tr("Today", "Everyone has an answer.")


def answered_sentence(name: str, response_ms: int) -> str:
    """What the strip says after "contacted"."""
    return tr("Strip", "{name}: answered after {waited}.", name=called(name), waited=duration(response_ms))


def not_reached_sentence(name: str) -> str:
    """What the strip says after "not reached?"."""
    return tr("Strip", "{name}: not reached yet.", name=called(name))
