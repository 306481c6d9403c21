"""The fingerprint by which a row is known when it comes in again, and namesakes found by name and place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, replace

from hypothesis import given
from hypothesis import strategies as st

from ptcrm.commands.match_keys import namesake_key
from ptcrm.commands.persons import content_of
from ptcrm.domain.enquiry import Arrival, Enquiry, Person, Standing
from ptcrm.domain.values import Stage

_BESIDE = frozenset({"external_person", "opening", "touches", "standing", "history"})
"""What is the same whenever the rest is, and what stands at the end where there is some."""


@given(st.builds(Enquiry, person=st.builds(Person), arrival=st.none() | st.builds(Arrival)))
def test_the_fingerprint_holds_every_field_in_order(enquiry: Enquiry) -> None:
    """What later versions added counts only where it is filled, so that old fingerprints stay valid."""
    fields = zip(Enquiry.__slots__, astuple(enquiry), strict=True)
    said = [value for name, value in fields if name not in _BESIDE]
    said[0] = said[0][:-3]  # without what somebody prefers and what stands in the way
    touches = [(it.at, it.direction, it.channel, it.note) for it in enquiry.touches]
    whole = json.dumps([*said, *touches], ensure_ascii=False).encode("utf-8", "replace")
    assert content_of(enquiry) == hashlib.sha256(whole).hexdigest()[:32]


def test_what_only_exports_say_changes_the_fingerprint() -> None:
    plain = Enquiry(Person(name="Jan"))
    others = [
        replace(plain, person=Person(name="Jan", preferred_channel="sms")),
        replace(plain, person=Person(name="Jan", preferred_hours="sms")),
        replace(plain, person=Person(name="Jan", obstacles="time")),
        replace(plain, standing=Standing(Stage.LIKE)),
        replace(plain, standing=Standing(Stage.LIKE, 1)),
        replace(plain, history="{}"),
    ]
    assert len({content_of(one) for one in (plain, *others)}) == 7


def test_namesakes_need_a_name_and_a_place_however_it_is_spaced() -> None:
    assert namesake_key("jansen", "3511 ab") == namesake_key("jansen", "3511AB") == ("jansen", "3511AB")
    assert namesake_key("jansen", "") is namesake_key("", "3511 AB") is None
