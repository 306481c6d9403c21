"""Notifications on a real message bus: what the desktop is asked to show, and what happens without one."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from desktop import Bus, Daemon, wait_until
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ptcrm.app.notifier import CHOSEN, OURS, Notification, NotShown, TrayNotifier
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier
from ptcrm.app.notifier_windows import WindowsNotifier
from ptcrm.app.tray import Tray

pytest_plugins = ["desktop_fixtures"]


def _ignore(number: int, key: str) -> None:
    pass


def _note(number: int, title: str, body: str, **more: Any) -> Notification:
    return Notification(number, title, body, "Open", **more)


def test_the_desktop_is_asked_to_show_it_and_a_repeat_replaces(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier(_ignore)
    for _ in range(2):
        notifier.show(
            _note(2_000_000_001, "Sanne has waited an hour", "“Afvallen” · Contact form", urgent=True)
        )
    notifier.stop()
    assert {shown.number for shown in daemon.shown} == {2_000_000_001}
    shown = daemon.shown[-1]
    assert (shown.title, shown.body) == ("Sanne has waited an hour", "“Afvallen” · Contact form")
    assert shown.actions == ["default", "Open"]
    assert shown.hints == {
        "urgency": 2,
        "desktop-entry": "ptcrm",
        "category": "im.received",
        "suppress-sound": True,
    }
    assert shown.lasts == 0, "until it is answered"


def test_words_of_a_lead_are_never_markup(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(1, "t", "<img src='http://x'> & <b>"))
    notifier.stop()
    assert daemon.shown[0].body == "&lt;img src='http://x'&gt; &amp; &lt;b&gt;"


def test_a_desktop_without_markup_gets_the_words_as_they_are(bus: Bus) -> None:
    plain = Daemon(bus.address, capabilities=["body"])
    plain.start()
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(1, "t", "a < b & c"))
    notifier.stop()
    plain.stop()
    assert plain.shown[0].body == "a < b & c"
    assert plain.shown[0].actions == []


def test_what_is_new_is_calm_and_what_may_be_heard_says_so(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(1, "New: Sanne, Instagram", ""))
    notifier.show(_note(2, "Sanne has waited an hour", "", urgent=True, sound=True))
    notifier.stop()
    calm, loud = daemon.shown
    assert (calm.hints["urgency"], calm.lasts, calm.hints["suppress-sound"]) == (1, -1, True)
    assert loud.hints["sound-name"] == "message-new-instant"
    assert "suppress-sound" not in loud.hints


def test_choosing_one_and_its_buttons_are_heard(daemon: Daemon) -> None:
    heard: list[tuple[int, str]] = []
    notifier = FreedesktopNotifier(lambda number, key: heard.append((number, key)))
    notifier.show(_note(7, "t", "b", buttons=(("answered", "I answered"), ("again", "In 15 min"))))
    assert daemon.shown[0].actions == [CHOSEN, "Open", "answered", "I answered", "again", "In 15 min"]
    for key in ("answered", CHOSEN):
        daemon.press(7, key)
    wait_until(lambda: heard == [(7, "answered"), (7, CHOSEN)])
    notifier.stop()


def test_what_stands_goes_when_the_program_ends_since_nobody_hears_its_buttons(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier(_ignore)
    for number in (7, 8, 9):
        notifier.show(_note(number, "t", "b"))
    notifier.close(8)
    notifier.stop()
    assert daemon.closed == [8, 7, 9]


def test_a_desktop_that_counts_itself_is_told_its_own_numbers(bus: Bus) -> None:
    heard: list[tuple[int, str]] = []
    counting = Daemon(bus.address, counts=True)
    counting.start()
    notifier = FreedesktopNotifier(lambda number, key: heard.append((number, key)))
    for number in (OURS + 7, OURS + 8, OURS + 7):
        notifier.show(_note(number, "t", "b"))
    assert [shown.number for shown in counting.shown] == [1, 2, 1]
    counting.press(3, "answered")  # another program's
    counting.press(2, "answered")
    wait_until(lambda: heard == [(OURS + 8, "answered")])
    notifier.close(OURS + 7)
    notifier.stop()
    counting.stop()
    assert counting.closed == [1, 2]


def test_one_can_be_taken_away(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(7, "t", "b"))
    notifier.close(7)
    notifier.stop()
    assert daemon.closed == [7]


def test_without_a_bus_it_says_so_and_complains_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    notifier = FreedesktopNotifier(_ignore)
    for _ in range(3):
        with pytest.raises(NotShown):
            notifier.show(_note(1, "t", "b"))
    notifier.close(1)
    notifier.stop()
    assert len(caplog.records) == 1


def test_without_a_daemon_it_says_so(bus: Bus, caplog: pytest.LogCaptureFixture) -> None:
    notifier = FreedesktopNotifier(_ignore)
    with pytest.raises(NotShown):
        notifier.show(_note(1, "t", "b"))
    late = Daemon(bus.address)
    late.start()
    assert notifier.is_there()
    notifier.show(_note(1, "t", "b"))
    assert [shown.number for shown in late.shown] == [1]
    notifier.stop()
    late.stop()


def test_a_daemon_that_hangs_is_not_waited_for(bus: Bus, caplog: pytest.LogCaptureFixture) -> None:
    hanging = Daemon(bus.address, mute=True)
    hanging.start()
    notifier = FreedesktopNotifier(_ignore)
    began = time.monotonic()
    with pytest.raises(NotShown):
        notifier.show(_note(1, "t", "b"))
    assert time.monotonic() - began < 4
    hanging.stop()


def test_a_daemon_that_restarts_is_found_again(bus: Bus) -> None:
    first = Daemon(bus.address)
    first.start()
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(1, "t", "b"))
    first.stop()
    second = Daemon(bus.address)
    second.start()
    notifier.show(_note(2, "t", "b"))
    notifier.stop()
    second.stop()
    assert [shown.number for shown in second.shown] == [2]


def test_a_bus_that_dies_leaves_no_trace_and_the_next_one_is_used(
    bus: Bus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)  # as outside of pytest
    first = Daemon(bus.address)
    first.start()
    notifier = FreedesktopNotifier(_ignore)
    notifier.show(_note(1, "t", "b"))
    before = threading.active_count()
    bus.kill()
    first.stop()
    wait_until(lambda: threading.active_count() < before - 1)
    with pytest.raises(NotShown):
        notifier.show(_note(2, "t", "b"))
    (tmp_path / "new").mkdir()
    another = Bus(tmp_path / "new")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", another.address)
    second = Daemon(another.address)
    second.start()
    notifier.show(_note(3, "t", "b"))
    notifier.stop()
    second.stop()
    another.stop()
    assert [shown.number for shown in second.shown] == [3]
    assert capsys.readouterr().err == ""
    assert len(caplog.records) == 1, "said once in the log"


@pytest.mark.skipif(shutil.which("dunst") is None, reason="dunst is not installed")
@pytest.mark.skipif("DISPLAY" not in os.environ, reason="no display for a real notification daemon")
def test_a_real_daemon_shows_it_once(bus: Bus) -> None:
    dunst = subprocess.Popen(["dunst"], stderr=subprocess.DEVNULL)
    notifier = FreedesktopNotifier(_ignore)

    def displayed() -> str:
        asked = subprocess.run(
            ["dunstctl", "count", "displayed"], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip()

    try:
        wait_until(lambda: displayed() == "0")
        notifier.show(_note(OURS + 7, "Sanne has waited an hour", "“Afvallen” & <meer>"))
        notifier.show(_note(OURS + 7, "Sanne has waited an hour", "“Afvallen”"))
        wait_until(lambda: displayed() == "1")
        notifier.close(OURS + 7)
        wait_until(lambda: displayed() == "0")
    finally:
        notifier.stop()
        dunst.terminate()
        dunst.wait(10)


@pytest.mark.skipif(shutil.which("dunst") is None, reason="dunst is not installed")
@pytest.mark.skipif("DISPLAY" not in os.environ, reason="no display for a real notification daemon")
def test_a_button_of_a_real_daemon_is_heard(bus: Bus, tmp_path: Path) -> None:
    """dunst offers the buttons in a menu, which is any program that prints the line that was picked."""
    menu, offered = tmp_path / "menu", tmp_path / "offered"
    menu.write_text(f"#!/bin/sh\ntee {offered} | grep Gereageerd\n")
    menu.chmod(0o700)
    config = tmp_path / "dunstrc"
    config.write_text(f"[global]\n    dmenu = {menu}\n")
    dunst = subprocess.Popen(["dunst", "-conf", str(config)], stderr=subprocess.DEVNULL)
    heard: list[tuple[int, str]] = []
    notifier = FreedesktopNotifier(lambda number, key: heard.append((number, key)))
    buttons = (("whatsapp", "WhatsApp"), ("answered", "Gereageerd"), ("again", "Over 15 min"))
    try:
        wait_until(notifier.is_there)
        notifier.show(_note(OURS + 7, "Sanne wacht al een uur", "‘Afvallen’", buttons=buttons, urgent=True))
        subprocess.run(["dunstctl", "context"], check=True)
        wait_until(lambda: heard == [(OURS + 7, "answered")])
        assert all(word in offered.read_text() for _, word in buttons)
    finally:
        notifier.stop()
        dunst.terminate()
        dunst.wait(10)


def test_without_a_bus_nothing_is_wrong_with_the_program(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    notifier = FreedesktopNotifier(_ignore)
    with pytest.raises(NotShown):
        notifier.show(_note(1, "t", "b"))
    notifier.stop()
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []


def test_windows_without_toasts_tells_by_the_tray(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    """The toasts themselves can be tried on Windows only."""
    owner = QObject()
    tray = TrayNotifier(_ignore, Tray(QIcon(), lambda: None, (), owner))
    notifier = WindowsNotifier(_ignore, tray)
    assert [record.getMessage() for record in caplog.records] == [
        "no toasts here, the tray tells instead: ModuleNotFoundError"
    ]
    assert notifier.is_there() == tray.is_there()
    if not tray.is_there():
        with pytest.raises(NotShown):
            notifier.show(_note(1, "t", "b"))
    notifier.close(1)
    notifier.stop()
    owner.deleteLater()
