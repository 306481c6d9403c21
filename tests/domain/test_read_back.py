"""What was read reads the same again, in whatever way people write it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptcrm.domain.addresses import read_email, read_postcode
from ptcrm.domain.enquiry import TimeTrust
from ptcrm.domain.moments import DateOrder, read_stamp, to_local
from ptcrm.domain.names import join_name, show_name, sort_key, split_name
from ptcrm.domain.phones import read_phone, read_phones
from ptcrm.domain.spoken_moments import read_spoken

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["ma", "di", "wo", "do", "vr", "za", "zo"]
MOMENTS = st.integers(631_152_000 // 60, 4_102_444_740 // 60).map(
    lambda minute: datetime.fromtimestamp(minute * 60, UTC).replace(tzinfo=None)
)
"""Minutes of the years 1990 to 2099."""
PREFIXES = [
    *(
        "van",
        "van de",
        "van den",
        "van der",
        "van 't",
        "v.d.",
        "vd",
        "v/d",
        "de",
        "den",
        "der",
        "het",
        "'t",
        "te",
    ),
    *("ten", "ter", "op de", "op den", "in 't", "uit den", "el", "al", "la", "le", "du", "des", "von", "zu"),
]
DIGITS = st.text("0123456789 -./()+", min_size=6, max_size=18)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_tussenvoegsel_stands_apart(prefix: str) -> None:
    for text in (f"Jan {prefix} Berg", f"Berg, Jan {prefix}", f"{prefix} Berg, Jan"):
        name = split_name(text)
        assert (name.given, name.prefix, name.family) == ("Jan", prefix, "Berg")
    assert sort_key(f"Jan {prefix} Berg").startswith("berg jan")


@pytest.mark.parametrize(
    "family", ["De Smet", "Van den Bossche", "Van De Velde", "Vanden Bulcke", "D'Hondt", "Le Roy"]
)
def test_belgian_names_stay_as_typed(family: str) -> None:
    name = split_name(f"Tom {family}")
    assert (name.given, name.prefix, name.family) == ("Tom", "", family)
    assert show_name(name) == f"Tom {family}"
    assert sort_key(name).startswith(family.lower())


@given(st.text(max_size=60))
@example("Van van Van")
def test_a_name_sorts_the_same_however_often_it_is_read(text: str) -> None:
    name = split_name(text)
    assert sort_key(name) == sort_key(split_name(text))
    once = split_name(join_name(name.given, name.prefix, name.family))
    assert split_name(join_name(once.given, once.prefix, once.family)) == once or "," in text


@given(
    st.one_of(DIGITS, st.lists(DIGITS, max_size=3).map(" / ".join), st.text(max_size=40)),
    st.sampled_from(["NL", "BE"]),
)
def test_a_number_reads_the_same_again(text: str, region: str) -> None:
    for phone in [read_phone(text, region), *read_phones(text, region)]:
        if phone is not None and phone.valid:
            again = read_phone(phone.e164, region)
            assert again is not None
            assert again.e164 == phone.e164


@given(st.text(max_size=40), st.sampled_from(["NL", "BE"]))
@example("3511ab utrecht", "NL")
@example("B-2800 Mechelen", "BE")
def test_a_postcode_reads_the_same_again(text: str, region: str) -> None:
    postcode, rest = read_postcode(text, region)
    if postcode:
        assert read_postcode(postcode, region) == (postcode, "")
    else:
        assert rest == text.strip()


@given(st.text(max_size=60))
def test_an_address_reads_the_same_again(text: str) -> None:
    email = read_email(text)
    assert email is None or read_email(email) == email


def ways(at: datetime) -> list[tuple[str, DateOrder | None]]:
    day, month, year, clock = at.day, at.month, at.year, f"{at:%H:%M}"
    half = f"{at.hour % 12 or 12}:{at:%M} {'PM' if at.hour > 11 else 'AM'}"
    return [
        (f"{day}-{month}-{year} {clock}", None),
        (f"{day:02}/{month:02}/{year} {clock}", DateOrder.DMY),
        (f"{month}/{day}/{year} {clock}", DateOrder.MDY),
        (f"{month}/{day}/{year}, {half}", DateOrder.MDY),
        (f"{day}.{month}.{year}, {clock} uur", None),
        (f"{year}-{month:02}-{day:02} {clock}", None),
        (f"{year}-{month:02}-{day:02}T{clock}:00", None),
        (f"{year}/{month}/{day} {half}", None),
        (f"{DAYS[at.weekday()]} {day} {SHORT[month - 1]} {year} om {clock}", None),
        (f"{day} {MONTHS[month - 1]} {year} {clock}", None),
        (f"{ENGLISH[month - 1]} {day}, {year} at {half}", None),
        (f"{at:%a}, {day:02} {ENGLISH[month - 1]} {year} {clock}:00", None),
        (f"[{day:02}-{month:02}-{year} {clock}:00]", None),
        (f"{day}-{SHORT[month - 1]}-{year} {at.hour}u{at:%M}", None),
        (f"{day}e van {MONTHS[month - 1]} {year} {clock}".replace(" van", ""), None),
    ]


@given(MOMENTS)
def test_a_moment_is_the_same_in_every_spelling(at: datetime) -> None:
    for text, order in ways(at):
        stamp = read_stamp(text, ZoneInfo("UTC"), order)
        assert stamp is not None, text
        assert stamp.trust is TimeTrust.ASSUMED_ZONE, text
        assert to_local(stamp.at, ZoneInfo("UTC")).replace(tzinfo=None) == at, text


@given(MOMENTS, st.sampled_from(["Z", "+00:00", "+0000", " UTC", " GMT"]))
def test_a_stated_zone_holds(at: datetime, zone: str) -> None:
    stamp = read_stamp(f"{at:%Y-%m-%d %H:%M:00}{zone}", AMSTERDAM)
    assert stamp is not None
    assert stamp.trust is TimeTrust.EXACT
    assert stamp.at == int(at.replace(tzinfo=UTC).timestamp()) * 1000


@given(MOMENTS)
def test_a_day_said_in_full_is_that_day(at: datetime) -> None:
    now = int(datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM).timestamp()) * 1000
    said = read_spoken(f"{at.day} {MONTHS[at.month - 1]} {at.year}", now, AMSTERDAM)
    assert said is not None
    assert said.trust is TimeTrust.DATE_ONLY
    assert to_local(said.at, AMSTERDAM).date() == at.date()
