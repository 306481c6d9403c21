"""A lead and all that hangs on it as JSON documents, and such documents as rows again.

Which columns there are and what they hold is taken from the schema, so a new column travels by itself; a test
fails for a table that hangs on a lead and isn't named here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Integer, RowMapping, Table

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.moments import read_date, read_iso, write_iso
from ptcrm.domain.obstacles import obstacles_of, obstacles_text
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Direction,
    Obstacle,
    Outcome,
    Reached,
    Stage,
)
from ptcrm.integrations.own_export import IN_THE_WAY
from ptcrm.store import tables
from ptcrm.store.columns import Instant
from ptcrm.store.session import CACHES

CHILDREN: Final[Mapping[str, Table]] = {
    "enquiries": tables.enquiry,
    "touches": tables.touch,
    "notes": tables.note,
    "moves": tables.stage_move,
    "dismissals": tables.dismissal,
    "steps": tables.next_step,
    "consultations": tables.consultation,
    "obstacles": tables.consultation_obstacle,
    "client_periods": tables.client_period,
    "health_notes": tables.health_note,
    "external_ids": tables.external_id,
}
"""What an export calls the rows of each table, in the order in which rows may refer to rows before them.

Beside these a lead has ``contact_points``, ``alerts`` (which hang on its enquiries) and ``not_the_same``.
"""
LEFT_OUT: Final = frozenset(
    {"rid", "lead_id", "sort_name", "email_key", "key", "sample", "removed_at", "spam", "merged_into"}
    | {"last_enquiry"}
)
"""Columns that say nothing of the person, follow from the others, or number rows of this file only."""

_CALLED: Final[Mapping[tuple[str, str], str]] = {("lead", "obstacles"): IN_THE_WAY}
"""Columns that a document calls otherwise, by table and name: ``obstacles`` are those of consultations."""
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAYS: Final = frozenset({"back_on", "since", "until"})
_WORDS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("lead", "stage"): frozenset(Stage),
    ("enquiry", "channel"): frozenset(Channel),
    ("enquiry", "time_trust"): frozenset(TimeTrust),
    ("touch", "direction"): frozenset(Direction),
    ("touch", "channel"): frozenset(Channel),
    ("touch", "reached"): frozenset(Reached),
    ("stage_move", "old"): frozenset(Stage),
    ("stage_move", "new"): frozenset(Stage),
    ("dismissal", "stage"): frozenset(Stage),
    ("consultation", "kind"): frozenset(ConsultationKind),
    ("consultation", "status"): frozenset(ConsultationStatus),
    ("consultation", "outcome"): frozenset(Outcome),
    ("consultation_obstacle", "obstacle"): frozenset(Obstacle),
    ("alert", "rung"): frozenset(Rung),
}
_UTC: Final = ZoneInfo("UTC")
_WHOLE: Final = range(-(2**53), 2**53)


def document(table: Table, row: RowMapping) -> dict[str, Any]:
    """A row with instants as ISO text and yes and no as such; what was never filled in is left out."""
    flags, instants = _flags(table), _instants(table)
    out: dict[str, Any] = {}
    for name, value in row.items():
        if name in LEFT_OUT or value in (None, ""):
            continue
        if name in flags:
            value = bool(value)
        elif name in instants:
            value = write_iso(value)
        out[_CALLED.get((table.name, name), name)] = value
    return out


def columns_of(table: Table, what: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row that ``document`` wrote, those it left out as they are when nothing is filled in.

    Without ``LEFT_OUT`` and the caches, which follow from the rest. Raises ``Refusal`` history_unreadable.
    """
    caches = CACHES.get(table.name, frozenset())
    return {
        column.name: _value(table, column, what.get(_CALLED.get((table.name, column.name), column.name)))
        for column in table.c
        if column.name not in LEFT_OUT and column.name not in caches
    }


def own_id(text: object) -> str | None:
    """An id as PT CRM makes them; None for anything else."""
    return text if isinstance(text, str) and _ID.fullmatch(text) else None


def unreadable(table: Table, name: str) -> Refusal:
    """Something in a lead's history isn't what it should be."""
    return Refusal(
        "history_unreadable",
        "What PT CRM exported of this lead was changed and can't be read ({table}: {field}).",
        table=table.name,
        field=name,
    )


def _value(table: Table, column: Column[Any], value: Any) -> Any:  # noqa: ANN401
    """One value as it is stored."""
    name = column.name
    if value is None:
        return _default(table, column)
    if name in _flags(table):
        if not isinstance(value, bool):
            raise unreadable(table, name)
        return int(value)
    if name in _instants(table):
        return _instant(table, name, value)
    if isinstance(column.type, Integer):
        if type(value) is not int or value not in _WHOLE:
            raise unreadable(table, name)
        return value
    if not isinstance(value, str) or not _may_be(table, column, value):
        raise unreadable(table, name)
    return clean(value, name.replace("_", " "), LONG_TEXT)


def _may_be(table: Table, column: Column[Any], text: str) -> bool:
    """Whether a text is one that the program could have written here."""
    words = _WORDS.get((table.name, column.name))
    if words is not None:
        return text in words
    if column.name == "id" or column.foreign_keys:
        return own_id(text) is not None
    if (table.name, column.name) == ("lead", "obstacles"):
        return obstacles_text(obstacles_of(text)) == text
    if column.name in _DAYS:
        return _is_day(text)
    return column.name != "extra" or _is_answers(text)


def _is_day(text: str) -> bool:
    try:
        return bool(read_date(text))
    except Refusal:
        return False


def _is_answers(text: str) -> bool:
    """Whether it is a list of labels and answers."""
    try:
        answers = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(answers, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
        for pair in answers
    )


def _default(table: Table, column: Column[Any]) -> str | int | None:
    if column.server_default is not None:
        text = str(getattr(column.server_default, "arg", ""))
        return int(text) if isinstance(column.type, Integer) else text
    if not column.nullable:
        raise unreadable(table, column.name)
    return None


def _instant(table: Table, name: str, value: object) -> int:
    if not isinstance(value, str):
        raise unreadable(table, name)
    try:
        return read_iso(value, _UTC).at
    except Refusal as refusal:
        raise unreadable(table, name) from refusal


@cache
def _flags(table: Table) -> frozenset[str]:
    """Its columns that say yes or no."""
    return frozenset(
        column.name
        for column in table.c
        if isinstance(column.type, Integer)
        and not column.primary_key
        and not column.nullable
        and column.name != "waiting"
    )


@cache
def _instants(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.c if isinstance(column.type, Instant))
