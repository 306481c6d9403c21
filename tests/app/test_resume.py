"""Waking is heard at once where logind says so; a bus of the test's own, with an object that says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desktop import Bus
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from ptcrm.app.resume import Resume

pytest_plugins = ["desktop_fixtures"]

MANAGER = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")


@pytest.fixture
def logind(bus: Bus) -> Iterator[DBusConnection]:
    connection = open_dbus_connection(bus=bus.address)
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    yield connection
    connection.close()


@pytest.fixture
def woken(bus: Bus, qapp: object) -> Iterator[list[str]]:
    heard: list[str] = []
    owner = QObject()
    resume = Resume(QDBusConnection.connectToBus(bus.address, "resume"), lambda: heard.append("woke"), owner)
    assert resume.start()
    yield heard
    owner.deleteLater()
    QDBusConnection.disconnectFromBus("resume")


def say(logind: DBusConnection, falls_asleep: bool) -> None:
    logind.send(new_signal(MANAGER, "PrepareForSleep", "b", (falls_asleep,)))


def test_it_looks_after_sleep_and_not_before(logind: DBusConnection, woken: list[str], qtbot: QtBot) -> None:
    say(logind, True)
    qtbot.wait(100)
    assert woken == []
    say(logind, False)
    qtbot.waitUntil(lambda: woken == ["woke"])
    say(logind, True)
    say(logind, False)
    qtbot.waitUntil(lambda: woken == ["woke", "woke"])


def test_nobody_else_is_believed(bus: Bus, logind: DBusConnection, woken: list[str], qtbot: QtBot) -> None:
    stranger = open_dbus_connection(bus=bus.address)
    say(stranger, False)
    qtbot.wait(150)
    stranger.close()
    assert woken == []


def test_logind_that_starts_again_is_heard_again(bus: Bus, woken: list[str], qtbot: QtBot) -> None:
    for number in (1, 2):
        connection = open_dbus_connection(bus=bus.address)
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        qtbot.wait(50)
        say(connection, False)
        qtbot.waitUntil(lambda number=number: len(woken) == number)  # type: ignore[misc]
        connection.close()
        qtbot.wait(50)


def test_without_a_bus_nothing_happens(qapp: object) -> None:
    assert not Resume(QDBusConnection("there is none"), lambda: None).start()
