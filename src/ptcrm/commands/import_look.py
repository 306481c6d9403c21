"""All that can be told of files before they are imported: what they are, who is new, what stays open.

Thousands of rows are read, and let go of, beside the window: what is counted here is not counted there.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from ptcrm.commands.import_batch import Decided
from ptcrm.commands.import_plan import ImportPlan, ImportReport, ReadFile, Remark, plan_of
from ptcrm.commands.importing import preview_import
from ptcrm.domain.enquiry import Enquiry
from ptcrm.domain.ids import LeadId
from ptcrm.integrations.arrival_column import either_way
from ptcrm.integrations.contact_rows import newest_arrival
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.store.database import Database
from ptcrm.store.tables import lead

FIRST: Final = 50
"""Rows of each part that are shown one by one."""
_SAMPLE: Final = 1_000
"""Rows in which a date is looked for that can be read either way."""
_AT_ONCE: Final = 500


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    TWICE = "twice"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """``name`` is what the lead is called that this row is (known, twice) or may be (check)."""

    verdict: Verdict
    name: str = ""


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a part leaves open. ``newest``: its latest arrival (UTC ms); ``either_way``: the two numbers of a
    date that could be day-month as well as month-day."""

    newest: int | None = None
    either_way: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ImportLook:
    """What there is to show. ``plan`` is without what is left out, ``read`` with it; ``verdicts`` are of the
    first rows of each part, by ``id`` of their enquiry; ``facts`` by path and part."""

    read: tuple[ReadFile, ...]
    plan: ImportPlan
    report: ImportReport
    verdicts: Mapping[int, RowVerdict]
    facts: Mapping[tuple[Path, str], PartFacts]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What there is to say of rows, and of files that are read all the same."""
        unread = {id(one.refusal) for one in self.read}
        refused = (one for one in self.report.refused if id(one.refusal) not in unread)
        return (*refused, *self.report.notes)

    def verdict(self, enquiry: Enquiry) -> RowVerdict | None:
        """What becomes of a row; None for one that can't be taken in."""
        return self.verdicts.get(id(enquiry))


def look_at(
    database: Database,
    read: Sequence[ReadFile],
    region: str,
    left_out: frozenset[tuple[Path, str]],
    now: int,
    zone: ZoneInfo,
) -> ImportLook:
    """Decide on every row as things are now; nothing is saved. ``now`` in UTC ms."""
    plan = plan_of(read, region, left_out)
    verdicts = _Verdicts(plan.files)
    report = preview_import(database, plan, verdicts.look)
    facts = {
        (reading.path, reading.part): _facts(reading, one.choices.treat_as is not None, now, zone)
        for one in read
        for reading in one.readings
    }
    return ImportLook(tuple(read), plan, report, verdicts.found, facts)


def let_go(kept: list[object]) -> None:
    """Empty a list of thousands of things a few at a time, so that no other thread has to wait for it."""
    while kept:
        del kept[-_AT_ONCE:]
        time.sleep(0)


def things_of(look: ImportLook, still_used: Iterable[ReadFile] = ()) -> list[object]:
    """What a look holds by the thousand, but for files that are still used: the list to ``let_go`` of."""
    used = {id(one) for one in still_used}
    kept: list[object] = [*look.report.leads, *look.report.notes]
    for one in look.read:
        if id(one) not in used:
            for reading in one.readings:
                kept += reading.rows
                kept += reading.refused
                if reading.table is not None:
                    kept += reading.table.rows
    return kept


def _facts(reading: FileReading, was_said: bool, now: int, zone: ZoneInfo) -> PartFacts:
    table, mapping = reading.table, reading.mapping
    if table is None or mapping is None:
        return PartFacts()
    at = next((column.index for column in mapping.columns if column.kind is ColumnKind.ARRIVAL), None)
    if at is None:
        return PartFacts()
    values = [row.cells[at] for row in table.rows[:_SAMPLE] if len(row.cells) > at]
    newest = newest_arrival(table, mapping, now, zone) if reading.asks or was_said else None
    return PartFacts(newest, either_way(values))


class _Verdicts:
    """Notes what becomes of the first rows of each part, while all are decided on."""

    def __init__(self, files: Iterable[FileReading]) -> None:
        self.found: dict[int, RowVerdict] = {}
        self._wanted = {id(row.enquiry) for file in files for row in file.rows[:FIRST]}
        self._made: dict[LeadId, str] = {}

    def look(self, connection: Connection, decided: Sequence[Decided]) -> None:
        """See a batch."""
        wanted = [one for one in decided if id(one.row.enquiry) in self._wanted]
        ids = {one.found.lead_id or next(iter(one.found.possible), None) for one in wanted}
        query = select(lead.c.id, lead.c.name).where(lead.c.id.in_(ids - {None}))
        known = {LeadId(row.id): str(row.name) for row in connection.execute(query)} if ids - {None} else {}
        made = {one.lead_id: one.enquiry.person.name for one in decided if one.new}
        self._made |= made
        for one in wanted:
            self.found[id(one.row.enquiry)] = self._verdict(one, known)

    def _verdict(self, one: Decided, known: Mapping[LeadId, str]) -> RowVerdict:
        if one.found.lead_id is not None:
            if one.found.lead_id in self._made:
                return RowVerdict(Verdict.TWICE, self._made[one.found.lead_id])
            return RowVerdict(Verdict.KNOWN, known.get(one.found.lead_id, ""))
        if one.found.possible:
            like = one.found.possible[0]
            return RowVerdict(Verdict.CHECK, known.get(like) or self._made.get(like, ""))
        return RowVerdict(Verdict.NEW)
