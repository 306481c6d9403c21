from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.moments import infer_order
from ptcrm.integrations.cell_text import CellValue, cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (612345678.0, "612345678"),
        (31612345678.0, "31612345678"),
        (31612300000.0, "3.16123E+10"),
        (31201200000.0, "31201200000"),
        (49.95, "49.95"),
        (-3.0, "-3"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("  zoals het staat\n", "  zoals het staat\n"),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime.fromisoformat("2026-03-05 14:30"), "2026-03-05 14:30:00"),
        (datetime.fromisoformat("2026-03-05 14:29:59.999600"), "2026-03-05 14:30:00"),
        (datetime.fromisoformat("9999-12-31 23:59:59.999999"), "9999-12-31 23:59:59"),
        (time(12), "12:00"),
        (time(9, 5, 7), "09:05:07"),
        (time(14, 29, 59, 999_999), "14:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (timedelta(minutes=-90), "-01:30"),
        (float("nan"), "nan"),
        (1e300, "1e+300"),
    ],
)
def test_a_value_is_the_text_a_person_reads(value: CellValue, text: str) -> None:
    assert cell_text(value) == text


@given(st.integers(0, 10**15))
def test_a_whole_number_keeps_every_digit(number: int) -> None:
    text = cell_text(float(number))
    assert text == str(number) or (text.endswith("E+10") and number % 100_000 == 0)


@given(st.datetimes())
def test_a_date_can_be_read_one_way_only(moment: datetime) -> None:
    assert infer_order([cell_text(moment), cell_text(moment.date())]) is None
