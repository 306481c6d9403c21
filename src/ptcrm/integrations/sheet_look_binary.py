"""Facts of a sheet of an .xlsb: records of a kind, a length and that many bytes."""

from __future__ import annotations

from typing import Final

from ptcrm.integrations.binary_records import record_head
from ptcrm.integrations.office_package import damaged
from ptcrm.integrations.sheet_facts import SheetFacts

_ROW: Final = 0
_CELLS: Final = range(2, 12)
"""Kinds of cells that hold something, plain and calculated."""
_HIDDEN: Final = 0x10
_LONGEST: Final = 4 << 20


class BinarySheetLook:
    """Told the pieces of one sheet; ``facts`` is complete after the last, which is b""."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self._held = b""
        self._row = 0
        self._row_hidden = False

    def feed(self, piece: bytes) -> None:
        """Raises ``Refusal``: sheet_too_far, spreadsheet_damaged."""
        data = self._held + piece
        at = 0
        while (head := record_head(data, at)) is not None:
            kind, start, length = head
            if length > _LONGEST:
                raise damaged()
            if start + length > len(data):
                break
            if kind == _ROW and length >= 12:
                self._row = int.from_bytes(data[start : start + 4], "little") + 1
                self._row_hidden = bool(data[start + 11] & _HIDDEN)
            elif kind in _CELLS and length >= 4:
                self.facts.reach(self._row, int.from_bytes(data[start : start + 4], "little") + 1)
                if self._row_hidden:
                    self.facts.hidden.add(self._row)
            at = start + length
        self._held = data[at:]
