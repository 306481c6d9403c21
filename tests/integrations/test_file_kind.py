from __future__ import annotations

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.file_kind import FileKind, kind_of, refuse_unread
from ptcrm.integrations.intake_file import read_file

SAMPLES = Path(__file__).parents[1] / "samples"


_MBOX = b"From a@b Mon Jan  1 10:00:00 2024\nSubject: x\nTo: y\n\nhoi\n"


def _zip(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"\xef\xbb\xbf  \r\n", FileKind.EMPTY),
        (b"Naam;E-mail\r\nJan;jan@example.nl\r\n", FileKind.TABLE),
        ("Naam\tE-mail\n".encode("utf-16"), FileKind.TABLE),
        ("Naam\tE-mail\n".encode("utf-16-be"), FileKind.TABLE),
        (b"From: a@example.nl\r\nSubject: hallo\r\n\r\nhoi", FileKind.MAIL),
        (b"Received: from a by b;\r\n\tMon, 1 Jan 2024\r\n\r\nhoi", FileKind.MAIL),
        (b"From a@b Mon Jan  1 10:00:00 2024\nSubject: x\nTo: y\n\nhoi\n", FileKind.MAIL),
        (_MBOX + b"\n" + _MBOX, FileKind.MAILBOX),
        (b'Notes:\n"a sentence"\n\nFirst Name,Last Name\n', FileKind.TABLE),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, FileKind.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0" + "__substg1.0_001A".encode("utf-16-le"), FileKind.OUTLOOK_MAIL),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), FileKind.SPREADSHEET),
        (_zip("[Content_Types].xml", "word/document.xml"), FileKind.DOCUMENT),
        (_zip("Index/Document.iwa", "preview.jpg"), FileKind.IWORK),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), FileKind.DOCUMENT),
        (_zip("foto.jpg"), FileKind.ARCHIVE),
        (_zip("leden.xlsx", "mails/xl/x.eml"), FileKind.ARCHIVE),
        (b"begin:vcard\nFN:Jan\nend:vcard", FileKind.CARDS),
        (b"\xef\xbb\xbf\r\n \r\nBEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD", FileKind.CARDS),
        ("BEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD\r\n".encode("utf-16-be"), FileKind.CARDS),
        (b"Mijn contacten, zie onder\r\n\r\nBEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD\r\n", FileKind.CARDS),
        (b"home.begin:vcard\nFN:Jan\nend:vcard", FileKind.CARDS),
        (b"BEGIN:VCALENDAR", FileKind.CALENDAR),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCARD\nFN:Jan\nEND:VCARD\n", FileKind.CARDS),
        (b'["vcard", [["version", {}, "text", "4.0"]]]', FileKind.OTHER_CARDS),
        (b'<?xml version="1.0"?>\n<vcards xmlns="urn:x"><vcard/></vcards>', FileKind.OTHER_CARDS),
        (b"<html><table><tr><td>Naam</td></tr></table>", FileKind.WEB_PAGE),
        (b'{"leads": []}', FileKind.JSON),
        (b"05-03-2024 16:32 - Jan: Hoi\n", FileKind.CHAT),
        ("\u200e[05/03/2024, 4:32:10\u202fPM] Jan: \u200eimage omitted\n".encode(), FileKind.CHAT),
        ("[16:32, 5-3-2024] Jan: Hoi".encode("utf-16"), FileKind.CHAT),
        (b"Datum,Bericht\n05-03-2024,16:32 - Jan: hoi\n", FileKind.TABLE),
        (b'{"participants": [], "messages": [{"sender_name": "J", "timestamp_ms": 1}]}', FileKind.INSTAGRAM),
        (b'{"name": "Jan", "type": "personal_chat", "id": 1, "messages": []}', FileKind.TELEGRAM),
        (
            b'<html><head><title>Jan</title></head><body><div class="pam _3-95 _2ph- _a6-g">x</div></body>',
            FileKind.MESSAGES_PAGE,
        ),
        (b"%PDF-1.7", FileKind.PDF),
        (b"\x89PNG\r\n", FileKind.PICTURE),
        (b"BM" + bytes(20), FileKind.PICTURE),
        (b"BMI;Naam;E-mail\n21;Jan;jan@example.nl\n", FileKind.TABLE),
        (b"\x00\x00\x00\x18ftypheic" + bytes(9), FileKind.PICTURE),
        (b"{\\rtf1 hallo}", FileKind.DOCUMENT),
        (b"a.csv" + bytes(252) + b"ustar\x0000", FileKind.ARCHIVE),
        (b"1234      \nReturn-Path: <a@example.nl>\nFrom: a@example.nl\n\nhoi", FileKind.MAIL),
        (b"From \r\nFrom: a@example.nl\r\nTo: b@example.nl\r\n\r\nhoi\r\n", FileKind.MAIL),
        (bytes(range(1, 32)) * 20, FileKind.BINARY),
    ],
)
def test_a_file_is_what_stands_in_it(data: bytes, kind: FileKind) -> None:
    assert kind_of(data) is kind


