"""Rows as a CSV file that opens right in a Dutch Excel and that runs nothing when it does."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from ptcrm.integrations.atomic_write import replacing

SEPARATOR: Final = ";"
"""What a Dutch Excel expects between cells; it needs no ``sep=`` line then."""
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "%", "|")
_PASSED_OVER: Final = " \u00a0\"'\ufeff\u200b\u200e\u200f\u202a\u202b"
"""What a spreadsheet, or a person cleaning up, passes over before looking at the first sign."""


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write UTF-8 with a byte order mark, ``;`` between cells and CRLF line ends; returns how many rows.

    A cell that a spreadsheet would take for a formula gets one ``'`` in front, so that a phone number
    ``+31...`` stays text; reading a file back takes it off (``unguard``). The file is replaced in one
    step. Raises ``Refusal`` file_not_written.
    """
    count = 0
    with replacing(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
        writer.writerow([guard(cell) for cell in header])
        for row in rows:
            writer.writerow([guard(cell) for cell in row])
            count += 1
    return count


def guard(cell: str) -> str:
    """The cell as text to a spreadsheet: what could be a formula gets one ``'`` in front."""
    return f"'{cell}" if cell.lstrip(_PASSED_OVER).startswith(_STARTS_FORMULA) else cell


def unguard(cell: str) -> str:
    """What ``guard`` was given."""
    return cell[1:] if cell.startswith("'") and guard(cell[1:]) == cell else cell
