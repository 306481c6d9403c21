"""Who rings: the waiting enquiries of which a rung has come and nobody was told yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, RowMapping, and_, exists, select

from ptcrm.domain import clock
from ptcrm.domain.ids import AlertId, EnquiryId, LeadId
from ptcrm.domain.rungs import AFTER, Rung, due_rungs, next_ring
from ptcrm.domain.values import Channel
from ptcrm.queries.today import WAITING_FACTS
from ptcrm.queries.today_rows import waiting_of
from ptcrm.store.tables import alert, enquiry, lead

_RINGS: Final = 1
"""``enquiry.waiting`` of those in "Answer now"; those imported earlier never ring."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One enquiry to be told of. ``passed`` are lower rungs that went by untold; ``due_at`` is UTC ms.

    ``words`` is what the person wrote, else what they want. ``alert_id`` is None until it was claimed.
    """

    enquiry_id: EnquiryId
    lead_id: LeadId
    name: str
    source: str
    channel: Channel
    words: str
    rung: Rung
    due_at: int
    waited_ms: int
    passed: tuple[Rung, ...] = ()
    alert_id: AlertId | None = None


@dataclass(frozen=True, slots=True)
class Ringing:
    """``due`` has yet to be claimed, ``owed`` was claimed and never marked as shown."""

    due: tuple[Ring, ...]
    owed: tuple[Ring, ...]
    next_ring: int | None


def ringing(connection: Connection, now: int, rungs: Sequence[Rung]) -> Ringing:
    """What rings at ``now`` and when the next does (UTC ms); only the given ``rungs`` are told, lowest first.

    An enquiry whose highest rung was claimed isn't read, so this costs as much as there are people within
    the hour.
    """
    waitings: list[tuple[clock.Waiting, frozenset[Rung]]] = []
    due: list[Ring] = []
    for row, claimed in _with_claimed(_unclaimed(connection, rungs[-1])):
        waiting = waiting_of(row)
        waitings.append((waiting, claimed))
        told = [rung for rung in due_rungs(waiting, claimed, now) if rung in rungs]
        if told:
            at = clock.began(waiting) + AFTER[told[-1]]
            due.append(_ring(row, waiting, now, told[-1], at, passed=tuple(told[:-1])))
    owed = [
        _ring(row, waiting_of(row), now, Rung(row["rung"]), row["due_at"], alert_id=AlertId(row["alert_id"]))
        for row in _owed(connection)
    ]
    return Ringing(tuple(due), tuple(owed), next_ring(waitings, now))


def still_waiting(connection: Connection) -> frozenset[EnquiryId]:
    """The enquiries that wait for an answer."""
    found = connection.execute(select(enquiry.c.id).where(enquiry.c.waiting == _RINGS))
    return frozenset(EnquiryId(row.id) for row in found)


_FACTS: Final = (
    *WAITING_FACTS,
    alert.c.rung,
)


def _unclaimed(connection: Connection, highest: Rung) -> Iterable[RowMapping]:
    """Waiting enquiries of which the highest rung is free, once for each rung that was claimed."""
    taken = alert.alias("taken")
    return connection.execute(
        select(*_FACTS)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .outerjoin(alert, alert.c.enquiry_id == enquiry.c.id)
        .where(
            enquiry.c.waiting == _RINGS,
            ~exists().where(and_(taken.c.enquiry_id == enquiry.c.id, taken.c.rung == highest.value)),
        )
        .order_by(enquiry.c.arrived_at, enquiry.c.rid)
    ).mappings()


def _owed(connection: Connection) -> Sequence[RowMapping]:
    return (
        connection.execute(
            select(*_FACTS, alert.c.id.label("alert_id"), alert.c.due_at)
            .select_from(alert)
            .join(enquiry, enquiry.c.id == alert.c.enquiry_id)
            .join(lead, lead.c.id == enquiry.c.lead_id)
            .where(alert.c.shown_at.is_(None), enquiry.c.waiting == _RINGS)
            .order_by(alert.c.claimed_at, alert.c.rid)
        )
        .mappings()
        .all()
    )


def _with_claimed(rows: Iterable[RowMapping]) -> Iterable[tuple[RowMapping, frozenset[Rung]]]:
    found: dict[str, tuple[RowMapping, set[Rung]]] = {}
    for row in rows:
        _, claimed = found.setdefault(row["id"], (row, set()))
        if row["rung"] is not None:
            claimed.add(Rung(row["rung"]))
    return [(row, frozenset(claimed)) for row, claimed in found.values()]


def _ring(
    row: RowMapping,
    waiting: clock.Waiting,
    now: int,
    rung: Rung,
    due_at: int,
    passed: tuple[Rung, ...] = (),
    alert_id: AlertId | None = None,
) -> Ring:
    return Ring(
        enquiry_id=waiting.enquiry_id,
        lead_id=waiting.lead_id,
        name=row["name"],
        source=row["source"],
        channel=Channel(row["channel"]),
        words=row["message"] or row["wants"],
        rung=rung,
        due_at=due_at,
        waited_ms=clock.waited_ms(waiting, now) or 0,
        passed=passed,
        alert_id=alert_id,
    )
