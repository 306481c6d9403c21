"""Things that overlap in time, put side by side, in as few lanes as there can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Extent = tuple[int, int]
"""Start and end, end not included; nothing is shorter than 1."""


@dataclass(frozen=True, slots=True)
class Lane:
    """``lane`` of the ``of`` that a knot of overlapping things needs; ``span`` is how many it may fill.

    Things of the same ``knot`` are connected by overlaps, those of different knots never overlap.
    """

    knot: int
    lane: int
    of: int
    span: int


def side_by_side(extents: Sequence[Extent]) -> list[Lane]:
    """A lane for each extent, in the order given: the earlier further left, of equals the longer one."""
    found: dict[int, Lane] = {}
    for knot, members in enumerate(knots(extents)):
        lanes: list[list[int]] = []
        for place in members:
            start = extents[place][0]
            free = next((lane for lane in lanes if _end(extents[lane[-1]]) <= start), None)
            if free is None:
                lanes.append([place])
            else:
                free.append(place)
        for number, lane in enumerate(lanes):
            for place in lane:
                span = _room(extents, extents[place], lanes[number + 1 :])
                found[place] = Lane(knot, number, len(lanes), span)
    return [found[place] for place in range(len(extents))]


def overlap(one: Extent, other: Extent) -> bool:
    """Whether two extents have a moment in common."""
    return one[0] < _end(other) and other[0] < _end(one)


def _end(extent: Extent) -> int:
    return max(extent[1], extent[0] + 1)


def knots(extents: Sequence[Extent]) -> Iterator[list[int]]:
    """The extents in groups that have no moment in common, earliest first; each by its places in order."""
    order = sorted(range(len(extents)), key=lambda it: (extents[it][0], -_end(extents[it]), it))
    knot: list[int] = []
    until = 0
    for place in order:
        if knot and extents[place][0] >= until:
            yield knot
            knot = []
        until = max(until, _end(extents[place])) if knot else _end(extents[place])
        knot.append(place)
    if knot:
        yield knot


def _room(extents: Sequence[Extent], extent: Extent, to_the_right: Sequence[Sequence[int]]) -> int:
    """In how many lanes there is room: its own, and those on its right that are free all along."""
    span = 1
    for lane in to_the_right:
        if any(overlap(extent, extents[place]) for place in lane):
            break
        span += 1
    return span
