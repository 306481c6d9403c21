"""Which column means what, where no known program wrote the file."""

from __future__ import annotations

import pytest

from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.csv_columns import Mapping, guess_columns
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.exporter import ColumnKind


def guess(text: str) -> Mapping:
    return guess_columns(read_table(text.encode()))


def kinds(text: str) -> list[str]:
    return [str(column.kind) for column in guess(text).columns]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "Voornaam;Achternaam;Gsm;Mail",
            "Jan;Bos;0470 12 34 56;j@example.be",
            ["first", "last", "phone", "email"],
        ),
        ("Wie;Nummer;Wanneer", "Jan;06-12345678;5-3-2024", ["name", "phone", "arrival"]),
        ("Naam,Datum,Tijd,E-mail", "Jan,5-3-2024,16:32,a@b.nl", ["name", "arrival", "arrival_time", "email"]),
        (
            "Naam;E-mail;Geboortedatum;Ontvangen",
            "J;a@b.nl;5-3-1990;5-3-2024 9:00",
            ["name", "email", "extra", "arrival"],
        ),
        ("Naam;Telefoon;Contact", "Jan;0612345678;j@example.com", ["name", "phone", "email"]),
        ("Naam;E-mail;Lidnummer", "Jan;j@example.com;612345678", ["name", "email", "extra"]),
        (
            "Naam;E-mail;Aangebracht door;Doelgroep",
            "Jan;j@example.com;Piet;40+",
            ["name", "email", "referrer", "target_group"],
        ),
    ],
)
def test_labels_and_values_decide_together(header: str, row: str, expected: list[str]) -> None:
    assert kinds(f"{header}\n{row}\n") == expected


def test_a_second_name_column_is_kept_as_extra() -> None:
    assert kinds("Contactpersoon,Naam,E-mail\nA,B,a@example.com\n").count("name") == 1


def test_form_tools_make_enquiries_and_lists_ask() -> None:
    form = guess("Naam,E-mail,Entry Date\nJan,a@example.com,2026-11-23 10:00:00\n")
    assert (form.kind, form.has_arrival) == ("enquiries", True)
    lijst = guess("Naam,E-mail,Toegevoegd op\nJan,a@example.com,25-11-2026\n")
    assert (lijst.kind, lijst.has_arrival, lijst.date_order) == ("contacts", True, DateOrder.DMY)
    plain = guess("Naam,E-mail\nJan,a@example.com\n")
    assert (plain.kind, plain.has_arrival) == ("contacts", False)


def test_dates_that_could_be_either_way_are_left_open() -> None:
    assert guess("Naam,E-mail,Datum aanvraag\nJan,a@example.com,3/4/2026\n").date_order is None


@pytest.mark.parametrize(
    ("header", "row", "said", "expected"),
    [
        ("Naam;Alias;E-mail", "Jan;J;j@example.nl", {"alias": "name"}, ["extra", "name", "email"]),
        (
            "Voornaam;Tussenvoegsel;Achternaam",
            "Jan;de;Vries",
            {"voornaam": "name"},
            ["name", "extra", "extra"],
        ),
        ("Naam;Tweede;E-mail", "Jan;Bos;j@example.nl", {"tweede": "last"}, ["first", "last", "email"]),
        ("Naam;E-mail", "Jan;j@example.nl", {"weg": "goal"}, ["name", "email"]),
        ("Naam;Tel;E-mail", "Jan;0612345678;j@example.nl", {"tel": "ignore"}, ["name", "ignore", "email"]),
    ],
)
def test_what_the_trainer_said_holds_and_no_other_column_takes_its_place(
    header: str, row: str, said: dict[str, str], expected: list[str]
) -> None:
    told = {key: ColumnKind(kind) for key, kind in said.items()}
    mapping = guess_columns(read_table(f"{header}\n{row}\n".encode()), told)
    assert [str(column.kind) for column in mapping.columns] == expected
