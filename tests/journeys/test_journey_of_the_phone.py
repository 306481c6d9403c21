"""The phone with the real program in a process of its own, which is killed outright: the server delivers, a
tap comes back, and the next start knows of it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from ntfy_server import NtfyServer, trust

from ptcrm.commands.phone import keep_phone_settings
from ptcrm.domain.moments import write_iso
from ptcrm.domain.phone_settings import PhoneSettings, Way
from ptcrm.store.database import Database

MINUTE = 60_000
SOON_S = 40


class Laptop:
    """The program on one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **no_keyring}
        self._running = subprocess.Popen(
            [sys.executable, "-m", "ptcrm.app.main", "--data-dir", str(self.folder), "--language", "nl"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """As a battery that is empty: no goodbye."""
        if self._running is not None:
            self._running.send_signal(signal.SIGKILL)
            self._running.wait()
            self._running = None

    def close(self) -> None:
        """As somebody who shuts the laptop down."""
        if self._running is not None:
            self._running.send_signal(signal.SIGTERM)
            assert self._running.wait(30) == 0
            self._running = None

    def say(self, *words: str) -> Any:
        """The command line, beside the window."""
        done = subprocess.run(
            [sys.executable, "-m", "ptcrm.app.main", "--data-dir", str(self.folder), *words, "--json"],
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    def add(self, name: str, minutes_ago: float = 0) -> str:
        arrived = write_iso(round(time.time() * 1000 - minutes_ago * MINUTE))
        return str(self.say("add", "--name", name, "--channel", "instagram", "--arrived", arrived)["lead_id"])


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NtfyServer]:
    authority = trustme.CA()
    trust(authority, tmp_path, monkeypatch)
    made = NtfyServer(authority)
    yield made
    made.close()


@pytest.fixture
def laptop(server: NtfyServer, tmp_path: Path) -> Iterator[Laptop]:
    folder = tmp_path / "data"
    settings = PhoneSettings(Way.NTFY, server.url, "pt-phone", "pt-answers")
    now = round(time.time() * 1000)
    database = Database.open(folder, now)
    database.write(lambda session: keep_phone_settings(session, settings), now)
    database.close()
    made = Laptop(folder)
    yield made
    made.kill()


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON_S
    while not holds():
        assert time.monotonic() < end, "it didn't come"
        time.sleep(0.05)


@pytest.mark.timeout(300)
def test_the_laptop_dies_and_nobody_is_missed(laptop: Laptop, server: NtfyServer) -> None:
    laptop.start()
    lead_id = laptop.add("Sanne van den Berg", minutes_ago=59.6)
    wait_until(lambda: len(server.scheduled("pt-phone")) == 1)
    laptop.kill()
    wait_until(lambda: server.scheduled("pt-phone") == [])
    message = server.came("pt-phone")[-1]
    assert message["title"] == "S.B. wacht al een uur, via Instagram-DM"
    tapped = time.time()
    server.tap(message, "Gereageerd")
    time.sleep(4)
    laptop.start()
    wait_until(lambda: laptop.say("lead", lead_id)["enquiries"][0]["state"] == "answered")
    assert laptop.say("today")["answer_now"] == []
    enquiry = laptop.say("lead", lead_id)["enquiries"][0]
    answered = datetime.fromisoformat(enquiry["arrived_at"]).timestamp() + enquiry["response_s"]
    assert abs(answered - tapped) < 2  # when it was tapped, not when the laptop heard of it
    wait_until(lambda: server.came("pt-phone") == [])


@pytest.mark.timeout(300)
def test_killed_anywhere_it_leaves_two_messages_of_everyone_and_no_more(
    laptop: Laptop, server: NtfyServer
) -> None:
    chance = random.Random(7)
    people = []
    for number in range(4):
        laptop.start()
        people.append(laptop.add(f"Sanne {number}"))
        time.sleep(chance.uniform(0.0, 2.0))
        laptop.kill()
    laptop.start()
    wait_until(lambda: len(server.scheduled("pt-phone")) == 2 * len(people))
    sequences = [it["sequence_id"] for it in server.scheduled("pt-phone")]
    assert len(set(sequences)) == len(sequences)
    for lead_id in people:
        laptop.say("touch", lead_id, "--channel", "whatsapp")
    wait_until(lambda: server.scheduled("pt-phone") == [])


@pytest.mark.timeout(300)
def test_answered_and_shut_down_at_once_no_false_alarm_comes(laptop: Laptop, server: NtfyServer) -> None:
    laptop.start()
    lead_id = laptop.add("Sanne")
    wait_until(lambda: len(server.scheduled("pt-phone")) == 2)
    laptop.say("touch", lead_id, "--channel", "whatsapp")
    laptop.close()
    assert server.scheduled("pt-phone") == []
