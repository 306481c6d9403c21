"""Which backups there are, and which may go: names tell when a backup was made and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ptcrm.store import data_file, verified_copy

RECENT: Final = 12
DAILY: Final = 7
WEEKLY: Final = 4
BEFORE_MIGRATION: Final = 3
OLDEST_MS: Final = 90 * 24 * 3_600_000
"""What was erased is gone from the backups too after this long."""

_NAME: Final = re.compile(r"(?P<why>ptcrm|pre-v\d+|replaced)-(?P<at>\d{8}T\d{6}Z)(-\d+)?(\.db)?")


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup, or a folder of files a restore set aside. ``at``: UTC ms, by its name."""

    file: Path
    at: int
    why: str


def new_name(folder: Path, why: str, now: int, ending: str = ".db") -> Path:
    """A name that is still free."""
    stem = f"{why}-{data_file.stamp(now)}"
    file, number = folder / f"{stem}{ending}", 2
    while file.exists():
        file, number = folder / f"{stem}-{number}{ending}", number + 1
    return file


def kept_in(folder: Path) -> list[Kept]:
    """Everything a folder keeps, newest first; also what isn't verified."""
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(file.name)
        if match is None or file.is_dir() != (match["why"] == "replaced"):
            continue
        try:
            at = datetime.strptime(match["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Kept(file, int(at.timestamp()) * 1000, match["why"]))
    return sorted(found, key=lambda kept: (kept.at, len(kept.file.name), kept.file.name), reverse=True)


def backups_in(folder: Path) -> list[Kept]:
    """The backups of a folder, newest first; also what isn't verified."""
    return [kept for kept in kept_in(folder) if kept.why != "replaced"]


def newest_good(folder: Path) -> Kept | None:
    """The newest backup that is still what was checked when it was made."""
    return next((kept for kept in backups_in(folder) if verified_copy.is_verified(kept.file)), None)


def may_go(all_kept: Iterable[Kept], now: int, made: Path) -> list[Path]:
    """What to delete after a backup was made: all but 12 recent, 7 daily, 4 weekly, nothing past 90 days.

    ``made`` stays whatever its name says, for a clock may have been set back.
    """
    ordered = sorted(all_kept, key=lambda kept: kept.at, reverse=True)
    plain = [kept for kept in ordered if kept.why == "ptcrm"]
    stays = {kept.file for kept in plain[:RECENT]}
    stays |= _newest_of_each(plain, "%Y-%m-%d", DAILY)
    stays |= _newest_of_each(plain, "%G-%V", WEEKLY)
    stays |= {
        kept.file for kept in [kept for kept in ordered if kept.why.startswith("pre-")][:BEFORE_MIGRATION]
    }
    stays |= {kept.file for kept in ordered if kept.why == "replaced"}
    too_old = {kept.file for kept in ordered if kept.at < now - OLDEST_MS}
    return [kept.file for kept in ordered if kept.file not in (stays - too_old) | {made}]


def _newest_of_each(ordered: list[Kept], period: str, how_many: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for kept in ordered:
        newest.setdefault(datetime.fromtimestamp(kept.at / 1000, UTC).strftime(period), kept.file)
    return set(list(newest.values())[:how_many])
