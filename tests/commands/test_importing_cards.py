"""Files of contact cards taken in: contacts without an enquiry, never doubled."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from ptcrm.commands.import_plan import ImportReport, plan_import
from ptcrm.commands.importing import run_import
from ptcrm.integrations.choices import Choices
from ptcrm.store.database import Database


def _card(name: str, *lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


def _import(
    database: Database, folder: Path, text: str, now: int, zone: ZoneInfo, choices: Choices | None = None
) -> ImportReport:
    file = folder / "contacten.vcf"
    file.write_bytes(text.encode())
    return run_import(database, plan_import([file], now, zone, choices=choices or Choices()), now)


def _counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.merged, report.unchanged, report.enquiries, len(report.refused)


def test_the_same_export_twice_adds_nothing(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    text = (
        _card("Jan de Vries", "TEL:0612345678", "UID:6f8c1a22-9999-4000")
        + _card("Sanne Bakker", "EMAIL:sanne@voorbeeld.nl", "NOTE:knie")
        + _card("Oma", "NOTE:alleen een naam")
        + _card("", "NOTE:niemand")
    )
    assert _counts(_import(database, tmp_path, text, now, zone)) == (3, 0, 0, 0, 1)
    assert _counts(_import(database, tmp_path, text, now, zone)) == (0, 0, 3, 0, 1)


def test_a_number_added_on_the_phone_is_added_to_the_same_lead(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    before = _card("Jan de Vries", "EMAIL:jan@voorbeeld.nl", "UID:6f8c1a22-9999-4000")
    after = _card("Jan de Vries", "EMAIL:jan@voorbeeld.nl", "TEL:0612345678", "UID:6f8c1a22-9999-4000")
    _import(database, tmp_path, before, now, zone)
    assert _counts(_import(database, tmp_path, after, now, zone)) == (0, 1, 0, 0, 0)


def test_two_people_whom_a_program_gave_one_id_stay_two(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    text = _card("Evi Een", "TEL:0612345671", "UID:nieuw-contact") + _card(
        "Ties Twee", "TEL:0612345672", "UID:nieuw-contact"
    )
    assert _counts(_import(database, tmp_path, text, now, zone)) == (2, 0, 0, 0, 0)
    assert _counts(_import(database, tmp_path, text, now, zone)) == (0, 0, 2, 0, 0)


def test_cards_become_enquiries_only_when_the_trainer_says_so(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    choices = Choices(treat_as="enquiries")
    report = _import(database, tmp_path, _card("Jan", "TEL:0612345678"), now, zone, choices)
    assert _counts(report) == (1, 0, 0, 1, 0)
