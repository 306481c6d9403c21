"""The rows of a table, once its columns are known -> people and enquiries, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Enquiry
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_cells import RowNote, clean_cell
from ptcrm.integrations.contact_reader import RowReader
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.exporter import ColumnKind, Treatment
from ptcrm.integrations.home_country import HomeCountry
from ptcrm.integrations.table import Row, Table

RECENT_MS: Final = 7 * 86_400_000
"""A list whose newest arrival is at most this old is taken for enquiries (rules.md)."""

_WHEN: Final = (ColumnKind.ARRIVAL, ColumnKind.ARRIVAL_TIME)
_TOTAL: Final = re.compile(
    r"\W*((sub|eind)?tota(al|len|ls?)|grand total|som|sum|gemiddeld\w*|average|aantal( \w+)?|count)\b"
    r"[\s:=]*[\d.,€]*\W*",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"\W*(ge[eë]xporteerd|gegenereerd|export(ed)?|generated|pagina|page|bron|einde|end of)\b.*", re.IGNORECASE
)
_TEST_LEAD: Final = re.compile(r"<test lead:|^test@(fb|meta|facebook)\.com$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that came in; ``notes`` say what in it could not be used."""

    line: int
    enquiry: Enquiry
    notes: tuple[RowNote, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that stayed out, and why."""

    line: int
    refusal: Refusal

    @property
    def code(self) -> str:
        """Why, as a stable word."""
        return self.refusal.code

    @property
    def message(self) -> str:
        """Why, as one English sentence."""
        return self.refusal.message


def read_rows(
    table: Table,
    mapping: Mapping,
    now: int,
    zone: ZoneInfo,
    region: str = "NL",
    treat_as: Treatment | None = None,
) -> Iterator[ReadRow | RefusedRow]:
    """Each row of the table in order; empty rows, totals and repeated headers are passed over.

    ``now`` in UTC milliseconds, ``zone`` the laptop's. ``treat_as`` None leaves it to ``default_kind``.
    As contacts no row gets an arrival; as enquiries every row does: one without a moment of its own
    gets today, date only, so that it never rings.
    """
    kind = treat_as or default_kind(table, mapping, now, zone)
    country = HomeCountry(mapping, table.rows, region)
    reader = RowReader(mapping, now, zone, country, as_enquiries=kind == "enquiries")
    meta = mapping.exporter in ("meta", "leads_centre")
    last = len(table.rows) - 3
    for at, row in enumerate(table.rows):
        cells = tuple(map(clean_cell, row.cells))
        filled = [cell for cell in cells if cell]
        if not filled or _repeats_header(row, table) or _is_total(filled, at >= last):
            continue
        if meta and any(map(_TEST_LEAD.search, filled)):
            yield RefusedRow(row.line, test_lead())
            continue
        try:
            enquiry, notes = reader.read(row.line, cells)
        except Refusal as refusal:
            # Without the frames it passed through, each of which would keep its row in memory.
            yield RefusedRow(row.line, refusal.with_traceback(None))
            continue
        yield ReadRow(row.line, enquiry, notes)


def default_kind(table: Table, mapping: Mapping, now: int, zone: ZoneInfo) -> Treatment:
    """What the rows are taken for when the trainer doesn't say: form and lead-ad rows are enquiries; a
    list with a column of arrivals only if the newest is at most 7 days old; any other list is contacts."""
    if mapping.kind == "enquiries":
        return "enquiries"
    if not mapping.has_arrival:
        return "contacts"
    recent = any(at >= now - RECENT_MS for at in _arrivals(table, mapping, now, zone))
    return "enquiries" if recent else "contacts"


def newest_arrival(table: Table, mapping: Mapping, now: int, zone: ZoneInfo) -> int | None:
    """The latest moment in the column of arrivals, UTC milliseconds; None where none can be read."""
    return max(_arrivals(table, mapping, now, zone), default=None)


def _arrivals(table: Table, mapping: Mapping, now: int, zone: ZoneInfo) -> Iterator[int]:
    """Every moment in the column of arrivals, UTC milliseconds."""
    reader = RowReader(mapping, now, zone, HomeCountry(mapping, (), ""), as_enquiries=True)
    telling = {each.index for each in mapping.columns if each.kind in _WHEN}
    for row in table.rows:
        cells = tuple(clean_cell(cell) if at in telling else "" for at, cell in enumerate(row.cells))
        if moment := reader.arrival(cells):
            yield moment.at


def test_lead() -> Refusal:
    """A lead that an advertiser's program made to try the form."""
    return Refusal("test_lead", "This is a test lead of the advertiser, not a person.")


def _repeats_header(row: Row, table: Table) -> bool:
    """Exports glued together carry their header again."""
    return bool(table.header) and row.cells[0] == table.header[0] and tuple(row.cells) == table.header


def _is_total(filled: list[str], at_end: bool) -> bool:
    if len(filled) > 4 or "@" in "".join(filled):
        return False
    return bool(_TOTAL.fullmatch(filled[0]) or (at_end and len(filled) == 1 and _FOOTER.fullmatch(filled[0])))
