"""What there is to do for the phone: the plan against what was made, and the errands to its server."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, or_, select, text

from ptcrm.domain.clock import DAY, HOUR, began
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.phone_plan import Kept, Plan, QuietEnd, plan, read_about, wanted_messages, was_delivered
from ptcrm.domain.phone_settings import (
    PHONE,
    PHONE_STATE,
    PhoneSettings,
    PhoneState,
    read_settings,
    read_state,
)
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel
from ptcrm.queries.alerts import rings
from ptcrm.queries.preferences import read_preference
from ptcrm.queries.today import WAITING_FACTS
from ptcrm.queries.today_rows import waiting_of
from ptcrm.store.phone_tables import phone_message
from ptcrm.store.tables import enquiry, lead

_MOST: Final = 5_000
"""Errands read in one go."""
_CHOSEN: Final = text("enquiry.id IN (SELECT value FROM json_each(:ids))")


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody a message is about. ``hour_at``: when their hour is over (UTC ms)."""

    lead_id: LeadId
    hour_at: int
    name: str
    source: str
    channel: Channel
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to ask the server: to take a message that comes at ``due_at`` (UTC ms) and is ``about``
    these, or about nobody any more: to take it back."""

    message_id: str
    sequence: str
    due_at: int
    about: tuple[Waiter, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneLook:
    """``plan`` is to be written first; ``errands`` are what can be done now, ``next_at`` when there is more.

    ``awaited``: the phone may answer, since messages for people who wait were sent.
    """

    plan: Plan
    errands: tuple[Errand, ...]
    next_at: int | None
    awaited: bool


def phone_settings(connection: Connection) -> tuple[PhoneSettings, PhoneState]:
    """How the phone is reached, and what was found out about it."""
    return (
        read_settings(read_preference(connection, PHONE)),
        read_state(read_preference(connection, PHONE_STATE)),
    )


def look_at_phone(
    connection: Connection,
    now: int,
    carrier: str,
    told: Collection[Rung],
    quiet_end: QuietEnd,
    takes_back: bool,
) -> PhoneLook:
    """What is to be planned and done at ``now`` (UTC ms) for the messages of this carrier; ``told``: the
    rungs the trainer wants to be told of. ``takes_back`` as of the plan."""
    found = _to_do(connection, now, carrier)
    later = select(func.min(phone_message.c.try_at)).where(
        phone_message.c.carrier == carrier, phone_message.c.try_at > now
    )
    kept = _kept(connection, now, carrier)
    awaited = any(was_delivered(it, now) and it.due_at > now - DAY for it in kept)
    return PhoneLook(
        _plan(connection, now, kept, told, quiet_end, takes_back),
        found,
        connection.execute(later).scalar(),
        awaited,
    )


def _plan(
    connection: Connection,
    now: int,
    kept: list[Kept],
    told: Collection[Rung],
    quiet_end: QuietEnd,
    takes_back: bool,
) -> Plan:
    """How the kept messages have to change."""
    rows = connection.execute(
        select(*WAITING_FACTS)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(rings(now), enquiry.c.arrived_at > now - DAY)
    ).mappings()
    wanted = wanted_messages(map(waiting_of, rows), now, quiet_end, told)
    waiting = connection.execute(
        select(enquiry.c.id).join(lead, lead.c.id == enquiry.c.lead_id).where(rings(now), _CHOSEN),
        _ids(one for it in kept for one in it.about),
    )
    return plan(wanted, kept, frozenset(EnquiryId(row.id) for row in waiting), now, takes_back)


def sequences_at_server(connection: Connection, carrier: str, now: int) -> tuple[str, ...]:
    """The messages a server may still have to deliver."""
    found = connection.execute(
        select(phone_message.c.sequence).where(
            phone_message.c.carrier == carrier,
            phone_message.c.tries > 0,
            phone_message.c.cancelled_at.is_(None),
            phone_message.c.due_at > now,
        )
    )
    return tuple(row.sequence for row in found)


def _kept(connection: Connection, now: int, carrier: str) -> list[Kept]:
    """The messages a plan can be about: recent ones, and those still to be asked for."""
    found = connection.execute(
        select(
            phone_message.c.id,
            phone_message.c.enquiry_id,
            phone_message.c.rung,
            phone_message.c.due_at,
            phone_message.c.sent_at,
            phone_message.c.unwanted_at,
            phone_message.c.cancelled_at,
            phone_message.c.tries,
        ).where(
            phone_message.c.carrier == carrier,
            or_(phone_message.c.due_at > now - 2 * DAY, phone_message.c.try_at.is_not(None)),
        )
    )
    return [
        Kept(
            row.id,
            read_about(row.enquiry_id),
            Rung(row.rung),
            row.due_at,
            row.sent_at,
            row.unwanted_at,
            row.cancelled_at,
            row.tries or 0,
        )
        for row in found
    ]


def _to_do(connection: Connection, now: int, carrier: str) -> tuple[Errand, ...]:
    found = connection.execute(
        select(
            phone_message.c.id,
            phone_message.c.enquiry_id,
            phone_message.c.sequence,
            phone_message.c.due_at,
            phone_message.c.unwanted_at,
        )
        .where(phone_message.c.carrier == carrier, phone_message.c.try_at <= now)
        .order_by(phone_message.c.try_at, phone_message.c.due_at, phone_message.c.rid)
        .limit(_MOST)
    ).all()
    about = {row.id: read_about(row.enquiry_id) if row.unwanted_at is None else () for row in found}
    waiters = _waiters(connection, {one for ids in about.values() for one in ids})
    return tuple(
        Errand(
            row.id, row.sequence, row.due_at, tuple(waiters[one] for one in about[row.id] if one in waiters)
        )
        for row in found
    )


def _waiters(connection: Connection, enquiry_ids: Iterable[EnquiryId]) -> dict[EnquiryId, Waiter]:
    """What a message may say of these, as far as they are still there."""
    found = connection.execute(
        select(*WAITING_FACTS, lead.c.phone, lead.c.phone_valid)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(_CHOSEN),
        _ids(enquiry_ids),
    ).mappings()
    return {
        EnquiryId(row["id"]): Waiter(
            lead_id=LeadId(row["lead_id"]),
            hour_at=began(waiting_of(row)) + HOUR,
            name=row["name"],
            source=row["source"],
            channel=Channel(row["channel"]),
            phone=row["phone"] if row["phone_valid"] else "",
        )
        for row in found
    }


def _ids(enquiry_ids: Iterable[EnquiryId]) -> dict[str, str]:
    return {"ids": json.dumps(sorted(set(enquiry_ids)))}
