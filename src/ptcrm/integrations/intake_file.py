"""One file that the trainer chose -> the people and enquiries in it, whatever kind of file it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from errno import EACCES, EBUSY, EPERM, ETXTBSY
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final
from zoneinfo import ZoneInfo

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.file_kind import FileKind, kind_of, refuse_unread
from ptcrm.integrations.file_reading import FileReading, Progress, Reader, Source, go_on
from ptcrm.integrations.intake_archive import read_archive
from ptcrm.integrations.intake_cards import read_cards_file
from ptcrm.integrations.intake_json import read_json
from ptcrm.integrations.intake_mailbox import read_mailbox
from ptcrm.integrations.intake_mails import read_mail
from ptcrm.integrations.intake_sheets import read_spreadsheet, read_spreadsheet_xml, read_web_page
from ptcrm.integrations.intake_tables import read_text_table
from ptcrm.integrations.own_export import read_own_export

_SHARING_VIOLATION: Final = 32
"""Windows: another program holds the file."""


def read_file(
    path: Path,
    now: int,
    zone: ZoneInfo,
    own_addresses: frozenset[str] = frozenset(),
    region: str = "NL",
    choices: Choices = NOTHING_SAID,
    progress: Progress = go_on,
) -> list[FileReading]:
    """Everybody in the file, a reading for each part of it that holds people and isn't left out.

    ``now`` in UTC ms. Mailboxes, packed files and PT CRM's own may be far larger than the rest: of those only
    the beginning is in memory. Raises ``Refusal`` with one sentence for a file that can't be read or isn't of
    a kind that is read, or when ``progress`` says to stop.
    """
    data = _bytes_of(path)
    source = Source(path, data, now, zone, own_addresses, region, choices, progress=progress)
    try:
        if len(data) > MAX_BYTES:
            source = replace(source, opened=partial(_stream_of, path), size=path.stat().st_size)
        return read_source(source)
    except OSError as error:  # a large file that went away on the way
        raise _not_read(path, error) from error


def read_source(source: Source) -> list[FileReading]:
    """The same for bytes that are already there, such as a file inside a packed one."""
    kind = kind_of(source.data)
    refuse_unread(kind)
    return _READERS[kind](source)


def _read_packed(source: Source) -> list[FileReading]:
    return read_archive(source, read_source)


_READERS: Final[Mapping[FileKind, Reader]] = MappingProxyType(
    {
        FileKind.MAIL: read_mail,
        FileKind.MAILBOX: read_mailbox,
        FileKind.CARDS: read_cards_file,
        FileKind.TABLE: read_text_table,
        FileKind.SPREADSHEET: read_spreadsheet,
        FileKind.SPREADSHEET_XML: read_spreadsheet_xml,
        FileKind.WEB_PAGE: read_web_page,
        FileKind.JSON: read_json,
        FileKind.OWN_EXPORT: read_own_export,
        FileKind.ARCHIVE: _read_packed,
    }
)


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
    return data


def _stream_of(path: Path) -> IO[bytes]:
    return path.open("rb")


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
