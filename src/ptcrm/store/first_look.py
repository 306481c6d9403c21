"""Who waits, read straight from the file with the bare driver, before there is a database library to ask.

Importing SQLAlchemy takes longer than everything else between the first frame and the leads on screen. This
look changes nothing and promises nothing: whatever is unusual about the file ends it, and the real opening,
which follows at once, says so in words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from ptcrm.store.data_file import APPLICATION_ID, DATABASE, SCHEMA_VERSION

_PATIENCE_S: Final = 0.2
_MOST: Final = 2_000
"""More people than this aren't looked at in a hurry."""

_WAITING: Final = """
    SELECT enquiry.id, enquiry.lead_id, enquiry.arrived_at, enquiry.recorded_at, enquiry.time_known,
           enquiry.batch_id, enquiry.answered_at, enquiry.answered_reached, enquiry.ended_at,
           enquiry.channel, enquiry.message, lead.name, lead.wants, lead.source, lead.referrer, lead.stage,
           lead.phone, lead.phone_valid, lead.email
    FROM enquiry JOIN lead ON lead.id = enquiry.lead_id
    WHERE enquiry.waiting > 0
       OR enquiry.answered_at > :now AND enquiry.ended_at IS NULL AND lead.removed_at IS NULL
    LIMIT :most
"""


def first_look(folder: Path, now: int) -> list[dict[str, Any]] | None:
    """Rows for ``queries.today_rows.in_order``, or None when this file wants to be opened with care."""
    path = folder / DATABASE
    try:
        if not path.is_file() or path.is_symlink() or not path.stat().st_size:
            return None
        connection = dbapi2.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S)
    except (dbapi2.Error, OSError):
        return None
    try:
        connection.execute("PRAGMA query_only = ON")
        marks = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
        if marks != [APPLICATION_ID, SCHEMA_VERSION]:
            return None
        found = connection.execute(_WAITING, {"now": now, "most": _MOST + 1})
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except (dbapi2.Error, UnicodeDecodeError):
        return None
    finally:
        connection.close()
    return rows if len(rows) <= _MOST else None
