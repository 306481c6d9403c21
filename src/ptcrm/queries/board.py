"""The board: for every stage the row numbers of its cards, those who wait for an answer first."""

from __future__ import annotations

from array import array
from dataclasses import replace

from sqlalchemy import Connection

from ptcrm.domain.values import Stage
from ptcrm.queries.lead_list import ALL_LEADS, LeadFilter, listed_rids
from ptcrm.queries.lead_order import waiting_first
from ptcrm.queries.waiting import who_waits


def board_rids(
    connection: Connection, now: int, wanted: LeadFilter = ALL_LEADS, text: str = ""
) -> dict[Stage, array[int]]:
    """The cards of each stage that pass: who waits in the order of Answer now, then the newest first.

    A stage that ``wanted.stages`` leaves out is empty.
    """
    waits = who_waits(connection, now)
    shown = wanted.stages or tuple(Stage)
    return {
        stage: waiting_first(listed_rids(connection, text, replace(wanted, stages=(stage,)), now=now), waits)
        if stage in shown
        else array("q")
        for stage in Stage
    }
