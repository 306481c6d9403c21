"""The road of a lead through the command line: outcomes, next steps, suggestions and the end of a client."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is Monday, twelve o'clock."""


@pytest.fixture
def held(cli: Any) -> tuple[str, str]:
    """A lead with a consultation that began at eleven."""
    lead = cli.add("Sanne")
    cli("touch", lead, "--channel", "phone")
    return lead, cli("consult", lead, "--at", "2026-11-23T11:00")["consultation_id"]


TABLE = {
    "signed_up": ((), "client", "2026-11-25T08:00:00Z"),
    "thinking_it_over": ((), "trust", "2026-11-26T08:00:00Z"),
    "not_now": (("--next-at", "2027-01-11"), "later", "2027-01-11T08:00:00Z"),
    "not_a_fit": ((), "lost", None),
    "declined": (("--obstacle", "price", "--obstacle", "time"), "lost", None),
}


@pytest.mark.parametrize("outcome", TABLE)
def test_the_table_of_outcomes(cli: Any, held: tuple[str, str], outcome: str) -> None:
    lead, consultation = held
    words, stage, at = TABLE[outcome]
    done = cli("outcome", consultation, "--status", "held", "--outcome", outcome, *words)
    assert done.keys() == {"consultation_id", "lead_id", "stage", "next_step"}
    assert (done["consultation_id"], done["lead_id"], done["stage"]) == (consultation, lead, stage)
    found = cli.lead(lead)
    assert found["stage"] == stage
    assert found["next_step"] == done["next_step"]
    if at is None:
        assert done["next_step"] is None
    else:
        assert done["next_step"]["at"] == at
        assert done["next_step"]["lead_id"] == lead
        assert done["next_step"]["what"]
    (one,) = found["consultations"]
    assert (one["status"], one["outcome"]) == ("held", outcome)


def test_a_trial_session_asks_for_its_time_or_plans_it(cli: Any, held: tuple[str, str]) -> None:
    lead, consultation = held
    words = ("outcome", consultation, "--status", "held", "--outcome", "trial_session")
    done = cli(*words)
    assert (done["stage"], done["next_step"]["what"]) == ("trust", "Plan the trial session")
    done = cli(*words, "--new-at", "2026-11-25T18:00")
    assert done["stage"] == "trust"
    trial = cli.lead(lead)["consultations"][-1]
    assert (trial["kind"], trial["status"], trial["at"]) == ("trial", "planned", "2026-11-25T17:00:00Z")


@pytest.mark.parametrize(
    ("status", "words", "at"),
    [
        ("no_show", (), "2026-11-23T12:00:00Z"),
        ("cancelled", (), "2026-11-24T08:00:00Z"),
        ("moved", ("--new-at", "2026-11-26T10:00"), None),
    ],
)
def test_a_talk_that_did_not_happen_moves_nobody(
    cli: Any, held: tuple[str, str], status: str, words: tuple[str, ...], at: str | None
) -> None:
    lead, consultation = held
    done = cli("outcome", consultation, "--status", status, *words)
    assert done["stage"] == "know"
    if at:
        assert (done["next_step"]["what"], done["next_step"]["at"]) == ("Offer a new time", at)
    else:
        assert [(one["status"], one["at"]) for one in cli.lead(lead)["consultations"]] == [
            ("moved", "2026-11-23T10:00:00Z"),
            ("planned", "2026-11-26T09:00:00Z"),
        ]
        assert lead not in [gap["lead_id"] for gap in cli.today()["without_next_step"]]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--status", "held"), "outcome_required"),
        (("--status", "no_show", "--outcome", "signed_up"), "outcome_only_when_held"),
        (("--status", "held", "--outcome", "declined"), "declined_needs_obstacle"),
        (("--status", "held", "--outcome", "not_now"), "not_now_needs_date"),
        (("--status", "moved"), "moved_needs_new_time"),
        (("--status", "moved", "--new-at", "2026-11-22T10:00"), "new_time_past"),
        (("--status", "held", "--outcome", "signed_up", "--discount", "50"), "discount_needs_reason"),
        (("--status", "held", "--outcome", "not_a_fit", "--next", "mail"), "next_step_needs_time"),
    ],
)
def test_what_an_outcome_needs(cli: Any, held: tuple[str, str], words: tuple[str, ...], code: str) -> None:
    assert cli.refused("outcome", held[1], *words) == code


