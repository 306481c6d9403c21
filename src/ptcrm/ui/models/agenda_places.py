"""Where each thing of the agenda stands: on which day, from which to which minute, in which lane.

Minutes are those of the wall clock since midnight, so that a day on which the clock is put forward or back
has its hours where a trainer looks for them. No Qt: what is worked out here can be tested without a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.lanes import Lane, knots, side_by_side
from ptcrm.domain.moments import to_local, to_utc_ms
from ptcrm.domain.values import ConsultationStatus
from ptcrm.queries.agenda import Agenda, AgendaTalk
from ptcrm.queries.today_rows import StepRow

DAY_MINUTES: Final = 24 * 60
_MINUTE: Final = 60_000
_GONE: Final = frozenset({ConsultationStatus.CANCELLED, ConsultationStatus.MOVED})


@dataclass(frozen=True, slots=True)
class Group:
    """Things that found no room of their own, behind one button."""

    items: tuple[AgendaTalk | StepRow, ...]


Item = AgendaTalk | StepRow | Group


@dataclass(frozen=True, slots=True)
class Fit:
    """What a drawn thing needs, in minutes: a talk, one that asks for its outcome, one line of text.

    ``lanes`` fit beside each other on one day, of steps ``steps``.
    """

    talk: int
    asking: int
    line: int
    lanes: int
    steps: int


@dataclass(frozen=True, slots=True)
class Place:
    """One drawn thing; ``first``: it begins here and isn't the rest of a talk over midnight."""

    item: Item
    day: int
    top: int
    bottom: int
    lane: Lane
    first: bool = True

    @property
    def key(self) -> str:
        """The same for the same thing, wherever it was moved to."""
        return key_of(self.item) if self.first else f"{key_of(self.item)} {self.day}"


@dataclass(frozen=True, slots=True)
class Laid:
    """Everything that shows: ``timed`` in order of time, ``untimed`` steps per day on show."""

    timed: tuple[Place, ...]
    untimed: tuple[Item | None, ...]


def is_gone(talk: AgendaTalk) -> bool:
    """Whether it takes no time any more where it stands."""
    return talk.row.status in _GONE


def moment_at(day: date, minute: int, zone: ZoneInfo) -> int:
    """The instant (UTC ms) at which the clock on the wall shows so many minutes since midnight."""
    return to_utc_ms(datetime.combine(day, time()) + timedelta(minutes=minute), zone)


def minute_of(at: int, zone: ZoneInfo) -> int:
    """How many minutes since midnight the clock on the wall shows at an instant."""
    local = to_local(at, zone)
    return local.hour * 60 + local.minute


