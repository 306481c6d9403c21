"""Files of rows and columns -> the people in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.asked_columns import with_questions_above
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow, default_kind, read_rows
from ptcrm.integrations.csv_columns import guess_columns
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_note import read_note
from ptcrm.integrations.own_columns import OWN_TABLE
from ptcrm.integrations.own_table import read_own_csv, read_own_rows
from ptcrm.integrations.table import Table

_WORDS: Final = 5
"""Words in a cell that make it a sentence."""


def read_text_table(source: Source) -> list[FileReading]:
    """A CSV or tab-separated file; a text that is none may still be a message somebody saved."""
    try:
        table = read_own_csv(source.data) or read_table(source.data, source.choices.encoding)
    except Refusal:
        if (note := read_note(source)) is None:
            raise
        return [note]
    reading = people_in(source, FileKind.TABLE, table, source.part)
    doubtful = not table.header and (not reading.rows or _is_prose(table))
    note = read_note(source) if doubtful else None
    return [reading if note is None else note]


def _is_prose(table: Table) -> bool:
    """Whether sentences with commas were taken for rows: they differ in length, and hold many words."""
    ragged = len({len(row.cells) for row in table.rows}) > 1 or len(table.rows) == 1
    return ragged and any(len(cell.split()) >= _WORDS for row in table.rows for cell in row.cells)


def people_in(source: Source, kind: FileKind, table: Table, part: str) -> FileReading:
    """Everybody in a table, with its columns as guessed and then corrected by what the trainer said."""
    choices = source.choices
    table = with_questions_above(table)
    mapping = guess_columns(table, choices.columns)
    if choices.date_order is not None:
        mapping = replace(mapping, date_order=choices.date_order)
    own = mapping.exporter == OWN_TABLE.name
    treatment = choices.treat_as or default_kind(table, mapping, source.now, source.zone)
    if own:  # whoever is known already doesn't reach out again by being exported
        treatment = "contacts"
    rows: list[ReadRow] = []
    refused: list[RefusedRow] = []
    for row in (
        read_own_rows(table, mapping, source.zone)
        if own
        else read_rows(table, mapping, source.now, source.zone, source.region, treatment)
    ):
        if isinstance(row, ReadRow):
            rows.append(row)
        else:
            refused.append(row)
    return FileReading(
        source.path,
        kind,
        tuple(rows),
        tuple(refused),
        table,
        mapping,
        treatment,
        asks=not own and choices.treat_as is None and mapping.kind == "contacts" and mapping.has_arrival,
        exporter=mapping.exporter,
        notes=tuple(note for row in rows for note in row.notes),
        part=part,
    )
