from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import ods, ods_row, text_cell, xlsb, xlsx, xlsx_of

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.spreadsheet import Workbook, read_workbook

SAMPLES = Path(__file__).parents[1] / "samples" / "sheets-synthetic"
SMALL = xlsx({"Leden": [["Naam", "Telefoon"], ["Jan", 612345678]]})
OLD = (SAMPLES / "member-list.xls").read_bytes()


def _code(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_workbook(data)
    return refused.value.code


def _rows(book: Workbook) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in book.sheets[0].rows]


def test_a_binary_workbook_is_read_like_any_other() -> None:
    book = read_workbook(xlsb([["Naam", "Telefoon"], ["Jan", 612345678.0], ["Piet", "06"]], hidden=[3]))
    assert _rows(book) == [(1, ("Naam", "Telefoon")), (2, ("Jan", "612345678")), (3, ("Piet", "06"))]
    assert (book.sheets[0].name, book.sheets[0].warnings) == ("Leden", ("hidden_rows_read",))


def test_an_opendocument_without_the_program_that_wrote_it() -> None:
    table = ods_row("Naam", "Telefoon") + '<table:table-row table:number-rows-repeated="3"/>'
    table += ods_row("Jan", "06", marks=' table:visibility="filter"')
    table += '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
    table += ' table:number-columns-repeated="16384"/></table:table-row>'
    book = read_workbook(ods(table))
    assert _rows(book) == [(1, ("Naam", "Telefoon")), (5, ("Jan", "06"))]
    assert book.sheets[0].warnings == ("hidden_rows_read",)


def test_a_formula_that_was_never_calculated_is_said() -> None:
    row = f'<row r="1">{text_cell("A1", "x")}%s</row>'
    for cell in ('<c r="B1"><f>A1</f></c>', '<c r="B1"><f>A1</f><v/></c>', '<c r="B1" s="0"><f/><v></v></c>'):
        assert read_workbook(xlsx_of(row % cell)).sheets[0].warnings == ("formulas_not_calculated",)
    for cell in ('<c r="B1" t="str"><f>A1</f><v></v></c>', '<c r="B1"><f>A1</f><v>0</v></c>', '<c r="B1"/>'):
        assert read_workbook(xlsx_of(row % cell)).sheets[0].warnings == ()
    cell = '<table:table-row><table:table-cell table:formula="of:=[.A1]"/></table:table-row>'
    assert read_workbook(ods(ods_row("x") + cell)).sheets[0].warnings == ("formulas_not_calculated",)


def test_hidden_rows_without_anybody_are_not_worth_a_word() -> None:
    rows = f'<row r="1">{text_cell("A1", "x")}</row><row r="2" hidden="1"/>'
    rows += '<row hidden="1" r="3"><c r="A3"/></row>'
    assert read_workbook(xlsx_of(rows)).sheets[0].warnings == ()


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{place}"{rest}</row>'

REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float"'
    ' office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
)


@pytest.mark.parametrize(
    "data",
    [
        xlsx_of(FAR.format(place="XFD1048576", rest="><v>1</v></c>")),
        xlsx_of('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row><row r="99999"><c r="A9"><v>1</v></c></row>'),
        xlsx_of('<row r="4294967295"><c r="A1"><v>1</v></c><c r="ZZ4294967295"><v>1</v></c></row>'),
        xlsb([["x"]] * 2, first_row=9_000_000),
        ods(REPEATED),
    ],
)  # fmt: skip
def test_a_cell_at_the_end_of_the_world_is_refused_before_room_is_set_aside(data: bytes) -> None:
    assert _code(data) == "sheet_too_far"


def test_cells_that_only_have_a_colour_say_nothing_of_how_far_a_sheet_goes() -> None:
    for rest in (' s="0"/>', ' s="0"></c>', ' s="0"><v></v></c>'):
        assert _rows(read_workbook(xlsx_of(FAR.format(place="XFD1048576", rest=rest)))) == [(1, ("1",))]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    huge = f'<row r="1">{text_cell("A1", "a" * 30_000_000)}</row>'
    assert _code(xlsx_of(huge)) == "spreadsheet_bomb"
    long_text = b"<sst>" + b"<si><t>" + b"z" * 32_000 + b"</t></si></sst>"
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_000))
    assert _code(xlsx_of(cells, {"xl/sharedStrings.xml": long_text})) == "spreadsheet_bomb"


def test_one_long_note_among_many_short_ones_is_no_bomb() -> None:
    rows = [["x" * 32_000], *([f"kort {number}"] for number in range(12_000))]
    assert len(read_workbook(xlsx({"x": rows})).sheets[0].rows) == 12_001


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    whole = xlsx_of(" " * 10_000 + '<row r="1"><c r="A1"><v>1</v></c></row>')
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as lying:
        for name in packed.namelist():
            lying.writestr(name, packed.read(name))
        for info in lying.filelist:
            if info.filename == "xl/worksheets/sheet1.xml":
                info.file_size = 100
    assert _code(out.getvalue()) == "spreadsheet_damaged"


def test_more_rows_than_a_list_of_people_has() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 200_100))
    assert _code(xlsx_of(rows)) == "sheet_too_long"
    assert _code(xlsx({"x": [[str(at) for at in range(501)]]})) == "sheet_too_wide"


def test_a_password_is_said() -> None:
    assert _code(ods(ods_row("x"), "<manifest:encryption-data/>")) == "spreadsheet_locked"
    locked = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert kind_of(locked) is FileKind.LOCKED


@pytest.mark.parametrize(
    "data", [SMALL[: len(SMALL) // 2], SMALL[:-30], OLD[:3000], b"PK\x03\x04xl/", OLD[:512]]
)
def test_half_a_file_is_called_damaged(data: bytes) -> None:
    assert _code(data) == "spreadsheet_damaged"


def test_pictures_macros_and_charts_are_never_unpacked() -> None:
    more = {"xl/media/a.png": b"\0" * 40_000_000, "xl/vbaProject.bin": b"\0" * 40_000_000}
    assert _rows(read_workbook(xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>', more))) == [(1, ("1",))]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([SMALL, OLD, (SAMPLES / "member-list.ods").read_bytes(), xlsb([["Naam"], ["Jan"]])]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_damage_is_a_refusal_and_never_more(data: bytes, damage: list[tuple[int, int]]) -> None:
    bad = bytearray(data)
    for at, byte in damage:
        bad[at % len(bad)] = byte
    with suppress(Refusal):
        assert isinstance(read_workbook(bytes(bad)), Workbook)
