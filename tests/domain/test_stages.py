"""Where a lead may go, and where it comes back to."""

from __future__ import annotations

from itertools import product

import pytest

from ptcrm.domain.stages import (
    is_further,
    is_open,
    last_exit,
    last_setback,
    may_move,
    previous_open_stage,
    step_back,
)
from ptcrm.domain.values import Stage

KNOW, LIKE, TRUST, CLIENT, LATER, LOST = Stage


@pytest.mark.parametrize(("old", "new"), list(product(Stage, Stage)))
def test_a_lead_may_go_anywhere_but_where_it_is(old: Stage, new: Stage) -> None:
    assert may_move(old, new) is (old != new)


def test_open_stages_are_those_before_client() -> None:
    assert [stage for stage in Stage if is_open(stage)] == [KNOW, LIKE, TRUST]


def test_the_road() -> None:
    further = {(new, old) for new, old in product(Stage, Stage) if is_further(new, than=old)}
    assert further == {
        (LIKE, KNOW),
        (TRUST, KNOW),
        (TRUST, LIKE),
        (CLIENT, KNOW),
        (CLIENT, LIKE),
        (CLIENT, TRUST),
    }


def test_one_step_back() -> None:
    assert [step_back(stage) for stage in Stage] == [None, KNOW, LIKE, None, None, None]


@pytest.mark.parametrize(
    ("moves", "stage"),
    [
        ([], KNOW),
        ([(1, LOST)], KNOW),
        ([(1, KNOW), (2, LOST)], KNOW),
        ([(1, LIKE), (2, LOST)], LIKE),
        ([(2, LOST), (1, LIKE)], LIKE),
        ([(1, TRUST), (2, LATER), (3, LOST)], TRUST),
        ([(1, TRUST), (2, CLIENT), (3, LOST)], TRUST),
        ([(1, TRUST), (2, LIKE), (3, LATER)], LIKE),
        ([(1, LIKE), (1, TRUST), (1, LOST)], TRUST),
    ],
)
def test_reopening_goes_to_the_stage_before(moves: list[tuple[int, Stage]], stage: Stage) -> None:
    assert previous_open_stage(moves) is stage


@pytest.mark.parametrize(
    ("moves", "setback", "left"),
    [
        ([], None, None),
        ([(1, KNOW)], None, None),
        ([(1, KNOW), (2, LIKE), (3, TRUST), (4, CLIENT)], None, None),
        ([(1, LIKE), (2, KNOW)], 2, None),
        ([(1, LIKE), (2, LOST), (3, LIKE)], 2, 2),
        ([(1, LOST), (2, KNOW), (3, LATER), (4, KNOW), (5, LIKE)], 3, 3),
        ([(1, CLIENT), (2, TRUST)], 2, None),
    ],
)
def test_setbacks_and_exits(moves: list[tuple[int, Stage]], setback: int | None, left: int | None) -> None:
    assert last_setback(moves) == setback
    assert last_exit(moves[::-1]) == left
