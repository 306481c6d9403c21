"""Who rings: those who wait and of whom a rung has come that nobody was told of, or who are told of again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, exists, func, or_, select

from ptcrm.domain import clock
from ptcrm.domain.ids import AlertId, EnquiryId, LeadId
from ptcrm.domain.rungs import AFTER, NOT_SHOWN, Rung, due_rungs, next_ring
from ptcrm.domain.values import Channel
from ptcrm.queries.today import WAITING_FACTS, still_open
from ptcrm.queries.today_rows import waiting_of
from ptcrm.store.tables import alert, enquiry, lead

_NEVER_RINGS: Final = 2
"""``enquiry.waiting`` of those imported earlier."""
_MOST_STANDING: Final = 200
"""Of so many, the newest, a desktop may still show something."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One enquiry to be told of; instants are UTC ms.

    ``words`` is what the person wrote, else what they want. ``alert_id`` is None until it was claimed.
    ``again``: it was told before. ``imported``: it came with a file.
    """

    enquiry_id: EnquiryId
    lead_id: LeadId
    name: str
    source: str
    channel: Channel
    words: str
    phone: str
    phone_valid: bool
    email: str
    rung: Rung
    started_at: int
    waited_ms: int
    imported: bool
    alert_id: AlertId | None = None
    again: bool = False

    @property
    def due_at(self) -> int:
        """When this rung was there."""
        return self.started_at + AFTER[self.rung]


@dataclass(frozen=True, slots=True)
class Ringing:
    """``due`` has yet to be claimed; ``owed`` was claimed and never marked as shown, or is to come again."""

    due: tuple[Ring, ...]
    owed: tuple[Ring, ...]
    next_ring: int | None


class Untold(NamedTuple):
    """A waiting enquiry, with the rungs that were claimed of it."""

    row: RowMapping
    waiting: clock.Waiting
    claimed: frozenset[Rung]


def ringing(connection: Connection, now: int, rungs: Sequence[Rung]) -> Ringing:
    """What rings at ``now`` and when the next does (UTC ms); only the given ``rungs`` are told, lowest first.

    An enquiry whose highest rung was claimed isn't read, so this costs as much as there are people within
    the day.
    """
    waitings = waiting_untold(connection, now, rungs)
    due = due_of(waitings, now, rungs)
    higher = {ring.enquiry_id for ring in due}
    owed = [
        _claimed_ring(row, now)
        for row in _owed(connection, now)
        if row["shown_at"] is None or row["id"] not in higher
    ]
    instants = (
        next_ring(((it.waiting, it.claimed) for it in waitings), now),
        _next_again(connection, now),
        *(_true_at(ring) for ring in owed if _true_at(ring) > now),
    )
    first = min((at for at in instants if at is not None), default=None)
    return Ringing(due, tuple(ring for ring in owed if _true_at(ring) <= now), first)


def _true_at(ring: Ring) -> int:
    """From when a claimed one may be told: one claimed by a clock that ran ahead not before the hour is over,
    and then with the wait as it is.
    """
    return ring.started_at + min(AFTER[ring.rung], AFTER[Rung.HOUR])


def waiting_untold(connection: Connection, now: int, rungs: Sequence[Rung]) -> list[Untold]:
    """Who waits and wasn't told of by the highest of these rungs, the longest wait first."""
    if not rungs:
        return []
    found = connection.execute(_unclaimed(rungs[-1], now)).mappings()
    return [Untold(row, waiting_of(row), _rungs(row["claimed"])) for row in found]


def due_of(waitings: Sequence[Untold], now: int, rungs: Sequence[Rung]) -> tuple[Ring, ...]:
    """Those of whom one of these rungs is there. Who passed a rung that isn't told is not told of an earlier
    one after the fact, except that an hour went by: that stays true.
    """
    due = []
    for it in waitings:
        ready = due_rungs(it.waiting, it.claimed, now)
        told = _still_true(ready, rungs)
        if told is not None:
            due.append(_ring(it.row, it.waiting, now, told))
    return tuple(due)


def _still_true(ready: Sequence[Rung], rungs: Sequence[Rung]) -> Rung | None:
    """Which of the rungs that are there is told."""
    for rung in (*ready[-1:], *(rung for rung in ready if rung is Rung.HOUR)):
        if rung in rungs:
            return rung
    return None


