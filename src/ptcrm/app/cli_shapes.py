"""How rows look as JSON: names, times in UTC, money in euros, as the contract spells them."""

from __future__ import annotations

from typing import Any

from ptcrm.domain.evidence import evidence_text
from ptcrm.domain.moments import write_iso
from ptcrm.domain.money import write_euros
from ptcrm.queries.lead_card import ConsultationCard, EnquiryCard, LeadCard
from ptcrm.queries.lead_list import LeadRow
from ptcrm.queries.timeline import TimelineEntry
from ptcrm.queries.today_rows import ConsultationRow, StepRow, WaitingRow


def iso(at: int | None) -> str | None:
    """An instant as the contract writes it, or null."""
    return None if at is None else write_iso(at)


def seconds(ms: int | None) -> int | None:
    """Whole seconds, rounded down, or null."""
    return None if ms is None else ms // 1000


def waiting(row: WaitingRow) -> dict[str, Any]:
    """ROW."""
    return {
        "lead_id": row.lead_id,
        "enquiry_id": row.enquiry_id,
        "name": row.name,
        "wants": row.wants,
        "source": row.source,
        "channel": row.channel,
        "arrived_at": iso(row.arrived_at),
        "state": row.state,
        "waited_s": seconds(row.waited_ms),
        "due_at": iso(row.due_at),
        "future": row.future,
        "time_known": row.time_known,
        "more": row.more,
    }


def step(row: StepRow | None) -> dict[str, Any] | None:
    """STEP."""
    if row is None:
        return None
    return {
        "step_id": row.step_id,
        "lead_id": row.lead_id,
        "name": row.name,
        "what": row.what,
        "at": iso(row.at),
    }


def consultation(row: ConsultationRow) -> dict[str, Any]:
    """CONSULTATION, in a list."""
    return {
        "consultation_id": row.consultation_id,
        "lead_id": row.lead_id,
        "name": row.name,
        "at": iso(row.at),
        "minutes": row.minutes,
        "kind": row.kind,
        "place": row.place,
        "status": row.status,
        "outcome": row.outcome,
    }


def consultation_card(card: ConsultationCard, lead: LeadCard) -> dict[str, Any]:
    """CONSULTATION, with what it brought."""
    return {
        "consultation_id": card.consultation_id,
        "lead_id": lead.lead_id,
        "name": lead.name,
        "at": iso(card.at),
        "minutes": card.minutes,
        "kind": card.kind,
        "place": card.place,
        "status": card.status,
        "outcome": card.outcome,
        "words": card.words,
        "obstacles": list(card.obstacles),
        "offer": card.offer,
        "price": _euros(card.price_cents),
        "discount_asked": card.discount_asked,
        "discount": _euros(card.discount_cents),
        "discount_reason": card.discount_reason,
        "note": card.note,
    }


def enquiry(card: EnquiryCard) -> dict[str, Any]:
    """One enquiry of a lead."""
    return {
        "enquiry_id": card.enquiry_id,
        "arrived_at": iso(card.arrived_at),
        "time_known": card.time_known,
        "channel": card.channel,
        "message": card.message,
        "state": card.state,
        "waited_s": seconds(card.waited_ms),
        "response_s": seconds(card.response_ms),
        "reached": card.reached,
        "future": card.future,
    }


def timeline_entry(entry: TimelineEntry) -> dict[str, Any]:
    """One thing that happened; fields that don't speak for its kind are left out."""
    every = {
        "kind": entry.kind,
        "id": entry.id,
        "at": iso(entry.at),
        "text": entry.text,
        "channel": entry.channel,
        "direction": entry.direction,
        "human": entry.human if entry.direction else None,
        "reached": entry.reached,
        "gift": entry.gift or None,
        "title": entry.title or None,
        "from": entry.old,
        "to": entry.new,
        "consultation_kind": entry.consultation_kind,
        "status": entry.status,
        "outcome": entry.outcome,
    }
    return {name: value for name, value in every.items() if value is not None}


def lead(card: LeadCard) -> dict[str, Any]:
    """One lead, whole."""
    suggested = card.suggestion
    return {
        "lead_id": card.lead_id,
        "name": card.name,
        "phone": card.phone,
        "email": card.email,
        "more_phones": list(card.more_phones),
        "more_emails": list(card.more_emails),
        "postcode": card.postcode,
        "city": card.city,
        "wants": card.wants,
        "source": card.source,
        "referrer": card.referrer,
        "target_group": card.target_group,
        "stage": card.stage,
        "stage_since": iso(card.stage_since),
        "back_on": card.back_on or None,
        "suggestion": None
        if suggested is None
        else {"stage": suggested.stage, "evidence": [evidence_text(one) for one in suggested.evidence]},
        "next_step": step(card.step),
        "enquiries": [enquiry(one) for one in card.enquiries],
        "timeline": [timeline_entry(one) for one in card.timeline],
        "consultations": [consultation_card(one, card) for one in card.consultations],
    }


def lead_row(row: LeadRow) -> dict[str, Any]:
    """One lead of a list."""
    return {
        "lead_id": row.lead_id,
        "name": row.name,
        "phone": row.phone,
        "email": row.email,
        "postcode": row.postcode,
        "stage": row.stage,
        "source": row.source,
        "wants": row.wants,
    }


def _euros(cents: int | None) -> str | None:
    return None if cents is None else write_euros(cents)
