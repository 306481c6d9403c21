"""The commands about consultations: planned, and what they brought."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from ptcrm.app import cli_shapes as shapes
from ptcrm.app.cli_work import Answer, Work, ids, instant, step_at
from ptcrm.commands import consultations
from ptcrm.domain.ids import ConsultationId, LeadId
from ptcrm.domain.moments import read_iso
from ptcrm.domain.money import read_cents
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Obstacle, Outcome, Stage
from ptcrm.queries.lead_card import lead_card


def do_consult(work: Work, asked: Namespace) -> Answer:
    """A planned consultation."""
    job = partial(
        consultations.plan_consultation,
        lead_id=LeadId(asked.lead_id),
        at=read_iso(asked.at, work.zone).at,
        minutes=asked.minutes,
        kind=ConsultationKind(asked.kind),
        place=asked.place,
    )
    return ids(consultation_id=work.write(job), lead_id=asked.lead_id)


def do_outcome(work: Work, asked: Namespace) -> Answer:
    """What a consultation brought."""
    form = OutcomeForm(
        status=ConsultationStatus(asked.status),
        outcome=Outcome(asked.outcome) if asked.outcome else None,
        words=asked.words,
        obstacles=tuple(Obstacle(one) for one in dict.fromkeys(asked.obstacle)),
        offer=asked.offer,
        price_cents=_cents(asked.price, "price"),
        discount_asked=asked.discount_asked,
        discount_cents=_cents(asked.discount, "discount"),
        discount_reason=asked.discount_reason,
        new_at=instant(work, asked.new_at),
        next_what=asked.next,
        next_at=None if asked.next_at is None else step_at(work, asked.next_at),
        stage=Stage(asked.stage) if asked.stage else None,
        note=asked.note,
    )
    consultation_id = ConsultationId(asked.consultation_id)
    logged = work.write(
        partial(consultations.log_outcome, consultation_id=consultation_id, form=form, zone=work.zone)
    )
    with work.reading() as connection:
        card = lead_card(connection, logged.lead_id, work.now, work.zone)
    document = {
        "consultation_id": consultation_id,
        "lead_id": logged.lead_id,
        "stage": card.stage,
        "next_step": shapes.step(card.step),
    }
    return Answer(document, f"consultation_id {consultation_id} lead_id {logged.lead_id} stage {card.stage}")


def _cents(text: str | None, field: str) -> int | None:
    if text is None:
        return None
    cents = read_cents(text)
    if cents is None:
        raise Refusal("not_an_amount", "The {field} doesn't read as an amount in euros.", field=field)
    return cents
