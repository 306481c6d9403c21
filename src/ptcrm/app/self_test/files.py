"""What comes in and goes out: a sample of each kind of file is read, a sheet and a QR code made."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.app.self_test.must import NOON, PHONE, ZONE, must

_TEXTS: Final = {
    "mail.eml": """\
From: Website <form@example.org>
Reply-To: sanne@example.org
To: trainer@example.org
Subject: Nieuw bericht via het contactformulier
Date: Mon, 23 Nov 2026 10:00:00 +0100
Message-ID: <self-test@example.org>
Content-Type: text/plain; charset=utf-8

Naam: Sanne de Vries
E-mail: sanne@example.org
Telefoon: 06 12345678
Bericht: Ik wil graag fitter worden.
""",
    "table.csv": """\
Datum;Naam;E-mail;Telefoon;Bericht
23-11-2026 10:00;Sanne de Vries;sanne@example.org;06 12345678;Ik wil graag fitter worden.
""",
    "card.vcf": """\
BEGIN:VCARD
VERSION:3.0
N:de Vries;Sanne;;;
FN:Sanne de Vries
TEL;TYPE=CELL:06 12345678
END:VCARD
""",
    "page.html": """\
<html><body><table>
<tr><th>Naam</th><th>E-mail</th><th>Telefoon</th><th>Bericht</th></tr>
<tr><td>Sanne de Vries</td><td>sanne@example.org</td><td>06 12345678</td><td>Fitter worden</td></tr>
</table></body></html>
""",
    "form.json": """\
[{"naam": "Sanne de Vries", "email": "sanne@example.org", "telefoon": "06 12345678",
  "bericht": "Ik wil graag fitter worden."}]
""",
    "WhatsApp-chat met Sanne de Vries.txt": """\
[23-11-2026 10:00:00] Sanne de Vries: Hoi, ik zoek een personal trainer. Bel je me op 06 12345678?
[23-11-2026 10:10:00] Femke: Dag Sanne, wat is je doel?
""",
}


def read(folder: Path) -> str:
    """Each kind of file gives the one person in it."""
    from ptcrm.integrations.intake_file import read_file

    samples = _samples(folder / "samples")
    for sample in samples:
        readings = read_file(sample, NOON, ZoneInfo(ZONE))
        people = [row.enquiry.person for reading in readings for row in reading.rows]
        must([one.name for one in people] == ["Sanne de Vries"], f"{sample.name}: {people}")
        must(people[0].phone == PHONE or sample.suffix == ".txt", f"{sample.name}: {people[0].phone}")
    return ", ".join(sorted({sample.suffix[1:] for sample in samples}))


def _samples(folder: Path) -> list[Path]:
    folder.mkdir()
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    _write_sheet(folder / "sheet.xlsx")
    with zipfile.ZipFile(folder / "packed.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(folder / "table.csv", "table.csv")
    return sorted(folder.iterdir())


def _write_sheet(path: Path) -> None:
    from ptcrm.integrations.sheet_writer import write_sheet

    header, row = (line.split(";") for line in _TEXTS["table.csv"].splitlines())
    write_sheet(path, "Leads", [(word, 20) for word in header], [row])


def qr_code(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """A QR code for a phone can be made."""
    from ptcrm.integrations.qr import qr_modules

    rows = qr_modules(f"tel:{PHONE}")
    must(len(rows) == len(rows[0]) > 20, "no square")
    return f"{len(rows)} modules wide"
