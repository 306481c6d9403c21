"""What goes to the trainer's phone and what comes back from it. Part of the same data as ``tables``."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from ptcrm.store.columns import instant, table, text, texts, whole
from ptcrm.store.tables import metadata

phone_message = table(
    "phone_message",
    metadata,
    *texts("enquiry_id", "rung", "carrier", "sequence"),  # of several enquiries: their ids with spaces
    instant("due_at", required=True),
    instant("made_at", required=True),
    instant("sent_at"),  # the server has it, and will deliver it at due_at
    instant("unwanted_at"),  # answered, moved, merged or removed: it should not come any more
    instant("cancelled_at"),  # the server let go of it
    whole("tries"),
    instant("try_at"),  # when the server is asked next; None when nothing is left to ask
    text("problem"),
    Index("phone_message_once", "enquiry_id", "rung", "carrier", unique=True),
    Index("phone_message_to_do", "try_at", sqlite_where=sql("try_at IS NOT NULL")),
)
"""A message for the phone, scheduled at its server. No link to its enquiry: also for one that is gone the
server has to be told."""

phone_heard = table(
    "phone_heard",
    metadata,
    text("server_id"),
    instant("at", required=True),
    *texts("kind", "lead_id"),
    Index("phone_heard_once", "server_id", unique=True),
)
"""What came from the phone, by the server's id of it, so that nothing is taken in twice."""
