"""E-mail addresses and postcodes are found in what people and programs write around them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.addresses import email_key, find_emails, read_email, read_postcode

TABLE = Path(__file__).parents[1] / "samples" / "reference" / "postcodes.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[1:] if line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_reference_table(row: list[str]) -> None:
    text, country, expected = row
    postcode, rest = read_postcode(text, "BE" if country == "?" else country)
    if expected.startswith("INVALID"):
        assert (postcode, rest) == ("", text)
    elif expected.startswith("ambiguous"):
        assert postcode == text  # in a postcode field four digits are one
    else:
        code, _, town = expected.split(" (")[0].partition(" + ")
        assert (postcode, rest) == (code, town)


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("3511AB, Utrecht", "NL", ("3511 AB", "Utrecht")),
        ("3511 Utrecht", "NL", ("3511", "Utrecht")),
        ("BE-9000 Gent", "BE", ("9000", "Gent")),
        ("3511 AB", "BE", ("3511 AB", "")),
        ("3665 AS", "BE", ("3665", "AS")),
        ("12345", "NL", ("", "12345")),
        ("Utrecht", "NL", ("", "Utrecht")),
        ("", "NL", ("", "")),
    ],
)
def test_postcodes(text: str, region: str, expected: tuple[str, str]) -> None:
    assert read_postcode(text, region) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jan.devries@example.com", "jan.devries@example.com"),
        (" Jan.deVries@Example.COM ", "Jan.deVries@example.com"),
        ("mailto:jan@example.com", "jan@example.com"),
        ("mailto:jan@example.com?subject=hoi", "jan@example.com"),
        ("Jan de Vries <jan@example.com>", "jan@example.com"),
        ("<jan@example.com>.", "jan@example.com"),
        ("jan@example.com, accepts marketing: true", "jan@example.com"),
        ("jan@example.com [jan@example.com]", "jan@example.com"),
        ("jan+sport@mail.example.co.uk", "jan+sport@mail.example.co.uk"),
        ("d'hondt@example.be", "d'hondt@example.be"),
        ("'jan@example.com'", "jan@example.com"),
        ("zoë@bücher.example", "zoë@bücher.example"),
        ("jan@example", None),
        ("jan..devries@example.com", None),
        ("jan@@example.com", None),
        ("jan@example..com", None),
        ("@example.com", None),
        ("jan", None),
        ("", None),
        ("x" * 300 + "@example.com", None),
    ],
)
def test_email_field(text: str, expected: str | None) -> None:
    assert read_email(text) == expected


def test_emails_in_free_text() -> None:
    text = "Mail naar jan@example.com of *piet@example.nl* (niet a@b)."
    assert [(text[start:end], mail) for start, end, mail in find_emails(text)] == [
        ("jan@example.com", "jan@example.com"),
        ("piet@example.nl", "piet@example.nl"),
    ]


def test_key_ignores_capitals() -> None:
    assert email_key(" Jan@Example.com") == email_key("jan@example.COM ")


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "a@" * 50_000, "a." * 50_000 + "@", "@a." * 30_000, "1" * 99_999 + "@b.nl"]
)
def test_hostile_length_is_quick(text: str) -> None:
    begun = time.process_time()
    find_emails(text)
    read_postcode(text)
    assert time.process_time() - begun < 1


@given(st.one_of(st.text(), st.text(alphabet="ab.@<>[]-'+ \ud800", max_size=60)))
def test_hostile_text(text: str) -> None:
    for start, end, mail in find_emails(text):
        assert text[start:end].lower() == mail.lower()
        assert read_email(mail) == mail
    email_key(text)
    read_postcode(text)
    read_postcode(text, "BE")
