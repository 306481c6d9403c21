"""A sheet filled in from top to bottom, labels at the left and a person in each column beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from ptcrm.integrations.field_labels import FieldKind, exact_kind
from ptcrm.integrations.table import Row, known_labels

_MOST_LABELS: Final = 100
_FEWEST: Final = 3
_REACH: Final = frozenset((FieldKind.EMAIL, FieldKind.PHONE))
_NAMES: Final = frozenset((FieldKind.NAME, FieldKind.FIRST))


def turn_forms(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with labels above people, as a list has them; a list comes back as it is.

    A person so turned has the number of the first row.
    """
    if not rows or len(rows) > _MOST_LABELS or any(known_labels(row.cells) > 1 for row in rows[:_FEWEST]):
        return rows
    kinds = {exact_kind(row.cells[0].strip().rstrip(":")) for row in rows if row.cells[0].strip()} - {None}
    if len(kinds) < _FEWEST or not (kinds & _NAMES and kinds & _REACH):
        return rows
    columns = list(zip_longest(*(row.cells for row in rows), fillvalue=""))
    return [Row(rows[0].line, column) for column in columns if any(cell.strip() for cell in column)]
