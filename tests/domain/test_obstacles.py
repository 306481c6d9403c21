"""What stands in the way, as it is stored."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.obstacles import obstacles_of, obstacles_text
from ptcrm.domain.values import Obstacle


@given(st.lists(st.sampled_from(Obstacle)))
def test_whatever_is_chosen_comes_back_once_and_in_order(chosen: list[Obstacle]) -> None:
    assert obstacles_of(obstacles_text(chosen)) == tuple(it for it in Obstacle if it in chosen)


def test_words_of_another_program_are_passed_over() -> None:
    assert obstacles_of("time  money price\ntimes") == (Obstacle.PRICE, Obstacle.TIME)
    assert obstacles_text(()) == ""
