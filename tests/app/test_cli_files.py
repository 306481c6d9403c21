"""Files in and out through the command line: import, export, undo of an import, backup, restore, check."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]

REPORT = {
    "batch_id": str,
    "added": int,
    "merged": int,
    "unchanged": int,
    "enquiries": int,
    "not_leads": int,
    "signals": int,
    "possible_duplicates": int,
    "refused": list,
    "leads": list,
}
LEADS = """Name,Email,Phone,Message,Date
Sanne de Vries,sanne@example.com,0612345678,Ik wil fitter worden,2026-11-23 11:30
Bas Bakker,bas@example.com,,Wat kost het?,2026-11-23 09:00
,,,niemand,2026-11-23 09:00
"""


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is twelve o'clock."""


@pytest.fixture
def leads(tmp_path: Path) -> str:
    """A table with two people and a row of nobody."""
    file = tmp_path / "leads.csv"
    file.write_text(LEADS, encoding="utf-8")
    return str(file)


def test_an_import_says_what_it_did(cli: Any, leads: str) -> None:
    done = cli("import", leads)
    assert done.keys() == REPORT.keys()
    assert {name: type(value) for name, value in done.items()} == REPORT
    assert (done["added"], done["merged"], done["unchanged"], done["enquiries"]) == (2, 0, 0, 2)
    (refused,) = done["refused"]
    assert refused.keys() == {"file", "line", "reason"}
    assert (refused["file"], refused["line"]) == ("leads.csv", 4)
    assert refused["reason"]
    assert [one["name"] for one in done["leads"]] == ["Sanne de Vries", "Bas Bakker"]
    first = done["leads"][0]
    assert first == {
        "lead_id": first["lead_id"],
        "name": "Sanne de Vries",
        "email": "sanne@example.com",
        "phone": "+31612345678",
        "message": "Ik wil fitter worden",
        "arrived_at": "2026-11-23T10:30:00Z",
        "external_id": first["external_id"],
    }
    states = {row["name"]: row["state"] for row in cli.today()["answer_now"]}
    assert states == {"Sanne de Vries": "within_hour", "Bas Bakker": "over_hour"}


def test_importing_twice_changes_nothing(cli: Any, leads: str) -> None:
    cli("import", leads)
    again = cli("import", leads)
    assert (again["added"], again["merged"], again["unchanged"], again["enquiries"]) == (0, 0, 2, 0)
    assert len(cli("leads")) == 2
    assert cli("check")["enquiries"] == 2


def test_a_dry_run_says_the_same_and_saves_nothing(cli: Any, leads: str) -> None:
    before = cli("leads")
    tried = cli("import", leads, "--dry-run")
    assert tried["batch_id"] is None
    assert cli("leads") == before == []
    done = cli("import", leads)
    for name in ("added", "merged", "unchanged", "enquiries", "not_leads", "signals", "refused"):
        assert tried[name] == done[name], name


def test_contacts_make_no_enquiries(cli: Any, leads: str) -> None:
    done = cli("import", leads, "--as", "contacts")
    assert (done["added"], done["enquiries"]) == (2, 0)
    assert cli.today()["answer_now"] == []
    assert {one["arrived_at"] for one in done["leads"]} == {None}


