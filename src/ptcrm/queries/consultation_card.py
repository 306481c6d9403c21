"""One consultation with its lead, as the question how it went needs them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from ptcrm.domain.ids import ConsultationId, LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Stage
from ptcrm.queries.lead_card import ConsultationCard, lead_card
from ptcrm.queries.today_rows import StepRow
from ptcrm.store.tables import consultation


@dataclass(frozen=True, slots=True)
class ConsultationToLog:
    """``step`` is the lead's open next step; ``wants`` what is known of its goal."""

    card: ConsultationCard
    lead_id: LeadId
    name: str
    stage: Stage
    wants: str
    step: StepRow | None


def consultation_to_log(
    connection: Connection, consultation_id: ConsultationId, now: int, zone: ZoneInfo
) -> ConsultationToLog:
    """The consultation with this id. Raises ``Refusal`` ``no_such_consultation`` or ``no_such_lead``."""
    lead_id = connection.execute(
        select(consultation.c.lead_id).where(consultation.c.id == consultation_id)
    ).scalar_one_or_none()
    if lead_id is None:
        raise Refusal("no_such_consultation", "There is no consultation with this id.")
    lead = lead_card(connection, LeadId(lead_id), now, zone)
    card = next(one for one in lead.consultations if one.consultation_id == consultation_id)
    return ConsultationToLog(card, lead.lead_id, lead.name, lead.stage, lead.wants, lead.step)
