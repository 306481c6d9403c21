"""What a contact list says of somebody stays with the lead, once, and goes with the import."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from ptcrm.commands.batches import undo_batch
from ptcrm.commands.import_plan import ImportReport, plan_import
from ptcrm.commands.importing import run_import
from ptcrm.commands.leads import LeadEdit, edit_lead
from ptcrm.domain.ids import LeadId
from ptcrm.store import tables
from ptcrm.store.database import Database

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Sanne Bakker
TEL:0612345678
ORG:Bakkerij
NOTE:{note}
UID:sanne-uid-1
END:VCARD
"""


def take(database: Database, file: Path, now: int, zone: ZoneInfo) -> ImportReport:
    return run_import(database, plan_import([file], now, zone), now)


def notes(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(select(tables.note.c.text).order_by(tables.note.c.rid)).scalars())


def test_a_note_on_a_card_is_kept_once(database: Database, tmp_path: Path, now: int, zone: ZoneInfo) -> None:
    file = tmp_path / "contacten.vcf"
    file.write_text(CARD.format(note="Knie geopereerd in mei"))
    take(database, file, now, zone)
    assert notes(database) == ["Knie geopereerd in mei\n\nOrganisation: Bakkerij"]
    assert take(database, file, now + 1000, zone).unchanged == 1
    assert len(notes(database)) == 1


def test_a_changed_note_is_added_and_undone(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    file = tmp_path / "contacten.vcf"
    file.write_text(CARD.format(note="Knie"))
    take(database, file, now, zone)
    file.write_text(CARD.format(note="Knie en schouder"))
    changed = take(database, file, now + 1000, zone)
    assert (changed.merged, len(notes(database))) == (1, 2)
    batch_id = changed.batch_id
    assert batch_id is not None
    kept = database.write(lambda session: undo_batch(session, batch_id), now + 2000).value
    assert (kept, notes(database)) == ((), ["Knie\n\nOrganisation: Bakkerij"])


def test_a_list_of_members_keeps_its_other_columns(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    file = tmp_path / "leden.csv"
    file.write_text("Naam;E-mail;Abonnement\nJan de Vries;jan@example.nl;2x per week\n")
    report = take(database, file, now, zone)
    assert notes(database) == ["Abonnement: 2x per week"]
    batch_id = report.batch_id
    assert batch_id is not None
    database.write(lambda session: undo_batch(session, batch_id), now + 1000)
    assert notes(database) == []


def test_who_was_changed_since_keeps_the_note(
    database: Database, tmp_path: Path, now: int, zone: ZoneInfo
) -> None:
    file = tmp_path / "leden.csv"
    file.write_text("Naam;E-mail;Abonnement\nJan de Vries;jan@example.nl;2x per week\n")
    report = take(database, file, now, zone)
    lead_id, batch_id = LeadId(report.leads[0].lead_id), report.batch_id
    assert batch_id is not None
    database.write(lambda session: edit_lead(session, lead_id, LeadEdit(city="Utrecht")), now + 1000)
    kept = database.write(lambda session: undo_batch(session, batch_id), now + 2000).value
    assert (kept, notes(database)) == ((lead_id,), ["Abonnement: 2x per week"])
