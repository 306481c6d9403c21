"""What a filter of leads says, piece by piece, and how a piece is put in or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from ptcrm.domain.lead_views import LeadFilter
from ptcrm.domain.values import ClockState, Stage
from ptcrm.queries.lead_filter import Area, LeadChoices
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import source_word, stage_word

LONGEST_WORD: Final = 40


class Part(StrEnum):
    """What a filter can be about; also the names of the fields of ``LeadFilter``."""

    STATES = "states"
    STAGES = "stages"
    SOURCES = "sources"
    TARGET_GROUPS = "target_groups"
    AREAS = "areas"


PARTS: Final = {
    Part.STATES: (mark("Leads", "Waiting"), "alarm-clock"),
    Part.STAGES: (mark("Field", "Stage"), "signpost"),
    Part.SOURCES: (mark("Field", "Source"), "globe"),
    Part.TARGET_GROUPS: (mark("Field", "Target group"), "target"),
    Part.AREAS: (mark("Leads", "Neighbourhood"), "map-pin"),
}
_STATES: Final = {
    ClockState.OVER_HOUR: mark("Leads", "over the hour"),
    ClockState.WITHIN_HOUR: mark("Leads", "within the hour"),
    ClockState.COLD: mark("Leads", "almost lost"),
    ClockState.ANSWERED: mark("Leads", "answered"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing a filter asks for: in words, with an icon, and the filter ``without`` it."""

    words: str
    icon: str
    without: LeadFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a filter could ask for, with how many leads there are of it."""

    value: str
    words: str
    count: int | None


def pieces(wanted: LeadFilter) -> Iterator[Piece]:
    """Everything a filter asks for."""
    for part, (heading, icon) in PARTS.items():
        for value in getattr(wanted, part):
            words = tr("Leads", "{what}: {value}", what=tr(*heading), value=value_word(part, value))
            yield Piece(words, icon, toggled(wanted, part, value))
    if wanted.without_step:
        yield Piece(tr("NextStep", "No next step"), "route-off", replace(wanted, without_step=False))
    if wanted.batch_id:
        yield Piece(tr("Leads", "Last import"), "file-up", replace(wanted, batch_id=""))


def choices(part: Part, found: LeadChoices, wanted: LeadFilter) -> list[Choice]:
    """What can be chosen for a part; what is asked for already is there too, also when nobody has it."""
    counted: Mapping[Any, int | None] = getattr(found, part)
    listed = [_choice(part, value, count) for value, count in counted.items()]
    known = {choice.value for choice in listed}
    missing = [value for value in getattr(wanted, part) if value not in known]
    return listed + [Choice(str(value), value_word(part, value), 0) for value in missing]


def toggled(wanted: LeadFilter, part: Part, value: str) -> LeadFilter:
    """The filter with a value put in, or taken out if it was in."""
    kinds: Mapping[Part, type[StrEnum]] = {Part.STATES: ClockState, Part.STAGES: Stage}
    asked = kinds[part](value) if part in kinds else value
    now: tuple[str, ...] = getattr(wanted, part)
    values = tuple(one for one in now if one != asked) if asked in now else (*now, asked)
    fields: dict[str, Any] = {part.value: values}
    return replace(wanted, **fields)


def value_word(part: Part, value: str) -> str:
    """One value in a few words."""
    if part is Part.STATES:
        return tr(*_STATES[ClockState(value)])
    if part is Part.STAGES:
        return stage_word(Stage(value))
    word = source_word(value) if part is Part.SOURCES else value
    return short(word)


def short(word: str) -> str:
    """A word from outside, on one line and not too long for a menu."""
    word = one_line(word[: LONGEST_WORD * 2])
    return word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}…"


def _choice(part: Part, value: Any, count: int | None) -> Choice:  # noqa: ANN401 - what the part is about
    if isinstance(value, Area):
        return Choice(value.code, short(f"{value.code} {value.city}".strip()), count)
    return Choice(str(value), value_word(part, value), count)
