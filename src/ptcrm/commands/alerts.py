"""What rang: claimed, shown, then marked, so that a crash in between loses nothing. Not for undo."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, select

from ptcrm.domain.ids import AlertId, EnquiryId
from ptcrm.domain.rungs import Rung
from ptcrm.store import tables
from ptcrm.store.session import Session


def claim(session: Session, enquiry_id: EnquiryId, rung: Rung, due_at: int) -> AlertId | None:
    """Take it on to announce this rung, due at ``due_at`` (UTC ms); None when that was done before."""
    alert = tables.alert
    taken = session.first(
        select(alert.c.id).where(alert.c.enquiry_id == enquiry_id, alert.c.rung == rung.value)
    )
    if taken is not None or session.get(tables.enquiry, enquiry_id) is None:
        return None
    return AlertId(
        session.add(alert, enquiry_id=enquiry_id, rung=rung.value, due_at=due_at, claimed_at=session.now)
    )


def mark_shown(session: Session, alert_id: AlertId, notification: int) -> None:
    """Note that it was shown, under the number by which the desktop knows it."""
    if session.get(tables.alert, alert_id) is not None:
        session.change(tables.alert, alert_id, shown_at=session.now, notification=notification)


def unshown(connection: Connection) -> Sequence[RowMapping]:
    """The alerts that were claimed and never marked as shown, oldest first: to be shown again at start."""
    alert = tables.alert
    query = select(alert).where(alert.c.shown_at.is_(None)).order_by(alert.c.claimed_at, alert.c.rid)
    return connection.execute(query).mappings().all()
