"""JSON, as lead forms hand it over and booking tools export it -> the people in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import RefusedRow, test_lead
from ptcrm.integrations.csv_file import MAX_BYTES, file_too_large
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_tables import people_in
from ptcrm.integrations.json_records import JsonList, Record, is_test, lists_in, record_of, text_of
from ptcrm.integrations.json_text import read_documents
from ptcrm.integrations.recognise_exporter import GENERIC
from ptcrm.integrations.table import Row, Table, make_table, number_header

MOST_LABELS: Final = 500
"""Different labels in a list; in more of them there is no system."""
_NAMES: Final = frozenset({ColumnKind.NAME, ColumnKind.FIRST, ColumnKind.LAST})
_ABOUT: Final = frozenset({ColumnKind.ARRIVAL, ColumnKind.GOAL, ColumnKind.MESSAGE})


def read_json(source: Source) -> list[FileReading]:
    """Everybody in a JSON file, a reading for each list of people.

    The line of a row is its place in the list, or its line where every line is a document.

    Raises ``Refusal``: file_too_large, json_damaged, json_too_large, json_too_deep, json_without_people.
    """
    if len(source.data) > MAX_BYTES:
        raise file_too_large()
    text, encoding, warnings = decode(source.data, source.choices.encoding)
    documents, bad = read_documents(text)
    refused = [
        RefusedRow(line, Refusal("json_line_damaged", "This line is damaged or incomplete.")) for line in bad
    ]
    if (rows := _rows(documents[0].value)) and len(documents) == 1:
        return [people_in(source, FileKind.JSON, make_table(rows, encoding, "", warnings), source.part)]
    if len(documents) > 1 or bad:
        lists = [JsonList("", [each.value for each in documents if isinstance(each.value, dict)])]
        lines: Sequence[int] = [document.line for document in documents]
    else:
        lists = list(lists_in(documents[0].value))
        lines = ()
    readings: list[FileReading] = []
    for found in lists:
        part = f"{source.part} {found.name}".strip()
        if found.name and part in source.choices.left_out:
            continue
        reading = _people(source, found, lines, encoding, warnings)
        if reading is not None and (found.name or not readings):
            readings.append(replace(reading, part=part))
    if not readings:
        raise Refusal("json_without_people", "PT CRM finds no people in this JSON file.")
    readings[0] = replace(readings[0], refused=(*readings[0].refused, *refused))
    return readings if len(lists) > 1 and len(readings) > 1 else [replace(readings[0], part=source.part)]


def _people(
    source: Source, found: JsonList, lines: Sequence[int], encoding: str, warnings: tuple[str, ...]
) -> FileReading | None:
    """The people in a list of objects; None where it is about something else."""
    records: list[tuple[int, Record]] = []
    refused: list[RefusedRow] = []
    labels: dict[str, int] = {}
    for place, value in enumerate(found.objects, start=1):
        line = lines[place - 1] if lines else place
        if is_test(value):
            refused.append(RefusedRow(line, test_lead()))
            continue
        record = record_of(value)
        records.append((line, record))
        for label in record:
            labels.setdefault(label, len(labels))
        if len(labels) > MOST_LABELS:
            return None
    if not records:
        return FileReading(source.path, FileKind.JSON, refused=tuple(refused), part=source.part)
    rows = tuple(Row(line, tuple(record.get(label, "") for label in labels)) for line, record in records)
    table = Table(number_header(tuple(labels)), rows, encoding, "", warnings)
    reading = people_in(source, FileKind.JSON, table, source.part)
    if reading.mapping is None or not _about_people(reading):
        return None
    return replace(reading, refused=tuple(sorted((*refused, *reading.refused), key=lambda row: row.line)))


def _rows(value: object) -> list[Row]:
    """A list of lists, as spreadsheets on the web export a table; nothing for any other value."""
    if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
        return []
    rows = [Row(place, tuple(map(text_of, item))) for place, item in enumerate(value, start=1)]
    return [row for row in rows if any(row.cells)]


def _about_people(reading: FileReading) -> bool:
    """Whether the rows say how to reach somebody or, several together, who they are and more.

    A list of towns has names, too; one object alone may be anything.
    """
    known = reading.exporter not in ("", GENERIC.name)
    reached = [row for row in reading.rows if row.enquiry.person.email or row.enquiry.person.phone_valid]
    if known or (reached and len(reading.refused) <= len(reading.rows)):
        return True
    told = {
        column.kind
        for column in (reading.mapping.columns if reading.mapping else ())
        if reading.table and any(row.cells[column.index] for row in reading.table.rows)
    }
    return len(reading.rows) > 1 and bool(told & _NAMES and told & _ABOUT)
