from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind, kind_of
from ptcrm.integrations.html_table import read_page
from ptcrm.integrations.sheet import Sheet


def _rows(html: str | bytes) -> list[tuple[str, ...]]:
    [sheet] = read_page(html.encode() if isinstance(html, str) else html)
    return [row.cells for row in sheet.rows]


def _table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Jan&nbsp;de&nbsp;Vries", "Jan de Vries"),
        ("regel 1<br>regel 2<br/>", "regel 1\nregel 2"),
        ("<p>regel 1</p><div>regel 2</div>", "regel 1\nregel 2"),
        ("<b>Zo&euml;</b> <font size=2>M&#252;ller</font>", "Zoë Müller"),
        ('<a href="mailto:a@b.nl">a@b.nl</a>', "a@b.nl"),
        ('<span style="display:none">20260305</span>5-3-2026', "5-3-2026"),
        ("<script>alert(1)</script><style>x{}</style>Jan<!-- weg -->", "Jan"),
        ("  veel\n   wit  ", "veel wit"),
        ('<input type=checkbox checked> <input type="hidden" value="x">', "TRUE"),
        ('<input value="jan@example.nl">', "jan@example.nl"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("Jan <table><tr><td>binnenin</table>", "Jan"),
    ],
)
def test_a_cell_is_what_the_page_shows(cell: str, text: str) -> None:
    sheets = read_page(_table("<th>Naam<th>Tel", f"<td>{cell}</td><td>06</td>").encode())
    assert sheets[0].rows[1].cells == (text, "06")


def test_cells_that_span_keep_every_column_in_its_place() -> None:
    html = _table(
        "<td colspan=3>Ledenlijst",
        "<th>Bron<th>Naam<th>Telefoon",
        "<td rowspan=2>Instagram<td>Een<td>0611111111",
        "<td>Twee<td>0622222222",
        "<td colspan=2>Drie<td>0633333333",
    )
    assert _rows(html)[2:] == [
        ("Instagram", "Een", "0611111111"),
        ("Instagram", "Twee", "0622222222"),
        ("Drie", "", "0633333333"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<tr><th>Naam<th>Tel<tr><td>Jan<td>06",
        "<table><thead><tr><th>Naam</th><th>Tel</th></thead><tbody><tr><td>Jan</td><td>06</tbody></table>",
        "<html><body><TABLE><TR><TD>Naam<TD>Tel<TR><TD>Jan<TD>06",
        "<table><tr><td>Naam</td><td>Tel</td></tr><tr><td>Jan</td><td>06</td></tr></table><table></table>",
        "<table><tr><td><table><tr><td>Naam<td>Tel<tr><td>Jan<td>06</table></table>",
    ],
)
def test_broken_and_bare_markup_is_still_a_table(html: str) -> None:
    assert kind_of(html.encode()) is FileKind.WEB_PAGE
    assert _rows(html) == [("Naam", "Tel"), ("Jan", "06")]


def test_a_number_that_was_shortened_on_screen_is_whole_beside_it() -> None:
    assert _rows(_table("<td>Tel<td>x", '<td x:num="31612345678">3,16E+10<td>x'))[1][0] == "31612345678"


def test_several_tables_are_called_as_the_page_calls_them() -> None:
    html = "<h1>Sheet 1: <em>Leden</em></h1>" + _table("<td>a<td>b") + "<h2>Oud</h2>" + _table("<td>c<td>d")
    html += _table("<caption>Oud</caption><td>e<td>f") + _table("<td>g<td>h")
    html = html.replace("<tr><caption>Oud</caption>", "<caption>Oud</caption><tr>")
    assert [sheet.name for sheet in read_page(html.encode())] == ["Leden", "Oud", "Oud (2)", "4"]


def test_hidden_rows_are_read_and_said_hidden_tables_are_not() -> None:
    html = _table("<td>Naam<td>Tel").replace("</table>", '<tr style="display:none"><td>Jan<td>06</table>')
    html += '<table style="display:none"><tr><td>sjabloon<td>x</table>'
    [sheet] = read_page(html.encode())
    assert (sheet.rows[1].cells, sheet.warnings) == (("Jan", "06"), ("hidden_rows_read",))


@pytest.mark.parametrize(
    ("head", "written", "used"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        ('<meta charset="iso-8859-15">', "iso-8859-15", "iso8859-15"),
        ('<meta charset="utf-8">', "cp1252", "cp1252"),
        ('<meta charset="windows-1252">', "utf-8", "utf-8"),
        ('<meta charset="onzin">', "utf-8", "utf-8"),
        ("", "utf-16", "utf-16-le"),
    ],
)
def test_letters_with_accents_survive_what_the_page_says_of_itself(
    head: str, written: str, used: str
) -> None:
    html = f"<html><head>{head}</head>{_table('<td>Naam<td>Prijs', '<td>Zoë Müller<td>€ 45')}"
    [sheet] = read_page(html.encode(written))
    assert (sheet.rows[1].cells, sheet.encoding) == (("Zoë Müller", "€ 45"), used)


MHT = """MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related; boundary="----=_Next"

This document is a Single File Web Page.

------=_Next
Content-Location: file:///C:/x/leden.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="windows-1252"

<html><xml><x:ExcelWorksheet><x:Name>Leden 2026</x:Name><x:WorksheetSource =
HRef=3D"leden_files/sheet001.htm"/></x:ExcelWorksheet></xml></html>

------=_Next
Content-Location: file:///C:/x/leden_files/sheet001.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="windows-1252"

<html><table><tr><td>Naam</td><td>Tel</td></tr><tr><td>Zo=EB</td><td>06</td></tr></table></html>

------=_Next--
"""


def test_a_page_with_everything_in_one_file_is_read_sheet_by_sheet() -> None:
    data = MHT.replace("\n", "\r\n").encode()
    assert kind_of(data) is FileKind.WEB_PAGE
    [sheet] = read_page(data)
    assert (sheet.name, sheet.rows[1].cells) == ("Leden 2026", ("Zoë", "06"))


def test_tangled_pages_are_refused_or_read_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        read_page(("<div>" * 20_000 + _table("<td>a<td>b")).encode())
    assert refused.value.code == "page_too_deep"
    marks = "".join(f"<font size={at}>" for at in range(2_500)) + "<p>x" * 20_000
    assert _rows(marks + _table("<td>a<td>b")) == [("a", "b")]
    assert read_page(("<table><tr><td>" * 900 + "x").encode())[-1].rows[0].cells == ("x",)


PIECES = (
    *(
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<th colspan=3>",
        "<td rowspan=9>",
        "<caption>x",
        "<input>",
    ),
    *(
        "Jan",
        "&#0;",
        "<b>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<td style='display:none'>",
    ),
    "\x00",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))  # fmt: skip
def test_any_markup_gives_rows_or_nothing(pieces: list[str]) -> None:
    for sheet in read_page("".join(pieces).encode()):
        assert isinstance(sheet, Sheet)
        assert all(any(cell.strip() for cell in row.cells) for row in sheet.rows)
