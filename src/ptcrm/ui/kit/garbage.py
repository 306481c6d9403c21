"""Python looks for garbage on the UI thread only, and not while the window starts.

Left to itself it looks wherever the next object is made, also in a worker thread. A Qt object that is freed
there leaves its timers behind, and the program falls over when one of them fires.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance

_UNSEEN_MS: Final = 15_000
_BUSY_MS: Final = 25


class GarbageCollector(QObject):
    """Takes over from Python's own collector, by Python's own thresholds.

    It looks with the ``second`` hand of the window; while nobody sees the window little is made, and it looks
    seldom.
    """

    def __init__(self, parent: QObject, second: SignalInstance) -> None:
        super().__init__(parent)
        self._second = second
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_UNSEEN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Start-up, which ``app.main`` kept free of this, is over; what it made stays and is passed by."""
        gc.disable()
        gc.freeze()
        self._timer.start()
        self._second.connect(self.look)

    def look(self) -> None:
        """Collect the generations that are due, the youngest first."""
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                return
            gc.collect(generation)


class YoungGarbage(QObject):
    """Looks through the newest things often while a worker makes them by the thousand: once in two seconds
    there would be so many that the window stalls."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_BUSY_MS)
        self._timer.timeout.connect(self._look)

    def keep_up(self, busy: bool) -> None:
        """Begin, or end."""
        if busy:
            self._timer.start()
        else:
            self._timer.stop()

    def _look(self) -> None:
        if gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(0)
