"""Tables as trainers really have them, each beside what a person would read in it (``*.expected.json``)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import write_iso
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

FILES = sorted((Path(__file__).parents[1] / "samples" / "csv-judge").glob("*.csv"))
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 10, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem.removeprefix("judge-"))
def test_a_table_is_read_as_a_person_would(file: Path) -> None:
    expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
    [reading] = read_file(file, NOW, ZONE)
    assert reading.treatment == expected["treatment"]
    found = _rows(reading)
    assert len(found) == sum(row != "skipped" for row in expected["rows"]), "every row came in or is named"
    for row, wanted in zip(found, (row for row in expected["rows"] if row != "skipped"), strict=True):
        if wanted == "refused":
            assert row is None
        else:
            assert row is not None
            _compare(row, wanted)


def _rows(reading: FileReading) -> list[ReadRow | None]:
    """The rows in their order; None for one that stayed out."""
    lines: dict[int, ReadRow | None] = {row.line: row for row in reading.rows}
    lines |= {row.line: None for row in reading.refused}
    assert len(lines) == len(reading.rows) + len(reading.refused)
    return [lines[line] for line in sorted(lines)]


def _compare(row: ReadRow, wanted: dict[str, Any]) -> None:
    person = row.enquiry.person
    assert (person.name, person.email) == (wanted["name"], wanted["email"])
    if wanted["phone"] != "*":
        assert person.phone == wanted["phone"]
    assert wanted["says"] in f"{row.enquiry.message}\n{person.wants}"
    assert _told(row.enquiry.arrival) == wanted["at"]


def _told(arrival: Arrival | None) -> str | None:
    """A moment in UTC, or a day alone in the laptop's zone."""
    if arrival is None:
        return None
    if arrival.trust is TimeTrust.DATE_ONLY:
        return datetime.fromtimestamp(arrival.at / 1000, ZONE).date().isoformat()
    return write_iso(arrival.at)
