"""Where in a row each kind of value stands, and which values say that there is nothing."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.domain.limits import LONG_TEXT, SHORT_TEXT, clean
from ptcrm.integrations.contact_cells import is_error_value
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.exporter import ColumnKind, header_key
from ptcrm.integrations.field_labels import is_empty_value

_LONGEST_EMPTY: Final = 24
"""Characters in the longest way to say "nothing"."""
_LONG_KINDS: Final = (ColumnKind.MESSAGE, ColumnKind.EXTRA, ColumnKind.IGNORE)
_NO_DATE: Final = frozenset({"0-0-00", "0-0-0000", "00-00-0000", "0000-00-00", "0/0/00", "00/00/0000"})
"""What Outlook and others write for a day nobody filled in."""


_COMPANY: Final = re.compile(
    r"(?:(?:organi[sz]ation|company|bedrijfs?|organisatie|firma) ?-? ?(?:name|naam)?|business|firm|studio)"
)
"""Where a list of people says for whom they work; a row with that alone is about the company."""


class RowColumns:
    """The columns of one table; rows are tuples of cleaned cells, which may be longer or shorter.

    ``places``: columns by kind, from 0. ``labels``: the question above each column.
    """

    def __init__(self, mapping: Mapping) -> None:
        self._width = len(mapping.columns)
        self.places: dict[ColumnKind, list[int]] = {}
        for column in mapping.columns:
            self.places.setdefault(column.kind, []).append(column.index)
        self.labels = {column.index: _label(column.header, mapping.exporter) for column in mapping.columns}
        self._companies = [
            column.index for column in mapping.columns if _COMPANY.fullmatch(header_key(column.header))
        ]
        self._empty: dict[str, bool] = {}

    def refuse_bad_text(self, cells: tuple[str, ...]) -> None:
        """Refuse a row that is no Unicode or too long: text_not_unicode, text_too_long."""
        # Checked in one go: a per-character check costs more than reading the row.
        joined = "".join(cells)
        try:
            joined.encode()
        except UnicodeEncodeError:
            clean(joined, "row", LONG_TEXT * 100)
        if len(joined) <= SHORT_TEXT:
            return
        long = {at for kind in _LONG_KINDS for at in self.places.get(kind, ())}
        for at, cell in enumerate(cells):
            if at in self.labels:
                clean(cell, self.labels[at] or "row", LONG_TEXT if at in long else SHORT_TEXT)

    def told(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells with every way to say "nothing" blanked, as many as there are columns."""
        told = tuple("" if self.is_empty(cell) else cell for cell in cells)
        return told + ("",) * (self._width - len(told))

    def one(self, cells: tuple[str, ...], kind: ColumnKind) -> str:
        """The first filled cell of this kind; "" without one."""
        for at in self.places.get(kind, ()):
            if at < len(cells) and cells[at]:
                return cells[at]
        return ""

    def company(self, cells: tuple[str, ...]) -> str:
        """The company in a row; "" without one."""
        return next((cells[at] for at in self._companies if at < len(cells) and cells[at]), "")

    def all(self, cells: tuple[str, ...], kind: ColumnKind) -> list[tuple[int, str]]:
        """Every filled cell of this kind, with its place in the row."""
        places = self.places.get(kind)
        return [(at, cells[at]) for at in places if at < len(cells) and cells[at]] if places else []

    def is_empty(self, cell: str) -> bool:
        """Whether a filled cell says that there is nothing; remembered, as such answers repeat."""
        if not cell or len(cell) > _LONGEST_EMPTY or cell[-1].isdigit() or "@" in cell:
            return not cell or cell in _NO_DATE
        known = self._empty.get(cell)
        if known is None:
            known = is_empty_value(cell) or is_error_value(cell)
            if len(self._empty) < 20_000:
                self._empty[cell] = known
        return known


def _label(header: str, exporter: str) -> str:
    """The question as it is shown beside its answer."""
    return header.replace("_", " ").strip() if exporter == "meta" and " " not in header else header
