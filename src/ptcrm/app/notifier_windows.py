"""Notifications on Windows: toasts with buttons, by the package ``windows-toasts``; else the tray's message.

Imported on Windows only. Windows shows what is pressed on a toast of a program it knows: until an installer
registers PT CRM there, the toasts stand under the name of the command prompt that the package lends.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any, Final

from ptcrm.app.notifier import CHOSEN, Notification, NotShown, Pressed, TrayNotifier

_NAME: Final = "PT CRM"

log = logging.getLogger(__name__)


class WindowsNotifier:
    """The toasts that stand, by our numbers; where there are none to be had the tray tells instead."""

    def __init__(self, pressed: Pressed, tray: TrayNotifier) -> None:
        self._pressed, self._tray = pressed, tray
        self._standing: dict[int, Any] = {}
        self._toasts: Any = None
        self._toaster: Any = None
        try:
            self._toasts = import_module("windows_toasts")
            self._toaster = self._toasts.InteractableWindowsToaster(_NAME)
        except Exception as error:  # noqa: BLE001 - too old a Windows, or one without its parts
            log.warning("no toasts here, the tray tells instead: %s", type(error).__name__)

    def show(self, notification: Notification) -> None:
        """See ``Notifier``."""
        if self._toaster is None:
            self._tray.show(notification)
            return
        try:
            toast = self._toast(notification)
            self.close(notification.number)
            self._toaster.show_toast(toast)
        except Exception as error:
            raise NotShown(type(error).__name__) from error
        self._standing[notification.number] = toast

    def close(self, number: int) -> None:
        """See ``Notifier``."""
        toast = self._standing.pop(number, None)
        if toast is not None:
            try:
                self._toaster.remove_toast(toast)
            except Exception as error:  # noqa: BLE001 - what stands too long harms nobody
                log.info("a toast could not be taken away: %s", type(error).__name__)

    def is_there(self) -> bool:
        """See ``Notifier``."""
        return self._toaster is not None or self._tray.is_there()

    def stop(self) -> None:
        """See ``Notifier``."""
        for number in list(self._standing):
            self.close(number)
        self._tray.stop()

    def _toast(self, notification: Notification) -> Any:  # noqa: ANN401 - the package is there on Windows only
        toasts, number = self._toasts, notification.number
        toast = toasts.Toast(
            [notification.title, notification.body],
            audio=toasts.ToastAudio(sound=toasts.AudioSource.IM, silent=not notification.sound),
            scenario=toasts.ToastScenario.Reminder
            if notification.urgent or notification.stays
            else toasts.ToastScenario.Default,
            actions=[toasts.ToastButton(word, key) for key, word in notification.buttons],
        )
        toast.on_activated = lambda event: self._pressed(number, self._key(toast, event.arguments))
        return toast

    def _key(self, toast: Any, arguments: str | None) -> str:  # noqa: ANN401
        """A toast's own tag means that it was chosen itself."""
        return CHOSEN if not arguments or arguments == toast.tag else arguments
