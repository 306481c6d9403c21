"""A trainer with an empty data file, on Monday 23 November 2026 at noon."""

from __future__ import annotations

import pytest
from trainer import Trainer

from ptcrm.store.database import Database


@pytest.fixture
def trainer(database: Database, now: int) -> Trainer:
    return Trainer(database, now)
