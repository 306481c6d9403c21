"""Version 3 of the data: alerts that come again, messages to the phone and back, and a lead's obstacles."""

from __future__ import annotations

from typing import Final

from alembic import op

STATEMENTS: Final = (
    "ALTER TABLE lead ADD COLUMN obstacles TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE stage_move ADD COLUMN last_enquiry INTEGER",
    "ALTER TABLE alert ADD COLUMN again_at INTEGER",
    "ALTER TABLE alert ADD COLUMN times INTEGER",
    "CREATE INDEX alert_again ON alert (again_at) WHERE again_at IS NOT NULL",
    """CREATE TABLE phone_message (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    enquiry_id TEXT DEFAULT '' NOT NULL,
    rung TEXT DEFAULT '' NOT NULL,
    carrier TEXT DEFAULT '' NOT NULL,
    sequence TEXT DEFAULT '' NOT NULL,
    due_at INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    sent_at INTEGER,
    unwanted_at INTEGER,
    cancelled_at INTEGER,
    tries INTEGER,
    try_at INTEGER,
    problem TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_phone_message_id UNIQUE (id)
)
 STRICT""",
    "CREATE UNIQUE INDEX phone_message_once ON phone_message (enquiry_id, rung, carrier)",
    "CREATE INDEX phone_message_to_do ON phone_message (try_at) WHERE try_at IS NOT NULL",
    """CREATE TABLE phone_heard (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    server_id TEXT DEFAULT '' NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    lead_id TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_phone_heard_id UNIQUE (id)
)
 STRICT""",
    "CREATE UNIQUE INDEX phone_heard_once ON phone_heard (server_id)",
)


def upgrade() -> None:
    """Add the columns, the tables and their indexes; all begin empty."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
