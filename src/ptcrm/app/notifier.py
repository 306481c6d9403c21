"""Notifications of the desktop. They are best effort: the list in the window is what counts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ptcrm.app.tray import Tray

CHOSEN: Final = "default"
"""The key of choosing the notification itself instead of one of its buttons."""

OURS: Final = 1 << 30
"""Our numbers lie above those a desktop hands out by counting."""


class NotShown(Exception):
    """The desktop did not take the notification; nothing is lost by it, it is tried again."""


@dataclass(frozen=True, slots=True)
class Notification:
    """Plain text and what can be done about it. What stands under the same ``number`` is replaced.

    ``open_word`` says what choosing it does; ``buttons`` are (key, word). ``urgent``: in sight until it is
    answered, also over other windows. ``stays``: in sight until it is put away. ``sound``: heard, where the
    desktop has a sound for it.
    """

    number: int
    title: str
    body: str
    open_word: str
    buttons: tuple[tuple[str, str], ...] = ()
    urgent: bool = False
    stays: bool = False
    sound: bool = False


Pressed = Callable[[int, str], None]
"""Called with the number of a notification and ``CHOSEN`` or the key of a button, on any thread."""


class Notifier(Protocol):
    """Called from a worker's thread; may take a few seconds, never longer."""

    def show(self, notification: Notification) -> None:
        """Show it. Raises ``NotShown``."""

    def close(self, number: int) -> None:
        """Take it away, if it still stands and the desktop can."""

    def is_there(self) -> bool:
        """Whether the desktop takes notifications now."""

    def stop(self) -> None:
        """Let go of the desktop. What was shown goes: nobody would hear its buttons any more."""


def make_notifier(pressed: Pressed, tray: Tray) -> Notifier:
    """The one for this system."""
    if sys.platform == "linux":
        from ptcrm.app.notifier_freedesktop import FreedesktopNotifier

        return FreedesktopNotifier(pressed)
    if sys.platform == "win32":
        from ptcrm.app.notifier_windows import WindowsNotifier

        return WindowsNotifier(pressed, TrayNotifier(pressed, tray))
    return TrayNotifier(pressed, tray)


class TrayNotifier(QObject):
    """By the icon in the tray, for macOS and where Windows takes no toasts: one message at a time, without
    buttons, which can't be taken back."""

    _asked = Signal(str, str)

    def __init__(self, pressed: Pressed, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray
        self._last = 0
        tray.message_clicked.connect(lambda: pressed(self._last, CHOSEN))
        self._asked.connect(tray.show_message, Qt.ConnectionType.QueuedConnection)

    def show(self, notification: Notification) -> None:
        if not self.is_there():
            raise NotShown("this desktop has no tray")
        self._last = notification.number
        self._asked.emit(notification.title, notification.body)

    def close(self, number: int) -> None:
        """A tray's message goes by itself."""

    def is_there(self) -> bool:
        return self._tray.shown and QSystemTrayIcon.supportsMessages()

    def stop(self) -> None:
        """The icon goes with the program."""
