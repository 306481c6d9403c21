"""Collects what the benchmarks find and shows it as one table at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from big_file import LARGE, copy_for_use
from figures import Figure, keep, table


@pytest.fixture(scope="session")
def found() -> Iterator[list[Figure]]:
    """Where a benchmark leaves its figures."""
    figures: list[Figure] = []
    yield figures
    keep(figures)
    print("\n\n" + table(figures))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with 100,000 leads and 1,000,000 touches, for reading and little writing."""
    return copy_for_use(LARGE, tmp_path_factory.mktemp("large"))
