"""One sheet of a spreadsheet, or one table of a web page, as rows; and what of its rows is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.table import Row

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 500
LONGEST_CELL: Final = 1_000_000
"""Characters; spreadsheet programs allow 32,767 in a cell."""

Span = tuple[int, int, int]
"""A cell that stands for those below it too: its column, the first row and the last (rows from 1)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` as the file calls it. Rows that hold nothing are left out; each has its number in the sheet.

    ``warnings`` are codes of ``table.WARNINGS``; ``encoding`` "" where there was nothing to decode.
    """

    name: str
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()
    encoding: str = ""


def kept_rows(rows: Iterable[tuple[int, Sequence[str]]], spans: Sequence[Span] = ()) -> tuple[Row, ...]:
    """Rows that hold something, cells that cover several rows repeated, without the empty columns around.

    Raises ``Refusal``: sheet_too_long, sheet_too_wide.
    """
    below = _below(spans)
    kept: list[tuple[int, list[str]]] = []
    copied: dict[int, str] = {}
    first, last = MOST_COLUMNS, 0
    for number, cells in rows:
        filled = [at for at, cell in enumerate(cells) if cell and not cell.isspace()]
        for span in below.get(number, ()):
            column, top, _ = span
            if number == top:
                copied[column] = cells[column] if column < len(cells) else ""
            elif filled and column < len(cells) and not cells[column]:
                cells = [*cells[:column], copied.get(column, ""), *cells[column + 1 :]]
        if not filled:
            continue
        if len(kept) >= MOST_ROWS:
            raise Refusal(
                "sheet_too_long",
                "There are more than {limit} rows on one sheet. Split it into several files.",
                limit=MOST_ROWS,
            )
        first, last = min(first, filled[0]), max(last, filled[-1])
        kept.append((number, list(cells)))
    if last - first >= MOST_COLUMNS:
        raise Refusal(
            "sheet_too_wide",
            "There are more than {limit} columns on one sheet. Leave out those that aren't about people.",
            limit=MOST_COLUMNS,
        )
    return tuple(Row(number, tuple(cells[first : last + 1])) for number, cells in kept)


def _below(spans: Sequence[Span]) -> dict[int, list[Span]]:
    """The spans that touch each row; one over more rows than a sheet may have says nothing of people."""
    rows: dict[int, list[Span]] = {}
    for span in spans[:20_000]:
        _, top, bottom = span
        for number in range(top, min(bottom, top + 500) + 1):
            rows.setdefault(number, []).append(span)
    return rows
