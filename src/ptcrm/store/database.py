"""The data file: opened once, read by many, written by one at a time, and never in doubt about a save."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ptcrm.domain.changes import Changes
from ptcrm.domain.ids import CommandId
from ptcrm.store import faults, folders, journal, opening, schema, text_search, upkeep
from ptcrm.store.data_file import DATABASE
from ptcrm.store.engine import DRIVER_ERROR, reader_engine, writer_engine
from ptcrm.store.session import TRAINER, Session

T = TypeVar("T")
_WRITES_IN_LOG: Final = 25
"""At some 15 to 20 pages each: well below the 1000 pages at which SQLite would begin by itself."""


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a job gave back, what it touched, and the command it is kept as (None if it has no name)."""

    value: T
    changes: Changes
    command_id: CommandId | None


class Database:
    """An open data file. Every method may be called from any thread."""

    def __init__(self, folder: Path, writer: Engine, reader: Engine) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._writer = writer
        self._reader = reader
        self._writing = threading.Lock()
        self._seen = (0, 0)
        self._version = 0
        self._since_tidied = 0
        self._log = self.path.with_name(f"{DATABASE}-wal")
        self._written = (0, 0)

    @classmethod
    def open(cls, folder: Path, now: int) -> Database:
        """Open the file in this folder, made or brought up to date if need be; its owner alone may read it.

        ``now`` (UTC ms) names the backup made before an older file is changed. Raises ``Refusal`` when it
        can't be opened, with nothing changed.
        """
        opened = opening.prepare(folder, now)
        wal = folders.warnings_for(folder) is None  # its shared memory works on one machine only
        database = cls(folder, writer_engine(opened.path, wal), reader_engine(opened.path, wal))
        try:
            with refusing(), database._writer.begin() as connection:
                if opened.fresh and not _is_made(connection):
                    schema.create(connection)
            database._look_for_others()  # a first look may come late, behind a write of our own
        except BaseException:
            database._dispose()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the file and can't write. Not to be kept open."""
        with refusing(), self._reader.connect() as connection:
            yield connection

    def write(self, job: Callable[[Session], T], now: int, origin: str = TRAINER) -> Written[T]:
        """Run a job as one transaction at ``now`` (UTC ms), with all that follows from what it wrote.

        Raises what the job raises, and ``Refusal`` for a full disk, a locked file and the like; nothing was
        then changed. Waits for a write that is under way; a job may not write through another ``write``.
        """
        with self._writing, refusing(), self._writer.connect() as connection:
            connection.begin()
            session = Session(connection, now, origin)
            value = job(session)
            upkeep.settle(connection, session.leads, now)
            for leads in upkeep.batched(sorted(session.leads)):
                text_search.reindex(connection, leads)
            command_id = journal.record(session)
            try:
                connection.commit()
            except DBAPIError:
                connection.invalidate()
                if not self._landed(session, command_id):
                    raise
            self._since_tidied += 1
            return Written(value, session.changes, command_id)

    def tidy(self) -> None:
        """Once in so many writes, move them from the log into the file; for when nobody waits for an answer.

        Left to itself SQLite does so in the middle of some write, which then takes several times as long.
        """
        with self._writing:
            if self._since_tidied < _WRITES_IN_LOG:
                return
            self._since_tidied = 0
            with suppress(DBAPIError, DRIVER_ERROR), closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def data_version(self) -> int:
        """A number that changes when another program wrote, not when this one did."""
        if self._writing.acquire(blocking=False):
            try:
                self._look_for_others()
            finally:
                self._writing.release()
        return self._version

    def was_written(self) -> bool:
        """Whether anybody wrote since this was asked last, by the times of the files: far cheaper than
        ``data_version``, and blind to a write in the same few milliseconds as the one before it."""
        written = (_written_at(self.path), _written_at(self._log))
        if written == self._written:
            return False
        if not self._writing.locked():  # while we write ``data_version`` can't look: then it is asked again
            self._written = written
        return True

    def close(self) -> None:
        """Let go of the file. All of it is then in the file itself, unless another program has it open."""
        with self._writing:
            self._reader.dispose()
            with suppress(DBAPIError, DRIVER_ERROR), closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._dispose()

    def _landed(self, session: Session, command_id: CommandId | None) -> bool:
        """Whether a failed COMMIT reached the file all the same, by a fresh connection."""
        with self._writer.connect() as fresh:
            return journal.landed(fresh, session, command_id)

    def _look_for_others(self) -> None:
        """The writer's own connection sees every commit but its own."""
        with refusing(), closing(self._writer.raw_connection()) as connection:
            (seen,) = connection.cursor().execute("PRAGMA data_version").fetchone()
            key = (id(connection.dbapi_connection), seen)
        if key != self._seen:
            self._seen = key
            self._version += 1

    def _dispose(self) -> None:
        self._reader.dispose()
        self._writer.dispose()


@contextmanager
def refusing() -> Iterator[None]:
    """Errors the trainer can act on come out as ``Refusal``, others as they are."""
    try:
        yield
    except (DBAPIError, DRIVER_ERROR) as error:
        refusal = faults.as_refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    except UnicodeDecodeError as error:  # a text of the file is no text any more
        raise faults.file_damaged() from error


def _written_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _is_made(connection: Connection) -> bool:
    """Whether another program made the file just before us."""
    return bool(connection.exec_driver_sql("PRAGMA user_version").scalar())
