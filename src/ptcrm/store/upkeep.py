"""The caches beside the facts: who waits, who was answered and when, and which leads nothing is planned for.

Recomputed at the end of each transaction for the leads it touched, with the rules of ``domain.clock``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, text

from ptcrm.domain import clock
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.values import OPEN_STAGES, WAITING_ENDS_AT, Direction, Reached, Stage

ANSWER_NOW: Final = 1
IMPORTED_EARLIER: Final = 2

_AT_ONCE: Final = 1_000
_CHOSEN: Final = "IN (SELECT value FROM json_each(:leads))"


def _listed(words: Collection[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_ENQUIRIES: Final = text(
    "SELECT enquiry.rid, enquiry.id AS enquiry_id, lead_id, arrived_at, recorded_at, time_known,"
    " enquiry.batch_id IS NOT NULL AS imported, answered_at, answered_reached, ended_at, waiting,"
    " lead.removed_at IS NOT NULL AS removed"
    f" FROM enquiry JOIN lead ON lead.id = enquiry.lead_id WHERE lead_id {_CHOSEN}"
)
_TOUCHES: Final = text(
    f"SELECT lead_id, at, direction, reached FROM touch WHERE lead_id {_CHOSEN} AND human = 1"
)
_MOVES: Final = text(
    f"SELECT lead_id, at, new, last_enquiry FROM stage_move WHERE lead_id {_CHOSEN}"
    f" AND new IN ({_listed(WAITING_ENDS_AT)})"
)
_KEEP_ENQUIRY: Final = text(
    "UPDATE enquiry SET answered_at = :answered_at, answered_reached = :answered_reached,"
    " ended_at = :ended_at, waiting = :waiting WHERE id = :enquiry_id"
)
_WITHOUT_STEP: Final = f"""(stage IN ({_listed(OPEN_STAGES)}) AND removed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM next_step
        WHERE lead_id = lead.id AND done_at IS NULL AND dropped_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM enquiry WHERE lead_id = lead.id AND waiting = {ANSWER_NOW})
    AND NOT EXISTS (SELECT 1 FROM consultation WHERE lead_id = lead.id AND status = 'planned'))"""
_KEEP_LEAD: Final = text(
    f"UPDATE lead SET changed_at = :now, without_step = {_WITHOUT_STEP} WHERE id {_CHOSEN}"
)
_STALE_LEADS: Final = text(f"SELECT id FROM lead WHERE without_step != {_WITHOUT_STEP} ORDER BY rid")


def settle(connection: Connection, lead_ids: Collection[LeadId], now: int) -> None:
    """Make the caches of these leads right, in the caller's transaction; ``now`` is when they changed."""
    for ids in batched(sorted(lead_ids)):
        chosen = {"leads": json.dumps(ids)}
        changed = [wanted for wanted, kept in _recomputed(connection, chosen) if wanted != kept]
        if changed:
            connection.execute(_KEEP_ENQUIRY, changed)
        connection.execute(_KEEP_LEAD, {**chosen, "now": now})


def batched(leads: Sequence[LeadId]) -> Iterator[Sequence[LeadId]]:
    """Some leads at a time, so that a command about all of them doesn't hold all of theirs at once."""
    return (leads[at : at + _AT_ONCE] for at in range(0, len(leads), _AT_ONCE))


def stale(connection: Connection) -> tuple[list[EnquiryId], list[LeadId]]:
    """The enquiries and leads whose caches are not what the facts say; both empty in a healthy file."""
    leads = [row.id for row in connection.execute(text("SELECT id FROM lead ORDER BY rid"))]
    enquiries = [
        EnquiryId(wanted["enquiry_id"])
        for at in range(0, len(leads), 1000)
        for wanted, kept in _recomputed(connection, {"leads": json.dumps(leads[at : at + 1000])})
        if wanted != kept
    ]
    return enquiries, [LeadId(row.id) for row in connection.execute(_STALE_LEADS)]


def _recomputed(
    connection: Connection, chosen: dict[str, str]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each enquiry's caches as the facts say, beside what is kept."""
    rows = connection.execute(_ENQUIRIES, chosen).mappings().all()
    if not rows:
        return
    contacts: dict[str, list[clock.Contact]] = {}
    for lead_id, at, direction, reached in connection.execute(_TOUCHES, chosen):
        contact = clock.Contact(at, True, direction == Direction.OUT, Reached(reached))
        contacts.setdefault(lead_id, []).append(contact)
    moves: dict[str, list[tuple[int, Stage, int | None]]] = {}
    for lead_id, at, stage, last_enquiry in connection.execute(_MOVES, chosen):
        moves.setdefault(lead_id, []).append((at, Stage(stage), last_enquiry))
    for row in rows:
        start = clock.start_of(row["arrived_at"], row["recorded_at"])
        theirs = contacts.get(row["lead_id"], [])
        answer = clock.answer_of(start, theirs)
        ended = clock.ended_at(start, _that_may_end(row, moves.get(row["lead_id"], ())))
        wanted = {
            "enquiry_id": row["enquiry_id"],
            "answered_at": None if answer is None else answer.at,
            "answered_reached": _reached(clock.was_reached(start, theirs)),
            "ended_at": ended,
            "waiting": 0 if row["removed"] or answer is not None or ended is not None else _waiting(row),
        }
        yield wanted, {name: row[name] for name in wanted}


def _that_may_end(
    row: RowMapping, moves: Sequence[tuple[int, Stage, int | None]]
) -> Iterator[tuple[int, Stage]]:
    for at, stage, last_enquiry in moves:
        noted_first = last_enquiry is not None and row["rid"] > last_enquiry
        if clock.may_end(at, row["recorded_at"], noted_first=noted_first):
            yield at, stage


def _reached(known: bool | None) -> Reached | None:
    return None if known is None else Reached.REACHED if known else Reached.ATTEMPTED


def _waiting(row: RowMapping) -> int:
    facts = clock.Waiting(
        EnquiryId(row["enquiry_id"]),
        LeadId(row["lead_id"]),
        row["arrived_at"],
        row["recorded_at"],
        bool(row["time_known"]),
        bool(row["imported"]),
    )
    return IMPORTED_EARLIER if clock.imported_earlier(facts) else ANSWER_NOW
