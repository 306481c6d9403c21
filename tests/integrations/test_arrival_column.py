"""Dates that can be read either way, of which the trainer is asked what they mean."""

from __future__ import annotations

import pytest

from ptcrm.integrations.arrival_column import either_way


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["03-04-2026"], (3, 4)),
        (["", "3/4/26 10:00"], (3, 4)),
        (["13-04-2026", "03.04.2026"], (3, 4)),
        (["03-03-2026", "5-5-2026"], None),
        (["2026-04-03", "3 april 2026", "13-04-2026", "00-04-2026", "03-04"], None),
        ([], None),
    ],
)
def test_the_first_date_that_reads_either_way(values: list[str], found: tuple[int, int] | None) -> None:
    assert either_way(values) == found