_READ = (
    FileKind.MAIL,
    FileKind.TABLE,
    FileKind.CARDS,
    FileKind.SPREADSHEET,
    FileKind.SPREADSHEET_XML,
    FileKind.WEB_PAGE,
    FileKind.MAILBOX,
    FileKind.JSON,
    FileKind.OWN_EXPORT,
    FileKind.ARCHIVE,
    FileKind.CHAT,
    FileKind.NOTE,
    FileKind.INSTAGRAM,
)


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind not in _READ])
def test_every_kind_that_is_not_read_says_what_to_do(kind: FileKind) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_unread(kind)
    assert refused.value.message.endswith(".")
    assert refused.value.code != kind.value


@given(st.binary(max_size=300))
def test_any_bytes_are_some_kind(data: bytes) -> None:
    assert kind_of(data) in FileKind


def test_the_name_of_a_file_says_nothing(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "klanten.xlsx"
    file.write_text("Naam;E-mail\nJan de Vries;jan@example.nl\n")
    [reading] = read_file(file, now, zone)
    assert (reading.kind, reading.separator) == (FileKind.TABLE, ";")
    assert [row.enquiry.person.email for row in reading.rows] == ["jan@example.nl"]


def test_a_table_says_how_it_was_read(now: int, zone: ZoneInfo) -> None:
    [reading] = read_file(SAMPLES / "csv-synthetic" / "meta-leads-utf16le-tab.csv", now, zone)
    assert (reading.exporter, reading.treatment, reading.encoding) == ("meta", "enquiries", "utf-16-le")
    assert len(reading.rows) == 3
    assert [row.code for row in reading.refused] == ["test_lead"]


def test_a_mail_is_a_lead_a_signal_or_neither(now: int, zone: ZoneInfo) -> None:
    folder = SAMPLES / "forms-synthetic"
    [lead] = read_file(folder / "cf7-nl.eml", now, zone)
    [signal] = read_file(folder / "google-forms-notification-UNVERIFIED-no-answers.eml", now, zone)
    [newsletter] = read_file(folder / "neg-newsletter-NOT-a-lead.eml", now, zone)
    assert len(lead.rows) == 1
    assert lead.rows[0].enquiry.arrival is not None
    assert (signal.rows, signal.signals, signal.not_leads) == ((), 1, 0)
    assert (newsletter.rows, newsletter.signals, newsletter.not_leads) == ((), 0, 1)


def _code(path: Path, now: int, zone: ZoneInfo) -> str:
    with pytest.raises(Refusal) as refused:
        read_file(path, now, zone)
    return refused.value.code


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    assert _code(tmp_path / "weg.csv", now, zone) == "file_not_found"
    assert _code(tmp_path / "weg" / "weg.csv", now, zone) == "file_not_found"
    assert _code(Path("nul\x00.csv"), now, zone) == "file_not_found"
    assert _code(tmp_path, now, zone) == "file_is_folder"
    if sys.platform != "win32":
        pipe = tmp_path / "pijp.csv"
        os.mkfifo(pipe)
        assert _code(pipe, now, zone) == "file_not_ordinary"
        assert _code(Path("/dev/zero"), now, zone) == "file_not_ordinary"


def test_files_that_are_too_large_are_refused(tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    mail = tmp_path / "groot.eml"
    mail.write_bytes(b"From: a@example.nl\r\nSubject: x\r\n\r\n" + b"x" * (26 * 1024 * 1024))
    assert _code(mail, now, zone) == "mail_too_large"
    table = tmp_path / "groot.csv"
    with table.open("wb") as file:
        file.write(b"Naam;E-mail\n")
        file.truncate(60_000_000)
    assert _code(table, now, zone) == "file_too_large"
