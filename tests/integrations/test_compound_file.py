"""A stream of a compound file is read, and written again so that every reader finds it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ptcrm.integrations.compound_file import one_stream, read_stream

XLS = (Path(__file__).parents[1] / "samples" / "sheets-synthetic" / "member-list.xls").read_bytes()


@pytest.mark.parametrize("length", [0, 1, 4095, 4096, 4097, 65_023, 65_024, 65_536, 7_150_000, 20_000_000])
def test_a_stream_is_read_back(length: int) -> None:
    data = (bytes(range(251)) * (length // 251 + 1))[:length]
    back = read_stream(one_stream("Workbook", data), "Workbook")
    assert back is not None
    assert back == data.ljust(4096, b"\0")


@pytest.mark.parametrize("room", [0, 7_000_000, 20_000_000])
def test_a_spreadsheet_reads_the_same(room: int) -> None:
    stream = read_stream(XLS, "Workbook", "Book")
    assert stream is not None
    book = CalamineWorkbook.from_filelike(BytesIO(one_stream("Workbook", stream + bytes(room))))
    plain = CalamineWorkbook.from_filelike(BytesIO(XLS))
    assert book.sheet_names == plain.sheet_names
    for name in plain.sheet_names:
        assert book.get_sheet_by_name(name).to_python() == plain.get_sheet_by_name(name).to_python()


@given(st.binary(max_size=400), st.integers(0, len(XLS) - 400))
def test_a_damaged_file_gives_some_stream_or_none(damage: bytes, at: int) -> None:
    data = XLS[:at] + damage + XLS[at + len(damage) :]
    stream = read_stream(data, "Workbook", "Book")
    assert stream is None or len(stream) <= 2 * len(data)
