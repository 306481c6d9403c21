"""Connections to the data file: which driver, which settings, and who begins a transaction how."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

DRIVER_ERROR: Final[type[Exception]] = driver.Error

BUSY_MS: Final = 5_000
"""How long a connection waits for another program before the file counts as locked."""

_SETTINGS: Final = (
    ("busy_timeout", BUSY_MS),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("temp_store", 2),  # in memory: no personal data in temporary files
    ("fullfsync", 1),  # macOS: fsync alone doesn't reach the drive
    ("checkpoint_fullfsync", 1),
    ("mmap_size", 0),
    ("cache_size", -1_000),  # KiB: what isn't in it the system still knows, and each reader fills its own
)
_WRITERS_CACHE: Final = -8_000
"""KiB: a large import writes what doesn't fit any more to the disk before it is done."""

_FULL, _EXTRA = 2, 3


class SettingRefused(RuntimeError):
    """SQLite did not take a setting that the data's safety rests on."""


def wal_is_safe(version: tuple[int, ...] = driver.sqlite_version_info) -> bool:
    """Whether this SQLite is free of the bug that could damage a file in WAL mode (3.7.0 to 3.51.2)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def writer_engine(path: Path, wal: bool = True) -> Engine:
    """One connection that writes; its transactions take the write lock at once, so none is lost later."""
    return _engine(path, wal, "BEGIN IMMEDIATE", query_only=False, pool_size=1, max_overflow=0)


def reader_engine(path: Path, wal: bool = True) -> Engine:
    """Connections that can't write, each transaction seeing one moment of the file."""
    return _engine(path, wal, "BEGIN", query_only=True, pool_size=4, max_overflow=12)


def connect(path: Path, wal: bool = True) -> Any:  # noqa: ANN401
    """A connection of the driver with every setting made and read back.

    Raises the driver's errors, and ``SettingRefused``. Closes what it opened when it fails.
    """
    connection = driver.connect(
        os.fspath(path), isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for name, value in _SETTINGS:
            _set(connection, name, value)
        _set_journal(connection, wal and wal_is_safe())
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(
    path: Path, wal: bool, begin: str, *, query_only: bool, pool_size: int, max_overflow: int
) -> Engine:
    def creator() -> Any:  # noqa: ANN401
        connection = connect(path, wal)
        if query_only:
            _set(connection, "query_only", 1)
        else:
            _set(connection, "cache_size", _WRITERS_CACHE)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=driver,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
        query_cache_size=1000,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _set(connection: Any, name: str, value: int) -> None:  # noqa: ANN401
    connection.execute(f"PRAGMA {name} = {value}")
    found = connection.execute(f"PRAGMA {name}").fetchone()
    if found is None or found[0] != value:
        raise SettingRefused(f"{name} is {found and found[0]} instead of {value}")


def _set_journal(connection: Any, wal: bool) -> None:  # noqa: ANN401
    """WAL with FULL, or DELETE with EXTRA: both keep every acknowledged change through a power cut."""
    wanted = "wal" if wal else "delete"
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != wanted:
        (mode,) = connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()
    if mode not in ("wal", "delete"):
        (mode,) = connection.execute("PRAGMA journal_mode = delete").fetchone()
    if mode not in ("wal", "delete"):
        raise SettingRefused(f"journal_mode is {mode}")
    _set(connection, "synchronous", _FULL if mode == "wal" else _EXTRA)
