"""Well-formed files with the worst in them: nobody is lost, and what comes out can be stored."""

from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from taking_in import NOW, ZONE, take_in
from xlsxwriter import Workbook

from ptcrm.commands.import_plan import plan_import
from ptcrm.commands.importing import preview_import, run_import
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_file import read_source
from ptcrm.store.database import Database

HEADER = ["Naam", "E-mail", "Telefoon", "Bericht", "Datum"]
SANNE = ["Sanne Bakker", "sanne@bakker.example", "0612345678", "hoi", "05-03-2024 16:32"]
WORST = (
    "", " ", "-", "n.v.t.", "'", '"', '""', "=1+1", "+31 6 12345678", "@", "#REF!", "6,12E+08",
    "612345678.0", "0612345678 / 0201234567", "jan@example.com; eva@example.com", "Vries, Jan de",
    "van de van de", "Ë\u0308", "\u202eJan", "👩‍👩‍👧", "\u00a0", "a\nb", "a\r\nb", "a;b", "a\tb",
    "a,b", "a|b", "\ufeff", "sep=;", "Naam", "E-mail", "Totaal", "31-12-9999", "01-01-0001",
    "0-0-00", "1e999", "nan", "TRUE", "<b>x</b>", "{x}", "\\n", "BEGIN:VCARD", "From: x", "x" * 300,
    "9" * 40, "Jan 0612345678 jan@example.com", "ﬁ", "٠٦١٢٣٤٥٦٧٨", "test@fb.com",
)  # fmt: skip
NASTY = st.sampled_from(WORST)
CELLS = st.one_of(NASTY, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30))
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6)
QUICK = settings(max_examples=60)


def read(data: bytes) -> list[FileReading]:
    return read_source(Source(Path("file"), data, NOW, ZONE))


def everybody(data: bytes) -> set[str]:
    return {row.enquiry.person.email for reading in read(data) for row in reading.rows}


@QUICK
@given(ROWS, ROWS, st.sampled_from(";,\t|"), st.sampled_from(["\r\n", "\n"]), st.booleans())
def test_a_table_loses_nobody(
    above: list[list[str]], below: list[list[str]], separator: str, end: str, all_quoted: bool
) -> None:
    out = io.StringIO(newline="")
    csv.writer(
        out,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL,
    ).writerows([HEADER, *above, SANNE, *below])
    data = out.getvalue().encode()
    assert SANNE[1] in everybody(data)
    take_in(data, FileKind.TABLE)


@settings(max_examples=25)
@given(ROWS, ROWS)
def test_a_spreadsheet_loses_nobody(above: list[list[str]], below: list[list[str]]) -> None:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *above, SANNE, *below]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    assert SANNE[1] in everybody(out.getvalue())
    take_in(out.getvalue(), FileKind.SPREADSHEET)


@QUICK
@given(ROWS, ROWS)
def test_a_json_list_loses_nobody(above: list[list[str]], below: list[list[str]]) -> None:
    """A list of which most objects name nobody is about something else, and refused as a whole."""
    rows = [dict(zip(HEADER, row, strict=True)) for row in [*above, SANNE, *below]]
    rows = [row | {"Naam": row["Naam"].strip() or "Jan"} for row in rows]
    data = json.dumps(rows).encode()
    assert SANNE[1] in everybody(data)
    take_in(data, FileKind.JSON)


def escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


@QUICK
@given(ROWS, ROWS)
def test_contact_cards_lose_nobody(above: list[list[str]], below: list[list[str]]) -> None:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{escaped(name)}\r\nEMAIL:{escaped(email)}\r\nTEL:{escaped(phone)}\r\n"
        f"NOTE:{escaped(note)}\r\nBDAY:{escaped(day)}\r\nEND:VCARD\r\n"
        for name, email, phone, note, day in [*above, SANNE, *below]
    )
    assert SANNE[1] in everybody(cards.encode())
    take_in(cards.encode(), FileKind.CARDS)


HEADERS = st.sampled_from(
    ["Date", "Reply-To", "Message-ID", "X-Mailer", "List-Unsubscribe", "In-Reply-To", "Cc"]
)
ONE_LINE = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Z"]), max_size=40)


@QUICK
@given(
    st.lists(st.tuples(HEADERS, ONE_LINE), max_size=4, unique_by=lambda it: it[0]),
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.lists(CELLS, max_size=6),
    st.sampled_from(["plain", "html", "both", "attached"]),
)
def test_any_mail(headers: list[tuple[str, str]], subject: str, lines: list[str], shape: str) -> None:
    mail = EmailMessage(policy=SMTP)
    try:
        mail["From"] = "Sanne Bakker <sanne@bakker.example>"
        mail["To"] = "info@trainer.test"
        mail["Subject"] = " ".join(subject.split())
        for name, value in headers:
            mail[name] = value
    except (ValueError, IndexError, AttributeError, TypeError):
        assume(False)  # the standard library won't write it
    body = "\n".join(["Naam: Sanne Bakker", *lines])
    if shape == "html":
        mail.set_content("<p>" + body.replace("\n", "<br>") + "</p>", subtype="html")
    else:
        mail.set_content(body)
    if shape == "both":
        mail.add_alternative("<table><tr><td>Naam<td>" + "<tr><td>".join(lines) + "</table>", subtype="html")
    elif shape == "attached":
        mail.add_attachment(body.encode(), maintype="application", subtype="pdf", filename="../x.pdf")
    take_in(bytes(mail), FileKind.MAIL)


@pytest.mark.parametrize("seed", range(3))
def test_an_import_of_the_worst_brings_nothing_the_second_time(
    seed: int, database: Database, tmp_path: Path
) -> None:
    """What the dry run foretells comes true, and the same file again adds and merges nothing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    for number in range(300):
        writer.writerow([WORST[(number * (seed + 3) + place * 7) % len(WORST)] for place in range(5)])
    path = tmp_path / "x.csv"
    path.write_text(out.getvalue(), "utf-8", newline="")
    plan = plan_import([path], NOW, ZONE)
    foretold = preview_import(database, plan)
    done = run_import(database, plan, NOW)
    again = run_import(database, plan_import([path], NOW, ZONE), NOW)
    assert (done.added, done.merged, len(done.refused)) == (
        foretold.added,
        foretold.merged,
        len(foretold.refused),
    )
    assert (again.added, again.enquiries) == (0, 0)
