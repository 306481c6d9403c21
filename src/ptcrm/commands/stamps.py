"""Putting right what was noted while the laptop's clock was wrong: one command, undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select

from ptcrm.commands.intake import free_rungs
from ptcrm.domain.clock_steps import STAMPS_MOVED, Span
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.store.stamps import by_our_clock, within

JUST_NOW_MS: Final = 900_000
"""A contact noted up to this long after it was is one of "just now", by the same clock."""


def move_stamps(session: Session, spans: Sequence[Span], zone: ZoneInfo) -> int:
    """Move the times that came from the clock in these spans; how many leads it was about.

    What was stated otherwise stays: a time read from a message, or typed in full. What follows from times
    (who answered when, how long somebody waits) follows by itself.
    """
    for span in spans:
        for row in session.rows(select(tables.enquiry).where(by_our_clock(span))):
            _move_enquiry(session, row, span.by, zone)
        for row in session.rows(select(tables.touch).where(within(tables.touch, span))):
            _move_touch(session, row, span.by)
        _move_the_rest(session, span)
    moved = len(session.leads)
    session.call_it(STAMPS_MOVED, n=moved)
    return moved


def _move_enquiry(session: Session, row: RowMapping, by: int, zone: ZoneInfo) -> None:
    recorded = row["recorded_at"] + by
    arrived = row["arrived_at"]
    if row["batch_id"] is None and row["time_known"]:
        arrived += _carried(row["arrived_text"], row["recorded_at"], by, zone)
    session.change(tables.enquiry, row["id"], arrived_at=arrived, recorded_at=recorded)
    free_rungs(session, row["id"], arrived, recorded)


def _carried(text: str, now: int, by: int, zone: ZoneInfo) -> int:
    """How far an arrival goes along with the clock: all the way for "10 min ago", not at all for "08:30"."""
    if not text:
        return by
    seen, meant = read_spoken(text, now, zone), read_spoken(text, now + by, zone)
    return 0 if seen is None or meant is None else meant.at - seen.at


def _move_touch(session: Session, row: RowMapping, by: int) -> None:
    if row["batch_id"] is None:
        just_now = abs(row["recorded_at"] - row["at"]) <= JUST_NOW_MS
        at = row["at"] + by if just_now else row["at"]
        session.change(tables.touch, row["id"], at=at, recorded_at=row["recorded_at"] + by)


def _move_the_rest(session: Session, span: Span) -> None:
    """Moves, notes and new leads: those that bear the very instant of a command were noted by the clock."""
    commands = select(tables.command.c.at)
    move, note, lead = tables.stage_move, tables.note, tables.lead
    for row in session.rows(select(move).where(within(move, span), move.c.at.in_(commands))):
        session.change(move, row["id"], at=row["at"] + span.by)
        of = session.get(lead, row["lead_id"])
        if of is not None and of["stage_since"] == row["at"]:
            session.change(lead, of["id"], stage_since=row["at"] + span.by)
    for row in session.rows(select(note).where(within(note, span), note.c.at.in_(commands))):
        session.change(note, row["id"], at=row["at"] + span.by)
    for row in session.rows(select(lead).where(within(lead, span), lead.c.created_at.in_(commands))):
        since = row["stage_since"]
        began = since + span.by if since == row["created_at"] else since
        session.change(lead, row["id"], created_at=row["created_at"] + span.by, stage_since=began)
