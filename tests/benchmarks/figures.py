"""What a run of the benchmarks found, as one table: printed, and kept in RESULTS.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
_HEADING: Final = "| Figure | Measured | Target | Met | n |\n|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. ``value`` is what is held against ``target``; ``detail`` is what it was made of."""

    name: str
    value: float
    target: float
    unit: str
    n: int
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether it is as good as it has to be."""
        return self.value <= self.target

    def line(self) -> str:
        """The line of the table."""
        detail = f" ({self.detail})" if self.detail else ""
        return (
            f"| {self.name} | {self.value:.4g} {self.unit}{detail} | ≤ {self.target:g} {self.unit} |"
            f" {'yes' if self.met else '**no**'} | {self.n} |"
        )


def table(figures: list[Figure]) -> str:
    """All lines."""
    return _HEADING + "".join(f"{figure.line()}\n" for figure in figures)


def keep(figures: list[Figure]) -> None:
    """Renew these figures' lines in RESULTS.md; those that were not measured now stay, with their date."""
    known: dict[str, str] = {}
    if RESULTS.exists():
        for line in RESULTS.read_text(encoding="utf-8").splitlines():
            if line.startswith("| ") and not line.startswith(("| Figure", "|---")):
                known[line.split("|")[1].strip()] = line
    today = datetime.now(UTC).date().isoformat()
    for figure in figures:
        known[figure.name] = f"{figure.line()} {today} |"
    heading = _HEADING.replace(" n |\n", " n | Date |\n").replace("---|\n", "---|---|\n")
    RESULTS.write_text(_above() + heading + "".join(f"{line}\n" for line in known.values()), encoding="utf-8")


def _above() -> str:
    with Path("/proc/meminfo").open() as stream:
        memory = round(int(stream.readline().split()[1]) / 1e6)
    display = os.environ.get("QT_QPA_PLATFORM", "its own")
    return (
        "# How fast PT CRM is\n\n"
        "`make bench` measures all of this and renews the table; figures are never a test that can fail.\n"
        "Ratios compare two programs or two statements in turn, in one run on one machine. Unless a line\n"
        "says otherwise the data file holds 100,000 leads and 1,000,000 touches. Times are of the whole way\n"
        "a user waits for: from the key or the click to the frame on screen, or from before the process is\n"
        "started. The bare window is `bare_window.py`: a PySide6 window with a table of fifty rows.\n"
        "\n"
        f"Machine of the last run: {platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" {memory} GB; display: {display}; Python {platform.python_version()},"
        f" PySide6 {version('PySide6-Essentials')}, SQLAlchemy {version('SQLAlchemy')},"
        f" sqlcipher3 {version('sqlcipher3')}.\n\n"
    )
