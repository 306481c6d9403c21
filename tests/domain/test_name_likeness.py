"""Names as people type them: one person's forms are alike, two people of one house are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.duplicates import Known, compare, key_of, place_key, reasons, score
from ptcrm.domain.ids import LeadId
from ptcrm.domain.name_likeness import Likeness, likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jan de Vries", "J. de Vries"),
        ("Jan de Vries", "Jan d Vries"),
        ("Jan de Vries", "Jan Vries"),
        ("Jan de Vries", "Jan Devries"),
        ("Jan de Vries", "Vries Jan"),
        ("Jan de Vries", "de Vries Jan"),
        ("Jan de Vries", "Vries, Jan de"),
        ("Zoë Müller", "zoe muller"),
        ("Piet van Dijk", "Piet van Dyk"),
        ("Piet IJzerman", "piet ijzerman"),
        ("Anna van den Berg-de Jong", "Anna de Jong"),
        ("Anna van den Berg-de Jong", "Anna van den Berg"),
        ("Tom Van den Bossche", "Tom Vandenbossche"),
        ("JP Bakker", "Jan Peter Bakker"),
        ("Sanne Hendriks", "Sanne Hendirks"),
        ("Mohammed El Amrani", "El Amrani Mohamed"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert likeness(key_of(a), key_of(b)) >= Likeness.ALIKE
    assert key_of(a).blocks & key_of(b).blocks


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jan de Vries", "Anna de Vries"),
        ("Jan de Vries", "Jan de Boer"),
        ("Jan de Vries", "de Vries"),
        ("Daniel Bakker", "Danielle Bakker"),
        ("Johan Vos", "Johanna Vos"),
        ("Marloes Kok", "Marlies Kok"),
        ("Christian Smit", "Christina Smit"),
        ("J.P. Bakker", "Jan Kees Bakker"),
        ("Fleur Bergs-Kok", "Fleur Peters-Kok"),
        ("", "Jan"),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert likeness(key_of(a), key_of(b)) is Likeness.DIFFERENT


NAMES = st.sampled_from(["Jan", "de", "Vries", "J.", "Anna", "van den", "Berg-de Jong", "El", "-", ","])
ANY = st.lists(NAMES, max_size=5).map(" ".join) | st.text(max_size=40)


@given(ANY, ANY)
def test_it_makes_no_difference_who_comes_first(a: str, b: str) -> None:
    one, other = key_of(a), key_of(b)
    assert likeness(one, other) == likeness(other, one)
    if likeness(one, other) is not Likeness.DIFFERENT:
        assert one.blocks & other.blocks, "alike names are held against each other only if they share a block"


@given(ANY)
def test_a_name_with_a_first_name_is_like_itself(name: str) -> None:
    key = key_of(name)
    says_something = bool(key.given) and bool(key.core or not key.initials)
    assert says_something == (likeness(key, key) is not Likeness.DIFFERENT)


def known(name: str, place: str = "", city: str = "", phone: str = "", email: str = "") -> Known:
    return Known(LeadId(name), name, (email,) if email else (), (phone,) if phone else (), place, city)


@pytest.mark.parametrize(
    ("a", "b", "why", "points"),
    [
        (known("Jan de Vries", "3511 AB"), known("J. de Vries", "3511ab"), "similar name and postcode", 40),
        (known("Jan de Vries", "3511 AB"), known("J. de Vries", "3511"), "similar name and postcode", 30),
        (known("Sanne", "3511 AB"), known("Sanne Bos", "3511 AB"), "similar name and postcode", 40),
        (known("Jan de Vries", "3511 AB"), known("Jan Vries", "3511 CD"), "similar name and postcode", 30),
        (known("Jan de Vries", "3511 AB"), known("J. de Vries", "3511 CD"), "", 0),
        (known("Jan de Vries", "2000", "Haarlem"), known("Jan Vries", "2000 AB", "Antwerpen"), "", 0),
        (known("Jan de Vries", "3511 AB"), known("Jan de Vries", "9711 AB"), "", 0),
        (known("Sanne", "3511 AB"), known("Sanne Bos", "3511 CD"), "", 0),
    ],
)
def test_a_name_and_a_place(a: Known, b: Known, why: str, points: int) -> None:
    assert (", ".join(reasons(a, b)), score(a, b)) == (why, points)
    assert compare(a, b) == compare(b, a)


def test_the_very_same_name_nearby_is_somebody_else_when_phone_or_address_says_so() -> None:
    a = known("Jan Vos", "3511 AB", phone="+31612345678")
    assert reasons(a, known("Jan Vos", "3511 CD")) == ("similar name and postcode",)
    assert reasons(a, known("Jan Vos", "3511 CD", phone="+31687654321")) == ()


def test_couples_score_low_and_say_why() -> None:
    phone = "+31612345678"
    jan, anna = known("Jan de Vries", phone=phone), known("Anna de Vries", phone=phone)
    married = known("Jan Bakker", phone=phone)
    again = known("J. de Vries", phone=phone)
    assert compare(jan, anna) == (("same phone", "different first names"), 25)
    assert compare(jan, married) == (("same phone", "different family names"), 40)
    assert compare(jan, again) == (("same phone",), 70)


def test_places() -> None:
    assert place_key("3511 ab") == place_key("3511") == "3511"
    assert place_key("SW1A 1AA") == "SW1A1AA"
    assert place_key("10115") == "10115"
