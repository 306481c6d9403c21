from __future__ import annotations

import csv
import json
import os
import sys
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ptcrm.commands.exporting import Export, export_leads
from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import preview_import
from ptcrm.commands.leads import remove_lead
from ptcrm.commands.samples import fill_demo
from ptcrm.domain.ids import LeadId
from ptcrm.domain.refusals import Refusal
from ptcrm.store.database import Database


@pytest.fixture
def database(database: Database, now: int, zone: ZoneInfo) -> Database:
    fill_demo(database, now, zone)
    return database


def _export(database: Database, path: Path) -> int:
    with database.reading() as connection:
        return export_leads(connection, path, Export(ZoneInfo("Europe/Amsterdam"))) or 0


def test_a_table_holds_everybody_and_opens_in_a_dutch_spreadsheet(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "leads.CSV"
    count = _export(database, file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbfName;")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == count > 50
    (sanne,) = [row for row in rows if row["Name"] == "Sanne van den Berg"]
    assert (sanne["Tussenvoegsel"], sanne["Stage"]) == ("van den", "know")
    assert sanne["Goal"].startswith("Weer sporten")
    assert sanne["Phone"].startswith("'+31"), "a number stays text in a spreadsheet"
    assert sanne["Last enquiry"].endswith("Z")


def test_an_exported_table_reads_back_as_the_same_people(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    count = _export(database, tmp_path / "leads.csv")
    plan = plan_import([tmp_path / "leads.csv"], now, zone)
    assert (plan.files[0].treatment, len(plan.rows)) == ("contacts", count)
    seen = preview_import(database, plan)
    assert (seen.added, seen.enquiries) == (0, 0)


def test_json_holds_all_there_is_of_everybody(database: Database, tmp_path: Path) -> None:
    count = _export(database, tmp_path / "leads.json")
    leads = json.loads((tmp_path / "leads.json").read_text(encoding="utf-8"))["leads"]
    assert len(leads) == count
    (daan,) = [
        lead for lead in leads if lead["name"] == "Daan Visser" and lead["wants"].startswith("Een halve")
    ]
    assert [len(daan[name]) for name in ("enquiries", "notes", "moves", "steps", "consultations")] == [
        1,
        1,
        2,
        1,
        1,
    ]
    assert daan["touches"][1]["direction"] == "in"
    assert daan["touches"][1]["human"] is True
    assert daan["enquiries"][0]["arrived_at"].endswith("Z")
    assert daan["stage_since"].endswith("Z")


def test_cards_hold_everybody(database: Database, tmp_path: Path) -> None:
    count = _export(database, tmp_path / "leads.vcf")
    text = (tmp_path / "leads.vcf").read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == count
    assert "N:van den Berg;Sanne;;;" in text


def test_who_was_removed_stays_out(database: Database, tmp_path: Path, now: int) -> None:
    before = _export(database, tmp_path / "voor.json")
    (one, *_) = json.loads((tmp_path / "voor.json").read_text(encoding="utf-8"))["leads"]
    database.write(partial(remove_lead, lead_id=LeadId(one["id"])), now)
    assert _export(database, tmp_path / "na.json") == before - 1


def test_an_empty_folder_gives_files_without_people(tmp_path: Path, now: int) -> None:
    database = Database.open(tmp_path / "leeg", now)
    for name in ("a.csv", "a.json", "a.vcf", "a.xlsx"):
        assert _export(database, tmp_path / name) == 0
    assert json.loads((tmp_path / "a.json").read_text())["leads"] == []
    database.close()


@pytest.mark.parametrize("name", ["leads.xls", "leads", ".csv", "leads.csv.exe"])
def test_other_kinds_of_file_are_refused(database: Database, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        _export(database, tmp_path / name)
    assert refused.value.code == "unknown_export_kind"
    assert not (tmp_path / name).exists()


def test_where_nothing_can_be_written_is_refused(database: Database, tmp_path: Path) -> None:
    (tmp_path / "map.csv").mkdir()
    for path, code in (
        (tmp_path / "weg" / "x.csv", "file_not_written"),
        (tmp_path / "map.csv", "export_is_folder"),
    ):
        with pytest.raises(Refusal) as refused:
            _export(database, path)
        assert refused.value.code == code
    if sys.platform != "win32" and os.geteuid() != 0:
        (tmp_path / "dicht").mkdir(mode=0o500)
        with pytest.raises(Refusal):
            _export(database, tmp_path / "dicht" / "x.json")
