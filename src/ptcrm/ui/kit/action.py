"""One thing a trainer can do: what it is called, by which keys, when it is possible, and the doing itself.

The shortcuts of the window, the search box and the overview of keys all read the same actions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QKeySequence

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


@dataclass(frozen=True, slots=True)
class Action:
    """``words`` and ``place`` are in the language on screen; ``also`` are further words it is found by.

    ``keys`` are as ``QKeySequence`` reads them, the one to show first. ``by_key`` is what the keys do where
    that isn't quite ``act``. Without ``act`` the keys belong to a widget, which is where they work; it stands
    here to be read about. ``likely``: proposed before anything is typed, the highest first. ``here``: it is
    about the lead on screen.
    """

    name: str
    words: str
    place: str
    act: Callable[[], object] | None = None
    icon: str = ""
    keys: tuple[str, ...] = ()
    also: str = ""
    likely: int = 0
    possible: Callable[[], bool] | None = None
    by_key: Callable[[], object] | None = None
    here: bool = False

    @property
    def offered(self) -> bool:
        """Whether it can be done now."""
        return self.act is not None and (self.possible is None or self.possible())


@runtime_checkable
class OffersActions(Protocol):
    """A page that has actions of its own while it is on screen."""

    def offered_actions(self) -> list[Action]:
        """What can be done with what it shows, the likeliest first."""


def key_caps(keys: str) -> list[str]:
    """The keys of one shortcut as this system writes them, each by itself: Ctrl, K."""
    written = native(keys)
    caps = [cap for cap in written.split("+") if cap] if "+" in written else [written]
    arrows = {native(name): sign for name, sign in _ARROWS.items()}
    return [arrows.get(cap, cap) for cap in caps]


def native(keys: str) -> str:
    """A shortcut in one piece, as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
