"""What follows from a consultation, row by row of rules.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.follow_up import StepIdea
from ptcrm.domain.outcome import OutcomeForm, OutcomeStep, decide, prefill
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import ConsultationKind, ConsultationStatus, Obstacle, Outcome, Stage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).timestamp() * 1000)


NOW = at("2026-11-23T14:20")
HELD = ConsultationStatus.HELD


def held(outcome: Outcome) -> OutcomeForm:
    return OutcomeForm(HELD, outcome)


TABLE = [
    (held(Outcome.SIGNED_UP), Stage.CLIENT, "Plan the first session", "2026-11-25T09:00"),
    (held(Outcome.THINKING_IT_OVER), Stage.TRUST, "Call for the decision", "2026-11-26T09:00"),
    (held(Outcome.TRIAL_SESSION), Stage.TRUST, "Plan the trial session", "2026-11-24T09:00"),
    (
        replace(held(Outcome.NOT_NOW), back_on=date(2027, 2, 1)),
        Stage.LATER,
        "Ask how things are now",
        "2027-02-01T09:00",
    ),
    (held(Outcome.NOT_A_FIT), Stage.LOST, None, None),
    (replace(held(Outcome.DECLINED), obstacles=(Obstacle.PRICE,)), Stage.LOST, None, None),
    (OutcomeForm(ConsultationStatus.NO_SHOW), None, "Offer a new time", "2026-11-23T15:20"),
    (OutcomeForm(ConsultationStatus.CANCELLED), None, "Offer a new time", "2026-11-24T09:00"),
    (OutcomeForm(ConsultationStatus.MOVED, new_at=at("2026-11-30T10:00")), None, None, None),
    (OutcomeForm(ConsultationStatus.PLANNED), None, None, None),
]


@pytest.mark.parametrize("stage_now", [Stage.KNOW, Stage.LIKE, Stage.TRUST])
@pytest.mark.parametrize(
    ("form", "stage", "what", "when"), TABLE, ids=[f"{row[0].status}-{row[0].outcome}" for row in TABLE]
)
def test_row_of_the_table(
    form: OutcomeForm, stage: Stage | None, what: str | None, when: str | None, stage_now: Stage
) -> None:
    decision = decide(form, stage_now, NOW, AMSTERDAM)
    assert decision.stage is (stage or stage_now)
    if what is None or when is None:
        assert decision.next_step is None
    else:
        assert decision.next_step is not None
        assert (decision.next_step.what, decision.next_step.at) == (what, at(when))
        assert decision.next_step.idea is not None


def test_the_table_has_every_result() -> None:
    assert {row[0].outcome for row in TABLE} - {None} == set(Outcome)
    assert {row[0].status for row in TABLE} == set(ConsultationStatus)


def test_a_moved_consultation_is_planned_at_its_new_time() -> None:
    form = OutcomeForm(ConsultationStatus.MOVED, new_at=at("2026-11-30T10:00"))
    decision = decide(form, Stage.LIKE, NOW, AMSTERDAM)
    assert (decision.plan_at, decision.plan_kind) == (at("2026-11-30T10:00"), None)


def test_a_trial_session_with_a_time_is_planned_and_needs_no_other_step() -> None:
    form = replace(held(Outcome.TRIAL_SESSION), new_at=at("2026-11-27T18:00"))
    decision = decide(form, Stage.LIKE, NOW, AMSTERDAM)
    assert (decision.plan_at, decision.plan_kind) == (at("2026-11-27T18:00"), ConsultationKind.TRIAL)
    assert (decision.stage, decision.next_step) == (Stage.TRUST, None)


@pytest.mark.parametrize("status", [ConsultationStatus.NO_SHOW, ConsultationStatus.CANCELLED])
def test_a_new_time_already_agreed_on_needs_not_be_offered(status: ConsultationStatus) -> None:
    decision = decide(OutcomeForm(status, new_at=NOW + 1), Stage.LIKE, NOW, AMSTERDAM)
    assert (decision.stage, decision.next_step, decision.plan_at) == (Stage.LIKE, None, NOW + 1)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (OutcomeForm(HELD), "outcome_required"),
        (OutcomeForm(ConsultationStatus.NO_SHOW, Outcome.SIGNED_UP), "outcome_only_when_held"),
        (OutcomeForm(ConsultationStatus.PLANNED, Outcome.SIGNED_UP), "outcome_only_when_held"),
        (held(Outcome.NOT_NOW), "not_now_needs_date"),
        (replace(held(Outcome.NOT_NOW), next_what="Bel in januari"), "not_now_needs_date"),
        (held(Outcome.DECLINED), "declined_needs_obstacle"),
        (OutcomeForm(ConsultationStatus.MOVED), "moved_needs_new_time"),
        (OutcomeForm(ConsultationStatus.MOVED, new_at=NOW), "new_time_past"),
        (OutcomeForm(ConsultationStatus.MOVED, new_at=NOW - 1), "new_time_past"),
        (replace(held(Outcome.TRIAL_SESSION), new_at=NOW - 1), "new_time_past"),
        (replace(held(Outcome.SIGNED_UP), new_at=NOW + 1), "new_time_not_expected"),
        (replace(held(Outcome.SIGNED_UP), discount_cents=1), "discount_needs_reason"),
        (replace(held(Outcome.SIGNED_UP), discount_cents=1, discount_reason=" \n"), "discount_needs_reason"),
        (replace(held(Outcome.SIGNED_UP), price_cents=-1), "amount_negative"),
        (
            replace(held(Outcome.SIGNED_UP), discount_cents=-1, discount_reason="kennismaking"),
            "amount_negative",
        ),
        (replace(held(Outcome.NOT_A_FIT), next_what="Mail de fysio"), "next_step_needs_time"),
        (replace(held(Outcome.NOT_A_FIT), next_at=NOW + 1), "next_step_needs_what"),
    ],
)
def test_refused(form: OutcomeForm, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        decide(form, Stage.LIKE, NOW, AMSTERDAM)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("form", "day", "step_at"),
    [
        (
            replace(held(Outcome.NOT_NOW), next_at=at("2027-01-11T18:30")),
            date(2027, 1, 11),
            "2027-01-11T18:30",
        ),
        (
            replace(held(Outcome.NOT_NOW), new_at=at("2027-01-11T00:00")),
            date(2027, 1, 11),
            "2027-01-11T09:00",
        ),
        (
            replace(held(Outcome.NOT_NOW), back_on=date(2027, 1, 12), next_at=at("2027-01-11T18:30")),
            date(2027, 1, 12),
            "2027-01-11T18:30",
        ),
    ],
)
def test_any_date_given_will_do_to_come_back(form: OutcomeForm, day: date, step_at: str) -> None:
    decision = decide(form, Stage.LIKE, NOW, AMSTERDAM)
    assert decision.back_on == day
    assert decision.next_step == OutcomeStep("Ask how things are now", at(step_at), StepIdea.GET_IN_TOUCH)


def test_what_the_trainer_fills_in_goes_first() -> None:
    form = replace(
        held(Outcome.THINKING_IT_OVER), stage=Stage.LIKE, next_what=" Stuur het schema ", next_at=NOW + 60_000
    )
    decision = decide(form, Stage.KNOW, NOW, AMSTERDAM)
    assert decision.stage is Stage.LIKE
    assert decision.next_step == OutcomeStep("Stuur het schema", NOW + 60_000, None)


def test_own_words_keep_the_proposed_moment_and_the_other_way_round() -> None:
    words = decide(replace(held(Outcome.SIGNED_UP), next_what="Bel"), Stage.LIKE, NOW, AMSTERDAM)
    assert words.next_step == OutcomeStep("Bel", at("2026-11-25T09:00"), None)
    moment = decide(replace(held(Outcome.SIGNED_UP), next_at=NOW + 5), Stage.LIKE, NOW, AMSTERDAM)
    assert moment.next_step == OutcomeStep("Plan the first session", NOW + 5, StepIdea.FIRST_SESSION)


def test_no_discount_needs_no_reason() -> None:
    form = replace(held(Outcome.SIGNED_UP), price_cents=0, discount_asked=True, discount_cents=0)
    assert decide(form, Stage.LIKE, NOW, AMSTERDAM).stage is Stage.CLIENT


def test_days_are_dates_on_the_wall_in_the_night_the_clock_goes_back() -> None:
    saturday = at("2026-10-24T14:00")
    decision = decide(held(Outcome.SIGNED_UP), Stage.LIKE, saturday, AMSTERDAM)
    assert decision.next_step is not None
    assert decision.next_step.at == at("2026-10-26T09:00")
    no_show = decide(OutcomeForm(ConsultationStatus.NO_SHOW), Stage.LIKE, saturday, AMSTERDAM)
    assert no_show.next_step is not None
    assert no_show.next_step.at == saturday + 3_600_000


def test_not_now_proposes_no_step_until_there_is_a_date() -> None:
    assert prefill(HELD, Outcome.NOT_NOW, Stage.LIKE, NOW, AMSTERDAM).step is None


@given(
    st.builds(
        OutcomeForm,
        status=st.sampled_from(ConsultationStatus),
        outcome=st.none() | st.sampled_from(Outcome),
        obstacles=st.lists(st.sampled_from(Obstacle), max_size=2).map(tuple),
        price_cents=st.none() | st.integers(-10, 500_000),
        discount_cents=st.none() | st.integers(-10, 500_000),
        discount_reason=st.text(max_size=5),
        new_at=st.none() | st.integers(NOW - 10, NOW + 10**10),
        back_on=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        next_what=st.text(max_size=5),
        next_at=st.none() | st.integers(NOW, NOW + 10**10),
        stage=st.none() | st.sampled_from(Stage),
    ),
    st.sampled_from(Stage),
)
def test_any_form_is_decided_or_refused(form: OutcomeForm, stage_now: Stage) -> None:
    try:
        decision = decide(form, stage_now, NOW, AMSTERDAM)
    except Refusal:
        return
    assert form.stage is None or decision.stage is form.stage
    assert form.outcome is not Outcome.NOT_NOW or decision.back_on is not None
    assert decision.plan_at is None or decision.plan_at > NOW
    assert decision.next_step is None or decision.next_step.what
