"""Every worked case of the response clock, from the outside: commands in, Today out."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]

HOUR = 3600


def expect(row: dict[str, Any] | None, state: str, waited: int, more: int = 0, future: bool = False) -> None:
    assert row is not None
    assert (row["state"], row["waited_s"], row["more"], row["future"]) == (state, waited, more, future)


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is twelve o'clock."""


@pytest.mark.parametrize(
    ("arrived", "state", "waited"),
    [
        ("2026-11-23T11:00:01", "within_hour", HOUR - 1),
        ("2026-11-23T11:00:00", "over_hour", HOUR),
        ("2026-11-22T12:00:00", "cold", 24 * HOUR),
        ("2026-11-22T12:00:01", "over_hour", 24 * HOUR - 1),
        ("2026-11-23T12:01:30", "within_hour", 0),
        ("2026-11-23T12:02:00", "within_hour", 0),
    ],
)
def test_states_change_to_the_second(cli: Any, arrived: str, state: str, waited: int) -> None:
    cli.add("Sanne", "--arrived", arrived)
    expect(cli.row(), state, waited)


def test_due_is_an_hour_after_the_start(cli: Any) -> None:
    cli.add("Sanne", "--arrived", "2026-11-23T11:00:01")
    row = cli.row()
    assert (row["arrived_at"], row["due_at"]) == ("2026-11-23T10:00:01Z", "2026-11-23T11:00:01Z")


def came(cli: Any, clock: Any, *times: str) -> str:
    """One person who reached out at these times, noted then and there."""
    clock.set(times[0])
    lead: str = cli.add("Sanne")
    for moment in times[1:]:
        clock.set(moment)
        cli("enquiry", lead, "--channel", "form")
    clock.set("12:00:00")
    return lead


def test_an_automatic_reply_answers_nobody(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "email", "--automatic", "--at", "2026-11-23T10:20")
    expect(cli.row(), "over_hour", 2 * HOUR)


def test_a_call_not_taken_answers_and_stays_visible(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "email", "--automatic", "--at", "2026-11-23T10:20")
    cli("touch", lead, "--channel", "phone", "--attempted", "--at", "2026-11-23T10:40")
    assert cli.row() is None
    enquiry = cli.lead(lead)["enquiries"][0]
    assert (enquiry["state"], enquiry["response_s"], enquiry["reached"]) == ("answered", 40 * 60, False)
    assert [gap["lead_id"] for gap in cli.today()["without_next_step"]] == [lead]


def test_a_call_before_the_enquiry_does_not_answer_it(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "phone", "--at", "2026-11-23T09:50")
    expect(cli.row(), "over_hour", 2 * HOUR)


def test_the_earliest_touch_answers_whatever_was_noted_first(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "whatsapp", "--at", "2026-11-23T10:30")
    cli("touch", lead, "--channel", "phone", "--at", "2026-11-23T10:10")
    assert cli.lead(lead)["enquiries"][0]["response_s"] == 10 * 60


def test_they_write_again_and_still_wait(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "whatsapp", "--direction", "in", "--at", "2026-11-23T10:10")
    expect(cli.row(), "over_hour", 2 * HOUR)


