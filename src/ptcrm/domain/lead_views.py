"""What a list of leads shows: which leads, in which order, and as what; a view is that under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from ptcrm.domain.values import ClockState, Stage

MOST_VIEWS: Final = 50
LONGEST_NAME: Final = 60

STATES: Final = (ClockState.OVER_HOUR, ClockState.WITHIN_HOUR, ClockState.COLD, ClockState.ANSWERED)
"""The clock states a list can be narrowed to, most to win first."""


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """Which leads a list holds. An empty field leaves nothing out; of several values one has to fit, of
    several fields all have to.
    """

    stages: tuple[Stage, ...] = ()
    sources: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    states: tuple[ClockState, ...] = ()
    """Of ``STATES``: how long somebody waits now, or that everything of theirs was answered."""

    areas: tuple[str, ...] = ()
    """Neighbourhoods, by the first four characters of the postcode."""

    without_step: bool = False
    batch_id: str = ""
    """Only leads that this import made."""


ALL_LEADS: Final = LeadFilter()


class LeadOrder(StrEnum):
    """What a list is sorted by. Turned round, the last comes first; where there is nothing to sort by, a
    lead comes last whichever way."""

    NEWEST = "newest"
    """Last made first."""

    NAME = "name"
    STAGE = "stage"
    SOURCE = "source"
    """As the sources stand in a menu, then the trainer's own by the alphabet."""

    TARGET_GROUP = "target_group"
    GOAL = "goal"
    POSTCODE = "postcode"
    CITY = "city"
    ARRIVED = "arrived"
    """Who reached out last first."""

    WAITING = "waiting"
    """Who waits for an answer first, in the order of Answer now."""

    STEP = "step"
    """Who waits first, then the step or consultation that is due first."""

    LAST_CONTACT = "last_contact"
    """With whom there was contact last first."""


@dataclass(frozen=True, slots=True)
class LeadView:
    """A list under a name. ``columns`` are the names of a table's columns from left to right; none means as
    they are."""

    name: str
    wanted: LeadFilter = ALL_LEADS
    text: str = ""
    order: LeadOrder = LeadOrder.NEWEST
    descending: bool = False
    table: bool = True
    columns: tuple[str, ...] = ()


def write_views(views: Sequence[LeadView]) -> str:
    """Views as they are kept."""
    return json.dumps([_written(view) for view in views], ensure_ascii=False, separators=(",", ":"))


def read_views(text: str) -> tuple[LeadView, ...]:
    """Views as they were kept; what can't be read is left out."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    listed = found if isinstance(found, list) else []
    views = (_read(one) for one in listed[:MOST_VIEWS] if isinstance(one, dict))
    return tuple(view for view in views if view is not None)


def _written(view: LeadView) -> dict[str, Any]:
    wanted = view.wanted
    return {
        "name": view.name,
        "stages": wanted.stages,
        "sources": wanted.sources,
        "target_groups": wanted.target_groups,
        "states": wanted.states,
        "areas": wanted.areas,
        "without_step": wanted.without_step,
        "text": view.text,
        "order": view.order,
        "descending": view.descending,
        "table": view.table,
        "columns": view.columns,
    }


def _read(kept: Mapping[str, Any]) -> LeadView | None:
    name = kept.get("name")
    if not isinstance(name, str) or not name.strip():
        return None
    text = kept.get("text")
    return LeadView(
        name[:LONGEST_NAME],
        LeadFilter(
            stages=_known(kept.get("stages"), Stage),
            sources=_words(kept.get("sources")),
            target_groups=_words(kept.get("target_groups")),
            states=_known(kept.get("states"), ClockState),
            areas=_words(kept.get("areas")),
            without_step=kept.get("without_step") is True,
        ),
        text=text if isinstance(text, str) else "",
        order=next(iter(_known([kept.get("order")], LeadOrder)), LeadOrder.NEWEST),
        descending=kept.get("descending") is True,
        table=kept.get("table") is not False,
        columns=_words(kept.get("columns")),
    )


E = TypeVar("E", bound=StrEnum)


def _known(value: object, kind: type[E]) -> tuple[E, ...]:
    known = {one.value: one for one in kind}
    return tuple(known[word] for word in _words(value) if word in known)


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
