"""What a reader of spreadsheets doesn't say of a sheet: how far it goes, what is hidden, what was never
calculated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.sheet import Span

MOST_CELLS: Final = 8_000_000
"""Rows times columns of the square that holds everything on a sheet; all of it is kept in memory."""


@dataclass(slots=True)
class SheetFacts:
    """Counted from 1. ``hidden`` are rows that are hidden or filtered out, ``last_row`` and ``last_column``
    the furthest that hold something (columns up to 26 may go uncounted). ``not_calculated``: a formula stands
    there without its result. ``spans``: cells that cover several rows, where the reader doesn't say so."""

    hidden: set[int] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0
    not_calculated: bool = False
    spans: list[Span] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """Take a filled cell into account. Raises ``Refusal``: sheet_too_far, as reading it may end the
        program: a reader sets aside room for the whole square."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.last_row * max(self.last_column, 1) > MOST_CELLS:
            raise Refusal(
                "sheet_too_far",
                "A sheet goes on to row {row}, column {column}, further than PT CRM reads. Clear what stands"
                " so far out, save the file and import it again.",
                row=self.last_row,
                column=self.last_column,
            )
