"""What follows a change waits until the change itself is on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_AFTER_PAINT_MS: Final = 1
"""Repaints that were asked for come before even the shortest timer (0 is a call, which doesn't wait)."""


def after_paint(owner: QObject, then: Callable[[], None]) -> None:
    """Call ``then`` once the repaints that were asked for are done, if ``owner`` is still there.

    Reading in another thread meanwhile would hold them up as well: only one thread runs Python at a time.
    """
    QTimer.singleShot(_AFTER_PAINT_MS, owner, then)
