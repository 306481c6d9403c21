"""Tables that PT CRM exported: known again by their headers, also when a spreadsheet saved them since."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.values import Stage
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_tables import read_text_table
from ptcrm.integrations.own_columns import (
    OWN_COLUMNS,
    TableLanguage,
    join_values,
    own_header,
    source_of,
    source_text,
    split_values,
    stage_of,
    stage_text,
)
from ptcrm.integrations.own_table import read_own_csv
from ptcrm.integrations.recognise_exporter import recognise
from ptcrm.integrations.table_writer import write_csv

LEAD = "5d0f7a52-4a3c-4a3e-9c59-3f2c6e0a9d11"


def row(**cells: str) -> list[str]:
    return [cells.get(name, "") for name in OWN_COLUMNS]


def read(data: bytes, now: int, zone: ZoneInfo) -> FileReading:
    (reading,) = read_text_table(Source(Path("leads.csv"), data, now, zone))
    return reading


def written(folder: Path, *rows: list[str], language: TableLanguage = TableLanguage.EN) -> bytes:
    write_csv(folder / "leads.csv", own_header(language), rows)
    return (folder / "leads.csv").read_bytes()


@pytest.mark.parametrize("language", list(TableLanguage))
def test_it_is_known_again_in_both_languages(language: TableLanguage) -> None:
    assert recognise(own_header(language)).name == "ptcrm"
    assert {stage_of(stage_text(stage, language)) for stage in Stage} == set(Stage)
    assert source_of(source_text("word_of_mouth", language)) == "word_of_mouth"
    assert source_of(source_text("De bakker", language)) == "De bakker"


def test_a_table_that_a_dutch_excel_saved_is_read_too(now: int, zone: ZoneInfo, tmp_path: Path) -> None:
    """Excel writes cp1252 without a mark, and days its own way; what is guarded stays guarded."""
    cells = row(
        name="Zoë de Wit",
        given="Zoë",
        prefix="de",
        family="Wit",
        phone="+31612345678",
        stage="Klant",
        since="23-11-2025",
        source="Mond-tot-mond",
        last_enquiry="23-11-2026 11:55",
        id=LEAD,
    )
    data = written(tmp_path, cells, language=TableLanguage.NL)
    data = data.decode("utf-8-sig").encode("cp1252")
    reading = read(data, now, zone)
    assert (reading.exporter, reading.treatment, reading.asks) == ("ptcrm", "contacts", False)
    (only,) = reading.rows
    person = only.enquiry.person
    assert (person.name, person.prefix, person.phone) == ("Zoë de Wit", "de", "+31612345678")
    assert person.source == "word_of_mouth"
    assert only.enquiry.arrival is None, "nobody rings for being exported"
    assert (only.enquiry.external_source, only.enquiry.external_id) == ("ptcrm", LEAD)
    standing = only.enquiry.standing
    assert standing is not None
    assert (standing.stage, standing.since) == (Stage.CLIENT, 1_763_852_400_000)


def test_a_table_from_before_there_were_ids_is_known_too(now: int, zone: ZoneInfo) -> None:
    header = (
        "Name;First name;Tussenvoegsel;Last name;Phone;Other phones;Email;Other emails;Postcode;City;Stage;"
        "Source;Referrer;Goal;Target group;Preferred channel;Preferred hours;Message;Last enquiry;"
        "Last contact;Next step;Next step at"
    )
    line = "Jan;Jan;;;;;jan@example.nl;;;;trust;;;;;;;Hoi;2026-11-23T10:55:00Z;;;"
    reading = read(f"\ufeff{header}\r\n{line}\r\n".encode(), now, zone)
    (only,) = reading.rows
    assert (only.enquiry.arrival, only.enquiry.external_source) == (None, "row")
    assert only.enquiry.standing is not None
    assert only.enquiry.standing.stage is Stage.TRUST


def test_an_unknown_stage_is_noted_and_loses_nothing(now: int, zone: ZoneInfo, tmp_path: Path) -> None:
    reading = read(written(tmp_path, row(name="Jan", stage="Fan", id=LEAD)), now, zone)
    assert [(note.line, note.code) for note in reading.notes] == [(2, "stage_unknown")]
    assert reading.rows[0].enquiry.person.name == "Jan"
    assert reading.rows[0].enquiry.standing is None


def test_what_stands_in_the_way_is_read_in_either_language(now: int, zone: ZoneInfo, tmp_path: Path) -> None:
    cell = "Andere trainer / time / geen zin / PRIJS"
    reading = read(written(tmp_path, row(name="Jan", obstacles=cell, id=LEAD)), now, zone)
    assert reading.rows[0].enquiry.person.obstacles == "price time other_trainer"
    assert [(note.line, note.code) for note in reading.notes] == [(2, "obstacle_unknown")]
    assert "geen zin" in reading.notes[0].message


def test_lines_are_counted_where_rows_start(now: int, zone: ZoneInfo, tmp_path: Path) -> None:
    data = written(
        tmp_path, row(name="Jan", wants="a\r\nb\nc;d\n;;;;\n"), row(name="Totaal"), row(name="Piet")
    )
    reading = read(data, now, zone)
    assert [(it.line, it.enquiry.person.name) for it in reading.rows] == [
        (2, "Jan"),
        (7, "Totaal"),
        (8, "Piet"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Naam;E-mail\r\nJan;jan@example.nl\r\n",
        "\ufeffNaam;E-mail\r\nJan;jan@example.nl\r\n".encode(),
        ("\ufeff" + ";".join(own_header(TableLanguage.EN)) + "\r\nJan;\r\n").encode(),
        ("\ufeff" + ";".join(own_header(TableLanguage.EN)) + '\r\n"Jan').encode(),
        ("\ufeff" + ";".join(own_header(TableLanguage.EN)) + "\r\n").encode() + b"\xff",
    ],
)
def test_only_what_is_as_it_was_written_is_read_without_thinking(data: bytes) -> None:
    assert read_own_csv(data) is None


@given(st.lists(st.text("a/ \n+", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=4).map(tuple))
def test_several_values_share_a_cell(values: tuple[str, ...]) -> None:
    assert split_values(join_values(values)) == values


@pytest.mark.parametrize("text", ["Â\u00a0", "Â©", "Â", "één Â\u00a0twee", "ë Â«"])
def test_a_capital_that_may_be_meant_is_not_repaired(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", ())


@pytest.mark.parametrize("text", ["06\u00a012", "Zoë\u00a0de Wit", "foto’s ©", "20\u00a0°"])
def test_what_was_encoded_twice_is_repaired(text: str) -> None:
    twice = text.encode().decode("cp1252").encode()
    assert decode(twice) == (text, "utf-8", ("text_encoded_twice",))
