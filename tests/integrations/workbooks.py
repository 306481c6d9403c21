"""Workbooks for tests, made on the spot as programs make them, or by hand where no program would."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

Cell = str | float | bool | date | datetime | time | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    touch: Callable[[Any], None] | None = None,
    **options: Any,
) -> bytes:
    """A workbook with these sheets, the first cell in A1; ``touch`` may do more with it."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, options)
    formats = {
        datetime: book.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"}),
        date: book.add_format({"num_format": "dd-mm-yyyy"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell, formats.get(type(cell)))
    if touch is not None:
        touch(book)
    book.close()
    return out.getvalue()


def xlsx_of(sheet: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook whose one sheet holds this XML in ``<sheetData>``; ``more`` are further parts."""
    book = BytesIO(xlsx({"Blad1": []}))
    out = BytesIO()
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in made.namelist():
            text = made.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>'.encode()
            changed.writestr(name, text)
        for name, text in (more or {}).items():
            changed.writestr(name, text)
    return out.getvalue()


def text_cell(place: str, text: str) -> str:
    """A cell with its text in itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods(table: str, manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet whose one sheet, S, holds this XML."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{manifest}'
            "</manifest:manifest>",
        )
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content xmlns:office="{_ODF}office:1.0"'
            f' xmlns:table="{_ODF}table:1.0" xmlns:text="{_ODF}text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="S">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def ods_row(*texts: str, marks: str = "") -> str:
    """A row of an OpenDocument sheet."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
        for text in texts
    )
    return f"<table:table-row{marks}>{cells}</table:table-row>"


def xlsb(rows: Sequence[Sequence[str | float]], hidden: Sequence[int] = (), first_row: int = 1) -> bytes:
    """A binary workbook of one sheet, Leden; ``hidden`` are rows counted from 1."""
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows), 0, 9)) + _record(145)
    for number, cells in enumerate(rows, start=first_row):
        flags = b"\x00\x10" if number in hidden else b"\x00\x00"
        sheet += _record(0, struct.pack("<IIH", number - 1, 0, 300) + flags + b"\x00" + struct.pack("<I", 0))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                sheet += _record(6, place + _wide(cell))
            else:
                sheet += _record(5, place + struct.pack("<d", cell))
    sheet += _record(146) + _record(130)
    named = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Leden")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
        )
        packed.writestr(
            "xl/workbook.bin", _record(131) + _record(143) + _record(156, named) + _record(144) + _record(132)
        )
        packed.writestr("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    size = b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
