"""Notifications on Linux: ``org.freedesktop.Notifications`` on the message bus of the user.

Qt's own bus binding can't send the unsigned number the desktop asks for, so jeepney does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from queue import Queue
from threading import Lock, Thread
from typing import Any, Final

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, message_bus, new_method_call
from jeepney.io.common import RouterClosed
from jeepney.io.threading import Proxy, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from ptcrm.app.bus_router import BusRouter
from ptcrm.app.notifier import NotShown
from ptcrm.ui.kit.resources import resource

_SERVICE: Final = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
_PATIENCE_S: Final = 2.0
_URGENT: Final = 2
_WAITS_FOR_EVER: Final = 0
_NAME: Final = "PT CRM"
_DESKTOP_FILE: Final = "ptcrm"

log = logging.getLogger(__name__)


class FreedesktopNotifier:
    """Connects when first used, and again after the bus went away."""

    def __init__(self, open_word: str, clicked: Callable[[int], None]) -> None:
        self._open_word = open_word
        self._clicked = clicked
        self._lock = Lock()
        self._line: _Line | None = None
        self._complained = False

    def show(self, number: int, title: str, body: str) -> int:
        """See ``Notifier``; a daemon that knows no such number gives one of its own."""
        with self._lock:
            try:
                given = self._notify(number, title, body)
            except Exception as error:
                self._hang_up()
                raise self._not_shown(error) from error
            self._complained = False
            return given

    def close(self, number: int) -> None:
        """See ``Notifier``."""
        with self._lock:
            if self._line is not None:
                try:
                    self._line.call("CloseNotification", "u", (number,))
                except DBusErrorResponse:
                    return  # it was gone already
                except Exception as error:  # noqa: BLE001 - what stands on a desktop too long harms nobody
                    log.info("a notification could not be taken away: %s", type(error).__name__)
                    self._hang_up()

    def stop(self) -> None:
        """See ``Notifier``."""
        with self._lock:
            self._hang_up()

    def _notify(self, number: int, title: str, body: str) -> int:
        if self._line is not None:
            try:
                return self._line.notify(number, title, body, self._open_word)
            except (RouterClosed, OSError):
                self._hang_up()  # the bus went away since; there may be a new one
        self._line = _Line(self._clicked)
        return self._line.notify(number, title, body, self._open_word)

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
    """One connection to the bus: a thread of jeepney's reads from it, one of ours hears what is clicked."""

    def __init__(self, clicked: Callable[[int], None]) -> None:
        self._connection = open_dbus_connection(bus="SESSION", auth_timeout=_PATIENCE_S)
        self._router = BusRouter(self._connection)
        self._heard: Queue[Message | None] = Queue()
        try:
            self._listen(clicked)
            (can,) = self.call("GetCapabilities", None, ())
        except BaseException:
            self.close()
            raise
        self._takes_markup = "body-markup" in can
        self._takes_actions = "actions" in can

    def notify(self, number: int, title: str, body: str, open_word: str) -> int:
        """The number the daemon gives it."""
        text = escape(body, quote=False) if self._takes_markup else body
        hints = {"urgency": ("y", _URGENT), "desktop-entry": ("s", _DESKTOP_FILE)}
        actions = ["default", open_word] if self._takes_actions else []
        icon = resource("icons", "ptcrm.svg").as_uri()
        values = (_NAME, number, icon, title, text, actions, hints, _WAITS_FOR_EVER)
        (given,) = self.call("Notify", "susssasa{sv}i", values)
        return int(given)

    def call(self, method: str, signature: str | None, values: tuple[Any, ...]) -> Any:  # noqa: ANN401
        """The daemon's answer. Raises ``DBusErrorResponse``, ``TimeoutError`` and what sockets raise."""
        message = new_method_call(_SERVICE, method, signature, values)
        return unwrap_msg(self._router.send_and_get_reply(message, timeout=_PATIENCE_S))

    def close(self) -> None:
        """Hang up."""
        self._heard.put(None)
        self._router.close()
        self._connection.close()

    def _listen(self, clicked: Callable[[int], None]) -> None:
        rule = MatchRule(
            type="signal", interface=_SERVICE.interface, member="ActionInvoked", path=_SERVICE.object_path
        )
        self._router.filter(rule, queue=self._heard)
        Proxy(message_bus, self._router, timeout=_PATIENCE_S).AddMatch(rule)
        Thread(target=_hear, args=(self._heard, clicked), name="notifications", daemon=True).start()


def _hear(heard: Queue[Message | None], clicked: Callable[[int], None]) -> None:
    while (message := heard.get()) is not None:
        clicked(int(message.body[0]))
