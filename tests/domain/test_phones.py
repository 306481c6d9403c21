"""Phones are read as people mean them, and what is shown can be read back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.phones import (
    cut_off,
    find_phones,
    phone_digits_forms,
    read_phone,
    read_phones,
    show_phone,
)

TABLE = Path(__file__).parents[1] / "samples" / "reference" / "phones-nl-be.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[1:] if line]
BETTER = {
    # What phonenumbers alone makes nothing of, or the wrong thing (intake-formats.md 5).
    "6,12E+08": "",
    "3.16E+10": "",
    "612345678.0": "+31612345678",
    "0470123456": "+32470123456",
    "0612345678": "+31612345678",
    "06-12345678 / 020-1234567": "+31612345678",
    "tel: 06 12345678 (na 18u)": "+31612345678",
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_reference_table(row: list[str]) -> None:
    text, region, e164, _, valid, _ = row
    phone = read_phone(text, region)
    assert phone is not None
    assert phone.e164 == BETTER.get(text, e164 if valid == "True" else "")
    assert phone.typed == text.strip()


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("612345678,0", "+31612345678"),
        ('="0612345678"', "+31612345678"),
        ("Mobiel: 06-12345678", "+31612345678"),
        ("06 12345678 (18-20u)", "+31612345678"),
        ("06 12345678, na 18:00", "+31612345678"),
        ("na 18u bellen 0612345678", "+31612345678"),
        ("https://api.whatsapp.com/send?phone=4915123456789", "+4915123456789"),
        ("+49 1512 3456789", "+4915123456789"),
        ("06-1234567", ""),  # a valid Belgian landline, but a digit was lost
        ("010 123 45 6", ""),
        ("#REF!", None),
        ("geen", None),
        ("", None),
    ],
)
def test_field(text: str, e164: str | None) -> None:
    phone = read_phone(text)
    assert (phone.e164 if phone else None) == e164


@pytest.mark.parametrize("text", ["3,16123E+10", "3.16E+10", " 6,12e+08 ", "'3,1E+10"])
def test_cut_off_by_a_spreadsheet_is_never_guessed(text: str) -> None:
    assert cut_off(text)
    phone = read_phone(text)
    assert phone is not None
    assert not phone.valid


@pytest.mark.parametrize("text", ["0612345678", "612345678,0", "Eva 06 12", "", "E+10"])
def test_not_cut_off(text: str) -> None:
    assert not cut_off(text)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("06-12345678 / 020-1234567", ["+31612345678", "+31201234567"]),
        ("+31 6 12345678 ::: 06-87654321", ["+31612345678", "+31687654321"]),
        ("06/12345678 ; 020/1234567", ["+31612345678", "+31201234567"]),
        ("0612345678 of 0201234567", ["+31612345678", "+31201234567"]),
        ("0612345678 en 0470 12 34 56", ["+31612345678", "+32470123456"]),
        ("0470/12.34.56", ["+32470123456"]),
        ("06/12345678", ["+31612345678"]),
        ("0612345678, +31 6 12345678", ["+31612345678"]),
        ("06 12345678, na 18u", ["+31612345678"]),
        ("612345678,0", ["+31612345678"]),
        ("", []),
    ],
)
def test_cells_with_several(cell: str, expected: list[str]) -> None:
    assert [phone.e164 for phone in read_phones(cell)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel me op 06-12345678 of 0470/12.34.56.", ["06-12345678", "0470/12.34.56"]),
        ("datum 05-03-2024 16:32, tel 06 12 34 56 78", ["06 12 34 56 78"]),
        ("05-03-2024 16:32 - Jan: 0612345678 05-03-2024", ["0612345678"]),
        ("06-12-34-56-78 en 06.12.34.56.78", ["06-12-34-56-78", "06.12.34.56.78"]),
        ("0470 12.10.56", ["0470 12.10.56"]),
        ("BTW BE 0470.123.456, BE0470123456, ondernemingsnummer 0470.123.456", []),
        ("btw-nummer: BE 0470.123.456 tel +32 470 12 34 56", ["+32 470 12 34 56"]),
        ("IBAN NL91ABNA0417164300 KvK 12345678", []),
        ("https://wa.me/31612345678", ["31612345678"]),
        ("app ０６‑１２３４５６７８", ["０６‑１２３４５６７８"]),
        ("bestelling 06-1234567", []),
    ],
)
def test_free_text(text: str, expected: list[str]) -> None:
    found = find_phones(text)
    assert [text[start:end] for start, end, _ in found] == expected
    assert [phone.typed for _, _, phone in found] == expected
    assert all(phone.valid for _, _, phone in found)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+31612345678", "06 12 34 56 78"),
        ("+31201234567", "020 123 4567"),
        ("+31592123456", "0592 123 456"),
        ("+32470123456", "0470 12 34 56"),
        ("+4915123456789", "+49 1512 3456789"),
        ("+32475123456", "+32 475 12 34 56"),  # 0475 is Roermond for a Dutch reader
        ("06-1234567", "06-1234567"),
        ("", ""),
        ("+1", "+1"),
        ("+999999999", "+999999999"),
    ],
)
def test_shown(number: str, shown: str) -> None:
    assert show_phone(number) == shown


def test_belgian_trainer_sees_belgian_numbers() -> None:
    assert show_phone("+32475123456", "BE") == "0475 12 34 56"
    assert show_phone("+3292345678", "BE") == "09 234 56 78"
    assert show_phone("+31612345678", "BE") == "06 12 34 56 78"


def test_search_forms() -> None:
    assert phone_digits_forms("+31612345678") == ("31612345678", "0612345678")
    assert phone_digits_forms("+32470123456") == ("32470123456", "0470123456")
    assert phone_digits_forms("+4915123456789") == ("4915123456789",)
    assert phone_digits_forms("06-1234567") == ("061234567",)
    assert phone_digits_forms("６") == ("6",)
    assert phone_digits_forms("geen") == ()


def test_importing_and_showing_a_dutch_mobile_is_cheap() -> None:
    code = (
        "import sys; from ptcrm.domain import phones as p; p.show_phone('+31612345678');"
        "p.phone_digits_forms('+32470123456'); sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.one_of(
        st.from_regex(r"\+316[1-5][0-9]{7}", fullmatch=True),
        st.from_regex(r"\+31(10|20|30|592|85|88)[1-9][0-9]{5,6}", fullmatch=True),
        st.from_regex(r"\+324[5-9][0-9]{7}", fullmatch=True),
        st.from_regex(r"\+32(2|3|9|61)[1-9][0-9]{5,6}", fullmatch=True),
        st.from_regex(r"\+491512[0-9]{7}", fullmatch=True),
    ),
    st.sampled_from(["NL", "BE"]),
)
def test_what_is_shown_reads_back(number: str, region: str) -> None:
    phone = read_phone(number, region)
    assert phone is not None
    if phonenumbers.is_valid_number(phonenumbers.parse(number)):
        assert phone.e164 == number
        back = read_phone(show_phone(number, region), region)
        assert back is not None
        assert back.e164 == number


@given(st.one_of(st.text(), st.text(alphabet="0123456789+-/.() eE'=,;:\u200e\u00a0\ud800\x00of")))
def test_hostile_text(text: str) -> None:
    for phone in [read_phone(text), *read_phones(text)]:
        assert phone is None or not phone.valid or phone.e164.startswith("+")
    for start, end, found in find_phones(text):
        assert found.typed == text[start:end]
    cut_off(text)
    show_phone(text)
    phone_digits_forms(text)


def test_long_text() -> None:
    assert find_phones("06-12345678 " + "x" * 200_000)[0][2].e164 == "+31612345678"
    phone = read_phone("1" * 10_000)
    assert phone is not None
    assert not phone.valid
