"""What is looked at before the data file is opened, so that nothing is lost by opening it.

An empty file is only ever made where there never was data: in the place of a damaged or lost file it would
look as if everybody were gone.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import (
    backup,
    backup_names,
    data_file,
    faults,
    file_refusals,
    inspection,
    program_versions,
)
from ptcrm.store.data_file import BACKUPS, DATABASE

if TYPE_CHECKING:
    from ptcrm.store.database import Database

_PROBE: Final = ".may-write"
_PROBE_BYTES: Final = 64 * 1024
_ONE_PAGE: Final = 4096
_WAL_HEADING: Final = 32
_JOURNAL_HEADING: Final = 512
_LOOKS: Final = 40
_PAUSE_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class Opened:
    """``fresh``: the file is there but empty, and still has to be made. ``backup``: made before migrating."""

    path: Path
    fresh: bool = False
    migrated_from: int | None = None
    backup: Path | None = None


def prepare(folder: Path, now: int) -> Opened:
    """Make the folder ready and the file openable, brought up to date if it is older. ``now``: UTC ms.

    Raises ``Refusal`` (folder_read_only, disk_full, file_is_link, file_damaged, file_missing_backups_exist,
    data_newer, file_locked, ...); nothing was then changed.
    """
    try:
        data_file.private_folder(folder)
        _try_to_write(folder)
        backup.clean_up(folder)
        return _open_patiently(folder, folder / DATABASE, now)
    except OSError as error:
        raise file_refusals.of_error(error) from error


def quick_check(database: Database) -> None:
    """Read every page once; for after the first paint and before the first write. Raises ``Refusal``."""
    try:
        with data_file.raw_connection(database.path) as connection:
            connection.execute("PRAGMA cache_size = -256")  # no page is read twice
            if inspection.damage(connection, quick=True):
                raise backup.damaged(database.folder)
    except dbapi2.DatabaseError as error:
        raise _refusal(error, database.folder) from error


def _open_patiently(folder: Path, path: Path, now: int) -> Opened:
    """What looks damaged while it is hardly there may be a file that another program is making right now."""
    for _ in range(_LOOKS):
        making = _in_the_making(path)
        try:
            return _open(folder, path, now)
        except Refusal as refusal:
            if not refusal.code.startswith("file_damaged") or not (making or _in_the_making(path)):
                raise
        time.sleep(_PAUSE_S)
    return _open(folder, path, now)


def _in_the_making(path: Path) -> bool:
    """Until the first commit, and the checkpoint behind it, the file itself holds one page at most."""
    return path.is_file() and path.stat().st_size <= _ONE_PAGE and bool(data_file.companions(path))


def _open(folder: Path, path: Path, now: int) -> Opened:
    _refuse_links(path)
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        _refuse_lost_data(folder)
        with contextlib.suppress(FileExistsError):
            data_file.private_file(path)
        return Opened(path, fresh=True)
    if not os.access(path, os.R_OK | os.W_OK):
        raise faults.folder_read_only()
    try:
        heading = _heading(path)
    except dbapi2.DatabaseError as error:
        raise _refusal(error, folder) from error
    if heading is None:
        raise backup.damaged(folder)
    if heading == inspection.Heading(0, 0, empty=True):  # making it was cut off
        _refuse_lost_data(folder)
        return Opened(path, fresh=True)
    if not heading.ours or heading.empty or heading.version < 1:
        raise backup.damaged(folder)
    program_versions.refuse_newer(heading.version)
    path.chmod(0o600)
    if heading.version == data_file.SCHEMA_VERSION:
        return Opened(path)
    from ptcrm.store.migrations import runner  # Alembic costs start-up time and is needed for old files only

    return Opened(path, migrated_from=heading.version, backup=runner.migrate(folder, now))


def _heading(path: Path) -> inspection.Heading | None:
    """The heading as the newest commit left it, or None when the first bytes are no database's."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\x00":
            return None
    with data_file.raw_connection(path) as connection:
        connection.execute("PRAGMA query_only=ON")
        return inspection.heading(connection)


def _refusal(error: dbapi2.DatabaseError, folder: Path) -> Refusal:
    return backup.damaged(folder) if file_refusals.says_damaged(error) else file_refusals.of_error(error)


def _refuse_links(path: Path) -> None:
    """A link could send what is written here to somebody else's place."""
    if path.is_symlink() or (path.is_file() and path.stat().st_nlink > 1):
        raise Refusal(
            "file_is_link",
            "{file} is a link to another place, so it wasn't opened. Put the file itself in this folder.",
            file=str(path),
        )


def _refuse_lost_data(folder: Path) -> None:
    """Refuse to start empty where there are backups, or commits that never reached the file."""
    if any(_holds_pages(file) for file in data_file.companions(folder / DATABASE)):
        raise backup.damaged(folder)
    found = backup_names.kept_in(folder / BACKUPS)
    if found:
        newest = backup_names.newest_good(folder / BACKUPS) or found[0]
        raise file_refusals.missing_beside_backups(newest.file, data_file.readable(newest.at))


def _holds_pages(companion: Path) -> bool:
    """Whether data can be in it. A start that was cut off leaves headings with nothing behind them."""
    heading = {"-wal": _WAL_HEADING, "-journal": _JOURNAL_HEADING}
    return any(
        companion.name.endswith(ending) and companion.stat().st_size > size
        for ending, size in heading.items()
    )


def _try_to_write(folder: Path) -> None:
    probe = folder / f"{_PROBE}-{os.getpid()}"
    try:
        probe.write_bytes(b"\0" * _PROBE_BYTES)
    finally:
        for left in folder.glob(f"{_PROBE}-*"):  # also of a process that was killed here
            with contextlib.suppress(OSError):
                left.unlink()
