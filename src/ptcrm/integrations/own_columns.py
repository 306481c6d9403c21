"""The table PT CRM exports, in English and in Dutch: its columns and words, by which it is known again.

Facts only. Stages and sources are the words of the command line in an English table, and in a Dutch one those
on screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from ptcrm.domain.obstacles import obstacles_of
from ptcrm.domain.values import Obstacle, Source, Stage
from ptcrm.integrations.exporter import ColumnKind, Exporter, any_of, header_key


class TableLanguage(StrEnum):
    """The languages an exported table may speak."""

    EN = "en"
    NL = "nl"


class OwnColumn(NamedTuple):
    """One column. ``width`` is in characters, for a spreadsheet."""

    english: str
    dutch: str
    kind: ColumnKind
    width: int


_K: Final = ColumnKind
OWN_COLUMNS: Final[Mapping[str, OwnColumn]] = MappingProxyType(
    {
        "name": OwnColumn("Name", "Naam", _K.NAME, 26),
        "given": OwnColumn("First name", "Voornaam", _K.FIRST, 16),
        "prefix": OwnColumn("Tussenvoegsel", "Tussenvoegsel", _K.PREFIX, 14),
        "family": OwnColumn("Last name", "Achternaam", _K.LAST, 20),
        "phone": OwnColumn("Phone", "Telefoon", _K.PHONE, 17),
        "phones": OwnColumn("Other phones", "Andere telefoons", _K.OTHER_PHONES, 20),
        "email": OwnColumn("Email", "E-mail", _K.EMAIL, 30),
        "emails": OwnColumn("Other emails", "Andere e-mails", _K.OTHER_EMAILS, 24),
        "postcode": OwnColumn("Postcode", "Postcode", _K.POSTCODE, 11),
        "city": OwnColumn("City", "Woonplaats", _K.CITY, 18),
        "stage": OwnColumn("Stage", "Fase", _K.STAGE, 13),
        "since": OwnColumn("Stage since", "Fase sinds", _K.STAGE_SINCE, 13),
        "back_on": OwnColumn("Come back on", "Erop terugkomen", _K.BACK_ON, 16),
        "source": OwnColumn("Source", "Bron", _K.SOURCE, 16),
        "referrer": OwnColumn("Referrer", "Via wie", _K.REFERRER, 18),
        "wants": OwnColumn("Goal", "Doel", _K.GOAL, 40),
        "obstacles": OwnColumn("In the way", "Drempel", _K.OBSTACLES, 20),
        "target_group": OwnColumn("Target group", "Doelgroep", _K.TARGET_GROUP, 18),
        "preferred_channel": OwnColumn("Preferred channel", "Voorkeur: hoe", _K.PREFERRED_CHANNEL, 18),
        "preferred_hours": OwnColumn("Preferred hours", "Voorkeur: wanneer", _K.PREFERRED_HOURS, 18),
        "message": OwnColumn("Message", "Bericht", _K.IGNORE, 50),
        "last_enquiry": OwnColumn("Last enquiry", "Laatste aanvraag", _K.IGNORE, 17),
        "last_contact": OwnColumn("Last contact", "Laatste contact", _K.IGNORE, 17),
        "step": OwnColumn("Next step", "Volgende stap", _K.IGNORE, 30),
        "step_at": OwnColumn("Next step at", "Volgende stap op", _K.IGNORE, 17),
        "id": OwnColumn("PT CRM id", "PT CRM-id", _K.ID, 38),
    }
)
"""What a row holds, in the order of the table. What is ``IGNORE`` tells a reader how things stand with
somebody; it belongs to the history, which only the JSON file holds whole."""

OWN_TABLE: Final = Exporter(
    "ptcrm",
    (
        any_of("tussenvoegsel"),
        any_of("target group", "doelgroep"),
        any_of("preferred channel", "voorkeur: hoe"),
    ),
    MappingProxyType(
        {
            header_key(header): column.kind
            for column in OWN_COLUMNS.values()
            for header in (column.english, column.dutch)
        }
    ),
)

_STAGES: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.KNOW: "Kennen",
        Stage.LIKE: "Klik",
        Stage.TRUST: "Vertrouwen",
        Stage.CLIENT: "Klant",
        Stage.LATER: "Later",
        Stage.LOST: "Geen klant",
    }
)
_SOURCES: Final[Mapping[Source, str]] = MappingProxyType(
    {
        Source.GOOGLE_MAPS: "Google Maps",
        Source.WEBSITE: "Website",
        Source.INSTAGRAM: "Instagram",
        Source.FACEBOOK: "Facebook",
        Source.WORD_OF_MOUTH: "Mond-tot-mond",
        Source.FLYER: "Flyer",
        Source.SPORTS_CLUB: "Sportclub",
        Source.OTHER: "Anders",
    }
)
_OBSTACLES: Final[Mapping[Obstacle, str]] = MappingProxyType(
    {
        Obstacle.PRICE: "Prijs",
        Obstacle.TIME: "Tijd",
        Obstacle.DISTANCE: "Afstand",
        Obstacle.PARTNER: "Partner",
        Obstacle.PAIN: "Pijn",
        Obstacle.TRUST: "Twijfel",
        Obstacle.OTHER_TRAINER: "Andere trainer",
        Obstacle.OTHER: "Anders",
    }
)
_OBSTACLE_OF: Final = {word.casefold(): it for it in Obstacle for word in (it, _OBSTACLES[it])}
_STAGE_OF: Final = {word.casefold(): stage for stage in Stage for word in (stage, _STAGES[stage])}
_SOURCE_OF: Final = {_SOURCES[source]: source for source in Source}
_BETWEEN: Final = " / "


def own_header(language: TableLanguage) -> tuple[str, ...]:
    """The header of an exported table."""
    dutch = language is TableLanguage.NL
    return tuple(column.dutch if dutch else column.english for column in OWN_COLUMNS.values())


def stage_text(stage: Stage, language: TableLanguage) -> str:
    """A stage as it stands in the table."""
    return _STAGES[stage] if language is TableLanguage.NL else stage.value


def stage_of(text: str) -> Stage | None:
    """The stage a cell names, in either language; None for anything else."""
    return _STAGE_OF.get(text.strip().casefold())


def source_text(source: str, language: TableLanguage) -> str:
    """A source as it stands in the table; the trainer's own text as it is."""
    known = language is TableLanguage.NL and source in frozenset(Source)
    return _SOURCES[Source(source)] if known else source


