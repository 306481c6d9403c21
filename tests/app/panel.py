"""A panel of a test's own on the session bus: takes icons of the tray as KDE and GNOME's extensions do."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from desktop import wait_until
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_method_call,
    new_method_return,
)
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass
class Panel:
    """``icons``: who registered one, by its name on the bus."""

    address: str
    icons: list[str] = field(default_factory=list)
    _answers: dict[int, Any] = field(default_factory=dict)
    _named: bool = False

    def start(self) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=self.address)
        self._connection.send(message_bus.RequestName(WATCHER))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        wait_until(lambda: self._named)

    def stop(self) -> None:
        self._connection.interrupt()
        self._thread.join(5)
        self._connection.close()

    def property(self, name: str) -> Any:
        """What the icon says of itself."""
        item = DBusAddress("/StatusNotifierItem", bus_name=self.icons[-1], interface=PROPERTIES)
        return self._call(item, "Get", "ss", (ITEM, name))[0][1]

    def activate(self) -> None:
        """A click on the icon."""
        item = DBusAddress("/StatusNotifierItem", bus_name=self.icons[-1], interface=ITEM)
        self._call(item, "Activate", "ii", (0, 0))

    def lines(self) -> dict[str, int]:
        """The lines of its menu, with their numbers."""
        _, (_, _, children) = self._call(self._menu(), "GetLayout", "iias", (0, -1, []))
        lines = [(number, shown) for _, (number, shown, _) in children]
        return {str(shown["label"][1]): number for number, shown in lines if "label" in shown}

    def choose(self, line: str) -> None:
        """A click on one of them."""
        event = (self.lines()[line], "clicked", ("i", 0), 0)
        self._call(self._menu(), "Event", "isvu", event)

    def _menu(self) -> DBusAddress:
        return DBusAddress(self.property("Menu"), bus_name=self.icons[-1], interface=MENU)

    def _call(self, to: DBusAddress, what: str, signature: str, body: tuple[Any, ...]) -> Any:
        message = new_method_call(to, what, signature, body)
        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        wait_until(lambda: serial in self._answers)
        return self._answers.pop(serial)

    def _serve(self) -> None:
        try:
            while True:
                self._hear(self._connection.receive())
        except ReceiveStopped:
            pass

    def _hear(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            self._named = True
            self._answers[fields[HeaderFields.reply_serial]] = message.body
        if kind is not MessageType.method_call:
            return
        member = fields[HeaderFields.member]
        if member == "Get":
            self._connection.send(new_method_return(message, "v", (("b", True),)))
        elif member == "RegisterStatusNotifierItem":
            self.icons.append(fields[HeaderFields.sender])
            self._connection.send(new_method_return(message))
        else:
            self._connection.send(new_method_return(message))
