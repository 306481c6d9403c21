"""Version 2 of the data: a touch knows which import it came with, so that undoing takes it along."""

from __future__ import annotations

from typing import Final

from alembic import op

STATEMENTS: Final = (
    "ALTER TABLE touch ADD COLUMN batch_id TEXT",
    "CREATE INDEX touch_by_batch ON touch (batch_id) WHERE batch_id IS NOT NULL",
)


def upgrade() -> None:
    """Add the column and its index; no touch there is came with an import."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
