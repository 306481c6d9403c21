"""Out and in again: an empty folder that gets the export holds the same people, nobody twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from trainer import ZONE, Trainer, at

from ptcrm.commands.alerts import Claim, claim_many
from ptcrm.commands.batches import undo_batch
from ptcrm.commands.consultations import log_outcome, plan_consultation
from ptcrm.commands.contacts import TouchForm, log_touch, write_note
from ptcrm.commands.exporting import Export, export_leads
from ptcrm.commands.import_plan import ImportPlan, ImportReport, plan_import
from ptcrm.commands.importing import preview_import, run_import
from ptcrm.commands.intake import take_in
from ptcrm.commands.lead_documents import CHILDREN, LEFT_OUT
from ptcrm.commands.leads import LeadEdit, edit_lead, not_the_same, remove_lead
from ptcrm.commands.next_steps import finish_step, plan_step
from ptcrm.commands.pipeline import dismiss_suggestion, end_client, move_stage
from ptcrm.domain.enquiry import Arrival, Enquiry, Person
from ptcrm.domain.ids import LeadId
from ptcrm.domain.obstacles import obstacles_text
from ptcrm.domain.outcome import OutcomeForm
from ptcrm.domain.rungs import Rung
from ptcrm.domain.values import Channel, ConsultationStatus, Direction, Obstacle, Outcome, Source, Stage
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import Source as FileSource
from ptcrm.integrations.intake_tables import people_in
from ptcrm.integrations.own_columns import TableLanguage
from ptcrm.integrations.table import Row, make_table
from ptcrm.queries.lead_card import lead_card
from ptcrm.store import checking, tables
from ptcrm.store.database import Database
from ptcrm.store.session import CACHES

pytest_plugins = ["trainer_at_work"]

HOUR = 3_600_000
IN_A_TABLE = (
    *("id", "name", "given", "prefix", "family", "sort_name", "phone", "phone_valid", "email", "email_key"),
    *("postcode", "city", "preferred_channel", "preferred_hours", "wants", "target_group", "source"),
    "obstacles",
    *("referrer", "stage", "back_on"),
)
"""What of a lead a table holds."""


def export(trainer: Trainer, path: Path, language: TableLanguage = TableLanguage.EN) -> Path:
    with trainer.database.reading() as connection:
        assert export_leads(connection, path, Export(ZONE, language)) is not None
    return path


def read(path: Path, now: int) -> ImportPlan:
    """The plan for a file; a spreadsheet's cells are read as they stand."""
    if path.suffix != ".xlsx":
        return plan_import([path], now, ZONE)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    listed = [Row(at, tuple(map(str, cells))) for at, cells in enumerate(rows, start=1)]
    source = FileSource(path, b"", now, ZONE)
    return ImportPlan((people_in(source, FileKind.SPREADSHEET, make_table(listed, ""), ""),), ())


def take(trainer: Trainer, path: Path) -> ImportReport:
    """Import a file; the dry run said the same."""
    plan = read(path, trainer.now)
    seen = preview_import(trainer.database, plan)
    report = run_import(trainer.database, plan, trainer.now)
    for name in ("added", "enquiries", "refused"):
        assert getattr(seen, name) == getattr(report, name), name
    assert seen.merged + seen.unchanged == report.merged + report.unchanged
    return report


@pytest.fixture
def other(tmp_path: Path, fresh: Callable[[Path, int], Database], trainer: Trainer) -> Iterator[Trainer]:
    """A trainer with an empty folder, some days later."""
    later = trainer.now + 72 * HOUR
    database = fresh(tmp_path / "other", later)
    yield Trainer(database, later)
    database.close()


