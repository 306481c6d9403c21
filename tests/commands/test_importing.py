from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.contacts import contacted
from ptcrm.commands.import_plan import ImportReport, plan_import
from ptcrm.commands.importing import AT_ONCE, preview_import, run_import
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.undoing import undo
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import Choices
from ptcrm.queries.today import answer_now
from ptcrm.store import tables
from ptcrm.store.checking import check
from ptcrm.store.database import Database
from ptcrm.store.text_search import search

SAMPLES = Path(__file__).parents[1] / "samples"
FIELDS = [
    "batch_id",
    "added",
    "merged",
    "unchanged",
    "enquiries",
    "not_leads",
    "signals",
    "possible_duplicates",
    "refused",
    "leads",
]


@pytest.fixture
def take(database: Database, now: int, zone: ZoneInfo) -> Any:
    def run(*files: Path, at: int = now, **options: Any) -> ImportReport:
        return run_import(database, plan_import(files, at, zone, **options), at)

    return run


def _rows(database: Database, table: Any) -> list[dict[str, Any]]:
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(table.c.rid)).mappings()]


def _table(path: Path, rows: list[str], header: str = "Naam;E-mail;Telefoon;Bericht;Datum") -> Path:
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def _healthy(database: Database) -> bool:
    checked = check(database)
    assert checked.problems == ()
    return checked.ok


def _all_samples() -> list[Path]:
    files = [*(SAMPLES / "csv-synthetic").glob("*.csv"), *(SAMPLES / "csv-more").glob("*.csv")]
    return sorted([*files, *(SAMPLES / "forms-synthetic").glob("*.eml")])


def test_the_report_has_the_words_of_the_contract(take: Any) -> None:
    report = take(SAMPLES / "csv-synthetic" / "meta-leads-utf16le-tab.csv")
    document = report.document()
    assert list(document) == FIELDS
    assert (document["added"], document["enquiries"]) == (3, 3)
    assert list(document["refused"][0]) == ["file", "line", "reason"]
    assert list(document["leads"][0]) == [
        "lead_id", "name", "email", "phone", "message", "arrived_at", "external_id",
    ]  # fmt: skip
    assert document["leads"][0]["arrived_at"].endswith("Z")
    json.dumps(document)


def test_every_sample_comes_in_once_whatever_it_is(take: Any, database: Database, now: int) -> None:
    first = take(*_all_samples())
    assert first.added > 30
    assert first.enquiries > 20
    assert (first.signals, first.not_leads) == (1, 2)
    assert _healthy(database)
    before = [_rows(database, table) for table in (tables.lead, tables.enquiry, tables.external_id)]
    again = take(*_all_samples(), at=now + DAY)
    assert (again.added, again.merged, again.enquiries, again.leads) == (0, 0, 0, ())
    assert again.unchanged == first.added + first.merged + first.unchanged
    assert [_rows(database, table) for table in (tables.lead, tables.enquiry, tables.external_id)] == before


def test_a_preview_says_what_will_happen_and_saves_nothing(
    take: Any, database: Database, now: int, zone: ZoneInfo
) -> None:
    plan = plan_import(_all_samples(), now, zone)
    seen = preview_import(database, plan)
    assert _rows(database, tables.lead) == []
    done = run_import(database, plan, now)
    for name in ("added", "merged", "unchanged", "enquiries", "possible_duplicates"):
        assert getattr(seen, name) == getattr(done, name), name
    assert seen.batch_id is None


def test_the_same_person_in_two_exports_is_one_lead_with_two_enquiries(
    take: Any, tmp_path: Path, database: Database
) -> None:
    one = _table(tmp_path / "een.csv", ["Jan de Vries;jan@example.nl;0612345678;Hoi;2026-11-23 10:00"])
    two = _table(tmp_path / "twee.csv", ["J. de Vries;jan@example.nl;06 12345678;Nog eens;2026-11-23 11:30"])
    assert take(one).added == 1
    second = take(two)
    assert (second.added, second.merged, second.enquiries) == (0, 1, 1)
    assert len(_rows(database, tables.lead)) == 1
    assert len({row["value"] for row in _rows(database, tables.external_id)}) == 2
    assert {row["batch_id"] for row in _rows(database, tables.enquiry)} != {None}
    assert _healthy(database)


