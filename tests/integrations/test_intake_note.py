"""A saved message or jotted note is one person who asked, not a table of lines."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_file import read_source

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 12, tzinfo=ZONE).timestamp() * 1000)


def read(text: str) -> FileReading:
    [reading] = read_source(Source(Path("bericht.txt"), text.encode(), NOW, ZONE))
    return reading


def at(*moment: int) -> int:
    year, month, day, hour, minute = moment
    return int(datetime(year, month, day, hour, minute, tzinfo=ZONE).timestamp() * 1000)


def test_a_dm_becomes_the_person_who_wrote_it() -> None:
    dm = "hee ik ben Jan vd Berg uit 3511AB utrecht, zoek pt 2x pw rond 7 uur. 0612345678 groetjes"
    [row] = read(dm).rows
    assert (row.enquiry.person.phone, row.enquiry.person.postcode) == ("+31612345678", "3511 AB")
    assert row.enquiry.message == dm


def test_a_copied_message_keeps_its_own_moment() -> None:
    reading = read("jan_devries90\nHoi! Wat zijn je tarieven? App 06-12345678\n5 mrt 2024, 16:32\nGezien")
    [row] = reading.rows
    assert reading.kind is FileKind.NOTE
    assert row.enquiry.arrival is not None
    assert row.enquiry.arrival.at == at(2024, 3, 5, 16, 32)


def test_without_a_moment_the_hour_counts_from_now() -> None:
    [row] = read("Sanne wil van haar rugpijn af, mail sanne@example.nl").rows
    assert row.enquiry.arrival is not None
    assert row.enquiry.arrival.at == NOW


def test_a_text_that_reaches_nobody_is_no_lead() -> None:
    assert read("Boodschappen: melk, brood en kaas").rows == ()


def test_a_table_stays_a_table() -> None:
    reading = read("Naam;Telefoon\nJan de Vries;0612345678\n")
    assert (reading.kind, len(reading.rows)) == (FileKind.TABLE, 1)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refusal):
        read_source(Source(Path("x.txt"), text.encode("utf-8", "replace"), NOW, ZONE))
