"""What an import is going to do: every file read, nothing saved yet; and what it reports afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ptcrm.commands.steady import steady
from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry
from ptcrm.domain.ids import BatchId, LeadId
from ptcrm.domain.moments import write_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.file_reading import FileReading, Progress, go_on, reading_stopped
from ptcrm.integrations.intake_file import read_file


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to say of a row, or with line 0 of a whole file."""

    file: str
    line: int
    refusal: Refusal

    @property
    def code(self) -> str:
        """It as a stable word."""
        return self.refusal.code

    @property
    def message(self) -> str:
        """It as one English sentence."""
        return self.refusal.message

    def document(self) -> dict[str, Any]:
        """It in the words of the command line's contract."""
        return {"file": self.file, "line": self.line, "reason": self.message}


class RefusedLine(Remark):
    """A row or file that stayed out, and why."""

    __slots__ = ()


class NotedLine(Remark):
    """A row or file that came in, and what of it could not be used."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One person to take in, and where it stands."""

    file: str
    line: int
    enquiry: Enquiry


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The files as read. ``region`` is where numbers without a country are from."""

    files: tuple[FileReading, ...]
    refused: tuple[RefusedLine, ...]
    region: str = "NL"

    @property
    def rows(self) -> list[PlannedRow]:
        """Everybody to take in, in the order of the files."""
        return [PlannedRow(file.name, row.line, row.enquiry) for file in self.files for row in file.rows]

    @property
    def notes(self) -> tuple[NotedLine, ...]:
        """What could not be used of the files and rows that are taken in, in their order."""
        return tuple(
            note
            for file in self.files
            for note in (
                *(NotedLine(file.name, 0, warning) for warning in file.warnings),
                *(NotedLine(file.name, note.line, note.refusal) for note in file.notes),
            )
        )

    @property
    def exported_ids(self) -> frozenset[str]:
        """The leads in it that PT CRM itself exported, each of whom is somebody else."""
        return frozenset(
            row.enquiry.external_id
            for file in self.files
            for row in file.rows
            if row.enquiry.external_source == OWN_SOURCE
        )

    @property
    def names(self) -> str:
        """The files by name, as the import is called afterwards."""
        return ", ".join(dict.fromkeys(file.path.name or str(file.path) for file in self.files))

    @property
    def signals(self) -> int:
        """Mails that say that somebody wrote without saying who."""
        return sum(file.signals for file in self.files)

    @property
    def not_leads(self) -> int:
        """Mails that nobody sent who wants something."""
        return sum(file.not_leads for file in self.files)


@dataclass(frozen=True, slots=True)
class ImportedLead:
    """A lead that the import made or added an enquiry to; without one ``arrived_at`` is None."""

    lead_id: LeadId
    name: str
    email: str
    phone: str
    message: str
    arrived_at: int | None
    external_id: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or for a dry run (``batch_id`` None) would do.

    ``added``, ``merged`` and ``unchanged`` count rows: a new lead, a known one that something was added to,
    and rows that were all there already. ``stopped``: it was stopped before the end and kept what it had.
    """

    batch_id: BatchId | None
    added: int
    merged: int
    unchanged: int
    enquiries: int
    not_leads: int
    signals: int
    possible_duplicates: int
    refused: tuple[RefusedLine, ...]
    leads: tuple[ImportedLead, ...]
    stopped: bool = False
    notes: tuple[NotedLine, ...] = ()

    def readable(self) -> str:
        """The report for people at a command line, in English."""
        counts = (
            f"{self.added} added, {self.merged} merged, {self.unchanged} unchanged,"
            f" {self.enquiries} enquiries, {len(self.refused)} refused"
        )
        lines = [
            counts,
            *(f"{it.file}:{it.line}: {it.message}" for it in (*self.refused, *self.notes)),
        ]
        if self.batch_id:
            lines.append(f"batch_id {self.batch_id}")
        return "\n".join(lines)

    def document(self) -> dict[str, Any]:
        """The report in the words of the command line's contract."""
        return {
            "batch_id": self.batch_id,
            "added": self.added,
            "merged": self.merged,
            "unchanged": self.unchanged,
            "enquiries": self.enquiries,
            "not_leads": self.not_leads,
            "signals": self.signals,
            "possible_duplicates": self.possible_duplicates,
            "refused": [it.document() for it in self.refused],
            "leads": [
                {
                    "lead_id": it.lead_id,
                    "name": it.name,
                    "email": it.email,
                    "phone": it.phone,
                    "message": it.message,
                    "arrived_at": None if it.arrived_at is None else write_iso(it.arrived_at),
                    "external_id": it.external_id,
                }
                for it in self.leads
            ],
        }


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was chosen, read with what was said of it: its parts, or why there are none."""

    path: Path
    choices: Choices
    readings: tuple[FileReading, ...] = ()
    refusal: Refusal | None = None


def plan_import(
    files: Sequence[Path],
    now: int,
    zone: ZoneInfo,
    own_addresses: frozenset[str] = frozenset(),
    region: str = "NL",
    choices: Choices = NOTHING_SAID,
    of_file: Mapping[Path, Choices] | None = None,
    progress: Progress = go_on,
) -> ImportPlan:
    """Read every file; ``now`` in UTC ms. ``choices`` hold for all files but those named in ``of_file``.

    ``progress`` is told of each file how far it is, where that takes long, and may stop it. A file that can't
    be read is listed as refused; when none can, or reading was stopped, its ``Refusal`` is raised.
    """
    read = [
        read_one(path, now, zone, own_addresses, region, (of_file or {}).get(path, choices), progress)
        for path in dict.fromkeys(files)
    ]
    if not any(one.readings for one in read):
        first = next((one.refusal for one in read if one.refusal), None)
        raise first or Refusal("nothing_to_import", "Choose at least one file to import.")
    return plan_of(read, region)


def read_one(
    path: Path,
    now: int,
    zone: ZoneInfo,
    own_addresses: frozenset[str] = frozenset(),
    region: str = "NL",
    choices: Choices = NOTHING_SAID,
    progress: Progress = go_on,
) -> ReadFile:
    """Read one file; ``now`` in UTC ms. Raises ``Refusal`` only when ``progress`` stopped it."""
    try:
        with steady():
            readings = read_file(path, now, zone, own_addresses, region, choices, progress)
            return ReadFile(path, choices, tuple(readings))
    except Refusal as refusal:
        if refusal.code == reading_stopped().code:
            raise
        return ReadFile(path, choices, refusal=refusal.with_traceback(None))


def plan_of(
    read: Sequence[ReadFile], region: str = "NL", left_out: frozenset[tuple[Path, str]] = frozenset()
) -> ImportPlan:
    """Take in what was read, but for the parts ``left_out``, each a path and the part's name in it."""
    readings: list[FileReading] = []
    refused: list[RefusedLine] = []
    for one in read:
        if one.refusal is not None:
            refused.append(RefusedLine(one.path.name or str(one.path), 0, one.refusal))
        for reading in one.readings:
            if (one.path, reading.part) not in left_out:
                readings.append(reading)
                refused += [RefusedLine(reading.name, row.line, row.refusal) for row in reading.refused]
    return ImportPlan(tuple(readings), tuple(refused), region)
