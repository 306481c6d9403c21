"""When the laptop's clock is moved: which clock each thing was noted by, and how far its time is off.

The wall clock is compared with the time since boot, which nobody can move. Their difference, against what it
was when PT CRM started, is the clock's *setting* (ms): it stays the same as long as nobody moves the clock,
through sleep as well. Two clocks that nobody touches part slowly all the same, and a server that nudges one
of them puts right what months of sleep were off by: what may be such drift is followed and never adds up to
a move. From one move to the next lasts a *stretch*. Which setting is right, the laptop alone can't know: the
first counts as right until a server tells the time, or the trainer says that the clock is right now. Then
whatever was noted in a stretch with another setting is off by the difference of the two, wherever the clock
stands by now.

A wall time doesn't tell in which stretch something was noted (after a step back the same times come again);
row numbers do, since they only grow. So a stretch remembers how far each table had been written at its start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TypeAlias

MOVED_MS: Final = 120_000
"""A difference up to this is no move: clocks that are set by a server are nudged all the time."""

_DRIFT: Final = 5_000
"""One ms in so many may be drift: 17 s a day, more than what keeps time in a sleeping laptop is off by."""

STAMPS_MOVED: Final = "stamps_moved"
"""The label of the command that puts times right."""

Marks: TypeAlias = tuple[int, ...]
"""The last row number of each table that holds times, always in the same order of tables."""


class Known(NamedTuple):
    """How far wall clock and time since boot stood ``apart`` (ms) while the clock was right, and when: ``at``
    (ms since boot)."""

    apart: int
    at: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one move of the clock to the next: its ``setting`` (ms), and what had been written before it."""

    setting: int
    since: Marks


@dataclass(frozen=True, slots=True)
class Span:
    """Rows noted by a wrong clock: after these marks, up to those (None: until now); ``by``: ms to add."""

    after: Marks
    until: Marks | None
    by: int


@dataclass(frozen=True, slots=True)
class ClockStory:
    """The stretches since PT CRM started (at least one), oldest first, and the setting that is right."""

    stretches: tuple[Stretch, ...]
    right: int = 0

    @property
    def off_ms(self) -> int:
        """How far the clock is off now; positive when it is ahead, 0 when it is right."""
        off = self.stretches[-1].setting - self.right
        return off if abs(off) > MOVED_MS else 0

    @property
    def spans(self) -> tuple[Span, ...]:
        """What was noted by a wrong clock, and how to put it right."""
        ends = (*(it.since for it in self.stretches[1:]), None)
        pairs = zip(self.stretches, ends, strict=True)
        return tuple(
            Span(it.since, end, self.right - it.setting)
            for it, end in pairs
            if abs(self.right - it.setting) > MOVED_MS
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """Times that were put right: the stretches it was about, and what is left of them."""

    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]


def begin(marks: Marks) -> ClockStory:
    """PT CRM starts."""
    return ClockStory((Stretch(0, marks),))


def drift(difference: int, elapsed: int) -> int:
    """How much of a difference that came up within ``elapsed`` (both ms) is no move of the clock."""
    most = elapsed // _DRIFT
    return max(-most, min(difference, most)) if abs(difference) <= max(MOVED_MS, most) else 0


def move(story: ClockStory, setting: int, marks: Marks) -> ClockStory:
    """The clock stands otherwise now, if it does; ``marks``: what was written before it was moved."""
    last = story.stretches[-1]
    back = abs(setting - story.right) <= MOVED_MS < abs(last.setting - story.right)
    if abs(setting - last.setting) <= MOVED_MS and not back:
        return story
    since = tuple(map(max, marks, last.since))
    return replace(story, stretches=(*story.stretches, Stretch(setting, since)))


def trust(story: ClockStory, setting: int) -> ClockStory:
    """This setting is known to be the right one."""
    return replace(story, right=setting)


def settle(story: ClockStory, marks: Marks) -> Settled:
    """All that was noted in this story, until these marks, is put right."""
    return Settled(story.stretches, (Stretch(story.stretches[-1].setting, marks),))


def tell_of(story: ClockStory, settled: Settled, undone: bool) -> ClockStory:
    """The story once that was put right, or once it was undone; what came since follows it."""
    old, new = (settled.after, settled.before) if undone else (settled.before, settled.after)
    return replace(story, stretches=(*new, *story.stretches[len(old) :]))
