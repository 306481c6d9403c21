"""Why two leads may be one person, and how likely that is, in the words on screen."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.duplicates import (
    DIFFERENT_FAMILY_NAMES,
    DIFFERENT_FIRST_NAMES,
    SAME_EMAIL,
    SAME_NAME_AND_POSTCODE,
    SAME_PHONE,
    SIMILAR_NAME_AND_POSTCODE,
)
from ptcrm.domain.merging import MergeField
from ptcrm.domain.phones import show_phone
from ptcrm.domain.values import Channel, Stage
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.kit.words import channel_word, source_word, stage_word

_REASONS: Final = {
    SAME_PHONE: mark("Duplicate", "same phone"),
    SAME_EMAIL: mark("Duplicate", "same e-mail"),
    SAME_NAME_AND_POSTCODE: mark("Duplicate", "same name and postcode"),
    SIMILAR_NAME_AND_POSTCODE: mark("Duplicate", "similar name and postcode"),
    DIFFERENT_FIRST_NAMES: mark("Duplicate", "different first names"),
    DIFFERENT_FAMILY_NAMES: mark("Duplicate", "different family names"),
}
SPEAKS_AGAINST: Final = frozenset({DIFFERENT_FIRST_NAMES, DIFFERENT_FAMILY_NAMES})
_LIKELY: Final = (
    (80, mark("Duplicate", "most likely one person")),
    (45, mark("Duplicate", "probably one person")),
    (0, mark("Duplicate", "perhaps one person")),
)
_FIELDS: Final = {
    MergeField.NAME: mark("Field", "Name"),
    MergeField.PHONE: mark("Field", "Phone"),
    MergeField.EMAIL: mark("Field", "E-mail"),
    MergeField.POSTCODE: mark("Field", "Postcode"),
    MergeField.CITY: mark("Lead", "Town"),
    MergeField.WANTS: mark("Field", "Goal"),
    MergeField.TARGET_GROUP: mark("Lead", "Target group"),
    MergeField.SOURCE: mark("Field", "Source"),
    MergeField.REFERRER: mark("Lead", "Sent by"),
    MergeField.PREFERRED_CHANNEL: mark("Lead", "Preferred channel"),
    MergeField.PREFERRED_HOURS: mark("Lead", "Preferred hours"),
    MergeField.STAGE: mark("Field", "Stage"),
}


def reason_word(reason: str) -> str:
    """One reason."""
    return tr(*_REASONS[reason])


def likely_word(score: int) -> str:
    """How likely it is, in words; a score is no percentage."""
    return next(tr(*word) for least, word in _LIKELY if score >= least)


def field_word(field: MergeField) -> str:
    """A fact's name."""
    return tr(*_FIELDS[field])


def fact_words(field: MergeField, value: str, region: str) -> str:
    """A fact as it is shown."""
    if not value:
        return ""
    if field is MergeField.PHONE:
        return show_phone(value, region)
    if field is MergeField.STAGE:
        return stage_word(Stage(value))
    if field is MergeField.SOURCE:
        return source_word(value)
    if field is MergeField.PREFERRED_CHANNEL and value in tuple(Channel):
        return channel_word(Channel(value))
    return value
