"""The data file as a file: its name, its companions, and how it is opened to be looked at or copied."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

APPLICATION_ID: Final = 0x50544352
"""``PTCR``: says in the file's header whose it is."""

SCHEMA_VERSION: Final = 3
"""The version of the tables, in the header too (``user_version``)."""

DATABASE: Final = "ptcrm.db"
BACKUPS: Final = "backups"
COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside its file. A companion of another file destroys it, so they move together."""

PART: Final = ".part"
"""Ends the name of a file that isn't complete yet."""

_CAREFUL: Final = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-2000",  # KiB
    "busy_timeout=5000",
)


@contextmanager
def raw_connection(path: Path) -> Iterator[Any]:
    """A plain connection to an existing file that trusts nothing in it. Nothing is begun or committed.

    Raises ``dbapi2.Error`` when the file can't be opened; it is never made.
    """
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        for pragma in _CAREFUL:
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    except UnicodeDecodeError as error:
        raise _damaged_text(error) from error
    finally:
        connection.close()


def _damaged_text(error: UnicodeDecodeError) -> dbapi2.DatabaseError:
    """Bytes that are no text where text belongs: the driver fails on them before it can say what is wrong."""
    damaged = dbapi2.DatabaseError(str(error))
    damaged.sqlite_errorname, damaged.sqlite_errorcode = "SQLITE_CORRUPT", 11
    return damaged


def companions(path: Path) -> list[Path]:
    """The companions of a file that are there."""
    beside = (path.with_name(path.name + ending) for ending in COMPANIONS)
    return [file for file in beside if os.path.lexists(file)]


def private_folder(folder: Path) -> None:
    """Make a folder only its owner can enter. One that is there already keeps its rights."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file only its owner can read; SQLite gives its companions the same rights."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def flush_file(path: Path) -> None:
    """Return when the bytes of a file are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk. Windows does so by itself and can't be asked."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stamp(now: int) -> str:
    """An instant (UTC ms) as it stands in file names: 20261123T100000Z."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")


def readable(at: int) -> str:
    """An instant (UTC ms) as it stands in a sentence: 2026-11-23T10:00:00Z."""
    return datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
