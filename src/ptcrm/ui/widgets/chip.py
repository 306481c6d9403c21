"""Chips: a small rounded word with an icon. Colour is never the only thing that tells one from another."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ptcrm.domain.values import ClockState
from ptcrm.ui.kit.icons import pixmap
from ptcrm.ui.kit.plain import Label, Picture, one_line
from ptcrm.ui.kit.theme import Theme, state_colours


class Tone(StrEnum):
    """What a chip is about; the theme has a strong and a soft colour for each."""

    PLAIN = "plain"
    BRAND = "brand"
    GOOD = "good"
    WITHIN = "within"
    OVER = "over"
    COLD = "cold"


STATE_TONES = {
    ClockState.WITHIN_HOUR: Tone.WITHIN,
    ClockState.OVER_HOUR: Tone.OVER,
    ClockState.COLD: Tone.COLD,
    ClockState.ANSWERED: Tone.GOOD,
    ClockState.UNKNOWN: Tone.PLAIN,
}

STATE_ICONS = {
    ClockState.WITHIN_HOUR: "clock",
    ClockState.OVER_HOUR: "alarm-clock",
    ClockState.COLD: "snowflake",
    ClockState.ANSWERED: "check",
    ClockState.UNKNOWN: "circle-help",
}


class Chip(QFrame):
    """One chip. Its text is plain and stays on one line."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon_name: str = "",
        tone: Tone = Tone.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon_name, self._tone = theme, icon_name, tone
        self._picture = Picture(self)
        self._text = Label(parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(5)
        layout.addWidget(self._picture)
        layout.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._recolour)
        self.set_text(text)
        self._recolour()

    def set_text(self, text: str) -> None:
        """Show another word."""
        self._text.setText(one_line(text))
        self.setAccessibleName(one_line(text))

    def text(self) -> str:
        """The word shown."""
        return self._text.text()

    def set_look(self, tone: Tone, icon_name: str) -> None:
        """Change what the chip is about."""
        if (tone, icon_name) != (self._tone, self._icon_name):
            self._tone, self._icon_name = tone, icon_name
            self._recolour()

    def set_state(self, state: ClockState, text: str) -> None:
        """Show a clock state in its colour, with its icon and these words."""
        self.set_look(STATE_TONES[state], STATE_ICONS[state])
        self.set_text(text)

    def _recolour(self) -> None:
        strong, soft = tone_colours(self._theme, self._tone)
        self.setStyleSheet(
            f"Chip {{ background: {soft}; border-radius: 7px; }}"
            f" QLabel {{ color: {strong}; font-size: 13px; font-weight: 500; }}"
        )
        self._picture.setVisible(bool(self._icon_name))
        if self._icon_name:
            self._picture.setPixmap(pixmap(self._icon_name, strong, 14))


def tone_colours(theme: Theme, tone: Tone) -> tuple[str, str]:
    """The strong and the soft colour of a tone."""
    tokens = theme.tokens
    if tone is Tone.PLAIN:
        return tokens.muted, tokens.sunken
    if tone is Tone.BRAND:
        return tokens.brand_text, tokens.brand_soft
    states = {Tone.GOOD: ClockState.ANSWERED, Tone.WITHIN: ClockState.WITHIN_HOUR}
    states |= {Tone.OVER: ClockState.OVER_HOUR, Tone.COLD: ClockState.COLD}
    return state_colours(tokens, states[tone])
