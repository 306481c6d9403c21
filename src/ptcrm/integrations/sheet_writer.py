"""Rows as a spreadsheet file (.xlsx): texts stay texts, moments are moments, and nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.atomic_write import replacing_bytes
from ptcrm.integrations.table_writer import guard, unguard

Cell = str | date | datetime
"""A text, a day, or a moment on the clock of the laptop (without a zone, as spreadsheets have none)."""

MOST_ROWS: Final = 1_048_575
"""Rows in a sheet, below its header."""
_LONGEST: Final = 32_767
"""UTF-16 units in a cell."""
_CUT: Final = "…"
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


def write_sheet(
    path: Path, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
) -> int:
    """Write one sheet called ``name`` with its header and the width of each column; returns how many rows.

    A text longer than a cell can hold is cut off, which an … at its end says. The file is replaced in one
    step. Raises ``Refusal``: file_not_written, sheet_full.
    """
    # The library writes each sheet to a file of its own first, which an export that is stopped would leave.
    with replacing_bytes(path) as file, TemporaryDirectory(prefix="ptcrm") as scratch:
        workbook = Workbook(file, {**_OPTIONS, "tmpdir": scratch})
        sheet = workbook.add_worksheet(name)
        try:
            count = _Sheet(workbook, sheet, columns).write(rows)
            _close(workbook)
        finally:
            sheet._opt_close()  # noqa: SLF001 - only what succeeds closes it otherwise
    return count


class _Sheet:
    """One sheet being written, from the top down."""

    def __init__(self, workbook: Workbook, sheet: Any, columns: Sequence[tuple[str, int]]) -> None:  # noqa: ANN401
        self._sheet = sheet
        self._columns = columns
        text = {"num_format": "@", "valign": "top"}
        self._text = workbook.add_format(text)
        # Typing over such a text in a spreadsheet must not make a formula of it either.
        self._marked = workbook.add_format({**text, "quote_prefix": True})
        self._day = workbook.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})
        self._moment = workbook.add_format(
            {"num_format": "dd-mm-yyyy hh:mm", "valign": "top", "align": "left"}
        )
        self._heading = workbook.add_format({"bold": True, "num_format": "@", "bottom": 1})

    def write(self, rows: Iterable[Sequence[Cell]]) -> int:
        """Write the header and the rows; returns how many rows."""
        for at, (_, width) in enumerate(self._columns):
            self._sheet.set_column(at, at, width)
        self._sheet.freeze_panes(1, 1)
        for at, (title, _) in enumerate(self._columns):
            self._sheet.write_string(0, at, title, self._heading)
        count = 0
        for row in rows:
            if count == MOST_ROWS:
                raise Refusal(
                    "sheet_full",
                    "A spreadsheet holds at most {most} rows. Export as CSV instead.",
                    most=MOST_ROWS,
                )
            count += 1
            for at, cell in enumerate(row):
                if cell != "":
                    self._write_cell(count, at, cell)
        self._sheet.autofilter(0, 0, count, len(self._columns) - 1)
        return count

    def _write_cell(self, row: int, at: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            self._sheet.write_datetime(row, at, cell, self._moment)
        elif isinstance(cell, date):
            self._sheet.write_datetime(row, at, cell, self._day)
        else:
            self._write_text(row, at, cell)

    def _write_text(self, row: int, at: int, text: str) -> None:
        # A text that only looks guarded would lose its first sign when it is read back.
        text = _fitting(text if unguard(text) == text else guard(text))
        look = self._text if guard(text) == text else self._marked
        if text.startswith("<r>") and text.endswith("</r>"):  # the library's own sign for markup
            self._sheet.write_rich_string(row, at, "<", "r", text[2:], look)
        else:
            self._sheet.write_string(row, at, text, look)


def _fitting(text: str) -> str:
    """The text, cut off where a cell ends."""
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le")) <= _LONGEST * 2:
        return text
    units = text.encode("utf-16-le")[: (_LONGEST - len(_CUT)) * 2]
    return units.decode("utf-16-le", "ignore") + _CUT


def _close(workbook: Workbook) -> None:
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error
