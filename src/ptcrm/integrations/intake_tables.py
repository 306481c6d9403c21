"""Files of rows and columns -> the people in them."""

from __future__ import annotations

from dataclasses import replace

from ptcrm.integrations.asked_columns import with_questions_above
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow, default_kind, read_rows
from ptcrm.integrations.csv_columns import guess_columns
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.own_columns import OWN_TABLE
from ptcrm.integrations.own_table import read_own_csv, read_own_rows
from ptcrm.integrations.table import Table


def read_text_table(source: Source) -> list[FileReading]:
    """A CSV or tab-separated file."""
    table = read_own_csv(source.data) or read_table(source.data, source.choices.encoding)
    return [people_in(source, FileKind.TABLE, table, source.part)]


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
