"""How somebody in a contact list can be reached: every address and number of a row, wherever it stands."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.phones import cut_off
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_cells import (
    RowNote,
    emails_in,
    is_error_value,
    phone_beside_email,
    phones_in,
)
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.row_columns import RowColumns

_SEVERAL: Final = " ::: "
_LEAD_AD: Final = "p:"
"""What Meta puts before a number, so that spreadsheets leave it alone."""
_SHOWN: Final = 80
"""Characters of a bad cell that its note shows."""


def read_reach(
    line: int, cells: tuple[str, ...], columns: RowColumns, region: str, notes: list[RowNote]
) -> tuple[list[str], list[tuple[str, bool]]]:
    """Addresses and numbers of a row, each once; mobiles before other numbers.

    What can't be used is added to ``notes``.
    """
    emails: list[str] = []
    phones: list[tuple[str, bool]] = []
    for _, cell in columns.all(cells, ColumnKind.EMAIL):
        found = emails_in(cell)
        emails += found
        if not found and "@" in cell:
            notes.append(RowNote(line, unreadable_address(cell)))
        elif (not found or cell != found[0]) and any(map(str.isdigit, cell)):
            phones += phone_beside_email(cell, region)
    for at in columns.places.get(ColumnKind.PHONE, ()):
        cell = cells[at] if at < len(cells) else ""
        if is_error_value(cell):
            notes.append(RowNote(line, _damaged(cell)))
        elif "@" in cell:
            emails += emails_in(cell)
            phones += phone_beside_email(cell, region)
        elif not columns.is_empty(cell):
            phones += _numbers(line, cell, region, notes)
    if len(phones) > 1:
        phones = sorted(dict.fromkeys(phones), key=_by_use)
    return list(dict.fromkeys(emails)), phones


def _numbers(line: int, cell: str, region: str, notes: list[RowNote]) -> list[tuple[str, bool]]:
    if cut_off(cell):
        notes.append(RowNote(line, _cut_off(cell)))
        return []
    parts = cell.split(_SEVERAL) if _SEVERAL in cell else [cell]
    return [phone for part in parts for phone in phones_in(part.strip().removeprefix(_LEAD_AD), region)]


def unreadable_address(cell: str) -> Refusal:
    """An address was meant, and it can't be one."""
    return Refusal(
        "email_unreadable",
        "The e-mail address {text} can't be right. The rest of the row is fine; look the address up.",
        text=cell[:_SHOWN],
    )


def _damaged(cell: str) -> Refusal:
    return Refusal(
        "cell_damaged",
        "The spreadsheet left {text} where the phone number was. The rest of the row is fine;"
        " look the number up.",
        text=cell[:_SHOWN],
    )


def _cut_off(cell: str) -> Refusal:
    return Refusal(
        "phone_cut_off",
        "The spreadsheet cut this phone number off ({text}). The rest of the row is fine;"
        " look the number up.",
        text=cell[:_SHOWN],
    )


def _by_use(phone: tuple[str, bool]) -> int:
    number, valid = phone
    return 2 if not valid else 0 if number.startswith(("+316", "+324")) else 1
