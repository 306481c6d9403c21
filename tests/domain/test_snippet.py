"""The words around what was searched for."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from ptcrm.domain.snippet import snippet, words_held

LONG = "Belde over de proefles en vroeg of dinsdagavond kan, omdat de kinderen dan bij Jeroen zijn. " * 4


def marked(text: str, *typed: str) -> list[str]:
    found = snippet(text, typed)
    return [found.text[start:end] for start, end in found.marks]


def test_what_was_typed_is_marked_as_it_is_written() -> None:
    assert marked("Zus van Zoë Sørensen", "zoe", "soren") == ["Zoë", "Søren"]
    assert marked("Rugpijn, RUGPIJN en rugpijnen", "rugpijn") == ["Rugpijn", "RUGPIJN", "rugpijn"]
    assert marked("Groß is groot", "gross") == ["Groß"]
    assert marked("💪🏽 sterk worden", "sterk") == ["sterk"]


def test_only_the_beginning_of_a_word_counts() -> None:
    assert marked("Hardlopen", "lopen") == []
    assert words_held("hardlopen zonder pijn", ["lopen", "pijn"]) == 1


def test_a_long_text_is_shown_from_just_before_what_was_found() -> None:
    found = snippet("Kan ik komen? " * 30 + LONG, ["dinsdagavond"])
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert found.text.index("dinsdagavond") < 40
    assert " " in found.text[:30]


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Kan ik\n\n  komen?", ["komen"]).text == "Kan ik komen?"


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=8), max_size=4))
@example("İstanbul ﬁt ß" * 40, ["istanbul", "fit", "ss"])
def test_every_mark_lies_in_the_text(text: str, typed: list[str]) -> None:
    found = snippet(text, typed, 60)
    assert len(found.text) <= 62
    for start, end in found.marks:
        assert 0 <= start < end <= len(found.text)