def quarter_beside(at: int, by: int) -> int:
    """The next (1) or the earlier (-1) whole quarter of an hour, in UTC milliseconds."""
    quarter = 15 * _MINUTE
    return (at // quarter + 1) * quarter if by > 0 else (-(-at // quarter) - 1) * quarter


def day_beside(at: int, by: int, zone: ZoneInfo) -> int:
    """The same time by the clock on the wall, so many days later."""
    day = to_local(at, zone).date() + timedelta(days=by)
    return moment_at(day, minute_of(at, zone), zone) + at % _MINUTE


def lay_out(agenda: Agenda, days: Sequence[date], now: int, zone: ZoneInfo, fit: Fit) -> Laid:
    """Put everything in its place on these days, which follow each other."""
    loose: list[list[Place]] = [[] for _ in days]
    for talk in agenda.talks:
        for place in _talk_places(talk, days, now, zone, fit):
            loose[place.day].append(place)
    timed = [step for step in agenda.steps if step.time_known]
    for day, steps in groupby(timed, lambda step: to_local(step.at, zone).date()):
        if days[0] <= day <= days[-1]:
            number = (day - days[0]).days
            loose[number] += _step_places(list(steps), number, zone, fit)
    placed = [place for day in loose for place in _in_lanes(day, fit.lanes)]
    placed.sort(key=lambda place: (place.day, place.top, place.lane.lane))
    untimed = [[step for step in agenda.steps if _all_day(step, day, zone)] for day in days]
    return Laid(tuple(placed), tuple(_together(steps) for steps in untimed))


def _talk_places(
    talk: AgendaTalk, days: Sequence[date], now: int, zone: ZoneInfo, fit: Fit
) -> Iterator[Place]:
    least = fit.asking if talk.asks(now) else fit.line if is_gone(talk) else fit.talk
    began, ends = to_local(talk.row.at, zone), to_local(talk.until - 1, zone)
    lasts = (talk.until - talk.row.at) // _MINUTE
    for number, day in enumerate(days):
        if day == began.date():
            top = minute_of(talk.row.at, zone)
            bottom = top + (min(lasts, fit.line) if is_gone(talk) else lasts)
            yield _place(talk, number, top, bottom, least)
        elif began.date() < day <= ends.date() and not is_gone(talk):
            bottom = minute_of(talk.until - 1, zone) + 1 if day == ends.date() else DAY_MINUTES
            yield replace(_place(talk, number, 0, bottom, fit.line), first=False)


def _step_places(steps: Sequence[StepRow], day: int, zone: ZoneInfo, fit: Fit) -> Iterator[Place]:
    """Steps whose lines would lie over each other go behind one button when they are many."""
    near: list[StepRow] = []
    for step in (*steps, None):
        if step is not None and (
            not near or minute_of(step.at, zone) < minute_of(near[0].at, zone) + fit.line
        ):
            near.append(step)
            continue
        items: Sequence[StepRow | Group] = near if len(near) <= fit.steps else [Group(tuple(near))]
        top = minute_of(near[0].at, zone)
        for item in items:
            begins = top if isinstance(item, Group) else minute_of(item.at, zone)
            yield _place(item, day, begins, begins, fit.line)
        near = [] if step is None else [step]


def _in_lanes(places: Sequence[Place], most: int) -> Iterator[Place]:
    lanes = side_by_side([(place.top, place.bottom) for place in places])
    found = [replace(place, lane=lane) for place, lane in zip(places, lanes, strict=True)]
    for _, knot in groupby(sorted(found, key=lambda it: it.lane.knot), lambda it: it.lane.knot):
        members = list(knot)
        yield from members if members[0].lane.of <= most else _folded(members, most)


def _folded(members: Sequence[Place], most: int) -> Iterator[Place]:
    """Too many beside each other: talks that take time keep their lanes, the last one holds the others.

    There, what lies over each other goes behind one button.
    """
    busy = [place for place in members if takes_time(place.item)]
    first = busy or list(members)
    lanes = side_by_side([(place.top, place.bottom) for place in first])
    kept = min(most, max(lane.of for lane in lanes)) if busy else most - 1
    rest = [place for place in members if place not in first]
    for place, lane in zip(first, lanes, strict=True):
        if lane.lane >= kept:
            rest.append(place)
            continue
        # A lane of its own knot may be left over; the last one is the others' all along.
        span = kept - lane.lane if lane.lane + lane.span >= lane.of else lane.span
        yield replace(
            place, lane=Lane(members[0].lane.knot, lane.lane, kept + 1, min(span, kept - lane.lane))
        )
    last = Lane(members[0].lane.knot, kept, kept + 1, 1)
    least = min(place.bottom - place.top for place in members)
    for heap in knots([(place.top, place.bottom) for place in rest]):
        items = [rest[number] for number in heap]
        if len(items) == 1:
            yield replace(items[0], lane=last)
            continue
        top = items[0].top
        group = Group(tuple(_single(place.item for place in items)))
        yield Place(group, items[0].day, top, top + least, last)


def takes_time(item: Item) -> bool:
    """Whether it is a consultation that stands where it was planned."""
    return isinstance(item, AgendaTalk) and not is_gone(item)


def _single(items: Iterable[Item]) -> Iterator[AgendaTalk | StepRow]:
    for item in items:
        if isinstance(item, Group):
            yield from item.items
        else:
            yield item


def _place(item: Item, day: int, top: int, bottom: int, least: int) -> Place:
    """At least so high, and within the day; its lane is found later."""
    bottom = min(DAY_MINUTES, max(bottom, top + least))
    return Place(item, day, max(0, min(top, bottom - least)), bottom, Lane(0, 0, 1, 1))


def _all_day(step: StepRow, day: date, zone: ZoneInfo) -> bool:
    return not step.time_known and to_local(step.at, zone).date() == day


def _together(steps: Sequence[StepRow]) -> Item | None:
    if len(steps) > 1:
        return Group(tuple(steps))
    return steps[0] if steps else None


def key_of(item: Item) -> str:
    """The same for the same thing, whatever becomes of it."""
    if isinstance(item, Group):
        return "group " + key_of(item.items[0])
    return item.step_id if isinstance(item, StepRow) else item.row.consultation_id


def hours_that_matter(laid: Laid, usual: tuple[int, int]) -> tuple[int, int]:
    """The minutes between which things happen, at least the ``usual`` ones."""
    happening = hours_of(laid)
    if happening is None:
        return usual
    return min(usual[0], happening[0]), max(usual[1], happening[1])


def hours_of(laid: Laid) -> tuple[int, int] | None:
    """The minutes between which things begin and end; None when there are none."""
    begun = [place for place in laid.timed if place.first]
    return (min(it.top for it in begun), max(it.bottom for it in begun)) if begun else None
