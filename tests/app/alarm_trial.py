"""A running PT CRM under a clock that a test turns, a desktop beside it, and people who ask for help."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Final

from desktop import Daemon, Shown, wait_until

from ptcrm.commands.intake import take_in
from ptcrm.commands.preferences import set_preference
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.queries.preferences import FIRST_RUN
from ptcrm.store.database import Database

SECOND: Final = 1_000
MINUTE: Final = 60_000
HOUR: Final = 3_600_000
_SCRIPT: Final = Path(__file__).with_name("alarm_window.py")
FAKETIME: Final = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
"""Debian's libfaketime, which turns the clock of one process."""


class Trial:
    """``off``: how far the program's wall clock stands from this machine's (ms), by sleep or being set."""

    def __init__(self, folder: Path, daemon: Daemon, zone: str = "Europe/Amsterdam") -> None:
        self.folder = folder
        self.daemon = daemon
        self.off = self._moved = 0
        self._zone = zone
        self._said: dict[str, Any] = {}
        self.database = Database.open(folder, self.wall())
        self.database.write(partial(set_preference, name=FIRST_RUN, value="later"), self.wall())
        self.set_clock(0)
        self._process: subprocess.Popen[str] | None = None

    # ---- time ---------------------------------------------------------------------------------------------

    def wall(self) -> int:
        """What the program takes for now (UTC ms)."""
        return time.time_ns() // 1_000_000 + self.off

    def set_clock(self, off: int) -> None:
        """Set the program's wall clock; the time since boot goes on."""
        self._moved += off - self.off
        self.off = off
        self._write("moved", self._moved)
        self._write("clock", off)

    def set_clock_to(self, wall: int) -> None:
        """The same, to an instant (UTC ms)."""
        self.set_clock(wall - time.time_ns() // 1_000_000)

    def sleep(self, ms: int) -> None:
        """The laptop sleeps so long: the wall clock and the time since boot have gone on, timers have not.

        Both in one stroke, as after a real sleep: the program adds what the clock went on unmoved.
        """
        self.off += ms
        self._write("clock", self.off)

    def _write(self, name: str, ms: int) -> None:
        fresh = self.folder / f"{name}.new"
        fresh.write_text(f"{ms / 1000:+.3f}")
        fresh.replace(self.folder / name)

    # ---- the program --------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start it and wait until it keeps watch."""
        self._said = {}
        self._process = self._start()
        Thread(target=self._read, args=(self._process,), daemon=True).start()
        wait_until(lambda: self._said.get("stands"), 60)

    def close(self) -> None:
        """Ask it to end, and wait until it has."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.terminate()
        self._process.wait(30)
        self._process.stdin.close()

    def start_another(self) -> int:
        """Start it a second time; its exit code."""
        with self._start() as process:
            process.communicate(timeout=60)
        return process.returncode

    def order(self, word: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        print(word, file=self._process.stdin, flush=True)
        wait_until(lambda: self._said.get("disk") == word)

    def end(self) -> None:
        self.database.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            assert self._process.stdin is not None
            self._process.stdin.close()

    def _start(self) -> subprocess.Popen[str]:
        environment = dict(
            os.environ,
            QT_QPA_PLATFORM="offscreen",
            TZ=self._zone,
            LD_PRELOAD=str(FAKETIME),
            FAKETIME_TIMESTAMP_FILE=str(self.folder / "clock"),
            FAKETIME_NO_CACHE="1",
            FAKETIME_FORCE_MONOTONIC_FIX="0",  # else every wait of a thread costs it dear
            NO_FAKE_STAT="1",
            FAKETIME_DONT_FAKE_MONOTONIC="1",
        )
        command = [sys.executable, str(_SCRIPT), str(self.folder)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self._said = json.loads(line)

    # ---- who asks, and what is said -----------------------------------------------------------------------

    def ask(self, name: str, ago: int) -> None:
        """Somebody asked for help so long ago (ms), noted by another process."""
        enquiry = Enquiry(Person(name=name), arrival=Arrival(self.wall() - ago))
        self.database.write(partial(take_in, enquiry=enquiry), self.wall())

    def told(self, name: str) -> list[Shown]:
        """The notifications that say that this person is over the hour."""
        shown = list(self.daemon.shown)
        alone = [it for it in shown if name in it.title and "waited" in it.title]
        several = [it for it in shown if "waited over" in it.title or "passed the hour" in it.title]
        return alone + [it for it in several if name in it.body.partition("\n")[0]]

    @property
    def banners(self) -> str:
        return " ".join(self._said.get("banners", []))

    @property
    def over(self) -> int:
        return int(self._said.get("over", 0))

    def wait(self, done: Callable[[], object], seconds: float = 45) -> None:
        wait_until(done, seconds)
