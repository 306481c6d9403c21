"""No bytes stop intake: hostile, broken and huge mails are read quickly or called unreadable."""

from __future__ import annotations

import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptcrm.integrations.message import MAIL_BYTES, MailReading, Verdict, read_message

SAMPLES = [
    path.read_bytes() for path in sorted((Path(__file__).parent.parent / "samples").glob("forms-*/*.eml"))
]
QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
HEAD = b"From: Jan <jan@example.com>\nTo: info@trainer.test\nSubject: Vraag\n"


def read(data: bytes) -> MailReading:
    return read_message(data, 0, ZoneInfo("Europe/Amsterdam"), frozenset({"info@trainer.test"}))


@QUICK
@given(st.binary(max_size=3000))
def test_any_bytes(data: bytes) -> None:
    assert read(data).verdict in Verdict
    assert read(HEAD + b"\n" + data).verdict in Verdict
    assert read(HEAD + b"Content-Type: text/html\n\n" + data).verdict in Verdict


@QUICK
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), st.binary(min_size=1, max_size=40)), max_size=12),
)
def test_damaged_samples(sample: bytes, damage: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(sample)
    for place, kind, piece in damage:
        at = int(place * len(data))
        if kind == 0:
            data[at : at + len(piece)] = piece
        elif kind == 1:
            data[at:at] = piece
        else:
            del data[at : at + len(piece) * 4]
    reading = read(bytes(data))
    assert (reading.enquiry is not None) == (reading.verdict is Verdict.LEAD)


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"Subject: " + b"=?utf-8?q?x?= " * 20_000 + b"\n\nNaam: Jan\n",
        b"From: " + b"(" * 100_000 + b"\n\nhallo",
        b"To: " + b"a@b.nl, " * 20_000 + b"\n" + HEAD + b"\nhallo",
        HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 100_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 50_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<b>Naam:</b> x " * 50_000,
        HEAD + b"\n" + b"Naam: x " * 100_000,
        HEAD + b"\n" + b"Naam: x\n" * 60_000,
        HEAD + b"\n" + b"*" * 500_000,
        HEAD + b"\n" + b"- " * 250_000,
        HEAD + b"\n" + b"a@" * 250_000,
        HEAD + b"\n" + b"06" * 250_000,
        HEAD + b"Content-Type: text/plain; charset=x-unknown\n\n\xff\xfe\x00hallo",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5_000)),
    ],
    ids=lambda data: f"{len(data)}-{data[-12:]!r}",
)
def test_hostile_mail_is_read_in_seconds(data: bytes) -> None:
    started = time.process_time()
    assert read(data).verdict in Verdict
    assert time.process_time() - started < 8


def test_too_large_and_outlook_files_say_so() -> None:
    assert read(b"x" * (MAIL_BYTES + 1)).why == "larger than 25 MB"
    assert "Outlook" in read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").why


def test_deep_parts_are_unreadable() -> None:
    data = HEAD
    for depth in range(40):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (depth, depth)
    assert read(data + b"Content-Type: text/plain\n\nhallo").verdict is Verdict.UNREADABLE
