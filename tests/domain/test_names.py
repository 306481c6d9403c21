"""Names are split, shown and sorted as the Dutch and the Belgians do."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptcrm.domain.names import (
    Name,
    first_name,
    fold,
    initials,
    join_name,
    names_agree,
    show_name,
    sort_key,
    split_name,
)

TABLE = Path(__file__).parents[1] / "samples" / "reference" / "names-nl-be.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[2:] if line]
AS_TYPED = {"Jan vd Berg": "vd", "Jan v.d. Berg": "v.d."}
"""The table allows van den and van der; it is never guessed which."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_reference_table(row: list[str]) -> None:
    text, given_name, prefix, family = row
    assert split_name(text) == Name(given_name, AS_TYPED.get(text, prefix), family)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Name()),
        ("   ", Name()),
        ("Sanne van den Berg", Name("Sanne", "van den", "Berg")),
        ("de heer J. Bakker", Name("J.", "", "Bakker")),
        ("Prof. dr. Anna Bakker, PhD", Name("Anna", "", "Bakker")),
        ("Bakker, Anna", Name("Anna", "", "Bakker")),
        ("VRIES, JAN DE", Name("Jan", "de", "Vries")),
        ("BERG-DE JONG, ANNA VAN DEN", Name("Anna", "van den", "Berg-de Jong")),
        ("ijsbrand van ijzendoorn", Name("IJsbrand", "van", "IJzendoorn")),
        ("sofie d'hondt", Name("Sofie", "", "D'Hondt")),
        ("jean-luc bakker", Name("Jean-Luc", "", "Bakker")),
        ("j.p. van 't hof", Name("J.P.", "van 't", "Hof")),
        ("Van den Berg", Name("", "van den", "Berg")),
        ("Jan Jansen-de Vries", Name("Jan", "", "Jansen-de Vries")),
        ("anna maria jansen-van den berg", Name("Anna Maria", "", "Jansen-van den Berg")),
        ("Tim v. d. Berg", Name("Tim", "v. d.", "Berg")),
        ("info@example.com", Name("info@example.com", "", "")),
        ("In 't Veld", Name("", "in 't", "Veld")),
        ("Mr", Name("Mr", "", "")),
        ("Anna Maria Van den Berg", Name("Anna Maria", "", "Van den Berg")),
        ("Inge op 't Root", Name("Inge", "op 't", "Root")),
        ("MARIA", Name("Maria", "", "")),
        ("JP", Name("JP", "", "")),
        ("Jan Willem Bakker", Name("Jan Willem", "", "Bakker")),
        ("Zoe\u0308 Bakker", Name("Zoë", "", "Bakker")),
    ],
)
def test_split(text: str, expected: Name) -> None:
    assert split_name(text) == expected


def test_shown() -> None:
    assert show_name(split_name("Sanne van den Berg")) == "Sanne van den Berg"
    assert show_name(split_name("van den Berg")) == "Van den Berg"
    assert show_name(split_name("'t Hof")) == "'t Hof"
    assert show_name(Name()) == ""


def test_sorted() -> None:
    names = ["Tom Van den Bossche", "Jan de Vries", "Zoë van der Meer", "Émile Adam", "Jean-Luc De Smet"]
    assert sorted(names, key=sort_key) == [
        "Émile Adam",
        "Jean-Luc De Smet",
        "Zoë van der Meer",
        "Tom Van den Bossche",
        "Jan de Vries",
    ]
    assert sort_key(Name("Jan", "de", "Vries")) == sort_key("Jan de Vries")


@pytest.mark.parametrize(
    ("full", "called", "short"),
    [
        ("Sanne van den Berg", "Sanne", "S.B."),
        ("Tom Van den Bossche", "Tom", "T.V."),
        ("IJsbrand van IJzendoorn", "IJsbrand", "IJ.IJ."),
        ("Femke", "Femke", "F."),
        ("Jan & Anna de Vries", "Jan & Anna", "J.V."),
        ("Dhr. J. de Vries", "J. de Vries", "J.V."),
        ("van Basten", "Van Basten", "B."),
        ("", "", ""),
        ("💪", "💪", ""),
    ],
)
def test_what_people_are_called(full: str, called: str, short: str) -> None:
    assert first_name(full) == called
    assert initials(full) == short


def test_folded() -> None:
    assert fold("ZOË Yılmaz-Łukasz ’t") == "zoe yilmaz-lukasz 't"


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Jan de Vries", "", True),
        ("Jan de Vries", "JAN DE VRIES", True),
        ("Jan de Vries", "Vries, Jan de", True),
        ("Jan de Vries", "J. de Vries", True),
        ("Jan de Vries", "Jan", True),
        ("Zoë van ’t Hof", "Zoe van 't Hof", True),
        ("Sophie Jansen", "Sofie Jansen", True),
        ("Jan de Vries", "Anna de Vries", False),
        ("Sanne van den Berg", "Mark van den Berg", False),
        ("A. de Vries", "Jan de Vries", False),
        ("Jan de Vries", "Piet Bakker", False),
    ],
)
def test_names_agree(a: str, b: str, agree: bool) -> None:
    assert names_agree(a, b) is agree
    assert names_agree(b, a) is agree


def letters(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text)
    return sorted(char for char in text.casefold() if char.isalpha())


WORDS = "Jan jan Zoë de van den der 't ’t De Van Vries BERG Berg-de D'Hondt el op in del , & IJ J.P. ij"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join))
def test_no_letter_is_lost(text: str) -> None:
    parts = split_name(text)
    assert letters(join_name(parts.given, parts.prefix, parts.family)) == letters(text)


@pytest.mark.parametrize(
    "text", [row[0] for row in ROWS] + ["van den Berg", "in 't Veld", "el Amrani", "'t Hof"]
)
def test_what_is_shown_splits_the_same(text: str) -> None:
    parts = split_name(text)
    assert split_name(show_name(parts)) == parts


@given(st.text(), st.text())
@example("¸", "¸")  # folds to a space
def test_hostile_text(a: str, b: str) -> None:
    show_name(split_name(a))
    sort_key(a)
    first_name(a)
    initials(a)
    names_agree(a, b)


def test_long_name() -> None:
    names_agree("Jan " * 2_500, "Piet " * 2_000)
    assert sort_key("x" * 10_000)
