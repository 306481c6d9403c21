"""The world every test runs in: a home of its own, one time zone, no network, and no unexpected warning."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from ptcrm.store.database import Database

ZONE = "Europe/Amsterdam"
LOCALE = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": ""}

# Qt looks at these once, when its application starts. Without a display of our own (packaging/run_tests.sh)
# nothing may appear on the screen, or on the message bus, of whoever runs the tests.
os.environ.update(LOCALE)
os.environ["TZ"] = ZONE
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

# No deadline: a busy machine is not a bug. The same examples for everybody on CI, new ones each time at home.
_QUIET = [HealthCheck.too_slow]
settings.register_profile("home", deadline=None, max_examples=80, suppress_health_check=_QUIET)
settings.register_profile("ci", settings.get_profile("home"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")


@pytest.fixture(scope="session")
def zone() -> ZoneInfo:
    """Where the trainer lives."""
    return ZoneInfo(ZONE)


@pytest.fixture(scope="session")
def now(zone: ZoneInfo) -> int:
    """Monday 23 November 2026, noon in Amsterdam, in UTC milliseconds."""
    return int(datetime(2026, 11, 23, 12, tzinfo=zone).timestamp()) * 1000


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory, now: int) -> Callable[[Path, int], Database]:
    """Opens an empty data file in a folder that isn't there yet.

    It is a copy of one that the program made, since making one takes four times as long.
    """
    made = Database.open(tmp_path_factory.mktemp("empty") / "data", now)
    made.close()

    def fresh(folder: Path, now: int) -> Database:
        folder.mkdir(mode=0o700)
        shutil.copyfile(made.path, folder / made.path.name)
        return Database.open(folder, now)

    return fresh


@pytest.fixture
def database(tmp_path: Path, fresh: Callable[[Path, int], Database], now: int) -> Iterator[Database]:
    """A fresh, empty data file."""
    opened = fresh(tmp_path / "data", now)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; nothing of whoever runs the tests is read or written."""
    folder = tmp_path_factory.mktemp("home")
    places = {
        "HOME": ".",
        "USERPROFILE": ".",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "run",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(folder / place))
    (folder / "run").mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def _time_zone_and_locale(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Amsterdam and plain C, also after a test that went somewhere else."""
    for name, value in LOCALE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TZ", ZONE)
    _apply_time_zone()
    yield
    os.environ["TZ"] = ZONE
    _apply_time_zone()


def _apply_time_zone() -> None:
    if sys.platform != "win32":  # Windows has no tzset; there the machine's own zone stays
        time.tzset()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets reach this machine only; the failure is not one the program takes for a bad connection."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_outside(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_outside(self.family, address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **options: Any) -> Any:
        _refuse_outside(socket.AF_INET, (host, 0))
        return look_up(host, *args, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _refuse_outside(family: int, address: Any) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host not in (None, "", "localhost", "::1") and not str(host).startswith("127."):
        pytest.fail(f"a test reached out to the network: {address!r}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it asks for ``caplog`` and so looks at the log itself."""
    kept = _Warnings(logging.WARNING)
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.messages and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log: " + "; ".join(kept.messages))


class _Warnings(logging.Handler):
    """Keeps what was logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def pytest_collection_finish() -> None:
    """What is imported by now stays, so the collections below need not look through it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _qt_garbage_dies_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program (ui/kit/garbage): a Qt object freed by a worker thread brings the process down."""
    with_qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    if with_qt:
        gc.disable()
    yield
    if with_qt:
        gc.collect()
        gc.enable()
