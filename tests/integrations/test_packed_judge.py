"""Mailboxes and JSON as trainers have them, each beside what a person would read (``*.expected.json``)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.moments import write_iso
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

SAMPLES = Path(__file__).parents[1] / "samples"
MAILBOXES = sorted((SAMPLES / "mailbox-judge").glob("*.mbox"))
JSON_FILES = sorted(
    file for file in (SAMPLES / "json-judge").glob("*.json") if not file.stem.endswith(".expected")
)
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 11, tzinfo=UTC).timestamp() * 1000)


def _expected(file: Path) -> Any:
    return json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", MAILBOXES, ids=lambda file: file.stem)
def test_a_mailbox_is_read_as_a_person_would(file: Path) -> None:
    _compare(read_file(file, NOW, ZONE), _expected(file))


@pytest.mark.parametrize("file", JSON_FILES, ids=lambda file: file.stem)
def test_json_is_read_as_a_person_would(file: Path) -> None:
    expected = _expected(file)
    if "refused" in expected:
        with pytest.raises(Refusal) as refused:
            read_file(file, NOW, ZONE)
        assert refused.value.code == expected["refused"]
        return
    readings = read_file(file, NOW, ZONE)
    _compare(readings, expected["parts"])
    if "treatment" in expected:
        assert {reading.treatment for reading in readings} == {expected["treatment"]}
    if "ids" in expected:
        rows = [row.enquiry for reading in readings for row in reading.rows]
        assert [f"{row.external_source} {row.external_id}" for row in rows] == expected["ids"]


def _compare(readings: list[FileReading], parts: list[dict[str, Any]]) -> None:
    assert [reading.part for reading in readings] == [part["part"] for part in parts]
    for reading, part in zip(readings, parts, strict=True):
        found = [_told(row, wanted) for row, wanted in zip(reading.rows, part["rows"], strict=False)]
        assert len(reading.rows) == len(part["rows"])
        assert found == part["rows"]
        assert [row.line for row in reading.refused] == part["refused"]
        assert (reading.signals, reading.not_leads) == (part["signals"], part["not_leads"])


def _told(row: ReadRow, wanted: dict[str, Any]) -> dict[str, Any]:
    """The row in the words of what is expected of it; ``*`` leaves something open."""
    person, arrival = row.enquiry.person, row.enquiry.arrival
    at = None
    if arrival is not None:
        at = str(arrival.at) if arrival.trust is TimeTrust.DATE_ONLY else write_iso(arrival.at)
    said = f"{row.enquiry.message}\n{person.wants}\n{row.enquiry.extra}"
    return {
        "name": person.name,
        "email": person.email,
        "phone": wanted["phone"] if wanted["phone"] == "*" else person.phone,
        "says": wanted["says"] if wanted["says"] in said else said,
        "at": wanted["at"] if wanted["at"] == "*" else at,
        "touches": [str(touch.direction) for touch in row.enquiry.touches],
    }
