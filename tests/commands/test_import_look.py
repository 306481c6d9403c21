"""What can be told of files before they are imported."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from ptcrm.commands.import_look import Verdict, let_go, look_at, things_of
from ptcrm.commands.import_plan import plan_of, read_one
from ptcrm.commands.importing import run_import
from ptcrm.integrations.choices import Choices
from ptcrm.store.database import Database

ROWS = (
    "Naam;Telefoon;E-mail;Datum",
    "Joris Visser;06-12345678;joris@example.nl;03-04-2026",
    "Kees Mol;06-12345678;;04-04-2026",
    "Joris Visser;06-12345678;joris@example.nl;03-04-2026",
    ";;;",
    ";;;niemand",
)


def test_each_of_the_first_rows_gets_its_verdict(
    database: Database, now: int, zone: ZoneInfo, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\n".join(ROWS))
    read = [read_one(file, now, zone)]
    look = look_at(database, read, "NL", frozenset(), now, zone)
    told = [look.verdict(row.enquiry) for row in look.plan.files[0].rows]
    assert [(one.verdict, one.name) for one in told if one] == [
        (Verdict.NEW, ""),
        (Verdict.CHECK, "Joris Visser"),
        (Verdict.TWICE, "Joris Visser"),
    ]
    assert look.facts[file, ""].either_way == (3, 4)
    run_import(database, look.plan, now)
    again = look_at(database, read, "NL", frozenset(), now, zone)
    told = [again.verdict(row.enquiry) for row in again.plan.files[0].rows]
    assert [(one.verdict, one.name) for one in told if one] == [
        (Verdict.KNOWN, "Joris Visser"),
        (Verdict.KNOWN, "Kees Mol"),
        (Verdict.KNOWN, "Joris Visser"),
    ]


def test_what_is_left_out_is_not_counted_but_stays_read(
    database: Database, now: int, zone: ZoneInfo, tmp_path: Path
) -> None:
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    files[0].write_text("\n".join(ROWS))
    files[1].write_text("Naam;E-mail\nEva;eva@example.nl\n;\n;x")
    read = [read_one(file, now, zone) for file in files]
    look = look_at(database, read, "NL", frozenset({(files[0], "")}), now, zone)
    assert [one.name for one in look.plan.files] == ["b.csv"]
    assert {one.file for one in look.report.refused} == {"b.csv"}
    assert len(look.read) == 2


def test_a_file_that_cannot_be_read_is_told_apart_from_its_rows(
    database: Database, now: int, zone: ZoneInfo, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\n".join(ROWS))
    read = [read_one(path, now, zone) for path in (file, tmp_path / "weg.csv")]
    look = look_at(database, read, "NL", frozenset(), now, zone)
    assert [one.code for one in look.report.refused] == ["no_name_phone_or_email", "file_not_found"]
    assert [one.code for one in look.remarks if not one.line] == []


def test_the_newest_arrival_is_told_where_it_is_asked_what_rows_are(
    database: Database, now: int, zone: ZoneInfo, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\n".join(ROWS))
    for choices in (Choices(), Choices(treat_as="contacts")):
        look = look_at(database, [read_one(file, now, zone, choices=choices)], "NL", frozenset(), now, zone)
        newest = look.facts[file, ""].newest
        assert newest is not None
        assert newest < now


def test_thousands_of_rows_are_let_go_of(
    database: Database, now: int, zone: ZoneInfo, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\n".join(["Naam;E-mail", *(f"P{at};p{at}@example.nl" for at in range(1200))]))
    read = [read_one(file, now, zone)]
    look = look_at(database, read, "NL", frozenset(), now, zone)
    assert len(things_of(look)) > 2400
    assert len(things_of(look, read)) == len(look.report.leads)
    kept = things_of(look)
    let_go(kept)
    assert kept == []
    assert len(plan_of(read).rows) == 1200
