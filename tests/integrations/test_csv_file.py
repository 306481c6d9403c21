"""Reading a table out of bytes: encodings, separators, headers and damage."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.table import WARNINGS, Table

SAMPLES = Path(__file__).parents[1] / "samples"
WILD = Path(__file__).parents[3] / "shared" / "samples" / "csv"


def sample(name: str) -> Table:
    found = next(iter(SAMPLES.glob(f"csv-*/{name}.csv")))
    return read_table(found.read_bytes())


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("name", "encoding", "separator"),
    [
        ("excel-nl-semicolon-cp1252", "cp1252", ";"),
        ("excel-ruined-phones", "utf-8", ";"),
        ("cp850-typeform-mojibake", "cp850", ","),
        ("meta-leads-utf16le-tab", "utf-16-le", "\t"),
        ("meta-utf8-questions-after", "utf-8", "\t"),
        ("utf16be-no-bom", "utf-16-be", "\t"),
        ("mac-roman", "mac_roman", ";"),
        ("outlook-nl", "cp1252", ","),
        ("virtuagym-members", "utf-8", ";"),
        ("google-contacts-2024", "utf-8", ","),
    ],
)
def test_encoding_and_separator_are_found(name: str, encoding: str, separator: str) -> None:
    table = sample(name)
    assert (table.encoding, table.separator) == (encoding, separator)
    assert table.warnings == ()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë".encode("cp850"), "Zoë"),
        ("Zoë".encode("cp1252"), "Zoë"),
        ("Zoë van ’t Hof € 45".encode("cp1252"), "Zoë van ’t Hof € 45"),
        ("René – “beste” café".encode("cp1252"), "René – “beste” café"),
        ("Müller".encode("cp850"), "Müller"),
        ("Daniël Coördinatie".encode("mac_roman"), "Daniël Coördinatie"),
        ("foto’s".encode("cp1252"), "foto’s"),
        ("André".encode("cp850"), "André"),
        ("Ömer Yılmaz".encode(), "Ömer Yılmaz"),
        ("Ã‰lise, FranÃ§ois".encode(), "Élise, François"),
        ("Håkon Ångström".encode("cp1252"), "Håkon Ångström"),
        (b"Zo\xc3\xab\nAndr\xe9\nRen\xc3\xa9e\n", "Zoë"),
    ],
)
def test_accents_come_out_right(data: bytes, text: str) -> None:
    table = read_table(b'Naam;E-mail\n"' + data + b'";a@example.com\n')
    assert table.rows[0].cells[0].split("\n")[0] == text


def test_text_encoded_twice_is_repaired_and_said() -> None:
    table = sample("encoded-twice")
    assert cells(table) == [("Zoë", "zoe@example.com", "Foto’s van € 45")]
    assert table.warnings == ("text_encoded_twice",)


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    table = sample("excel-nl-semicolon-cp1252")
    assert [row.line for row in table.rows] == [2, 3, 4]
    assert [row.line for row in sample("google-contacts-2024").rows] == [2, 6]
    assert [row.line for row in sample("excel-nl-sep-line").rows] == [3, 4, 5]


def test_titles_above_the_header_are_set_apart() -> None:
    table = sample("ragged-and-title-rows")
    assert table.header == ("Naam", "E-mail", "Telefoon", "#4")
    assert table.title == ("Ledenlijst Fit met Femke", "Geëxporteerd op 5-3-2024")
    assert [row.line for row in table.rows] == [5, 6, 8]
    assert sample("linkedin").header[0] == "First Name"


def test_header_cells_are_cleaned_and_numbered() -> None:
    assert sample("header-nbsp-bom-quotes").header == ("Naam", "E‑mail", "Telefoon (mobiel)")
    assert read_table(b"Naam,Telefoon,telefoon,\nJan,1,2,3\n").header == (
        "Naam",
        "Telefoon",
        "telefoon (2)",
        "#4",
    )


def test_no_header_is_noticed() -> None:
    table = sample("no-header")
    assert table.header == ()
    assert table.warnings == ("no_header",)
    assert len(table.rows) == 2


def test_a_quote_that_never_closes_costs_no_rows() -> None:
    table = sample("unclosed-quote")
    assert cells(table) == [("Jan", "begint maar eindigt niet"), ("Piet", "ok"), ("Kees", "ok")]
    assert [row.line for row in table.rows] == [2, 3, 4]
    assert table.warnings == ("unclosed_quote",)


def test_a_stray_quote_closed_by_a_later_row_costs_no_rows() -> None:
    table = read_table(b'Naam,Opmerking\nJan,"begint\nPiet,"netjes, met komma"\nKees,ok\n')
    assert cells(table) == [("Jan", "begint"), ("Piet", "netjes, met komma"), ("Kees", "ok")]


def test_stray_quotes_inside_a_cell_stay() -> None:
    assert cells(sample("stray-quotes"))[0] == ('Jan "de Beer" de Vries', "6'2\"")


def test_a_long_message_over_many_lines_is_one_cell() -> None:
    message = "\n".join(f"regel {at}" for at in range(300))
    table = read_table(f'Naam;Bericht;E-mail\nJan;"{message}";a@example.com\nPiet;x;b@example.com\n'.encode())
    assert table.rows[0].cells[1] == message
    assert [row.line for row in table.rows] == [2, 302]


def test_many_stray_quotes_are_read_in_reasonable_time() -> None:
    data = b"Naam;E-mail\n" + b'"Jan;jan@example.com\n' * 5000
    started = time.process_time()
    assert len(read_table(data).rows) == 5000
    assert time.process_time() - started < 5


def test_a_comma_file_saved_by_a_dutch_excel_is_split_again() -> None:
    table = sample("one-column-quoted")
    assert cells(table)[0] == ("Jan de Vries", "jan@example.com", "hoi, ja")
    assert table.warnings == ("cells_in_one_column",)


def test_a_huge_field_and_many_columns() -> None:
    table = sample("huge-field-and-many-cols")
    assert len(table.header) == 302
    assert len(table.rows[0].cells[1]) == 140_000


def test_mixed_line_ends_and_nuls() -> None:
    table = read_table(b"Naam,E-mail\rJan,a@example.com\r\nP\x00iet,b@example.com\nKees,c@example.com")
    assert [row.cells[0] for row in table.rows] == ["Jan", "Piet", "Kees"]


def test_decimal_commas_do_not_mislead() -> None:
    assert (
        read_table(b"Naam;Tarief;E-mail\nJan;45,50;a@example.com\nPiet;60,00;b@example.com\n").separator
        == ";"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\n\n , \n"[:2], "file_empty"),
        (b"PK\x03\x04rest", "file_is_spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "file_is_spreadsheet"),
        (b"<html><table><tr><td>Naam", "file_is_html"),
        ("\ufeff <!DOCTYPE html>".encode("utf-16"), "file_is_html"),
        (b"%PDF-1.7", "not_a_table"),
        (bytes(range(256)) * 20, "not_a_table"),
        (b"Beste Femke\n\nDank voor gisteren\n", "not_a_table"),
        (b"x" * 50_000_001, "file_too_large"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_table(data)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
    assert "{" not in refused.value.message


@example(b' \r"\r "')
@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="ab@;,\"\n\r\t|é\x00='1", max_size=200).map(str.encode))
@example(b'sep="\n"a')
@example(b"sep=\n")
@example(b"\xff\xfea")
@example(b'"\n"')
def test_whatever_the_bytes_it_reads_or_refuses(data: bytes) -> None:
    try:
        table = read_table(data)
    except Refusal:
        return
    assert set(table.warnings) <= set(WARNINGS)
    assert all(any(row.cells) for row in table.rows)


def test_ten_thousand_rows_are_all_read() -> None:
    row = 'Jan;de;Vries;jan@example.com;06-12345678;3511 AB;"Wil ""echt"" starten; bel na 18u"\r\n'
    data = ("Voornaam;Tussenvoegsel;Achternaam;E-mail;Telefoon;Postcode;Opmerking\r\n" + row * 10_000).encode(
        "cp1252"
    )
    assert len(read_table(data).rows) == 10_000


@pytest.mark.skipif(not WILD.is_dir(), reason="the third-party samples are not beside this clone")
def test_files_of_other_programs_never_crash() -> None:
    files = sorted(WILD.glob("*/*.csv"))
    assert files
    refused = set()
    for file in files:
        try:
            read_table(file.read_bytes())
        except Refusal:
            refused.add(file.name)
    assert refused <= {"empty.csv", "date_like_number.csv"}