def busy(trainer: Trainer) -> LeadId:
    """Leads with a bit of everything that can hang on one; the first of them."""
    sanne = trainer.add(
        "Sanne van den Berg",
        arrived="10:00",
        message="Afvallen\nen ‘rust’",
        phone="0612345678",
        phones=("020-1234567", "bel niet"),
        email="sanne@example.com",
        emails=("s@werk.example",),
        postcode="3511ab",
        city="Utrecht",
        wants="Fitter",
        target_group="Rug",
        source=Source.WORD_OF_MOUTH,
        referrer="Anna",
    ).lead_id
    trainer.do(edit_lead, sanne, LeadEdit(preferred_channel="whatsapp", preferred_hours="’s avonds"))
    trainer.do(edit_lead, sanne, LeadEdit(obstacles=(Obstacle.TRUST, Obstacle.OTHER_TRAINER, Obstacle.TIME)))
    trainer.do(log_touch, sanne, TouchForm(Channel.PHONE, at=at("10:40"), note="Nog druk"))
    trainer.do(
        log_touch, sanne, TouchForm(Channel.WHATSAPP, Direction.IN, at=at("11:00"), gift=True, title="Tip")
    )
    trainer.do(log_touch, sanne, TouchForm(Channel.EMAIL, Direction.IN, at=at("22 11:00")))
    trainer.do(dismiss_suggestion, sanne, ZONE)
    trainer.do(write_note, sanne, "Heeft een hond")
    talk = trainer.do(plan_consultation, sanne, at("11:00"), place="Studio")
    declined = OutcomeForm(
        ConsultationStatus.HELD, Outcome.DECLINED, words="Te duur", obstacles=(Obstacle.PRICE, Obstacle.TIME)
    )
    trainer.do(log_outcome, talk, declined, ZONE)
    trainer.do(
        lambda session: session.add(tables.health_note, lead_id=sanne, text="Rug", consent_at=at("11:00"))
    )
    client = trainer.add("Noor de Smet", arrived="09:00", email="noor@example.com").lead_id
    signed = trainer.do(plan_consultation, client, at("11:30"))
    form = OutcomeForm(
        ConsultationStatus.HELD,
        Outcome.SIGNED_UP,
        offer="Sterk in 12 weken",
        price_cents=114_000,
        discount_asked=True,
        discount_cents=10_000,
        discount_reason="Samen",
    )
    trainer.do(log_outcome, signed, form, ZONE)
    trainer.do(end_client, client, date(2026, 12, 1), "Verhuisd")
    daan = trainer.add("Daan", arrived="11:30", phone="0687654321").lead_id
    twin = trainer.add("Daan", arrived="11:31", email="daan@example.com").lead_id
    trainer.do(not_the_same, daan, twin)
    trainer.do(edit_lead, twin, LeadEdit(phone="0687654321"))
    trainer.do(plan_step, daan, "Bel Daan", at("25 09:00"))
    trainer.do(finish_step, daan)
    trainer.do(plan_step, daan, "App Daan", at("26 09:00"))
    trainer.do(move_stage, twin, Stage.LATER, "vakantie", date(2027, 1, 4), zone=ZONE)
    form_row = Enquiry(
        Person(name="Eva", email="eva@example.com"),
        Channel.FORM,
        "Hoi",
        Arrival(at("08:00")),
        "meta",
        "l:123",
        extra=(("Hoe vaak", "2x"),),
    )
    trainer.do(take_in, form_row)
    gone = trainer.add("Weg", email="weg@example.com").lead_id
    trainer.do(remove_lead, gone)
    waiting = trainer.waiting()
    trainer.do(claim_many, [Claim(row.enquiry_id, Rung.ARRIVED, row.arrived_at, True) for row in waiting])
    return sanne


def whole(trainer: Trainer) -> dict[str, Any]:
    """Everything there is of the leads that aren't in the bin, but for by which import it came and numbers of
    this file's own rows.
    """
    content = trainer.content()
    gone = {dict(row)["id"] for row in content["lead"] if dict(row)["removed_at"] is not None}
    dead = {dict(row)["id"] for row in content["enquiry"] if dict(row)["lead_id"] in gone}
    out: dict[str, Any] = {}
    for name in ("lead", "contact_point", "alert", "not_the_same", *(it.name for it in CHILDREN.values())):
        made_anew = {"id"} if name in ("contact_point", "not_the_same") else set()
        out[name] = sorted(
            (
                {key: value for key, value in row if key not in {"batch_id", "last_enquiry", *made_anew}}
                for row in content[name]
                if not {dict(row)["id"], dict(row).get("lead_id"), dict(row).get("enquiry_id")}
                & (gone | dead)
            ),
            key=str,
        )
    return out


def healthy(trainer: Trainer) -> bool:
    return checking.check(trainer.database).ok


