"""Which leads are worth comparing: found by what they share, so that nobody is held against everybody.

Groups are small, as a rule. One that is not (a number half a club gave, the Jansens of one neighbourhood) is
gone through by name instead: who is of one name meets, the rest has nothing in common but the group.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from time import perf_counter
from typing import Final, TypeVar

from sqlalchemy import Connection, func, select, union_all

from ptcrm.domain.duplicates import place_key
from ptcrm.domain.name_likeness import Likeness, NameKey, likeness, name_key
from ptcrm.domain.names import Name
from ptcrm.store.tables import contact_point, lead

T = TypeVar("T")
Pair = tuple[int, int]
"""Two row numbers of leads, the older first."""

MOST_IN_A_GROUP: Final = 20
"""Leads of one group that are all held against each other."""

_NEIGHBOURS: Final = 8
"""With how many of the next ones, in order of name, a lead of a larger group is compared."""

_LOOK_UP: Final = 16
_BREATH_S: Final = 0.002
"""After so many things done, and so many seconds at most, other threads get their turn."""

CHUNK: Final = 500
"""Leads asked for in one statement."""


class SearchStopped(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Pulse:
    """How a long search goes on: ``told`` hears of (done, in all), ``stopped`` is asked whether to end.

    Ending is by ``SearchStopped``.
    """

    told: Callable[[int, int], None] = lambda _done, _all: None
    stopped: Callable[[], bool] = lambda: False
    _items: int = 0
    _breathed: float = 0.0

    def breathing(self, items: Iterable[T]) -> Iterator[T]:
        """The items, with a pause now and then in which the window's thread gets its turn."""
        for item in items:
            self._items += 1
            if self._items % _LOOK_UP == 0:
                self._breathe()
            yield item

    def _breathe(self) -> None:
        if perf_counter() - self._breathed < _BREATH_S:
            return
        time.sleep(0)
        self._breathed = perf_counter()
        if self.stopped():
            raise SearchStopped


@dataclass(frozen=True, slots=True)
class Named:
    """A lead as far as its name goes."""

    rid: int
    key: NameKey
    postcode: str


def by_contact(connection: Connection, pulse: Pulse) -> set[Pair]:
    """Pairs with one phone or e-mail, first or further ones alike."""
    groups: dict[str, set[int]] = defaultdict(set)
    for rid, key in pulse.breathing(connection.execute(_SHARED_CONTACTS)):
        groups[key].add(rid)
    found: set[Pair] = set()
    for group in pulse.breathing(groups.values()):
        if len(group) <= MOST_IN_A_GROUP:
            found.update(combinations(sorted(group), 2))
        else:
            found.update(alike(named(connection, group, pulse), pulse))
    return found


def by_name_and_place(connection: Connection, pulse: Pulse) -> set[Pair]:
    """Pairs of alike names in one place; ``pulse`` is told how many leads were looked at."""
    in_all = connection.execute(select(func.count()).select_from(lead).where(*_PLACED)).scalar_one()
    rows = connection.execution_options(yield_per=CHUNK).execute(_BY_PLACE)
    found: set[Pair] = set()
    done = 0
    pulse.told(0, in_all)
    for _, group in groupby(pulse.breathing(rows), key=lambda row: str(row[5])):
        places: dict[str, list[Named]] = defaultdict(list)
        for row in group:
            one = _named(row)
            places[place_key(one.postcode)].append(one)
            done += 1
        for place, people in places.items():
            found.update(_in_one_place(place, people, pulse))
        pulse.told(done, in_all)
    return found


def _in_one_place(place: str, people: list[Named], pulse: Pulse) -> Iterator[Pair]:
    """Alike names at one postcode, the same name nearby, and who is only known to live nearby."""
    streets: dict[str, list[Named]] = defaultdict(list)
    namesakes: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for one in pulse.breathing(people):
        streets[one.postcode].append(one)
        namesakes[one.key.words].append(one)
    for street in streets.values():
        yield from alike(street, pulse)
    for group in namesakes.values():
        yield from (_in_order(a, b) for a, b in _met(group))
    if len(streets) > 1 and place in streets:
        somewhere = {one.rid for one in streets[place]}
        yield from (pair for pair in alike(people, pulse) if somewhere & {*pair})


def alike(people: Sequence[Named], pulse: Pulse) -> Iterator[Pair]:
    """Those pairs of these people whose names are alike."""
    if len(people) < 2:
        return
    blocks: dict[str, list[Named]] = defaultdict(list)
    for one in pulse.breathing(people):
        for name in one.key.blocks:
            blocks[name].append(one)
    for block in pulse.breathing(blocks.values()):
        if len(block) > 1:
            yield from pulse.breathing(_alike_in(block))


def named(connection: Connection, rids: Iterable[int], pulse: Pulse) -> list[Named]:
    """The names of these leads."""
    wanted = sorted(rids)
    found: list[Named] = []
    for start in range(0, len(wanted), CHUNK):
        query = select(*_COLUMNS).where(lead.c.rid.in_(wanted[start : start + CHUNK]))
        found += [_named(row) for row in pulse.breathing(connection.execute(query))]
    return found


def _alike_in(block: list[Named]) -> Iterator[Pair]:
    for a, b in _met(block):
        if likeness(a.key, b.key) is not Likeness.DIFFERENT:
            yield _in_order(a, b)


def _in_order(a: Named, b: Named) -> Pair:
    return (a.rid, b.rid) if a.rid < b.rid else (b.rid, a.rid)


def _met(block: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Everybody with everybody, or, in a crowd, with who comes next by name."""
    if len(block) <= MOST_IN_A_GROUP:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda one: (one.key.core, one.key.given, one.postcode, one.rid))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


def _named(row: Sequence[object]) -> Named:
    rid, given, prefix, family, postcode = row[:5]
    name = Name(str(given), str(prefix), str(family))
    return Named(int(str(rid)), name_key(name), "".join(str(postcode).split()).upper())


_PLACED: Final = (lead.c.removed_at.is_(None), lead.c.postcode != "", lead.c.sort_name != "")
_COLUMNS: Final = (lead.c.rid, lead.c.given, lead.c.prefix, lead.c.family, lead.c.postcode)
_PLACE: Final = func.substr(func.upper(func.replace(lead.c.postcode, " ", "")), 1, 4).label("place")
_BY_PLACE: Final = select(*_COLUMNS, _PLACE).where(*_PLACED).order_by(_PLACE)
_ALIVE: Final = lead.c.removed_at.is_(None)
_KEYS: Final = union_all(
    select(lead.c.rid, lead.c.phone.label("key")).where(_ALIVE, lead.c.phone != ""),
    select(lead.c.rid, lead.c.email_key).where(_ALIVE, lead.c.email_key != ""),
    select(lead.c.rid, contact_point.c.key)
    .join(lead, lead.c.id == contact_point.c.lead_id)
    .where(_ALIVE, contact_point.c.key != ""),
).subquery()
_MORE_THAN_ONE: Final = (
    select(_KEYS.c.key).group_by(_KEYS.c.key).having(func.count(_KEYS.c.rid.distinct()) > 1)
)
_SHARED_CONTACTS: Final = select(_KEYS.c.rid, _KEYS.c.key).where(_KEYS.c.key.in_(_MORE_THAN_ONE))
