"""Version 1 of the data: everything there was then. Never changed once released."""

from __future__ import annotations

from typing import Final

from alembic import op

STATEMENTS: Final = (
    """CREATE TABLE import_batch (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    files TEXT DEFAULT '' NOT NULL,
    added INTEGER,
    merged INTEGER,
    undone_at INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_import_batch_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE offer (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    price_cents INTEGER,
    retired_at INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_offer_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE target_group (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    retired_at INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_target_group_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE preference (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_preference_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE draft (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_draft_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE command_row (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    command_rid INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    PRIMARY KEY (rid),
    CONSTRAINT uq_command_row_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE search_text (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    contact TEXT DEFAULT '' NOT NULL,
    wishes TEXT DEFAULT '' NOT NULL,
    notes TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_search_text_id UNIQUE (id)
)
 STRICT""",
    """CREATE TABLE lead (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    given TEXT DEFAULT '' NOT NULL,
    prefix TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    sort_name TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    phone_valid INTEGER DEFAULT '0' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    email_key TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    preferred_channel TEXT DEFAULT '' NOT NULL,
    preferred_hours TEXT DEFAULT '' NOT NULL,
    wants TEXT DEFAULT '' NOT NULL,
    target_group TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    referrer TEXT DEFAULT '' NOT NULL,
    consent_at INTEGER,
    consent_how TEXT DEFAULT '' NOT NULL,
    stage TEXT NOT NULL,
    stage_since INTEGER NOT NULL,
    back_on TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    batch_id TEXT,
    sample INTEGER DEFAULT '0' NOT NULL,
    removed_at INTEGER,
    spam INTEGER DEFAULT '0' NOT NULL,
    merged_into TEXT,
    without_step INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_lead_stage_known CHECK (stage IN ('know', 'like', 'trust', 'client', 'later',
        'lost')),
    CONSTRAINT uq_lead_id UNIQUE (id),
    CONSTRAINT fk_lead_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
)
 STRICT""",
    """CREATE TABLE command (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    origin TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    label_values TEXT DEFAULT '' NOT NULL,
    batch_id TEXT,
    undone_at INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_command_id UNIQUE (id),
    CONSTRAINT fk_command_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
)
 STRICT""",
    """CREATE TABLE contact_point (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    "key" TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_contact_point_kind_known CHECK (kind IN ('phone', 'email')),
    CONSTRAINT uq_contact_point_id UNIQUE (id),
    CONSTRAINT fk_contact_point_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE health_note (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    consent_at INTEGER,
    consent_how TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_health_note_id UNIQUE (id),
    CONSTRAINT fk_health_note_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE enquiry (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    time_known INTEGER DEFAULT '1' NOT NULL,
    time_trust TEXT DEFAULT '' NOT NULL,
    arrived_text TEXT DEFAULT '' NOT NULL,
    channel TEXT NOT NULL,
    message TEXT DEFAULT '' NOT NULL,
    extra TEXT DEFAULT '' NOT NULL,
    likely_spam INTEGER DEFAULT '0' NOT NULL,
    batch_id TEXT,
    answered_at INTEGER,
    answered_reached TEXT,
    ended_at INTEGER,
    waiting INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_enquiry_channel_known CHECK (channel IN ('phone', 'voicemail', 'whatsapp', 'sms',
        'email', 'form', 'instagram', 'facebook', 'in_person', 'walk_in', 'other')),
    CONSTRAINT uq_enquiry_id UNIQUE (id),
    CONSTRAINT fk_enquiry_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_enquiry_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
)
 STRICT""",
    """CREATE TABLE touch (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    direction TEXT NOT NULL,
    channel TEXT NOT NULL,
    human INTEGER DEFAULT '1' NOT NULL,
    reached TEXT NOT NULL,
    gift INTEGER DEFAULT '0' NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_touch_direction_known CHECK (direction IN ('out', 'in')),
    CONSTRAINT ck_touch_channel_known CHECK (channel IN ('phone', 'voicemail', 'whatsapp', 'sms',
        'email', 'form', 'instagram', 'facebook', 'in_person', 'walk_in', 'other')),
    CONSTRAINT ck_touch_reached_known CHECK (reached IN ('reached', 'attempted', 'unknown')),
    CONSTRAINT uq_touch_id UNIQUE (id),
    CONSTRAINT fk_touch_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE note (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_note_id UNIQUE (id),
    CONSTRAINT fk_note_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE stage_move (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    suggested INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_stage_move_old_known CHECK (old IN ('know', 'like', 'trust', 'client', 'later',
        'lost')),
    CONSTRAINT ck_stage_move_new_known CHECK (new IN ('know', 'like', 'trust', 'client', 'later',
        'lost')),
    CONSTRAINT uq_stage_move_id UNIQUE (id),
    CONSTRAINT fk_stage_move_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE dismissal (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    stage TEXT NOT NULL,
    fingerprint TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_dismissal_stage_known CHECK (stage IN ('know', 'like', 'trust', 'client', 'later',
        'lost')),
    CONSTRAINT uq_dismissal_id UNIQUE (id),
    CONSTRAINT fk_dismissal_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE next_step (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    what TEXT DEFAULT '' NOT NULL,
    at INTEGER NOT NULL,
    time_known INTEGER DEFAULT '1' NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    dropped_at INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_next_step_id UNIQUE (id),
    CONSTRAINT fk_next_step_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE consultation (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    minutes INTEGER,
    kind TEXT NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    status TEXT NOT NULL,
    logged_at INTEGER,
    outcome TEXT,
    words TEXT DEFAULT '' NOT NULL,
    offer TEXT DEFAULT '' NOT NULL,
    price_cents INTEGER,
    discount_asked INTEGER DEFAULT '0' NOT NULL,
    discount_cents INTEGER,
    discount_reason TEXT DEFAULT '' NOT NULL,
    referred_to TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    back_on TEXT,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_consultation_kind_known CHECK (kind IN ('intake', 'phone', 'trial')),
    CONSTRAINT ck_consultation_status_known CHECK (status IN ('planned', 'held', 'no_show',
        'cancelled', 'moved')),
    CONSTRAINT uq_consultation_id UNIQUE (id),
    CONSTRAINT fk_consultation_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE not_the_same (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_not_the_same_id UNIQUE (id),
    CONSTRAINT fk_not_the_same_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_not_the_same_other_id FOREIGN KEY(other_id) REFERENCES lead (id)
)
 STRICT""",
    """CREATE TABLE consultation_obstacle (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    consultation_id TEXT NOT NULL,
    obstacle TEXT NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT ck_consultation_obstacle_obstacle_known CHECK (obstacle IN ('price', 'time', 'distance',
        'partner', 'pain', 'trust', 'other_trainer', 'other')),
    CONSTRAINT uq_consultation_obstacle_id UNIQUE (id),
    CONSTRAINT fk_consultation_obstacle_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_consultation_obstacle_consultation_id FOREIGN KEY(consultation_id)
        REFERENCES consultation (id)
)
 STRICT""",
    """CREATE TABLE client_period (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    consultation_id TEXT,
    since TEXT NOT NULL,
    until TEXT,
    end_reason TEXT DEFAULT '' NOT NULL,
    offer TEXT DEFAULT '' NOT NULL,
    price_cents INTEGER,
    discount_cents INTEGER,
    discount_reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (rid),
    CONSTRAINT uq_client_period_id UNIQUE (id),
    CONSTRAINT fk_client_period_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_client_period_consultation_id FOREIGN KEY(consultation_id)
        REFERENCES consultation (id)
)
 STRICT""",
    """CREATE TABLE external_id (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    enquiry_id TEXT,
    source TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    content TEXT DEFAULT '' NOT NULL,
    batch_id TEXT,
    PRIMARY KEY (rid),
    CONSTRAINT uq_external_id_id UNIQUE (id),
    CONSTRAINT fk_external_id_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_external_id_enquiry_id FOREIGN KEY(enquiry_id) REFERENCES enquiry (id),
    CONSTRAINT fk_external_id_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
)
 STRICT""",
    """CREATE TABLE alert (
    rid INTEGER NOT NULL,
    id TEXT NOT NULL,
    enquiry_id TEXT NOT NULL,
    rung TEXT DEFAULT '' NOT NULL,
    due_at INTEGER NOT NULL,
    claimed_at INTEGER NOT NULL,
    shown_at INTEGER,
    notification INTEGER,
    PRIMARY KEY (rid),
    CONSTRAINT uq_alert_id UNIQUE (id),
    CONSTRAINT fk_alert_enquiry_id FOREIGN KEY(enquiry_id) REFERENCES enquiry (id)
)
 STRICT""",
    """CREATE VIRTUAL TABLE search_index USING fts5(
        who, contact, wishes, notes, content='search_text', content_rowid='rid',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')""",
    """CREATE UNIQUE INDEX alert_once ON alert (enquiry_id, rung)""",
    """CREATE INDEX alert_unshown ON alert (claimed_at) WHERE shown_at IS NULL""",
    """CREATE INDEX client_period_by_lead ON client_period (lead_id)""",
    """CREATE INDEX command_row_by_command ON command_row (command_rid, rid)""",
    """CREATE INDEX command_row_by_row ON command_row (row_id, command_rid)""",
    """CREATE INDEX command_undoable ON command (origin, rid)""",
    """CREATE INDEX consultation_by_lead ON consultation (lead_id, at)""",
    """CREATE INDEX consultation_by_time ON consultation (at)""",
    """CREATE INDEX consultation_obstacle_by_consultation ON consultation_obstacle (consultation_id)""",
    """CREATE INDEX consultation_planned ON consultation (at) WHERE status = 'planned'""",
    """CREATE INDEX contact_point_by_key ON contact_point ("key")""",
    """CREATE INDEX contact_point_by_lead ON contact_point (lead_id)""",
    """CREATE INDEX dismissal_by_lead ON dismissal (lead_id)""",
    """CREATE UNIQUE INDEX draft_place ON draft (place)""",
    """CREATE INDEX enquiry_answered ON enquiry (answered_at) WHERE answered_at IS NOT NULL""",
    """CREATE INDEX enquiry_by_batch ON enquiry (batch_id) WHERE batch_id IS NOT NULL""",
    """CREATE INDEX enquiry_by_lead ON enquiry (lead_id, arrived_at)""",
    """CREATE INDEX enquiry_waiting ON enquiry (waiting, arrived_at) WHERE waiting > 0""",
    """CREATE INDEX external_id_by_batch ON external_id (batch_id) WHERE batch_id IS NOT NULL""",
    """CREATE INDEX external_id_by_lead ON external_id (lead_id)""",
    """CREATE INDEX external_id_by_value ON external_id (value, source)""",
    """CREATE INDEX health_note_by_lead ON health_note (lead_id)""",
    """CREATE INDEX lead_by_batch ON lead (batch_id) WHERE batch_id IS NOT NULL""",
    """CREATE INDEX lead_by_email ON lead (email_key) WHERE email_key != ''""",
    """CREATE INDEX lead_by_name ON lead (sort_name, rid) WHERE removed_at IS NULL""",
    """CREATE INDEX lead_by_phone ON lead (phone) WHERE phone != ''""",
    """CREATE INDEX lead_by_stage ON lead (stage, rid) WHERE removed_at IS NULL""",
    """CREATE INDEX lead_without_step ON lead (stage_since) WHERE without_step = 1""",
    """CREATE INDEX next_step_by_lead ON next_step (lead_id)""",
    """CREATE INDEX next_step_due ON next_step (at) WHERE done_at IS NULL AND dropped_at IS NULL""",
    """CREATE UNIQUE INDEX next_step_open ON next_step (lead_id)
        WHERE done_at IS NULL AND dropped_at IS NULL""",
    """CREATE INDEX not_the_same_pair ON not_the_same (lead_id, other_id)""",
    """CREATE INDEX note_by_lead ON note (lead_id, at)""",
    """CREATE UNIQUE INDEX preference_name ON preference (name)""",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index (rowid, who, contact, wishes, notes) VALUES (new.rid, new.who,
        new.contact, new.wishes, new.notes); END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, who, contact, wishes, notes) VALUES ('delete',
        old.rid, old.who, old.contact, old.wishes, old.notes);
        INSERT INTO search_index (rowid, who, contact, wishes, notes) VALUES (new.rid, new.who,
        new.contact, new.wishes, new.notes); END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, who, contact, wishes, notes) VALUES ('delete',
        old.rid, old.who, old.contact, old.wishes, old.notes); END""",
    """CREATE INDEX stage_move_by_lead ON stage_move (lead_id, at)""",
    """CREATE INDEX touch_by_lead ON touch (lead_id, at)""",
)


def upgrade() -> None:
    """Make every table, index and trigger."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
