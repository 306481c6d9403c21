"""Tells at once when the laptop wakes: logind says so on the system's bus.

Without logind nothing happens here; the rounds notice the gap themselves, within a tick.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SERVICE: Final = "org.freedesktop.login1"
_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"


class Resume(QObject):
    """Calls ``woke`` after each sleep."""

    def __init__(
        self, bus: QDBusConnection, woke: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus, self._woke = bus, woke

    def start(self) -> bool:
        """Listen; whether there is a bus to listen to."""
        heard: Any = SLOT("heard(bool)")  # text, where Qt's own stubs say bytes
        return self._bus.connect(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, heard)

    @Slot(bool)
    def heard(self, falls_asleep: bool) -> None:
        """The laptop is about to sleep, or has just woken."""
        if not falls_asleep:
            self._woke()
