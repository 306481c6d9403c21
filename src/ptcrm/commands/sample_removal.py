"""Takes the sample leads away in one command, and nothing that is the trainer's own."""

from __future__ import annotations

from sqlalchemy import select

from ptcrm.commands.many_leads import Many, ManyDone, remove_many
from ptcrm.commands.sample_story import SAMPLE_IDS
from ptcrm.store import tables
from ptcrm.store.many_rows import change_rows
from ptcrm.store.session import Session


def remove_samples(session: Session) -> ManyDone:
    """Put all sample leads in the bin; undo brings them back.

    One that a real enquiry was added to, or a real lead merged into, is the trainer's own from then on and
    stays.
    """
    lead, enquiry = tables.lead, tables.enquiry
    there = select(lead.c.rid, lead.c.id).where(lead.c.sample == 1, lead.c.removed_at.is_(None))
    own = set(
        session.connection.execute(
            select(enquiry.c.lead_id)
            .join(lead, lead.c.id == enquiry.c.lead_id)
            .where(lead.c.sample == 1, enquiry.c.id.not_like(SAMPLE_IDS))
        ).scalars()
    )
    rows = session.rows(there.order_by(lead.c.rid))
    change_rows(session, lead, [row["id"] for row in rows if row["id"] in own], sample=0)
    return remove_many(session, Many([row["rid"] for row in rows if row["id"] not in own]))