def test_json_brings_everything_back_with_its_ids_and_clocks(
    trainer: Trainer, other: Trainer, tmp_path: Path
) -> None:
    busy(trainer)
    file = export(trainer, tmp_path / "alles.json")
    report = take(other, file)
    assert (report.added, report.merged, report.enquiries, report.refused) == (5, 0, 5, ())
    assert whole(other) == whole(trainer)
    other.now = trainer.now
    assert other.waiting() == trainer.waiting() != []
    assert healthy(other)
    again = take(other, file)
    assert (again.added, again.merged, again.unchanged, again.enquiries) == (0, 0, 5, 0)
    assert whole(other) == whole(trainer)
    back = json.loads(export(other, tmp_path / "terug.json").read_text(encoding="utf-8"))
    assert len(back["leads"]) == 5


def test_where_it_came_from_json_changes_nothing(trainer: Trainer, tmp_path: Path) -> None:
    busy(trainer)
    file = export(trainer, tmp_path / "alles.json")
    before = whole(trainer)
    trainer.now += HOUR
    report = take(trainer, file)
    assert (report.added, report.merged, report.unchanged) == (0, 0, 5)
    assert whole(trainer) == before


def test_json_is_undone_as_a_whole(trainer: Trainer, other: Trainer, tmp_path: Path) -> None:
    busy(trainer)
    empty = other.content()
    take(other, export(trainer, tmp_path / "alles.json"))
    other.now += HOUR
    assert other.undo().kept == ()
    left = other.content()
    assert {name: rows for name, rows in left.items() if name != "import_batch"} == {
        name: rows for name, rows in empty.items() if name != "import_batch"
    }
    assert healthy(other)


def test_undo_of_json_keeps_whom_something_happened_with_since(
    trainer: Trainer, other: Trainer, tmp_path: Path
) -> None:
    sanne = busy(trainer)
    report = take(other, export(trainer, tmp_path / "alles.json"))
    assert report.batch_id is not None
    other.now += HOUR
    other.do(write_note, sanne, "Belde terug")
    other.now += HOUR
    assert other.do(undo_batch, report.batch_id) == (sanne,)
    assert [row["id"] for row in other.rows(tables.lead)] == [sanne]
    assert len(other.rows(tables.note)) == 2
    assert healthy(other)


def test_a_lead_known_under_another_id_gets_the_history_once(
    trainer: Trainer, other: Trainer, tmp_path: Path
) -> None:
    sanne = busy(trainer)
    known = other.add(
        "S. van den Berg", arrived="10:00", message="Afvallen\nen ‘rust’", phone="0612345678", city="Zeist"
    ).lead_id
    other.do(plan_step, known, "Eigen stap", at("28 09:00"))
    other.do(move_stage, known, Stage.LIKE)
    before = whole(other)
    other.now += HOUR
    file = export(trainer, tmp_path / "alles.json")
    report = take(other, file)
    assert (report.added, report.merged, report.enquiries) == (4, 1, 4)
    lead = other.lead(known)
    assert (lead["city"], lead["stage"], lead["email"]) == ("Zeist", "like", "sanne@example.com")
    assert len(other.rows(tables.enquiry, lead_id=known)) == 1, "the same enquiry was noted on both sides"
    theirs = {row["id"] for row in trainer.rows(tables.touch, lead_id=sanne)}
    assert {row["id"] for row in other.rows(tables.touch, lead_id=known)} == theirs
    assert len([row for row in other.rows(tables.next_step, lead_id=known) if not row["dropped_at"]]) == 1
    assert healthy(other)
    again = take(other, file)
    assert (again.added, again.merged, again.unchanged) == (0, 0, 5)
    other.now += HOUR
    assert other.undo().kept == ()
    assert whole(other) == before
    assert healthy(other)


def test_who_was_told_apart_or_looks_alike_stays_apart(
    trainer: Trainer, fresh: Callable[[Path, int], Database], tmp_path: Path
) -> None:
    """Two leads with one phone and one name are two leads, since the trainer has them so."""
    busy(trainer)
    for name in ("alles.json", "alles.csv"):
        folder = fresh(tmp_path / name.replace(".", "-"), trainer.now)
        somebody = Trainer(folder, trainer.now + HOUR)
        take(somebody, export(trainer, tmp_path / name))
        assert len(somebody.rows(tables.lead, phone="+31687654321")) == 2
        folder.close()


