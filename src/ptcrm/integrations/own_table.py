"""A table as PT CRM exported it, read back exactly: nothing in it is guessed, trimmed or repaired."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, Person, Standing
from ptcrm.domain.moments import DateOrder, read_stamp, to_local
from ptcrm.domain.obstacles import obstacles_text
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Obstacle, Stage
from ptcrm.integrations.contact_cells import RowNote
from ptcrm.integrations.contact_reader import made_identity
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.csv_file import MAX_BYTES
from ptcrm.integrations.exporter import ColumnKind, header_key
from ptcrm.integrations.own_columns import OWN_TABLE, obstacle_of, source_of, split_values, stage_of
from ptcrm.integrations.table import Row, Table, number_header
from ptcrm.integrations.table_writer import SEPARATOR, unguard

_LONGEST_HEADER: Final = 2_000
_K: Final = ColumnKind


def read_own_csv(data: bytes) -> Table | None:
    """The table in a CSV file that is as PT CRM wrote it; None for any other, or one a spreadsheet saved.

    A cell may hold anything, rows of other tables included, so nothing is concluded from what is in it.
    """
    head = data[:_LONGEST_HEADER].partition(b"\r\n")[0]
    if not head.startswith(BOM_UTF8):
        return None
    headers = head.removeprefix(BOM_UTF8).decode("utf-8", "replace").split(SEPARATOR)
    if not OWN_TABLE.recognises(frozenset(map(header_key, headers))):
        return None
    rows: list[Row] = []
    line = 0
    csv.field_size_limit(MAX_BYTES)
    try:
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        reader = csv.reader(text, delimiter=SEPARATOR, strict=True)
        for cells in reader:
            if len(cells) != len(headers):
                return None
            rows.append(Row(line + 1, tuple(cells)))
            line = reader.line_num
    except (csv.Error, UnicodeDecodeError):
        return None
    return Table(number_header(rows[0].cells), tuple(rows[1:]), "utf-8", SEPARATOR)


def read_own_rows(table: Table, mapping: Mapping, zone: ZoneInfo) -> Iterator[ReadRow | RefusedRow]:
    """The people in a table that PT CRM exported, whatever program saved it since. None of them rings."""
    places: dict[ColumnKind, int] = {}
    for column in mapping.columns:
        places.setdefault(column.kind, column.index)
    for row in table.rows:
        if tuple(row.cells) == table.header or not any(map(str.strip, row.cells)):
            continue
        cells = {kind: unguard(row.cells[at]).strip() for kind, at in places.items() if at < len(row.cells)}
        yield _read(row.line, cells, zone)


def _read(line: int, cells: dict[ColumnKind, str], zone: ZoneInfo) -> ReadRow | RefusedRow:
    notes: list[RowNote] = []
    person = Person(
        name=cells.get(_K.NAME, ""),
        given=cells.get(_K.FIRST, ""),
        prefix=cells.get(_K.PREFIX, ""),
        family=cells.get(_K.LAST, ""),
        phone=cells.get(_K.PHONE, ""),
        email=cells.get(_K.EMAIL, ""),
        postcode=cells.get(_K.POSTCODE, ""),
        city=cells.get(_K.CITY, ""),
        wants=cells.get(_K.GOAL, ""),
        target_group=cells.get(_K.TARGET_GROUP, ""),
        source=source_of(cells.get(_K.SOURCE, "")),
        referrer=cells.get(_K.REFERRER, ""),
        phones=split_values(cells.get(_K.OTHER_PHONES, "")),
        emails=split_values(cells.get(_K.OTHER_EMAILS, "")),
        preferred_channel=cells.get(_K.PREFERRED_CHANNEL, ""),
        preferred_hours=cells.get(_K.PREFERRED_HOURS, ""),
        obstacles=_obstacles(line, cells.get(_K.OBSTACLES, ""), notes),
    )
    stage = stage_of(cells.get(_K.STAGE, ""))
    if stage is None and cells.get(_K.STAGE):
        notes.append(RowNote(line, _no_stage(cells[_K.STAGE])))
    own_id = cells.get(_K.ID, "")
    source, identity = (OWN_SOURCE, own_id) if own_id else made_identity(person)
    enquiry = Enquiry(
        person,
        external_source=source,
        external_id=identity,
        standing=_standing(stage, cells, zone) if stage else None,
    )
    return ReadRow(line, enquiry, tuple(notes))


def _obstacles(line: int, cell: str, notes: list[RowNote]) -> str:
    known: list[Obstacle] = []
    for word in split_values(cell):
        obstacle = obstacle_of(word)
        if obstacle is None:
            notes.append(RowNote(line, _no_obstacle(word)))
        else:
            known.append(obstacle)
    return obstacles_text(known)


def _standing(stage: Stage, cells: dict[ColumnKind, str], zone: ZoneInfo) -> Standing:
    since = read_stamp(cells.get(_K.STAGE_SINCE, ""), zone, DateOrder.DMY)
    back = read_stamp(cells.get(_K.BACK_ON, ""), zone, DateOrder.DMY)
    back_on = to_local(back.at, zone).date().isoformat() if back and stage is Stage.LATER else ""
    return Standing(stage, since.at if since else None, back_on)


def _no_obstacle(text: str) -> Refusal:
    return Refusal(
        "obstacle_unknown",
        "“{text}” is not one of the things in the way that PT CRM knows. The rest of the row is fine.",
        text=text[:80],
    )


def _no_stage(text: str) -> Refusal:
    return Refusal(
        "stage_unknown",
        "“{text}” is not a stage. The rest of the row is fine; somebody new starts on “know”.",
        text=text[:80],
    )
