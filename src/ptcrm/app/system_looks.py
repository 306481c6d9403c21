"""Light or dark as the desktop has it, also where Qt doesn't ask.

Qt follows the desktop's portal on GNOME only; on other Linux desktops it says "unknown" for good. There the
portal is asked here, and listened to. No portal, no bus: nothing happens, and light it is.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from ptcrm.ui.kit.theme import Theme

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_WHICH: Final = ("org.freedesktop.appearance", "color-scheme")
_DARK: Final = 1


class SystemLooks(QObject):
    """Tells the theme what the desktop prefers, now and at each change."""

    def __init__(self, theme: Theme, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bus = theme, bus

    def start(self) -> None:
        """Listen, and ask once; the answer comes later."""
        heard: Any = SLOT("heard(QDBusMessage)")  # text, where Qt's own stubs say bytes
        if not self._bus.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, heard):
            return
        asks = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
        asks.setArguments(list(_WHICH))
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(asks), self)
        self._asked.finished.connect(self._answered)

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """The desktop changed a setting."""
        told = message.arguments()
        if tuple(told[:2]) == _WHICH:
            self._say(told[2])

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and answer.arguments():
            self._say(answer.arguments()[0])

    def _say(self, value: object) -> None:
        while isinstance(value, QDBusVariant):  # the older of the portal's two ways wraps it twice
            value = value.variant()
        self._theme.system_says(dark=value == _DARK)
