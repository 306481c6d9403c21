"""Which words a block of the agenda shows, in the room it has: the name before all else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetrics

from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.models.agenda_words import OVERLAP_ICON, BlockWords

ICON: Final = 13
"""Size of an icon in a line; ``ICON_ROOM`` has the gap behind it as well."""

ICON_ROOM: Final = ICON + 4

_NARROW: Final = 92
_SLIM: Final = 64
_WIDE: Final = 260
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, with its icon ("" for none). ``warned``: it says what is wrong."""

    icon: str
    text: str
    warned: bool = False


def step_lines(words: BlockWords, width: int, metrics: QFontMetrics) -> list[Line]:
    """Of a step or a group: what, and with whom where there is room."""
    beside = words.lines[0][1] if words.lines else ""
    both = f"{words.name} · {beside}"
    room = width - ICON_ROOM - 14
    if beside and (width >= _WIDE or _advance(metrics, both) <= room):
        return [Line(words.icon, both)]
    if _advance(metrics, words.name) <= room:
        return [Line(words.icon, words.name)]
    return [Line(words.icon if _tells(metrics, words.short, room) else "", words.short)]


def talk_lines(
    words: BlockWords, width: int, rows: int, metrics: QFontMetrics, time: str, *, telling: bool, asks: bool
) -> list[Line]:
    """Of a consultation: when and who, then what is known of it, in ``rows`` lines at the most.

    ``time`` is the one to show. ``telling``: it isn't simply planned, and that must be seen in any case;
    ``asks``: it has a button as well, which asks for its outcome.
    """
    overlaps = any(icon == OVERLAP_ICON for icon, _text in words.lines)
    below = [Line(icon, text, warned=icon == OVERLAP_ICON) for icon, text in words.lines]
    if width < _NARROW:
        slim = width < _SLIM
        icon = (
            words.icon
            if telling and not asks
            else OVERLAP_ICON
            if overlaps and rows == 1 and not slim
            else ""
        )
        under = Line(OVERLAP_ICON if overlaps else "", "" if slim else time, warned=overlaps)
        return [Line(icon, words.short, warned=icon == OVERLAP_ICON), under, *below][:rows]
    icon = OVERLAP_ICON if overlaps and rows == 1 else words.icon if asks or rows == 1 else ""
    if width >= _WIDE:
        text = f"{time} {words.name}"
        if rows == 1:
            return [Line(icon, " · ".join([text, *(line.text for line in below)]), warned=overlaps)]
        if len(below) > 1 and not below[-1].warned and not below[-2].warned:
            below[-2:] = [Line(below[-2].icon, f"{below[-2].text} · {below[-1].text}")]
        return [Line(icon, text), *below][:rows]
    room = width - 14 - (ICON_ROOM if icon else 0)
    name = words.name if _advance(metrics, f"{time} {words.name}") <= room else words.short
    return [Line(icon, f"{time} {name}", warned=icon == OVERLAP_ICON), *below][:rows]


def is_wide(width: int) -> bool:
    """Whether there is room for the time at which it ends."""
    return width >= _WIDE


def fitted(metrics: QFontMetrics, text: str, room: int) -> str:
    """As much of the text as fits: with an ellipsis, or as letters alone where that would be all."""
    plain = one_line(text)
    if _tells(metrics, plain, room):
        return plain
    end = len(plain[: _FEWEST + 1])
    while end > 1 and _advance(metrics, plain[:end]) > room:
        end -= 1
    return plain[:end]


def _tells(metrics: QFontMetrics, text: str, room: int) -> bool:
    """Whether all of it fits, or enough of it before an ellipsis."""
    return _advance(metrics, text) <= room or _advance(metrics, f"{text[:_FEWEST]}…") <= room


def _advance(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(one_line(text))
