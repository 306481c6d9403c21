"""A packed file (.zip, .gz) -> the files in it, one at a time, in memory only: nothing is written to disk.

Names inside are words to show, never paths. What is unpacked is counted as it comes, whatever the packed
file says of itself.
"""

from __future__ import annotations

import gzip
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.mail_text import tidy

MOST_FILES: Final = 20_000
MOST_READ: Final = 2_000
"""Files in a packed file, and those of them that are unpacked whole."""
MOST_BYTES: Final = 200_000_000
"""Bytes of all files together that are unpacked to memory."""
MOST_TIMES: Final = 250
_RATIO_FROM: Final = 5_000_000
"""A file that unpacks to more than this many times its size, and more than this many bytes, is a trap."""
HEAD_BYTES: Final = 64 * 1024
CUT_OFF: Final = (zipfile.BadZipFile, zlib.error, EOFError)
"""What reading on in a damaged packed file raises."""
_BROKEN: Final = (
    *CUT_OFF, NotImplementedError, RuntimeError, struct.error, LookupError, ValueError, OverflowError,
    AttributeError, OSError,
)  # fmt: skip
"""What a damaged or hostile packed file can make the standard library raise."""

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_LONGEST_NAME: Final = 200
_SYSTEM: Final = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]*$|\._|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, for a packed file and those inside it together."""

    files: int = MOST_READ
    data: int = MOST_BYTES

    @property
    def spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self.files < 0 or self.data < 0


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One file in a packed one. ``name`` is shown as it is; ``refusal`` says why it can't be unpacked.

    ``size`` is in bytes when unpacked, ``before`` that of the files before it, ``total`` that of all.
    """

    name: str
    size: int
    before: int
    total: int
    _file: zipfile.ZipFile
    _info: zipfile.ZipInfo
    refusal: Refusal | None = None

    def open(self) -> IO[bytes]:
        """The unpacked file from its beginning; ``CUT_OFF`` may be raised on reading."""
        return self._file.open(self._info)

    def head(self) -> bytes:
        """Enough of it to tell what it is. Raises ``Refusal``: archive_damaged."""
        return self._read(HEAD_BYTES)

    def unpack(self, budget: Budget) -> bytes:
        """All of it, or one byte more than is read of a file.

        Raises ``Refusal``: archive_damaged, or where the budget is spent archive_too_large.
        """
        budget.files -= 1
        data = self._read(min(MAX_BYTES, budget.data) + 1)
        budget.data -= len(data)
        if budget.spent:
            raise too_much()
        return data

    def _read(self, count: int) -> bytes:
        try:
            with self.open() as stream:
                return stream.read(count)
        except _BROKEN as error:
            raise damaged() from error


def parts_of(stream: IO[bytes]) -> Iterator[PackedPart]:
    """The files in a .zip in its own order, without what a system put beside them.

    Raises ``Refusal``: archive_damaged, archive_too_many, archive_locked (if all of it is).
    """
    try:
        file = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise damaged() from error
    with file:
        infos = [info for info in file.infolist() if info.filename and not info.is_dir()]
        if len(infos) > MOST_FILES:
            raise Refusal(
                "archive_too_many",
                "There are more than {limit} files in this packed file."
                " Unpack it and import the ones with people in them.",
                limit=MOST_FILES,
            )
        if infos and all(info.flag_bits & _ENCRYPTED for info in infos):
            raise locked()
        total, before = sum(info.file_size for info in infos), 0
        for info in infos:
            name = _shown(info)
            if not _SYSTEM.search(name):
                yield PackedPart(name, info.file_size, before, total, file, info, _why_not(info))
            before += info.file_size


def unzip_one(stream: IO[bytes]) -> bytes:
    """The file in a .gz. Raises ``Refusal``: archive_damaged."""
    try:
        with gzip.GzipFile(fileobj=stream) as file:
            return file.read(MAX_BYTES + 1)
    except _BROKEN as error:
        raise damaged() from error


def damaged() -> Refusal:
    """A packed file that stops halfway, or a file in one."""
    return Refusal(
        "archive_damaged", "This packed file is damaged or incomplete. Download it again and try once more."
    )


def locked() -> Refusal:
    """A packed file with a password."""
    return Refusal(
        "archive_locked",
        "This packed file asks for a password. Unpack it and import the files that were in it.",
    )


def too_much() -> Refusal:
    """More than there is room for, or a trap."""
    return Refusal(
        "archive_too_large",
        "Too much comes out of this packed file. Unpack it and import the files one by one.",
    )


def _why_not(info: zipfile.ZipInfo) -> Refusal | None:
    if info.flag_bits & _ENCRYPTED:
        return locked()
    if info.compress_type not in _METHODS:
        return Refusal(
            "packed_otherwise",
            "This file was packed in a way PT CRM can't unpack. Unpack it and import what comes out.",
        )
    if info.file_size > max(_RATIO_FROM, info.compress_size * MOST_TIMES):
        return too_much()
    return None


def _shown(info: zipfile.ZipInfo) -> str:
    """The name as words: a packer that writes UTF-8 without saying so is believed."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = " ".join(tidy(name).replace("\\", "/").split())
    return name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"
