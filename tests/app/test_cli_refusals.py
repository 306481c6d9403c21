"""What the command line refuses, and hostile text it takes as text."""

from __future__ import annotations

import uuid
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]

HOSTILE = {
    "long": "x" * 10_000,
    "html": "<img src=/dev/zero>",
    "script": "<script>alert('x')</script><b>dik</b>",
    "sql": "Robert'); DROP TABLE lead;--",
    "quotes": '"O\'Brien" “x” `y`',
    "template": "{lead.__init__.__globals__[X]} %s %n ${HOME}",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "emoji": "💪🏽 Sanne 👩‍👩‍👧",
    "rtl": "محمد \u202eevil\u202c שלום",
    "zalgo": "Z\u0351\u036b\u0343a\u0328l",
    "path": "../../etc/passwd",
    "control": "a\x01b\x1b[31mc",
    "wide": "全角＝１＋１",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_text(cli: Any, tmp_path: Path, kind: str) -> None:
    text = HOSTILE[kind]
    words = [
        *("add", f"--name={text}", f"--wants={text}", f"--message={text}", f"--source={text}"),
        *(f"--referrer={text}", f"--target-group={text}", f"--postcode={text}"),
    ]
    lead = cli(*words, f"--email={text}", f"--phone={text}", f"--external-id={text}")["lead_id"]
    cli("note", lead, text)
    cli("touch", lead, "--channel", "phone", f"--note={text}")
    cli("next", lead, f"--what={text}", "--at", "2030-01-01T10:00Z")
    cli("consult", lead, "--at", "2030-01-01T10:00Z", f"--place={text}")
    cli("stage", lead, "lost", f"--reason={text}")
    found = cli.lead(lead)
    for field in ("name", "wants", "source", "referrer", "target_group"):
        assert found[field] == text, field
    assert found["enquiries"][0]["message"] == text
    assert {one["text"] for one in found["timeline"] if one["kind"] == "note"} == {text}
    assert found["consultations"][0]["place"] == text
    assert [one["lead_id"] for one in cli("leads")] == [lead]
    assert isinstance(cli("leads", f"--search={text}"), list)
    assert "\x1b" not in cli.text("leads") + cli.text("lead", lead) + cli.text("today")
    for ending in ("csv", "json", "vcf"):
        assert cli("export", str(tmp_path / f"all.{ending}"))["leads"] == 1
    assert cli("check")["ok"] is True


def test_values_may_begin_with_a_dash(cli: Any) -> None:
    lead = cli("add", "--name", "-x", "--message", "-5 kg", "--wants", "-")["lead_id"]
    cli("note", lead, "-hallo")
    assert cli.run("--data-dir", str(cli.folder), "note", lead, "--", "--hallo").code == 0
    found = cli.lead(lead)
    assert (found["name"], found["wants"], found["enquiries"][0]["message"]) == ("-x", "-", "-5 kg")
    assert {one["text"] for one in found["timeline"]} >= {"-hallo", "--hallo"}


def test_text_that_is_too_long_is_refused_not_cut(cli: Any) -> None:
    assert cli.refused("add", "--name", "x" * 10_001) == "text_too_long"
    lead = cli.add("Sanne")
    assert cli.refused("note", lead, "x" * 200_001) == "text_too_long"
    assert cli.refused("edit", lead, "--wants", "x" * 10_001) == "text_too_long"
    cli("note", lead, "x" * 100_000)


@pytest.mark.parametrize("half", ["\ud800", "x\udcff"])
def test_half_a_character_is_refused_everywhere(cli: Any, half: str) -> None:
    lead = cli.add("Sanne")
    for words in (
        ("add", "--name", half),
        ("add", "--name", "x", "--external-id", half),
        ("note", lead, half),
        ("lead", half),
        ("leads", "--search", half),
        ("touch", half, "--channel", "phone"),
        ("undo", "--batch", half),
        ("edit-touch", half, "--note", "x"),
        ("outcome", half, "--status", "held"),
        ("merge", lead, half),
    ):
        assert cli.refused(*words) == "text_not_unicode", words


@pytest.mark.parametrize("unknown", [str(uuid.UUID(int=7)), "nope", "", "0", "' OR 1=1", "x" * 10_000])
def test_ids_of_nothing(cli: Any, unknown: str) -> None:
    lead = cli.add("Sanne")
    cli("touch", lead, "--channel", "phone")
    expected: dict[str, list[tuple[str, ...]]] = {
        "no_such_lead": [
            ("lead",),
            ("edit", "--name", "x"),
            ("enquiry", "--channel", "form"),
            ("touch", "--channel", "phone"),
            ("stage", "lost"),
            ("accept",),
            ("dismiss",),
            ("next", "--done"),
            ("next", "--what", "x", "--at", "2030-01-01"),
            ("next", "--snooze", "2030-01-01"),
            ("consult", "--at", "2030-01-01T10:00"),
            ("end-client", "--on", "2026-01-01", "--reason", "x"),
            ("remove",),
        ],
        "no_such_enquiry": [("edit-enquiry", "--arrived", "2026-01-01T10:00")],
        "no_such_touch": [("edit-touch", "--note", "x")],
        "no_such_consultation": [("outcome", "--status", "cancelled")],
    }
    for code, commands in expected.items():
        for name, *rest in commands:
            assert cli.refused(name, unknown, *rest) == code, name
    assert cli.refused("note", unknown, "x") == "no_such_lead"
    assert cli.refused("merge", lead, unknown) == "no_such_lead"
    assert cli.refused("merge", unknown, lead) == "no_such_lead"
    assert cli.refused("undo", "--batch", unknown) == "no_such_batch"


def test_a_removed_lead_takes_nothing_more(cli: Any) -> None:
    added = cli("add", "--name", "Sanne")
    lead = added["lead_id"]
    touch = cli("touch", lead, "--channel", "phone")["touch_id"]
    consultation = cli("consult", lead, "--at", "2030-01-01T10:00")["consultation_id"]
    cli("remove", lead)
    for words in (
        ("edit", lead, "--name", "x"),
        ("enquiry", lead),
        ("edit-enquiry", added["enquiry_id"], "--arrived", "2026-01-01T10:00Z"),
        ("touch", lead, "--channel", "phone"),
        ("edit-touch", touch, "--note", "x"),
        ("outcome", consultation, "--status", "cancelled"),
        ("note", lead, "x"),
        ("remove", lead),
    ):
        assert cli.refused(*words) == "lead_removed", words
    assert cli("leads") == []
    assert cli("undo")["kept"] == []
    assert cli("leads")[0]["lead_id"] == lead


def test_nothing_to_do(cli: Any) -> None:
    lead = cli.add("Sanne")
    assert cli.refused("add") == "nothing_to_go_by"
    assert cli.refused("add", "--name", "  ", "--phone", "") == "nothing_to_go_by"
    assert cli.refused("add", "--wants", "fitter") == "nothing_to_go_by"
    assert cli.refused("accept", lead) == "no_suggestion"
    assert cli.refused("dismiss", lead) == "no_suggestion"
    assert cli.refused("next", lead, "--done") == "no_open_step"
    assert cli.refused("next", lead, "--snooze", "2030-01-01T09:00") == "no_open_step"
    assert cli.refused("note", lead, "  ") == "note_empty"
    assert cli.refused("merge", lead, lead) == "merge_with_itself"
    assert cli.refused("end-client", lead, "--on", "2026-11-23", "--reason", "x") == "not_a_client"
    assert cli.refused("redo") == "nothing_to_redo"
    cli("undo")
    assert cli.refused("undo") == "nothing_to_undo"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--what", "x"),
        ("--at", "2030-01-01T09:00"),
        ("--done", "--snooze", "2030-01-01T09:00"),
        ("--done", "--what", "x", "--at", "2030-01-01T09:00"),
    ],
)
def test_a_next_step_is_set_done_or_put_off(cli: Any, words: tuple[str, ...]) -> None:
    lead = cli.add("Sanne")
    assert cli.refused("next", lead, *words) == "one_of_three"


