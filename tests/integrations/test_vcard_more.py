"""Cards as phones and programs really write them, each beside what a person would read on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

FILES = sorted((Path(__file__).parents[1] / "samples" / "vcard-more").glob("*.vcf"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_card_is_read_as_a_person_would(file: Path, now: int, zone: ZoneInfo) -> None:
    expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
    [reading] = read_file(file, now, zone, region=expected["region"])
    assert (reading.kind, reading.treatment, reading.asks) == (FileKind.CARDS, "contacts", False)
    found = _cards(reading)
    assert len(found) == len(expected["cards"]), "every card came in or is named"
    for row, wanted in zip(found, expected["cards"], strict=True):
        if wanted == "refused":
            assert row is None
        else:
            assert row is not None
            _compare(row, wanted)


def _cards(reading: FileReading) -> list[ReadRow | None]:
    """The cards in their order; None for one that stayed out."""
    lines: dict[int, ReadRow | None] = {row.line: row for row in reading.rows}
    lines |= {row.line: None for row in reading.refused}
    return [lines[line] for line in sorted(lines)]


def _compare(row: ReadRow, wanted: dict[str, Any]) -> None:
    person = row.enquiry.person
    found = {
        "name": person.name,
        "phone": person.phone,
        "phones": list(person.phones),
        "email": person.email,
        "emails": list(person.emails),
        "postcode": person.postcode,
        "city": person.city,
    }
    assert found == {key: wanted[key] for key in found}
    assert wanted["says"] in row.enquiry.message
    assert row.enquiry.arrival is None
    if "parts" in wanted:
        assert [person.given, person.prefix, person.family] == wanted["parts"]
