"""Undo: what each command changed, row by row, kept beside the data and across restarts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, delete, insert, select, text, update

from ptcrm.domain.ids import BatchId, CommandId, LeadId, new_id
from ptcrm.domain.refusals import Refusal
from ptcrm.store.journal_rows import current, equals, leads_of, turn
from ptcrm.store.session import TRAINER, Entry, Session, dump_image
from ptcrm.store.tables import command, command_row, metadata

KEPT_COMMANDS: Final = 1000
KEPT_MS: Final = 30 * 86_400_000

_OLD_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True)
class Undone:
    """A command that was undone or redone, by the name it gave itself.

    With ``batch_id`` nothing was done yet: an import is undone by what made it.
    """

    command_id: CommandId
    label: str
    label_values: dict[str, str | int]
    leads: frozenset[LeadId]
    batch_id: BatchId | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A command as a menu shows it."""

    label: str
    label_values: dict[str, str | int]


def record(session: Session) -> CommandId | None:
    """Keep what a command that named itself changed. A new command of the trainer leaves nothing to redo."""
    wrote = bool(session.entries) or session.everything
    if not session.label or not wrote:
        return None
    connection = session.connection
    if session.origin == TRAINER:
        _forget(connection, command.c.origin == TRAINER, command.c.undone_at.is_not(None))
    command_id = CommandId(new_id())
    rid = connection.execute(
        insert(command).returning(command.c.rid),
        {
            "id": command_id,
            "at": session.now,
            "origin": session.origin,
            "label": session.label,
            "label_values": json.dumps(session.label_values, ensure_ascii=False),
            "batch_id": session.batch_id,
        },
    ).scalar_one()
    if session.entries:
        connection.execute(
            insert(command_row),
            [
                {
                    "id": new_id(),
                    "command_rid": rid,
                    "table_name": entry.table,
                    "row_id": entry.row_id,
                    "before": dump_image(entry.before),
                    "after": dump_image(entry.after),
                }
                for entry in session.entries
            ],
        )
    prune(connection, session.now)
    return command_id


def landed(connection: Connection, session: Session, command_id: CommandId | None) -> bool:
    """Whether a transaction whose COMMIT failed is in the file all the same."""
    if command_id is not None:
        found = connection.execute(select(command.c.rid).where(command.c.id == command_id)).first()
        return found is not None
    last = {(entry.table, entry.row_id): entry for entry in session.entries}
    return bool(last) and all(
        equals(current(connection, metadata.tables[table], row_id), entry.after)
        for (table, row_id), entry in last.items()
    )


def latest(connection: Connection) -> tuple[Named | None, Named | None]:
    """What Undo and Redo would do now."""
    return _named(_to_undo(connection)), _named(_to_redo(connection))


def undo(session: Session) -> Undone:
    """Undo the trainer's own latest command, whole or not at all.

    Refuses with ``nothing_to_undo``, or with ``changed_since`` when a row isn't as the command left it.
    An import is only reported (``batch_id``): see ``put_back_untouched`` and ``forget``.
    """
    found = _to_undo(session.connection)
    if found is None:
        raise Refusal("nothing_to_undo", "There is nothing to undo.")
    if found["batch_id"] is not None:
        return _undone(found, frozenset())
    for entry in reversed(_entries(session.connection, found["rid"])):
        turn(session, entry, found=entry.after, wanted=entry.before)
    _mark(session, found, session.now)
    return _undone(found, frozenset(session.leads))


def redo(session: Session) -> Undone:
    """Do again what was undone last; refuses with ``nothing_to_redo`` or ``changed_since``."""
    found = _to_redo(session.connection)
    if found is None:
        raise Refusal("nothing_to_redo", "There is nothing to redo.")
    for entry in _entries(session.connection, found["rid"]):
        turn(session, entry, found=entry.before, wanted=entry.after)
    _mark(session, found, None)
    return _undone(found, frozenset(session.leads))


def command_of_batch(connection: Connection, batch_id: BatchId) -> CommandId | None:
    """The command an import is kept under, while it is kept."""
    query = select(command.c.id).where(command.c.batch_id == batch_id).order_by(command.c.rid.desc())
    found = connection.execute(query).scalar()
    return None if found is None else CommandId(found)


