"""A desktop of a test's own: a message bus, and a small notification daemon on it that remembers."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

from jeepney import DBusAddress, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


@dataclass(frozen=True)
class Shown:
    """One notification as the daemon was asked to show it."""

    number: int
    replaces: int
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]
    lasts: int


_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""


class Bus:
    """A message bus that lives as long as the test, and starts no daemon of this machine by itself."""

    def __init__(self, folder: Path) -> None:
        config = folder / "bus.conf"
        config.write_text(_BUS)
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    @staticmethod
    def there() -> bool:
        return shutil.which("dbus-daemon") is not None

    def kill(self) -> None:
        """End it as a crash does: nobody is told."""
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass
class Daemon:
    """Answers like a desktop does. ``mute``: takes calls and never answers. ``counts``: knows no number but
    those it gave itself."""

    address: str
    capabilities: list[str] = field(default_factory=lambda: ["body", "body-markup", "actions"])
    mute: bool = False
    counts: bool = False
    shown: list[Shown] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    standing: dict[int, Shown] = field(default_factory=dict)
    _last: int = 0
    _named: bool = False

    def start(self) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=self.address)
        self._connection.send(message_bus.RequestName(SERVICE))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        wait_until(lambda: self._named)

    def stop(self) -> None:
        self._connection.interrupt()
        self._thread.join(5)
        self._connection.close()

    def press(self, number: int, key: str = "default") -> None:
        """Somebody chose a notification, or one of its buttons."""
        emitter = DBusAddress(PATH, interface=SERVICE)
        self._connection.send(new_signal(emitter, "ActionInvoked", "us", (number, key)))

    def _serve(self) -> None:
        try:
            while True:
                self._answer(self._connection.receive())
        except (ReceiveStopped, OSError):
            pass  # told to stop, or the bus is gone

    def _answer(self, message: Message) -> None:
        if message.header.message_type is MessageType.method_return:
            self._named = True
        if message.header.message_type is not MessageType.method_call or self.mute:
            return
        member = next(str(value) for key, value in message.header.fields.items() if key.name == "member")
        if member == "GetCapabilities":
            self._connection.send(new_method_return(message, "as", (self.capabilities,)))
        elif member == "Notify":
            _, replaces, _, title, body, actions, hints, lasts = message.body
            known = {shown.number for shown in self.shown}
            number = replaces if replaces in known or (replaces and not self.counts) else self._last + 1
            self._last = max(self._last, number) if self.counts else self._last + 1
            plain = {name: value for name, (_, value) in hints.items()}
            self.shown.append(Shown(number, replaces, title, body, actions, plain, lasts))
            self.standing[number] = self.shown[-1]
            self._connection.send(new_method_return(message, "u", (number,)))
        elif member == "CloseNotification":
            self.closed.append(message.body[0])
            self.standing.pop(message.body[0], None)
            self._connection.send(new_method_return(message))


def wait_until(done: Callable[[], object], seconds: float = 20) -> None:
    """Wait without an event loop."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
