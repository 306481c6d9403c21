"""What can be chosen about a consultation: how it went off and what it brought."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ptcrm.domain.values import ConsultationStatus, Outcome
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import ElidedLabel, Label, Picture
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import OUTCOMES, STATUSES
from ptcrm.ui.widgets.buttons import Button, KeyButton

STATUS_KEYS: Final = {
    ConsultationStatus.HELD: ("1", "check"),
    ConsultationStatus.NO_SHOW: ("2", "user-x"),
    ConsultationStatus.CANCELLED: ("3", "calendar-x"),
    ConsultationStatus.MOVED: ("4", "calendar-clock"),
}
OUTCOME_KEYS: Final = {
    Outcome.SIGNED_UP: ("Q", "heart-handshake"),
    Outcome.THINKING_IT_OVER: ("W", "hourglass"),
    Outcome.TRIAL_SESSION: ("E", "dumbbell"),
    Outcome.NOT_NOW: ("A", "calendar-heart"),
    Outcome.NOT_A_FIT: ("S", "signpost"),
    Outcome.DECLINED: ("D", "circle-x"),
}
_COLUMNS: Final = 3


class StatusRow(QWidget):
    """Held, no-show, cancelled, moved: one of four. ``chosen`` tells a choice by hand."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[ConsultationStatus, KeyButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for status, (key, icon_name) in STATUS_KEYS.items():
            button = KeyButton(desk.theme, tr(*STATUSES[status]), icon_name, "choice", key)
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button)
            self.buttons[status] = button
            layout.addWidget(button)
            button.toggled.connect(lambda on, status=status: self.chosen.emit(status) if on else None)
        layout.addStretch(1)

    def status(self) -> ConsultationStatus:
        """What is chosen."""
        return next(
            (status for status, it in self.buttons.items() if it.isChecked()), ConsultationStatus.HELD
        )

    def choose(self, status: ConsultationStatus) -> None:
        """Choose one."""
        self.buttons[status].setChecked(True)


class OutcomeCards(QWidget):
    """Six cards in two rows, of which one can be chosen; arrow keys go from one to the next."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.cards: dict[Outcome, OutcomeCard] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for place, outcome in enumerate(OUTCOME_KEYS):
            card = OutcomeCard(desk, outcome)
            self._group.addButton(card)
            self.cards[outcome] = card
            grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            card.toggled.connect(lambda on, outcome=outcome: self.chosen.emit(outcome) if on else None)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    def outcome(self) -> Outcome | None:
        """What is chosen."""
        return next((outcome for outcome, card in self.cards.items() if card.isChecked()), None)

    def choose(self, outcome: Outcome) -> None:
        """Choose one and put the focus on it."""
        self.cards[outcome].setChecked(True)
        self.cards[outcome].setFocus(Qt.FocusReason.ShortcutFocusReason)


class OutcomeCard(Button):
    """One outcome: its word, its half sentence and its key."""

    def __init__(self, desk: Desk, outcome: Outcome) -> None:
        word, half = (tr(*marked) for marked in OUTCOMES[outcome])
        key, self._picture_name = OUTCOME_KEYS[outcome]
        super().__init__(desk.theme, spoken=f"{word}: {half}")
        self._desk = desk
        self.setObjectName("outcome")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = Picture()
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(self._picture)
        line.addWidget(ElidedLabel(word, "strong"), 1)
        line.addWidget(Label(key, "keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(13, 9, 13, 9)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(ElidedLabel(half, "small"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        desk.theme.changed.connect(self._paint_picture)
        self.toggled.connect(self._paint_picture)
        self._paint_picture()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(120, 400))

    def _paint_picture(self) -> None:
        tokens = self._desk.theme.tokens
        colour = tokens.brand_text if self.isChecked() else tokens.muted
        self._picture.setPixmap(pixmap(self._picture_name, colour, 18))
