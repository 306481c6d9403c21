"""A packed file -> the people in every file inside it that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.archive_parts import (
    CUT_OFF,
    Budget,
    PackedPart,
    damaged,
    parts_of,
    unzip_one,
)
from ptcrm.integrations.contact_rows import RefusedRow
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.file_reading import FileReading, Progress, Reader, Source, reading_stopped

_INSIDE: Final = " › "
"""Between the name of a packed file in a packed file and that of a file in it."""
_ZIP: Final = b"PK"
_GZIP: Final = b"\x1f\x8b"
_COMPANY: Final = frozenset(
    {
        FileKind.EMPTY,
        FileKind.BINARY,
        FileKind.PICTURE,
        FileKind.PDF,
        FileKind.DOCUMENT,
        FileKind.CALENDAR,
    }
)
"""Files that come along, such as photos: nobody expects people in them."""
_NOT_A_LIST: Final = frozenset({"not_a_table", "json_without_people", "file_empty"})
"""Refusals of text that is about something else: read-me files, settings, an index of photos."""


def read_archive(source: Source, read: Reader) -> list[FileReading]:
    """Each file inside by ``read``, as a reading of its own with ``part`` its name.

    Photos and other files without people are passed over; of those that ought to hold some and can't be read
    the reading says why. Raises ``Refusal`` if nobody can be read.
    """
    if source.data.startswith(_GZIP):
        return _read_one(source, read)
    if not source.data.startswith(_ZIP):
        raise Refusal(
            "file_is_archive",
            "This is a packed file that isn't a .zip. Unpack it and import the files that were in it.",
        )
    readings = list(_readings(source, read, Budget()))
    if any(reading.kind is not FileKind.ARCHIVE for reading in readings):
        return readings
    if not readings and source.choices.left_out:
        return [FileReading(source.path, FileKind.ARCHIVE)]
    reasons = {row.code: row.refusal for reading in readings for row in reading.refused}
    if len(reasons) == 1:
        raise reasons.popitem()[1]
    raise Refusal(
        "archive_without_people", "None of the files in this packed file holds people that PT CRM can read."
    )


def _read_one(source: Source, read: Reader) -> list[FileReading]:
    with source.open() as stream:
        data = unzip_one(stream)
    if kind_of(data) is FileKind.ARCHIVE:
        raise _packed_again()
    return read(replace(source, data=data, opened=None))


def _readings(source: Source, read: Reader, budget: Budget) -> Iterator[FileReading]:
    """What every file inside holds, those of a packed file further in included."""
    with source.open() as stream:
        for part in parts_of(stream):
            name = f"{source.part}{_INSIDE}{part.name}" if source.part else part.name
            if name in source.choices.left_out:
                continue
            told = partial(_tell, source.progress, part)
            if not told(0, part.size):
                raise reading_stopped()
            inside = replace(source, part=name, opened=None, progress=told)
            try:
                yield from _of_part(inside, part, read, budget)
            except Refusal as refusal:
                if refusal.code == reading_stopped().code:
                    raise
                if refusal.code not in _NOT_A_LIST:
                    yield _refused(source, name, refusal.with_traceback(None))
            except CUT_OFF:
                yield _refused(source, name, damaged())
            if budget.spent:
                break


def _tell(progress: Progress, part: PackedPart, done: int, _size: int) -> bool:
    """Progress in a part as progress in the whole."""
    return progress(part.before + min(done, part.size), part.total)


def _of_part(inside: Source, part: PackedPart, read: Reader, budget: Budget) -> Iterator[FileReading]:
    """One file, unpacked only if it is of a kind that is read. ``inside`` lacks its bytes yet."""
    if part.refusal is not None:
        raise part.refusal
    if kind_of(part.head()) in _COMPANY:
        return
    data = part.unpack(budget)
    kind = kind_of(data)
    if kind is FileKind.MAILBOX and len(data) > MAX_BYTES:
        budget.data += len(data)
        yield from read(replace(inside, data=data, opened=part.open, size=part.size))
    elif kind is FileKind.WEB_PAGE:
        with suppress(Refusal):  # the index that many downloads come with
            yield from read(replace(inside, data=data))
    elif kind is not FileKind.ARCHIVE:
        yield from read(replace(inside, data=data))
    elif _INSIDE in inside.part or not data.startswith(_ZIP) or len(data) > MAX_BYTES:
        raise _packed_again()
    else:
        yield from _readings(replace(inside, data=data), read, budget)


def _refused(source: Source, name: str, refusal: Refusal) -> FileReading:
    return FileReading(source.path, FileKind.ARCHIVE, refused=(RefusedRow(0, refusal),), part=name)


def _packed_again() -> Refusal:
    return Refusal(
        "archive_in_archive",
        "There are packed files inside this packed file. Unpack it and import the files that were in it.",
    )
