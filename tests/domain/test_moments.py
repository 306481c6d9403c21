"""Moments from files and the command line land on the right instant, twice a year too."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import (
    DateOrder,
    infer_order,
    read_date,
    read_iso,
    read_stamp,
    to_local,
    to_utc_ms,
    write_iso,
)
from ptcrm.domain.refusals import Refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TABLE = Path(__file__).parents[1] / "samples" / "reference" / "dates.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[1:] if line]
UTC_SOURCE = "Typeform"
LATER_OF_TWO = "2024-10-27T01:30:00Z"


def order_of(source: str, remark: str) -> DateOrder | None:
    """What the importer knows beside the value: the sheet's locale, the exporting program."""
    american = "en_US" in source or "M/D/Y" in remark or "Leads Centre" in source
    return DateOrder.MDY if american else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_reference_table(row: list[str]) -> None:
    text, source, expected, remark = (*row, "")[:4]
    if "U+202F" in remark:
        text = text.replace(" PM", "\u202fPM")
    zone = ZoneInfo("UTC") if source.startswith(UTC_SOURCE) else AMSTERDAM
    stamp = read_stamp(text, zone, order_of(source, remark))
    assert stamp is not None
    assert stamp.text == text
    if expected == "DATE ONLY":
        assert stamp.trust is TimeTrust.DATE_ONLY
        assert write_iso(stamp.at) == "2024-03-04T23:00:00Z"
    elif expected == "FUTURE":
        assert write_iso(stamp.at) == text
    elif expected == "AMBIGUOUS":
        day_first = read_stamp(text, zone, DateOrder.DMY)
        assert day_first is not None
        assert to_local(stamp.at, zone).day == to_local(day_first.at, zone).month
    elif expected == LATER_OF_TWO:
        assert write_iso(stamp.at) == "2024-10-27T00:30:00Z"  # the earlier: the alarm is sooner
    else:
        assert write_iso(stamp.at) == expected
        assert stamp.trust is not TimeTrust.DATE_ONLY


@pytest.mark.parametrize(
    ("text", "expected", "trust"),
    [
        ("2024-03-05T16:32:10+01:00", "2024-03-05T15:32:10Z", TimeTrust.EXACT),
        ("2024-03-05T15:32:10.250Z", "2024-03-05T15:32:10.250Z", TimeTrust.EXACT),
        ("05-03-2024 16:32", "2024-03-05T15:32:00Z", TimeTrust.ASSUMED_ZONE),
        ("05/03/2024", "2024-03-04T23:00:00Z", TimeTrust.DATE_ONLY),
        ("45356", "2024-03-04T23:00:00Z", TimeTrust.DATE_ONLY),
        ("5.3.2024 16.32 uur", "2024-03-05T15:32:00Z", TimeTrust.ASSUMED_ZONE),
        ("maart 5, 2024 4:32 pm", "2024-03-05T15:32:00Z", TimeTrust.ASSUMED_ZONE),
        ("Tuesday, March 5th, 2024 at 4:32 PM", "2024-03-05T15:32:00Z", TimeTrust.ASSUMED_ZONE),
        ("3/25/2024 12:05 AM", "2024-03-24T23:05:00Z", TimeTrust.ASSUMED_ZONE),
        ("25/3/2024 12:05", "2024-03-25T11:05:00Z", TimeTrust.ASSUMED_ZONE),
        ("5 mei '24, 09u40", "2024-05-05T07:40:00Z", TimeTrust.ASSUMED_ZONE),
        ("Op di 5 mrt 2024 om 16:32 schreef Jan 06 <jan@example.com>:", "2024-03-05T15:32:00Z", None),
    ],
)
def test_stamps(text: str, expected: str, trust: TimeTrust | None) -> None:
    stamp = read_stamp(text, AMSTERDAM)
    assert stamp is not None
    assert write_iso(stamp.at) == expected
    assert trust is None or stamp.trust is trust


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "0-0-00",
        "31-02-2024",
        "05-03-2024 25:00",
        "23 nov 20:15",
        "ik train sinds 05-03-2024 in de sportschool",
        "12345678",
        "2024",
        "0612345678",
    ],
)
def test_no_stamp(text: str) -> None:
    assert read_stamp(text, AMSTERDAM) is None


