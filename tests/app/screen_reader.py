"""What a screen reader knows and can do, spoken over AT-SPI to a window that runs in a process of its own.

Nothing here knows the program: a control is found by its role and its name, as a blind trainer finds it, and
what has neither can't be found at all.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from desktop import wait_until
from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    MatchRule,
    Message,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
"""Where Debian, Fedora and older Ubuntus keep the bus that screen readers and programs meet on."""

_ROOT = "/org/a11y/atspi/accessible/root"
_ATSPI = "org.a11y.atspi"
_PRESS_AND_RELEASE_SYMBOL = 3
_ACTIVE, _SHOWING, _ENABLED, _FOCUSED = 1 << 1, 1 << 25, 1 << 8, 1 << 12
_LABELLED_BY = 2
_WAIT = 15.0


class Spoken(NamedTuple):
    """One control as it is told: who answers for it (``owner``, ``path``), what it is, its name."""

    owner: str
    path: str
    role: str
    name: str


class AccessBus:
    """The bus beside the session's own that assistive programs use; ``address`` for the reader."""

    def __init__(self, session_bus: str) -> None:
        launcher = next(place for place in LAUNCHERS if place.exists())
        self._process = subprocess.Popen(
            [launcher, "--launch-immediately"],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": session_bus},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.address = ""
        wait_until(lambda: self._ask(session_bus))

    def _ask(self, session_bus: str) -> bool:
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection(bus=session_bus) as connection:
            try:
                self.address = _call(connection, bus, "GetAddress")
            except DBusErrorResponse:
                return False
        return bool(self.address)

    def stop(self) -> None:
        """End it, with the bus and the registry it started."""
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(10)


class ScreenReader:
    """Finds controls of one program, presses and fills them, and types keys."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)
        self._heard: deque[Message] = deque(maxlen=50)
        rule = MatchRule(type="signal", interface=f"{_ATSPI}.Event.Object", member="Announcement")
        self._connection.filter(rule, queue=self._heard)
        Proxy(message_bus, self._connection).AddMatch(rule)
        registry = DBusAddress("/org/a11y/atspi/registry", f"{_ATSPI}.Registry", f"{_ATSPI}.Registry")
        _call(self._connection, registry, "RegisterEvent", "sass", ("object:announcement", [], ""))
        self._program = Spoken("", "", "", "")

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def meet(self, program: str) -> None:
        """Wait until a program of this name has a window that gets what is typed."""
        desktop = Spoken(f"{_ATSPI}.Registry", _ROOT, "", "")

        def there() -> bool:
            for owner, path in self._children(desktop):
                told = self._told(owner, path)
                if told is not None and told.name == program and self._children(told):
                    self._program = told
                    return True
            return False

        wait_until(there, _WAIT)

        def has_the_keys() -> bool:
            windows = [told for child in self._children(self._program) if (told := self._told(*child))]
            return any(self._state(window) & _ACTIVE for window in windows)

        wait_until(has_the_keys, _WAIT)

    def showing(self) -> list[Spoken]:
        """Everything on show in the window that can be worked in, from its top to its end."""
        windows = [told for child in self._children(self._program) if (told := self._told(*child))]
        shown = [window for window in windows if self._state(window) & _SHOWING]
        asking = [window for window in shown if window.role == "dialog"]
        return [one for window in asking[-1:] or shown for one in self._walk(window)]

    def hear(self, text: str) -> None:
        """Wait until a sentence that begins so was spoken without the focus having moved there."""

        def said() -> bool:
            self._told(self._program.owner, self._program.path)  # and with the answer what was said before it
            return any(str(message.body[3][1]).startswith(text) for message in self._heard)

        wait_until(said, _WAIT)

    def label_of(self, role: str, name: str) -> str:
        """The word beside a control that says what it is for, as the program ties the two together."""
        related = self._ask(self.find(role, name), "Accessible", "GetRelationSet")
        labels = [target for kind, targets in related if kind == _LABELLED_BY for target in targets]
        told = self._told(*labels[0]) if labels else None
        return told.name if told is not None else ""

    def find(self, role: str, name: str) -> Spoken:
        """The control on show with this role that is called so, else the first whose name begins so."""
        end = time.monotonic() + _WAIT
        while True:
            there = self.showing()
            fitting = [one for one in there if one.role == role and one.name.startswith(name)]
            if fitting:
                return next((one for one in fitting if one.name == name), fitting[0])
            if time.monotonic() > end:
                others = sorted({f"{one.role}: {one.name}" for one in there if one.name})
                raise AssertionError(f"no {role} {name!r} among\n" + "\n".join(others))
            time.sleep(0.1)

    def press(self, role: str, name: str) -> None:
        """Do what a click would."""
        found = self.find(role, name)
        names = [action[0].lower() for action in self._ask(found, "Action", "GetActions")]
        wanted = "press" if "press" in names else "toggle"
        self._ask(found, "Action", "DoAction", "i", (names.index(wanted),))

    def write(self, role: str, name: str, text: str) -> None:
        """Fill a field."""
        assert self._ask(self.find(role, name), "EditableText", "SetTextContents", "s", (text,))

    def text_of(self, role: str, name: str) -> str:
        """What stands in a field."""
        return str(self._ask(self.find(role, name), "Text", "GetText", "ii", (0, -1)))

    def focus(self, role: str, name: str) -> None:
        """Go to a control, and wait until it says it has the focus."""
        found = self.find(role, name)
        self._ask(found, "Component", "GrabFocus")
        wait_until(lambda: self._state(found) & _FOCUSED, _WAIT)

    def type_key(self, symbol: int) -> None:
        """Press one key of the keyboard (an X key symbol; letters are their character's number)."""
        controller = DBusAddress(
            "/org/a11y/atspi/registry/deviceeventcontroller",
            f"{_ATSPI}.Registry",
            f"{_ATSPI}.DeviceEventController",
        )
        body = (symbol, "", _PRESS_AND_RELEASE_SYMBOL)
        _call(self._connection, controller, "GenerateKeyboardEvent", "isu", body)

    def _walk(self, one: Spoken) -> Iterator[Spoken]:
        for owner, path in self._children(one):
            told = self._told(owner, path)
            if told is None:  # gone meanwhile
                continue
            state = self._state(told)
            if state & _SHOWING:
                if state & _ENABLED or told.role in ("label", "text"):
                    yield told
                yield from self._walk(told)

    def _told(self, owner: str, path: str) -> Spoken | None:
        try:
            role = self._ask(Spoken(owner, path, "", ""), "Accessible", "GetRoleName")
            asks = Properties(DBusAddress(path, owner, f"{_ATSPI}.Accessible")).get("Name")
            answer = self._connection.send_and_get_reply(asks, timeout=_WAIT)
            return Spoken(owner, path, role, str(answer.body[0][1]))
        except DBusErrorResponse:
            return None

    def _children(self, one: Spoken) -> list[tuple[str, str]]:
        try:
            children: list[tuple[str, str]] = self._ask(one, "Accessible", "GetChildren")
        except DBusErrorResponse:
            return []
        return children

    def _state(self, one: Spoken) -> int:
        try:
            low, high = self._ask(one, "Accessible", "GetState")
        except DBusErrorResponse:
            return 0
        return int(low) | int(high) << 32

    def _ask(self, one: Spoken, interface: str, member: str, signature: str = "", body: Any = ()) -> Any:
        address = DBusAddress(one.path, one.owner, f"{_ATSPI}.{interface}")
        return _call(self._connection, address, member, signature, body)


def _call(
    connection: DBusConnection, address: DBusAddress, member: str, signature: str = "", body: Any = ()
) -> Any:
    message = new_method_call(address, member, signature or None, body)
    answer = connection.send_and_get_reply(message, timeout=_WAIT)
    if answer.header.message_type.name == "error":
        raise DBusErrorResponse(answer)
    return answer.body[0] if answer.body else None
