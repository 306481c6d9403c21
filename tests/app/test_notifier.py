"""Notifications on a real message bus: what the desktop is asked to show, and what happens without one."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
from desktop import Bus, Daemon, wait_until

from ptcrm.app.notifier import NotShown
from ptcrm.app.notifier_freedesktop import FreedesktopNotifier

pytest_plugins = ["desktop_fixtures"]


def _ignore(number: int) -> None:
    pass


def test_the_desktop_is_asked_to_show_it_and_a_repeat_replaces(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier("Open", _ignore)
    first = notifier.show(2_000_000_001, "Sanne has waited an hour", "“Afvallen” · Contact form")
    again = notifier.show(2_000_000_001, "Sanne has waited an hour", "“Afvallen” · Contact form")
    notifier.stop()
    assert first == again == 2_000_000_001
    shown = daemon.shown[-1]
    assert (shown.title, shown.body) == ("Sanne has waited an hour", "“Afvallen” · Contact form")
    assert shown.actions == ["default", "Open"]
    assert shown.hints == {"urgency": 2, "desktop-entry": "ptcrm"}


def test_words_of_a_lead_are_never_markup(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier("Open", _ignore)
    notifier.show(1, "t", "<img src='http://x'> & <b>")
    notifier.stop()
    assert daemon.shown[0].body == "&lt;img src='http://x'&gt; &amp; &lt;b&gt;"


def test_a_desktop_without_markup_gets_the_words_as_they_are(bus: Bus) -> None:
    plain = Daemon(bus.address, capabilities=["body"])
    plain.start()
    notifier = FreedesktopNotifier("Open", _ignore)
    notifier.show(1, "t", "a < b & c")
    notifier.stop()
    plain.stop()
    assert plain.shown[0].body == "a < b & c"
    assert plain.shown[0].actions == []


def test_choosing_one_is_heard(daemon: Daemon) -> None:
    heard: list[int] = []
    notifier = FreedesktopNotifier("Open", heard.append)
    number = notifier.show(7, "t", "b")
    daemon.click(number)
    wait_until(lambda: heard == [7])
    notifier.stop()


def test_one_can_be_taken_away(daemon: Daemon) -> None:
    notifier = FreedesktopNotifier("Open", _ignore)
    number = notifier.show(7, "t", "b")
    notifier.close(number)
    notifier.stop()
    assert daemon.closed == [7]


def test_without_a_bus_it_says_so_and_complains_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    notifier = FreedesktopNotifier("Open", _ignore)
    for _ in range(3):
        with pytest.raises(NotShown):
            notifier.show(1, "t", "b")
    notifier.close(1)
    notifier.stop()
    assert len(caplog.records) == 1


def test_without_a_daemon_it_says_so(bus: Bus, caplog: pytest.LogCaptureFixture) -> None:
    notifier = FreedesktopNotifier("Open", _ignore)
    with pytest.raises(NotShown):
        notifier.show(1, "t", "b")
    late = Daemon(bus.address)
    late.start()
    assert notifier.show(1, "t", "b") == 1
    notifier.stop()
    late.stop()


def test_a_daemon_that_hangs_is_not_waited_for(bus: Bus, caplog: pytest.LogCaptureFixture) -> None:
    hanging = Daemon(bus.address, mute=True)
    hanging.start()
    notifier = FreedesktopNotifier("Open", _ignore)
    began = time.monotonic()
    with pytest.raises(NotShown):
        notifier.show(1, "t", "b")
    assert time.monotonic() - began < 4
    hanging.stop()


def test_a_daemon_that_restarts_is_found_again(bus: Bus) -> None:
    first = Daemon(bus.address)
    first.start()
    notifier = FreedesktopNotifier("Open", _ignore)
    notifier.show(1, "t", "b")
    first.stop()
    second = Daemon(bus.address)
    second.start()
    notifier.show(2, "t", "b")
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
    notifier = FreedesktopNotifier("Open", _ignore)
    notifier.show(1, "t", "b")
    before = threading.active_count()
    bus.kill()
    first.stop()
    wait_until(lambda: threading.active_count() < before - 1)
    with pytest.raises(NotShown):
        notifier.show(2, "t", "b")
    (tmp_path / "new").mkdir()
    another = Bus(tmp_path / "new")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", another.address)
    second = Daemon(another.address)
    second.start()
    number = notifier.show(3, "t", "b")
    notifier.stop()
    second.stop()
    another.stop()
    assert number == 3
    assert [shown.number for shown in second.shown] == [3]
    assert capsys.readouterr().err == ""
    assert len(caplog.records) == 1, "said once in the log"


@pytest.mark.skipif(shutil.which("dunst") is None, reason="dunst is not installed")
@pytest.mark.skipif("DISPLAY" not in os.environ, reason="no display for a real notification daemon")
def test_a_real_daemon_shows_it_once(bus: Bus) -> None:
    dunst = subprocess.Popen(["dunst"], stderr=subprocess.DEVNULL)
    notifier = FreedesktopNotifier("Open", _ignore)

    def displayed() -> str:
        asked = subprocess.run(
            ["dunstctl", "count", "displayed"], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip()

    try:
        wait_until(lambda: displayed() == "0")
        number = notifier.show(1_500_000_000, "Sanne has waited an hour", "“Afvallen” & <meer>")
        assert notifier.show(number, "Sanne has waited an hour", "“Afvallen”") == number
        wait_until(lambda: displayed() == "1")
        notifier.close(number)
        wait_until(lambda: displayed() == "0")
    finally:
        notifier.stop()
        dunst.terminate()
        dunst.wait(10)


def test_without_a_bus_nothing_is_wrong_with_the_program(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    notifier = FreedesktopNotifier("Open", _ignore)
    with pytest.raises(NotShown):
        notifier.show(1, "t", "b")
    notifier.stop()
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []
