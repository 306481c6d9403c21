"""Times, money, phones and choices as the contract has them go in and come out."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["cli_fixtures"]


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is twelve o'clock."""


def arrival(cli: Any, moment: str) -> str:
    cli.add("Sanne", "--arrived", moment)
    rows = cli.today()
    return str((rows["answer_now"] + rows["imported_earlier"])[0]["arrived_at"])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"),
        ("2026-11-23T10:00:00+00:00", "2026-11-23T10:00:00Z"),
        ("2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00Z"),
        ("2026-11-23T10:00:00-05:30", "2026-11-23T15:30:00Z"),
        ("2026-11-23T10:00:00", "2026-11-23T09:00:00Z"),
        ("2026-11-23T10:00", "2026-11-23T09:00:00Z"),
        ("2026-11-23 10:00", "2026-11-23T09:00:00Z"),
        ("20261123T100000Z", "2026-11-23T10:00:00Z"),
        ("2026-07-01T10:00", "2026-07-01T08:00:00Z"),
        ("2026-11-23T10:00:00.5Z", "2026-11-23T10:00:00.500Z"),
        ("2026-11-23T10:00:00.123999Z", "2026-11-23T10:00:00.123Z"),
        ("2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00Z"),
        ("2026-11-23t10:00:00z", "2026-11-23T10:00:00Z"),
        ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ("1900-01-01T00:00:00.250Z", "1900-01-01T00:00:00.250Z"),
    ],
)
def test_times(cli: Any, typed: str, shown: str) -> None:
    assert arrival(cli, typed) == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-03-28T02:30", "skipped_hour"),
        ("2026-03-29T02:00:00", "skipped_hour"),
        ("yesterday", "not_a_time"),
        ("", "not_a_time"),
        ("10:00", "not_a_time"),
        ("2026-13-01T10:00Z", "not_a_time"),
        ("2026-11-31", "not_a_time"),
        ("2026-11-23T25:00Z", "not_a_time"),
        ("2026-11-23T10:00:00+25:00", "not_a_time"),
        ("２０２６-11-23T10:00Z", "not_a_time"),
        ("nan", "not_a_time"),
        ("1e999", "not_a_time"),
        ("9" * 5000, "not_a_time"),
        ("0001-01-01T00:00:00Z", "year_out_of_range"),
        ("9999-12-31T23:59:59Z", "year_out_of_range"),
        ("2026-11-23T10:00\n", "done"),
    ],
)
def test_times_that_are_none(cli: Any, typed: str, code: str) -> None:
    if code == "done":
        assert arrival(cli, typed) == "2026-11-23T09:00:00Z"
    else:
        assert cli.refused("add", "--name", "Sanne", "--arrived", typed) == code


def test_every_time_option_refuses_nonsense(cli: Any) -> None:
    added = cli("add", "--name", "Sanne")
    lead = added["lead_id"]
    consultation = cli("consult", lead, "--at", "2026-11-24T09:00")["consultation_id"]
    touch = cli("touch", lead, "--channel", "phone")["touch_id"]
    for_a_time: tuple[tuple[str, ...], ...] = (
        ("enquiry", lead, "--arrived", "soon"),
        ("edit-enquiry", added["enquiry_id"], "--arrived", "soon"),
        ("touch", lead, "--channel", "phone", "--at", "soon"),
        ("edit-touch", touch, "--at", "soon"),
        ("next", lead, "--what", "x", "--at", "soon"),
        ("consult", lead, "--at", "soon"),
        ("outcome", consultation, "--status", "moved", "--new-at", "soon"),
        ("outcome", consultation, "--status", "no_show", "--next-at", "soon"),
    )
    for words in for_a_time:
        assert cli.refused(*words) == "not_a_time", words
    for_a_date: tuple[tuple[str, ...], ...] = (
        ("stage", lead, "later", "--until", "soon"),
        ("end-client", lead, "--on", "soon", "--reason", "x"),
        ("end-client", lead, "--on", "2026-02-30", "--reason", "x"),
    )
    for words in for_a_date:
        assert cli.refused(*words) == "not_a_date", words


def test_a_time_without_zone_is_in_the_laptops_zone(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert arrival(cli, "2026-11-23T05:00") == "2026-11-23T10:00:00Z"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("06-12345678", "+31612345678"),
        ("06 12 34 56 78", "+31612345678"),
        ("(06) 1234.5678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("+31612345678", "+31612345678"),
        ("020 123 4567", "+31201234567"),
        ("0470 12 34 56", "+32470123456"),
        ("+49 1512 3456789", "+4915123456789"),
        ("+1 202-555-0143", "+12025550143"),
        ("12345", "12345"),
        ("06-1234567", "06-1234567"),
        ("bel me maar", "bel me maar"),
    ],
)
def test_phones(cli: Any, typed: str, shown: str) -> None:
    lead = cli("add", "--phone", typed)["lead_id"]
    assert cli.lead(lead)["phone"] == shown
    assert cli("leads")[0]["phone"] == shown


