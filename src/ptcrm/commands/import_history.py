"""What an export of PT CRM kept of a lead, taken in again: enquiries with their clocks, contact, notes, all.

Each row comes in once, by its own id. For a new lead they are bulk inserts that go with the lead when the
import is undone; for a known lead they are journalled, like everything an import changes on one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Table, or_, select

from ptcrm.commands.lead_documents import CHILDREN, columns_of, own_id, unreadable
from ptcrm.domain.ids import BatchId, LeadId
from ptcrm.integrations.own_export import IN_THE_WAY
from ptcrm.store import tables
from ptcrm.store.session import Session

_OF_LEAD: Final = (
    *("stage", "stage_since", "back_on", "created_at", "consent_at", "consent_how"),
    *("preferred_channel", "preferred_hours"),
)
"""Columns of a lead that come back beside what an ``Enquiry`` says of a person."""
_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "enquiry": ("arrived_at", "message"),
    "touch": ("at", "direction", "channel", "note"),
    "note": ("at", "text"),
    "stage_move": ("at", "old", "new"),
    "external_id": ("source", "value"),
}
"""What makes two rows of one lead the same thing, though two programs noted it under two ids."""
_AT_ONCE: Final = 5000

Rows = dict[str, list[dict[str, Any]]]
"""Rows to write, by table."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What an export kept of one lead: columns of the lead itself, and the rows that aren't here yet.

    ``not_the_same`` are leads that the trainer told apart from this one.
    """

    lead: dict[str, Any]
    rows: Rows
    not_the_same: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether any row comes with it."""
        return any(self.rows.values())

    @property
    def enquiries(self) -> int:
        """How many enquiries come with it."""
        return len(self.rows["enquiry"])


@dataclass(slots=True)
class Histories:
    """The histories of a batch, read one by one in the order of the file.

    ``seen`` are ids of rows met so far, those in the data and those of rows before; a dry run, which saves
    nothing, hands it on from batch to batch.
    """

    connection: Connection
    histories: Iterable[str]
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        wanted: dict[str, set[str]] = {}
        for history in self.histories:
            if history:
                _collect_ids(json.loads(history), wanted)
        for name, ids in wanted.items():
            self.seen |= _there(self.connection, tables.metadata.tables[name], sorted(ids))

    def read(self, history: str, lead_id: LeadId | None) -> Kept | None:
        """What is in one, without what was met before or what this lead has already (None: a new one); None
        where there is no history.

        Raises ``Refusal`` history_unreadable for one that was changed by hand into something that can't be.
        """
        if not history:
            return None
        lead = json.loads(history)
        every: Rows = {table.name: _rows(table, lead.get(name, [])) for name, table in CHILDREN.items()}
        every["alert"] = _rows(tables.alert, lead.get("alerts", []))
        _check_links(every)
        own = columns_of(tables.lead, {name: lead.get(name) for name in ("id", IN_THE_WAY, *_OF_LEAD)})
        fresh = {name: [row for row in rows if row["id"] not in self.seen] for name, rows in every.items()}
        self.seen.update(row["id"] for rows in every.values() for row in rows)
        if lead_id is not None and any(fresh.values()):
            fresh = _without_alike(self.connection, lead_id, fresh)
        others = lead.get("not_the_same", [])
        return Kept(
            {name: own[name] for name in _OF_LEAD},
            fresh,
            tuple(it for it in map(own_id, others) if it) if isinstance(others, list) else (),
        )


def write_new(session: Session, kept: Iterable[tuple[LeadId, Kept]], batch_id: BatchId) -> None:
    """Write the histories of leads that this import makes; their rows of ``lead`` are there already."""
    listed = list(kept)
    for name in (*_names(), "alert"):
        rows = [_placed(name, row, lead_id, batch_id) for lead_id, one in listed for row in one.rows[name]]
        session.add_many(tables.metadata.tables[name], rows)
    for lead_id, one in listed:
        _tell_apart(session, lead_id, one)


def write_known(session: Session, lead_id: LeadId, kept: Kept, batch_id: BatchId) -> None:
    """Write what a known lead doesn't have yet; its own fields, its stage and its open next step stay."""
    busy = _has_open_step(session, lead_id)
    for name in (*_names(), "alert"):
        for row in kept.rows[name]:
            placed = _placed(name, row, lead_id, batch_id)
            if busy and name == "next_step" and row["done_at"] is None and row["dropped_at"] is None:
                placed["dropped_at"] = session.now
            session.add(tables.metadata.tables[name], **placed)
    _tell_apart(session, lead_id, kept)


def _names() -> list[str]:
    return [table.name for table in CHILDREN.values()]


def _rows(table: Table, documents: object) -> list[dict[str, Any]]:
    if not isinstance(documents, list) or not all(isinstance(it, dict) for it in documents):
        raise unreadable(table, "rows")
    return [columns_of(table, it) for it in documents]


