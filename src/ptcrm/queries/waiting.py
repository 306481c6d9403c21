"""Who waits for an answer, by row number: for lists that sort by it or hold only some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from ptcrm.domain.values import ClockState
from ptcrm.queries.today import answer_now, still_open
from ptcrm.store.tables import enquiry, lead


class Wait(NamedTuple):
    """One who waits: the place in Answer now, from 0, and what the clock says."""

    place: int
    state: ClockState


Waits = Mapping[int, Wait]
"""Row number of a lead -> its wait; nobody else waits."""


def who_waits(connection: Connection, now: int) -> Waits:
    """Everyone in Answer now at ``now`` (UTC ms)."""
    waits = {
        row.lead_id: Wait(place, row.state) for place, row in enumerate(answer_now(connection, now).rows)
    }
    if not waits:
        return {}
    found = connection.execute(
        select(lead.c.rid, lead.c.id)
        .join(enquiry, enquiry.c.lead_id == lead.c.id)
        .where(still_open(now, enquiry.c.waiting > 0))
        .distinct()
    )
    return {row.rid: waits[row.id] for row in found if row.id in waits}


def count_waits(waits: Waits) -> Counter[ClockState]:
    """How many wait in each state."""
    return Counter(one.state for one in waits.values())
