"""Who rings is looked up at each write: that must not read all the enquiries there ever were."""

from __future__ import annotations

import pytest
from sqlalchemy import Select, select
from sqlalchemy.dialects import sqlite

from ptcrm.domain.rungs import Rung
from ptcrm.queries import alerts
from ptcrm.store.database import Database
from ptcrm.store.tables import enquiry, lead


@pytest.mark.parametrize(
    "query",
    [
        alerts._unclaimed(Rung.DAY, 1),
        select(enquiry.c.id).join(lead, lead.c.id == enquiry.c.lead_id).where(alerts.rings(1)),
    ],
)
def test_those_who_wait_are_found_by_index(database: Database, query: Select[tuple[object, ...]]) -> None:
    text = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with database.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")]
    assert not [step for step in plan if step.startswith("SCAN enquiry")], plan
