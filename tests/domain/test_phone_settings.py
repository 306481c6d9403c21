"""Settings of the phone: kept as text, read whatever became of it; only https is an address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.phone_settings import (
    MailSafety,
    PhoneSettings,
    PhoneState,
    Way,
    as_text,
    checked_server,
    new_topic,
    read_settings,
    read_state,
)
from ptcrm.domain.refusals import Refusal


@given(
    st.builds(
        PhoneSettings,
        way=st.sampled_from(Way),
        topic=st.from_regex(r"[-_A-Za-z0-9]{1,64}", fullmatch=True),
        answer_topic=st.just("pt-a"),
        names=st.booleans(),
        mail_host=st.text(max_size=30),
        mail_port=st.integers(1, 65_535),
        mail_safety=st.sampled_from(MailSafety),
        chat=st.integers(),
    )
)
def test_what_is_kept_is_read_back(settings: PhoneSettings) -> None:
    assert read_settings(as_text(settings)) == settings


@given(st.text(max_size=200) | st.sampled_from(["[]", "1", '{"way": 3, "topic": "a/b"}', "[" * 5_000]))
def test_whatever_stands_there_is_read(text: str) -> None:
    assert read_settings(text).topic == ""
    assert read_state(text) == PhoneState() or "tested_at" in text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", "https://ntfy.sh"),
        ("ntfy.example.com", "https://ntfy.example.com"),
        (" https://ntfy.example.com/ ", "https://ntfy.example.com"),
        ("https://ntfy.example.com:443", "https://ntfy.example.com"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ],
)
def test_addresses_as_people_type_them(typed: str, kept: str) -> None:
    assert checked_server(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://ntfy.example.com", "phone_server_open"),
        ("ftp://ntfy.example.com", "phone_server_open"),
        ("https://user:pass@ntfy.example.com", "phone_server_odd"),
        ("https://ntfy.example.com/topic", "phone_server_odd"),
        ("https://ntfy.example.com?x=1", "phone_server_odd"),
        ("https://", "phone_server_odd"),
        ("https://ntfy.example.com:99999", "phone_server_odd"),
        ("https://[::1", "phone_server_odd"),
        ("https://nтfy.sh", "phone_server_odd"),
        ("x" * 300, "phone_server_odd"),
    ],
)
def test_anything_else_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_server(typed)
    assert refused.value.code == code


def test_a_name_is_long_and_fits_a_topic() -> None:
    numbers = iter(range(1_000))
    topic = new_topic(lambda most: next(numbers) % most)
    assert read_settings(as_text(replace(PhoneSettings(), topic=topic))).topic == topic
    assert len(topic) == 29
