"""The JSON that PT CRM exported, as it comes back: whole, cut off, laid out anew, or tampered with."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.own_export import end_of_export, read_own_export, start_of_export

LEAD = {"id": "5d0f7a52-4a3c-4a3e-9c59-3f2c6e0a9d11", "name": "Zoë", "phone": "+31612345678"}
ZONE = ZoneInfo("Europe/Amsterdam")


def file_of(*leads: Any) -> bytes:
    lines = ",\n".join(json.dumps(lead, ensure_ascii=False) for lead in leads)
    return f"{start_of_export()}\n{lines}{end_of_export()}".encode()


def read(data: bytes) -> FileReading:
    (reading,) = read_own_export(Source(Path("alles.json"), data, 0, ZONE))
    return reading


def test_each_line_is_a_lead_with_all_that_was_kept() -> None:
    reading = read(file_of(LEAD, {**LEAD, "name": "Jan", "notes": []}))
    assert [(row.line, row.enquiry.person.name) for row in reading.rows] == [(2, "Zoë"), (3, "Jan")]
    assert json.loads(reading.rows[0].enquiry.history) == LEAD
    assert reading.treatment == "contacts"


def test_a_bad_line_is_refused_and_loses_nothing_else() -> None:
    broken = file_of(LEAD, [1], {"name": 3}, {"contact_points": [1]}, LEAD).replace(b"[1],\n{", b"{oeps,\n{")
    reading = read(broken)
    assert [row.line for row in reading.rows] == [2, 6]
    assert [(row.line, row.code) for row in reading.refused] == [(n, "lead_unreadable") for n in (3, 4, 5)]


def test_a_file_that_stops_halfway_gives_what_it_has() -> None:
    whole = file_of(LEAD, LEAD)
    reading = read(whole[: whole.rindex(b"Zo")])
    assert len(reading.rows) == 1
    assert [row.code for row in reading.refused] == ["lead_unreadable", "export_cut_off"]


@pytest.mark.parametrize("order", [("program", "format", "leads"), ("leads", "format", "program")])
def test_a_file_laid_out_anew_is_the_same(order: tuple[str, ...]) -> None:
    parts = {"program": "PT CRM", "format": 1, "leads": [LEAD, LEAD]}
    data = json.dumps({name: parts[name] for name in order}, indent=2).encode()
    assert kind_of(data) is FileKind.OWN_EXPORT
    assert len(read(data).rows) == 2


def test_one_without_a_format_is_from_before_there_were_any() -> None:
    data = file_of(LEAD).replace(b' "format": 1,', b"")
    assert kind_of(data) is FileKind.OWN_EXPORT
    assert len(read(data).rows) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (file_of(LEAD).replace(b'"format": 1', b'"format": 2'), "export_too_new"),
        (b'{"format": 9, "program": "PT CRM", "leads": []}', "export_too_new"),
        (b'{"program": "PT CRM"}', "export_unreadable"),
        (b'{"program": "PT CRM", "leads": 3}', "export_unreadable"),
        (b'{"program": "PT CRM", "leads": ' + b"[" * 100_000, "export_unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(data)
    assert refused.value.code == code


@settings(max_examples=150)
@given(st.binary(max_size=60), st.integers(0, 300))
def test_no_damage_breaks_the_reader(noise: bytes, place: int) -> None:
    data = file_of(LEAD, LEAD)
    with suppress(Refusal):
        read(data[:place] + noise + data[place + len(noise) :])


def test_other_json_is_not_taken_for_ours() -> None:
    assert kind_of(b'{"leads": [{"name": "PT CRM"}]}') is FileKind.JSON
    assert kind_of(b'[{"program": "PT CRM"}]') is FileKind.JSON