def test_an_import_fills_blanks_and_overwrites_nothing(take: Any, tmp_path: Path, database: Database) -> None:
    header = "Naam;E-mail;Telefoon;Postcode;Woonplaats"
    take(_table(tmp_path / "een.csv", ["Jan de Vries;jan@example.nl;;3511 AB;"], header))
    take(_table(tmp_path / "twee.csv", ["Jan Vries;jan@example.nl;0612345678;9999 ZZ;Utrecht"], header))
    (lead,) = _rows(database, tables.lead)
    assert (lead["name"], lead["postcode"]) == ("Jan de Vries", "3511 AB")
    assert (lead["phone"], lead["city"]) == ("+31612345678", "Utrecht")


def test_contact_lists_make_leads_without_enquiries_unless_told_otherwise(
    take: Any, tmp_path: Path, database: Database
) -> None:
    file = _table(tmp_path / "leden.csv", ["Jan de Vries;jan@example.nl"], "Naam;E-mail")
    report = take(file)
    assert (report.added, report.enquiries, report.leads[0].arrived_at) == (1, 0, None)
    told = take(file, choices=Choices(treat_as="enquiries"))
    assert (told.added, told.merged, told.enquiries) == (0, 1, 1)
    assert take(file, choices=Choices(treat_as="enquiries")).unchanged == 1
    assert _healthy(database)


def test_who_just_asked_rings_and_who_asked_long_ago_does_not(
    take: Any, tmp_path: Path, database: Database, now: int
) -> None:
    take(
        _table(
            tmp_path / "aanvragen.csv",
            [
                "Sanne Berg;sanne@example.nl;;Hoi;2026-11-23 10:00",
                "Oud Iemand;oud@example.nl;;Hoi;2026-11-01 10:00",
            ],
        )
    )
    with database.reading() as connection:
        today = answer_now(connection, now)
        assert [row.waited_ms for row in today.rows] == [2 * HOUR]
        assert [row.name for row in today.imported_earlier] == ["Oud Iemand"]
        assert len(search(connection, "sanne")) == 1


def test_bad_rows_are_named_and_the_rest_comes_in(take: Any, tmp_path: Path, database: Database) -> None:
    file = _table(
        tmp_path / "half.csv",
        [
            "Jan de Vries;jan@example.nl;;Hoi;2026-11-23 10:00",
            ";;;Niemand;2026-11-23 10:00",
            ";;3,16123E+10;;2026-11-23 10:00",
            f"{'x' * 10_001};lang@example.nl;;;2026-11-23 10:00",
            "Eva Mulder;eva@example.nl;;Hoi;2026-11-23 10:01",
        ],
    )
    report = take(file, tmp_path / "weg.csv")
    assert report.added == 2
    assert sorted((it.line, it.file, it.code) for it in report.refused) == [
        (0, "weg.csv", "file_not_found"),
        (3, "half.csv", "no_name_phone_or_email"),
        (4, "half.csv", "only_phone_cut_off"),
        (5, "half.csv", "text_too_long"),
    ]
    assert all(it.message.endswith(".") for it in report.refused)


def test_what_could_not_be_used_of_a_row_is_told_beside_it(take: Any, tmp_path: Path) -> None:
    file = _table(
        tmp_path / "excel.csv",
        ["Jan de Vries;jan@example.nl;3,16123E+10;Hoi;2026-11-23 10:00", "Eva;eva@@x;;Hoi;2026-11-23 10:01"],
    )
    report = take(file)
    assert (report.added, report.refused) == (2, ())
    assert [(it.line, it.code) for it in report.notes] == [(2, "phone_cut_off"), (3, "email_unreadable")]
    assert (
        "excel.csv:2: The spreadsheet cut this phone number off (3,16123E+10). The rest of the row is fine;"
        " look the number up." in report.readable().splitlines()
    )
    assert "notes" not in report.document()


