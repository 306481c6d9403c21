"""What a trainer pastes under "New lead" fills in the fields; what isn't there is not made up."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel, Source
from ptcrm.integrations.pasted_text import read_pasted

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = 1_795_431_600_000
"""Monday 23 November 2026, 12:00 in Amsterdam."""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hoi! Ik ben Karin de Wit, zag je op insta.", "Karin de Wit"),
        ("hoi ik ben op zoek naar een trainer", ""),
        ("Hallo, met Jan Bakker, ik wil graag afvallen", "Jan Bakker"),
        ("Mijn naam is karin de wit", "karin de wit"),
        ("Kan ik eens langskomen?\n\nGroetjes,\nSanne van den Berg", "Sanne van den Berg"),
        ("Kan ik langskomen? Gr. Sanne", "Sanne"),
        ("Ik ben Karin.\nIk heb rugpijn.\nMet vriendelijke groet,\nKarin de Wit", "Karin de Wit"),
        ("Naam: Tom Van den Bossche\nTel: 0470 12 34 56", "Tom Van den Bossche"),
        ("Voornaam: Anna\nAchternaam: van den Berg-de Jong", "Anna van den Berg-de Jong"),
        ("Jan Bakker 06-12345678 via Eva", "Jan Bakker"),
        ("Jan Bakker, 06-12345678, wil afvallen", "Jan Bakker"),
        ("Fatima belde 9:40", "Fatima"),
        ("From: Karin de Wit <karin@dewit.nl>\nSubject: Training", "Karin de Wit"),
        ("[23-11-2026 09:12] Karin de Wit: Hoi, heb je nog plek?", "Karin de Wit"),
        ("Hi Tom, I'm Emma Jones and I'd like to run 10k. Thanks", "Emma Jones"),
        ("Voicemail 9:40: Mevrouw Jansen, 020 123 4567, heeft last van haar rug", "Mevrouw Jansen"),
        ("Eva heeft me jouw nummer gegeven. Mohammed El Amrani 0470123456", "Mohammed El Amrani"),
        ("Gebeld 10:15 door Kees Bakker, wil van rugpijn af", "Kees Bakker"),
        ("Sanne van den Berg via website, wil 2x per week trainen", "Sanne van den Berg"),
        ("wat kost pt bij jou? groetjes lotte", "lotte"),
        ("Beste Tom,\nheb je nog plek?", ""),
        ("Hoi Tom! Heb je nog plek?", ""),
        ("Bel me na 5en 06-23456789", ""),
    ],
)
def test_the_name_of_the_sender(text: str, name: str) -> None:
    assert read_pasted(text, NOW, ZONE).person.name == name


def test_the_message_of_the_picture() -> None:
    pasted = read_pasted(
        "Hoi! Ik ben Karin de Wit, zag je op insta. Wil graag van mijn nekpijn af. "
        "Bel me na 5en 06-23456789 of karin@dewit.nl",
        NOW,
        ZONE,
    )
    person = pasted.person
    assert (person.name, person.wants) == ("Karin de Wit", "van mijn nekpijn af")
    assert (person.phone, person.phone_valid, person.email) == ("+31623456789", True, "karin@dewit.nl")
    assert (person.source, pasted.channel, pasted.when) == (Source.INSTAGRAM, Channel.INSTAGRAM, "")


@pytest.mark.parametrize(
    ("text", "source", "referrer", "channel"),
    [
        ("Jan belde, via Eva", Source.WORD_OF_MOUTH, "Eva", Channel.PHONE),
        ("Appte net, via mijn zus Eva de Boer", Source.WORD_OF_MOUTH, "Eva de Boer", Channel.WHATSAPP),
        ("voicemail van Jan, via Google", Source.GOOGLE_MAPS, "", Channel.VOICEMAIL),
        ("gevonden via via", Source.WORD_OF_MOUTH, "", None),
        ("mond-tot-mond, kwam even langs", Source.WORD_OF_MOUTH, "", Channel.WALK_IN),
        ("DM op Instagram", Source.INSTAGRAM, "", Channel.INSTAGRAM),
        ("reactie op marketplace", Source.FACEBOOK, "", Channel.FACEBOOK),
        ("zag de flyer bij de bakker, mailde gisteren", Source.FLYER, "", Channel.EMAIL),
        ("recommended by Emma, called at 9:40", Source.WORD_OF_MOUTH, "Emma", Channel.PHONE),
        ("Bel me of app me maar", "", "", None),
        ("mail naar info@instagram.nl", "", "", None),
    ],
)
def test_where_from_and_through_what(text: str, source: str, referrer: str, channel: Channel | None) -> None:
    pasted = read_pasted(text, NOW, ZONE)
    assert (pasted.person.source, pasted.person.referrer) == (source, referrer)
    assert pasted.channel == channel


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Jan belde 9:40, terugbellen", "9:40"),
        ("Voicemail 9:40: mevrouw Jansen", "9:40"),
        ("Gisteren 20:15 voicemail van Jan", "Gisteren 20:15"),
        ("appte vanochtend om half acht", "vanochtend om half acht"),
        ("belde 10 min geleden", "10 min geleden"),
        ("she called yesterday at 18:30", "yesterday at 18:30"),
        ("mailde gisteravond", "gisteravond"),
        ("[22-11-2026 21:05] Karin: Hoi", "22-11-2026 21:05"),
        ("Bel me na 5en", ""),
        ("Ik kan maandag om 18:00", ""),
        ("Ik kan morgen om 9:00", ""),
    ],
)
def test_when_the_person_reached_out(text: str, when: str) -> None:
    assert read_pasted(text, NOW, ZONE).when == when


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Ik wil graag weer kunnen traplopen. Bel me", "weer kunnen traplopen"),
        ("wil van rugpijn af, 06-12345678", "van rugpijn af"),
        ("Doel: 10 km hardlopen", "10 km hardlopen"),
        ("I want to get stronger after my pregnancy, can you call me?", "get stronger after my pregnancy"),
        ("Wil je me bellen?", ""),
        ("Ik wil graag gebeld worden", ""),
        ("I'd like to know more", ""),
    ],
)
def test_what_the_person_wants(text: str, wants: str) -> None:
    assert read_pasted(text, NOW, ZONE).person.wants == wants


def test_lines_of_a_form() -> None:
    person = read_pasted(
        "Naam: Karin de Wit\nE-mail: karin@dewit.nl\nTelefoon: 06 12 34\nPostcode: 3514 AB\n"
        "Doel: fitter worden",
        NOW,
        ZONE,
    ).person
    assert (person.name, person.email, person.postcode) == ("Karin de Wit", "karin@dewit.nl", "3514 AB")
    assert (person.phone, person.phone_valid, person.wants) == ("06 12 34", False, "fitter worden")


_PIECES = st.sampled_from(
    ["Ik ben ", "Karin ", "de Wit", "06-12345678", "\n", "via ", "wil graag ", "gisteren 20:15 ", "belde ",
     ": ", "Naam: ", "Tel: ", "a@b.nl ", "\x00", "\u202e", "😀", "[1-1-2026 10:00] ", "(", ".", "x" * 300,
     "groetjes, "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_text_is_read_and_no_phone_invented(text: str) -> None:
    pasted = read_pasted(text, NOW, ZONE)
    digits = "".join(char for char in text if char.isdecimal())
    if pasted.person.phone_valid:
        assert any(pasted.person.phone.endswith(digits[i : i + 8]) for i in range(max(1, len(digits) - 7)))
    elif pasted.person.phone:
        assert pasted.person.phone in text
    if pasted.when:
        assert read_spoken(pasted.when, NOW, ZONE) is not None
    assert all(0 <= start <= end <= len(text) for start, end in pasted.marks)


def test_a_very_long_text_is_read_quickly() -> None:
    for piece in (
        "wil graag ",
        "Karin ",
        "via ",
        "a" * 10,
        "06 ",
        "belde ",
        "\n",
        ": ",
        "gisteren ",
        " \t*",
        "* ",
    ):
        read_pasted(piece * 20_000, NOW, ZONE)