def rings(now: int) -> ColumnElement[bool]:
    """Whose enquiry waits for an answer at ``now`` (UTC ms) and may ring; asks ``enquiry`` and ``lead``."""
    # "= 1" would read everything: the index of those who wait says "> 0", and SQLite draws no conclusions.
    return and_(still_open(now, enquiry.c.waiting > 0), enquiry.c.waiting != _NEVER_RINGS)


def still_waiting(connection: Connection, now: int) -> Mapping[EnquiryId, LeadId]:
    """The enquiries that wait for an answer, and whose they are."""
    theirs = select(enquiry.c.id, enquiry.c.lead_id).join(lead, lead.c.id == enquiry.c.lead_id)
    found = connection.execute(theirs.where(rings(now)))
    return {EnquiryId(row.id): LeadId(row.lead_id) for row in found}


def left_standing(connection: Connection, now: int) -> tuple[tuple[int | None, Ring], ...]:
    """Who waits and was told of before PT CRM was started, as far as it may stand on the desktop, with the
    number of the notification; None where it was claimed and not marked.
    """
    shown = or_(alert.c.notification.is_(None), alert.c.notification != NOT_SHOWN)
    newest = select(alert.c.rid).where(shown).order_by(alert.c.rid.desc()).limit(_MOST_STANDING)
    found = connection.execute(_ALERTS.where(rings(now), alert.c.rid.in_(newest))).mappings()
    return tuple((row["notification"], _claimed_ring(row, now)) for row in found)


_FACTS: Final = (*WAITING_FACTS, lead.c.phone, lead.c.phone_valid, lead.c.email)
_ALERTS: Final = (
    select(*_FACTS, alert.c.id.label("alert_id"), alert.c.rung, alert.c.shown_at, alert.c.notification)
    .select_from(alert)
    .join(enquiry, enquiry.c.id == alert.c.enquiry_id)
    .join(lead, lead.c.id == enquiry.c.lead_id)
    .order_by(alert.c.claimed_at, alert.c.rid)
)


def _unclaimed(highest: Rung, now: int) -> Select[Any]:
    """Waiting enquiries of which the highest rung is free, with the rungs that were ``claimed``."""
    theirs = alert.c.enquiry_id == enquiry.c.id
    claimed = select(func.group_concat(alert.c.rung)).where(theirs).scalar_subquery()
    return (
        select(*_FACTS, claimed.label("claimed"))
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(rings(now), ~exists().where(and_(theirs, alert.c.rung == highest.value)))
        .order_by(enquiry.c.arrived_at, enquiry.c.rid)
    )


@cache
def _rungs(listed: str | None) -> frozenset[Rung]:
    return frozenset(map(Rung, listed.split(","))) if listed else frozenset()


def _owed(connection: Connection, now: int) -> Iterator[RowMapping]:
    """Two questions, because each has an index of its own."""
    unshown = alert.c.shown_at.is_(None)
    for where in (unshown, and_(alert.c.again_at <= now, ~unshown)):
        yield from connection.execute(_ALERTS.where(rings(now), where)).mappings().all()


def _next_again(connection: Connection, now: int) -> int | None:
    query = (
        select(func.min(alert.c.again_at))
        .join(enquiry, enquiry.c.id == alert.c.enquiry_id)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(alert.c.again_at > now, rings(now))
    )
    found = connection.execute(query).scalar()
    return None if found is None else int(found)


def _claimed_ring(row: RowMapping, now: int) -> Ring:
    again = row["shown_at"] is not None
    alert_id = AlertId(row["alert_id"])
    return _ring(row, waiting_of(row), now, Rung(row["rung"]), alert_id=alert_id, again=again)


def _ring(
    row: RowMapping,
    waiting: clock.Waiting,
    now: int,
    rung: Rung,
    alert_id: AlertId | None = None,
    again: bool = False,
) -> Ring:
    return Ring(
        enquiry_id=waiting.enquiry_id,
        lead_id=waiting.lead_id,
        name=row["name"],
        source=row["source"],
        channel=Channel(row["channel"]),
        words=row["message"] or row["wants"],
        phone=row["phone"],
        phone_valid=bool(row["phone_valid"]),
        email=row["email"],
        rung=rung,
        started_at=clock.began(waiting),
        waited_ms=clock.waited_ms(waiting, now) or 0,
        imported=waiting.imported,
        alert_id=alert_id,
        again=again,
    )
