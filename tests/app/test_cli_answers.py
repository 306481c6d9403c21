"""Every answer of the contract has exactly the fields it promises, with the types it promises."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]

ROW = {
    "lead_id": str,
    "enquiry_id": str,
    "name": str,
    "wants": str,
    "source": str,
    "channel": str,
    "arrived_at": str,
    "state": str,
    "waited_s": int,
    "due_at": str,
    "future": bool,
    "time_known": bool,
    "more": int,
}
STEP = {"step_id": str, "lead_id": str, "name": str, "what": str, "at": str}
LISTED = dict.fromkeys(("lead_id", "name", "phone", "email", "postcode", "stage", "source", "wants"), str)


def has(document: dict[str, Any], shape: dict[str, Any]) -> None:
    """The document has these fields, each of its type."""
    for name, kind in shape.items():
        assert name in document, name
        assert type(document[name]) in (kind if isinstance(kind, tuple) else (kind,)), (name, document[name])


def exactly(document: dict[str, Any], **shape: Any) -> None:
    """The document has these fields and no others."""
    assert document.keys() == shape.keys()
    has(document, shape)


@pytest.fixture
def whole(cli: Any, clock: Any) -> dict[str, str]:
    """One lead of whom everything is known."""
    added = cli(
        *("add", "--name", "Sanne de Vries", "--phone", "06-12345678", "--email", "Sanne@Example.com"),
        *("--postcode", "1012ab", "--source", "google_maps", "--referrer", "Piet", "--channel", "form"),
        *("--wants", "fitter worden", "--message", "Hallo, ik wil graag afvallen", "--target-group", "40+"),
        *("--arrived", "2026-11-23T10:00:00+01:00", "--external-id", "form-1"),
    )
    clock.set("12:05")
    lead: str = added["lead_id"]
    note = cli("note", lead, "knie is gevoelig")
    touch = cli("touch", lead, "--channel", "phone", "--note", "gebeld", "--gift")
    step = cli("next", lead, "--what", "Bel nog eens", "--at", "2026-11-23T16:00")
    consultation = cli("consult", lead, "--at", "2026-11-23T15:00", "--place", "Studio")
    return {
        "lead": lead,
        "enquiry": added["enquiry_id"],
        "note": note["note_id"],
        "touch": touch["touch_id"],
        "step": step["step_id"],
        "consultation": consultation["consultation_id"],
    }


def test_ids_are_uuids(whole: dict[str, str]) -> None:
    for value in whole.values():
        assert str(uuid.UUID(value)) == value


def test_today(cli: Any, clock: Any, whole: dict[str, str]) -> None:
    cli.add("Bas", "--wants", "sterker", "--source", "flyer", "--channel", "walk_in")
    cli.add("Cor", "--arrived", "2026-11-23")
    gap = cli.add("Dirk")
    cli("touch", gap, "--channel", "phone")
    today = cli.today()
    exactly(
        today,
        now=str,
        answer_now=list,
        imported_earlier=list,
        next_steps=list,
        without_next_step=list,
        consultations=list,
    )
    assert today["now"] == "2026-11-23T11:05:00Z"
    (row,) = today["answer_now"]
    exactly(row, **ROW)
    assert (row["name"], row["wants"], row["source"], row["channel"]) == (
        "Bas",
        "sterker",
        "flyer",
        "walk_in",
    )
    (earlier,) = today["imported_earlier"]
    exactly(earlier, **ROW | {"waited_s": type(None), "due_at": type(None)})
    (step,) = today["next_steps"]
    exactly(step, **STEP)
    assert step == {
        "step_id": whole["step"],
        "lead_id": whole["lead"],
        "name": "Sanne de Vries",
        "what": "Bel nog eens",
        "at": "2026-11-23T15:00:00Z",
    }
    assert {"lead_id": gap, "name": "Dirk"} in today["without_next_step"]
    (consultation,) = today["consultations"]
    has(
        consultation,
        {
            "consultation_id": str,
            "lead_id": str,
            "name": str,
            "at": str,
            "minutes": int,
            "kind": str,
            "place": str,
            "status": str,
        },
    )
    assert consultation["at"] == "2026-11-23T14:00:00Z"
    assert (consultation["status"], consultation["kind"], consultation["minutes"]) == (
        "planned",
        "intake",
        45,
    )


def test_today_of_an_empty_folder_is_empty(cli: Any) -> None:
    today = cli.today()
    assert [today[name] for name in today if name != "now"] == [[], [], [], [], []]
    assert cli("leads") == []
    assert cli("leads", "--search", "Sanne") == []
    assert cli("duplicates") == []
    checked = cli("check")
    assert (checked["ok"], checked["leads"]) == (True, 0)


def test_add(cli: Any) -> None:
    added = cli("add", "--name", "Sanne")
    exactly(added, lead_id=str, enquiry_id=str, existing=bool, possible_duplicates=list)
    assert (added["existing"], added["possible_duplicates"]) == (False, [])


def test_every_writing_command_gives_its_ids(cli: Any, whole: dict[str, str], tmp_path: Path) -> None:
    lead, other = whole["lead"], cli.add("Sanne de Vries")
    exactly(cli("enquiry", lead, "--channel", "whatsapp", "--message", "?"), lead_id=str, enquiry_id=str)
    assert cli("edit", lead, "--wants", "sterker") == {"lead_id": lead}
    assert cli("edit-enquiry", whole["enquiry"], "--arrived", "2026-11-23T09:00Z") == {"lead_id": lead}
    assert cli("edit-touch", whole["touch"], "--note", "x") == {"lead_id": lead}
    exactly(cli("touch", lead, "--channel", "sms"), touch_id=str, lead_id=str)
    exactly(cli("note", lead, "x"), note_id=str, lead_id=str)
    assert cli("stage", lead, "like", "--reason", "x") == {"lead_id": lead, "stage": "like"}
    assert cli("next", lead, "--snooze", "2026-11-24T09:00") == {"lead_id": lead, "step_id": whole["step"]}
    assert cli("next", lead, "--done") == {"lead_id": lead, "step_id": whole["step"]}
    exactly(cli("consult", lead, "--at", "2026-11-24T09:00"), consultation_id=str, lead_id=str)
    assert cli("merge", lead, other) == {"lead_id": lead}
    assert cli("remove", lead) == {"lead_id": lead}
    exactly(cli("undo"), label=str, kept=list)
    exactly(cli("redo"), label=str, kept=list)
    cli("undo")
    exactly(cli("export", str(tmp_path / "all.csv")), leads=int, file=str)
    backed_up = cli("backup")
    exactly(backed_up, file=str, leads=int, sha256=str)
    exactly(cli("restore", backed_up["file"]), leads=int, previous=str)
    exactly(
        cli("check"), ok=bool, schema=int, sqlite=str, leads=int, enquiries=int, touches=int, problems=list
    )


def test_lead(cli: Any, whole: dict[str, str]) -> None:
    lead = cli.lead(whole["lead"])
    texts = ("lead_id", "name", "phone", "email", "postcode", "wants", "source", "referrer", "target_group")
    lists = ("enquiries", "timeline", "consultations")
    has(lead, dict.fromkeys((*texts, "stage", "stage_since"), str) | dict.fromkeys(lists, list))
    assert lead["phone"] == "+31612345678"
    assert lead["email"].casefold() == "sanne@example.com"
    assert lead["postcode"].replace(" ", "") == "1012AB"
    assert (lead["source"], lead["referrer"], lead["target_group"]) == ("google_maps", "Piet", "40+")
    assert lead["stage"] == "know"
    assert lead["suggestion"] is None
    exactly(lead["next_step"], **STEP)
    (enquiry,) = lead["enquiries"]
    has(
        enquiry,
        {
            "enquiry_id": str,
            "arrived_at": str,
            "time_known": bool,
            "channel": str,
            "message": str,
            "state": str,
            "waited_s": int,
            "response_s": int,
            "reached": bool,
        },
    )
    assert enquiry["arrived_at"] == "2026-11-23T09:00:00Z"
    assert enquiry["message"] == "Hallo, ik wil graag afvallen"
    assert (enquiry["state"], enquiry["response_s"], enquiry["reached"]) == ("answered", 7500, True)
    (consultation,) = lead["consultations"]
    assert (consultation["consultation_id"], consultation["status"]) == (whole["consultation"], "planned")
    happened = {one["kind"]: one for one in lead["timeline"]}
    assert {"enquiry", "touch", "note", "consultation"} <= happened.keys()
    for one in lead["timeline"]:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", one["at"])
    assert happened["touch"]["text"] == "gebeld"
    assert happened["touch"]["gift"] is True
    assert [one["at"] for one in lead["timeline"]] == sorted(
        (one["at"] for one in lead["timeline"]), reverse=True
    )


def test_a_bare_lead_has_the_same_fields(cli: Any, clock: Any, whole: dict[str, str]) -> None:
    bare = cli.lead(cli.add("Bas"))
    assert bare.keys() == cli.lead(whole["lead"]).keys()
    assert (bare["phone"], bare["email"], bare["next_step"], bare["suggestion"]) == ("", "", None, None)
    (enquiry,) = bare["enquiries"]
    assert (enquiry["response_s"], enquiry["reached"], enquiry["waited_s"]) == (None, None, 0)


def test_leads_are_newest_first(cli: Any, clock: Any) -> None:
    for name in ("Anna", "Bas", "Cor"):
        cli.add(name)
    listed = cli("leads")
    exactly(listed[0], **LISTED)
    assert [one["name"] for one in listed] == ["Cor", "Bas", "Anna"]
    assert [one["name"] for one in cli("leads", "--limit", "1", "--offset", "1")] == ["Bas"]
    assert cli("leads", "--limit", "0") == []
    assert len(cli("leads", "--limit", "9" * 30)) == 3
    assert cli("leads", "--offset", "9" * 30) == []
    cli("stage", cli("leads")[0]["lead_id"], "lost")
    assert [one["name"] for one in cli("leads", "--stage", "lost")] == ["Cor"]
    assert [one["name"] for one in cli("leads", "--stage", "lost", "--search", "co")] == ["Cor"]
    assert cli("leads", "--stage", "know", "--search", "co") == []


def test_search_gives_fifty_unless_asked_for_more(cli: Any, tmp_path: Path) -> None:
    rows = "".join(f"Zoek {number},zoek{number}@example.com\n" for number in range(60))
    (tmp_path / "many.csv").write_text(f"Name,Email\n{rows}", encoding="utf-8")
    cli("import", str(tmp_path / "many.csv"), "--as", "contacts")
    assert len(cli("leads", "--search", "zoek")) == 50
    assert len(cli("leads")) == 60
    assert len(cli("leads", "--search", "zoek", "--limit", "60")) == 60
    assert cli("leads", "--search", "zoek", "--limit", "3", "--offset", "50") == cli("leads")[50:53]


@pytest.mark.parametrize(
    "words",
    [
        "sanne",
        "vries",
        "SANNE VRIES",
        "0612345678",
        "06 12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "612345678",
        "sanne@example.com",
        "example.com",
        "1012AB",
        "1012 ab",
        "fitter",
        "afvallen",
        "gevoelig",
        "gebeld",
        "40+",
    ],
)
def test_a_lead_is_found_by_anything_known_of_her(cli: Any, whole: dict[str, str], words: str) -> None:
    assert [one["lead_id"] for one in cli("leads", "--search", words)] == [whole["lead"]]


def test_search_minds_no_accents_and_no_operators(cli: Any) -> None:
    zoe = cli.add("Zoë Çelik", "--message", "Café 100% \"AND\" NOT 'x' *")
    for words in ("zoe", "ZOË", "celik", "cafe", '"AND"', "NOT", "100%", "zoe celik", "café"):
        assert [one["lead_id"] for one in cli("leads", "--search", words)] == [zoe], words
    for words in (
        '"',
        "*",
        "zoe OR",
        "NEAR(",
        "who:zoe",
        "^",
        "-",
        "--",
        "(",
        "zoe AND",
        "' OR 1=1 --",
        "%",
        "_",
    ):
        assert isinstance(cli("leads", f"--search={words}"), list), words
    assert cli("leads", "--search", "") == []
    assert cli("leads", "--search", "x" * 10_000) == []


def test_duplicates(cli: Any) -> None:
    jan = cli("add", "--name", "Jan de Vries", "--phone", "0612345678")
    anna = cli("add", "--name", "Anna Bakker", "--phone", "+31612345678")
    assert anna["existing"] is False
    assert anna["possible_duplicates"] == [jan["lead_id"]]
    (pair,) = cli("duplicates")
    exactly(pair, lead_id=str, other_id=str, reasons=list, score=int)
    assert {pair["lead_id"], pair["other_id"]} == {jan["lead_id"], anna["lead_id"]}
    assert pair["reasons"]
    cli("merge", jan["lead_id"], anna["lead_id"])
    assert cli("duplicates") == []
    assert len(cli.lead(jan["lead_id"])["enquiries"]) == 2
    assert cli.refused("lead", anna["lead_id"]) == "no_such_lead"


def test_the_same_external_id_is_the_same_enquiry(cli: Any) -> None:
    words = ("add", "--name", "Sanne", "--phone", "0612345678", "--external-id", "abc-1")
    first, again = cli(*words), cli(*words)
    assert again == {**first, "existing": True}
    assert len(cli.lead(first["lead_id"])["enquiries"]) == 1
    second = cli(*words[:-1], "abc-2")
    assert (second["lead_id"], second["existing"]) == (first["lead_id"], True)
    assert second["enquiry_id"] != first["enquiry_id"]
    assert len(cli("leads")) == 1


def test_the_same_person_is_one_lead_with_two_enquiries(cli: Any) -> None:
    first = cli("add", "--name", "Sanne de Vries", "--phone", "0612345678")
    second = cli("add", "--name", "sanne de vries", "--phone", "+31 6 1234 5678", "--email", "s@example.com")
    assert (second["lead_id"], second["existing"]) == (first["lead_id"], True)
    lead = cli.lead(first["lead_id"])
    assert (lead["name"], lead["email"], len(lead["enquiries"])) == ("Sanne de Vries", "s@example.com", 2)


@pytest.mark.parametrize("field", ["name", "phone", "email"])
def test_one_of_three_is_enough_to_add(cli: Any, field: str) -> None:
    value = {"name": "Sanne", "phone": "0612345678", "email": "s@example.com"}[field]
    assert cli("add", f"--{field}", value)["lead_id"]


def test_edit_changes_what_is_given_and_nothing_else(cli: Any) -> None:
    lead = cli.add("Sanne", "--phone", "0612345678", "--wants", "fitter", "--source", "flyer")
    cli("edit", lead, "--name", "Sanne Bakker", "--phone", "020 123 4567", "--email", "s@b.nl")
    cli("edit", lead, "--postcode", "1012 AB", "--referrer", "Piet", "--target-group", "40+", "--wants", "")
    found = cli.lead(lead)
    assert (found["name"], found["phone"], found["email"]) == ("Sanne Bakker", "+31201234567", "s@b.nl")
    assert (found["wants"], found["source"], found["referrer"]) == ("", "flyer", "Piet")
    cli("edit", lead, "--source", "een eigen tekst")
    assert cli.lead(lead)["source"] == "een eigen tekst"
    assert cli.refused("edit", lead, "--name", "", "--phone", "", "--email", "") == "nobody_left"


def test_edit_reaches_the_only_enquiry_too(cli: Any, clock: Any) -> None:
    lead = cli.add("Sanne", "--channel", "form", "--message", "hallo")
    cli(
        "edit",
        lead,
        "--wants",
        "fitter",
        "--channel",
        "phone",
        "--message",
        "",
        "--arrived",
        "2026-11-23T10:00",
    )
    row = cli.row()
    assert (row["wants"], row["channel"], row["waited_s"]) == ("fitter", "phone", 7200)
    assert cli.lead(lead)["enquiries"][0]["message"] == ""
    cli("undo")
    row = cli.row()
    assert (row["wants"], row["channel"], row["waited_s"]) == ("", "form", 0)
    cli("enquiry", lead)
    assert cli.refused("edit", lead, "--message", "which?") == "no_single_enquiry"
    assert cli.refused("edit", lead, "--external-id", "x") == "external_id_stays"


def test_without_json_there_is_text_to_read(cli: Any, whole: dict[str, str]) -> None:
    assert "Sanne de Vries" in cli.text("today")
    assert "+31612345678" in cli.text("lead", whole["lead"])
    assert whole["lead"] in cli.text("leads")
    assert re.fullmatch(r"note_id \S+ lead_id \S+\n", cli.text("note", whole["lead"], "x"))
    assert cli.text("check").startswith("All is well")
    assert cli.text("duplicates") == "No possible duplicates.\n"
