"""Where new leads of an import stand on the road, where their source says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptcrm.commands.pipeline import laptop_date, newest_enquiry
from ptcrm.domain.enquiry import Standing
from ptcrm.domain.ids import LeadId, new_id
from ptcrm.domain.values import Stage
from ptcrm.store import tables
from ptcrm.store.session import Session


def write_standings(session: Session, leads: Iterable[tuple[LeadId, Standing | None]]) -> None:
    """Write what belongs to new leads that start elsewhere than on "know"; they go with their leads."""
    moves: list[dict[str, Any]] = []
    periods: list[dict[str, Any]] = []
    newest = newest_enquiry(session)
    for lead_id, standing in leads:
        if standing is None or standing.stage is Stage.KNOW:
            continue
        stages = {"old": Stage.KNOW.value, "new": standing.stage.value}
        move = {"id": new_id(), "lead_id": lead_id, "at": session.now, **stages}
        moves.append({**move, "reason": "imported", "suggested": 0, "last_enquiry": newest})
        if standing.stage is Stage.CLIENT:
            since = laptop_date(session.now if standing.since is None else standing.since)
            periods.append({"id": new_id(), "lead_id": lead_id, "since": since.isoformat()})
    session.add_many(tables.stage_move, moves)
    session.add_many(tables.client_period, periods)
