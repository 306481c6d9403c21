"""What was told and when: each rung of each enquiry, as a trainer looks it up who wonders whether it rang."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, RowMapping, and_, exists, func, or_, select

from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.phone_plan import read_about
from ptcrm.domain.rungs import NOT_SHOWN, Rung
from ptcrm.domain.values import Channel
from ptcrm.store.phone_tables import phone_message
from ptcrm.store.tables import alert, enquiry, lead

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One rung of one enquiry; instants are UTC ms. ``times`` is how often it was shown on the laptop: 0
    with a ``shown_at`` means that nobody needed to hear of it. ``phone_at`` is when the phone's server took
    it, ``answered_at`` when the enquiry was answered.
    """

    enquiry_id: EnquiryId
    lead_id: LeadId
    name: str
    source: str
    channel: Channel
    rung: Rung
    due_at: int
    claimed_at: int
    shown_at: int | None
    times: int
    phone_at: int | None
    answered_at: int | None


def alert_log(connection: Connection, limit: int = MOST) -> list[AlertLine]:
    """The newest first; rungs that went by, and that the phone didn't tell of either, are left out."""
    together = _told_together(connection, limit)
    on_phone = exists().where(
        phone_message.c.enquiry_id == alert.c.enquiry_id,
        phone_message.c.rung == alert.c.rung,
        phone_message.c.sent_at.is_not(None),
    )
    listed = func.json_each(json.dumps(list(together))).table_valued("value")
    with_others = and_(alert.c.rung == Rung.HOUR.value, alert.c.enquiry_id.in_(select(listed.c.value)))
    here = or_(alert.c.notification.is_(None), alert.c.notification != NOT_SHOWN)
    told = or_(here, on_phone, with_others)
    newest = select(alert).where(told).order_by(alert.c.rid.desc()).limit(limit).subquery()
    sent = func.min(phone_message.c.sent_at)
    found = connection.execute(
        select(
            newest,
            enquiry.c.lead_id,
            enquiry.c.channel,
            enquiry.c.answered_at,
            lead.c.name,
            lead.c.source,
            sent.label("phone_at"),
        )
        .join(enquiry, enquiry.c.id == newest.c.enquiry_id)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .outerjoin(
            phone_message,
            and_(phone_message.c.enquiry_id == newest.c.enquiry_id, phone_message.c.rung == newest.c.rung),
        )
        .group_by(newest.c.rid)
        .order_by(func.coalesce(newest.c.shown_at, newest.c.claimed_at).desc(), newest.c.due_at.desc())
    ).mappings()
    return [
        AlertLine(
            enquiry_id=EnquiryId(row["enquiry_id"]),
            lead_id=LeadId(row["lead_id"]),
            name=row["name"],
            source=row["source"],
            channel=Channel(row["channel"]),
            rung=Rung(row["rung"]),
            due_at=row["due_at"],
            claimed_at=row["claimed_at"],
            shown_at=row["shown_at"],
            times=row["times"],
            phone_at=_phone_at(row, together),
            answered_at=row["answered_at"],
        )
        for row in found
    ]


def _told_together(connection: Connection, limit: int) -> dict[str, RowMapping]:
    """Whom the phone was told of with others, and the message that did: when it came, and was taken."""
    found = connection.execute(
        select(phone_message.c.enquiry_id, phone_message.c.due_at, phone_message.c.sent_at)
        .where(
            phone_message.c.enquiry_id.contains(" "),
            phone_message.c.sent_at.is_not(None),
            or_(phone_message.c.unwanted_at.is_(None), phone_message.c.unwanted_at > phone_message.c.due_at),
        )
        .order_by(phone_message.c.rid.desc())
        .limit(limit)
    ).mappings()
    return {one: row for row in found for one in read_about(row["enquiry_id"])}


def _phone_at(row: RowMapping, together: Mapping[str, RowMapping]) -> int | None:
    alone: int | None = row["phone_at"]
    shared = together.get(row["enquiry_id"]) if row["rung"] == Rung.HOUR.value else None
    if alone is None and shared is not None and row["due_at"] <= shared["due_at"]:
        return int(shared["sent_at"])
    return alone
