"""Facts of the sheets of an .ods, which all stand in one part, a row or cell that repeats written once."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from ptcrm.integrations.sheet_facts import SheetFacts

_HELD: Final = 4 << 20
_TABLE: Final = re.compile(rb"<table:table\b[^>]*?\stable:name\s*=\s*([\"'])(.*?)\1")
_ROW: Final = re.compile(rb"<table:table-row\b([^>]*)>")
_ROWS: Final = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d{1,10})")
_COLUMNS: Final = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d{1,10})")
_SPANNED: Final = re.compile(rb"number-rows-spanned\s*=\s*[\"'](\d{1,7})")
_OUT_OF_SIGHT: Final = re.compile(rb"table:visibility\s*=\s*[\"'](?:collapse|filter)")
_NOT_CALCULATED: Final = re.compile(
    rb"<table:table-cell\b(?=[^>]*table:formula\s*=)(?![^>]*office:value-type\s*=)[^>]*>"
)


class OdsLook:
    """Told the pieces of the part that holds the sheets; ``facts`` by sheet name, in order."""

    def __init__(self) -> None:
        self.facts: dict[str, SheetFacts] = {}
        self._now = SheetFacts()
        self._held = b""
        self._row = 0

    def feed(self, piece: bytes) -> None:
        """Raises ``Refusal``: sheet_too_far."""
        text = self._held + piece
        cut = len(text) if not piece or len(text) > _HELD else text.rfind(b"</table:table-row>")
        if cut < 0:
            self._held = text
            return
        self._held = text[cut:]
        self._look(text[:cut])

    def _look(self, text: bytes) -> None:
        marks = sorted([*_TABLE.finditer(text), *_ROW.finditer(text)], key=lambda mark: mark.start())
        for at, mark in enumerate(marks):
            end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            if mark.re is _TABLE:
                self._now = self.facts.setdefault(unescape(mark[2].decode("utf-8", "replace")), SheetFacts())
                self._row = 0
            else:
                self._look_at_row(mark[1], text[mark.end() : end])

    def _look_at_row(self, marks: bytes, cells: bytes) -> None:
        repeated = _ROWS.search(marks)
        first, self._row = self._row + 1, self._row + (int(repeated[1]) if repeated else 1)
        last = max(cells.rfind(b"office:value"), cells.rfind(b"<text:p"))
        if last < 0:
            self._now.not_calculated |= bool(_NOT_CALCULATED.search(cells))
            return
        end = cells.find(b">", last) + 1
        filled = cells[: end or len(cells)]
        self._now.reach(self._row, _width(filled))
        if b"table:formula" in cells and _NOT_CALCULATED.search(cells):
            self._now.not_calculated = True
        for found in _SPANNED.finditer(filled):
            if (deep := int(found[1])) > 1:
                column = _width(filled[: found.start()]) - 1
                self._now.spans.append((column, first, first + deep - 1))
        if _OUT_OF_SIGHT.search(marks):
            self._now.hidden.update(range(first, self._row + 1))


def _width(cells: bytes) -> int:
    """Columns that the cells opened here take."""
    opened = cells.count(b"<table:table-cell") + cells.count(b"<table:covered-table-cell")
    return opened + sum(int(found[1]) - 1 for found in _COLUMNS.finditer(cells))
