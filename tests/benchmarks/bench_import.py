"""How much an import costs beside putting the same rows in the same tables with nothing decided at all.

The bare insert writes what the import left behind: the same tables, indexes
and search text, in the same transactions of 500 leads.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final
from zoneinfo import ZoneInfo

from figures import Figure
from sqlalchemy import insert, select

from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import AT_ONCE, run_import
from ptcrm.store import tables
from ptcrm.store.database import Database
from ptcrm.store.session import Session

ROWS: Final = 10_000
ROUNDS: Final = 3
NOW: Final = 1_795_431_600_000
_ENDS: Final = ("nne", "ris", "rk", "tte", "an", "mke", "m", "va", "lan", "ortje", "di", "lou")
_PREFIXES: Final = ("", "van ", "de ", "van den ", "El ")
_STEMS: Final = ("Berg", "Bakk", "Viss", "Jans", "Hendrik", "Muld", "Groot", "Dijk", "Boer", "Smit")
ZONE: Final = ZoneInfo("Europe/Amsterdam")
_TABLES: Final = (
    tables.lead,
    tables.contact_point,
    tables.enquiry,
    tables.external_id,
    tables.search_text,
)


def run() -> dict[str, float]:
    """Seconds of both, of reading the file alone, and the ratio; medians of three rounds."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_sample(Path(folder) / "aanvragen.csv", ROWS)
        read, imported, bare = [], [], []
        for at in range(ROUNDS):
            started = time.perf_counter()
            plan = plan_import([file], NOW, ZONE)
            read.append(time.perf_counter() - started)
            source = Database.open(Path(folder) / f"import{at}", NOW)
            imported.append(_timed(partial(run_import, source, plan, NOW)))
            target = Database.open(Path(folder) / f"bare{at}", NOW)
            bare.append(_insert_bare(source, target))
            source.close()
            target.close()
    both = median(a + b for a, b in zip(read, imported, strict=True))
    return {
        "rows": ROWS,
        "read_s": round(median(read), 3),
        "import_s": round(median(imported), 3),
        "bare_insert_s": round(median(bare), 3),
        "ratio": round(median(imported) / median(bare), 2),
        "ratio_with_reading": round(both / median(bare), 2),
    }


def write_sample(path: Path, rows: int) -> Path:
    """A Dutch list of enquiries as a website plug-in writes it."""
    chance = random.Random(7)
    first = [a + b for a in ("Sa", "Jo", "Ma", "Lo", "Da", "Fe", "To", "E", "Mi", "No") for b in _ENDS]
    last = [a + b + c for a in _PREFIXES for b in _STEMS for c in ("a", "en", "stra", "mans", "s")]
    lines = ["Datum;Naam;E-mail;Telefoon;Postcode;Bericht"]
    for at in range(rows):
        # As many people of one name as a list of that length has: a handful.
        name = f"{chance.choice(first)} {chance.choice(last)}"
        lines.append(
            f"2026-11-{at % 20 + 1:02} {at % 24:02}:{at % 60:02};{name};"
            f"{name.split()[0].lower()}{at}@example.nl;06{10_000_000 + at * 7919 % 48_000_000};"
            f"{1000 + at % 8999} AB;"
            f"Ik wil graag weer fit worden zonder rugpijn, kan ik een proefles doen? Groet nr {at}"
        )
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def _insert_bare(source: Database, target: Database) -> float:
    with source.reading() as connection:
        batch = [dict(row) for row in connection.execute(select(tables.import_batch)).mappings()]
        rows = {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(table.c.rid)).mappings()
            ]
            for table in _TABLES
        }
    target.write(lambda session: _insert(session, tables.import_batch.name, batch), NOW)

    def insert_all() -> None:
        batches = -(-len(rows["lead"]) // AT_ONCE)
        for at in range(batches):
            target.write(partial(_insert_share, rows=rows, at=at, batches=batches), NOW)

    return _timed(insert_all)


def _insert_share(session: Session, rows: dict[str, list[dict[str, Any]]], at: int, batches: int) -> None:
    for name, listed in rows.items():
        size = -(-len(listed) // batches)
        _insert(session, name, listed[at * size : (at + 1) * size])


def _insert(session: Session, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection.execute(insert(tables.metadata.tables[name]), rows)


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def test_import(found: list[Figure]) -> None:
    """Three rounds of both."""
    told = run()
    with_reading = f"with reading the file {told['ratio_with_reading']}x"
    detail = f"{told['import_s']:.2f} : {told['bare_insert_s']:.2f} s; {with_reading}"
    found.append(Figure("Import of 10,000 rows : bare insert", told["ratio"], 4, "x", ROUNDS, detail))
