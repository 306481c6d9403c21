"""Spreadsheets and web pages -> the people in them: a reading for each sheet or table that holds people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_file import refuse_too_large
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.html_table import read_page
from ptcrm.integrations.intake_tables import people_in
from ptcrm.integrations.sheet import Sheet
from ptcrm.integrations.sheet_turned import turn_forms
from ptcrm.integrations.spreadsheet import read_workbook
from ptcrm.integrations.spreadsheet_xml import read_workbook_xml
from ptcrm.integrations.table import file_empty, make_table

_REACH: Final = frozenset({ColumnKind.EMAIL, ColumnKind.PHONE})
_OF_PEOPLE: Final = _REACH | {ColumnKind.NAME, ColumnKind.FIRST, ColumnKind.LAST}
_OF_MONEY: Final = re.compile(
    r"\b(prij[sz]\w*|tarie\w*|bedrag\w*|kosten|omzet|voorraad|betaald|price|amount|rate|fee|cost|paid|stock)\b",
    re.IGNORECASE,
)
"""Headers of a list of things with a name, or of payments: nobody on it wants an answer."""


def read_spreadsheet(source: Source) -> list[FileReading]:
    """A workbook, whichever program made it."""
    refuse_too_large(source.data)
    book = read_workbook(source.data)
    return _readings(source, FileKind.SPREADSHEET, book.sheets, book.passed_over)


def read_spreadsheet_xml(source: Source) -> list[FileReading]:
    """A workbook as Excel 2003 wrote it in XML, and many a website still does."""
    refuse_too_large(source.data)
    book = read_workbook_xml(source.data)
    return _readings(source, FileKind.SPREADSHEET, book.sheets, book.passed_over)


def read_web_page(source: Source) -> list[FileReading]:
    """The tables of a web page, often called .xls."""
    refuse_too_large(source.data)
    return _readings(source, FileKind.WEB_PAGE, read_page(source.data, source.choices.encoding), ())


def _readings(
    source: Source, kind: FileKind, sheets: Sequence[Sheet], passed_over: Sequence[str]
) -> list[FileReading]:
    """Those of the sheets that hold people; if none does, all that hold a table, so that the trainer can say
    what their columns are. Beside a sheet that says how to reach people, one of names and prices isn't one.

    Empty where the trainer leaves every part out.
    """
    tables: list[FileReading] = []
    first: Refusal | None = None
    for sheet in sheets:
        if not sheet.rows:
            continue
        try:
            table = make_table(turn_forms(sheet.rows), sheet.encoding, "", sheet.warnings)
            reading = people_in(source, kind, table, _part(source, sheet))
        except Refusal as refusal:
            first = first or refusal.with_traceback(None)
            continue
        tables.append(reading)
    if not tables:
        raise first or _nothing(kind, passed_over)
    people = [reading for reading in tables if _holds(reading, _OF_PEOPLE)] or tables
    if any(_holds(reading, _REACH) for reading in people):
        people = [reading for reading in people if _holds(reading, _REACH) or not _is_about_money(reading)]
    if passed_over:
        people[0] = _warned(people[0], "hidden_sheets_left_out")
    if len(people) == 1:
        return [replace(people[0], part=source.part)]
    return [reading for reading in people if reading.part not in source.choices.left_out]


def _holds(reading: FileReading, kinds: frozenset[ColumnKind]) -> bool:
    """Whether a table has a column of one of these kinds."""
    return reading.mapping is not None and any(it.kind in kinds for it in reading.mapping.columns)


def _is_about_money(reading: FileReading) -> bool:
    return reading.table is not None and any(map(_OF_MONEY.search, reading.table.header))


def _part(source: Source, sheet: Sheet) -> str:
    return f"{source.part} › {sheet.name}" if source.part else sheet.name


def _warned(reading: FileReading, warning: str) -> FileReading:
    table = reading.table
    return (
        reading
        if table is None
        else replace(reading, table=replace(table, warnings=(*table.warnings, warning)))
    )


def _nothing(kind: FileKind, passed_over: Sequence[str]) -> Refusal:
    if passed_over:
        return Refusal(
            "only_hidden_sheets",
            "Everything in this spreadsheet is on hidden sheets. Show them, save it and import it again.",
        )
    if kind is FileKind.WEB_PAGE:
        return Refusal("page_without_table", "There is no table on this web page.")
    return file_empty()
