"""Light and dark, contrast and calm follow the desktop while PT CRM runs."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from desktop import Bus
from jeepney import DBusAddress, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from ptcrm.app.system_looks import SystemLooks
from ptcrm.ui.kit.theme import DARK, DARK_CONTRAST, Appearance, Theme
from ptcrm.ui.widgets.busy import show_busy

pytest_plugins = ["desktop_fixtures"]


class Portal:
    """The desktop's settings, as every desktop's portal gives them."""

    def __init__(self, bus: Bus) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=bus.address)
        self._connection.send(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def prefer(self, scheme: int) -> None:
        self.change("org.freedesktop.appearance", "color-scheme", ("u", scheme))

    def change(self, space: str, name: str, value: tuple[str, object]) -> None:
        emitter = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings")
        body = (space, name, value)
        self._connection.send(new_signal(emitter, "SettingChanged", "ssv", body))

    def stop(self) -> None:
        self._connection.interrupt()
        self._thread.join(5)
        self._connection.close()

    def _serve(self) -> None:
        try:
            while True:
                message: Message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(new_method_return(message, "v", (("v", ("u", 1)),)))
        except ReceiveStopped:
            pass


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    if QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Unknown:
        pytest.skip("on this desktop Qt itself follows light and dark")
    theme = Theme()
    theme.choose(Appearance.SYSTEM)
    yield theme
    theme.choose(Appearance.LIGHT)
    theme.deleteLater()


def test_it_begins_and_goes_on_as_the_desktop_does(bus: Bus, theme: Theme, qtbot: QtBot) -> None:
    portal = Portal(bus)
    looks = SystemLooks(theme, QDBusConnection.connectToBus(bus.address, "looks"), theme)
    looks.start()
    qtbot.waitUntil(lambda: theme.dark)
    portal.prefer(2)
    qtbot.waitUntil(lambda: not theme.dark)
    portal.prefer(1)
    qtbot.waitUntil(lambda: theme.dark)
    theme.choose(Appearance.LIGHT)
    portal.prefer(1)
    qtbot.wait(50)
    assert not theme.dark, "what the trainer chose comes first"
    portal.stop()
    QDBusConnection.disconnectFromBus("looks")


def test_contrast_and_calm_are_asked_for_and_heard(bus: Bus, theme: Theme, qtbot: QtBot) -> None:
    portal = Portal(bus)
    SystemLooks(theme, QDBusConnection.connectToBus(bus.address, "calm"), theme).start()
    qtbot.waitUntil(lambda: theme.tokens == DARK_CONTRAST and theme.calm)
    portal.change("org.freedesktop.appearance", "contrast", ("u", 0))
    qtbot.waitUntil(lambda: theme.tokens == DARK)
    bar = QProgressBar()
    qtbot.addWidget(bar)
    show_busy(bar, theme)
    assert bar.maximum() > 0, "it stands still"
    portal.change("org.gnome.desktop.interface", "enable-animations", ("b", True))
    portal.change("org.freedesktop.appearance", "reduced-motion", ("u", 0))
    qtbot.waitUntil(lambda: not theme.calm)
    show_busy(bar, theme)
    assert bar.maximum() == bar.minimum() == 0, "Qt moves such a bar"
    portal.stop()
    QDBusConnection.disconnectFromBus("calm")


def test_without_a_portal_it_stays_light(bus: Bus, theme: Theme, qtbot: QtBot) -> None:
    SystemLooks(theme, QDBusConnection.connectToBus(bus.address, "nobody"), theme).start()
    qtbot.wait(100)
    assert not theme.dark
    QDBusConnection.disconnectFromBus("nobody")
