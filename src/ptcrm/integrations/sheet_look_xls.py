"""Facts of the sheets of an .xls: records of a kind, a length and that many bytes, sheet after sheet."""

from __future__ import annotations

import struct
from typing import Final

from ptcrm.integrations.sheet_facts import SheetFacts

_SHEET: Final = 0x85
_END: Final = 0x0A
_ROW: Final = 0x208
_SEVERAL: Final = 0xBD
_CELLS: Final = frozenset((0x203, 0x204, 0xFD, 0x27E, _SEVERAL, 0x205, 0xD6, 0x06, 0x206, 0x406))
_HIDDEN: Final = 0x20
_MOST_SHEETS: Final = 1_000


def xls_facts(stream: bytes) -> list[SheetFacts]:
    """What is known of each sheet, in their order; nothing for a file that is damaged.

    Raises ``Refusal``: sheet_too_far.
    """
    starts: list[int] = []
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _SHEET and length >= 4 and len(starts) < _MOST_SHEETS:
            starts.append(struct.unpack_from("<I", stream, at + 4)[0])
        elif kind == _END:
            break
        at += 4 + length
    return [_facts(stream, start) for start in starts]


def _facts(stream: bytes, at: int) -> SheetFacts:
    facts = SheetFacts()
    out_of_sight: set[int] = set()
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        start, at = at + 4, at + 4 + length
        if kind == _END or at > len(stream):
            break
        if kind == _ROW and length >= 14 and stream[start + 12] & _HIDDEN:
            out_of_sight.add(int.from_bytes(stream[start : start + 2], "little") + 1)
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, start)
            if kind == _SEVERAL:
                column = struct.unpack_from("<H", stream, at - 2)[0]
            facts.reach(row + 1, column + 1)
            if row + 1 in out_of_sight:
                facts.hidden.add(row + 1)
    return facts
