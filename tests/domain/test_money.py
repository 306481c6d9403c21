"""Amounts are read as the Dutch write them, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.money import LARGEST, read_cents, write_euros

TABLE = Path(__file__).parents[1] / "samples" / "reference" / "amounts.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[1:] if line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_reference_table(row: list[str]) -> None:
    text, expected = row
    cents = read_cents(text)
    if expected == "range":
        assert cents is None
    else:
        assert cents is not None
        assert write_euros(cents) == expected.split(" ")[0]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1140.00", 114_000),
        ("1140", 114_000),
        ("1140.5", 114_050),
        ("1140,5", 114_050),
        ("€ 1.140,00", 114_000),
        ("€\u00a01.140,00", 114_000),
        ("€1,140.00", 114_000),
        ("1.140,-", 114_000),
        ("€ 60 per uur", 6_000),
        ("1.250.000", 125_000_000),
        ("0", 0),
        ("", None),
        ("gratis", None),
        ("45-60", None),
        ("-45-", None),
        ("1.25.0", None),
        ("1,2345", None),
        ("9" * 50, None),
        ("1" * 10_000, None),
    ],
)
def test_amounts(text: str, cents: int | None) -> None:
    assert read_cents(text) == cents


@given(st.integers(-LARGEST, LARGEST))
def test_written_amounts_read_back(cents: int) -> None:
    assert read_cents(write_euros(cents)) == cents


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,-€ pu/", max_size=20)))
def test_hostile_text(text: str) -> None:
    cents = read_cents(text)
    assert cents is None or abs(cents) <= LARGEST