def put_back_untouched(session: Session, command_id: CommandId) -> frozenset[LeadId]:
    """Undo those rows of a command that are as it left them; the leads of the others are given back.

    The import's own ``import_batch`` row stays, since rows that stay name it.
    """
    rid = session.connection.execute(select(command.c.rid).where(command.c.id == command_id)).scalar()
    kept: set[LeadId] = set()
    for entry in reversed(_entries(session.connection, rid) if rid is not None else []):
        savepoint = session.connection.begin_nested()
        try:
            turn(session, entry, found=entry.after, wanted=entry.before)
        except Refusal:
            savepoint.rollback()
            kept |= leads_of(entry)
        else:
            savepoint.commit()
    return frozenset(kept)


def forget(session: Session, command_id: CommandId) -> None:
    """Take a command out of the journal: it was undone in another way and can't be redone."""
    _forget(session.connection, command.c.id == command_id)


def purge_lead(session: Session, lead_id: LeadId) -> None:
    """Forget every command that holds something of this lead, for erasing a person for good."""
    connection = session.connection
    held = connection.execute(
        text(
            "SELECT DISTINCT command_rid FROM command_row WHERE row_id = :lead"
            " OR json_extract(before, '$.lead_id') = :lead OR json_extract(after, '$.lead_id') = :lead"
        ),
        {"lead": lead_id},
    )
    rids = [row.command_rid for row in held]
    _forget(connection, command.c.rid.in_(rids))


def prune(connection: Connection, now: int) -> None:
    """Keep 1000 commands of each origin, and none older than 30 days."""
    old = connection.execute(_OLD, {"before": now - KEPT_MS}).scalar()
    if old is not None:
        _forget(connection, command.c.rid <= old)
    for (origin,) in connection.execute(_ORIGINS).all():
        surplus = connection.execute(_SURPLUS, {"origin": origin}).scalar()
        if surplus is not None:
            _forget(connection, command.c.origin == origin, command.c.rid <= surplus)


_OLD: Final = text(
    f"SELECT max(rid) FROM (SELECT rid, at FROM command ORDER BY rid LIMIT {_OLD_AT_ONCE}) WHERE at < :before"
)
_ORIGINS: Final = text("SELECT DISTINCT origin FROM command")
_SURPLUS: Final = text(
    f"SELECT rid FROM command WHERE origin = :origin ORDER BY rid DESC LIMIT 1 OFFSET {KEPT_COMMANDS}"
)


def _to_undo(connection: Connection) -> RowMapping | None:
    query = select(command).where(command.c.origin == TRAINER, command.c.undone_at.is_(None))
    return connection.execute(query.order_by(command.c.rid.desc()).limit(1)).mappings().first()


def _to_redo(connection: Connection) -> RowMapping | None:
    """The undone commands are always the trainer's latest, so the earliest of them is the last undone."""
    query = select(command).where(command.c.origin == TRAINER, command.c.undone_at.is_not(None))
    return connection.execute(query.order_by(command.c.rid).limit(1)).mappings().first()


def _named(row: RowMapping | None) -> Named | None:
    return None if row is None else Named(row["label"], json.loads(row["label_values"] or "{}"))


def _undone(row: RowMapping, leads: frozenset[LeadId]) -> Undone:
    values = json.loads(row["label_values"] or "{}")
    batch_id = None if row["batch_id"] is None else BatchId(row["batch_id"])
    return Undone(CommandId(row["id"]), row["label"], values, leads, batch_id)


def _entries(connection: Connection, command_rid: int) -> list[Entry]:
    query = select(command_row).where(command_row.c.command_rid == command_rid).order_by(command_row.c.rid)
    return [
        Entry(row.table_name, row.row_id, _loaded(row.before), _loaded(row.after))
        for row in connection.execute(query)
    ]


def _loaded(image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    values: dict[str, Any] = json.loads(image)
    return values


def _mark(session: Session, found: RowMapping, undone_at: int | None) -> None:
    session.connection.execute(
        update(command).where(command.c.rid == found["rid"]).values(undone_at=undone_at)
    )


def _forget(connection: Connection, *which: Any) -> None:  # noqa: ANN401
    rids = select(command.c.rid).where(*which)
    connection.execute(delete(command_row).where(command_row.c.command_rid.in_(rids)))
    connection.execute(delete(command).where(*which))
