"""Rows of any kind of file -> a ``Table``: its header found, titles above it set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from ptcrm.domain.refusals import Refusal, Wording
from ptcrm.integrations.field_labels import exact_kind, label_kind

_WARNINGS: Final = (
    Wording("text_encoded_twice", "Letters with accents were damaged (Ã« for ë) and have been repaired."),
    Wording(
        "mixed_encodings", "Some lines are encoded differently from the rest; check letters with accents."
    ),
    Wording(
        "unclosed_quote", "A quotation mark opens and never closes; those lines were read as they stand."
    ),
    Wording("cells_in_one_column", "Every line stood in one column; it was split again."),
    Wording("no_header", "The file has no header row; the columns were guessed from what is in them."),
    Wording(
        "hidden_sheets_left_out", "Hidden sheets were left out; show them in the spreadsheet to import them."
    ),
    Wording("hidden_rows_read", "Rows that are hidden or filtered out in the spreadsheet were read too."),
    Wording(
        "formulas_not_calculated",
        "Some formulas have no result in the file, so those cells are empty. Open it in a spreadsheet"
        " program, save it and import it again.",
    ),
)
WARNINGS: Final[Mapping[str, Wording]] = MappingProxyType({wording.code: wording for wording in _WARNINGS})
"""What ``Table.warnings`` can hold, each with its sentence."""

SAMPLE: Final = 20
"""Rows that decide on the separator and the usual width."""
HEADER_WITHIN: Final = 10
"""Rows in which the header is looked for: some exports begin with a title or notes."""
_VALUE: Final = re.compile(r"\S@\S+\.\S|(?:\d[ ()./-]{0,3}){8}|^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
"""An address, a long number or a date: something a header never holds."""


class Row(NamedTuple):
    """One record. ``line`` is the line of the file it starts on, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows. Rows may be longer or shorter than ``header``; ``header`` is () where there is none.

    ``title`` holds the lines above the header, ``warnings`` codes of ``WARNINGS``. Empty rows are left out.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    separator: str
    warnings: tuple[str, ...] = ()
    title: tuple[str, ...] = ()


def make_table(
    rows: Sequence[Row], encoding: str, separator: str = "", warnings: tuple[str, ...] = ()
) -> Table:
    """Rows that hold something, from any kind of file, with their header found and titles set apart.

    Raises ``Refusal``: file_empty, not_a_table.
    """
    if not rows:
        raise file_empty()
    at = _header_at(rows)
    if at is None:
        _refuse_prose(rows)
        return Table((), tuple(rows), encoding, separator, (*warnings, "no_header"))
    title = tuple(" ".join(cell.strip() for cell in row.cells if cell.strip()) for row in rows[:at])
    header = number_header(rows[at].cells)
    return Table(header, tuple(rows[at + 1 :]), encoding, separator, warnings, title)


def number_header(cells: Sequence[str]) -> tuple[str, ...]:
    """Header texts on one line each; a blank one is ``#3`` (its place), a repeated one ``Phone (2)``."""
    seen: Counter[str] = Counter()
    out: list[str] = []
    for place, cell in enumerate(cells, start=1):
        label = " ".join(cell.replace("\ufeff", " ").split()) or f"#{place}"
        key = label.casefold()
        seen[key] += 1
        out.append(label if seen[key] == 1 else f"{label} ({seen[key]})")
    return tuple(out)


def known_labels(cells: Sequence[str]) -> int:
    """How many different things the labels in a row are about."""
    kinds = {label_kind(cell) for cell in cells if cell and len(cell) < 200}
    return len(kinds - {None})


def file_empty() -> Refusal:
    """A file without a single row."""
    return Refusal("file_empty", "The file is empty.")


def not_a_table() -> Refusal:
    """A file of text without rows and columns, or no text at all."""
    return Refusal("not_a_table", "This file is not a table of rows and columns.")


def _header_at(rows: Sequence[Row]) -> int | None:
    """The first of the first ten rows with two known labels; else the first full row that holds no values."""
    head = rows[:HEADER_WITHIN]
    for at, row in enumerate(head):
        if known_labels(row.cells) > 1 and not _holds_values(row.cells):
            return at
    widths = Counter(_width(row.cells) for row in rows[:SAMPLE])
    usual = max(widths.items(), key=lambda item: item[1])[0]
    for at, row in enumerate(head):
        if any(map(exact_kind, row.cells)) and not _holds_values(row.cells) and _width(row.cells) >= usual:
            return at
    first = next((at for at, row in enumerate(head) if _width(row.cells) >= usual), 0)
    cells = rows[first].cells
    if (
        len(rows) - first < 2
        or _holds_values(cells)
        or not all(cell.strip() for cell in cells[: _width(cells)])
    ):
        return None
    below = rows[first + 1 : first + 1 + SAMPLE]
    return first if _width(cells) > 1 and any(_holds_values(row.cells) for row in below) else None


def _width(cells: Sequence[str]) -> int:
    """Columns up to the last one that holds something."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _holds_values(cells: Sequence[str]) -> bool:
    return any(_VALUE.search(cell) for cell in cells if len(cell) < 200)


def _refuse_prose(rows: Sequence[Row]) -> None:
    """A letter saved as .csv has one column and nobody in it; a bare list of addresses is a table."""
    head = rows[:SAMPLE]
    if max(len(row.cells) for row in head) == 1 and not any(
        _VALUE.search(row.cells[0][:500]) for row in head
    ):
        raise not_a_table()
