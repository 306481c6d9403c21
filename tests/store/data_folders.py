"""Data folders with leads in them, and the files beside them, for tests of the care for the file."""

from __future__ import annotations

import random
from pathlib import Path

from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session

NOW = 1_795_428_000_000
"""2026-11-23T10:00:00Z"""

DAY = 86_400_000


def made_folder(folder: Path, leads: int = 3) -> Path:
    """A data folder with so many leads, each with an enquiry nobody answered yet; closed again."""
    database = Database.open(folder, NOW)
    add_leads(database, leads)
    database.close()
    return folder


def add_leads(database: Database, leads: int) -> None:
    """Put leads in an open file, caches and search text included."""

    def job(session: Session) -> None:
        for number in range(leads):
            lead_id = session.add(
                tables.lead,
                name=f"Lead {number}",
                phone=f"+3161234{number:04}",
                stage="know",
                stage_since=NOW,
                created_at=NOW,
                changed_at=NOW,
            )
            session.add(
                tables.enquiry,
                lead_id=lead_id,
                arrived_at=NOW,
                recorded_at=NOW,
                channel="form",
                message="Hoi " * 50,
            )

    if leads:
        database.write(job, NOW)


def leads_of(folder: Path) -> int:
    """How many leads a data folder holds when it is opened as the program would."""
    database = Database.open(folder, NOW)
    try:
        with database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM lead").scalar_one())
    finally:
        database.close()


def flip_bytes(file: Path, seed: int, how_many: int = 1, start: int = 0) -> None:
    """Change random bits of a file from ``start`` on."""
    content = bytearray(file.read_bytes())
    chooser = random.Random(seed)
    for _ in range(how_many):
        content[chooser.randrange(start, len(content))] ^= 1 << chooser.randrange(8)
    file.write_bytes(bytes(content))


def as_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, to show that nothing changed."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith(("-shm", ".lock"))
    }