def test_json_and_the_folder_go_before_or_after_the_command(cli: Any) -> None:
    lead = cli.add("Sanne")
    folder = str(cli.folder)
    for words in (
        ("--json", "--data-dir", folder, "lead", lead),
        ("--data-dir", folder, "lead", "--json", lead),
        ("lead", lead, "--data-dir", folder, "--json"),
        ("--json", "lead", lead, f"--data-dir={folder}"),
        ("--json", "--data-dir", folder, "lead", lead, "--json"),
    ):
        said = cli.run(*words)
        assert (said.code, said.err) == (0, "")
        assert said.document["lead_id"] == lead
    said = cli.run("lead", "nope", "--data-dir", folder)
    assert (said.code, said.out, said.err) == (2, "", "There is no lead with this id.\n")


def test_help_and_version(cli: Any) -> None:
    said = cli.run("--version")
    assert (said.code, said.err) == (0, "")
    assert version("ptcrm") in said.out
    for words in (("--help",), ("-h",), ("lead", "--help"), ("import", "-h")):
        said = cli.run(*words)
        assert (said.code, said.err) == (0, ""), words
        assert said.out.startswith("usage: ptcrm")


@pytest.mark.parametrize("folder", ["", " "])
def test_a_folder_without_a_name_is_refused(cli: Any, folder: str) -> None:
    said = cli.run("--data-dir", folder, "--json", "today")
    assert (said.code, said.document["error"]["code"]) == (2, "data_dir_empty")


def test_folders_of_every_kind(cli: Any, tmp_path: Path) -> None:
    for name in ("with spaces", "mét ünicode 💪", "a/b/c/d", "per%cent?&#'\""):
        cli.folder = tmp_path / name
        cli.add("Sanne")
        assert len(cli("leads")) == 1
    blocked = tmp_path / "file"
    blocked.write_text("mine")
    for folder in (blocked, blocked / "below"):
        cli.folder = folder
        assert cli.refused("today")
        assert cli.refused("add", "--name", "x")
    assert blocked.read_text() == "mine"
