"""How much text the cells of an .xlsx hold together: stored once, each text is read once a cell."""

from __future__ import annotations

import re
import zipfile
from array import array
from typing import IO, Final

from ptcrm.integrations.office_package import bomb

MOST_TEXT: Final = 300_000_000
"""Bytes of text on one sheet: 100,000 notes of 3,000 letters."""
_PIECE: Final = 1 << 20
_ITEM_END: Final = re.compile(rb"</(?:\w+:)?si>")
_REFERENCE: Final = re.compile(rb"\st=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})</")


class SharedText:
    """Told the pieces of the stored texts and of the sheets as they are unpacked, in any order."""

    def __init__(self) -> None:
        self._lengths = array("L")
        self._open = 0
        self._held = b""
        self._cells: dict[str, int] = {}

    def feed_texts(self, piece: bytes) -> None:
        """A piece of the part with the texts."""
        held = self._held + piece
        *items, rest = _ITEM_END.split(held)
        for item in items:
            self._lengths.append(self._open + len(item))
            self._open = 0
        # What may be the beginning of a mark is kept; the rest only counts.
        self._held = rest[-64:]
        self._open += len(rest) - len(self._held)

    def feed_sheet(self, name: str, piece: bytes) -> None:
        """A piece of a sheet."""
        self._cells[name] = self._cells.get(name, 0) + piece.count(b's"') + piece.count(b"s'")

    def check(self, file: IO[bytes]) -> None:
        """Raise ``Refusal`` spreadsheet_bomb where one sheet of the packed workbook holds too much text."""
        longest = max(self._lengths, default=0)
        suspects = [name for name, cells in self._cells.items() if cells * longest > MOST_TEXT]
        if suspects:
            with zipfile.ZipFile(file) as packed:
                for name in suspects:
                    self._measure(packed, name)
            file.seek(0)

    def _measure(self, packed: zipfile.ZipFile, name: str) -> None:
        total, held = 0, b""
        with packed.open(name) as part:
            while piece := part.read(_PIECE):
                text = held + piece
                last = 0
                for found in _REFERENCE.finditer(text):
                    last, at = found.end(), int(found[1])
                    total += self._lengths[at] if at < len(self._lengths) else 0
                held = text[max(last, len(text) - 1024) :]
                if total > MOST_TEXT:
                    raise bomb()
