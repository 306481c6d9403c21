"""Files of cards that are broken, huge or made to harm."""

from __future__ import annotations

import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_cards import MOST_CARDS, read_cards_file

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = 1_795_600_000_000
GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sanne Bakker\r\nTEL:0612345678\r\nEND:VCARD\r\n"
LOOSE = (
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"VERSION:2.1\r\n",
    b"AGENT:\r\n",
    b"N;ENCODING=QUOTED-PRINTABLE:=C3=\r\n",
    b"N:;;;",
    b"FN:Jan\r",
    b'TEL;TYPE="cell:06\n',
    b"NOTE;ENCODING=b;CHARSET=utf-16:",
    b" =AB\\",
    b"\x00\xff\xfe",
    b"item1.",
    b"\r\n\t ",
    b"EMAIL:a@",
    b'ADR;LABEL="',
    b"PRODID:-//PT CRM//EN\r\nX-PTCRM-N:a;b\r\n",
    b"CHARSET=rot13:",
    b"begin:vcalendar\n",
)


def _read(data: bytes) -> FileReading:
    [reading] = read_cards_file(Source(Path("x.vcf"), data, NOW, ZONE))
    return reading


def _names(data: bytes) -> list[str]:
    return [row.enquiry.person.name for row in _read(data).rows]


@given(st.lists(st.sampled_from(LOOSE) | st.binary(max_size=12), max_size=30).map(b"".join))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    _read(data)


@given(st.lists(st.sampled_from(LOOSE[2:14]), max_size=10).map(b"".join))
def test_a_broken_card_costs_nobody_else(broken: bytes) -> None:
    # What was broken off ends with the next BEGIN, unless an AGENT says that it stands inside.
    data = GOOD + b"BEGIN:VCARD\r\n" + broken + b"\r\n\r\nX-EINDE:1\r\n" + GOOD
    assert _names(data)[:1] + _names(data)[-1:] == ["Sanne Bakker"] * 2


def test_a_bad_card_is_named_by_its_first_line_and_the_others_come_in() -> None:
    crowded = b"BEGIN:VCARD\r\nFN:X\r\n" + b"TEL:0612345678\r\n" * 2_001 + b"END:VCARD\r\n"
    long = b"BEGIN:VCARD\r\nFN:Jan\r\nNOTE:" + b"x" * 200_001 + b"\r\nEND:VCARD\r\n"
    empty = b"BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:niemand\r\nEND:VCARD\r\n"
    reading = _read(GOOD + empty + crowded + long + GOOD)
    assert [row.code for row in reading.refused] == [
        "no_name_phone_or_email",
        "card_too_crowded",
        "text_too_long",
    ]
    assert [row.line for row in reading.refused] == [6, 10, 2014]
    assert len(reading.rows) == 2


def test_a_photo_of_any_size_is_passed_over() -> None:
    photo = (
        b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n"
        + b" AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n" * 400_000
    )
    started = time.process_time()
    assert _names(GOOD.replace(b"END", photo + b"END")) == ["Sanne Bakker"]
    assert time.process_time() - started < 20, "linear: a second or so"


@pytest.mark.parametrize(
    "bomb",
    [
        b"NOTE:A\r\n" + b" A\r\n" * 500_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:=41=\r\n" + b"=41=\r\n" * 500_000,
        b"FN" + b';X="' * 200_000 + b":x\r\n",
        b"AGENT:\r\nBEGIN:VCARD\r\n" * 100_000,
        b"X-A:1\r\n" * 100_000,
        b"x" + b" " * 3_000_000 + b"\r\nEND:VCARD" + b" " * 3_000_000 + b"x\r\n",
        b"NOTE:" + b"\\" * 2_000_001 + b"\r\n",
    ],
    ids=["folded", "soft breaks", "parameters", "agents", "properties", "spaces", "backslashes"],
)
def test_a_bomb_takes_no_longer_than_its_size(bomb: bytes) -> None:
    started = time.process_time()
    _read(GOOD + b"BEGIN:VCARD\r\nFN:Bom\r\n" + bomb + b"END:VCARD\r\n" + GOOD)
    assert time.process_time() - started < 20, "quadratic would take minutes"


def test_too_much_is_refused_in_one_sentence() -> None:
    for data, code in (
        (b"BEGIN:VCARD\r\n" * (MOST_CARDS + 1), "too_many_cards"),
        (b"BEGIN:VCARD\r\n" + b" " * 50_000_000, "file_too_large"),
    ):
        with pytest.raises(Refusal) as refused:
            _read(data)
        assert refused.value.code == code
