"""How long leads typically stand in a stage, from the moves out of it."""

from __future__ import annotations

from statistics import median
from typing import Final

from sqlalchemy import Connection, func, select

from ptcrm.domain.values import Stage
from ptcrm.store.tables import lead, stage_move

LATEST: Final = 2_000
"""Moves that are looked at: the latest of all, so that it costs the same with any number of leads."""

FEWEST: Final = 5
"""Of fewer stays nothing is said."""


def typical_stays(connection: Connection) -> dict[Stage, int]:
    """Stage -> the median stay there in ms, of leads that moved on; missing where fewer than 5 did.

    A stay begins with the move before, or with the lead. Of an imported lead nobody knows that beginning.
    """
    latest = (
        select(stage_move.c.rid, stage_move.c.lead_id, stage_move.c.old, stage_move.c.at)
        .order_by(stage_move.c.rid.desc())
        .limit(LATEST)
        .subquery()
    )
    before = (
        select(func.max(stage_move.c.at))
        .where(
            stage_move.c.lead_id == latest.c.lead_id,
            stage_move.c.at <= latest.c.at,
            stage_move.c.rid < latest.c.rid,
        )
        .scalar_subquery()
    )
    found = connection.execute(
        select(latest.c.old, latest.c.at, before.label("since"), lead.c.created_at, lead.c.batch_id)
        .join(lead, lead.c.id == latest.c.lead_id)
        .where(lead.c.removed_at.is_(None))
    )
    stays: dict[Stage, list[int]] = {}
    for old, at, since, created_at, batch_id in found:
        start = since if since is not None else created_at if batch_id is None else None
        if start is not None and at >= start:
            stays.setdefault(Stage(old), []).append(at - start)
    return {stage: int(median(those)) for stage, those in stays.items() if len(those) >= FEWEST}
