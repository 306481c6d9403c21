"""Every sample mail gives the person, the message and the moment a trainer would read in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ptcrm.integrations.message import MailReading, Verdict, read_message

SAMPLES = Path(__file__).parent.parent / "samples"
THIRD_PARTY = (
    Path(__file__).parents[3] / "shared" / "samples" / "mail"
)  # beside the project, where it is there
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = 1_700_000_000_000
TRAINER = "info@trainer.test"
VERDICTS = {True: Verdict.LEAD, False: Verdict.NOT_A_LEAD, "signal-only": Verdict.SIGNAL}
FOLDERS = ("forms-synthetic", "forms-more", "forms-judge")
MAILS = sorted(path for folder in FOLDERS for path in (SAMPLES / folder).glob("*.eml"))


def read(path: Path, own: frozenset[str] = frozenset()) -> MailReading:
    return read_message(path.read_bytes(), NOW, ZONE, own)


def seen(reading: MailReading) -> dict[str, Any]:
    """What the reading says in the words of the expectations."""
    out: dict[str, Any] = {"provider": reading.provider}
    enquiry = reading.enquiry
    if enquiry is not None and enquiry.arrival is not None:
        person = enquiry.person
        moment = datetime.fromtimestamp(enquiry.arrival.at / 1000, UTC)
        out |= {
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "message": enquiry.message,
            "wants": person.wants,
            "city": person.city,
            "postcode": person.postcode,
            "external_id": enquiry.external_id,
            "received": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    return out


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
@pytest.mark.parametrize("own", [frozenset[str](), frozenset({TRAINER})], ids=["unknown", "own"])
def test_sample(path: Path, own: frozenset[str]) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    reading = read(path, frozenset(expected.get("own", ())) or own)

    assert reading.verdict is VERDICTS[expected["is_lead"]], reading.why
    fields = {key: expected[key] or "" for key in expected.keys() - {"is_lead", "note", "why", "own"}}
    found = seen(reading)
    assert {key: found.get(key, "") for key in fields} == fields


def test_advertising_is_marked_and_kept() -> None:
    reading = read(SAMPLES / "forms-synthetic" / "spam-links.eml")
    assert reading.enquiry is not None
    assert reading.enquiry.likely_spam


def test_further_answers_are_kept() -> None:
    reading = read(SAMPLES / "forms-synthetic" / "squarespace-text.eml")
    assert reading.enquiry is not None
    assert ("How did you hear about Fit met Femke?", "Google Search") in reading.enquiry.extra


def test_every_word_of_a_reading_comes_with_a_reason() -> None:
    assert all(read(path).why for path in MAILS)


@pytest.mark.skipif(not THIRD_PARTY.is_dir(), reason="the third-party mails are not on this machine")
def test_mail_programs_really_met() -> None:
    readings = {
        path.name: read(path)
        for path in sorted(THIRD_PARTY.rglob("*"))
        if path.suffix in (".eml", ".txt", ".msg")
    }
    assert all(reading.why != "too damaged to read" for reading in readings.values())
    assert readings["msg_05.txt"].verdict is Verdict.NOT_A_LEAD
    assert readings["msg_43.txt"].verdict is Verdict.NOT_A_LEAD
    assert readings["plain_emails__basic_email_lf.eml"].provider == "direct"
