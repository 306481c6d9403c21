"""The sheets of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) as rows of text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ptcrm.integrations.cell_text import cell_text
from ptcrm.integrations.compound_file import one_stream, read_stream
from ptcrm.integrations.office_kind import has_password
from ptcrm.integrations.office_package import damaged, repack
from ptcrm.integrations.sheet import LONGEST_CELL, Sheet, Span, kept_rows
from ptcrm.integrations.sheet_facts import SheetFacts
from ptcrm.integrations.workbook_looks import WorkbookLooks, slow

MOST_SECONDS: Final = 60.0
"""Seconds a workbook may take; 100,000 rows of 12 columns take about 3."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """``sheets`` are those that can be seen, also empty ones; ``passed_over`` those that are hidden."""

    sheets: tuple[Sheet, ...]
    passed_over: tuple[str, ...] = ()


def read_workbook(data: bytes) -> Workbook:
    """Every sheet as rows of text: values, never formulas.

    Raises ``Refusal``: spreadsheet_damaged, spreadsheet_locked, spreadsheet_bomb, spreadsheet_slow,
    sheet_too_far, sheet_too_long, sheet_too_wide.
    """
    until = time.monotonic() + MOST_SECONDS
    looks = WorkbookLooks(until)
    if data.startswith(b"PK"):
        file = repack(data, looks.look)
        looks.check_text(file)
    else:
        stream = read_stream(data, "Workbook", "Book")
        if stream is None:
            raise damaged()
        looks.look_at_xls(stream)
        file = BytesIO(one_stream("Workbook", stream))
    sheets: list[Sheet] = []
    hidden: list[str] = []
    with _as_refusals(), CalamineWorkbook.from_filelike(file) as book:
        for place, about in enumerate(book.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            if about.visible is not SheetVisibleEnum.Visible:
                hidden.append(about.name)
                continue
            sheets.append(_sheet(book, about, looks.of(about.name, place), until))
    return Workbook(tuple(sheets), tuple(hidden))


def _sheet(book: CalamineWorkbook, about: SheetMetadata, facts: SheetFacts, until: float) -> Sheet:
    sheet = book.get_sheet_by_name(about.name)
    rows = kept_rows(_rows(sheet, until), _spans(sheet, facts))
    warnings = []
    if any(row.line in facts.hidden for row in rows):
        warnings.append("hidden_rows_read")
    if facts.not_calculated:
        warnings.append("formulas_not_calculated")
    return Sheet(about.name, rows, tuple(warnings))


def _rows(sheet: CalamineSheet, until: float) -> Iterator[tuple[int, list[str]]]:
    """Rows by their number in the sheet. One at a time: asked for at once, they hold up the window."""
    for number, values in enumerate(sheet.iter_rows(), start=1):
        if not number % 1000 and time.monotonic() > until:
            raise slow()
        yield number, [cell_text(value)[:LONGEST_CELL] for value in values]


def _spans(sheet: CalamineSheet, facts: SheetFacts) -> list[Span]:
    """Cells merged over several rows; the columns that the reader leaves out at the left are taken off."""
    left = sheet.start[1] if sheet.start else 0
    merged = ((col, top + 1, bottom + 1) for (top, col), (bottom, _) in sheet.merged_cell_ranges or ())
    return [
        (column - left, top, bottom)
        for column, top, bottom in (*merged, *facts.spans)
        if bottom > top and column >= left
    ]


@contextmanager
def _as_refusals() -> Iterator[None]:
    try:
        yield
    except PasswordError as error:
        raise has_password() from error
    except (CalamineError, OSError, ValueError, OverflowError, EOFError) as error:
        raise damaged() from error
    except BaseException as error:
        # What goes wrong in the depths of the reader arrives as an exception that no library exports.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged() from error
