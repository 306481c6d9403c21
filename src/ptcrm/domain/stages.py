"""The road of a lead: know, like, trust, client, and the two exits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ptcrm.domain.values import OPEN_STAGES, Stage

EXITS: Final = (Stage.LATER, Stage.LOST)
_ROAD: Final = (*OPEN_STAGES, Stage.CLIENT)


def is_open(stage: Stage) -> bool:
    """Whether a lead on this stage needs a next step."""
    return stage in OPEN_STAGES


def may_move(old: Stage, new: Stage) -> bool:
    """Whether a lead may be moved so. Every other stage is allowed: the trainer decides, and can undo."""
    return old is not new


def is_further(new: Stage, than: Stage) -> bool:
    """Whether ``new`` lies further along the road; an exit lies nowhere on it."""
    return new in _ROAD and than in _ROAD and _ROAD.index(new) > _ROAD.index(than)


def step_back(stage: Stage) -> Stage | None:
    """The open stage before this open stage; None before the first, and off the open road."""
    if not is_open(stage) or stage is OPEN_STAGES[0]:
        return None
    return OPEN_STAGES[OPEN_STAGES.index(stage) - 1]


def previous_open_stage(moves: Iterable[tuple[int, Stage]]) -> Stage:
    """The open stage a lead was last on, to reopen it there; ``know`` if it never was on another.

    ``moves`` are (instant, new stage) in any order; those of one instant in the order they were made.
    """
    visited = [stage for _, stage in sorted(moves, key=lambda move: move[0]) if is_open(stage)]
    return visited[-1] if visited else Stage.KNOW


def last_setback(moves: Iterable[tuple[int, Stage]]) -> int | None:
    """When the lead last went back a stage or left the road; evidence from before says nothing any more."""
    at_last: int | None = None
    stage = Stage.KNOW
    for at, new in sorted(moves, key=lambda move: move[0]):
        if new in EXITS or is_further(stage, than=new):
            at_last = at
        stage = new
    return at_last


def last_exit(moves: Iterable[tuple[int, Stage]]) -> int | None:
    """When the lead last became later or lost."""
    return max((at for at, stage in moves if stage in EXITS), default=None)