def test_everything_an_outcome_can_say(cli: Any, held: tuple[str, str]) -> None:
    lead, consultation = held
    done = cli(
        *("outcome", consultation, "--status", "held", "--outcome", "signed_up"),
        *("--words", "weer kunnen tillen", "--obstacle", "pain", "--obstacle", "pain", "--offer", "12 weken"),
        *("--price", "1140.00", "--discount-asked", "--discount", "50", "--discount-reason", "student"),
        *("--next", "Stuur schema", "--next-at", "2026-11-24T10:00", "--stage", "trust", "--note", "fijn"),
    )
    assert done["stage"] == "trust"
    assert (done["next_step"]["what"], done["next_step"]["at"]) == ("Stuur schema", "2026-11-24T09:00:00Z")
    (one,) = cli.lead(lead)["consultations"]
    assert one["words"] == "weer kunnen tillen"
    assert one["obstacles"] == ["pain"]
    assert (one["offer"], one["price"], one["discount"]) == ("12 weken", "1140.00", "50.00")
    assert (one["discount_asked"], one["discount_reason"], one["note"]) == (True, "student", "fijn")


def test_a_new_outcome_replaces_the_old_one_and_undo_brings_it_back(cli: Any, held: tuple[str, str]) -> None:
    lead, consultation = held
    words = ("outcome", consultation, "--status", "held", "--outcome")
    cli(*words, "declined", "--obstacle", "price")
    assert cli(*words, "signed_up")["stage"] == "client"
    assert cli.lead(lead)["consultations"][0]["obstacles"] == []
    cli("undo")
    found = cli.lead(lead)
    assert (found["stage"], found["consultations"][0]["obstacles"]) == ("lost", ["price"])
    cli("undo")
    found = cli.lead(lead)
    assert (found["stage"], found["consultations"][0]["status"]) == ("know", "planned")


def test_a_client_ends_with_a_date_and_a_reason(cli: Any, held: tuple[str, str]) -> None:
    lead, consultation = held
    cli("outcome", consultation, "--status", "held", "--outcome", "signed_up")
    assert cli.refused("end-client", lead, "--on", "2026-11-22", "--reason", "x") == "ends_before_start"
    assert cli.refused("end-client", lead, "--on", "2026-11-23", "--reason", " ") == "end_needs_reason"
    assert cli.refused("end-client", lead, "--on", "2026-11-23") == "usage"
    assert cli.refused("end-client", lead, "--reason", "x") == "usage"
    assert cli("end-client", lead, "--on", "2026-11-23", "--reason", "moved") == {"lead_id": lead}
    assert cli.refused("end-client", lead, "--on", "2026-11-23", "--reason", "moved") == "not_a_client"


def test_later_with_a_date_plans_to_come_back(cli: Any) -> None:
    lead = cli.add("Sanne")
    cli("stage", lead, "later", "--until", "2027-03-01", "--reason", "pregnant")
    assert cli.lead(lead)["next_step"]["at"] == "2027-03-01T08:00:00Z"
    moves = [one for one in cli.lead(lead)["timeline"] if one["kind"] == "move"]
    assert [(one["from"], one["to"], one["text"]) for one in moves] == [("know", "later", "pregnant")]


def test_one_next_step_at_a_time(cli: Any) -> None:
    lead = cli.add("Sanne")
    cli("touch", lead, "--channel", "phone")
    assert [gap["lead_id"] for gap in cli.today()["without_next_step"]] == [lead]
    cli("next", lead, "--what", "Bel", "--at", "2026-11-23T15:00")
    second = cli("next", lead, "--what", "Mail", "--at", "2026-11-23T16:00")
    today = cli.today()
    assert today["without_next_step"] == []
    assert [(step["what"], step["at"]) for step in today["next_steps"]] == [("Mail", "2026-11-23T15:00:00Z")]
    assert cli("next", lead, "--snooze", "2026-11-24T09:00")["step_id"] == second["step_id"]
    assert cli.today()["next_steps"] == []
    assert cli.lead(lead)["next_step"]["at"] == "2026-11-24T08:00:00Z"
    cli("next", lead, "--done")
    assert cli.lead(lead)["next_step"] is None
    assert [gap["lead_id"] for gap in cli.today()["without_next_step"]] == [lead]


def test_today_lists_steps_that_are_due_by_the_end_of_the_day(cli: Any) -> None:
    for name, at in {
        "overdue": "2026-11-20T09:00",
        "tonight": "2026-11-23T23:59:59",
        "midnight": "2026-11-24T00:00",
        "this afternoon": "2026-11-23T13:00",
        "a day alone": "2026-11-23",
    }.items():
        cli("next", cli.add(name), "--what", "Bel", "--at", at)
    names = [step["name"] for step in cli.today()["next_steps"]]
    assert names == ["overdue", "a day alone", "this afternoon", "tonight"]


