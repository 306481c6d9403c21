"""Whatever is done to the clock, what was noted by it can be put right afterwards: against a true time."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.clock_steps import MOVED_MS, ClockStory, begin, move, settle, tell_of, trust

MINUTE = 60_000
HOUR = 60 * MINUTE


@dataclass
class Noted:
    """A row: its number, the true instant, and what the laptop's clock said then."""

    row: int
    true: int
    stamp: int


def put_right(story: ClockStory, noted: list[Noted]) -> None:
    """As the command does."""
    for span in story.spans:
        for it in noted:
            if it.row > span.after[0] and (span.until is None or it.row <= span.until[0]):
                it.stamp += span.by


settings = st.integers(-60 * 24, 60 * 24).map(lambda minutes: minutes * 5 * MINUTE)
history = st.lists(st.one_of(st.just("note"), st.just("fix"), settings), max_size=30)


@given(steps=history, truth=settings)
def test_all_is_right_once_it_is_known_which_clock_was(steps: list[object], truth: int) -> None:
    noted: list[Noted] = []
    story, setting, time = begin((0,)), 0, 0
    for step in steps:
        time += 10 * MINUTE
        if step == "note":
            noted.append(Noted(len(noted) + 1, time, time + setting - truth))
        elif step == "fix":
            story = trust(story, truth)
            put_right(story, noted)
            story = tell_of(story, settle(story, (len(noted),)), undone=False)
        elif isinstance(step, int):
            setting = step
            story = move(story, setting, (len(noted),))
    story = trust(story, truth)
    put_right(story, noted)
    assert [it.stamp for it in noted] == [it.true for it in noted]
    assert story.off_ms == setting - truth


@given(steps=st.lists(st.integers(-1000, 1000), max_size=60))
def test_a_clock_that_is_nudged_by_little_is_never_off_by_more_than_it_moved(steps: list[int]) -> None:
    story, setting = begin((0,)), 0
    for step in steps:
        setting += step
        story = move(story, setting, (0,))
    assert abs(setting) > MOVED_MS or story.off_ms == 0


def test_while_it_is_wrong_those_noted_since_are_off_and_afterwards_they_still_are() -> None:
    story = move(begin((3,)), HOUR, (5,))
    assert story.off_ms == HOUR
    assert [(it.after, it.until, it.by) for it in story.spans] == [((5,), None, -HOUR)]
    story = move(story, 0, (7,))
    assert story.off_ms == 0
    assert [(it.after, it.until, it.by) for it in story.spans] == [((5,), (7,), -HOUR)]


def test_a_clock_that_was_set_right_leaves_those_noted_before() -> None:
    story = trust(move(begin((3,)), HOUR, (5,)), HOUR)
    assert story.off_ms == 0
    assert [(it.after, it.until, it.by) for it in story.spans] == [((3,), (5,), HOUR)]


def test_two_minutes_are_forgiven_and_being_nearly_right_again_is_right() -> None:
    assert move(begin((0,)), MOVED_MS, (0,)) == begin((0,))
    off = move(begin((0,)), MOVED_MS + 1, (0,))
    assert off.off_ms == MOVED_MS + 1
    assert move(off, 1500, (0,)).off_ms == 0


def test_what_was_put_right_is_not_listed_again() -> None:
    right = trust(move(begin((3,)), HOUR, (5,)), HOUR)
    assert tell_of(right, settle(right, (9,)), undone=False).spans == ()
    off = move(begin((3,)), HOUR, (5,))
    still_off = tell_of(off, settle(off, (9,)), undone=False)
    assert [(it.after, it.by) for it in still_off.spans] == [((9,), -HOUR)]


def test_what_is_put_right_and_undone_is_as_if_it_never_was_whatever_came_since() -> None:
    off = move(begin((3,)), HOUR, (5,))
    settled = settle(off, (9,))
    since = move(tell_of(off, settled, undone=False), 2 * HOUR, (12,))
    back = tell_of(since, settled, undone=True)
    assert back == move(off, 2 * HOUR, (12,))
    assert tell_of(back, settled, undone=False) == since
