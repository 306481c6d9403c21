"""When an enquiry rings, and when it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.clock import DAY, HOUR, Waiting
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.rungs import AGAIN_AFTER, Rung, again_at, due_rungs, freed_rungs, next_ring, rung_instants

MIN = 60_000
NOON = 1_795_435_200_000
NONE: frozenset[Rung] = frozenset()
ARRIVED, BEFORE, AN_HOUR, A_DAY = Rung.ARRIVED, Rung.BEFORE_HOUR, Rung.HOUR, Rung.DAY


def waiting(arrived: int, recorded: int | None = None) -> Waiting:
    return Waiting(EnquiryId("e"), LeadId("l"), arrived, arrived if recorded is None else recorded)


def test_the_four_rungs() -> None:
    assert rung_instants(0) == {ARRIVED: 0, BEFORE: 45 * MIN, AN_HOUR: 60 * MIN, A_DAY: 24 * 60 * MIN}


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (0, [ARRIVED]),
        (45 * MIN - 1, [ARRIVED]),
        (45 * MIN, [ARRIVED, BEFORE]),
        (HOUR - 1, [ARRIVED, BEFORE]),
        (HOUR, [ARRIVED, BEFORE, AN_HOUR]),
        (DAY - 1, [ARRIVED, BEFORE, AN_HOUR]),
        (DAY, [ARRIVED, BEFORE, AN_HOUR, A_DAY]),
    ],
)
def test_due_to_the_millisecond(after: int, due: list[Rung]) -> None:
    assert due_rungs(waiting(NOON), NONE, NOON + after) == due


def test_a_claimed_rung_doesnt_ring_twice() -> None:
    w = waiting(NOON)
    assert due_rungs(w, frozenset({ARRIVED}), NOON + 10 * MIN) == []
    assert due_rungs(w, frozenset({ARRIVED, BEFORE}), NOON + HOUR) == [AN_HOUR]


def test_fifteen_minutes_left_is_never_said_after_the_hour() -> None:
    assert due_rungs(waiting(NOON), frozenset({AN_HOUR}), NOON + HOUR) == []


@pytest.mark.parametrize(
    "quiet",
    [
        replace(waiting(NOON), time_known=False),
        replace(waiting(NOON), answered_at=NOON + MIN),
        replace(waiting(NOON), ended_at=NOON + MIN),
        replace(waiting(NOON - 8 * DAY, NOON), imported=True),
    ],
    ids=["unknown", "answered", "ended", "imported earlier"],
)
def test_what_never_rings(quiet: Waiting) -> None:
    assert due_rungs(quiet, NONE, NOON + 2 * DAY) == []
    assert next_ring([(quiet, NONE)], NOON + MIN) is None


def test_edited_at_noon_to_half_past_ten_rings_the_hour_now() -> None:
    edited = waiting(NOON - 90 * MIN, NOON - 40 * MIN)
    due = due_rungs(edited, NONE, NOON)
    assert due[-1] is AN_HOUR
    assert due_rungs(edited, frozenset(due), NOON) == []
    assert next_ring([(edited, frozenset(due))], NOON) == NOON - 90 * MIN + DAY


def test_editing_the_arrival_frees_the_rungs_that_now_lie_ahead() -> None:
    rang = frozenset({ARRIVED, BEFORE, AN_HOUR})
    assert freed_rungs(rang, NOON - 50 * MIN, NOON) == {AN_HOUR}
    assert freed_rungs(rang, NOON - 20 * MIN, NOON) == {BEFORE, AN_HOUR}
    assert freed_rungs(rang, NOON - HOUR, NOON) == frozenset()
    kept = rang - freed_rungs(rang, NOON - 50 * MIN, NOON)
    assert due_rungs(waiting(NOON - 50 * MIN), kept, NOON) == []
    assert due_rungs(waiting(NOON - 50 * MIN), kept, NOON + 10 * MIN) == [AN_HOUR]


def test_next_ring_is_the_first_of_all() -> None:
    old, new = waiting(NOON - 30 * MIN), waiting(NOON)
    assert next_ring([(old, frozenset({ARRIVED})), (new, frozenset({ARRIVED}))], NOON) == NOON + 15 * MIN
    assert next_ring([], NOON) is None


def test_an_arrival_a_minute_ahead_rings_when_it_is_there() -> None:
    ahead = waiting(NOON + MIN, NOON)
    assert due_rungs(ahead, NONE, NOON) == []
    assert next_ring([(ahead, NONE)], NOON) == NOON + MIN


def test_a_rung_an_answer_comes_before_never_rings() -> None:
    answered_soon = replace(waiting(NOON - HOUR + 2 * MIN), answered_at=NOON + MIN)
    assert next_ring([(answered_soon, frozenset({ARRIVED, BEFORE}))], NOON) is None


@given(st.integers(0, 2 * DAY), st.frozensets(st.sampled_from(Rung)))
def test_next_ring_is_exact(age: int, claimed: frozenset[Rung]) -> None:
    w = waiting(NOON - age)
    ring = next_ring([(w, claimed)], NOON)
    already = due_rungs(w, claimed, NOON)
    if ring is None:
        assert due_rungs(w, claimed, NOON + 99 * DAY) == already
    else:
        assert due_rungs(w, claimed, ring - 1) == already
        assert len(due_rungs(w, claimed, ring)) == len(already) + 1


@given(st.lists(st.integers(0, 2 * DAY), max_size=12))
def test_whoever_looks_when_no_rung_rings_twice(looks: list[int]) -> None:
    claimed: set[Rung] = set()
    announced: list[Rung] = []
    for look in sorted(looks):
        due = due_rungs(waiting(NOON), frozenset(claimed), NOON + look)
        claimed.update(due)
        announced.extend(due[-1:])
    assert announced == sorted(set(announced), key=list(Rung).index)


@given(st.integers(0, 2 * DAY), st.none() | st.integers(-AGAIN_AFTER, AGAIN_AFTER))
def test_who_is_over_the_hour_is_told_again_after_a_quarter_of_an_hour_together_with_the_others(
    age: int, ahead: int | None
) -> None:
    pending = None if ahead is None else NOON + ahead
    at = again_at(NOON - age, NOON, pending)
    if age < HOUR:
        assert at is None
    elif at is not None:
        assert AGAIN_AFTER <= at - NOON < 2 * AGAIN_AFTER
        assert at - (NOON - age) < DAY, "then the day itself rings"
        if pending is None or pending <= NOON:
            assert at == NOON + AGAIN_AFTER
        else:
            assert (at - pending) % AGAIN_AFTER == 0
    else:
        assert age > DAY - 2 * AGAIN_AFTER
