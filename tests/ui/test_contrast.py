"""Text can be read on everything it stands on, in light and dark; a focus frame can be seen."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ptcrm.ui.kit.resources import resource
from ptcrm.ui.kit.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Appearance, Theme, Tokens
from ptcrm.ui.widgets.chip import Tone, tone_colours

EACH = pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST],
    ids=["light", "dark", "light with contrast", "dark with contrast"],
)
TEXT = 4.5
FRAME = 3.0
GROUNDS = ("window", "card", "sunken", "sidebar", "hover")
PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in (*GROUNDS, "brand_soft")),
    *((ink, ground) for ink in ("brand_text", "danger") for ground in ("window", "card", "sunken", "hover")),
    *((ink, ground) for ink in ("over", "within", "cold", "good") for ground in ("card", f"{ink}_soft")),
    ("over", "window"),
    ("on_over", "over"),
    ("brand_text", "brand_soft"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_strip", "strip"),
    ("strip_action", "strip"),
)

_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_INK = re.compile(r"(?<![-\w])color: \$(\w+)")
_GROUND = re.compile(r"background: \$(\w+)")


def _light(colour: str) -> float:
    """Relative luminance, as the accessibility guidelines (WCAG 2.2) count it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@EACH
def test_text_can_be_read(tokens: Tokens) -> None:
    measured = {pair: _contrast(*(getattr(tokens, name) for name in pair)) for pair in PAIRS}
    assert {pair: round(found, 2) for pair, found in measured.items() if found < TEXT} == {}


@EACH
def test_the_focus_frame_can_be_seen(tokens: Tokens) -> None:
    for ground in GROUNDS:
        assert _contrast(tokens.brand, getattr(tokens, ground)) >= FRAME
        assert _contrast(tokens.text, getattr(tokens, ground)) >= FRAME  # round a button in the brand colour


@EACH
def test_the_focus_frame_of_a_coloured_button_can_be_seen(tokens: Tokens) -> None:
    for frame, ground in (("brand", "brand_soft"), ("text", "brand_soft"), ("over", "over_soft")):
        assert _contrast(getattr(tokens, frame), getattr(tokens, ground)) >= FRAME
    assert _contrast(tokens.strip_action, tokens.strip) >= FRAME
    assert _contrast(tokens.cold, tokens.cold_soft) >= FRAME


def test_every_pair_that_the_style_sheet_puts_together_is_measured() -> None:
    """What can't be used now may be fainter, as the guidelines allow, and still reads at 3 to 1."""
    source = resource("style", "ptcrm.qss").read_text(encoding="utf-8")
    usable: set[tuple[str, str]] = set()
    unusable: set[tuple[str, str]] = set()
    for names, rule in _RULE.findall(re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)):
        inks, grounds = _INK.findall(rule), _GROUND.findall(rule)
        if inks and grounds:
            (unusable if ":disabled" in names else usable).add((inks[-1], grounds[-1]))
    assert len(usable) > 5
    assert usable - set(PAIRS) == set()
    for tokens in (LIGHT, DARK):
        for ink, ground in unusable:
            assert _contrast(getattr(tokens, ink), getattr(tokens, ground)) >= FRAME


@EACH
def test_a_box_to_tick_can_be_seen_while_it_is_empty(tokens: Tokens) -> None:
    source = resource("style", "ptcrm.qss").read_text(encoding="utf-8")
    edges = re.findall(r"::indicator \{[^}]*border: 2px solid \$(\w+)", source)
    assert len(edges) == 4
    for edge in edges:
        assert _contrast(getattr(tokens, edge), tokens.card) >= FRAME


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_every_chip_can_be_read(qtbot: QtBot, appearance: Appearance) -> None:
    theme = Theme()
    theme.choose(appearance)
    measured = {tone: round(_contrast(*tone_colours(theme, tone)), 2) for tone in Tone}
    theme.deleteLater()
    assert {tone: found for tone, found in measured.items() if found < TEXT} == {}


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_who_asks_for_contrast_sees_every_edge(tokens: Tokens) -> None:
    for ground in ("window", "card", "sunken", "sidebar"):
        assert _contrast(tokens.line, getattr(tokens, ground)) >= FRAME * 0.9
        assert _contrast(tokens.line_strong, getattr(tokens, ground)) >= TEXT
        assert _contrast(tokens.muted, getattr(tokens, ground)) >= 7


class _Styled(QWidget):
    """Counts how often it was styled."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        self.times += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_choosing_the_colours_in_force_styles_nothing_again(qtbot: QtBot) -> None:
    """Each time it would hold up the whole window."""
    theme, widget = Theme(), _Styled()
    theme.choose(Appearance.LIGHT)
    qtbot.addWidget(widget)
    widget.show()
    widget.times = 0
    theme.choose(Appearance.LIGHT)
    assert widget.times == 0
    theme.choose(Appearance.DARK)
    assert widget.times > 0
    theme.choose(Appearance.LIGHT)
    theme.deleteLater()