def test_no_readable_file_at_all_is_refused(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    with pytest.raises(Refusal) as refused:
        plan_import([tmp_path / "weg.csv", tmp_path], now, zone)
    assert refused.value.code == "file_not_found"


def test_undo_takes_the_whole_import_back_but_for_whom_was_touched(
    take: Any, tmp_path: Path, database: Database, now: int
) -> None:
    header = "Naam;E-mail;Telefoon;Bericht;Datum"
    take(_table(tmp_path / "eerst.csv", ["Jan de Vries;jan@example.nl;;Hoi;2026-11-22 10:00"], header))
    before = [_rows(database, table) for table in (tables.lead, tables.enquiry, tables.contact_point)]
    rows = [f"Mens {n};mens{n}@example.nl;;Hoi;2026-11-23 10:0{n}" for n in range(5)]
    jan = "Jan de Vries;jan@example.nl;0612345678;Weer;2026-11-23 11:00"
    report = take(_table(tmp_path / "dan.csv", [*rows, jan], header), at=now + HOUR)
    assert (report.added, report.merged) == (5, 1)
    assert report.batch_id is not None
    busy = report.leads[2].lead_id
    database.write(partial(contacted, lead_id=busy), now + 2 * HOUR)
    kept = database.write(partial(undo_batch, batch_id=report.batch_id), now + 3 * HOUR).value
    assert kept == (busy,)
    left = {row["id"]: row for row in _rows(database, tables.lead)}
    assert set(left) == {before[0][0]["id"], busy}
    assert left[before[0][0]["id"]]["phone"] == ""
    assert [row["id"] for row in _rows(database, tables.enquiry) if row["lead_id"] != busy] == [
        row["id"] for row in before[1]
    ]
    assert _healthy(database)


def test_undo_right_away_leaves_nothing_and_the_file_comes_in_again(
    take: Any, database: Database, now: int
) -> None:
    first = take(*_all_samples())
    undone = database.write(undo, now + 1000).value
    assert (undone.label, undone.kept) == ("import", ())
    for table in (tables.lead, tables.enquiry, tables.external_id, tables.contact_point, tables.search_text):
        assert _rows(database, table) == [], table.name
    assert take(*_all_samples(), at=now + 2000).added == first.added
    assert _healthy(database)


def _many(path: Path, count: int) -> Path:
    return _table(
        path, [f"Mens {n};mens{n}@example.nl;;Vraag {n};2026-11-23 0{n % 10}:00" for n in range(count)]
    )


def test_stopping_keeps_the_batches_done_under_one_undo(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    plan = plan_import([_many(tmp_path / "veel.csv", 3 * AT_ONCE)], now, zone)
    told: list[tuple[int, int]] = []
    report = run_import(database, plan, now, lambda *it: told.append(it), lambda: len(told) > 2)
    assert told == [(0, 1500), (500, 1500), (1000, 1500)]
    assert (report.stopped, report.added) == (True, 1000)
    assert _healthy(database)
    finished = run_import(database, plan, now + 1000)
    assert (finished.added, finished.unchanged, finished.stopped) == (500, 1000, False)
    database.write(undo, now + 2000)
    assert len(_rows(database, tables.lead)) == 1000
    database.write(undo, now + 3000)
    assert _rows(database, tables.lead) == []


def test_what_batches_after_the_first_fill_in_is_undone_too(
    take: Any, database: Database, tmp_path: Path, now: int
) -> None:
    take(_table(tmp_path / "eerst.csv", ["Jan de Vries;jan@example.nl"], "Naam;E-mail"))
    rows = [f"Mens {n};mens{n}@example.nl;;" for n in range(AT_ONCE + 10)]
    file = _table(tmp_path / "dan.csv", [*rows, "Jan de Vries;jan@example.nl;0612345678;"])
    take(file, at=now + 1000, choices=Choices(treat_as="contacts"))
    assert _rows(database, tables.lead)[0]["phone"] == "+31612345678"
    assert len([row for row in _rows(database, tables.command) if row["batch_id"]]) == 2
    database.write(undo, now + 2000)
    assert [(row["name"], row["phone"]) for row in _rows(database, tables.lead)] == [("Jan de Vries", "")]


def test_a_person_met_again_in_a_later_batch_is_the_same_one(
    take: Any, database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    rows = [f"Mens {n};mens{n}@example.nl;;Vraag;2026-11-23 09:00" for n in range(AT_ONCE)]
    file = _table(tmp_path / "veel.csv", [*rows, "Mens 3;mens3@example.nl;;Nog een;2026-11-23 10:00"])
    seen = preview_import(database, plan_import([file], now, zone))
    report = take(file)
    assert (report.added, report.merged, report.enquiries) == (AT_ONCE, 1, AT_ONCE + 1)
    assert (seen.added, seen.merged, seen.enquiries) == (AT_ONCE, 1, AT_ONCE + 1)


def test_a_removed_lead_does_not_come_back_with_the_same_file(
    take: Any, database: Database, tmp_path: Path, now: int
) -> None:
    file = _table(tmp_path / "een.csv", ["Jan de Vries;jan@example.nl;;Hoi;2026-11-23 10:00"])
    lead_id = LeadId(take(file).leads[0].lead_id)
    database.write(partial(remove_lead, lead_id=lead_id, spam=True), now + 1000)
    again = take(file, at=now + 2000)
    assert (again.added, again.unchanged, again.enquiries) == (0, 1, 0)


_PEOPLE = [
    ("Jan de Vries", "jan@example.nl", "0612345601"),
    ("Anna de Vries", "anna@example.nl", "0612345602"),
    ("Youssef El Amrani", "youssef@example.nl", "0612345603"),
    ("Zoë Maes", "zoe@example.be", "0470123456"),
]
_SAID = ["Hoi", "Nog eens", "=1+1"]


@settings(max_examples=25)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(_PEOPLE), st.sampled_from(_SAID), st.booleans()), min_size=1, max_size=12
    ),
    data=st.data(),
)
def test_in_any_order_and_however_often_the_same_people_come_in(
    rows: list[tuple[tuple[str, str, str], str, bool]],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
    fresh: Callable[[Path, int], Database],
    now: int,
    zone: ZoneInfo,
) -> None:
    folder = tmp_path_factory.mktemp("import")
    lines = [
        f"{name};{mail if full else mail.upper()};{phone if full else ''};{said};2026-11-23 10:00"
        for (name, mail, phone), said, full in rows
    ]
    shuffled = data.draw(st.permutations([*lines, *lines[:3]]))

    def people(at: str, listed: list[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        database = fresh(folder / at, now)
        file = _table(folder / f"{at}.csv", listed)
        report = run_import(
            database, plan_import([file], now, zone, choices=Choices(treat_as="enquiries")), now
        )
        assert report.added + report.merged + report.unchanged == len(listed)
        leads = {row["id"]: row for row in _rows(database, tables.lead)}
        said = sorted(
            {(leads[it["lead_id"]]["name"], it["message"]) for it in _rows(database, tables.enquiry)}
        )
        assert check(database).ok
        database.close()
        return sorted((row["name"], row["email"].casefold()) for row in leads.values()), said

    assert people("een", lines) == people("twee", list(shuffled))


@pytest.mark.parametrize(
    "cell",
    ["\x00", "\u202eevil", "\U0001f4a5" * 500, "'; DROP TABLE lead; --", '=HYPERLINK("x")', "\ufffe", "a\nb"],
)
def test_hostile_cells_come_in_or_are_refused_and_break_nothing(
    take: Any, database: Database, tmp_path: Path, cell: str
) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    take(_table(tmp_path / "vies.csv", [f"{quoted};x@example.nl;{quoted};{quoted};{quoted}"]))
    assert _healthy(database)


def test_a_lone_surrogate_in_a_file_breaks_nothing(take: Any, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "half.csv"
    file.write_bytes(b"Naam;E-mail\n\xed\xa0\x80Jan;jan@example.nl\n")
    take(file)
    assert _healthy(database)
