"""Signs that tell a form's own lines from what a visitor typed."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from ptcrm.domain.addresses import find_emails, read_postcode
from ptcrm.domain.phones import read_phone
from ptcrm.integrations.field_labels import FieldKind, exact_kind, label_kind
from ptcrm.integrations.form_footers import is_footer
from ptcrm.integrations.mail_rows import Row, Shape, label_line

NAMES: Final = frozenset((FieldKind.NAME, FieldKind.FIRST, FieldKind.LAST, FieldKind.PREFIX))
IDENTITY: Final = NAMES | {FieldKind.EMAIL, FieldKind.PHONE}


def gap_before(rows: list[Row], at: int) -> bool:
    """Whether an empty line stands above this row."""
    return at > 0 and rows[at - 1].shape is Shape.GAP


def machine_wrote(kind: FieldKind, label: str, value: str, seen: Set[FieldKind], region: str) -> bool:
    """Whether a label not met before, with this value, is the form's own rather than the visitor's."""
    exact = exact_kind(label) is not None
    if kind is FieldKind.EMAIL:
        return exact and bool(find_emails(value))
    if kind is FieldKind.PHONE:
        phone = read_phone(value, region) if exact else None
        return phone is not None and phone.valid
    if kind in NAMES:
        return exact and 0 < len(value) <= 60 and not NAMES & seen
    if kind is FieldKind.POSTCODE:
        return exact and bool(read_postcode(value, region)[0])
    if kind in (FieldKind.CONSENT, FieldKind.SOURCE):
        return len(value) <= 80 and (exact or len(label.split()) >= 3)
    return exact and kind in (FieldKind.CITY, FieldKind.GOAL, FieldKind.SUBJECT) and 0 < len(value) <= 120


def only_meta_after(rows: list[Row], at: int) -> bool:
    """Whether only a form's own lines follow, and a gap or another such line stands before."""
    for row in (rows[place] for place in range(at + 1, len(rows))):
        pair = label_line(row.text) if row.shape is Shape.LINE else None
        if pair is not None and exact_kind(pair[0]) is FieldKind.META:
            return True
        if row.shape is Shape.LINE and not is_footer(row.text):
            return False
    return gap_before(rows, at)


def own_words(row: Row) -> bool:
    """Whether a row is what a form puts there: a label it knows, or its footer."""
    if row.shape is not Shape.LINE:
        return row.shape is not Shape.RULE
    pair = label_line(row.text)
    return is_footer(row.text) or (pair is not None and label_kind(pair[0]) is not None)


def last_of_identity(rows: list[Row]) -> dict[FieldKind, int]:
    """The place of the last row that asks for each of who the person is and where to be reached."""
    last: dict[FieldKind, int] = {}
    for place, row in enumerate(rows):
        pair = label_line(row.text) if row.shape is Shape.LINE else (row.text, row.value)
        kind = exact_kind(pair[0]) if pair is not None else None
        if kind in IDENTITY:
            last[kind] = place
    return last


def title_of_fields(rows: list[Row], at: int, seen: Set[FieldKind]) -> bool:
    """Whether a line in capitals below a message is the title over the fields that follow it."""
    text = rows[at].text.strip(" :")
    if not (text.isupper() and len(text.split()) <= 4 and gap_before(rows, at)):
        return False
    below = next((row for row in rows[at + 1 : at + 3] if row.shape is not Shape.GAP), None)
    pair = label_line(below.text) if below is not None and below.shape is Shape.LINE else None
    return pair is not None and exact_kind(pair[0]) in IDENTITY - seen
