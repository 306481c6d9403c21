"""Making two leads one: the facts of which only one can stay, and which of the two that had better be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ptcrm.domain.duplicates import key_of
from ptcrm.domain.names import fold
from ptcrm.domain.values import Stage


class MergeField(StrEnum):
    """A fact of which a lead has one."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    CITY = "city"
    WANTS = "wants"
    TARGET_GROUP = "target_group"
    SOURCE = "source"
    REFERRER = "referrer"
    PREFERRED_CHANNEL = "preferred_channel"
    PREFERRED_HOURS = "preferred_hours"
    STAGE = "stage"


COLUMNS: Final[Mapping[MergeField, tuple[str, ...]]] = {
    MergeField.NAME: ("name", "given", "prefix", "family", "sort_name"),
    MergeField.PHONE: ("phone", "phone_valid"),
    MergeField.EMAIL: ("email", "email_key"),
    MergeField.STAGE: ("stage", "stage_since", "back_on"),
}
"""The columns that go together; a field that isn't here is one column of its own name."""

_ROAD: Final = (Stage.LOST, Stage.LATER, Stage.KNOW, Stage.LIKE, Stage.TRUST, Stage.CLIENT)


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of two leads, as far as its facts go; ``facts`` has every field, "" where nothing is known."""

    facts: Mapping[MergeField, str]
    phone_valid: bool = True


def columns_of(field: MergeField) -> tuple[str, ...]:
    """The columns of ``lead`` that hold this fact."""
    return COLUMNS.get(field, (field.value,))


def differing(keep: MergeSide, other: MergeSide) -> tuple[MergeField, ...]:
    """The facts that both have and of which one has to go. A client stays a client, so that is no choice."""
    found = []
    for field in MergeField:
        one, two = keep.facts[field], other.facts[field]
        client = field is MergeField.STAGE and Stage.CLIENT in (one, two)
        if one and two and _bare(field, one) != _bare(field, two) and not client:
            found.append(field)
    return tuple(found)


def better_of_other(keep: MergeSide, other: MergeSide) -> frozenset[MergeField]:
    """Of the differing facts those of which the other's says more: proposed, for the trainer to change."""
    return frozenset(field for field in differing(keep, other) if _says_more(field, other, keep))


def _says_more(field: MergeField, a: MergeSide, b: MergeSide) -> bool:
    one, other = a.facts[field], b.facts[field]
    if field is MergeField.NAME:
        return _fullness(one) > _fullness(other)
    if field is MergeField.PHONE:
        return a.phone_valid and not b.phone_valid
    if field is MergeField.STAGE:
        return _ROAD.index(Stage(one)) > _ROAD.index(Stage(other))
    if field in (MergeField.POSTCODE, MergeField.WANTS):
        return _bare(field, other) in _bare(field, one)
    return False


def _fullness(name: str) -> tuple[bool, int]:
    """A first name says more than an initial, and a whole name more than half of one."""
    key = key_of(name)
    return bool(key.given and key.core) and not key.initials, len(key.given[:1] + key.core)


def _bare(field: MergeField, value: str) -> str:
    spaced = field in (MergeField.NAME, MergeField.WANTS, MergeField.CITY)
    return (" " if spaced else "").join(fold(value).split())
