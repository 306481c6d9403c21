"""The few figures Today shows of the trainer's own speed and week."""

from __future__ import annotations

from statistics import median

from sqlalchemy import Connection, func, select

from ptcrm.domain import clock
from ptcrm.domain.values import ConsultationStatus, Source
from ptcrm.queries.today_rows import ResponseFigures, WeekFigures
from ptcrm.store.tables import client_period, consultation, enquiry, lead

DAYS_SHOWN = 14
_SPAN = 30 * clock.DAY


def response_figures(connection: Connection, now: int, today_ends: int) -> ResponseFigures:
    """How fast enquiries were answered. ``today_ends`` is the end of the local day (UTC ms)."""
    found = connection.execute(
        select(enquiry.c.answered_at, enquiry.c.arrived_at, enquiry.c.recorded_at)
        .join(lead, lead.c.id == enquiry.c.lead_id)
        .where(
            enquiry.c.answered_at > now - _SPAN,
            enquiry.c.answered_at <= now,
            enquiry.c.time_known == 1,
            lead.c.removed_at.is_(None),
        )
    )
    responses: list[int] = []
    days: list[list[int]] = [[] for _ in range(DAYS_SHOWN)]
    for answered_at, arrived_at, recorded_at in found:
        response = answered_at - clock.start_of(arrived_at, recorded_at)
        responses.append(response)
        back = (today_ends - 1 - answered_at) // clock.DAY
        if 0 <= back < DAYS_SHOWN:
            days[DAYS_SHOWN - 1 - back].append(response)
    return ResponseFigures(
        answered=len(responses),
        typical_ms=int(median(responses)) if responses else None,
        within_hour=sum(response < clock.HOUR for response in responses),
        days=tuple(int(median(day)) if day else None for day in days),
    )


def week_figures(connection: Connection, since: int, since_date: str, until: int) -> WeekFigures:
    """New leads, consultations held or planned and new clients of the week that began at ``since``."""
    # Said otherwise ("IS NULL") SQLite goes through an index of everybody and takes three times as long.
    there = func.coalesce(lead.c.removed_at, 0) == 0
    leads = connection.execute(
        select(lead.c.source, func.count())
        .where(lead.c.created_at >= since, lead.c.created_at < until, there)
        .group_by(lead.c.source)
    ).all()
    held = connection.execute(
        select(func.count())
        .select_from(consultation)
        .join(lead, lead.c.id == consultation.c.lead_id)
        .where(
            lead.c.removed_at.is_(None),
            consultation.c.at >= since,
            consultation.c.at < until,
            consultation.c.status.in_([ConsultationStatus.PLANNED, ConsultationStatus.HELD]),
        )
    ).scalar_one()
    clients = connection.execute(
        select(func.count())
        .select_from(client_period)
        .join(lead, lead.c.id == client_period.c.lead_id)
        .where(lead.c.removed_at.is_(None), client_period.c.since >= since_date)
    ).scalar_one()
    counts = {source: int(count) for source, count in leads}
    return WeekFigures(sum(counts.values()), int(held), int(clients), counts.get(Source.WORD_OF_MOUTH, 0))
