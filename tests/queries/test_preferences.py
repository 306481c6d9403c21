"""Settings of the business as they are read back, whatever stands in the file."""

from __future__ import annotations

from functools import partial

import pytest

from ptcrm.commands.preferences import remember_choices, set_preference
from ptcrm.integrations.choices import NOTHING_SAID, Choices
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.queries.preferences import IMPORT_COLUMNS, OWN_NAMES, REGION, read_region, remembered_choices
from ptcrm.store.database import Database


def test_where_the_trainer_works(database: Database, now: int) -> None:
    with database.reading() as connection:
        assert read_region(connection) == "NL"
    for said, read in (("BE", "BE"), ("XX", "NL"), ("NL", "NL")):
        database.write(partial(set_preference, name=REGION, value=said), now)
        with database.reading() as connection:
            assert read_region(connection) == read


def test_what_was_said_of_files_comes_back(database: Database, now: int) -> None:
    said = Choices(columns={"roepnaam": ColumnKind.FIRST}, own_names=frozenset({"Coach Tom", "Tom 🏋️"}))
    database.write(partial(remember_choices, choices=said), now)
    with database.reading() as connection:
        assert remembered_choices(connection) == said
    database.write(partial(remember_choices, choices=NOTHING_SAID), now)
    with database.reading() as connection:
        assert remembered_choices(connection) == NOTHING_SAID


def test_what_nobody_could_have_said_is_not_kept(database: Database, now: int) -> None:
    columns = {f"kolom {at}": ColumnKind.EXTRA for at in range(2_000)}
    columns |= {"x" * 20_000: ColumnKind.NAME, "half \ud800": ColumnKind.NAME}
    said = Choices(columns=columns, own_names=frozenset({"\ud800", "y" * 20_000}))
    database.write(partial(remember_choices, choices=said), now)
    with database.reading() as connection:
        kept = remembered_choices(connection)
    assert len(kept.columns) == 500
    assert "kolom 1999" in kept.columns
    assert kept.own_names == frozenset()


@pytest.mark.parametrize(
    "text", ["", "nee", "[", "[1, null]", '{"a": 5}', '{"a": "no such kind"}', "[" * 100_000, '"x"', "7"]
)
def test_damage_counts_as_not_set(database: Database, now: int, text: str) -> None:
    for name in (IMPORT_COLUMNS, OWN_NAMES):
        database.write(partial(set_preference, name=name, value=text), now)
    with database.reading() as connection:
        assert remembered_choices(connection) == NOTHING_SAID