@pytest.mark.parametrize("language", list(TableLanguage))
@pytest.mark.parametrize("name", ["leads.csv", "leads.xlsx"])
def test_a_table_brings_the_people_back(
    trainer: Trainer, other: Trainer, tmp_path: Path, name: str, language: TableLanguage
) -> None:
    busy(trainer)
    file = export(trainer, tmp_path / name, language)
    report = take(other, file)
    assert (report.added, report.enquiries, report.refused, report.notes) == (5, 0, (), ())
    assert people(other) == people(trainer)
    assert other.waiting() == other.imported_earlier() == [], "nobody rings for being exported"
    moves = other.rows(tables.stage_move)
    assert {(row["new"], row["reason"]) for row in moves} == {
        ("client", "imported"),
        ("lost", "imported"),
        ("later", "imported"),
    }
    assert len(other.rows(tables.client_period)) == 1
    assert healthy(other)
    again = take(other, file)
    assert (again.added, again.merged, again.unchanged) == (0, 0, 5)
    other.now += HOUR
    assert other.undo().kept == ()
    assert other.rows(tables.lead) == other.rows(tables.stage_move) == []


def test_a_table_changes_no_stage_and_overwrites_nothing(trainer: Trainer, tmp_path: Path) -> None:
    sanne = busy(trainer)
    file = export(trainer, tmp_path / "leads.csv")
    trainer.do(move_stage, sanne, Stage.TRUST)
    trainer.do(edit_lead, sanne, LeadEdit(city="Zeist", referrer=""))
    trainer.now += HOUR
    report = take(trainer, file)
    assert (report.added, report.merged, report.unchanged) == (0, 1, 4)
    lead = trainer.lead(sanne)
    assert (lead["stage"], lead["city"], lead["referrer"]) == ("trust", "Zeist", "Anna")


def people(trainer: Trainer) -> list[dict[str, Any]]:
    """What a table holds of the leads: their columns and every number and address."""
    found = []
    for row in trainer.rows(tables.lead, removed_at=None):
        points = trainer.rows(tables.contact_point, lead_id=row["id"])
        found.append(
            {name: row[name] for name in IN_A_TABLE}
            | {
                "points": [
                    (it["kind"], it["value"])
                    for kind in ("phone", "email")
                    for it in points
                    if it["kind"] == kind
                ]
            }
        )
    return found


# ---- anything that people write ---------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "=1+1",
            "'",
            "''=",
            '"',
            ";",
            "\t",
            "\r\n",
            "\n",
            "; ; ;\n;;\n;",
            "Â\xa0",
            "Ã«",
            "ë",
            "e\u0301",
            "🙂",
        ),
        *("\u202e", "\u200f", "+31612345678", "@", "-", "n/a", "geen", "Totaal", "van", "de Vries", " / "),
        *("//", "<r>x</r>", "<r>", "_x0041_", "\x0b", "&amp;", "sep=;", "#NAAM?", "3,16E+10", "\x1f"),
        *("Naam;Telefoon", "\u3000", "＝1", "\ufeff"),
    ]
)
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
TEXT = st.lists(PIECES | ANY, max_size=5).map("".join)
PEOPLE = st.builds(
    Person,
    name=TEXT.map("Jan {}".format),
    given=TEXT,
    prefix=TEXT,
    family=TEXT,
    phone=TEXT | st.just("0612345678"),
    email=TEXT | st.just("jan@example.com"),
    postcode=TEXT | st.just("3511 AB"),
    city=TEXT,
    wants=TEXT,
    target_group=TEXT,
    source=TEXT | st.sampled_from(list(Source)),
    referrer=TEXT,
    phones=st.lists(TEXT, max_size=3).map(tuple),
    emails=st.lists(TEXT, max_size=3).map(tuple),
    preferred_channel=TEXT,
    preferred_hours=TEXT,
    obstacles=TEXT | st.lists(st.sampled_from(Obstacle)).map(obstacles_text),
)


@settings(max_examples=25)
@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_whatever_people_are_called_comes_back_as_it_was(
    fresh: Callable[[Path, int], Database], somebody: list[Person]
) -> None:
    with TemporaryDirectory() as folder:
        out = fresh(Path(folder) / "out", at("12:00"))
        trainer = Trainer(out, at("12:00"))
        trainer.do(lambda session: [take_in(session, Enquiry(one, message=one.wants)) for one in somebody])
        for name in ("x.json", "x.csv", "x.xlsx"):
            into = fresh(Path(folder) / name.replace(".", "-"), at("13:00"))
            other = Trainer(into, at("13:00"))
            report = take(other, export(trainer, Path(folder) / name))
            assert report.refused == ()
            assert people(other) == people(trainer)
            into.close()
        out.close()


