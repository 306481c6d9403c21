"""A packed workbook (.xlsx, .xlsm, .xlsb, .ods) unpacked under limits, and packed again from what was seen.

A reader of spreadsheets believes what a file says of its own size. It is only ever given the copy made here,
of parts that were unpacked, measured and looked at.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.office_kind import MOST_PARTS, has_password

MOST_UNPACKED: Final = 250_000_000
"""Bytes of all parts together: 200,000 rows of 12 columns take about 110 MB."""
MOST_TIMES: Final = 250
"""How many times larger than packed a file of over 20 MB may be; real workbooks stay under 60."""

_FREE: Final = 20_000_000
_PIECE: Final = 1 << 20
_NEEDED: Final = re.compile(
    r"mimetype|meta-inf/manifest\.xml|content\.xml|styles\.xml|\[content_types\]\.xml|_rels/\.rels"
    r"|xl/(?!(?:media|drawings|charts|embeddings|pivot\w*|externallinks|printersettings|ctrlprops|activex|theme"
    r"|threadedcomments|persons|querytables|slicers|slicercaches|model|diagrams|tables|customxml|richdata)/"
    r"|calcchain|vba|comments|worksheets/_rels).*\.(?:xml|bin|rels)",
    re.DOTALL,
)

Look = Callable[[str, bytes], None]
"""Sees each piece of the part of this name pass by, b"" at its end; may raise ``Refusal``."""


def repack(data: bytes, look: Look) -> BytesIO:
    """The same workbook, of its verified parts and without pictures and charts.

    Raises ``Refusal``: spreadsheet_bomb, spreadsheet_damaged, spreadsheet_locked, and what ``look`` raises.
    """
    out = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as copy:
            for name, info in _parts(packed).items():
                with copy.open(zipfile.ZipInfo(name), "w") as part:
                    for piece in _pieces(packed, info):
                        look(name, piece)
                        part.write(piece)
                look(name, b"")
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise damaged() from error
    out.seek(0)
    return out


def damaged() -> Refusal:
    """A workbook of which some part can't be read."""
    return Refusal(
        "spreadsheet_damaged",
        "This spreadsheet is damaged or not whole. Open it in its own program, save it and import that.",
    )


def _parts(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts that are needed, each name once; what they say of their size is within limits."""
    parts: dict[str, zipfile.ZipInfo] = {}
    if len(packed.filelist) > MOST_PARTS:
        raise bomb()
    for info in packed.infolist():
        name = info.filename.replace("\\", "/").removeprefix("/")
        if not _NEEDED.fullmatch(name.casefold()):
            continue
        if info.flag_bits & 0x1:
            raise has_password()
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged()
        parts.setdefault(name, info)
    unpacked = sum(info.file_size for info in parts.values())
    taken = sum(info.compress_size for info in parts.values())
    if unpacked > MOST_UNPACKED or (unpacked > _FREE and unpacked > taken * MOST_TIMES):
        raise bomb()
    return parts


def _pieces(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked, no more than it said: ``zipfile`` stops there and compares its sum."""
    with packed.open(info) as part:
        while piece := part.read(_PIECE):
            yield piece


def bomb() -> Refusal:
    """A workbook made to fill the memory, or one that would by accident."""
    return Refusal(
        "spreadsheet_bomb",
        "Unpacked, this spreadsheet is far larger than a list of people is. Copy the list into a new one.",
    )
