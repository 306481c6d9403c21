"""Whatever was being typed when the program was killed is there again when it has started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from desktop import Bus
from screen_reader import LAUNCHERS, AccessBus, ScreenReader

_F2, _ESCAPE = 0xFFBF, 0xFF1B
_WITHIN = 1.5
"""Seconds: text is kept within one, however long somebody types on."""


@dataclass
class Laptop:
    """PT CRM on a desktop of its own, worked by name, and killed."""

    folder: Path
    session: Bus
    access: AccessBus
    reader: ScreenReader
    window: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, as after a crash."""
        self.window = subprocess.Popen(
            [sys.executable, "-m", "ptcrm", "--data-dir", str(self.folder), "--language", "en"],
            env=os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            stderr=subprocess.DEVNULL,
        )
        self.reader.meet("PT CRM")

    def crash(self) -> None:
        """End it as a power cut does, once what was typed last is a second old."""
        assert self.window is not None
        time.sleep(_WITHIN)
        self.window.kill()
        self.window.wait(20)

    def open_sanne(self) -> None:
        """From Today to her page."""
        self.reader.focus("list item", "Sanne")
        self.reader.type_key(ord("o"))
        self.reader.find("push button", "Plan consultation")

    def ask(self, *words: str) -> Any:
        """What the command line says."""
        command = [sys.executable, "-m", "ptcrm", "--data-dir", str(self.folder), *words, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    if os.environ.get("QT_QPA_PLATFORM") != "xcb":
        pytest.skip("Qt speaks to screen readers in a real window only (packaging/run_tests.sh opens one)")
    if not Bus.there() or not any(place.exists() for place in LAUNCHERS):
        pytest.skip("no at-spi2-core on this machine (packaging/system_libraries.sh names it)")
    session = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
    access = AccessBus(session.address)
    laptop = Laptop(tmp_path / "data", session, access, ScreenReader(access.address))
    yield laptop
    if laptop.window is not None:
        laptop.window.kill()
        laptop.window.wait(20)
    laptop.reader.close()
    access.stop()
    session.stop()


def test_text_survives_being_killed_wherever_it_was_typed(laptop: Laptop) -> None:
    lead = laptop.ask("add", "--name", "Sanne Bos", "--phone", "0612345678")["lead_id"]
    reader = laptop.reader
    laptop.start()
    laptop.open_sanne()

    # On her page: what happened, the next step, and a fact that is being changed.
    reader.write("text", "Write what happened", "Belde over haar rug")
    reader.write("text", "Next step", "Bel Sanne terug")
    reader.focus("panel", "Town")
    reader.type_key(_F2)
    reader.write("text", "Town", "Zeist-Oost")
    laptop.crash()
    laptop.start()
    laptop.open_sanne()
    assert reader.text_of("text", "Write what happened") == "Belde over haar rug"
    assert reader.text_of("text", "Next step") == "Bel Sanne terug"
    assert reader.text_of("text", "Town") == "Zeist-Oost"
    assert laptop.ask("lead", lead)["city"] == ""

    # New lead.
    reader.press("push button", "New lead")
    reader.write("text", "Paste what you have", "Tom 0687654321 wil fitter worden")
    laptop.crash()
    laptop.start()
    reader.press("push button", "New lead")
    assert reader.text_of("text", "Paste what you have") == "Tom 0687654321 wil fitter worden"
    reader.type_key(_ESCAPE)

    # A consultation that is being planned, and the outcome of another.
    laptop.open_sanne()
    reader.press("push button", "Plan consultation")
    reader.write("text", "Place", "Studio aan de gracht")
    laptop.crash()
    laptop.ask("consult", lead, "--at", "2026-01-05T10:00")
    laptop.start()
    laptop.open_sanne()
    reader.press("push button", "Plan consultation")
    assert reader.text_of("text", "Place") == "Studio aan de gracht"
    reader.type_key(_ESCAPE)
    reader.press("push button", "Log the outcome with Sanne")
    reader.write("text", "What does Sanne want", "Pijnvrij tillen")
    laptop.crash()
    laptop.start()
    laptop.open_sanne()
    reader.press("push button", "Log the outcome with Sanne")
    assert reader.text_of("text", "What does Sanne want") == "Pijnvrij tillen"
