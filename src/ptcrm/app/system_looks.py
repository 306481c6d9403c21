"""Light or dark, contrast and stillness as the desktop has them, where Qt doesn't ask.

Qt follows light and dark on the GNOME desktop only, contrast on most, and calm (fewer moving things) nowhere.
The desktop's portal knows; it is asked here, and listened to. No portal, no bus: nothing happens.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from ptcrm.ui.kit.theme import Theme

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_Key = tuple[str, str]
_SCHEME: Final = ("org.freedesktop.appearance", "color-scheme")
_CONTRAST: Final = ("org.freedesktop.appearance", "contrast")
_CALM: Final = ("org.freedesktop.appearance", "reduced-motion")
_MOVES: Final = ("org.gnome.desktop.interface", "enable-animations")  # says the same, since longer
_ASKED: Final = (_SCHEME, _CONTRAST, _CALM, _MOVES)


class SystemLooks(QObject):
    """Tells the theme what the desktop prefers, now and at each change."""

    def __init__(self, theme: Theme, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bus = theme, bus
        self._told: dict[_Key, object] = {}

    def start(self) -> None:
        """Listen, and ask once; the answers come later."""
        heard: Any = SLOT("heard(QDBusMessage)")  # text, where Qt's own stubs say bytes
        if not self._bus.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, heard):
            return
        for key in _ASKED:
            asks = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
            asks.setArguments(list(key))
            asked = QDBusPendingCallWatcher(self._bus.asyncCall(asks), self)
            asked.finished.connect(partial(self._answered, key, asked))

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """The desktop changed a setting."""
        space, name, value = message.arguments()
        if (space, name) in _ASKED:
            self._say((space, name), value)

    def _answered(self, key: _Key, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and answer.arguments():
            self._say(key, answer.arguments()[0])
        watcher.deleteLater()

    def _say(self, key: _Key, value: object) -> None:
        while isinstance(value, QDBusVariant):  # the older of the portal's two ways wraps it twice
            value = value.variant()
        self._told[key] = value
        told = self._told.get
        calm = told(_CALM) == 1 or told(_MOVES) is False
        self._theme.system_says(dark=told(_SCHEME) == 1, contrast=told(_CONTRAST) == 1, calm=calm)
