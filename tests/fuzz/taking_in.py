"""What must hold for any file: it is refused with a sentence, or all that comes out can be stored."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from ptcrm.commands.intake import check_person
from ptcrm.commands.match_keys import comparable, keys_of, sort_name_of
from ptcrm.commands.persons import (
    contact_points,
    content_of,
    enquiry_columns,
    person_columns,
    tidy,
)
from ptcrm.domain.enquiry import Enquiry
from ptcrm.domain.limits import LONG_TEXT
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations import intake_file
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import Treatment
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.file_reading import FileReading, Reader, Source

ZONE: Final = ZoneInfo("Europe/Amsterdam")
NOW: Final = 1_795_431_600_000
"""Monday 23 November 2026, noon in Amsterdam."""
MOMENTS: Final = range(-86_400_000, 7_289_654_400_000)
"""The years 1970 to 2200 anywhere on earth, in UTC milliseconds."""
_OWN: Final = frozenset({"info@trainer.test"})
_SECONDS: Final = 2.0
"""Of one processor, for each 64 KB of a file and for a file of less."""
_TREATMENTS: Final[tuple[Treatment | None, ...]] = (None, None, "enquiries", "contacts")


class Broken(Exception):
    """Something came out that can't be stored, or not in time, or not twice the same."""


def take_in(data: bytes, kind: FileKind) -> int:
    """Read the bytes as what they look like and as ``kind``; how many people came out.

    Raises ``Broken``, or whatever the readers raised that is no ``Refusal``. What else varies (the region,
    what the trainer said) follows from the bytes, so that a case is the same each time.
    """
    variant = zlib.crc32(data)
    source = Source(
        Path("file"),
        data,
        NOW,
        ZONE,
        _OWN,
        region="BE" if variant & 1 else "NL",
        choices=Choices(treat_as=_TREATMENTS[variant >> 1 & 3]),
    )
    readers: list[Reader] = [intake_file.read_source]
    if kind_of(data) is not kind:
        readers.append(intake_file._READERS[kind])
    people = 0
    for reader in readers:
        started = time.process_time()
        readings = _read(reader, source)
        spent = time.process_time() - started
        if spent > _SECONDS * max(1.0, len(data) / 65_536):
            raise Broken(f"{len(data)} bytes took {spent:.1f} s")
        for reading in readings:
            people += _check(reading, source.region)
        if variant % 8 == 0 and list(map(_said, _read(reader, source))) != list(map(_said, readings)):
            raise Broken("read twice it says two things")
    return people


def _read(reader: Reader, source: Source) -> list[FileReading]:
    try:
        return reader(source)
    except Refusal as refusal:
        _storable(refusal.message)
        return []


def _said(reading: FileReading) -> tuple[object, ...]:
    refused = [(row.line, row.message) for row in reading.refused]
    people = [(row.line, row.enquiry) for row in reading.rows]
    return people, refused, reading.treatment, reading.asks, reading.signals, reading.not_leads, reading.part


def _check(reading: FileReading, region: str) -> int:
    for text in (reading.name, reading.encoding, reading.separator, reading.exporter, *reading.voices):
        _storable(text)
    warned = [warning.message for warning in reading.warnings]
    for sentence in (*warned, *(it.message for it in reading.refused), *(it.message for it in reading.notes)):
        _storable(sentence)
    for row in reading.rows:
        if row.line < 1:
            raise Broken(f"a line {row.line}")
        _check_row(row.enquiry, region)
    return len(reading.rows)


def _check_row(said: Enquiry, region: str) -> None:
    """What the import does with a row, short of writing it."""
    try:
        enquiry = tidy(said, region)
        check_person(enquiry.person)
    except Refusal as refusal:
        _storable(refusal.message)
        return
    if tidy(enquiry, region) != enquiry:
        raise Broken(f"tidied twice it differs: {enquiry!r}")
    content_of(enquiry)
    person = comparable(enquiry.person)
    keys_of(person.phones, person.emails)
    sort_name_of(person)
    columns = [
        person_columns(enquiry.person, region),
        enquiry_columns(enquiry, NOW),
        *contact_points(enquiry.person, region),
    ]
    if enquiry.extra:
        json.loads(columns[1]["extra"])
        del columns[1]["extra"]  # many answers together are longer than a text may be
    for value in _values(columns):
        if isinstance(value, str):
            _storable(value)
    for at in [columns[1]["arrived_at"], *(touch.at for touch in enquiry.touches)]:
        if at not in MOMENTS:
            raise Broken(f"the moment {at} lies outside 1970 to 2200")
    for text in [
        *(text for answer in enquiry.extra for text in answer),
        *(it.note for it in enquiry.touches),
    ]:
        _storable(text)


def _values(rows: list[dict[str, Any]]) -> Iterator[object]:
    for row in rows:
        yield from row.values()


def _storable(text: str) -> None:
    text.encode()
    if "\x00" in text or len(text) > LONG_TEXT:
        raise Broken(f"{len(text)} characters, {text.count(chr(0))} of them NUL: {text[:80]!r}")
