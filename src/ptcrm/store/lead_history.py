"""One lead's history as the domain reads it, and the suggestion that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, Select, select

from ptcrm.domain.evidence import Dismissal, Evidence, Suggestion, suggest, worth_showing
from ptcrm.domain.history import Facts, HistoryConsultation, HistoryEnquiry, HistoryTouch, gather
from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import (
    Channel,
    ConsultationKind,
    ConsultationStatus,
    Direction,
    Outcome,
    Reached,
    Stage,
)
from ptcrm.store import tables


@dataclass(frozen=True, slots=True)
class LeadHistory:
    """What was noted about one lead; ``moves`` are (instant, new stage) in the order they were made."""

    stage: Stage
    source: str
    referrer: str
    touches: tuple[HistoryTouch, ...]
    enquiries: tuple[HistoryEnquiry, ...]
    consultations: tuple[HistoryConsultation, ...]
    moves: tuple[tuple[int, Stage], ...]
    dismissed: Dismissal | None

    def facts(self, now: int, zone: ZoneInfo) -> Facts:
        """What suggestions rest on, with days counted in ``zone``."""
        return gather(
            self.touches,
            self.enquiries,
            self.consultations,
            self.moves,
            self.source,
            self.referrer,
            now,
            zone,
        )

    def suggestion(self, now: int, zone: ZoneInfo) -> Suggestion | None:
        """The stage the facts speak for, unless the trainer turned it down on these facts."""
        return suggest(self.facts(now, zone), self.stage, self.dismissed, now)

    def worth_showing(self, now: int, zone: ZoneInfo) -> tuple[Evidence, ...]:
        """Facts that speak for no stage and still matter, such as that they asked about the price."""
        return worth_showing(self.facts(now, zone), self.stage, now)


def history(connection: Connection, lead_id: LeadId) -> LeadHistory | None:
    """Everything noted about this lead; None when there is no such lead."""

    def rows(query: Select[Any]) -> Sequence[RowMapping]:
        return connection.execute(query).mappings().all()

    lead, touch, enquiry = tables.lead, tables.touch, tables.enquiry
    consultation, move, dismissal = tables.consultation, tables.stage_move, tables.dismissal
    found = rows(select(lead.c.stage, lead.c.source, lead.c.referrer).where(lead.c.id == lead_id))
    if not found:
        return None
    dismissals = rows(
        select(dismissal.c.fingerprint).where(dismissal.c.lead_id == lead_id).order_by(dismissal.c.rid.desc())
    )
    return LeadHistory(
        stage=Stage(found[0]["stage"]),
        source=found[0]["source"],
        referrer=found[0]["referrer"],
        touches=tuple(_touch(row) for row in rows(select(touch).where(touch.c.lead_id == lead_id))),
        enquiries=tuple(
            HistoryEnquiry(row["arrived_at"], row["message"])
            for row in rows(
                select(enquiry.c.arrived_at, enquiry.c.message).where(enquiry.c.lead_id == lead_id)
            )
        ),
        consultations=tuple(
            _consultation(row) for row in rows(select(consultation).where(consultation.c.lead_id == lead_id))
        ),
        moves=tuple(
            (row["at"], Stage(row["new"]))
            for row in rows(
                select(move.c.at, move.c.new).where(move.c.lead_id == lead_id).order_by(move.c.at, move.c.rid)
            )
        ),
        dismissed=Dismissal(dismissals[0]["fingerprint"]) if dismissals else None,
    )


def suggestion_for(connection: Connection, lead_id: LeadId, now: int, zone: ZoneInfo) -> Suggestion | None:
    """The stage this lead's facts speak for now, with its evidence; None when there is nothing to suggest."""
    found = history(connection, lead_id)
    return found.suggestion(now, zone) if found else None


def _touch(row: RowMapping) -> HistoryTouch:
    return HistoryTouch(
        at=row["at"],
        outbound=row["direction"] == Direction.OUT,
        human=bool(row["human"]),
        channel=Channel(row["channel"]),
        reached=Reached(row["reached"]),
        gift=bool(row["gift"]),
        note=row["note"],
    )


def _consultation(row: RowMapping) -> HistoryConsultation:
    return HistoryConsultation(
        at=row["at"],
        status=ConsultationStatus(row["status"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        kind=ConsultationKind(row["kind"]),
        words=row["words"],
    )
