"""A desktop with a bus and a notification daemon for the tests that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import Bus, Daemon


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A message bus with nobody on it."""
    if not Bus.there():
        pytest.skip("no dbus-daemon on this machine, so no notification can be tried")
    made = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.stop()


@pytest.fixture
def daemon(bus: Bus) -> Iterator[Daemon]:
    """A notification daemon on that bus."""
    made = Daemon(bus.address)
    made.start()
    yield made
    made.stop()
