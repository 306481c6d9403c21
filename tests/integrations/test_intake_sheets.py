from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from workbooks import Cell, xlsx

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.moments import to_local
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.file_reading import FileReading
from ptcrm.integrations.intake_file import read_file

SAMPLES = Path(__file__).parents[1] / "samples" / "sheets-synthetic"
ENQUIRIES = Choices(treat_as="enquiries")


class Reader:
    """Reads bytes as the file a trainer chose."""

    def __init__(self, folder: Path, now: int, zone: ZoneInfo) -> None:
        self.file, self.now, self.zone = folder / "leden.xlsx", now, zone

    def __call__(self, data: bytes, choices: Choices = ENQUIRIES) -> list[FileReading]:
        self.file.write_bytes(data)
        return read_file(self.file, self.now, self.zone, choices=choices)

    def people(self, data: bytes) -> list[tuple[str, str, str]]:
        """(name, phone, e-mail) of everybody in it, of all parts."""
        rows = [row for reading in self(data) for row in reading.rows]
        return [(it.enquiry.person.name, it.enquiry.person.phone, it.enquiry.person.email) for it in rows]

    def code(self, data: bytes) -> str:
        """Why it is refused."""
        with pytest.raises(Refusal) as refused:
            self(data)
        assert refused.value.message.endswith(".")
        return refused.value.code

    def arrivals(self, data: bytes) -> list[str]:
        """When people reached out as the trainer's clock shows it, a day where no time is known."""
        out = []
        for reading in self(data):
            for row in reading.rows:
                arrival = row.enquiry.arrival
                assert arrival is not None
                local = to_local(arrival.at, self.zone).replace(tzinfo=None)
                only_day = arrival.trust is TimeTrust.DATE_ONLY
                out.append(str(local.date()) if only_day else str(local))
        return out


@pytest.fixture
def read(tmp_path: Path, now: int, zone: ZoneInfo) -> Reader:
    return Reader(tmp_path, now, zone)


JAN = ("Jan de Vries", "+31612345678", "jan@example.nl")


@pytest.mark.parametrize(
    "rows",
    [
        [["Naam", "Telefoon", "E-mail"], ["Jan de Vries", "0612345678", "jan@example.nl"]],
        [["Naam", "Telefoon", "E-mail"], ["Jan de Vries", 612345678, "jan@example.nl"]],
        [["Naam", "Telefoon", "E-mail"], ["Jan de Vries", 31612345678.0, "jan@example.nl"]],
        [["  Naam ", "\u00a0Mobiel", "Email "], ["Jan de Vries ", " 06-12345678", " jan@example.nl"]],
        [["Voornaam", "Tussenvoegsel", "Achternaam", "Gsm", "Mail"],
         ["Jan", "de", "Vries", "'0612345678", "jan@example.nl"]],
        [["Achternaam", "Voornaam", "Tel.", "E-mail"], ["Vries, de", "Jan", 612345678, "jan@example.nl"]],
        [["Naam\n(voor en achter)", "Telefoon-\nnummer", "E-mail"],
         ["Jan de Vries", "0612345678", "jan@example.nl"]],
        [["Klanten 2026"], ["Bijgewerkt", date(2026, 11, 1)], [], ["Nr", "Naam", "Tel", "E-mail"],
         [1, "Jan de Vries", 612345678, "jan@example.nl"]],
        [[], [], [None, None, "Naam", None, "Telefoon", "E-mail"],
         [None, None, "Jan de Vries", None, 612345678, "jan@example.nl"], [], [None, None, "Totaal: 1"]],
        [["Jan de Vries", "jan@example.nl", 612345678]],
        [["Intake"], ["Naam:", "Jan de Vries"], ["Telefoon:", 612345678], ["E-mail:", "jan@example.nl"]],
    ],
    ids=["text", "number", "country", "spaces", "parts", "turned", "lines", "title", "far", "bare", "form"],
)  # fmt: skip
def test_a_list_is_read_as_a_person_reads_it(read: Reader, rows: Sequence[Sequence[Cell]]) -> None:
    assert read.people(xlsx({"Blad1": rows})) == [JAN]


def test_a_row_is_called_by_its_number_in_the_sheet(read: Reader) -> None:
    [reading] = read(xlsx({"x": [["Leden"], [], ["Naam", "Telefoon"], [], ["Jan", "0612345678"]]}))
    assert [row.line for row in reading.rows] == [5]
    assert reading.table is not None
    assert (reading.table.title, reading.encoding, reading.separator) == (("Leden",), "", "")


HEAD = ["Ontvangen op", "Naam", "Telefoon"]


def _arrived(*when: Cell) -> list[list[Cell]]:
    return [[*HEAD], *([it, f"Jan{at}", f"06123456{at:02d}"] for at, it in enumerate(when))]


