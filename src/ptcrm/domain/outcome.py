"""What a consultation brought, and what follows from it: the stage, the next step, the date to come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.clock import HOUR
from ptcrm.domain.follow_up import STEP_TEXT, Proposal, StepIdea, local_date, local_nine, nine_on
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Obstacle, Outcome, Stage


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """Everything the dialog and the command line can give; what is left out is proposed.

    Instants are UTC milliseconds, money is cents. ``discount_cents`` None or 0: no discount was given.
    """

    status: ConsultationStatus
    outcome: Outcome | None = None
    words: str = ""
    obstacles: tuple[Obstacle, ...] = ()
    offer: str = ""
    price_cents: int | None = None
    discount_asked: bool = False
    discount_cents: int | None = None
    discount_reason: str = ""
    new_at: int | None = None
    back_on: date | None = None
    next_what: str = ""
    next_at: int | None = None
    stage: Stage | None = None
    note: str = ""
    referred_to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeStep:
    """The next step to set: its words, when (UTC ms), and the idea unless the words are the form's."""

    what: str
    at: int
    idea: StepIdea | None


@dataclass(frozen=True, slots=True)
class OutcomeDecision:
    """What saving the form does to the lead.

    ``plan_at``: a new consultation to plan then (it is the next step), of ``plan_kind`` (None: as it was).
    """

    stage: Stage
    next_step: OutcomeStep | None
    back_on: date | None
    plan_at: int | None = None
    plan_kind: ConsultationKind | None = None


@dataclass(frozen=True, slots=True)
class Prefill:
    """What the dialog is prefilled with for a result; ``step`` None: nothing is proposed."""

    stage: Stage
    step: Proposal | None


_STAGE: Final = {
    Outcome.SIGNED_UP: Stage.CLIENT,
    Outcome.THINKING_IT_OVER: Stage.TRUST,
    Outcome.TRIAL_SESSION: Stage.TRUST,
    Outcome.NOT_NOW: Stage.LATER,
    Outcome.NOT_A_FIT: Stage.LOST,
    Outcome.DECLINED: Stage.LOST,
}
_STEP: Final = {
    Outcome.SIGNED_UP: (StepIdea.FIRST_SESSION, 2),
    Outcome.THINKING_IT_OVER: (StepIdea.CALL_FOR_DECISION, 3),
    Outcome.TRIAL_SESSION: (StepIdea.PLAN_TRIAL, 1),
}
"""The step proposed, and in how many days (at 09:00)."""


def prefill(
    status: ConsultationStatus,
    outcome: Outcome | None,
    stage_now: Stage,
    now: int,
    zone: ZoneInfo,
    back_on: date | None = None,
) -> Prefill:
    """Stage and next step for a result, as the table of consultation outcomes has them.

    For ``not_now`` the step needs the date to come back; without one there is no step yet.
    """
    if status is ConsultationStatus.NO_SHOW:
        return Prefill(stage_now, Proposal(StepIdea.OFFER_NEW_TIME, now + HOUR))
    if status is ConsultationStatus.CANCELLED:
        return Prefill(stage_now, Proposal(StepIdea.OFFER_NEW_TIME, local_nine(now, 1, zone)))
    if status is not ConsultationStatus.HELD or outcome is None:
        return Prefill(stage_now, None)
    step: Proposal | None = None
    if outcome in _STEP:
        idea, days = _STEP[outcome]
        step = Proposal(idea, local_nine(now, days, zone))
    elif outcome is Outcome.NOT_NOW and back_on is not None:
        step = Proposal(StepIdea.GET_IN_TOUCH, nine_on(back_on, zone))
    return Prefill(_STAGE[outcome], step)


def decide(form: OutcomeForm, stage_now: Stage, now: int, zone: ZoneInfo) -> OutcomeDecision:
    """What saving this form does; what the form gives goes before what is proposed.

    Raises ``Refusal`` when something the result needs is missing, or an amount can't be right.
    """
    _check_outcome(form)
    _check_money(form)
    back_on = _back_on(form, zone)
    plan_at = _plan_at(form, now)
    proposed = prefill(form.status, form.outcome, stage_now, now, zone, back_on)
    trial = form.outcome is Outcome.TRIAL_SESSION and plan_at is not None
    return OutcomeDecision(
        stage=form.stage or proposed.stage,
        next_step=_step(form, proposed.step if plan_at is None else None),
        back_on=back_on,
        plan_at=plan_at,
        plan_kind=ConsultationKind.TRIAL if trial else None,
    )


def _check_outcome(form: OutcomeForm) -> None:
    held = form.status is ConsultationStatus.HELD
    if held and form.outcome is None:
        raise Refusal("outcome_required", "A consultation that was held needs its outcome.")
    if form.outcome is not None and not held:
        raise Refusal("outcome_only_when_held", "Only a consultation that was held has an outcome.")
    if form.outcome is Outcome.DECLINED and not form.obstacles:
        raise Refusal("declined_needs_obstacle", "Say what stood in the way: choose at least one obstacle.")


def _check_money(form: OutcomeForm) -> None:
    if (form.price_cents or 0) < 0 or (form.discount_cents or 0) < 0:
        raise Refusal("amount_negative", "An amount can't be below zero.")
    if form.discount_cents and not form.discount_reason.strip():
        raise Refusal("discount_needs_reason", "A discount needs a reason, to see later what it brought.")


def _back_on(form: OutcomeForm, zone: ZoneInfo) -> date | None:
    """The date to come back, which "not now" can't do without; any time given will do for it."""
    if form.outcome is not Outcome.NOT_NOW:
        return form.back_on
    if form.back_on is not None:
        return form.back_on
    given = form.next_at if form.next_at is not None else form.new_at
    if given is None:
        raise Refusal("not_now_needs_date", "Agree on a date to come back to it, and give that date.")
    return local_date(given, zone)


def _plan_at(form: OutcomeForm, now: int) -> int | None:
    """The new time agreed on, where the result can have one."""
    if form.status is ConsultationStatus.MOVED and form.new_at is None:
        raise Refusal("moved_needs_new_time", "A consultation that was moved needs its new time.")
    if form.new_at is None or form.outcome is Outcome.NOT_NOW:
        return None
    if form.outcome not in (None, Outcome.TRIAL_SESSION) or form.status is ConsultationStatus.PLANNED:
        raise Refusal(
            "new_time_not_expected", "A new time goes with another consultation, not with this result."
        )
    if form.new_at <= now:
        raise Refusal("new_time_past", "The new time has to lie ahead.")
    return form.new_at


def _step(form: OutcomeForm, proposed: Proposal | None) -> OutcomeStep | None:
    """The proposed step with what the form gives instead; a step always has both what and when."""
    own = form.next_what.strip()
    if not own and form.next_at is None and proposed is None:
        return None
    at = form.next_at if form.next_at is not None else proposed.at if proposed else None
    if at is None:
        raise Refusal("next_step_needs_time", "Say when the next step is.")
    if own:
        return OutcomeStep(own, at, None)
    if proposed is None:
        raise Refusal("next_step_needs_what", "Say what the next step is.")
    return OutcomeStep(STEP_TEXT[proposed.what], at, proposed.what)
