"""Text can be read on everything it stands on, in light and dark; a focus frame can be seen."""

from __future__ import annotations

import pytest

from ptcrm.ui.kit.theme import DARK, LIGHT, Tokens

TEXT = 4.5
FRAME = 3.0
GROUNDS = ("window", "card", "sunken", "sidebar", "hover")
PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in (*GROUNDS, "brand_soft")),
    *((ink, ground) for ink in ("brand_text", "danger") for ground in ("window", "card", "sunken", "hover")),
    *((ink, ground) for ink in ("over", "within", "cold", "good") for ground in ("card", f"{ink}_soft")),
    ("over", "window"),
    ("brand_text", "brand_soft"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_strip", "strip"),
    ("strip_action", "strip"),
)


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


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(tokens: Tokens) -> None:
    measured = {pair: _contrast(*(getattr(tokens, name) for name in pair)) for pair in PAIRS}
    assert {pair: round(found, 2) for pair, found in measured.items() if found < TEXT} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_frame_can_be_seen(tokens: Tokens) -> None:
    for ground in GROUNDS:
        assert _contrast(tokens.brand, getattr(tokens, ground)) >= FRAME
        assert _contrast(tokens.text, getattr(tokens, ground)) >= FRAME  # round a button in the brand colour
