"""A trainer with an empty data file, on Monday 23 November 2026 at noon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from trainer import Trainer

from ptcrm.store.database import Database


@pytest.fixture
def trainer(tmp_path: Path, now: int) -> Iterator[Trainer]:
    database = Database.open(tmp_path / "data", now)
    yield Trainer(database, now)
    database.close()
