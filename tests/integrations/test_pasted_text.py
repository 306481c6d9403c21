"""What a trainer pastes under "New lead" fills in the fields; what isn't there is not made up."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel, Source
from ptcrm.integrations.pasted_text import Pasted, read_pasted

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


def _read(text: str, region: str = "NL") -> Pasted:
    return read_pasted(text, NOW, ZONE, region)


@pytest.mark.parametrize(
    ("text", "name", "wish"),
    [
        ("jan de vries 06 23 45 67 89 via eva, wil 10 kilo afvallen", "jan de vries", "10 kilo afvallen"),
        ("voicemail Mark 06-33445566 marathon lopen", "Mark", "marathon lopen"),
        ("Petra belde gisteravond, 0475123456, knieproblemen", "Petra", "knieproblemen"),
        (
            "0499/12.34.56 Lies wil na bevalling terug in vorm, appte vanochtend",
            "Lies",
            "na bevalling terug in vorm",
        ),
        ("nieuwe aanvraag: Roos, insta dm, wil billen trainen", "Roos", "billen trainen"),
        ("Hans - kennis van Ria - 06 14141414 - knie - belt terug", "Hans", "knie"),
        ("Ruud Janssen belde, schouderklachten, 0618273645", "Ruud Janssen", "schouderklachten"),
        ("Call back Simon 0619202122 re: shoulder rehab", "Simon", "shoulder rehab"),
        ("WhatsApp Bram v/d Meer 0645454545 wil triathlon gaan doen", "Bram v/d Meer", "triathlon gaan doen"),
        ("afspraak gemaakt met Rik voor intake, tel 0621222324", "Rik", ""),
        ("kevin wil bulken", "kevin", "bulken"),
        ("Bas", "Bas", ""),
        ("rugpijn 0612345678", "", "rugpijn"),
        ("gemist: 030-2345678", "", ""),
    ],
)
def test_what_a_trainer_jots_down_between_two_sessions(text: str, name: str, wish: str) -> None:
    person = _read(text).person
    assert (person.name, person.wants) == (name, wish)


@pytest.mark.parametrize(
    ("text", "referrer"),
    [
        ("Els Claes +32 475 55 66 77 rug kapot, via kine Peeters", "Peeters"),
        ("mw. Jansen, 020-6123456, heup, tip van fysio Bakker", "Bakker"),
        ("Hoi met Sofie! Heb je nummer van Marieke gekregen.", "Marieke"),
        ("jan 0623456789 via eva, afvallen", "eva"),
        ("Tom 0623456789 via instagram", ""),
        ("Tom 0623456789 via werk", ""),
    ],
)
def test_who_sent_them_is_told_in_passing(text: str, referrer: str) -> None:
    assert _read(text).person.referrer == referrer


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("[10:21, 23-11-2026] Karin: Hoi, nog plek?", "Karin", "23-11-2026 10:21"),
        ("[22/11, 20:15] Wouter Maes: Dag, kan dat?", "Wouter Maes", "22-11-2026 20:15"),
        ("[8:02 PM, 11/22/2026] John Doe: Hi", "John Doe", "22-11-2026 20:02"),
        ("11/23/26, 9:05 AM - Amy Lee: Hey! Do you train beginners?", "Amy Lee", "23-11-2026 09:05"),
        ("[09:12, 23-11-2026] +31 6 12 34 56 78: Hallo, Remco hier.", "Remco", "23-11-2026 09:12"),
    ],
)
def test_a_conversation_copied_from_whatsapp(text: str, name: str, when: str) -> None:
    read = _read(text)
    assert (read.person.name, read.when, read.channel) == (name, when, Channel.WHATSAPP)
    assert read_spoken(read.when, NOW, ZONE) is not None


def test_what_the_trainer_wrote_back_is_not_taken_for_theirs() -> None:
    read = _read(
        "[09:12, 23/11/2026] Nathalie: Goeiemorgen! Hebt ge nog plaats?\n"
        "[09:13, 23/11/2026] Nathalie: Mijn doel is pijnvrij tennissen\n"
        "[09:40, 23/11/2026] PT Joost: Dag Nathalie, zeker! Bel me op 0470998877"
    )
    assert (read.person.name, read.person.phone) == ("Nathalie", "")
    assert "pijnvrij tennissen" in read.person.wants


def test_a_number_that_nobody_can_have_stays_as_typed() -> None:
    person = _read("Bert 06 99887766 schouder").person
    assert (person.phone, person.phone_valid) == ("06 99887766", False)