def test_today_lists_the_consultations_of_the_day_and_those_that_ask_for_an_outcome(cli: Any) -> None:
    lead = cli.add("Sanne")
    planned = {
        at: cli("consult", lead, "--at", at, "--kind", "phone", "--minutes", "30")["consultation_id"]
        for at in ("2026-11-20T10:00", "2026-11-23T00:00", "2026-11-23T23:59", "2026-11-24T00:00")
    }
    listed = [one["consultation_id"] for one in cli.today()["consultations"]]
    assert listed == [planned[at] for at in ("2026-11-20T10:00", "2026-11-23T00:00", "2026-11-23T23:59")]
    cli("outcome", planned["2026-11-20T10:00"], "--status", "cancelled")
    cli("outcome", planned["2026-11-23T23:59"], "--status", "moved", "--new-at", "2026-11-25T10:00")
    listed = [one["consultation_id"] for one in cli.today()["consultations"]]
    assert listed == [planned["2026-11-23T00:00"]]


def test_suggestions_with_their_evidence(cli: Any, clock: Any) -> None:
    clock.set("09:00")
    lead = cli.add("Sanne", "--source", "word_of_mouth", "--referrer", "Piet")
    clock.set("09:10")
    cli("touch", lead, "--channel", "whatsapp")
    clock.set("10:00")
    cli("touch", lead, "--channel", "whatsapp", "--direction", "in", "--note", "Ja leuk!")
    suggestion = cli.lead(lead)["suggestion"]
    assert suggestion["stage"] == "like"
    assert suggestion["evidence"] == ["replied once", "came by word of mouth"]
    assert cli("dismiss", lead) == {"lead_id": lead, "stage": "know"}
    assert cli.lead(lead)["suggestion"] is None
    assert cli.refused("accept", lead) == "no_suggestion"
    cli("undo")
    assert cli("accept", lead) == {"lead_id": lead, "stage": "like"}
    found = cli.lead(lead)
    assert (found["stage"], found["suggestion"]) == ("like", None)
    assert cli.refused("accept", lead) == "no_suggestion"


def test_a_talk_that_was_held_suggests_trust(cli: Any, held: tuple[str, str]) -> None:
    lead, consultation = held
    cli(
        *("outcome", consultation, "--status", "held", "--outcome", "thinking_it_over", "--stage", "know"),
    )
    assert cli.lead(lead)["suggestion"]["stage"] == "trust"
    assert cli("accept", lead)["stage"] == "trust"


def test_silence_suggests_a_step_back(cli: Any, clock: Any) -> None:
    clock.set("2026-10-01T10:00")
    lead = cli.add("Sanne")
    cli("stage", lead, "like")
    for day in (1, 5):
        clock.set(f"2026-10-0{day}T12:00")
        cli("touch", lead, "--channel", "whatsapp", "--attempted")
    clock.set("2026-11-23T12:00")
    suggestion = cli.lead(lead)["suggestion"]
    assert suggestion["stage"] == "know"
    assert suggestion["evidence"] == ["no reply to 2 messages", "quiet for 7 weeks"]


def test_undo_and_redo_run_through_everything(cli: Any) -> None:
    lead = cli.add("Sanne")
    touch = cli("touch", lead, "--channel", "phone")
    done = [
        ("note", lead, "knie"),
        ("edit", lead, "--name", "Sanne Bakker"),
        ("stage", lead, "like"),
        ("next", lead, "--what", "Bel", "--at", "2026-11-24T10:00"),
        ("next", lead, "--done"),
        ("consult", lead, "--at", "2026-11-24T10:00"),
        ("enquiry", lead),
        ("edit-touch", touch["touch_id"], "--at", "2026-11-23T08:00"),
        ("remove", lead),
    ]
    states = []
    for words in done:
        states.append(cli("leads") and cli.lead(lead))
        cli(*words)
    for state in reversed(states):
        cli("undo")
        assert cli.lead(lead) == state
    for _ in done:
        cli("redo")
    assert cli("leads") == []
    assert cli.refused("redo") == "nothing_to_redo"
    cli("undo")
    cli("note", lead, "nieuw")
    assert cli.refused("redo") == "nothing_to_redo"
