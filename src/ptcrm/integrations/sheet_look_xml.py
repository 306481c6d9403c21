"""Facts of a sheet of an .xlsx, from its XML piece by piece as it is unpacked."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.integrations.office_package import damaged
from ptcrm.integrations.sheet_facts import SheetFacts

_HELD: Final = 4 << 20
"""Bytes kept at most in order to see a row as a whole."""

_TAG: Final = r"<(?:\w+:)?"
_END: Final = r"</(?:\w+:)?"
_EQUALS: Final = r"\s*=\s*[\"']"
_ROW: Final = re.compile(rf"{_TAG}row\b([^>]*)>".encode())
_NUMBER: Final = re.compile(rf"(?:^|\s)r{_EQUALS}(\d{{1,10}})".encode())
_HIDDEN: Final = re.compile(rf"\shidden{_EQUALS}(?:1|true)".encode())
_FAR_CELL: Final = re.compile(
    rf"{_TAG}c\b[^>]*?\sr{_EQUALS}(?=[A-Za-z]{{2}}|[A-Za-z]\d{{6}})([A-Za-z]{{1,7}})(\d{{1,10}})[\"'][^>]*(?<!/)>"
    rf"(?!{_END}c>|{_TAG}v\s*/>|{_TAG}v>{_END}v>)".encode()
)
_FILLED: Final = re.compile(rb"(?:v|is)\s*>")
_ODD: Final = re.compile(
    rf"{_TAG}(?:c|row)\b(?!(?:\s+(?:r=[\"'][A-Za-z]{{0,7}}\d{{1,10}}[\"']|(?!r\b)[\w:.-]+\s*=\s*"
    rf"(?:\"[^\"<>]*+\"|'[^'<>]*+')))*+\s*/?>)".encode()
)
"""Cells and rows as no program writes them, whose place would be read in another way than it is here."""
_NOT_CALCULATED: Final = re.compile(
    rf"{_TAG}c\b(?![^>]*\st{_EQUALS}str)[^>]*>\s*{_TAG}f\b(?:[^>]*/>|[^>]*>[^<]*{_END}f>)"
    rf"\s*(?:{_TAG}v\s*/>|{_TAG}v>\s*{_END}v>)?\s*{_END}c>".encode()
)


class SheetLook:
    """Told the pieces of one sheet; ``facts`` is complete after the last, which is b""."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self._held = b""
        self._row = 0

    def feed(self, piece: bytes) -> None:
        """Raises ``Refusal``: sheet_too_far, spreadsheet_damaged."""
        text = self._held + piece
        # A row is looked at once its end is there; one that never ends is looked at in parts.
        ends = text.rfind(b"row>")
        if not piece:
            cut = len(text)
        elif ends >= 0:
            cut = ends + 4
        elif len(text) > _HELD:
            cut = text.rfind(b">") + 1 or len(text)
        else:
            self._held = text
            return
        self._held = text[cut:]
        self._look(text[:cut])

    def _look(self, text: bytes) -> None:
        facts = self.facts
        if _ODD.search(text):
            raise damaged()
        rows = list(_ROW.finditer(text))
        for at, found in enumerate(rows):
            stated = _NUMBER.search(found[1])
            self._row = int(stated[1]) if stated else self._row + 1
            end = rows[at + 1].start() if at + 1 < len(rows) else len(text)
            if _FILLED.search(text, found.end(), end):
                facts.reach(self._row, 1)
                if b"hidden" in found[1] and _HIDDEN.search(found[1]):
                    facts.hidden.add(self._row)
        for cell in _FAR_CELL.finditer(text):
            facts.reach(int(cell[2]), _column(cell[1]))
        if not facts.not_calculated and b"f" in text and _NOT_CALCULATED.search(text):
            facts.not_calculated = True


def _column(letters: bytes) -> int:
    """``AB`` to 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
