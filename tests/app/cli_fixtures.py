"""The command line as somebody outside uses it: words in; a document, an exit code and a sentence out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ptcrm.app.main import main

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Said:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one data folder, inside this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *words: str) -> Said:
        """These words and nothing else."""
        self._capsys.readouterr()
        code = main(list(words))
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def __call__(self, *words: str) -> Any:
        """A command that is done: its document."""
        said = self.run("--data-dir", str(self.folder), *words, "--json")
        assert (said.code, said.err) == (0, ""), said
        return said.document

    def text(self, *words: str) -> str:
        """A command that is done, as people read it."""
        said = self.run("--data-dir", str(self.folder), *words)
        assert (said.code, said.err) == (0, ""), said
        return said.out

    def refused(self, *words: str) -> str:
        """A command that is refused by the rules of the contract; the code it gives."""
        before = self.state()
        said = self.run("--json", "--data-dir", str(self.folder), *words)
        assert said.code == 2, said
        error = said.document["error"]
        assert said.document.keys() == {"error"}
        assert error.keys() == {"code", "message"}
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", error["code"])
        assert said.err == error["message"] + "\n"
        assert said.err.count("\n") == 1
        assert before in ("", self.state()), "a refusal changed the data"
        return str(error["code"])

    def state(self) -> str:
        """Stands for every byte of the data; "" when there is none."""
        file = self.folder / "ptcrm.db"
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""

    # Shortcuts for what most tests begin with

    def add(self, name: str = "Sanne de Vries", *words: str) -> str:
        """A new lead; its id."""
        return str(self("add", "--name", name, *words)["lead_id"])

    def lead(self, lead_id: str) -> dict[str, Any]:
        """One lead, whole."""
        found: dict[str, Any] = self("lead", lead_id)
        return found

    def today(self) -> dict[str, Any]:
        """What Today says."""
        found: dict[str, Any] = self("today")
        return found

    def row(self) -> dict[str, Any] | None:
        """The only row of Answer now, if any."""
        rows = self.today()["answer_now"]
        assert len(rows) <= 1
        return rows[0] if rows else None


class Clock:
    """The laptop's clock, at noon on Monday 23 November 2026 in Amsterdam unless it is set."""

    def __init__(self) -> None:
        self._travel: time_machine.travel | None = None
        self.set("12:00:00")

    def set(self, moment: str) -> None:
        """``10:20``, or ``2026-11-22T10:00:00`` by the clock on the wall, or with ``Z`` in UTC."""
        self.stop()
        whole = moment if "T" in moment else f"2026-11-23T{moment}"
        instant = datetime.fromisoformat(whole)
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=AMSTERDAM)
        self._travel = time_machine.travel(instant, tick=False)
        self._travel.start()

    def stop(self) -> None:
        """Back to the real time."""
        if self._travel is not None:
            self._travel.stop()
            self._travel = None


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on an empty data folder."""
    return CommandLine(tmp_path / "data", capsys)


@pytest.fixture
def clock() -> Iterator[Clock]:
    """The laptop's clock, standing still at noon."""
    clock = Clock()
    yield clock
    clock.stop()
