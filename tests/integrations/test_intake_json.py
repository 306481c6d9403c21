"""JSON beyond the judged files: odd, large and hostile."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_json import read_json

PERSON = {"name": "Jan de Vries", "email": "jan@example.nl"}
NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=25,
)


def _read(text: str | bytes, now: int, zone: ZoneInfo, choices: Choices | None = None) -> list[FileReading]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_json(Source(Path("x.json"), data, now, zone, choices=choices or Choices()))


def _code(text: str | bytes, now: int, zone: ZoneInfo) -> str:
    with pytest.raises(Refusal) as refused:
        _read(text, now, zone)
    return refused.value.code


@given(NESTED)
def test_whatever_is_in_it_is_people_or_a_refusal(now: int, zone: ZoneInfo, value: Any) -> None:
    with suppress(Refusal):
        assert _read(json.dumps(value), now, zone)


@given(NESTED)
def test_what_stands_beside_a_person_costs_nobody(now: int, zone: ZoneInfo, value: Any) -> None:
    [reading] = _read(json.dumps([{**PERSON, "zzz": value}]), now, zone)
    assert [row.enquiry.person.email for row in reading.rows] or reading.refused


@given(st.integers(1, 40))
def test_everybody_comes_in(now: int, zone: ZoneInfo, count: int) -> None:
    people = [{"naam": f"Jan {at}", "e-mail": f"jan{at}@example.nl"} for at in range(count)]
    for text in (json.dumps(people), json.dumps({"leden": people}), "\n".join(map(json.dumps, people))):
        [reading] = _read(text, now, zone)
        assert len(reading.rows) + len(reading.refused) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "json_too_deep"),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, "json_too_deep"),
        ("[" + "[]," * 2_100_000 + "[]]", "json_too_large"),
        ("[" + "1," * 5_100_000 + "1]", "json_too_large"),
        ('{"naam": "Jan", "e', "json_damaged"),
        ('[{"naam": "Jan"}] en nog wat', "json_damaged"),
        (b"[" + b" " * 50_000_001, "file_too_large"),
        (json.dumps([{f"veld{at}": "x", **PERSON} for at in range(600)]), "json_without_people"),
        ("[1, 2, 3]", "json_without_people"),
        ("[]", "json_without_people"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "text",
)
def test_what_cannot_be_read_says_so(text: str | bytes, code: str, now: int, zone: ZoneInfo) -> None:
    assert _code(text, now, zone) == code


def test_a_half_character_stays_in_its_own_row(now: int, zone: ZoneInfo) -> None:
    people = f'[{{"naam": "\\ud83d", "email": "half@example.nl"}}, {json.dumps(PERSON)}]'
    [reading] = _read(people, now, zone)
    assert [row.code for row in reading.refused] == ["text_not_unicode"]
    assert [row.line for row in reading.rows] == [2]


def test_a_line_that_breaks_off_is_named_and_the_others_come_in(now: int, zone: ZoneInfo) -> None:
    [reading] = _read(
        f'{json.dumps(PERSON)}\n{{"name": "Pi\n\n{json.dumps({**PERSON, "email": "a@b.nl"})}\n', now, zone
    )
    assert [row.line for row in reading.rows] == [1, 4]
    assert [(row.line, row.code) for row in reading.refused] == [(2, "json_line_damaged")]


def test_lists_can_be_left_out(now: int, zone: ZoneInfo) -> None:
    text = json.dumps({"klanten": [PERSON], "leads": [{**PERSON, "email": "b@example.nl"}]})
    assert [reading.part for reading in _read(text, now, zone)] == ["klanten", "leads"]
    [left] = _read(text, now, zone, Choices(left_out=frozenset({"klanten"})))
    assert [row.enquiry.person.email for row in left.rows] == ["b@example.nl"]
