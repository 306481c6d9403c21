"""Workbooks: xlsx as its parts, so that bytes at random reach the cells; xls and ods as they are."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from target import Target

from ptcrm.integrations.file_kind import FileKind

_OWN_SIGNS: Final = (b"PK", b"\xd0\xcf\x11\xe0")
_BETWEEN: Final = b"\x00\x00"
_PARTS: Final = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
)
_NS: Final = "http://schemas.openxmlformats.org"
_REST: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r"'
    f' Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_NS}/officeDocument/2006/relationships/worksheet"'
    f' Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="sharedStrings.xml"'
    f' Type="{_NS}/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NS}/spreadsheetml/2006/main"'
    f' xmlns:r="{_NS}/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def _workbook(data: bytes) -> bytes:
    """The bytes as parts of a workbook, unless they are a whole file."""
    if data.startswith(_OWN_SIGNS):
        return data
    parts: dict[str, bytes] = {name: text.encode() for name, text in _REST.items()}
    parts |= dict(zip(_PARTS, data.split(_BETWEEN, len(_PARTS) - 1), strict=False))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            if part:
                packed.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def _parts_of(data: bytes) -> Iterator[bytes]:
    """The parts of a workbook, one sheet at a time."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return
    with zipfile.ZipFile(BytesIO(data)) as packed:
        try:
            inside = {name: packed.read(name) for name in packed.namelist()}
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error):
            return  # a damaged sample, on purpose
    for name, part in inside.items():
        if name.startswith("xl/worksheets/sheet"):
            yield _BETWEEN.join((part, *(inside.get(other, b"") for other in _PARTS[1:3])))


TARGET = Target(
    FileKind.SPREADSHEET,
    ("sheets*/*.xls*", "sheets*/*.ods", "xlsx*/**/*.xlsx"),
    (
        *b"""
        <sheetData> <row <c </c> <v> </v> <is> <t> </t> <f> <mergeCell <mergeCells> <hyperlink
        <dimension t="s" t="str" t="inlineStr" t="b" t="e" t="d" t="n" r="A1" r="XFD1048576"
        r="ZZZZ1" s="1" hidden="1" ref="A1:XFD1048576" ref="A1:B2" spans="1:16384" <sst> <si> <r>
        <rPh> <numFmts> <numFmt <xf numFmtId="14" date1904="1" state="hidden" state="veryHidden"
        #NAAM? #REF! 45356.689 6.12E+8 1E+999 NaN -1 &#0; _x000D_ <!DOCTYPE <!ENTITY &a; <![CDATA[
        ]]> xml:space='preserve' <table:table-cell office:value-type=
        """.split(),
        _BETWEEN,
        b'formatCode="yyyy-mm-dd hh:mm"',
        b"<t>Naam</t>",
        b"<t>E-mail</t>",
        b"<t>Telefoon</t>",
        b"<t>jan@example.com</t>",
        b"<v>612345678</v>",
    ),
    dress=_workbook,
    undress=_parts_of,
)
