"""Whatever the fuzzer once found stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from target import FOUND, load, names

CASES = sorted(path for path in FOUND.glob("*/*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_found_case_is_read_or_refused(case: Path) -> None:
    load(case.parent.name).run(case.read_bytes())


@pytest.mark.parametrize("name", names())
def test_every_target_begins_with_samples_that_hold_people(name: str) -> None:
    target = load(name)
    seeds = list(target.seeds())
    assert sum(target.run(seed) for seed in seeds[:12]) > 0
    assert target.dictionary().isascii()
