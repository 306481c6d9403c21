"""Writing a spreadsheet: texts stay texts whatever they look like, moments are moments, and nothing runs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.sheet_writer import Cell, write_sheet
from ptcrm.integrations.table_writer import unguard

COLUMNS = (("Naam", 20), ("Doel", 40))


def cells(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()]


def test_text_and_moments_come_out_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    moment = datetime(2026, 11, 23, 12, 5)  # noqa: DTZ001 - a spreadsheet has no zones
    rows: list[Sequence[Cell]] = [("+31612345678", "0612"), (date(2026, 11, 23), moment), ("Zoë", "")]
    assert write_sheet(path, "Leads", COLUMNS, rows) == 3
    assert cells(path) == [
        ["Naam", "Doel"],
        ["+31612345678", "0612"],
        [date(2026, 11, 23), moment],
        ["Zoë", ""],
    ]
    with ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert '<autoFilter ref="A1:B4"/>' in sheet
    assert 'state="frozen"' in sheet


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufffe\uffff"), max_size=40))
@example("=cmd|' /C calc'!A1")
@example("<r><t>x</t></r>")
@example("_x000D_")
@example("'=1+1")
@example("https://example.com")
@example("{=1}")
@example("a\r\nb\rc\x0b\x1f")
def test_any_text_is_read_back(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leads.xlsx"
        write_sheet(path, "Leads", COLUMNS, [(text, "einde")])
        back = cells(path)[1][0]
    assert isinstance(back, str)
    assert unguard(back).strip() == text.strip()


def test_a_text_that_does_not_fit_says_so(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    write_sheet(path, "Leads", COLUMNS, [("🙂" * 20_000, "x" * 32_767)])
    first, second = cells(path)[1]
    assert isinstance(first, str)
    assert first.endswith("🙂…")
    assert len(first.encode("utf-16-le")) // 2 <= 32_767
    assert second == "x" * 32_767


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = tmp_path / "leads.xlsx"
    path.write_text("was er al")

    def rows() -> Iterator[Sequence[Cell]]:
        yield ("Jan", "")
        yield ("Piet", "")
        raise OSError(28, "No space left on device")

    with pytest.raises(Refusal) as refused:
        write_sheet(path, "Leads", COLUMNS, rows())
    assert refused.value.code == "file_not_written"
    assert path.read_text() == "was er al"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert list(scratch.iterdir()) == []
