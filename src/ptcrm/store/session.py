"""One transaction of one command: every row it writes is journalled, so that it can be undone.

There is no object-relational mapping. A command reads with plain selects and writes through ``add``,
``change`` and ``remove``; what it touched is collected here, so no command can forget to say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, Table, insert, select, update
from sqlalchemy import delete as sql_delete

from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.ids import LeadId, new_id
from ptcrm.store import tables

TRAINER: Final = "trainer"
INTAKE: Final = "intake"
PROGRAM: Final = "program"

CACHES: Final[dict[str, frozenset[str]]] = {
    "lead": frozenset({"without_step", "changed_at"}),
    "enquiry": frozenset({"answered_at", "answered_reached", "ended_at", "waiting"}),
}
"""Columns that are recomputed from facts and so are neither journalled nor compared by undo."""

_KINDS: Final = {
    "note": Kind.TOUCH,
    "dismissal": Kind.MOVE,
    "contact_point": Kind.LEAD,
    "health_note": Kind.LEAD,
    "client_period": Kind.LEAD,
    "external_id": Kind.ENQUIRY,
    "not_the_same": Kind.LEAD,
    "consultation_obstacle": Kind.CONSULTATION,
    **{kind.value: kind for kind in Kind},
}


@dataclass(slots=True)
class Entry:
    """A journalled row: None before means made, None after means removed."""

    table: str
    row_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(slots=True)
class Session:
    """What a command gets: a connection inside ``BEGIN IMMEDIATE`` and the rules for writing through it.

    ``now`` is the instant the command runs at (UTC ms). The command names itself with ``call_it``.
    """

    connection: Connection
    now: int
    origin: str = TRAINER
    label: str = ""
    label_values: dict[str, str | int] = field(default_factory=dict)
    batch_id: str | None = None
    entries: list[Entry] = field(default_factory=list)
    leads: set[LeadId] = field(default_factory=set)
    kinds: set[Kind] = field(default_factory=set)
    everything: bool = False

    def call_it(self, label: str, **values: str | int) -> None:
        """Name the command, for "Undone: …". The first name stands when one command uses another."""
        if not self.label:
            self.label, self.label_values = label, values

    # Reading

    def get(self, table: Table, row_id: str) -> RowMapping | None:
        """The row with this id, or None."""
        return self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()

    def rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        """All rows of a select."""
        return self.connection.execute(query).mappings().all()

    def first(self, query: Select[Any]) -> RowMapping | None:
        """The first row of a select, or None."""
        return self.connection.execute(query).mappings().first()

    # Writing

    def add(self, table: Table, **values: Any) -> str:  # noqa: ANN401
        """Insert a row and return its id, made here unless given."""
        row_id = str(values.setdefault("id", new_id()))
        self.connection.execute(insert(table), values)
        self._journal(table, row_id, None)
        return row_id

    def change(self, table: Table, row_id: str, **values: Any) -> None:  # noqa: ANN401
        """Update a row; nothing is written or journalled when nothing differs."""
        before = self.get(table, row_id)
        if before is None:
            raise LookupError(f"no {table.name} {row_id}")
        if all(before[name] == value for name, value in values.items()):
            return
        self.connection.execute(update(table).where(table.c.id == row_id), values)
        self._journal(table, row_id, before)

    def remove(self, table: Table, row_id: str) -> None:
        """Delete a row. Its children are removed first, by the command."""
        before = self.get(table, row_id)
        if before is None:
            raise LookupError(f"no {table.name} {row_id}")
        self.connection.execute(sql_delete(table).where(table.c.id == row_id))
        self._journal(table, row_id, before)

    def cache(self, table: Table, row_id: str, **values: Any) -> None:  # noqa: ANN401
        """Write cache columns (``CACHES``): recomputed from facts, so never journalled."""
        strangers = values.keys() - CACHES[table.name]
        if strangers:
            raise ValueError(f"not cache columns of {table.name}: {sorted(strangers)}")
        self.connection.execute(update(table).where(table.c.id == row_id), values)

    def add_many(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows of an import without journalling them: an import is undone by its batch."""
        listed = list(rows)
        if listed:
            self.connection.execute(insert(table), listed)
        self.everything = True

    def touch_lead(self, lead_id: LeadId) -> None:
        """Say that views of this lead, and its search text, have to be renewed."""
        self.leads.add(lead_id)

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes(frozenset(self.kinds), frozenset(self.leads), self.everything)

    def journal(
        self, table: Table, row_id: str, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        """Note a row that was written, as it was and as it is: whole, or the columns that changed with the
        ``lead_id`` where there is one. ``store.many_rows`` writes many; nobody else calls this."""
        if "lead_id" in table.c:
            self.leads.update(LeadId(seen["lead_id"]) for seen in (before, after) if seen is not None)
        elif table is tables.lead:
            self.leads.add(LeadId(row_id))
        if table.name in _KINDS:
            self.kinds.add(_KINDS[table.name])
        self.entries.append(Entry(table.name, row_id, before, after))

    def _journal(self, table: Table, row_id: str, before: RowMapping | None) -> None:
        after = self.get(table, row_id)
        if after is None and before is None:
            raise LookupError(f"{table.name} {row_id} was neither there before nor after")
        self.journal(table, row_id, _image(table, before), _image(table, after))


def _image(table: Table, row: RowMapping | None) -> dict[str, Any] | None:
    if row is None:
        return None
    caches = CACHES.get(table.name, frozenset())
    return {name: value for name, value in row.items() if name not in caches}


def dump_image(image: dict[str, Any] | None) -> str | None:
    """A journalled row as the text that is stored."""
    return None if image is None else json.dumps(image, ensure_ascii=False, separators=(",", ":"))