def test_dates_are_the_moments_they_show(read: Reader) -> None:
    data = xlsx(
        {
            "x": _arrived(
                datetime.fromisoformat("2026-03-04 14:30:05"), date(2026, 3, 5), 46346.25, "5-3-2026 9:15"
            )
        }
    )
    assert read.arrivals(data) == [
        "2026-03-04 14:30:05", "2026-03-05", "2026-11-20 06:00:00", "2026-03-05 09:15:00",
    ]  # fmt: skip


def test_days_are_counted_from_1904_where_the_file_says_so(read: Reader) -> None:
    data = xlsx({"x": _arrived(datetime.fromisoformat("2026-03-04 14:30"), date(2026, 3, 5))}, date_1904=True)
    assert read.arrivals(data) == ["2026-03-04 14:30:00", "2026-03-05"]


def test_a_date_is_read_whatever_way_it_is_shown(read: Reader) -> None:
    def show(book: Any) -> None:
        sheet = book.get_worksheet_by_name("x")
        forms = ("m/d/yy", "[$-413]dddd d mmmm yyyy;@", "d/mm/yyyy h:mm", 'yyyy"."mm')
        for row, form in enumerate(forms, start=1):
            sheet.write_datetime(
                row, 0, datetime.fromisoformat("2026-03-04 00:00"), book.add_format({"num_format": form})
            )

    data = xlsx({"x": _arrived(*[None] * 4)}, show)
    assert read.arrivals(data) == ["2026-03-04"] * 4


def test_a_time_in_a_column_of_its_own_is_the_time(read: Reader) -> None:
    rows: list[list[Cell]] = [["Datum aanvraag", "Tijd", "Naam", "Telefoon"]]
    rows += [[date(2026, 11, 22), time(12, 5), "Jan", "0612345678"]]
    assert read.arrivals(xlsx({"x": rows})) == ["2026-11-22 12:05:00"]


def test_answers_to_a_google_form_are_enquiries(read: Reader) -> None:
    rows: list[list[Cell]] = [
        ["Tijdstempel", "Naam", "E-mailadres", "Telefoonnummer", "Wat is je doel?"],
        [
            datetime.fromisoformat("2026-11-23 11:30:12"),
            "Sanne Bakker",
            "sanne@example.nl",
            611111111,
            "Afvallen",
        ],
    ]
    [reading] = read(xlsx({"Formulierreacties 1": rows}), Choices())
    assert (reading.treatment, reading.exporter, reading.rows[0].enquiry.person.wants) == (
        "enquiries", "google_forms", "Afvallen",
    )  # fmt: skip
    assert read.arrivals(xlsx({"x": rows})) == ["2026-11-23 11:30:12"]


def test_each_sheet_with_people_is_a_part_that_can_be_left_out(read: Reader) -> None:
    sheets: dict[str, list[list[Cell]]] = {
        "Omzet": [["Maand", "Bedrag"], ["januari", 1200.5], ["Totaal", 1200.5]],
        "2025": [["Naam", "Telefoon"], ["Oud Lid", "0611112222"]],
        "2026": [["Naam", "Telefoon"], ["Nieuw Lid", "0633334444"]],
        "Keuzes": [["Bron", "Status"], ["Instagram", "nieuw"]],
        "Draaitabel": [["Rijlabels", "Aantal van Naam"], ["Instagram", 4], ["Eindtotaal", 4]],
        "Uitleg": [["Dit bestand is van Femke."], ["Vul het blad 2026 aan."]],
        "Prijzen": [["Naam", "Prijs"], ["10-rittenkaart", 350]],
        "Leeg": [],
    }
    readings = read(xlsx(sheets))
    assert [(it.part, len(it.rows), it.refused) for it in readings] == [("2025", 1, ()), ("2026", 1, ())]
    assert readings[0].name == "leden.xlsx › 2025"
    [rest] = read(xlsx(sheets), Choices(left_out=frozenset({"2025"})))
    assert (rest.part, rest.rows[0].enquiry.person.name) == ("2026", "Nieuw Lid")


def test_one_sheet_is_the_file(read: Reader) -> None:
    [reading] = read(
        xlsx({"Omzet": [["Maand"], ["mei"]], "Leden": [["Naam", "Mail"], ["Jan", "j@example.nl"]]})
    )
    assert (reading.part, reading.name) == ("", "leden.xlsx")


def test_a_sheet_of_unknown_columns_waits_for_what_the_trainer_says(read: Reader) -> None:
    data = xlsx({"x": [["Jan", "nieuw"], ["Piet", "bezig"]]})
    [unread] = read(data)
    assert (len(unread.rows), len(unread.refused)) == (0, 2)
    [told] = read(data, Choices(columns={"#1": ColumnKind.NAME}))
    assert [row.enquiry.person.name for row in told.rows] == ["Jan", "Piet"]


