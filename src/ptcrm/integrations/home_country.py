"""Whether a person, or a whole list, is Dutch or Belgian: numbers such as 0475 12 34 56 are valid in both.

What a row says of itself counts first, then what most rows of its list say, then where the trainer works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ptcrm.integrations.contact_cells import clean_cell
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.table import Row

_SAMPLE: Final = 300
"""Rows that tell where a list is from."""
_BELGIAN_LABEL: Final = re.compile(r"\bgsm\b|\bfamilienaam\b", re.IGNORECASE)
"""What a column is called south of the border only; it decides where nothing else does."""
_PLACES: Final = (ColumnKind.POSTCODE, ColumnKind.CITY)
_DUTCH_PLACE: Final = re.compile(r"(?:NL-?)?\s*[1-9]\d{3} ?[A-Z]{2}\b", re.IGNORECASE)
_BELGIAN_PLACE: Final = re.compile(r"(?:B-)?\s*[1-9]\d{3}(?:[ ,]+[^\W\d_]{3,}.*)?")
_DUTCH_PHONE: Final = re.compile(r"\D{0,3}(?:(?:\+|00)\s?31|0[-\s]?6[-\s]?\d|6[1-58]\d{7}$)")
_BELGIAN_PHONE: Final = re.compile(r"\D{0,3}(?:\+|00)\s?32")


def country_told(emails: Iterable[str], phones: Iterable[str], places: Iterable[str]) -> str:
    """NL or BE by the address, number or postcode of somebody; "" when they tell neither or both alike."""
    belgian = dutch = 0
    for email in emails:
        end = email.rstrip().casefold()
        belgian += end.endswith(".be")
        dutch += end.endswith(".nl")
    for phone in phones:
        belgian += _BELGIAN_PHONE.match(phone) is not None
        dutch += _DUTCH_PHONE.match(phone) is not None
    for place in places:
        if _DUTCH_PLACE.match(place):
            dutch += 1
        else:
            belgian += _BELGIAN_PLACE.fullmatch(place) is not None
    return "" if belgian == dutch else "BE" if belgian > dutch else "NL"


class HomeCountry:
    """The country of each row of a table, NL or BE; ``region`` is where the trainer works."""

    def __init__(self, mapping: Mapping, rows: Sequence[Row], region: str) -> None:
        def places(*kinds: ColumnKind) -> tuple[int, ...]:
            return tuple(column.index for column in mapping.columns if column.kind in kinds)

        self._emails = places(ColumnKind.EMAIL)
        self._phones = places(ColumnKind.PHONE)
        self._places = places(*_PLACES)
        told = [self._told(tuple(map(clean_cell, row.cells))) for row in rows[:_SAMPLE]]
        belgian, dutch = told.count("BE"), told.count("NL")
        if belgian != dutch:
            self._list = "BE" if belgian > dutch else "NL"
        elif any(_BELGIAN_LABEL.search(column.header) for column in mapping.columns):
            self._list = "BE"
        else:
            self._list = region

    def of(self, cells: tuple[str, ...]) -> str:
        """Where the person in these cleaned cells is from."""
        return self._told(cells) or self._list

    def _told(self, cells: tuple[str, ...]) -> str:
        def filled(places: tuple[int, ...]) -> Iterable[str]:
            return (cells[at] for at in places if at < len(cells) and cells[at])

        return country_told(filled(self._emails), filled(self._phones), filled(self._places))
