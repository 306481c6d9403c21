"""Who is who in a chat, and that nothing of what they said is lost on the way to a lead."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.clock import DAY
from ptcrm.domain.enquiry import Enquiry
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Direction
from ptcrm.integrations.chat_lines import ChatMessage
from ptcrm.integrations.chat_people import SILENCE, Origin, people_in
from ptcrm.integrations.chat_voices import title_of, who_is_who
from ptcrm.integrations.choices import Choices
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.intake_chats import read_instagram, read_whatsapp

NOW = 1_795_428_000_000
ZONE = ZoneInfo("Europe/Amsterdam")


@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(0, 7_200_000), st.integers(0, 80 * DAY)),
            st.sampled_from(["Jan", "Femke Trainer"]),
            st.text("ab \n", min_size=1, max_size=6).map(str.strip).filter(bool),
        ),
        max_size=20,
    )
)
def test_every_word_comes_out_once_and_in_order(said: list[tuple[int, str, str]]) -> None:
    at, messages = 1_500_000_000_000, []
    for line, (later, name, text) in enumerate(said, 1):
        at += later
        messages.append(ChatMessage(line, at, "", name, text))
    messages = [message for message in messages if message.at <= NOW]
    voices = who_is_who(("Jan", "Femke Trainer"), "Jan", ())
    rows = list(people_in(messages, voices, Origin("whatsapp", Channel.WHATSAPP), NOW, ZONE, "NL"))
    enquiries = [row.enquiry for row in rows if isinstance(row, ReadRow)]
    pieces = [piece for enquiry in enquiries for piece in (*enquiry.opening, *enquiry.touches)]
    assert "\n".join(piece.note for piece in pieces) == "\n".join(message.text for message in messages)
    assert [piece.at for piece in pieces] == sorted(piece.at for piece in pieces)
    for enquiry in enquiries:
        assert enquiry.message == "\n".join(piece.note for piece in enquiry.opening)
        assert all(piece.direction is Direction.IN for piece in enquiry.opening)
        assert bool(enquiry.opening) is (enquiry.arrival is not None)
    for before, after in pairwise(enquiries):
        assert after.arrival is not None
        assert after.arrival.at - _last(before) >= SILENCE
    assert len({enquiry.external_person for enquiry in enquiries}) <= 1


def _last(enquiry: Enquiry) -> int:
    return max(piece.at for piece in (*enquiry.opening, *enquiry.touches))


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("WhatsApp-chat met Jan de Vries.txt", "Jan de Vries"),
        ("WhatsApp-chat met Jan de Vries (1).txt", "Jan de Vries"),
        ("WhatsApp Chat with +31 6 12345678.txt", "+31 6 12345678"),
        ("WhatsApp Chat - Jan 🤓.zip", "Jan 🤓"),
        ("WhatsApp_Chat_with_Jan.txt", "Jan"),
        ("WhatsApp-Chat mit Jürgen.txt", "Jürgen"),
        ("Discussion WhatsApp avec Chloé.txt", "Chloé"),
        ("Chat WhatsApp met Jan.txt", "Jan"),
        ("_chat.txt", ""),
        ("klanten.txt", ""),
        ("", ""),
    ],
)
def test_whom_a_chat_is_with_by_its_file(name: str, who: str) -> None:
    assert title_of(name) == who


@pytest.mark.parametrize(
    ("voices", "title", "own_names", "own"),
    [
        (("Jan", "Femke"), "", (), ("Femke",)),
        (("Femke", "Jan"), "Jan", (), ("Femke",)),
        (("Femke", "Jan 🤓"), "Jan", (), ("Femke",)),
        (("Femke", "Chloé"), "Chloe\u0301", (), ("Femke",)),
        (("Femke", "Jan"), "Jan", ("jan",), ("Jan",)),
        (("John Doe", "John Doe 🤓"), "", ("John Doe",), ("John Doe",)),
        (("Jan", "Piet", "Coach Femke"), "", (), ("Coach Femke",)),
        (("Jan", "Piet", "Studio Zuid"), "Groep", (), ("Studio Zuid",)),
        (("Jan",), "", (), ()),
        (("Femke",), "Jan", (), ("Femke",)),
        (("You", "Jan"), "", (), ("You",)),
        ((), "Jan", (), ()),
    ],
)
def test_which_voice_is_the_trainer(
    voices: tuple[str, ...], title: str, own_names: tuple[str, ...], own: tuple[str, ...]
) -> None:
    found = who_is_who(voices, title, own_names)
    assert (found.own, found.known) == (own, True)


def test_of_a_group_without_a_trainer_nobody_knows() -> None:
    assert not who_is_who(("Jan", "Piet", "Klaas"), "Groep", ()).known
    assert not who_is_who(("Coach Jan", "Coach Piet", "Klaas"), "", ()).known


def test_the_name_of_the_packed_file_tells_whom_the_chat_is_with() -> None:
    text = "[05-11-2026, 16:30:00] Femke: Hoi\r\n[05-11-2026, 16:32:10] Jan: Hoi"
    source = Source(Path("WhatsApp Chat - Jan.zip"), text.encode(), NOW, ZONE, part="_chat.txt")
    [reading] = read_whatsapp(source)
    assert (reading.own_voice, reading.rows[0].enquiry.person.name) == ("Femke", "Jan")


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = ("sender_name", "timestamp_ms", "content", "share", "photos", "call_duration", "is_unsent")


@given(
    st.dictionaries(st.sampled_from(["title", "thread_path", "participants"]), _ANY),
    st.lists(_ANY | st.fixed_dictionaries({}, optional=dict.fromkeys(_FIELDS, _ANY)), max_size=4),
)
def test_no_conversation_is_too_odd(around: dict[str, object], messages: list[object]) -> None:
    data = json.dumps({**around, "messages": messages}).encode()
    [reading] = read_instagram(Source(Path("message_1.json"), data, NOW, ZONE))
    assert isinstance(reading, FileReading)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"messages": 1}', b"\xff\xfe{", b'{"messages": [' + b"[" * 100_000]
)
def test_a_broken_download_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_instagram(Source(Path("message_1.json"), data, NOW, ZONE))
    assert refused.value.message.endswith(".")


def test_a_message_without_a_moment_is_refused_and_the_others_come_in() -> None:
    messages = [
        {"sender_name": "Zoe", "content": "zonder tijd"},
        {"sender_name": "Zoe", "timestamp_ms": 1_795_000_000_000, "content": "half \ud83d teken"},
    ]
    data = json.dumps({"participants": [{"name": "Zoe"}], "messages": messages}).encode()
    [reading] = read_instagram(Source(Path("message_1.json"), data, NOW, ZONE))
    assert [(row.line, row.code) for row in reading.refused] == [(1, "message_unreadable")]
    assert [row.enquiry.message for row in reading.rows] == ["half \ufffd teken"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05-11-2026 16:30 - Berichten en oproepen zijn end-to-end versleuteld.", "chat_without_messages"),
        ("05-11-2026 16:30 - Femke: Hoi", "chat_of_trainer_only"),
        (
            "05-11-2026 16:30 - A: a\n05-11-2026 16:30 - B: b\n05-11-2026 16:30 - C: c",
            "chat_needs_own_name",
        ),
    ],
)
def test_a_chat_that_gives_nobody_says_why(text: str, code: str) -> None:
    choices = Choices(own_names=frozenset({"Femke"}))
    [reading] = read_whatsapp(Source(Path("x.txt"), text.encode(), NOW, ZONE, choices=choices))
    assert (reading.rows, [(row.line, row.code) for row in reading.refused]) == ((), [(0, code)])
