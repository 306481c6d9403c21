"""A blind trainer's main job: from a new lead to a signed-up client, all of it found by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import Bus
from screen_reader import LAUNCHERS, AccessBus, ScreenReader


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ScreenReader]:
    """A screen reader on a desktop of its own, with PT CRM running on an empty folder."""
    if os.environ.get("QT_QPA_PLATFORM") != "xcb":
        pytest.skip("Qt speaks to screen readers in a real window only (packaging/run_tests.sh opens one)")
    if not Bus.there() or not any(place.exists() for place in LAUNCHERS):
        pytest.skip("no at-spi2-core on this machine (packaging/system_libraries.sh names it)")
    session = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
    access = AccessBus(session.address)
    window = subprocess.Popen(
        [sys.executable, "-m", "ptcrm", "--data-dir", str(tmp_path / "data"), "--language", "en"],
        env=os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
        stderr=subprocess.DEVNULL,
    )
    reader = ScreenReader(access.address)
    reader.meet("PT CRM")
    yield reader
    window.terminate()
    assert window.wait(20) == 0
    reader.close()
    access.stop()
    session.stop()


def stored(tmp_path: Path, *words: str) -> Any:
    """What the command line says meanwhile."""
    command = [sys.executable, "-m", "ptcrm", "--data-dir", str(tmp_path / "data"), *words, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def test_from_a_new_lead_to_a_client(reader: ScreenReader, tmp_path: Path) -> None:
    reader.find("label", "Welcome to PT CRM")
    reader.press("push button", "Continue")
    reader.write("text", "Your name", "Robin")
    reader.press("push button", "Continue")
    reader.find("push button", "Start with my own leads")
    reader.press("push button", "Not now")
    reader.find("label", "Nobody is waiting.")
    reader.press("push button", "New lead")
    reader.find("panel", "New lead")
    reader.write("text", "Name", "Tess de Wit")
    reader.write("text", "Phone", "06 12345678")
    reader.press("push button", "Add lead")
    reader.find("label", "Tess de Wit added.")
    reader.hear("Tess de Wit added.")

    # From Today to her page: the row says who waits, O opens it.
    reader.focus("list item", "Tess de Wit, has waited")
    reader.type_key(ord("o"))
    reader.press("push button", "Contacted Tess")
    reader.find("label", "Tess: answered")

    reader.press("push button", "Stage: Like")
    reader.find("push button", "Stage: Like, now")

    reader.press("push button", "Plan consultation")
    reader.find("panel", "Plan a consultation with Tess")
    reader.write("text", "When", "today 8:00")
    assert reader.label_of("combo box", "45 min") == "How long"
    reader.press("push button", "Plan")
    reader.press("push button", "Log the outcome with Tess de Wit")
    reader.find("panel", "How did it go with Tess")
    reader.press("check box", "Signed up")
    reader.press("push button", "Save outcome")
    reader.find("push button", "Stage: Client, now")

    [lead] = stored(tmp_path, "leads")
    assert (lead["name"], lead["stage"]) == ("Tess de Wit", "client")
