"""What PT CRM writes on a card, it reads back as the very same person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.enquiry import OWN_SOURCE, Person, Standing
from ptcrm.domain.names import join_name
from ptcrm.domain.obstacles import obstacles_text
from ptcrm.domain.values import Obstacle, Stage
from ptcrm.integrations.file_reading import Source
from ptcrm.integrations.intake_cards import read_cards_file
from ptcrm.integrations.vcard_writer import CardOfLead, card, fold

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = 1_795_600_000_000
LINES = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Signs that a card can't tell from the end of a line."""

text = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r" + LINES), max_size=40).map(str.strip)
line = text.map(lambda value: " ".join(value.split()))
phone = st.from_regex(r"\+316[1-58][0-9]{7}|\+3120[2-8][0-9]{6}", fullmatch=True)
email = st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.nl", fullmatch=True)


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Anybody as the store may hold them."""
    given_name, prefix, family = draw(line), draw(st.sampled_from(("", "de", "van 't"))), draw(line)
    phones = draw(st.lists(phone, unique=True, max_size=3))
    emails = draw(st.lists(email, unique=True, max_size=3))
    if not (given_name or prefix or family or phones or emails):
        given_name = "Femke"
    return Person(
        name=join_name(given_name, prefix, family),
        given=given_name,
        prefix=prefix,
        family=family,
        phone=phones[0] if phones else "",
        phone_valid=bool(phones),
        email=emails[0] if emails else "",
        postcode=draw(st.sampled_from(("", "3511 AB", "9000", "SW1A 1AA"))),
        city=draw(line),
        wants=draw(text),
        target_group=draw(line),
        source=draw(line),
        referrer=draw(line),
        preferred_channel=draw(line),
        preferred_hours=draw(line),
        obstacles=draw(st.lists(st.sampled_from(Obstacle)).map(obstacles_text)),
        phones=tuple(phones[1:]),
        emails=tuple(emails[1:]),
    )


def _written(*persons: Person) -> bytes:
    return "".join(f"{fold(it)}\r\n" for person in persons for it in card(CardOfLead("", person))).encode()


def _read(data: bytes) -> list[Person]:
    [reading] = read_cards_file(Source(Path("leads.vcf"), data, NOW, ZONE))
    assert not reading.refused
    return [row.enquiry.person for row in reading.rows]


@given(people())
def test_everybody_comes_back_as_they_were(person: Person) -> None:
    assert _read(_written(person)) == [person]


@given(
    st.sampled_from(Stage),
    st.none() | st.integers(0, 4_000_000_000_000),
    st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1)),
)
def test_how_far_somebody_came_comes_back(stage: Stage, since: int | None, back_on: date | None) -> None:
    standing = Standing(stage, since, back_on.isoformat() if back_on else "")
    lines = card(CardOfLead("some-lead-id", Person(name="Sanne"), standing))
    data = "".join(f"{fold(it)}\r\n" for it in lines).encode()
    [reading] = read_cards_file(Source(Path("leads.vcf"), data, NOW, ZONE))
    [row] = reading.rows
    assert row.enquiry.standing == standing
    assert row.enquiry.external_source == OWN_SOURCE


@given(people(), people())
def test_nothing_of_one_person_ends_up_with_the_next(one: Person, other: Person) -> None:
    assert _read(_written(one, other)) == [one, other]


def test_what_looks_damaged_is_left_as_it_is() -> None:
    person = Person(
        name="Ã« Â\u00a0b", given="Ã«", family="Â\u00a0b", phone="bel 12", wants="END:VCARD\nTEL:1"
    )
    assert _read(_written(person)) == [person]


def test_a_card_that_another_program_changed_goes_by_what_is_on_it_now() -> None:
    data = _written(
        Person(name="Jan de Vries", given="Jan", prefix="de", family="Vries", phone="+31612345678")
    )
    changed = data.replace(b"PT CRM//EN", b"Sabre//Sabre").replace(b"Jan", b"Jaap", 1)
    assert [person.name for person in _read(changed.replace(b"FN:Jan", b"FN:Jaap"))] == ["Jaap de Vries"]
