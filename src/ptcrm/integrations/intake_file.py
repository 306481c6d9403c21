"""One file that the trainer chose -> the people and enquiries in it, whatever kind of file it is."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from errno import EACCES, EBUSY, EPERM, ETXTBSY
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_cells import RowNote
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow, default_kind, read_rows
from ptcrm.integrations.csv_columns import Mapping, guess_columns
from ptcrm.integrations.csv_file import MAX_BYTES, read_table
from ptcrm.integrations.exporter import Treatment
from ptcrm.integrations.file_kind import FileKind, kind_of, refuse_unread
from ptcrm.integrations.message import MAIL_BYTES, MailReading, Verdict, read_message
from ptcrm.integrations.table import WARNINGS, Table

_SHARING_VIOLATION: Final = 32
"""Windows: another program holds the file."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file holds.

    ``rows`` are people to take in, each with the line it stands on (a mail: line 1); ``refused`` are rows
    that can't be. ``table`` and ``mapping`` are there for a table only. ``treatment`` is what its rows are
    taken for; with ``asks`` that is a proposal. ``signal`` says of a mail that somebody wrote without saying
    who, ``not_a_lead`` why nobody did.
    """

    path: Path
    kind: FileKind
    rows: tuple[ReadRow, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    table: Table | None = None
    mapping: Mapping | None = None
    treatment: Treatment = "enquiries"
    asks: bool = False
    signal: str = ""
    not_a_lead: str = ""
    exporter: str = ""
    notes: tuple[RowNote, ...] = field(default=())

    @property
    def name(self) -> str:
        """The file's name as a person knows it."""
        return self.path.name or str(self.path)

    @property
    def encoding(self) -> str:
        """How the text was encoded; "" for a mail, which says it part by part."""
        return self.table.encoding if self.table else ""

    @property
    def separator(self) -> str:
        """What stood between the cells; "" for a mail."""
        return self.table.separator if self.table else ""

    @property
    def warnings(self) -> tuple[Refusal, ...]:
        """What was wrong with the file as a whole, though it was read."""
        return tuple(Refusal(*WARNINGS[code]) for code in self.table.warnings) if self.table else ()


def read_file(
    path: Path,
    now: int,
    zone: ZoneInfo,
    own_addresses: frozenset[str] = frozenset(),
    region: str = "NL",
    treat_as: Treatment | None = None,
    mapping: Mapping | None = None,
) -> FileReading:
    """Everybody in the file. ``now`` in UTC ms; ``mapping`` None guesses the columns of a table.

    Raises ``Refusal`` with one sentence for a file that can't be read or isn't of a kind that is read.
    """
    data = _bytes_of(path)
    kind = kind_of(data)
    refuse_unread(kind)
    if kind is FileKind.MAIL:
        return _read_mail(path, data, now, zone, own_addresses, region)
    table = read_table(data)
    mapping = mapping or guess_columns(table)
    treatment = treat_as or default_kind(table, mapping, now, zone)
    rows: list[ReadRow] = []
    refused: list[RefusedRow] = []
    for row in read_rows(table, mapping, now, zone, region, treatment):
        if isinstance(row, ReadRow):
            rows.append(row)
        else:
            refused.append(row)
    return FileReading(
        path,
        kind,
        tuple(rows),
        tuple(refused),
        table,
        mapping,
        treatment,
        asks=treat_as is None and mapping.kind == "contacts" and mapping.has_arrival,
        exporter=mapping.exporter,
        notes=tuple(note for row in rows for note in row.notes),
    )


def _read_mail(
    path: Path, data: bytes, now: int, zone: ZoneInfo, own_addresses: frozenset[str], region: str
) -> FileReading:
    mail: MailReading = read_message(data, now, zone, own_addresses, region)
    if mail.verdict is Verdict.UNREADABLE:
        raise Refusal("mail_unreadable", "This mail can't be read: {why}.", why=mail.why)
    if mail.verdict is Verdict.SIGNAL:
        return FileReading(path, FileKind.MAIL, signal=mail.why, exporter=mail.provider)
    if mail.enquiry is None:
        return FileReading(path, FileKind.MAIL, not_a_lead=mail.why or "no person", exporter=mail.provider)
    return FileReading(path, FileKind.MAIL, (ReadRow(1, mail.enquiry),), exporter=mail.provider)


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, of an ordinary file only: a pipe or a device could make us wait for ever."""
    try:
        _refuse_odd_file(os.stat(path).st_mode, path)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            _refuse_odd_file(found.st_mode, path)
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _not_read(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise _not_found(path) from error
    if len(data) > MAIL_BYTES and kind_of(data) is FileKind.MAIL:
        raise Refusal("mail_too_large", "This mail is larger than {limit} MB.", limit=MAIL_BYTES // 1024**2)
    return data


def _refuse_odd_file(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise Refusal("file_is_folder", "{file} is a folder. Choose the files in it.", file=_shown(path))
    if not stat.S_ISREG(mode):
        raise Refusal("file_not_ordinary", "{file} is not an ordinary file.", file=_shown(path))


def _not_read(path: Path, error: OSError) -> Refusal:
    if getattr(error, "winerror", None) == _SHARING_VIOLATION or error.errno in (EBUSY, ETXTBSY):
        return Refusal(
            "file_in_use",
            "{file} is open in another program. Close it there and try again.",
            file=_shown(path),
        )
    if error.errno in (EACCES, EPERM):
        return Refusal("file_not_readable", "PT CRM may not read {file}.", file=_shown(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _not_found(path)
    return Refusal(
        "file_unreadable",
        "{file} can't be read: {why}.",
        file=_shown(path),
        why=error.strerror or type(error).__name__,
    )


def _not_found(path: Path) -> Refusal:
    return Refusal("file_not_found", "{file} was not found.", file=_shown(path))


def _shown(path: Path) -> str:
    """The name as it can be shown: a name that isn't Unicode shows what it can."""
    return (path.name or str(path)).encode("utf-8", "replace").decode("utf-8")
