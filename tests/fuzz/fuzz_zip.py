"""Packed files: as the files in them, so that bytes at random reach the readers of those."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from target import Target

from ptcrm.integrations.file_kind import FileKind

_OWN_SIGNS: Final = (b"PK", b"\x1f\x8b")
_BETWEEN: Final = b"\x00\x00"


def _packed(data: bytes) -> bytes:
    """The bytes as files, each with its name on its first line, unless they are a packed file already."""
    if data.startswith(_OWN_SIGNS):
        return data
    files: dict[str, bytes] = {}
    for piece in data.split(_BETWEEN)[:20]:
        name, _, content = piece.partition(b"\n")
        files.setdefault(name.decode("latin-1").partition("\x00")[0] or "x", content)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for file, content in files.items():
            packed.writestr(zipfile.ZipInfo(file), content)
    return out.getvalue()


def _as_two(data: bytes) -> Iterator[bytes]:
    """A sample, as a file in a packed one beside a note and packed once more."""
    yield _BETWEEN.join((b"leden.csv\n" + data, b"lees mij.txt\nhoi"))
    yield b"map/binnen.zip\n" + _packed(b"leden.csv\n" + data)
    yield _packed(b"leden.csv\n" + data)


TARGET = Target(
    FileKind.ARCHIVE,
    ("csv-synthetic/*.csv", "forms-synthetic/*.eml", "json*/*.json", "vcard*/*.vcf", "packed*/*"),
    (
        _BETWEEN,
        *b"leden.csv\n ../../x\n __MACOSX/._x\n a.zip\n foto.jpg\n C:\\x\n .DS_Store\n mail.eml\n a/\n".split(
            b" "
        ),
        *b"""
        PK\x03\x04 PK\x01\x02 PK\x05\x06 PK\x06\x06 PK\x06\x07 \x1f\x8b\x08 \xff\xff\xff\xff
        \x00\x00\x00\x00 Naam;E-mail BEGIN:VCARD From: Subject: [{ <table> %PDF
        """.split(),
    ),
    dress=_packed,
    undress=_as_two,
)