def held(cli: Any, *words: str) -> dict[str, Any]:
    lead = cli.add("Sanne")
    consultation = cli("consult", lead, "--at", "2026-11-23T11:00")["consultation_id"]
    cli("outcome", consultation, "--status", "held", "--outcome", "signed_up", *words)
    found: dict[str, Any] = cli.lead(lead)["consultations"][0]
    return found


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1140.00", "1140.00"),
        ("1140", "1140.00"),
        ("0", "0.00"),
        ("0.5", "0.50"),
        ("45,50", "45.50"),
        ("€ 1.140,00", "1140.00"),
        ("0.07", "0.07"),
        ("19.99", "19.99"),
        ("1,250.50", "1250.50"),
    ],
)
def test_money(cli: Any, typed: str, shown: str) -> None:
    assert held(cli, "--price", typed)["price"] == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-5", "amount_negative"),
        ("nan", "not_an_amount"),
        ("inf", "not_an_amount"),
        ("1e5", "not_an_amount"),
        ("veel", "not_an_amount"),
        ("", "not_an_amount"),
        ("1.2.3", "not_an_amount"),
        ("9" * 5000, "not_an_amount"),
    ],
)
def test_what_is_no_money(cli: Any, typed: str, code: str) -> None:
    lead = cli.add("Sanne")
    consultation = cli("consult", lead, "--at", "2026-11-23T11:00")["consultation_id"]
    words = ("outcome", consultation, "--status", "held", "--outcome", "signed_up", f"--price={typed}")
    assert cli.refused(*words) == code


CHANNELS = "phone voicemail whatsapp sms email form instagram facebook in_person walk_in other"
SOURCES = "google_maps website instagram facebook word_of_mouth flyer sports_club other"


@pytest.mark.parametrize("channel", CHANNELS.split())
def test_channels(cli: Any, channel: str) -> None:
    lead = cli.add("Sanne", "--channel", channel)
    assert cli.row()["channel"] == channel
    cli("touch", lead, "--channel", channel)
    assert cli.row() is None


@pytest.mark.parametrize("source", [*SOURCES.split(), "Open dag 2026"])
def test_sources(cli: Any, source: str) -> None:
    cli.add("Sanne", "--source", source)
    assert cli.row()["source"] == source


@pytest.mark.parametrize("stage", ["like", "trust", "client", "later", "lost"])
def test_stages(cli: Any, stage: str) -> None:
    lead = cli.add("Sanne")
    assert cli("stage", lead, stage) == {"lead_id": lead, "stage": stage}
    found = cli.lead(lead)
    assert (found["stage"], found["stage_since"]) == (stage, "2026-11-23T11:00:00Z")
    assert cli.refused("stage", lead, stage) == "already_there"


def test_words_that_are_no_choice(cli: Any) -> None:
    lead = cli.add("Sanne")
    for words in (
        ("add", "--name", "x", "--channel", "fax"),
        ("touch", lead, "--channel", "PHONE"),
        ("touch", lead),
        ("touch", lead, "--channel", "phone", "--direction", "sideways"),
        ("touch", lead, "--channel", "phone", "--attempted", "--reached"),
        ("stage", lead, "friend"),
        ("stage", lead),
        ("consult", lead),
        ("consult", lead, "--at", "2026-11-24T10:00", "--kind", "lunch"),
        ("consult", lead, "--at", "2026-11-24T10:00", "--minutes", "long"),
        ("outcome", lead),
        ("outcome", lead, "--status", "done"),
        ("leads", "--stage", "friend"),
        ("leads", "--limit", "ten"),
        ("leads", "--limit", "9" * 5000),
        ("import",),
        ("import", "x.csv", "--as", "friends"),
        ("note", lead),
        ("today", "tomorrow"),
        ("fly",),
        ("fly\nand two lines",),
        ("today", "one\ntwo"),
        ("",),
        (),
        ("--name", "x"),
        ("today", "--bogus"),
    ):
        assert cli.refused(*words) == "usage", words


def test_numbers_out_of_range(cli: Any) -> None:
    lead = cli.add("Sanne")
    assert cli.refused("leads", "--limit", "-1") == "number_out_of_range"
    assert cli.refused("leads", "--offset", "-1") == "number_out_of_range"
    for minutes in ("0", "-5", "99999999999999999999999"):
        words = ("consult", lead, "--at", "2026-11-24T10:00", "--minutes", minutes)
        assert cli.refused(*words) == "minutes_out_of_range"