def test_old_rows_are_enquiries_when_asked(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("Name,Email,Date\nOud,oud@example.com,2026-11-15 10:00\n", encoding="utf-8")
    done = cli("import", str(file), "--as", "enquiries")
    assert done["enquiries"] == 1
    today = cli.today()
    assert today["answer_now"] == []
    assert [row["name"] for row in today["imported_earlier"]] == ["Oud"]


def test_files_that_cannot_be_read(cli: Any, leads: str, tmp_path: Path) -> None:
    nothing = str(tmp_path / "nothing.csv")
    assert cli.refused("import", nothing)
    assert cli.refused("import", str(tmp_path))
    done = cli("import", nothing, leads)
    assert done["added"] == 2
    assert {"nothing.csv", "leads.csv"} == {one["file"] for one in done["refused"]}
    only_refused = tmp_path / "nobody.csv"
    only_refused.write_text("Name,Email,Message\n,,hallo\n", encoding="utf-8")
    assert cli("import", str(only_refused))["added"] == 0
    (tmp_path / "random.bin").write_bytes(bytes(range(256)) * 20)
    assert cli.refused("import", str(tmp_path / "random.bin"))


def test_an_import_is_undone_as_one_and_keeps_whom_it_must(cli: Any, leads: str) -> None:
    own = cli.add("Cor")
    done = cli("import", leads)
    sanne = done["leads"][0]["lead_id"]
    cli("note", sanne, "gebeld")
    undone = cli("undo", "--batch", done["batch_id"])
    assert undone == {"label": "import", "kept": [sanne]}
    assert {one["lead_id"] for one in cli("leads")} == {own, sanne}
    assert cli.refused("undo", "--batch", done["batch_id"]) == "batch_undone"


def test_undo_takes_back_an_import_just_done(cli: Any, leads: str) -> None:
    cli("import", leads)
    assert cli("undo")["kept"] == []
    assert cli("leads") == []
    assert cli("import", leads)["added"] == 2


def test_an_export_can_be_imported_again(cli: Any, leads: str, tmp_path: Path) -> None:
    cli("import", leads)
    cli("add", "--name", "=cmd|' /C calc'!A0", "--phone", "+32470123456", "--wants", 'a;b,"c"\nd')
    file = str(tmp_path / "all.csv")
    assert cli("export", file) == {"leads": 3, "file": file}
    again = cli("import", file, "--dry-run", "--as", "contacts")
    assert (again["added"], again["refused"]) == (0, [])
    before = cli("leads")
    cli.folder = tmp_path / "other"
    taken = cli("import", file, "--as", "contacts")
    assert (taken["added"], taken["refused"]) == (3, [])
    known = {(one["name"], one["phone"], one["email"]) for one in cli("leads")}
    assert known == {(one["name"], one["phone"], one["email"]) for one in before}


def test_an_export_as_cards_names_everybody(cli: Any, leads: str, tmp_path: Path) -> None:
    cli("import", leads)
    file = tmp_path / "all.vcf"
    assert cli("export", str(file))["leads"] == 2
    text = file.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == 2
    assert "+31612345678" in text


def test_an_export_as_json_holds_everything(cli: Any, leads: str, tmp_path: Path) -> None:
    cli("import", leads)
    file = tmp_path / "all.json"
    assert cli("export", str(file))["leads"] == 2
    text = file.read_text(encoding="utf-8")
    assert json.loads(text)
    for part in ("Sanne de Vries", "sanne@example.com", "+31612345678", "Ik wil fitter worden"):
        assert part in text


def test_exports_that_cannot_be(cli: Any, tmp_path: Path) -> None:
    cli.add("Sanne")
    assert cli.refused("export", str(tmp_path / "all.xyz")) == "unknown_export_kind"
    assert cli.refused("export", str(tmp_path / "no" / "such" / "all.csv"))
    (tmp_path / "folder.csv").mkdir()
    assert cli.refused("export", str(tmp_path / "folder.csv"))


def test_a_backup_is_what_it_says_and_comes_back(cli: Any, tmp_path: Path) -> None:
    lead = cli.add("Sanne")
    made = cli("backup")
    file = Path(made["file"])
    assert file.parent == cli.folder / "backups"
    assert made["leads"] == 1
    assert made["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    elsewhere = cli("backup", str(tmp_path / "a stick"))
    assert Path(elsewhere["file"]).parent == tmp_path / "a stick"
    cli("remove", lead)
    cli.add("Bas")
    cli.add("Cor")
    back = cli("restore", made["file"])
    assert back["leads"] == 1
    assert Path(back["previous"]).exists()
    assert [one["name"] for one in cli("leads")] == ["Sanne"]
    assert cli("restore", back["previous"])["leads"] == 2
    assert [one["name"] for one in cli("leads")] == ["Cor", "Bas"]


def test_a_backup_is_restored_into_an_empty_folder(cli: Any, tmp_path: Path) -> None:
    cli.add("Sanne")
    made = cli("backup", str(tmp_path / "stick"))
    cli.folder = tmp_path / "new laptop"
    assert cli("restore", made["file"]) == {"leads": 1, "previous": None}
    assert cli("leads")[0]["name"] == "Sanne"


def test_what_is_no_backup_is_refused(cli: Any, tmp_path: Path) -> None:
    cli.add("Sanne")
    made = Path(cli("backup", str(tmp_path / "stick"))["file"])
    assert cli.refused("restore", str(tmp_path / "nothing.db")) == "backup_unreadable"
    text = tmp_path / "text.db"
    text.write_text("hallo")
    assert cli.refused("restore", str(text)) == "backup_not_ours"
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE lead (id)")
    connection.close()
    assert cli.refused("restore", str(foreign)) == "backup_not_ours"
    damaged = tmp_path / "damaged.db"
    content = bytearray(made.read_bytes())
    content[8000:9000] = b"\xff" * 1000
    damaged.write_bytes(content)
    assert cli.refused("restore", str(damaged))
    assert [one["name"] for one in cli("leads")] == ["Sanne"]


def test_check_finds_what_is_wrong_and_says_so(cli: Any) -> None:
    cli.add("Sanne")
    connection = sqlite3.connect(cli.folder / "ptcrm.db")
    connection.execute("UPDATE enquiry SET waiting = 0")
    connection.commit()
    connection.close()
    said = cli.run("--data-dir", str(cli.folder), "check", "--json")
    assert said.code == 2
    assert said.err.count("\n") == 1
    checked = said.document
    assert (checked["ok"], checked["leads"], checked["enquiries"]) == (False, 1, 1)
    assert checked["problems"]
    assert all(isinstance(problem, str) for problem in checked["problems"])


def test_check_of_a_file_that_is_no_database(cli: Any) -> None:
    cli.add("Sanne")
    (cli.folder / "ptcrm.db").write_bytes(b"\xff" * 20_000)
    said = cli.run("--data-dir", str(cli.folder), "check", "--json")
    assert (said.code, said.document["ok"]) == (2, False)
    assert said.document["problems"]
    assert cli.refused("today")


def test_a_demo_is_the_same_for_the_same_seed(cli: Any, tmp_path: Path, clock: Any) -> None:
    shown = []
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        cli.folder = tmp_path / name
        made = cli("demo", "--leads", "60", "--touches", "150", "--seed", seed)
        assert made == {"leads": 60, "touches": 150}
        today = cli.today()
        checked = cli("check")
        assert (checked["ok"], checked["leads"], checked["touches"]) == (True, 60, 150)
        shown.append((today, cli("leads")))
    assert shown[0] == shown[1]
    assert shown[0] != shown[2]
    states = {row["state"] for row in shown[0][0]["answer_now"]}
    assert states >= {"within_hour", "over_hour", "cold"}
    assert {one["stage"] for one in shown[0][1]} == {"know", "like", "trust", "client", "later", "lost"}


def test_a_demo_goes_into_an_empty_folder_only(cli: Any) -> None:
    cli("today")
    cli("demo", "--leads", "5", "--touches", "5", "--seed", "1")
    assert cli.refused("demo", "--leads", "5", "--touches", "5", "--seed", "1")
    assert len(cli("leads")) == 5


def test_a_demo_of_too_many_or_too_few(cli: Any) -> None:
    assert cli.refused("demo", "--leads", "-1") == "too_many_samples"
    assert cli.refused("demo", "--touches", "9" * 20) == "too_many_samples"
    assert cli("demo", "--leads", "0", "--touches", "0", "--seed", "0") == {"leads": 0, "touches": 0}


def test_a_thousand_sample_leads_come_quickly(cli: Any) -> None:
    began = time.process_time()
    cli("demo", "--leads", "1000", "--touches", "3000", "--seed", "1")
    assert time.process_time() - began < 30
    assert len(cli("leads")) == 1000


def test_after_a_restore_nothing_is_announced_again(cli: Any, tmp_path: Path) -> None:
    cli.add("Sanne", "--arrived", "2020-01-01T10:00:00Z")
    made = cli("backup", str(tmp_path / "stick"))
    cli("restore", made["file"])
    with closing(sqlite3.connect(cli.folder / "ptcrm.db")) as data:
        assert data.execute("SELECT count(*) FROM alert WHERE rung = 'hour'").fetchone() == (1,)
        assert data.execute("SELECT count(*) FROM alert WHERE shown_at IS NULL").fetchone() == (0,)


def test_what_was_exported_comes_in_again_whole(cli: Any, leads: str, tmp_path: Path) -> None:
    cli("import", leads)
    (sanne, _) = cli.today()["answer_now"]
    cli("note", sanne["lead_id"], "Belt liever later")
    before = [cli("lead", one["lead_id"]) for one in cli("leads")]
    for name in ("alles.json", "leads.csv", "leads.xlsx", "leads.vcf"):
        done = cli("export", str(tmp_path / name))
        assert done == {"leads": 2, "file": str(tmp_path / name)}
    for name in ("alles.json", "leads.csv"):
        again = cli("import", str(tmp_path / name))
        assert (again["added"], again["merged"], again["unchanged"], again["enquiries"]) == (0, 0, 2, 0)
    assert [cli("lead", one["lead_id"]) for one in cli("leads")] == before
    assert cli("check")["ok"]
