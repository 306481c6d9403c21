"""Every table of the data file. Which columns are caches is said beside them and in ``session.CACHES``."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, MetaData, Text
from sqlalchemy import text as sql

from ptcrm.domain import values
from ptcrm.store.columns import CONSTRAINT_NAMES, flag, instant, link, one_of, table, text, texts, whole

metadata: Final = MetaData(naming_convention=CONSTRAINT_NAMES)

import_batch = table(
    "import_batch",
    metadata,
    instant("at", required=True),
    text("files"),
    whole("added"),
    whole("merged"),
    instant("undone_at"),
)

lead = table(
    "lead",
    metadata,
    # Who
    *texts("name", "given", "prefix", "family", "sort_name", "phone"),
    flag("phone_valid"),
    *texts("email", "email_key", "postcode", "city", "preferred_channel", "preferred_hours"),
    # Why
    *texts("wants", "target_group", "source", "referrer"),
    instant("consent_at"),  # to be contacted
    text("consent_how"),
    # Where on the road
    *one_of("stage", values.Stage),
    instant("stage_since", required=True),
    Column("back_on", Text),  # a "later" lead's local date to come back, ISO
    # Book-keeping
    instant("created_at", required=True),
    instant("changed_at", required=True),
    link("batch_id", "import_batch", required=False),
    flag("sample"),
    instant("removed_at"),
    flag("spam"),
    Column("merged_into", Text),
    # Cache of commands.upkeep: an open lead that nothing is planned for
    flag("without_step"),
    text("obstacles"),  # what stands in the way, as far as the trainer knows: words of values.Obstacle
    Index("lead_by_phone", "phone", sqlite_where=sql("phone != ''")),
    Index("lead_by_email", "email_key", sqlite_where=sql("email_key != ''")),
    Index("lead_by_stage", "stage", "rid", sqlite_where=sql("removed_at IS NULL")),
    Index("lead_by_name", "sort_name", "rid", sqlite_where=sql("removed_at IS NULL")),
    Index("lead_without_step", "stage_since", sqlite_where=sql("without_step = 1")),
    Index("lead_by_batch", "batch_id", sqlite_where=sql("batch_id IS NOT NULL")),
)

contact_point = table(
    "contact_point",
    metadata,
    link("lead_id", "lead"),
    *one_of("kind", ("phone", "email")),
    *texts("value", "key"),
    Index("contact_point_by_lead", "lead_id"),
    Index("contact_point_by_key", "key"),
)
"""A second and further phone or e-mail; the first stands in ``lead``."""

health_note = table(
    "health_note",
    metadata,
    link("lead_id", "lead"),
    text("text"),
    instant("consent_at"),
    text("consent_how"),
    Index("health_note_by_lead", "lead_id"),
)

enquiry = table(
    "enquiry",
    metadata,
    link("lead_id", "lead"),
    instant("arrived_at", required=True),
    instant("recorded_at", required=True),
    flag("time_known", default=True),
    *texts("time_trust", "arrived_text"),
    *one_of("channel", values.Channel),
    *texts("message", "extra"),
    flag("likely_spam"),
    link("batch_id", "import_batch", required=False),
    # Caches of commands.upkeep; lateness itself is never stored
    instant("answered_at"),
    Column("answered_reached", Text),
    instant("ended_at"),
    Column("waiting", Integer, nullable=False, server_default="0"),  # 1 rings, 2 imported earlier
    Index("enquiry_by_lead", "lead_id", "arrived_at"),
    Index("enquiry_waiting", "waiting", "arrived_at", sqlite_where=sql("waiting > 0")),
    Index("enquiry_answered", "answered_at", sqlite_where=sql("answered_at IS NOT NULL")),
    Index("enquiry_by_batch", "batch_id", sqlite_where=sql("batch_id IS NOT NULL")),
)

touch = table(
    "touch",
    metadata,
    link("lead_id", "lead"),
    instant("at", required=True),
    instant("recorded_at", required=True),
    *one_of("direction", values.Direction),
    *one_of("channel", values.Channel),
    flag("human", default=True),
    *one_of("reached", values.Reached),
    flag("gift"),
    *texts("title", "note"),  # the title of the template sent or the thing of value shared
    Column("batch_id", Text),  # the import it came with; added by version 2, so no link: SQLite adds none
    Index("touch_by_lead", "lead_id", "at"),
    Index("touch_by_batch", "batch_id", sqlite_where=sql("batch_id IS NOT NULL")),
)

note = table(
    "note",
    metadata,
    link("lead_id", "lead"),
    instant("at", required=True),
    text("text"),
    Index("note_by_lead", "lead_id", "at"),
)

stage_move = table(
    "stage_move",
    metadata,
    link("lead_id", "lead"),
    instant("at", required=True),
    *one_of("old", values.Stage),
    *one_of("new", values.Stage),
    text("reason"),
    flag("suggested"),
    whole("last_enquiry"),  # the newest one's rid when this was noted; tells the order if the clock was set
    Index("stage_move_by_lead", "lead_id", "at"),
)

dismissal = table(
    "dismissal",
    metadata,
    link("lead_id", "lead"),
    instant("at", required=True),
    *one_of("stage", values.Stage),
    text("fingerprint"),
    Index("dismissal_by_lead", "lead_id"),
)
"""A suggestion the trainer turned down; it returns only when its evidence has another fingerprint."""

next_step = table(
    "next_step",
    metadata,
    link("lead_id", "lead"),
    text("what"),
    instant("at", required=True),
    flag("time_known", default=True),
    instant("made_at", required=True),
    instant("done_at"),
    instant("dropped_at"),
    Index("next_step_by_lead", "lead_id"),
    Index(
        "next_step_open",
        "lead_id",
        unique=True,
        sqlite_where=sql("done_at IS NULL AND dropped_at IS NULL"),
    ),
    Index("next_step_due", "at", sqlite_where=sql("done_at IS NULL AND dropped_at IS NULL")),
)

consultation = table(
    "consultation",
    metadata,
    link("lead_id", "lead"),
    instant("at", required=True),
    whole("minutes"),
    *one_of("kind", values.ConsultationKind),
    text("place"),
    *one_of("status", values.ConsultationStatus),
    instant("logged_at"),
    Column("outcome", Text),
    *texts("words", "offer"),
    whole("price_cents"),
    flag("discount_asked"),
    whole("discount_cents"),
    *texts("discount_reason", "referred_to", "reason"),
    Column("back_on", Text),
    text("note"),
    Index("consultation_by_lead", "lead_id", "at"),
    Index("consultation_by_time", "at"),
    Index("consultation_planned", "at", sqlite_where=sql("status = 'planned'")),
)

consultation_obstacle = table(
    "consultation_obstacle",
    metadata,
    link("lead_id", "lead"),
    link("consultation_id", "consultation"),
    *one_of("obstacle", values.Obstacle),
    Index("consultation_obstacle_by_consultation", "consultation_id"),
)

offer = table("offer", metadata, text("name"), whole("price_cents"), instant("retired_at"))
"""A programme named by its result."""

target_group = table("target_group", metadata, text("name"), instant("retired_at"))

client_period = table(
    "client_period",
    metadata,
    link("lead_id", "lead"),
    link("consultation_id", "consultation", required=False),
    Column("since", Text, nullable=False),  # local dates, ISO
    Column("until", Text),
    *texts("end_reason", "offer"),
    whole("price_cents"),
    whole("discount_cents"),
    text("discount_reason"),
    Index("client_period_by_lead", "lead_id"),
)

external_id = table(
    "external_id",
    metadata,
    link("lead_id", "lead"),
    link("enquiry_id", "enquiry", required=False),
    *texts(
        "source", "value", "content"
    ),  # a hash of what came with it: same id and same content is "unchanged"
    link("batch_id", "import_batch", required=False),
    Index("external_id_by_value", "value", "source"),
    Index("external_id_by_lead", "lead_id"),
    Index("external_id_by_batch", "batch_id", sqlite_where=sql("batch_id IS NOT NULL")),
)

alert = table(
    "alert",
    metadata,
    link("enquiry_id", "enquiry"),
    text("rung"),
    instant("due_at", required=True),
    instant("claimed_at", required=True),
    instant("shown_at"),
    Column("notification", Integer),
    instant("again_at"),  # when it is told once more, as long as nobody answered
    whole("times"),  # how often it was told
    Index("alert_once", "enquiry_id", "rung", unique=True),
    Index("alert_unshown", "claimed_at", sqlite_where=sql("shown_at IS NULL")),
    Index("alert_again", "again_at", sqlite_where=sql("again_at IS NOT NULL")),
)

preference = table(
    "preference", metadata, text("name"), text("value"), Index("preference_name", "name", unique=True)
)

draft = table(
    "draft",
    metadata,
    *texts("place", "value"),
    instant("at", required=True),
    Index("draft_place", "place", unique=True),
)
"""Text that was typed and not saved yet, by the place it was typed in."""

not_the_same = table(
    "not_the_same",
    metadata,
    link("lead_id", "lead"),
    link("other_id", "lead"),
    Index("not_the_same_pair", "lead_id", "other_id"),
)

command = table(
    "command",
    metadata,
    instant("at", required=True),
    text("origin"),  # trainer, intake or program: only the trainer's own are undone by Ctrl+Z
    *texts("label", "label_values"),
    link("batch_id", "import_batch", required=False),
    instant("undone_at"),
    Index("command_undoable", "origin", "rid"),
)

command_row = table(
    "command_row",
    metadata,
    Column("command_rid", Integer, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("command_row_by_command", "command_rid", "rid"),
    Index("command_row_by_row", "row_id", "command_rid"),
)
"""One row a command changed, as JSON before and after; None where it did not exist."""

search_text = table("search_text", metadata, *texts("who", "contact", "wishes", "notes"))
"""What full-text search reads of one lead; ``rid`` and ``id`` are the lead's own."""
