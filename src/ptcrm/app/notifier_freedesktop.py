"""Notifications on Linux: ``org.freedesktop.Notifications`` on the message bus of the user.

Qt's own bus binding can't send the unsigned number the desktop asks for, so jeepney does.
"""

from __future__ import annotations

import logging
from html import escape
from queue import Queue
from threading import Lock, Thread
from typing import Any, Final

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, message_bus, new_method_call
from jeepney.io.common import RouterClosed
from jeepney.io.threading import Proxy, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from ptcrm.app.bus_router import BusRouter
from ptcrm.app.notifier import CHOSEN, OURS, Notification, NotShown, Pressed
from ptcrm.ui.kit.resources import resource

_SERVICE: Final = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
_PATIENCE_S: Final = 2.0
_NORMAL, _URGENT = 1, 2
_AS_USUAL, _FOR_EVER = -1, 0
_SOUND: Final = "message-new-instant"
"""From the sound naming specification: somebody's message, that asks for attention now."""
_NAME: Final = "PT CRM"
_DESKTOP_FILE: Final = "ptcrm"

log = logging.getLogger(__name__)


class FreedesktopNotifier:
    """Connects when first used, and again after the bus went away.

    A desktop counts its notifications itself: here the numbers it gave stand beside ours.
    """

    def __init__(self, pressed: Pressed) -> None:
        self._pressed = pressed
        self._lock = Lock()
        self._line: _Line | None = None
        self._complained = False

    def show(self, notification: Notification) -> None:
        """See ``Notifier``."""
        with self._lock:
            try:
                self._notify(notification)
            except Exception as error:
                self._hang_up()
                raise self._not_shown(error) from error
            self._complained = False

    def close(self, number: int) -> None:
        """See ``Notifier``."""
        with self._lock:
            self._take_away(number)

    def is_there(self) -> bool:
        """See ``Notifier``."""
        with self._lock:
            try:
                if self._line is None:
                    self._line = _Line(self._pressed)
                self._line.call("GetCapabilities", None, ())
            except Exception:  # noqa: BLE001 - whatever is wrong, the answer is no
                self._hang_up()
                return False
            return True

    def stop(self) -> None:
        """See ``Notifier``."""
        with self._lock:
            while self._line is not None and self._line.standing:
                self._take_away(self._line.standing[0])
            self._hang_up()

    def _notify(self, notification: Notification) -> None:
        if self._line is not None:
            try:
                self._line.notify(notification)
                return
            except (RouterClosed, OSError):
                self._hang_up()  # the bus went away since; there may be a new one
        self._line = _Line(self._pressed)
        self._line.notify(notification)

    def _take_away(self, number: int) -> None:
        if self._line is not None:
            try:
                self._line.take_away(number)
            except DBusErrorResponse:
                return  # it was gone already
            except Exception as error:  # noqa: BLE001 - what stands on a desktop too long harms nobody
                log.info("a notification could not be taken away: %s", type(error).__name__)
                self._hang_up()

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _not_shown(self, error: Exception) -> NotShown:
        """Said in the log once, until it works again: it is tried often."""
        if not self._complained:
            self._complained = True
            no_bus = isinstance(error, KeyError)  # its address isn't in the environment: no desktop, no fault
            level = logging.DEBUG if no_bus else logging.WARNING
            log.log(level, "no notification could be shown: %s", type(error).__name__)
        return NotShown(type(error).__name__)


class _Line:
    """One connection to the bus: a thread of jeepney's reads from it, one of ours hears what is pressed."""

    def __init__(self, pressed: Pressed) -> None:
        self._connection = open_dbus_connection(bus="SESSION", auth_timeout=_PATIENCE_S)
        self._router = BusRouter(self._connection)
        self._heard: Queue[Message | None] = Queue()
        self._given: dict[int, int] = {}
        try:
            self._listen(pressed)
            (can,) = self.call("GetCapabilities", None, ())
        except BaseException:
            self.close()
            raise
        self._takes_markup = "body-markup" in can
        self._takes_actions = "actions" in can

    def notify(self, notification: Notification) -> None:
        """Show it in place of what the desktop shows under its number."""
        number = notification.number
        text = escape(notification.body, quote=False) if self._takes_markup else notification.body
        hints = {
            "urgency": ("y", _URGENT if notification.urgent else _NORMAL),
            "desktop-entry": ("s", _DESKTOP_FILE),
            "category": ("s", "im.received"),
            **({"sound-name": ("s", _SOUND)} if notification.sound else {"suppress-sound": ("b", True)}),
        }
        pairs = ((CHOSEN, notification.open_word), *notification.buttons) if self._takes_actions else ()
        values = (
            _NAME,
            self._given.get(number, number),
            resource("icons", "ptcrm.svg").as_uri(),
            notification.title,
            text,
            [word for pair in pairs for word in pair],
            hints,
            _FOR_EVER if notification.urgent or notification.stays else _AS_USUAL,
        )
        (given,) = self.call("Notify", "susssasa{sv}i", values)
        self._given[number] = int(given)

    @property
    def standing(self) -> list[int]:
        """Our numbers of what was shown and not taken away."""
        return list(self._given)

    def take_away(self, number: int) -> None:
        """Raises ``DBusErrorResponse`` where it was gone already."""
        self.call("CloseNotification", "u", (self._given.pop(number, number),))

    def call(self, method: str, signature: str | None, values: tuple[Any, ...]) -> Any:  # noqa: ANN401
        """The daemon's answer. Raises ``DBusErrorResponse``, ``TimeoutError`` and what sockets raise."""
        message = new_method_call(_SERVICE, method, signature, values)
        return unwrap_msg(self._router.send_and_get_reply(message, timeout=_PATIENCE_S))

    def close(self) -> None:
        """Hang up."""
        self._heard.put(None)
        self._router.close()
        self._connection.close()

    def _listen(self, pressed: Pressed) -> None:
        rule = MatchRule(
            type="signal", interface=_SERVICE.interface, member="ActionInvoked", path=_SERVICE.object_path
        )
        self._router.filter(rule, queue=self._heard)
        Proxy(message_bus, self._router, timeout=_PATIENCE_S).AddMatch(rule)
        Thread(target=self._hear, args=(pressed,), name="notifications", daemon=True).start()

    def _hear(self, pressed: Pressed) -> None:
        while (message := self._heard.get()) is not None:
            given, key = message.body
            ours = {theirs: number for number, theirs in list(self._given.items())}
            if given in ours or given >= OURS:  # else it is another program's
                pressed(ours.get(given, given), str(key))
