"""The board: for every stage the row numbers of its cards, those who wait for an answer first."""

from __future__ import annotations

from array import array
from dataclasses import replace

from sqlalchemy import Connection, select

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import ALL_LEADS, LeadFilter, listed_rids
from ptcrm.queries.today import answer_now
from ptcrm.store.tables import enquiry, lead


def board_rids(
    connection: Connection, now: int, wanted: LeadFilter = ALL_LEADS, text: str = ""
) -> dict[Stage, array[int]]:
    """The cards of each stage that pass: who waits in the order of Answer now, then the newest first."""
    places = _waiting_places(connection, now)
    return {
        stage: _waiting_first(listed_rids(connection, text, replace(wanted, stages=(stage,))), places)
        for stage in Stage
    }


def _waiting_places(connection: Connection, now: int) -> dict[int, int]:
    """Row number -> place in Answer now."""
    order = {row.lead_id: place for place, row in enumerate(answer_now(connection, now).rows)}
    if not order:
        return {}
    found = connection.execute(
        select(lead.c.rid, lead.c.id)
        .join(enquiry, enquiry.c.lead_id == lead.c.id)
        .where(enquiry.c.waiting == 1)
        .distinct()
    )
    return {row.rid: order[row.id] for row in found if row.id in order}


def _waiting_first(rids: array[int], places: dict[int, int]) -> array[int]:
    first = sorted((rid for rid in rids if rid in places), key=places.__getitem__)
    if not first:
        return rids
    return array("q", [*first, *(rid for rid in rids if rid not in places)])