@pytest.mark.parametrize(
    ("touch", "row", "responses"),
    [
        ("10:20", ("within_hour", HOUR // 2, 0), [20 * 60, None]),
        (None, ("over_hour", 2 * HOUR, 1), [None, None]),
        ("11:45", None, [105 * 60, 15 * 60]),
    ],
)
def test_two_enquiries_of_one_person(
    cli: Any, clock: Any, touch: str | None, row: tuple[str, int, int] | None, responses: list[int | None]
) -> None:
    lead = came(cli, clock, "10:00", "11:30")
    if touch:
        cli("touch", lead, "--channel", "phone", "--at", f"2026-11-23T{touch}")
    enquiries = cli.lead(lead)["enquiries"]
    assert [one["response_s"] for one in enquiries] == responses
    if row is None:
        assert cli.row() is None
    else:
        expect(cli.row(), *row)


@pytest.mark.parametrize(
    ("now", "state", "waited"), [("12:57", "within_hour", 57 * 60), ("13:10", "over_hour", 70 * 60)]
)
def test_an_arrival_in_the_future_counts_from_when_it_was_noted(
    cli: Any, clock: Any, now: str, state: str, waited: int
) -> None:
    cli.add("Sanne", "--arrived", "2026-11-23T13:00")
    clock.set(now)
    expect(cli.row(), state, waited, future=True)
    assert cli.row()["due_at"] == "2026-11-23T12:00:00Z"
    assert cli.row()["arrived_at"] == "2026-11-23T12:00:00Z"


def test_lost_ends_the_wait_until_they_write_again(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    clock.set("10:30")
    cli("stage", lead, "lost", "--reason", "moved away")
    clock.set("12:00")
    assert cli.row() is None
    assert cli.today()["without_next_step"] == []
    cli("enquiry", lead, "--arrived", "2026-11-23T11:50")
    expect(cli.row(), "within_hour", 600)
    suggestion = cli.lead(lead)["suggestion"]
    assert suggestion == {"stage": "know", "evidence": ["reached out again"]}
    assert cli("accept", lead) == {"lead_id": lead, "stage": "know"}
    expect(cli.row(), "within_hour", 600)


@pytest.mark.parametrize("stage", ["client", "later", "lost"])
def test_the_end_of_the_road_ends_the_wait(cli: Any, clock: Any, stage: str) -> None:
    lead = came(cli, clock, "10:00")
    cli("stage", lead, stage)
    assert cli.row() is None
    (enquiry,) = cli.lead(lead)["enquiries"]
    assert enquiry["response_s"] is None


@pytest.mark.parametrize("stage", ["like", "trust"])
def test_other_moves_leave_the_wait_alone(cli: Any, clock: Any, stage: str) -> None:
    lead = came(cli, clock, "10:00")
    cli("stage", lead, stage)
    expect(cli.row(), "over_hour", 2 * HOUR)


def test_a_date_alone_has_no_minutes_and_never_rings(cli: Any) -> None:
    cli.add("Sanne", "--arrived", "2026-11-23")
    today = cli.today()
    assert today["answer_now"] == []
    (row,) = today["imported_earlier"]
    assert (row["state"], row["waited_s"], row["due_at"], row["time_known"]) == ("unknown", None, None, False)


def test_an_edited_arrival_is_judged_anew(cli: Any, clock: Any) -> None:
    clock.set("11:20")
    added = cli("add", "--name", "Sanne")
    clock.set("12:00")
    expect(cli.row(), "within_hour", 40 * 60)
    edited = cli("edit-enquiry", added["enquiry_id"], "--arrived", "2026-11-23T10:30")
    assert edited == {"lead_id": added["lead_id"]}
    expect(cli.row(), "over_hour", 90 * 60)


def test_an_arrival_edited_into_the_future_is_marked_and_the_fix_unmarks_it(cli: Any, clock: Any) -> None:
    clock.set("11:20")
    added = cli("add", "--name", "Sanne")
    clock.set("12:00")
    cli("edit-enquiry", added["enquiry_id"], "--arrived", "2026-11-23T13:00")
    expect(cli.row(), "within_hour", 40 * 60, future=True)
    cli("edit-enquiry", added["enquiry_id"], "--arrived", "2026-11-23T11:00")
    expect(cli.row(), "over_hour", HOUR)


def test_a_touch_ahead_is_refused_beyond_two_minutes(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    assert cli.refused("touch", lead, "--channel", "phone", "--at", "2026-11-23T12:05") == "touch_in_future"
    assert cli.refused("touch", lead, "--channel", "phone", "--at", "2026-11-23T12:02:01")
    cli("touch", lead, "--channel", "phone", "--at", "2026-11-23T12:02")
    clock.set("12:03")
    assert cli.row() is None


def test_an_edited_touch_is_judged_anew(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    touch = cli("touch", lead, "--channel", "phone")["touch_id"]
    assert cli.row() is None
    assert cli("edit-touch", touch, "--at", "2026-11-23T09:00") == {"lead_id": lead}
    expect(cli.row(), "over_hour", 2 * HOUR)
    cli("edit-touch", touch, "--at", "2026-11-23T10:05", "--attempted", "--note", "no answer")
    (enquiry,) = cli.lead(lead)["enquiries"]
    assert (enquiry["response_s"], enquiry["reached"]) == (300, False)
    assert cli.refused("edit-touch", touch, "--at", "2026-11-23T12:05") == "touch_in_future"


def test_undoing_an_answer_resumes_the_clock_at_its_start(cli: Any, clock: Any) -> None:
    lead = came(cli, clock, "10:00")
    cli("touch", lead, "--channel", "phone")
    assert cli.row() is None
    cli("undo")
    expect(cli.row(), "over_hour", 2 * HOUR)
    cli("redo")
    assert cli.row() is None


@pytest.mark.parametrize(
    ("arrived", "now"),
    [
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00+00:00"),
        ("2027-03-28T00:30:00Z", "2027-03-28T01:30:00+00:00"),
    ],
)
def test_an_hour_is_an_hour_when_the_clocks_change(cli: Any, clock: Any, arrived: str, now: str) -> None:
    clock.set(arrived)
    cli.add("Sanne", "--arrived", arrived)
    clock.set(now)
    expect(cli.row(), "over_hour", HOUR)


def test_the_order_is_the_one_that_wins_most(cli: Any, clock: Any) -> None:
    for name, arrived in {
        "over 61": "2026-11-23T10:59",
        "cold 3 days": "2026-11-20T12:00",
        "within 50": "2026-11-23T11:10",
        "over 23 h": "2026-11-22T13:00",
        "cold 1 day": "2026-11-22T11:00",
        "within 10": "2026-11-23T11:50",
    }.items():
        cli.add(name, "--arrived", arrived)
    order = [row["name"] for row in cli.today()["answer_now"]]
    assert order == ["over 23 h", "over 61", "within 50", "within 10", "cold 1 day", "cold 3 days"]


def test_a_lead_typed_in_late_is_cold_not_imported(cli: Any) -> None:
    cli.add("Sanne", "--arrived", "2026-11-01T12:00")
    expect(cli.row(), "cold", 22 * 24 * HOUR)


def test_removed_and_merged_leads_do_not_ring(cli: Any, clock: Any) -> None:
    first, second, third = (cli.add(name) for name in ("Anna", "Bas", "Cor"))
    cli("remove", first, "--spam")
    cli("merge", second, third)
    row = cli.row()
    assert (row["lead_id"], row["more"]) == (second, 1)
    cli("touch", second, "--channel", "phone")
    assert cli.row() is None
    cli("undo")
    cli("undo")
    cli("undo")
    assert {row["name"] for row in cli.today()["answer_now"]} == {"Anna", "Bas", "Cor"}


def test_the_one_minute_before_and_after_the_hour(cli: Any, clock: Any) -> None:
    clock.set("2026-11-23T10:00:00.250+00:00")
    cli.add("Sanne")
    clock.set("2026-11-23T11:00:00.249+00:00")
    expect(cli.row(), "within_hour", HOUR - 1)
    clock.set("2026-11-23T11:00:00.250+00:00")
    expect(cli.row(), "over_hour", HOUR)
    assert cli.row()["arrived_at"] == "2026-11-23T10:00:00.250Z"