def test_a_message_of_thousands_of_signs_comes_through(
    trainer: Trainer, other: Trainer, tmp_path: Path
) -> None:
    long = ('Ik wil fitter; "worden"\n=1+1\n' * 400)[:9_990].strip()
    trainer.add("Jan", arrived="10:00", message=long * 19, wants=long, email="jan@example.com")
    for name in ("x.csv", "x.xlsx", "x.json"):
        export(trainer, tmp_path / name)
    take(other, tmp_path / "x.csv")
    assert other.rows(tables.lead)[0]["wants"] == long
    assert take(other, tmp_path / "x.xlsx").unchanged == 1
    assert take(other, tmp_path / "x.json").merged == 1
    assert other.rows(tables.enquiry)[0]["message"] == long * 19


# ---- what a new table or column has to say ---------------------------------------------------------------


def test_every_table_that_hangs_on_a_lead_is_exported() -> None:
    hanging = {
        table.name
        for table in tables.metadata.sorted_tables
        if any(key.column.table in (tables.lead, tables.enquiry) for key in table.foreign_keys)
    }
    beside = {"contact_point", "alert", "not_the_same"}
    assert hanging == {table.name for table in CHILDREN.values()} | beside


def test_every_column_of_a_lead_and_its_rows_travels(trainer: Trainer, tmp_path: Path) -> None:
    """Each column is filled somewhere in the file, follows from others, or is left out on purpose."""
    busy(trainer)
    leads = json.loads(export(trainer, tmp_path / "alles.json").read_text(encoding="utf-8"))["leads"]
    for name, table in CHILDREN.items():
        filled = {key for lead in leads for row in lead[name] for key in row}
        may_be_empty = {
            *LEFT_OUT,
            *CACHES.get(table.name, ()),
            *("arrived_text", "batch_id", "dropped_at", "logged_at", "referred_to", "reason", "back_on"),
            *("note", "end_reason", "consent_how", "enquiry_id"),
        }
        assert set(table.c.keys()) - may_be_empty <= filled, name


# ---- a file that somebody changed ------------------------------------------------------------------------

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "oeps", 3, -1, 1e300, True, [], {}, "2026-13-01T00:00:00Z", "[", "\ud800", "a" * 11]
)


@settings(max_examples=25)
@given(st.data())
def test_a_history_that_was_changed_is_refused_whole_or_taken_in_whole(
    fresh: Callable[[Path, int], Database], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        out = fresh(Path(folder) / "out", at("12:00"))
        trainer = Trainer(out, at("12:00"))
        busy(trainer)
        file = export(trainer, Path(folder) / "alles.json")
        out.close()
        whole = json.loads(file.read_text(encoding="utf-8"))
        for _ in range(data.draw(st.integers(1, 3))):
            lead = data.draw(st.sampled_from(whole["leads"]))
            place = data.draw(st.sampled_from(sorted(lead)))
            rows = (
                [row for row in lead[place] if isinstance(row, dict)] if isinstance(lead[place], list) else []
            )
            deeper: bool = data.draw(st.booleans())
            if rows and deeper:
                changed = data.draw(st.sampled_from(rows))
                changed[data.draw(st.sampled_from(sorted(changed)))] = data.draw(ODD)
            else:
                lead[place] = data.draw(ODD)
        file.write_text(json.dumps(whole), encoding="utf-8")
        into = fresh(Path(folder) / "into", at("13:00"))
        other = Trainer(into, at("13:00"))
        plan = read(file, other.now)
        report = run_import(into, plan, other.now)
        assert report.added + report.merged + len(report.refused) == 5
        assert healthy(other)
        with into.reading() as connection:
            for row in other.rows(tables.lead):
                assert lead_card(connection, LeadId(row["id"]), other.now, ZONE) is not None
        other.now += HOUR
        if report.added:
            assert other.undo().kept == ()
            assert other.rows(tables.lead) == []
        into.close()
