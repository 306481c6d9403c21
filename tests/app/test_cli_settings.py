"""What was chosen in the window holds at the command line as well."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ptcrm.commands.preferences import remember_choices, set_preference
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.queries.preferences import REGION
from ptcrm.store.database import Database

pytest_plugins = ["cli_fixtures"]


def test_where_the_trainer_works_decides_how_numbers_are_read(cli: Any, now: int, tmp_path: Path) -> None:
    cli.add("Iemand")
    database = Database.open(cli.folder, now)
    database.write(partial(set_preference, name=REGION, value="BE"), now)
    database.close()
    added = cli.add("Tom", "--phone", "0475 12 34 56")  # a Belgian mobile, or a number in Roermond
    assert cli.lead(added)["phone"] == "+32475123456"
    file = tmp_path / "a.csv"
    file.write_text("Naam;Telefoon\nEls Maes;0475 65 43 21\n")
    (lead,) = cli("import", str(file))["leads"]
    assert lead["phone"] == "+32475654321"
    cli("edit", added, "--phone", "0475 11 22 33")
    assert cli.lead(added)["phone"] == "+32475112233"


def test_what_was_said_of_columns_in_the_window_holds_here_too(cli: Any, now: int, tmp_path: Path) -> None:
    cli.add("Iemand")
    database = Database.open(cli.folder, now)
    said = Choices(columns={"hobby": ColumnKind.GOAL})
    database.write(partial(remember_choices, choices=said), now)
    database.close()
    file = tmp_path / "a.csv"
    file.write_text("Naam;E-mail;Hobby\nEls Maes;els@example.be;zwemmen\n")
    (lead,) = cli("import", str(file))["leads"]
    assert cli.lead(lead["lead_id"])["wants"] == "zwemmen"
