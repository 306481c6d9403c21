"""The data: made, brought up to date from the first version, kept to the hour, searched and saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from ptcrm.app.self_test.must import HOUR, NOON, must

_SAFE_SQLITE: Final = (3, 51, 3)
"""Older ones could damage a file that several programs have open."""


def made(folder: Path) -> str:
    """A new data file is whole, and its SQLite is one that doesn't damage it."""
    from ptcrm.store.checking import check
    from ptcrm.store.database import Database

    database = Database.open(folder / "data", NOON)
    try:
        found = check(database)
    finally:
        database.close()
    must(found.ok, f"problems: {found.problems}")
    must(tuple(int(part) for part in found.sqlite.split(".")) >= _SAFE_SQLITE, f"SQLite {found.sqlite}")
    return f"SQLite {found.sqlite}, schema {found.schema}"


def brought_up_to_date(folder: Path) -> str:
    """A file of the first version opens with what stands in it, and was backed up before."""
    from ptcrm.queries.lead_list import search_leads
    from ptcrm.store import data_file
    from ptcrm.store.checking import check
    from ptcrm.store.database import Database

    old = folder / "old"
    _first_version(old)
    database = Database.open(old, NOON)
    try:
        found = check(database)
        with database.reading() as connection:
            hits = search_leads(connection, "sanne")
    finally:
        database.close()
    must(found.ok, f"problems: {found.problems}")
    must(found.schema == data_file.SCHEMA_VERSION, f"schema {found.schema}")
    must((found.leads, len(hits)) == (1, 1), f"{found.leads} leads, {len(hits)} found")
    must(any((old / data_file.BACKUPS).iterdir()), "it was not backed up first")
    return f"from version 1 to {found.schema}, backed up first"


def _first_version(folder: Path) -> None:
    from ptcrm.store import data_file
    from ptcrm.store.migrations.runner import steps_in

    data_file.private_folder(folder)
    data_file.private_file(folder / data_file.DATABASE)
    with data_file.raw_connection(folder / data_file.DATABASE) as connection:
        connection.execute("BEGIN")
        for statement in steps_in()[1].STATEMENTS:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO lead (id, name, stage, stage_since, created_at, changed_at, without_step)"
            " VALUES ('self-test', 'Sanne', 'know', ?, ?, ?, 1)",
            (NOON, NOON, NOON),
        )
        connection.execute("INSERT INTO search_text (rid, id, who) VALUES (1, 'self-test', 'sanne')")
        connection.execute(f"PRAGMA application_id = {data_file.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("COMMIT")


def rings_and_is_found(folder: Path) -> str:
    """Somebody who wrote an hour ago is over the hour, is told of, and can be found."""
    from ptcrm.commands.intake import take_in
    from ptcrm.domain.enquiry import Arrival, Enquiry, Person
    from ptcrm.domain.rungs import Rung
    from ptcrm.domain.values import ClockState
    from ptcrm.queries.alerts import ringing
    from ptcrm.queries.lead_list import search_leads
    from ptcrm.queries.today import answer_now
    from ptcrm.store.database import Database

    person = Person(name="Sanne de Vries", phone="06 12345678")
    database = Database.open(folder / "clock", NOON)
    try:
        database.write(partial(take_in, enquiry=Enquiry(person, arrival=Arrival(NOON - HOUR))), NOON)
        with database.reading() as connection:
            before, at = (answer_now(connection, now).rows for now in (NOON - 1, NOON))
            rings = ringing(connection, NOON, (Rung.HOUR,)).due
            hits = search_leads(connection, "sanne vri")
    finally:
        database.close()
    states = [row.state for row in (*before, *at)]
    must(states == [ClockState.WITHIN_HOUR, ClockState.OVER_HOUR], f"the hour: {states}")
    must(len(rings) == 1, "nobody rings")
    must(hits, "the search finds nobody")
    return "rings at the hour, not before; found by search"


def backed_up(folder: Path) -> str:
    """A backup can be made, read back and put in the place of the data."""
    from ptcrm.commands.restoring import restore_quietly
    from ptcrm.store.backup import back_up
    from ptcrm.store.database import Database

    data = folder / "kept"
    database = Database.open(data, NOON)
    try:
        made = back_up(database, None, NOON)
    finally:
        database.close()
    restore_quietly(data, made.file, NOON + HOUR)
    return "made, verified and put back"
