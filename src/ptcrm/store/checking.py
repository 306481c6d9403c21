"""Whether everything in the data file is whole and agrees with everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ptcrm.domain.refusals import Refusal
from ptcrm.store import data_file, file_refusals, inspection, upkeep
from ptcrm.store.database import Database


@dataclass(frozen=True, slots=True)
class Checked:
    """``schema``: the version of the data; ``sqlite``: of SQLite. Removed leads aren't counted."""

    ok: bool
    schema: int
    sqlite: str
    leads: int
    enquiries: int
    touches: int
    problems: tuple[str, ...]


def check(database: Database) -> Checked:
    """Read everything and compare; changes nothing. Raises ``Refusal`` when the file can't be read at all."""
    problems: list[str] = []
    counts = [0, 0, 0]
    version = 0
    try:
        with data_file.raw_connection(database.path) as connection:
            version = inspection.heading(connection).version
            problems += inspection.damage(connection)
            problems += inspection.broken_links(connection)
            problems += _schema_problems(connection)
            counts = _counts(connection)
            if not problems:
                problems += _search_problems(connection)
    except dbapi2.DatabaseError as error:
        if not problems and not file_refusals.says_damaged(error):
            raise file_refusals.of_error(error) from error
        problems.append(str(error))
    if not problems:
        with database.reading() as reader:
            problems += _cache_problems(reader)
    return Checked(
        not problems, version, dbapi2.sqlite_version, counts[0], counts[1], counts[2], tuple(problems)
    )


def unopened(refusal: Refusal) -> Checked:
    """What is known of a file that could not even be opened."""
    return Checked(False, 0, dbapi2.sqlite_version, 0, 0, 0, (refusal.message,))


def _schema_problems(connection: Any) -> list[str]:  # noqa: ANN401
    there, wanted = inspection.schema_of(connection), inspection.created_schema()
    lost = [f"missing or changed: {_first_words(part)}" for part in sorted(wanted - there)]
    return lost + [f"unknown: {_first_words(part)}" for part in sorted(there - wanted)]


def _first_words(part: str) -> str:
    return part.partition(":")[0]


def _search_problems(connection: Any) -> list[str]:  # noqa: ANN401
    unfindable = connection.execute(
        "SELECT count(*) FROM lead WHERE removed_at IS NULL AND id NOT IN (SELECT id FROM search_text)"
    ).fetchone()[0]
    stray = connection.execute(
        "SELECT count(*) FROM search_text s LEFT JOIN lead l ON l.id = s.id AND l.rid = s.rid "
        "WHERE l.id IS NULL OR l.removed_at IS NOT NULL"
    ).fetchone()[0]
    return [f"{unfindable} leads can't be found by searching"] * bool(unfindable) + [
        f"searching finds {stray} leads that aren't there"
    ] * bool(stray)


def _counts(connection: Any) -> list[int]:  # noqa: ANN401
    of_leads = "JOIN lead l ON l.id = t.lead_id WHERE l.removed_at IS NULL"
    return [
        inspection.leads_in(connection),
        *(
            int(connection.execute(f"SELECT count(*) FROM {table} t {of_leads}").fetchone()[0])
            for table in ("enquiry", "touch")
        ),
    ]


def _cache_problems(reader: Connection) -> list[str]:
    enquiries, leads = upkeep.stale(reader)
    found = [f"enquiry {enquiry} waits or was answered otherwise than is kept" for enquiry in enquiries]
    return found + [f"lead {lead} has or lacks a next step otherwise than is kept" for lead in leads]
