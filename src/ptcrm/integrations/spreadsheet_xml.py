"""Excel 2003's XML, which many a website still writes and calls .xls -> sheets as rows of text."""

from __future__ import annotations

import time
from typing import Final
from xml.parsers import expat

from ptcrm.integrations.cell_text import cell_text
from ptcrm.integrations.office_package import damaged
from ptcrm.integrations.sheet import LONGEST_CELL, MOST_COLUMNS, Sheet, Span, kept_rows
from ptcrm.integrations.spreadsheet import MOST_SECONDS, Workbook
from ptcrm.integrations.workbook_looks import slow

_SPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet "
_PIECE: Final = 1 << 18
_MOST_ROWS: Final = 2_000_000
_DAY_ZERO: Final = ("1899-12-31", "1899-12-30", "1904-01-01")
"""The day Excel gives to a time without one."""


def read_workbook_xml(data: bytes) -> Workbook:
    """Every sheet that can be seen.

    Raises ``Refusal``: spreadsheet_damaged, spreadsheet_slow, sheet_too_long, sheet_too_wide.
    """
    until = time.monotonic() + MOST_SECONDS
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for at in range(0, len(data), _PIECE):
            if time.monotonic() > until:
                raise slow()
            parser.Parse(data[at : at + _PIECE], at + _PIECE >= len(data))
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
    return Workbook(tuple(reading.sheets), tuple(reading.hidden))


class _Reading:
    """The sheets as their elements come by."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.hidden: list[str] = []
        self._name = ""
        self._visible = True
        self._rows: list[tuple[int, list[str]]] = []
        self._spans: list[Span] = []
        self._out_of_sight: set[int] = set()
        self._row = 0
        self._cells: list[str] = []
        self._kind = ""
        self._data: list[str] | None = None
        self._said: list[str] | None = None
        self._has_formula = self._not_calculated = False
        self._covered = 0

    def start(self, tag: str, marks: dict[str, str]) -> None:
        """An element opens."""
        name = tag.removeprefix(_SPACE)
        if name == "Worksheet":
            self._name, self._visible, self._row = _mark(marks, "Name"), True, 0
            self._rows, self._spans, self._out_of_sight = [], [], set()
            self._not_calculated = False
        elif name == "Row":
            self._row = _count(_mark(marks, "Index")) or self._row + 1
            self._cells = []
            if _mark(marks, "Hidden") == "1":
                self._out_of_sight.add(self._row)
        elif name == "Cell":
            self._start_cell(marks)
        elif name == "Data" and self._data is None:
            self._data, self._kind = [], _mark(marks, "Type")
        elif tag.endswith(" Visible"):
            self._said = []

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._data is not None:
            self._data.append(text)
        elif self._said is not None:
            self._said.append(text)

    def end(self, tag: str) -> None:
        """An element closes."""
        name = tag.removeprefix(_SPACE)
        if name == "Data" and self._data is not None:
            text, self._data = "".join(self._data)[:LONGEST_CELL], None
            if self._cells:
                self._cells[-1] = _value(text, self._kind)
            self._has_formula = False
        elif name == "Cell":
            self._not_calculated |= self._has_formula
            self._has_formula = False
            self._cells += [""] * self._covered
            self._covered = 0
        elif name == "Row":
            if any(self._cells) and len(self._rows) < _MOST_ROWS:
                self._rows.append((self._row, self._cells))
            self._cells = []
        elif tag.endswith(" Visible") and self._said is not None:
            self._visible, self._said = "Hidden" not in "".join(self._said), None
        elif name == "Worksheet":
            self._end_sheet()

    def _start_cell(self, marks: dict[str, str]) -> None:
        place = _count(_mark(marks, "Index"))
        if MOST_COLUMNS >= place > len(self._cells):
            self._cells += [""] * (place - 1 - len(self._cells))
        self._cells.append("")
        down = _count(_mark(marks, "MergeDown"))
        if down:
            self._spans.append((len(self._cells) - 1, self._row, self._row + down))
        self._has_formula = bool(_mark(marks, "Formula"))
        if len(self._cells) < MOST_COLUMNS:
            self._covered = min(_count(_mark(marks, "MergeAcross")), MOST_COLUMNS)

    def _end_sheet(self) -> None:
        if not self._visible:
            self.hidden.append(self._name)
            return
        rows = kept_rows(self._rows, self._spans)
        warnings = ("hidden_rows_read",) if any(row.line in self._out_of_sight for row in rows) else ()
        if self._not_calculated:
            warnings = (*warnings, "formulas_not_calculated")
        self.sheets.append(Sheet(self._name, rows, warnings))


def _mark(marks: dict[str, str], name: str) -> str:
    return marks.get(_SPACE + name, "")


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _value(text: str, kind: str) -> str:
    """The value as a person reads it, by the type that stands beside it."""
    if kind == "Number":
        try:
            return cell_text(float(text))
        except ValueError:
            return text
    if kind == "Boolean":
        return cell_text(text.strip() == "1")
    if kind == "DateTime":
        day, _, clock = text.partition(".")[0].partition("T")
        if day in _DAY_ZERO and clock:
            return clock.removesuffix(":00")
        return day if clock in ("", "00:00:00") else f"{day} {clock}"
    return "" if kind == "Error" else text


def _no_doctype(*_: object) -> None:
    raise damaged()
