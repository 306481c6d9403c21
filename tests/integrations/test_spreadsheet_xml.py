from __future__ import annotations

import pytest

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.spreadsheet_xml import read_workbook_xml

HEAD = (
    '<?xml version="1.0" encoding="{encoding}"?>{doctype}<?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">'
)


def _book(*sheets: str, encoding: str = "utf-8", doctype: str = "") -> bytes:
    return f"{HEAD.format(encoding=encoding, doctype=doctype)}{''.join(sheets)}</Workbook>".encode(encoding)


def _sheet(name: str, rows: str, options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'


def _cell(text: str, kind: str = "String", marks: str = "") -> str:
    return f'<Cell{marks}><Data ss:Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (_cell("612345678", "Number"), "612345678"),
        (_cell("3.1612345678E10", "Number"), "31612345678"),
        (_cell("2026-03-05T14:30:00.000", "DateTime"), "2026-03-05 14:30:00"),
        (_cell("2026-03-05T00:00:00.000", "DateTime"), "2026-03-05"),
        (_cell("1899-12-31T12:05:00.000", "DateTime"), "12:05"),
        (_cell("1", "Boolean"), "TRUE"),
        (_cell("#N/A", "Error"), ""),
        (_cell("regel 1&#10;regel 2"), "regel 1\nregel 2"),
        ('<Cell><ss:Data ss:Type="String"><html:B>Jan</html:B> de Vries</ss:Data></Cell>', "Jan de Vries"),
    ],
)
def test_values_are_read_by_their_type(cell: str, text: str) -> None:
    book = read_workbook_xml(_book(_sheet("x", f"<Row>{_cell('a')}{cell}{_cell('z')}</Row>")))
    assert book.sheets[0].rows[0].cells == ("a", text, "z")


def test_cells_and_rows_stand_where_they_say() -> None:
    rows = "<Row>" + _cell("Lijst", marks=' ss:MergeAcross="2"') + _cell("x") + "</Row>"
    rows += '<Row ss:Index="4" ss:Hidden="1">' + _cell("a", marks=' ss:MergeDown="1"')
    rows += _cell("b", marks=' ss:Index="4"') + "</Row>"
    rows += "<Row>" + _cell("c", marks=' ss:Index="4"') + "</Row>"
    [sheet] = read_workbook_xml(_book(_sheet("Leden", rows))).sheets
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (1, ("Lijst", "", "", "x")),
        (4, ("a", "", "", "b")),
        (5, ("a", "", "", "c")),
    ]
    assert sheet.warnings == ("hidden_rows_read",)


def test_hidden_sheets_are_passed_over_and_missing_results_said() -> None:
    hidden = _sheet(
        "Dicht",
        f"<Row>{_cell('x')}</Row>",
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>",
    )
    book = read_workbook_xml(
        _book(_sheet("Open", f'<Row>{_cell("a")}<Cell ss:Formula="=RC[-1]"/></Row>'), hidden)
    )
    assert ([sheet.name for sheet in book.sheets], book.passed_over) == (["Open"], ("Dicht",))
    assert book.sheets[0].warnings == ("formulas_not_calculated",)


def test_it_is_known_by_what_stands_in_it_and_letters_keep_their_accents() -> None:
    data = _book(_sheet("x", f"<Row>{_cell('Zoë')}</Row>"), encoding="windows-1252")
    assert kind_of(data) is FileKind.SPREADSHEET_XML
    assert read_workbook_xml(data).sheets[0].rows[0].cells == ("Zoë",)
    assert kind_of(b'<?xml version="1.0"?><office:document xmlns:office="x"/>') is FileKind.XML


@pytest.mark.parametrize(
    "data",
    [
        _book(_sheet("x", ""), doctype='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        _book(_sheet("x", "<Row>"))[:-40],
        HEAD.encode(),
    ],
)
def test_entities_and_half_a_file_are_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook_xml(data)
    assert refused.value.code == "spreadsheet_damaged"
