"""What a command of the command line works with: the folder, the time, and the data when it asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.follow_up import nine_on
from ptcrm.domain.moments import read_date, read_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.queries.preferences import read_region
from ptcrm.store.database import Database
from ptcrm.store.session import Session

if TYPE_CHECKING:
    from ptcrm.store.database import Written

T = TypeVar("T")


@dataclass
class Work:
    """``now`` is the instant the command was given (UTC ms)."""

    folder: Path
    now: int
    zone: ZoneInfo
    _database: Database | None = field(default=None, init=False)

    @property
    def database(self) -> Database:
        """The data, opened when it is first asked for."""
        if self._database is None:
            self._database = Database.open(self.folder, self.now)
        return self._database

    @property
    def region(self) -> str:
        """Where the trainer works: NL or BE."""
        with self.reading() as connection:
            return read_region(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self.database.reading() as connection:
            yield connection

    def write(self, job: Callable[[Session], T]) -> T:
        """Run a command in one transaction."""
        written: Written[T] = self.database.write(job, self.now)
        return written.value

    def close(self) -> None:
        """Close what was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None


def instant(work: Work, text: str | None) -> int | None:
    """An instant as it was typed, in UTC milliseconds; None where none was."""
    return None if text is None else read_iso(text, work.zone).at


def step_at(work: Work, text: str) -> int:
    """When a step is due; a day alone is nine o'clock then, as for the steps that are proposed."""
    moment = read_iso(text, work.zone)
    if moment.trust is TimeTrust.DATE_ONLY:
        return nine_on(read_date(text), work.zone)
    return moment.at


@dataclass(frozen=True)
class Answer:
    """What a command prints: the document for ``--json``, else the text. With a refusal it ends in 2."""

    document: Any
    text: str
    refusal: Refusal | None = None


def ids(**values: str | None) -> Answer:
    """The answer of a writing command: its ids, also as a line."""
    return Answer(values, " ".join(f"{name} {value}" for name, value in values.items() if value))


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], nothing: str) -> str:
    """A readable table: columns as wide as they need to be, control characters shown as spaces."""
    if not rows:
        return nothing
    shown = [tuple(_cell(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in [head, *shown]) for column in range(len(head))]
    lines = [head, tuple("-" * width for width in widths), *shown]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cell(text: str) -> str:
    plain = "".join(char if char.isprintable() else " " for char in text)
    return plain if len(plain) <= 48 else f"{plain[:47]}…"
