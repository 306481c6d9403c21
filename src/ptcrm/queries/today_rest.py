"""What Today shows beside those who wait: steps, consultations, the trainer's own speed and week."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from ptcrm.domain.moments import to_local, to_utc_ms
from ptcrm.queries.figures import response_figures, week_figures
from ptcrm.queries.lead_list import count_leads
from ptcrm.queries.today import (
    consultations_between,
    count_without_next_step,
    next_steps,
    without_outcome,
)
from ptcrm.queries.today_rows import TodayRest

_STEPS_SHOWN: Final = 60


def local_day(now: int, zone: ZoneInfo) -> tuple[int, int]:
    """Start and end (UTC ms) of the local day that ``now`` lies in."""
    midnight = to_local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return to_utc_ms(midnight, zone), to_utc_ms(midnight + timedelta(days=1), zone)


def local_week(now: int, zone: ZoneInfo) -> tuple[int, datetime, int]:
    """Start of the local week (Monday) as UTC ms and local, and its end as UTC ms."""
    today = to_local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    monday = today - timedelta(days=today.weekday())
    return to_utc_ms(monday, zone), monday, to_utc_ms(monday + timedelta(days=7), zone)


def today_rest(connection: Connection, now: int, zone: ZoneInfo) -> TodayRest:
    """Steps, consultations and figures of the local day that ``now`` lies in."""
    since, until = local_day(now, zone)
    week_from, monday, week_to = local_week(now, zone)
    todays = consultations_between(connection, since, until)
    known = {row.consultation_id for row in todays}
    asking = [row for row in without_outcome(connection, now) if row.consultation_id not in known]
    steps = tuple(next_steps(connection, until, _STEPS_SHOWN))
    return TodayRest(
        steps=steps,
        gaps=count_without_next_step(connection),
        consultations=(*asking, *todays),
        response=response_figures(connection, now, until),
        week=week_figures(connection, week_from, monday.date().isoformat(), week_to),
        anybody=bool(steps) or count_leads(connection) > 0,
    )
