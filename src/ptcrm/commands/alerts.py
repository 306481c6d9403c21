"""What rang: claimed, shown, then marked, so that a crash in between loses nothing. Not for undo.

Thousands may be due at once after a long absence, so all of it goes in a few statements.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, select, text, update

from ptcrm.domain import clock
from ptcrm.domain.ids import AlertId, EnquiryId, new_id
from ptcrm.domain.rungs import Rung, rung_instants
from ptcrm.store import tables
from ptcrm.store.session import Session

NOT_SHOWN: Final = 0
"""The notification number of an alert that counts as told without having been shown."""

_CHOSEN: Final = text("id IN (SELECT value FROM json_each(:ids))")
_ENQUIRIES: Final = text("SELECT id FROM enquiry WHERE id IN (SELECT value FROM json_each(:ids))")
_CLAIMED: Final = text(
    "SELECT enquiry_id, rung FROM alert WHERE enquiry_id IN (SELECT value FROM json_each(:ids))"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One rung of one enquiry, due at ``due_at`` (UTC ms). ``told``: nobody need hear of it any more."""

    enquiry_id: EnquiryId
    rung: Rung
    due_at: int
    told: bool = False


def claim_many(session: Session, claims: Sequence[Claim]) -> dict[tuple[EnquiryId, Rung], AlertId]:
    """Take it on to announce these; what was claimed before, or has no enquiry any more, isn't among them."""
    ids = {"ids": json.dumps(sorted({it.enquiry_id for it in claims}))}
    there = {row.id for row in session.connection.execute(_ENQUIRIES, ids)}
    taken = {(row.enquiry_id, row.rung) for row in session.connection.execute(_CLAIMED, ids)}
    fresh: dict[tuple[EnquiryId, Rung], AlertId] = {}
    rows: list[dict[str, Any]] = []
    for it in claims:
        key = (it.enquiry_id, it.rung)
        if it.enquiry_id not in there or (it.enquiry_id, it.rung.value) in taken or key in fresh:
            continue
        fresh[key] = AlertId(new_id())
        rows.append(
            {
                "id": fresh[key],
                "enquiry_id": it.enquiry_id,
                "rung": it.rung.value,
                "due_at": it.due_at,
                "claimed_at": session.now,
                "shown_at": session.now if it.told else None,
                "notification": NOT_SHOWN if it.told else None,
            }
        )
    if rows:
        session.connection.execute(insert(tables.alert), rows)
    return fresh


def mark_shown(session: Session, alert_ids: Collection[AlertId], notification: int) -> None:
    """Note that these were shown, under the number by which the desktop knows them."""
    change = update(tables.alert).where(_CHOSEN)
    values = {"shown_at": session.now, "notification": notification}
    session.connection.execute(change.values(values), {"ids": json.dumps(sorted(alert_ids))})


def count_as_told(session: Session) -> None:
    """All that would ring by now counts as told: after a restore nothing is announced again."""
    enquiry, alert = tables.enquiry, tables.alert
    waiting = session.rows(
        select(enquiry.c.id, enquiry.c.arrived_at, enquiry.c.recorded_at).where(enquiry.c.waiting != 0)
    )
    claims = [
        Claim(row["id"], rung, at, told=True)
        for row in waiting
        for rung, at in rung_instants(clock.start_of(row["arrived_at"], row["recorded_at"])).items()
        if at <= session.now
    ]
    claim_many(session, claims)
    told = {"shown_at": session.now, "notification": NOT_SHOWN}
    session.connection.execute(update(alert).where(alert.c.shown_at.is_(None)).values(told))
