"""What files leave open and only the trainer knows: each question with what is proposed and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ptcrm.commands.import_look import ImportLook, PartFacts
from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import ColumnKind, Treatment
from ptcrm.integrations.file_reading import FileReading
from ptcrm.ui.kit.dates import locale, moment
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.plain import one_line
from ptcrm.ui.kit.text import tr

Answer = Treatment | DateOrder | str
"""Enquiries or contacts; how dates are written; a name in a chat."""

_MOST_VOICES: Final = 8
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Question:
    """``kind`` is treat, dates or voice; ``options`` are words with the answers they stand for."""

    path: Path
    kind: str
    words: str
    options: tuple[tuple[str, Answer], ...]
    chosen: Answer | None
    why: str = ""


def questions_of(look: ImportLook, desk: Desk) -> list[Question]:
    """Every open question, one of a kind for each file, in the order of the files."""
    asked: dict[tuple[Path, str], Question] = {}
    several = len(look.read) > 1
    for one in look.read:
        for reading in one.readings:
            facts = look.facts.get((reading.path, reading.part), PartFacts())
            for question in _of_part(reading, one.choices, facts, desk, several):
                asked.setdefault((question.path, question.kind), question)
    return list(asked.values())


def _of_part(
    reading: FileReading, choices: Choices, facts: PartFacts, desk: Desk, several: bool
) -> Iterator[Question]:
    name = one_line(reading.path.name)[:_LONGEST] if several else ""
    if reading.table is not None and (reading.asks or choices.treat_as is not None):
        yield _treat(reading, facts, desk, name)
    if facts.either_way and (choices.date_order is not None or _dates_open(reading)):
        yield _dates(reading, facts.either_way, name)
    if reading.voices:
        yield _voice(reading, name)


def _dates_open(reading: FileReading) -> bool:
    mapping = reading.mapping
    return (
        mapping is not None
        and mapping.date_order is None
        and any(column.kind is ColumnKind.ARRIVAL for column in mapping.columns)
    )


def _treat(reading: FileReading, facts: PartFacts, desk: Desk, name: str) -> Question:
    options: tuple[tuple[str, Answer], ...] = (
        (tr("Import", "people who asked for help"), "enquiries"),
        (tr("Import", "contacts, without an enquiry"), "contacts"),
    )
    words = tr("Import", "These rows are")
    if name:
        words = tr("Import", "The rows of “{file}” are", file=name)
    why = ""
    if facts.newest is not None:
        when = moment(facts.newest, desk.now(), desk.zone, time_known=False)
        why = tr("Import", "The newest arrived {when}.", when=when)
    return Question(reading.path, "treat", words, options, reading.treatment, why)


def _dates(reading: FileReading, numbers: tuple[int, int], name: str) -> Question:
    one, two = numbers
    day_first, month_first = _day_and_month(one, two), _day_and_month(two, one)
    example = f"{one:02}-{two:02}"
    words = tr(
        "Import",
        "Is {example} in this file {one} or {two}?",
        example=example,
        one=day_first,
        two=month_first,
    )
    if name:
        words = tr(
            "Import",
            "Is {example} in “{file}” {one} or {two}?",
            example=example,
            file=name,
            one=day_first,
            two=month_first,
        )
    order = reading.mapping.date_order if reading.mapping else None
    options: tuple[tuple[str, Answer], ...] = ((day_first, DateOrder.DMY), (month_first, DateOrder.MDY))
    return Question(reading.path, "dates", words, options, order or DateOrder.DMY)


def _voice(reading: FileReading, name: str) -> Question:
    words = tr("Import", "Which of these is you?")
    if name:
        words = tr("Import", "Which of these is you in “{file}”?", file=name)
    options = tuple((one_line(voice)[:_LONGEST], voice) for voice in reading.voices[:_MOST_VOICES])
    return Question(reading.path, "voice", words, options, reading.own_voice or None)


def _day_and_month(day: int, month: int) -> str:
    return f"{day}\u00a0{locale().monthName(month)}"
