"""Colours, type and spacing, in light and dark; everything that is drawn takes them from here."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ptcrm.domain.values import ClockState
from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.spoken_roles import speak_roles
from ptcrm.ui.kit.text import mark


class Appearance(StrEnum):
    """What the trainer chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


APPEARANCES: Final = {
    Appearance.LIGHT: mark("Settings", "Light"),
    Appearance.DARK: mark("Settings", "Dark"),
    Appearance.SYSTEM: mark("Settings", "Same as laptop"),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one theme, as ``#rrggbb``."""

    window: str
    sidebar: str
    card: str
    sunken: str
    line: str
    line_strong: str
    text: str
    muted: str
    brand: str
    on_brand: str
    brand_hover: str
    brand_soft: str
    brand_text: str
    within: str
    within_soft: str
    over: str
    over_soft: str
    on_over: str
    cold: str
    cold_soft: str
    good: str
    good_soft: str
    danger: str
    ring_rest: str
    hover: str
    strip: str
    on_strip: str
    strip_action: str


LIGHT: Final = Tokens(
    window="#f5f6f4",
    sidebar="#eceeeb",
    card="#ffffff",
    sunken="#eceeeb",
    line="#e1e4e0",
    line_strong="#c9cec8",
    text="#1a1e1c",
    muted="#5d6662",
    brand="#0f7b6c",
    on_brand="#ffffff",
    brand_hover="#0c6a5d",
    brand_soft="#dff0ec",
    brand_text="#0c6a5d",
    within="#1f6fc4",
    within_soft="#ebf3fc",
    over="#b8420b",
    over_soft="#fde8dd",
    on_over="#ffffff",
    cold="#6a48b8",
    cold_soft="#ece6f8",
    good="#177347",
    good_soft="#def2e6",
    danger="#b3261e",
    ring_rest="#e1e4e0",
    hover="#f0f2ef",
    strip="#1f2523",
    on_strip="#f2f5f3",
    strip_action="#6fd8c5",
)

DARK: Final = Tokens(
    window="#14171a",
    sidebar="#191d20",
    card="#1e2226",
    sunken="#191d20",
    line="#2c3236",
    line_strong="#434b50",
    text="#e9edeb",
    muted="#9ba5a1",
    brand="#35b8a2",
    on_brand="#0c1513",
    brand_hover="#4cc8b3",
    brand_soft="#17362f",
    brand_text="#5accb8",
    within="#62a8f0",
    within_soft="#1a2b3d",
    over="#ff8a4c",
    over_soft="#3f2417",
    on_over="#1b0f08",
    cold="#b79cf5",
    cold_soft="#2c2542",
    good="#4cc38a",
    good_soft="#17342a",
    danger="#ff8a80",
    ring_rest="#343b40",
    hover="#252a2f",
    strip="#e9edeb",
    on_strip="#14171a",
    strip_action="#0c6a5d",
)

LIGHT_CONTRAST: Final = replace(
    LIGHT, line="#8b938e", line_strong="#59625d", muted="#3a423e", ring_rest="#8b938e"
)
DARK_CONTRAST: Final = replace(
    DARK, line="#6d777d", line_strong="#a3adb2", muted="#cdd5d2", ring_rest="#6d777d"
)

_HIGH: Final = Qt.ContrastPreference.HighContrast
BASE_SIZE: Final = 14  # pixels, as the type scale of the style sheet counts


class Theme(QObject):
    """The theme in force. ``changed`` tells whoever paints by hand to paint again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._appearance = Appearance.SYSTEM
        self._told_dark = self._told_contrast = False
        self.calm = False
        """Whether the desktop asks for nothing that moves by itself, as far as it can be asked."""
        self._hints = hints = QGuiApplication.styleHints()  # kept: what it gives ends with it
        hints.colorSchemeChanged.connect(self._system_changed)
        self._access = hints.accessibility()
        self._access.contrastPreferenceChanged.connect(self._contrast_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._tokens.window == DARK.window

    def choose(self, appearance: Appearance) -> None:
        """Use light, dark or whatever the system says."""
        self._appearance = appearance
        dark = appearance is Appearance.DARK or (appearance is Appearance.SYSTEM and self._system_is_dark())
        if self._contrast():
            self._tokens = DARK_CONTRAST if dark else LIGHT_CONTRAST
        else:
            self._tokens = DARK if dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self._tokens))
            sheet = style_sheet(self._tokens)
            if sheet != app.styleSheet():  # else every widget there is would be styled again for nothing
                app.setStyleSheet(sheet)
        self.changed.emit()

    def system_says(self, *, dark: bool, contrast: bool, calm: bool) -> None:
        """What the desktop prefers, for where Qt doesn't know."""
        self.calm = calm
        if contrast != self._told_contrast:
            self._told_contrast = contrast
            self._contrast_changed()
        if dark != self._told_dark:
            self._told_dark = dark
            self._system_changed()

    def _system_is_dark(self) -> bool:
        scheme = self._hints.colorScheme()
        return self._told_dark if scheme is Qt.ColorScheme.Unknown else scheme is Qt.ColorScheme.Dark

    def _contrast(self) -> bool:
        return self._told_contrast or self._access.contrastPreference() is _HIGH

    def _contrast_changed(self) -> None:
        self.choose(self._appearance)

    def _system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.choose(Appearance.SYSTEM)


def prepare_application(app: QApplication) -> None:
    """Fusion and the bundled Inter, the same on every system; before the first widget."""
    speak_roles(app)
    app.setStyle("Fusion")
    for file in sorted(resource("fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(BASE_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def state_colours(tokens: Tokens, state: ClockState) -> tuple[str, str]:
    """The strong and the soft colour of a clock state. Never used without an icon and words."""
    return {
        ClockState.WITHIN_HOUR: (tokens.within, tokens.within_soft),
        ClockState.OVER_HOUR: (tokens.over, tokens.over_soft),
        ClockState.COLD: (tokens.cold, tokens.cold_soft),
        ClockState.ANSWERED: (tokens.good, tokens.good_soft),
        ClockState.UNKNOWN: (tokens.muted, tokens.sunken),
    }[state]


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of a theme, disabled colours included."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.sunken,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.brand,
        QPalette.ColorRole.HighlightedText: tokens.on_brand,
        QPalette.ColorRole.Link: tokens.brand_text,
        QPalette.ColorRole.ToolTipBase: tokens.strip,
        QPalette.ColorRole.ToolTipText: tokens.on_strip,
        QPalette.ColorRole.Light: tokens.card,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.line_strong,
        QPalette.ColorRole.Dark: tokens.line_strong,
        QPalette.ColorRole.Shadow: tokens.line_strong,
        QPalette.ColorRole.Accent: tokens.brand,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens) -> str:
    """``resources/style/ptcrm.qss`` with the theme's colours filled in."""
    source = resource("style", "ptcrm.qss").read_text(encoding="utf-8")
    names = {one.name: getattr(tokens, one.name) for one in fields(Tokens)}
    theme = "dark" if tokens.window == DARK.window else "light"
    for sign in ("chevron", "check"):
        names[sign] = resource("style", f"{sign}-{theme}.svg").as_posix()
    return Template(source).substitute(names)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look of the style sheet, at once."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
