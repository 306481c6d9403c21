"""Which words may be meant by one with a slip of the finger in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.near_words import beginnings, distance, name_distance, near_words, pieces

KNOWN = [
    "jansen",
    "janssens",
    "sanne",
    "susanne",
    "berg",
    "bergen",
    "visser",
    "dijkstra",
    "rugpijn",
    "meijer",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jansne", "jansen"),
        ("jasnen", "jansen"),
        ("jansn", "jansen"),
        ("jjansen", "jansen"),
        ("sane", "sanne"),
        ("snane", "sanne"),
        ("vissr", "visser"),
        ("fisser", "visser"),
        ("dykstra", "dijkstra"),
        ("dijktsra", "dijkstra"),
        ("rugpijm", "rugpijn"),
        ("ruqpi", "rugpijn"),
        ("meyer", "meijer"),
        ("brg", "berg"),
    ],
)
def test_the_word_that_is_meant_comes_first(typed: str, meant: str) -> None:
    assert near_words(typed, KNOWN, 3)[:1] == [meant]
    assert meant[0] in beginnings(typed)


@pytest.mark.parametrize("typed", ["xyz", "jo", "a", "", "qqqqqq", "hardlopen"])
def test_nothing_is_made_of_what_is_like_no_word(typed: str) -> None:
    assert near_words(typed, KNOWN, 3) == []


def test_names_come_in_the_order_of_how_far_they_are() -> None:
    names = ["Pieter Bakker", "Sanne Jansen", "Sanne van den Berg", "Susanne Jansen"]
    assert sorted(names, key=lambda name: name_distance(["sane", "jansne"], name))[0] == "Sanne Jansen"
    assert sorted(names, key=lambda name: name_distance(["van", "berg"], name))[0] == "Sanne van den Berg"
    assert sorted(names, key=lambda name: name_distance(["vandenberg"], name))[0] == "Sanne van den Berg"


def test_a_name_in_one_piece_is_taken_apart() -> None:
    assert ("van", "den", "berg") in pieces("vandenberg")
    assert ("anne", "marie") in pieces("annemarie")
    assert ("de", "vries") in pieces("devries")


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzß'ł", max_size=30), st.lists(st.text(max_size=20), max_size=8)
)
def test_any_word_has_an_answer(word: str, known: list[str]) -> None:
    assert len(near_words(word, known, 3)) <= 3
    assert len(pieces(word)) < 200
    assert distance(word, word) == 0
    assert name_distance([word], " ".join(known)) >= 0


@given(st.text(alphabet="abcdefghij", min_size=5, max_size=12), st.data())
def test_one_slip_in_a_longer_word_is_always_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert near_words(swapped, [word], 1) == [word]
    assert near_words(word[:at] + word[at + 1 :], [word], 1) == [word]