def test_what_is_hidden_is_said(read: Reader) -> None:
    people: dict[str, list[list[Cell]]] = {
        "Open": [["Naam", "Telefoon"], ["Jan", "0612345678"], ["Gefilterd", "0687654321"]],
        "Dicht": [["Naam", "Telefoon"], ["Geheim", "0611111111"]],
        "Heel dicht": [["Naam", "Telefoon"], ["Geheim", "0611111111"]],
    }

    def hide(book: Any) -> None:
        book.get_worksheet_by_name("Open").set_row(2, None, None, {"hidden": True})
        book.get_worksheet_by_name("Dicht").hide()
        book.get_worksheet_by_name("Heel dicht").very_hidden()

    [reading] = read(xlsx(people, hide))
    assert [row.enquiry.person.name for row in reading.rows] == ["Jan", "Gefilterd"]
    assert [it.code for it in reading.warnings] == ["hidden_rows_read", "hidden_sheets_left_out"]
    del people["Open"]

    def hide_all(book: Any) -> None:
        book.add_worksheet("Leeg").activate()
        for name in people:
            book.get_worksheet_by_name(name).hide()

    assert read.code(xlsx(people, hide_all)) == "only_hidden_sheets"
    assert read.code(xlsx({"Blad1": [], "Blad2": []})) == "file_empty"


def test_formulas_give_their_result(read: Reader) -> None:
    def calculate(book: Any) -> None:
        sheet = book.get_worksheet_by_name("x")
        sheet.write_formula(1, 0, '="Jan "&"de Vries"', None, "Jan de Vries")
        sheet.write_formula(1, 1, "=ZZ", None, "#NAME?")
        sheet.write_formula(1, 2, '=HYPERLINK("http://evil.example","x")', None, "jan@example.nl")

    data = xlsx({"x": [["Naam", "Telefoon", "E-mail"]]}, calculate)
    assert read.people(data) == [("Jan de Vries", "", "jan@example.nl")]
    [reading] = read(data)
    assert reading.warnings == ()


def test_a_number_that_was_cut_off_is_never_called(read: Reader) -> None:
    rows: list[list[Cell]] = [["Naam", "Telefoon"], ["Heel", 31612345678.0], ["Kwijt", 3.16123e10]]
    rows += [["Ook kwijt", "3,16E+10"], ["Vast", 31201234567]]
    [reading] = read(xlsx({"x": rows}))
    assert [row.enquiry.person.phone for row in reading.rows] == ["+31612345678", "", "", "+31201234567"]
    assert [note.code for note in reading.notes] == ["phone_cut_off", "phone_cut_off"]


def test_a_merged_cell_counts_for_every_row_it_covers(read: Reader) -> None:
    rows: list[list[Cell]] = [["Bron", "Naam", "Telefoon"], [None, "Een", "0611111111"]]
    rows += [[None, "Twee", "0622222222"], ["Website", "Drie", "0633333333"]]
    data = xlsx(
        {"x": rows}, lambda book: book.get_worksheet_by_name("x").merge_range(1, 0, 2, 0, "Instagram")
    )
    [reading] = read(data)
    assert [row.enquiry.person.source for row in reading.rows] == ["instagram", "instagram", "website"]


def test_a_header_over_two_rows_is_read(read: Reader) -> None:
    def merge(book: Any) -> None:
        sheet = book.get_worksheet_by_name("x")
        sheet.merge_range(0, 0, 1, 0, "Naam")
        sheet.merge_range(0, 1, 0, 2, "Contactgegevens")

    rows: list[list[Cell]] = [[], [None, "Telefoon", "E-mail"], ["Jan de Vries", 612345678, "jan@example.nl"]]
    assert read.people(xlsx({"x": rows}, merge)) == [JAN]


@pytest.mark.parametrize("name", ["member-list.ods", "member-list.xls"])
def test_other_programs_say_the_same(name: str, read: Reader) -> None:
    data = (SAMPLES / name).read_bytes()
    assert read.people(data) == [
        ("Zoë Jansen", "+31612345678", "zoe@example.nl"),
        ("Piet de Boer", "+31687654321", "piet@example.nl"),
        ("Hans Verborgen", "+31612345679", "hans@example.nl"),
    ]
    assert read.arrivals(data) == ["2026-03-05 14:30:00", "2026-12-11 09:05:00", "2026-01-02"]
    [reading] = read(data)
    assert [it.code for it in reading.warnings] == ["hidden_rows_read", "hidden_sheets_left_out"]
    assert reading.rows[0].enquiry.message == "regel 1\nregel 2"


def test_what_people_wrote_comes_in_whole(read: Reader) -> None:
    wrote = 'Heel graag 💪 "snel" & <b>\nliefst dinsdag' + " x" * 3000
    [reading] = read(xlsx({"x": [["Naam", "Telefoon", "Bericht"], ["Zoë Müller", "0612345678", wrote]]}))
    assert reading.rows[0].enquiry.message == wrote
