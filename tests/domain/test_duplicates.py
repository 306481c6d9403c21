"""The same person is recognised, and a couple is never made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.duplicates import Known, Match, known_as, possible_duplicate, reasons, same_person, score
from ptcrm.domain.enquiry import Person
from ptcrm.domain.ids import LeadId

JAN = Known(
    LeadId("jan"), "Jan de Vries", ("jan@example.com", "jan@werk.example"), ("+31612345678",), "3511 AB"
)


@pytest.mark.parametrize(
    ("incoming", "match", "ask"),
    [
        (Person("Piet", email="JAN@example.com", phone="+31612345678"), Match.BOTH, False),
        (Person("J. de Vries", email="jan@werk.example"), Match.CONTACT, False),
        (Person("", phone="+31612345678"), Match.CONTACT, False),
        (Person("Vries, Jan de", phones=("+31612345678",)), Match.CONTACT, False),
        (Person("Anna de Vries", phone="+31612345678"), None, True),
        (Person("Piet Bakker", email="jan@example.com"), None, True),
        (Person("Jan de Vries", postcode="3511AB"), None, True),
        (Person("jan de vries", email="other@example.com", postcode="3511 AB"), None, True),
        (Person(given="Jan", prefix="de", family="Vries", postcode="3511 AB"), None, True),
        (Person("Jan de Vries", postcode="9000"), None, False),
        (Person("Jan de Vries"), None, False),
        (Person(""), None, False),
    ],
)
def test_who_is_who(incoming: Person, match: Match | None, ask: bool) -> None:
    assert same_person(incoming, JAN) is match
    assert possible_duplicate(incoming, JAN) is ask


def test_numbers_that_are_not_valid_still_point_at_one_person() -> None:
    typed = Known(LeadId("x"), "Jan", phones=("06-1234567",))
    assert same_person(Person("Jan", phone="06 1234567"), typed) is Match.CONTACT
    assert same_person(Person("Jan", phone="0612"), Known(LeadId("y"), "Jan", phones=("0612",))) is None
    assert same_person(Person("Jan", phone=" "), Known(LeadId("z"), "Jan", phones=("",))) is None


def test_reasons_and_score() -> None:
    anna = Known(LeadId("anna"), "Anna de Vries", phones=("+31612345678",))
    again = Known(LeadId("again"), "Jan de Vries", ("jan@example.com",), ("+31612345678",), "3511AB")
    stranger = Known(LeadId("stranger"), "Piet Bakker", ("piet@example.com",))
    assert reasons(JAN, again) == ("same phone", "same e-mail", "same name and postcode")
    assert reasons(JAN, anna) == ("same phone", "different first names")
    assert reasons(JAN, stranger) == ()
    assert score(JAN, again) == 100
    assert 0 < score(JAN, anna) < score(JAN, Known(LeadId("j"), "Jan", phones=("+31612345678",))) < 100
    assert score(JAN, stranger) == 0


PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["", "Jan de Vries", "Anna de Vries", "J. de Vries"]) | st.text(max_size=30),
    email=st.sampled_from(["", "jan@example.com", "Jan@Example.com"]) | st.text(max_size=10),
    phone=st.sampled_from(["", "+31612345678", "06-1234567"]) | st.text(max_size=10),
    postcode=st.sampled_from(["", "3511 AB", "3511ab"]),
)


@given(PEOPLE, PEOPLE)
def test_either_way_round_and_never_above_100(a: Person, b: Person) -> None:
    one, other = known_as(a), known_as(b)
    assert same_person(a, other) == same_person(b, one)
    assert reasons(one, other) == reasons(other, one)
    assert 0 <= score(one, other) == score(other, one) <= 100