def _check_links(rows: Rows) -> None:
    """Rows of a lead refer to rows of the same lead only, and two next steps are never open at once."""
    there = {name: {row["id"] for row in rows[name]} for name in ("enquiry", "consultation")}
    for name, of in rows.items():
        for row in of:
            for target in there:
                link = row.get(f"{target}_id")
                if link is not None and link not in there[target]:
                    raise unreadable(tables.metadata.tables[name], f"{target}_id")
    still_open = [row for row in rows["next_step"] if row["done_at"] is None and row["dropped_at"] is None]
    if len(still_open) > 1:
        raise unreadable(tables.next_step, "done_at")
    rungs = [(row["enquiry_id"], row["rung"]) for row in rows["alert"]]
    if len(set(rungs)) < len(rungs):
        raise unreadable(tables.alert, "rung")
    for of in rows.values():
        if len({row["id"] for row in of}) < len(of):
            raise unreadable(tables.lead, "id")


def _collect_ids(lead: Mapping[str, Any], wanted: dict[str, set[str]]) -> None:
    for name, table in (*CHILDREN.items(), ("alerts", tables.alert)):
        documents = lead.get(name, [])
        if isinstance(documents, list):
            ids = (own_id(it.get("id")) for it in documents if isinstance(it, dict))
            wanted.setdefault(table.name, set()).update(it for it in ids if it)


def _there(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    """Which of these rows are in the data."""
    found: set[str] = set()
    for at in range(0, len(ids), _AT_ONCE):
        query = select(table.c.id).where(table.c.id.in_(ids[at : at + _AT_ONCE]))
        found.update(connection.execute(query).scalars())
    return found


def _placed(name: str, row: dict[str, Any], lead_id: LeadId, batch_id: BatchId) -> dict[str, Any]:
    """A row as it hangs on this lead; what came in with an import did so with this one."""
    table = tables.metadata.tables[name]
    row = dict(row)
    if "lead_id" in table.c:
        row["lead_id"] = lead_id
    if row.get("batch_id") is not None:
        row["batch_id"] = batch_id
    return row


def _without_alike(connection: Connection, lead_id: LeadId, rows: Rows) -> Rows:
    """The rows without those the lead has under another id; what refers to these refers to the lead's own."""
    left: Rows = {}
    same: dict[str, str] = {}
    for name, listed in rows.items():
        left[name] = [_pointed(row, same) for row in listed]
        if name not in _ALIKE or not listed:
            continue
        table, facts = tables.metadata.tables[name], _ALIKE[name]
        known = {
            tuple(row[fact] for fact in facts): row["id"]
            for row in connection.execute(select(table).where(table.c.lead_id == lead_id)).mappings()
        }
        fresh = []
        for row in left[name]:
            alike = known.get(tuple(row[fact] for fact in facts))
            if alike is None:
                fresh.append(row)
            else:
                same[row["id"]] = alike
        left[name] = fresh
    claimed = _claimed(connection, list(same.values()))
    left["alert"] = [it for it in left["alert"] if (it["enquiry_id"], it["rung"]) not in claimed]
    return left


def _pointed(row: dict[str, Any], same: Mapping[str, str]) -> dict[str, Any]:
    links = {name: same[row[name]] for name in ("enquiry_id", "consultation_id") if row.get(name) in same}
    return {**row, **links}


def _claimed(connection: Connection, enquiries: Sequence[str]) -> set[tuple[str, str]]:
    """What rang of these enquiries already."""
    alert = tables.alert
    query = select(alert.c.enquiry_id, alert.c.rung).where(alert.c.enquiry_id.in_(enquiries))
    return {(enquiry_id, rung) for enquiry_id, rung in connection.execute(query)}


def _has_open_step(session: Session, lead_id: LeadId) -> bool:
    step = tables.next_step
    return (
        session.first(
            select(step.c.id).where(
                step.c.lead_id == lead_id, step.c.done_at.is_(None), step.c.dropped_at.is_(None)
            )
        )
        is not None
    )


def _tell_apart(session: Session, lead_id: LeadId, kept: Kept) -> None:
    """Note who isn't the same person, as far as they are both here by now; each says so of the other."""
    lead, pair = tables.lead, tables.not_the_same
    for other in kept.not_the_same:
        if other == lead_id or session.get(lead, other) is None:
            continue
        first, second = sorted((lead_id, LeadId(other)))
        known = or_(pair.c.lead_id == first, pair.c.lead_id == second)
        there = session.first(
            select(pair.c.id).where(known, or_(pair.c.other_id == first, pair.c.other_id == second))
        )
        if there is None:
            session.add(pair, lead_id=first, other_id=second)
