"""Notifications of the desktop. They are best effort: the list in the window is what counts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

_SHOWN_MS = 15_000


class NotShown(Exception):
    """The desktop did not take the notification; nothing is lost by it, it is tried again."""


class Notifier(Protocol):
    """Called from a worker's thread; may take a few seconds, never longer."""

    def show(self, number: int, title: str, body: str) -> int:
        """Show plain text, in place of what stands under this number; returns the number it stands under.

        Raises ``NotShown``.
        """

    def close(self, number: int) -> None:
        """Take it away, if it still stands and the desktop can."""

    def stop(self) -> None:
        """Let go of the desktop; what was shown stays."""


def make_notifier(open_word: str, clicked: Callable[[int], None], owner: QObject) -> Notifier:
    """The one for this system. ``clicked`` is called with a number, on any thread."""
    if sys.platform == "linux":
        from ptcrm.app.notifier_freedesktop import FreedesktopNotifier

        return FreedesktopNotifier(open_word, clicked)
    return TrayNotifier(clicked, owner)


class TrayNotifier(QObject):
    """By an icon in the tray, for Windows and macOS: one message at a time, which can't be taken back."""

    _asked = Signal(str, str)

    def __init__(self, clicked: Callable[[int], None], owner: QObject) -> None:
        super().__init__(owner)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._can = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
        self._last = 0
        self._icon.messageClicked.connect(lambda: clicked(self._last))
        self._asked.connect(self._show_now, Qt.ConnectionType.QueuedConnection)

    def show(self, number: int, title: str, body: str) -> int:
        if not self._can:
            raise NotShown("this desktop has no tray")
        self._last = number
        self._asked.emit(title, body)
        return number

    def close(self, number: int) -> None:
        """A tray's message goes by itself."""

    def stop(self) -> None:
        self._icon.hide()

    def _show_now(self, title: str, body: str) -> None:
        self._icon.show()
        self._icon.showMessage(title, body, QApplication.windowIcon(), _SHOWN_MS)
