"""Files made to hurt: each is read or refused, in time that grows no faster than the file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import chain

import pytest
from taking_in import take_in
from target import load

from ptcrm.integrations.file_kind import FileKind

SIZE = 65_536
MAIL = b"From: Jan <jan@example.com>\nTo: info@trainer.test\nSubject: Vraag\n"
HTML = MAIL + b"Content-Type: text/html\n\n"
PARTS = MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n"
HEAD = b"Naam;E-mail;Telefoon;Bericht;Datum\n"
ROW = b"Jan;jan@example.com;0612345678;hoi;05-03-2024 16:32\n"
CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Jan\nTEL:0612345678\n"
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'
)
LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a '"
    + b"a" * 1000
    + b"'>%s]>"
    % b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%s;" % (b"%d" % (n - 1) if n else b"") * 10) for n in range(9))
)


def much(unit: bytes, size: int = SIZE) -> bytes:
    return (unit * (size // len(unit) + 1))[:size]


def form(name: bytes) -> bytes:
    return MAIL + b"\nNaam: " + name + b"\nE-mail: " + name + b"\nTelefoon: " + name + b"\nBericht: " + name


UNITS = [
    b"a",
    b"*",
    b" ",
    b'"',
    b"1",
    b"06",
    b"a@",
    b"a.",
    b"(",
    b"/",
    b"\xe2\x80\x8b",
    b"\xcc\x81",
    b"van de ",
]
TABLES = {
    **{f"cell of {unit!r}": HEAD + b'"' + much(unit.replace(b'"', b'""')) + b'";' * 5 for unit in UNITS},
    "quotes": much(b'"'),
    "a quote on each line": HEAD + much(b'Jan;"x\n'),
    "unclosed quote": HEAD + b'Jan;"open\n' + ROW * 1000,
    "unclosed quotes": HEAD + (b'Jan;"open\n' + ROW * 20) * 60,
    "columns": much(b"naam;") + b"\n" + ROW,
    "headers": b"Naam;" + much(b"voornaam en achternaam ") + b";E-mail\n" + ROW,
    "empty rows": HEAD + much(b";;;;\n"),
    "numbers": HEAD + b"Jan;;" + much(b"0612345678 / ", 9_000) + b";;\n",
    "names": HEAD + much(b"van de ", 9_000) + b";jan@example.com;;;\n",
    "number beside name": b"Naam;E-mail\n" + (much(b"m ", 4_000) + b"jan@example.com 0612345678;\n") * 16,
    "half a character": HEAD + b"Jan\xed\xa0\x80;jan@example.com;;;\n",
    "not a number": HEAD
    + b"Jan;jan@example.com;nan;inf;1e999\n"
    + b"Jan;;1E+9999;"
    + b"9" * 5000
    + b";0/0/0\n",
    "years": b"Naam;Datum\nJan;01-01-0001\nJan;31-12-9999 23:59\nJan;0-0-00\nJan;1900-01-00\nJan;99999,9\n",
}
MAILS = {
    **{f"field of {unit!r}": form(much(unit)) for unit in [*UNITS, b"*Naam*\n", b"&amp", b"--- Naam ---\n"]},
    **{f"text of {unit!r}": MAIL + b"\n" + much(unit) for unit in [*UNITS, b"> ", b"Naam: ", b"- ", b": "]},
    **{
        f"page of {unit!r}": HTML + much(unit)
        for unit in [b"<", b"<b>", b"<!--", b"<td>Naam", b"&#0;", b"<p>a:"]
    },
    **{
        f"message of {unit!r}": form(b"Jan") + b"\nhoi\n" + much(unit, 2 * SIZE)
        for unit in [
            b"---\n",
            b"Datum: 1-1-2024\n",
            b"Naam: x\n\n",
            b"\nE-mail: a\n",
            b"DATUM:\n\n",
            b"*a*\n",
            b"\n---\nx",
        ]
    },
    "subject of 270 KB": MAIL.replace(b"Vraag", b"=?utf-8?q?x?= " * 20_000) + b"\nhoi",
    "brackets": b"From: " + b"(" * 100_000 + MAIL[4:] + b"\nhoi",
    "headers": MAIL + much(b"X-A: b\n") + b"\nhoi",
    "parts": PARTS + much(b"--b\nContent-Type: text/html\n\n<b>x</b>\n"),
    "deep parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(2_000)
    ),
    "mails in mails": MAIL + much(b"Content-Type: message/rfc822\n\n"),
    "parameters": MAIL
    + b"Content-Type: a/b; "
    + b"".join(b"n*%d=a; " % n for n in range(4_000))
    + b"\n\nhoi",
    "dates": MAIL + b"Date: Fri, 31 Dec 9999 23:59:59 -2359\n\nNaam: Jan\n",
}
CARDS = {
    **{
        f"note of {unit!r}": CARD + b"NOTE:" + much(unit) + b"\nEND:VCARD\n"
        for unit in [*UNITS, b"\\", b"\\,"]
    },
    "properties": CARD + much(b"TEL:0612345678\n", 16 * SIZE) + b"END:VCARD\n",
    "folds": CARD + b"NOTE:" + much(b"a\n ", 8 * SIZE) + b"\nEND:VCARD\n",
    "folded photo": CARD + b"PHOTO;ENCODING=b:" + much(b"QUJD\n ", 32 * SIZE) + b"\nEND:VCARD\n",
    "soft breaks": CARD + b"NOTE;ENCODING=QUOTED-PRINTABLE:" + much(b"=\n") + b"\nEND:VCARD\n",
    "parameters": CARD + b"TEL" + much(b";TYPE=cell") + b":0612345678\nEND:VCARD\n",
    "quotes": CARD + b"TEL;X=" + much(b'"') + b":0612345678\nEND:VCARD\n",
    "begins": much(b"BEGIN:VCARD\n"),
    "no ends": much(CARD),
    "agents": CARD + much(b"AGENT:BEGIN:VCARD\nFN:x\n") + b"END:VCARD\n",
    "name": CARD + b"N:" + much(b"a;") + b"\nEND:VCARD\n",
}
JSONS = {
    "deep": b"[" * 100_000,
    "deep people": b'{"name": ' * 5_000 + b"1",
    "numbers": b'[{"name": "Jan", "email": "jan@example.com", "phone": %s, "created_at": 1e999}]'
    % (b"9" * 5_000),
    "halves": b'[{"name": "Jan \\ud800", "email": "jan@example.com"}]',
    "nothings": b'[{"name": "Jan\\u0000", "email": "jan@example.com\\u0000"}]',
    "keys": b"[{" + b",".join(b'"name%d": "x"' % n for n in range(5_000)) + b"}]",
    "lines": much(b'{"name": "Jan", "email": "jan@example.com"}\n'),
    "broken lines": much(b'{"name": "Jan", "email": \n'),
    "lists": b"[" + much(b"[],") + b"[]]",
}
PAGES = {
    "deep": much(b"<table><tr><td>"),
    "divisions": b"<html>" + much(b"<div>") + b"<table><tr><td>Naam",
    "wide": b"<table><tr><td colspan=99999999>Naam<td>E-mail<tr><td>Jan<td>jan@example.com</table>",
    "tall": b"<table>" + b"<tr><td rowspan=65535 colspan=1000>Naam<td>E-mail" * 40 + b"</table>",
    "cells": b"<table><tr><td>Naam<td>E-mail" + much(b"<tr><td>a<td>b") + b"</table>",
    "tables": much(b"<table><tr><td>Naam<td>E-mail<tr><td>J<td>j@x.nl</table>"),
    "comments": b"<table>" + much(b"<!--"),
    "entities": b"<table><tr><td>Naam<td>E-mail<tr><td>" + much(b"&amp;") + b"<td>jan@example.com</table>",
}
SHEETS = {
    "laughs": LAUGHS
    + SHEET
    + b'<row><c t="inlineStr"><is><t>&a8;</t></is></c></row></sheetData></worksheet>',
    "outside": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    + SHEET
    + b"<row><c><v>&b;</v></c></row>",
    "deep": SHEET + much(b"<row>"),
    "far cells": SHEET
    + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    b"</sheetData></worksheet>",
    **{
        f"far away as {place.decode()}": SHEET
        + b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c '
        + place
        + b"><v>1</v></c></row></sheetData></worksheet>"
        for place in [
            b'r="' + b"C" * 60 + b'5"',
            b'r="A99999999999"',
            b's=">" r="XFD1048576"',
            b"r='XFD1048576'",
            b'r="A1" r="XFD1048576"',
            b'r="&#88;FD1048576"',
            b'r = "XFD1048576"',
        ]
    },
    "book": b"\0\0".join(
        (
            SHEET + b"</sheetData></worksheet>",
            b"",
            b"",
            BOOK + b"<!-- <sheet " + much(b"a") + b"> --></workbook>",
        )
    ),
    "merged": SHEET
    + b"</sheetData><mergeCells>"
    + b'<mergeCell ref="A1:XFD1048576"/>' * 1000
    + b"</mergeCells>",
    "rows": SHEET
    + much(b'<row><c t="inlineStr"><is><t>Naam</t></is></c></row>')
    + b"</sheetData></worksheet>",
    "numbers": SHEET
    + b"<row>"
    + b"".join(b"<c><v>%s</v></c>" % n for n in (b"1e999", b"nan", b"-1", b"9" * 400)),
}


def _cases() -> list[tuple[str, bytes, str]]:
    kinds = {"csv": TABLES, "mail": MAILS, "vcf": CARDS, "json": JSONS, "html": PAGES, "xlsx": SHEETS}
    return list(
        chain.from_iterable([(kind, data, name) for name, data in it.items()] for kind, it in kinds.items())
    )


@pytest.mark.parametrize(("kind", "data"), [pytest.param(*it[:2], id=f"{it[0]}: {it[2]}") for it in _cases()])
def test_hostile_file_is_read_or_refused_in_time(kind: str, data: bytes) -> None:
    load(kind).run(data)


def bomb(levels: int) -> bytes:
    data = b"Naam;E-mail\n" + b"Jan;jan@example.com\n" * 400_000
    for level in range(levels):
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for copy in range(1 if level == 0 else 10):
                packed.writestr(f"leden{copy}.{'csv' if level == 0 else 'zip'}", data)
        data = out.getvalue()
    return data


def test_packed_files_in_packed_files_stop_somewhere() -> None:
    data = bomb(4)
    assert len(data) < SIZE
    take_in(data, FileKind.ARCHIVE)


def test_a_packed_file_with_many_names() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(5_000):
            packed.writestr(f"{number}/../../x{number}.csv", b"")
    take_in(out.getvalue(), FileKind.ARCHIVE)
