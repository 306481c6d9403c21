"""Side by side: nothing covers anything else, and no room is wasted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.lanes import Extent, Lane, overlap, side_by_side

extents = st.tuples(st.integers(0, 200), st.integers(0, 60)).map(lambda it: (it[0], it[0] + it[1]))
days = st.lists(extents, max_size=25)


def longest(extent: Extent) -> range:
    return range(extent[0], max(extent[1], extent[0] + 1))


@given(days)
def test_what_overlaps_never_shares_a_lane(day: list[Extent]) -> None:
    lanes = side_by_side(day)
    for number, one in enumerate(day):
        for other in range(number):
            if overlap(one, day[other]):
                a, b = lanes[number], lanes[other]
                assert a.knot == b.knot
                assert a.of == b.of
                assert not set(range(a.lane, a.lane + a.span)) & set(range(b.lane, b.lane + b.span))


@given(days)
def test_there_are_no_more_lanes_than_things_at_one_moment(day: list[Extent]) -> None:
    lanes = side_by_side(day)
    for knot in {lane.knot for lane in lanes}:
        members = [extent for extent, lane in zip(day, lanes, strict=True) if lane.knot == knot]
        moments = {moment for extent in members for moment in longest(extent)}
        most = max(sum(moment in longest(extent) for extent in members) for moment in moments)
        assert {lane.of for lane in lanes if lane.knot == knot} == {most}


@given(days)
def test_every_lane_lies_within_and_grows_until_something_is_in_the_way(day: list[Extent]) -> None:
    lanes = side_by_side(day)
    for extent, lane in zip(day, lanes, strict=True):
        assert 0 <= lane.lane < lane.lane + lane.span <= lane.of
        beside = lane.lane + lane.span
        if beside < lane.of:
            assert any(
                other.knot == lane.knot and other.lane == beside and overlap(extent, it)
                for it, other in zip(day, lanes, strict=True)
            )


def test_a_talk_alone_has_the_whole_width_and_two_share_it() -> None:
    assert side_by_side([(600, 645), (630, 675), (675, 720)]) == [
        Lane(0, 0, 2, 1),
        Lane(0, 1, 2, 1),
        Lane(1, 0, 1, 1),
    ]


def test_the_longer_of_two_that_begin_together_stands_left() -> None:
    assert [lane.lane for lane in side_by_side([(600, 615), (600, 700)])] == [1, 0]