def test_order_of_a_column_is_not_broken_row_by_row() -> None:
    assert read_stamp("3/25/2024 16:32", AMSTERDAM, DateOrder.DMY) is None


def test_order_is_inferred_from_the_column() -> None:
    assert infer_order(["3/5/2024", "3/25/2024"]) is DateOrder.MDY
    assert infer_order(["03-05-2024 10:00", "25-3-24"]) is DateOrder.DMY
    assert infer_order(["3/5/2024", "", "2024-03-25", "5 mrt 2024"]) is None
    assert infer_order([]) is None


def test_command_line_times() -> None:
    assert read_iso("2026-11-23T10:00:00Z", AMSTERDAM) == Arrival(1795428000000, text="2026-11-23T10:00:00Z")
    assert write_iso(read_iso("2026-11-23T11:00", AMSTERDAM).at) == "2026-11-23T10:00:00Z"
    assert write_iso(read_iso("2026-11-23 11:00:00.1239+01:00", AMSTERDAM).at) == "2026-11-23T10:00:00.123Z"
    assert write_iso(read_iso("2026-10-25T02:30", AMSTERDAM).at) == "2026-10-25T00:30:00Z"
    day = read_iso("2026-11-23", AMSTERDAM)
    assert (write_iso(day.at), day.trust) == ("2026-11-22T23:00:00Z", TimeTrust.DATE_ONLY)
    assert read_date(" 2026-11-23 ") == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2027-03-28T02:30", "skipped_hour"),
        ("gisteren", "not_a_time"),
        ("", "not_a_time"),
        ("2026-13-01T00:00Z", "not_a_time"),
        ("2026-11-23T24:30", "not_a_time"),
        ("1899-12-31T23:00:00Z", "year_out_of_range"),
        ("9999-12-31T23:59:59-23:59", "year_out_of_range"),
        ("\ud800\x00", "not_a_time"),
    ],
)
def test_command_line_refusals(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_iso(text, AMSTERDAM)
    assert refusal.value.code == code
    refusal.value.message.encode()


def test_midnight_skipped_by_the_clock_is_still_a_day() -> None:
    day = read_iso("2018-11-04", ZoneInfo("America/Sao_Paulo"))
    assert day.trust is TimeTrust.DATE_ONLY


@given(st.integers(-2_208_988_800_000, 7_258_118_399_999))
def test_written_times_read_back(at: int) -> None:
    assert read_iso(write_iso(at), AMSTERDAM).at == at
    assert to_local(at, AMSTERDAM).astimezone(UTC) == to_local(at, ZoneInfo("UTC"))


@given(
    st.datetimes(), st.sampled_from(["Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
)
def test_any_wall_time_has_an_instant(local: datetime, zone: str) -> None:
    assert isinstance(to_utc_ms(local, ZoneInfo(zone)), int)


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789-/.: apmTZ+,[]'", max_size=30),
        st.datetimes().map(lambda moment: moment.strftime("%d-%m-%Y %H:%M")),
    ),
    st.sampled_from([None, *DateOrder]),
)
def test_hostile_text(text: str, order: DateOrder | None) -> None:
    read_stamp(text, AMSTERDAM, order)
    infer_order([text])
    with suppress(Refusal):
        read_iso(text, AMSTERDAM)
    with suppress(Refusal):
        read_date(text)


def test_last_day_of_the_calendar() -> None:
    assert read_stamp("9999-12-31 23:59:59 -1200", AMSTERDAM)
    assert read_stamp("maandag 5/3/2024 16:32", AMSTERDAM) == Arrival(
        1709652720000, TimeTrust.ASSUMED_ZONE, "maandag 5/3/2024 16:32"
    )


@given(
    st.from_regex(
        r"(\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2})([ T][0-2]?\d:[0-6]\d(:[0-6]\d)?)?", fullmatch=True
    ),
    st.sampled_from([None, *DateOrder]),
)
def test_a_plain_stamp_is_read_as_the_same_stamp_that_takes_a_closer_look(
    text: str, order: DateOrder | None
) -> None:
    plain, closely = read_stamp(text, AMSTERDAM, order), read_stamp(f"{text},", AMSTERDAM, order)
    assert (plain and (plain.at, plain.trust)) == (closely and (closely.at, closely.trust))
    assert plain is None or plain.text == text
