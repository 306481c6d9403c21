"""Moments of a program that was started to be measured, in milliseconds since just before it was started."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

STARTED: Final = "BENCH_STARTED_NS"
"""The environment variable in which whoever starts the program leaves ``time.monotonic_ns()``."""


def since_start() -> float:
    """Milliseconds since the program was started."""
    return (time.monotonic_ns() - int(os.environ[STARTED])) / 1e6


def tell(**figures: object) -> None:
    """Print figures as a line of JSON for whoever started the program."""
    print(json.dumps(figures), flush=True)


class FirstPaint(QObject):
    """Stamps, once each, when a widget that a test accepts was painted and its frame is on screen."""

    def __init__(
        self, wanted: dict[str, Callable[[QObject], bool]], done: Callable[[dict[str, float]], None]
    ) -> None:
        super().__init__()
        self._wanted = dict(wanted)
        self._stamps: dict[str, float] = {}
        self._done = done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            for name in [name for name, accepts in self._wanted.items() if accepts(watched)]:
                del self._wanted[name]
                # The frame this paint belongs to is complete when the event loop gets its turn again.
                QTimer.singleShot(0, lambda name=name: self._stamp(name))
        return False

    def _stamp(self, name: str) -> None:
        self._stamps[name] = since_start()
        if not self._wanted and len(self._stamps) >= 1:
            self._done(self._stamps)