def source_of(text: str) -> str:
    """What ``source_text`` was given."""
    return str(_SOURCE_OF.get(text, text))


def obstacles_cell(stored: str, language: TableLanguage) -> str:
    """What stands in somebody's way, as it stands in the table."""
    dutch = language is TableLanguage.NL
    return _BETWEEN.join(_OBSTACLES[it] if dutch else it.value for it in obstacles_of(stored))


def obstacle_of(text: str) -> Obstacle | None:
    """The obstacle a word of such a cell names, in either language; None for anything else."""
    return _OBSTACLE_OF.get(text.strip().casefold())


def join_values(values: tuple[str, ...]) -> str:
    """Several numbers or addresses in one cell; a slash that stands alone in one of them is doubled."""
    return _BETWEEN.join(_slashes(value, 1) for value in values)


def split_values(cell: str) -> tuple[str, ...]:
    """What ``join_values`` was given."""
    values = (_slashes(part.strip(), -1) for part in cell.split(_BETWEEN))
    return tuple(value for value in values if value)


def _slashes(value: str, more: int) -> str:
    """Every word of slashes one slash longer or shorter."""
    if "/" not in value:
        return value
    words = value.split(" ")
    return " ".join("/" * (len(word) + more) if word and not word.strip("/") else word for word in words)
