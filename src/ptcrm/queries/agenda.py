"""The agenda between two instants: consultations, those that overlap, and open next steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from ptcrm.domain.values import OPEN_STAGES, ConsultationStatus
from ptcrm.queries.lead_list import LeadFilter, LeadRow, lead_rids, lead_rows, rids_of, search_leads
from ptcrm.queries.today import consultations_where, next_steps
from ptcrm.queries.today_rows import ConsultationRow, StepRow
from ptcrm.store.tables import consultation, lead, next_step

USUAL_MINUTES: Final = 45
"""What a consultation of unknown length is taken to last."""

_MINUTE: Final = 60_000
_LONGEST: Final = 24 * 60 * _MINUTE
_MOST: Final = 500
_TAKES_TIME: Final = frozenset({ConsultationStatus.PLANNED, ConsultationStatus.HELD})


@dataclass(frozen=True, slots=True)
class AgendaTalk:
    """A consultation, and the names of those whose consultations overlap with it, in order of time."""

    row: ConsultationRow
    overlaps: tuple[str, ...] = ()

    @property
    def until(self) -> int:
        """When it ends (UTC ms)."""
        return self.row.at + (self.row.minutes or USUAL_MINUTES) * _MINUTE

    def asks(self, now: int) -> bool:
        """Whether its outcome is asked for: its start has come and nothing was noted."""
        return self.row.status is ConsultationStatus.PLANNED and self.row.at <= now


@dataclass(frozen=True, slots=True)
class Agenda:
    """In order of time. Of more than 500 of a kind the first are here; ``steps_due`` counts them all."""

    talks: tuple[AgendaTalk, ...]
    steps: tuple[StepRow, ...]
    steps_due: int


def agenda(connection: Connection, since: int, until: int) -> Agenda:
    """What has a part in ``since <= t < until`` (UTC ms); nothing of leads that were removed."""
    found = consultations_where(
        connection, consultation.c.at > since - _LONGEST, consultation.c.at < until, limit=_MOST
    )
    talks = [talk for talk in with_overlaps(found) if talk.row.at >= since or talk.until > since]
    steps = next_steps(connection, until, _MOST, since)
    due = len(steps) if len(steps) < _MOST else _count_steps(connection, since, until)
    return Agenda(tuple(talks), tuple(steps), due)


def with_overlaps(rows: Sequence[ConsultationRow]) -> list[AgendaTalk]:
    """These consultations, in order of ``at``, each with who it overlaps with; planned and held ones do."""
    alone = [AgendaTalk(row) for row in rows]
    names: list[list[str]] = [[] for _ in rows]
    running: list[int] = []
    for place, talk in enumerate(alone):
        if talk.row.status not in _TAKES_TIME:
            continue
        running = [other for other in running if alone[other].until > talk.row.at]
        for other in running:
            names[other].append(talk.row.name)
            names[place].append(alone[other].row.name)
        running.append(place)
    return [AgendaTalk(talk.row, tuple(others)) for talk, others in zip(alone, names, strict=True)]


def who_to_plan(connection: Connection, text: str, limit: int) -> list[LeadRow]:
    """Leads to plan a consultation with: those that match ``text``, or the newest on the road for none."""
    if text.strip():
        rids = rids_of(connection, search_leads(connection, text, limit))
    else:
        rids = lead_rids(connection, LeadFilter(stages=OPEN_STAGES), limit=limit)
    rows = lead_rows(connection, rids)
    return [rows[rid] for rid in rids if rid in rows]


def _count_steps(connection: Connection, since: int, until: int) -> int:
    query = (
        select(func.count())
        .select_from(next_step)
        .join(lead, lead.c.id == next_step.c.lead_id)
        .where(
            next_step.c.done_at.is_(None),
            next_step.c.dropped_at.is_(None),
            next_step.c.at >= since,
            next_step.c.at < until,
            lead.c.removed_at.is_(None),
        )
    )
    return int(connection.execute(query).scalar_one())
