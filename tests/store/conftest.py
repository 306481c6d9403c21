"""A real data file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ptcrm.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh, empty data file."""
    opened = Database.open(tmp_path / "data")
    yield opened
    opened.close()
