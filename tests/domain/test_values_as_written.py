"""Values as trainers and the people who write to them write them, beside what a person reads in them.

The right-hand sides were written before anything was run, by somebody who read the left-hand sides aloud.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ptcrm.domain.addresses import read_email, read_postcode
from ptcrm.domain.enquiry import Arrival, TimeTrust
from ptcrm.domain.moments import DateOrder, read_stamp, to_local
from ptcrm.domain.money import read_cents
from ptcrm.domain.names import Name, show_name, split_name
from ptcrm.domain.phones import read_phones
from ptcrm.domain.spoken_moments import read_spoken

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = int(datetime(2026, 11, 23, 12, tzinfo=ZONE).timestamp()) * 1000
"""A Monday noon."""


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("06-83 21 47 90", "NL", "+31683214790"),
        ("06 83214790 (alleen app)", "NL", "+31683214790"),
        ("0683214790 ma-do na 19.00", "NL", "+31683214790"),
        ("06 - 8321 4790", "NL", "+31683214790"),
        ("0 6 8 3 2 1 4 7 9 0", "NL", "+31683214790"),
        ("+31 06 83 21 47 90", "NL", "+31683214790"),
        ("+316 83.21.47.90", "NL", "+31683214790"),
        ("0031(0)683214790", "NL", "+31683214790"),
        ("(+31) 6 83214790", "NL", "+31683214790"),
        ("31-6-83214790", "NL", "+31683214790"),
        ("T: 06-83214790", "NL", "+31683214790"),
        ("M. +31 6 8321 4790", "NL", "+31683214790"),
        ("tel.nr. 06 83 214 790", "NL", "+31683214790"),
        ("06–83214790", "NL", "+31683214790"),
        ("06 83 21 47 90.", "NL", "+31683214790"),
        ("whatsapp: 0683214790", "NL", "+31683214790"),
        ("https://wa.me/31683214790?text=hoi", "NL", "+31683214790"),
        ("tel:+31683214790", "NL", "+31683214790"),
        ("683214790", "NL", "+31683214790"),
        ("06 83214790 of vast 0348-412233", "NL", "+31683214790 +31348412233"),
        ("06 83214790 en 06 44556677 (man)", "NL", "+31683214790 +31644556677"),
        ("0683214790/0644556677", "NL", "+31683214790 +31644556677"),
        ("(030) 231 45 67", "NL", "+31302314567"),
        ("030 - 2314567 (werk)", "NL", "+31302314567"),
        ("+31 (0) 348 41 22 33", "NL", "+31348412233"),
        ("0348 412 233", "NL", "+31348412233"),
        ("0900-0101", "NL", "+319000101"),
        ("06832147", "NL", ""),
        ("06 8321479012", "NL", ""),
        ("06-xxxxxxxx", "NL", ""),
        ("onbekend", "NL", ""),
        ("0478/32.14.79", "BE", "+32478321479"),
        ("0478 321 479", "BE", "+32478321479"),
        ("+32 (0) 478 32 14 79", "BE", "+32478321479"),
        ("0032/478.32.14.79", "BE", "+32478321479"),
        ("gsm 0478-32 14 79", "BE", "+32478321479"),
        ("03/ 231 45 67", "BE", "+3232314567"),
        ("02 512 34 56", "BE", "+3225123456"),
        ("09-223 45 67 of gsm 0478 32 14 79", "BE", "+3292234567 +32478321479"),
        ("+32478321479", "NL", "+32478321479"),
        ("0478 32 14 79", "NL", "+31478321479"),
        ("0498 32 14 79", "NL", "+32498321479"),
        ("0683214790", "BE", "+31683214790"),
        ("+49 151 23456789", "NL", "+4915123456789"),
        ("0044 7911 123456", "NL", "+447911123456"),
        ("BE 0478.321.479 (btw)", "BE", ""),
        ("06.83.21.47.90", "NL", "+31683214790"),
        ("06/83 21 47 90", "NL", "+31683214790"),
        ("00316 83214790", "NL", "+31683214790"),
        ("+31683214790 (Eva)", "NL", "+31683214790"),
        ("06-83214790 b.g.g. 06-44556677", "NL", "+31683214790 +31644556677"),
        ("06 83214790, 0348-412233", "NL", "+31683214790 +31348412233"),
        ("06 83214790 / eva: 06 44556677", "NL", "+31683214790 +31644556677"),
        ("mob 0683214790 tel 0348412233", "NL", "+31683214790 +31348412233"),
        ("0683214790 (liefst whatsapp, na 17:30)", "NL", "+31683214790"),
        ("+31(0)6-83.21.47.90", "NL", "+31683214790"),
        ("0497 / 83 21 47", "BE", "+32497832147"),
        ("+32.497.83.21.47", "BE", "+32497832147"),
        ("0497 83 21 47 (tss 18u en 20u)", "BE", "+32497832147"),
        ("011/23 45 67", "BE", "+3211234567"),
        ("016 23 45 67 - 0497 83 21 47", "BE", "+3216234567 +32497832147"),
        ("'0683214790", "NL", "+31683214790"),
        ("0683214790.0", "NL", "+31683214790"),
        ("6,83215E+08", "NL", ""),
        ("06 83 21 47 9", "NL", ""),
        ("+31 6 8321479", "NL", ""),
        ("1", "NL", ""),
    ],
)
def test_phone(text: str, region: str, expected: str) -> None:
    assert " ".join(phone.e164 for phone in read_phones(text, region) if phone.valid) == expected


@pytest.mark.parametrize(
    ("text", "given", "prefix", "family"),
    [
        ("Marieke v/d Heuvel", "Marieke", "v/d", "Heuvel"),
        ("marieke van der heuvel", "Marieke", "van der", "Heuvel"),
        ("MARIEKE VAN DER HEUVEL", "Marieke", "van der", "Heuvel"),
        ("Marieke Van Der Heuvel", "Marieke", "", "Van Der Heuvel"),
        ("Heuvel, Marieke van der", "Marieke", "van der", "Heuvel"),
        ("Heuvel, M. van der", "M.", "van der", "Heuvel"),
        ("van der Heuvel, Marieke", "Marieke", "van der", "Heuvel"),
        ("Mevr. M. van der Heuvel", "M.", "van der", "Heuvel"),
        ("mw. Marieke de Boer-Smit", "Marieke", "de", "Boer-Smit"),
        ("Marieke de Boer - Smit", "Marieke", "de", "Boer - Smit"),
        ("Marieke Smit-van der Heuvel", "Marieke", "", "Smit-van der Heuvel"),
        ("Dhr. ing. P.J. ter Haar", "P.J.", "ter", "Haar"),
        ("fam. de Wit", "fam.", "de", "Wit"),
        ("Familie Jansen", "Familie", "", "Jansen"),
        ("Kees 't Hart", "Kees", "'t", "Hart"),
        ("Kees ’t Hart", "Kees", "’t", "Hart"),
        ("Joost in ’t Veld", "Joost", "in ’t", "Veld"),
        ("Lotte op de Beeck", "Lotte", "op de", "Beeck"),
        ("Bram aan de Stegge", "Bram", "aan de", "Stegge"),
        ("Jeroen uit de Weerd", "Jeroen", "uit de", "Weerd"),
        ("Ilse Van Den Broeck", "Ilse", "", "Van Den Broeck"),
        ("Wouter De Clercq", "Wouter", "", "De Clercq"),
        ("Wouter Vandenberghe", "Wouter", "", "Vandenberghe"),
        ("An-Sofie Vanden Bulcke", "An-Sofie", "", "Vanden Bulcke"),
        ("Charles-Henri d'Udekem", "Charles-Henri", "", "d'Udekem"),
        ("ijsbrand ijsselmuiden", "IJsbrand", "", "IJsselmuiden"),
        ("Yasmina El Idrissi", "Yasmina", "", "El Idrissi"),
        ("yasmina el idrissi", "Yasmina", "el", "Idrissi"),
        ("Ahmed Ben Ali", "Ahmed", "", "Ben Ali"),
        ("Mehmet Öztürk", "Mehmet", "", "Öztürk"),
        ("Nguyễn Thị Hoa", "Nguyễn", "", "Thị Hoa"),
        ("Anne-Marie Willems", "Anne-Marie", "", "Willems"),
        ("Anna Maria Johanna de Vries", "Anna Maria Johanna", "de", "Vries"),
        ("Jan-Willem v.d. Berg", "Jan-Willem", "v.d.", "Berg"),
        ("Sjoerd Peter van Dijk, MSc", "Sjoerd Peter", "van", "Dijk"),
        ("Tim & Eva Bos", "Tim & Eva", "", "Bos"),
        ("Tim en Eva van Dam", "Tim en Eva", "van", "Dam"),
        ("Sanne", "Sanne", "", ""),
        ("S. Bakker", "S.", "", "Bakker"),
        ("Sanne  Bakker ", "Sanne", "", "Bakker"),
        ("Sanne B.", "Sanne", "", "B."),
        ("Drs. Sanne Bakker RA", "Sanne", "", "Bakker"),
        ("Dhr. van Leeuwen", "", "van", "Leeuwen"),
        ("Mevrouw Jansen", "Jansen", "", ""),
        ("de Jong, A.", "A.", "de", "Jong"),
        ("Ed van der Sar", "Ed", "van der", "Sar"),
        ("Eline van 't Veer", "Eline", "van 't", "Veer"),
        ("eline van 't veer", "Eline", "van 't", "Veer"),
        ("Pieter-Jan De Backer", "Pieter-Jan", "", "De Backer"),
        ("Luc Vander Elst", "Luc", "", "Vander Elst"),
        ("Koen Van de Velde", "Koen", "", "Van de Velde"),
        ("Fatima Zohra Ait Lahcen", "Fatima Zohra", "", "Ait Lahcen"),
        ("João da Silva", "João", "da", "Silva"),
        ("Maria dos Santos", "Maria", "", "dos Santos"),
        ("Prof. Dr. ir. K. de Groot", "K.", "de", "Groot"),
        ("Noa & Liam", "Noa & Liam", "", ""),
        ("SANNE BAKKER-DE WIT", "Sanne", "", "Bakker-de Wit"),
        ("sanne bakker-de wit", "Sanne", "", "Bakker-de Wit"),
        ("Ben Smit", "Ben", "", "Smit"),
        ("ben smit", "Ben", "", "Smit"),
        ("Bin Li", "Bin", "", "Li"),
        ("Jan van Dijk jr.", "Jan", "van", "Dijk jr."),
        ("Willem-Alexander", "Willem-Alexander", "", ""),
    ],
)
def test_name(text: str, given: str, prefix: str, family: str) -> None:
    assert split_name(text) == Name(given, prefix, family)
    assert split_name(show_name(split_name(text))) == split_name(text)


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("3441BC", "NL", ("3441 BC", "")),
        ("3441 bc woerden", "NL", ("3441 BC", "woerden")),
        ("3441-BC", "NL", ("3441 BC", "")),
        ("3441 BC, Woerden", "NL", ("3441 BC", "Woerden")),
        ("NL 3441BC", "NL", ("3441 BC", "")),
        ("3441", "NL", ("3441", "")),
        ("3441 SS", "NL", ("", "3441 SS")),
        ("0441 BC", "NL", ("", "0441 BC")),
        ("34410", "NL", ("", "34410")),
        ("2800 Mechelen", "BE", ("2800", "Mechelen")),
        ("B-2800", "BE", ("2800", "")),
        ("B 2800 Mechelen", "BE", ("2800", "Mechelen")),
        ("BE 2800", "BE", ("2800", "")),
        ("2800 ", "BE", ("2800", "")),
        ("Mechelen", "BE", ("", "Mechelen")),
    ],
)
def test_postcode(text: str, region: str, expected: tuple[str, str]) -> None:
    assert read_postcode(text, region) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sanne.Bakker@Gmail.com", "Sanne.Bakker@gmail.com"),
        ("sanne@bakker.nl;", "sanne@bakker.nl"),
        ("sanne @ bakker.nl", None),
        ("mail: sanne@bakker.nl", "sanne@bakker.nl"),
        ("sanne@bakker.nl / info@bakker.nl", "sanne@bakker.nl"),
        ('"Bakker, Sanne" <sanne@bakker.nl>', "sanne@bakker.nl"),
        ("sanne_b@mijn-bedrijf.online", "sanne_b@mijn-bedrijf.online"),
        ("geen", None),
    ],
)
def test_email(text: str, expected: str | None) -> None:
    assert read_email(text) == expected


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("€65", 6500),
        ("65 euro", 6500),
        ("65,- p.u.", 6500),
        ("€ 65,-- per uur", 6500),
        ("65,50", 6550),
        ("€ 1.299,-", 129_900),
        ("1299", 129_900),
        ("€1299.00", 129_900),
        ("EUR 1.299,00", 129_900),
        ("1 299,00", 129_900),
        ("1,299.00", 129_900),
        ("€ 49,95/mnd", 4995),
        ("49,95 per maand", 4995),
        ("€ 0,00", 0),
        ("-€ 25,00", -2500),
        ("€ -25", -2500),
        ("65 à 70 euro", None),
        ("vanaf 65", None),
        ("10%", None),
        ("n.v.t.", None),
        ("€ 37,50 per les", 3750),
        ("37.50", 3750),
        ("€ 450 p/m", 45000),
        ("450 euro pm", 45000),
        ("10 x € 60", None),
        ("€ 2.000,-", 200000),
        ("2k", None),
        ("€1.050", 105000),
        ("80 €", 8000),
        ("75 eur per training", 7500),
    ],
)
def test_amount(text: str, cents: int | None) -> None:
    assert read_cents(text) == cents


def shown(arrival: Arrival | None) -> str:
    if arrival is None:
        return "not read"
    local = to_local(arrival.at, ZONE)
    return f"{local:%Y-%m-%d}" if arrival.trust is TimeTrust.DATE_ONLY else f"{local:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("3 maart 2026", None, "2026-03-03"),
        ("03-03-26", None, "2026-03-03"),
        ("3/11/2026 9:05", None, "2026-11-03 09:05"),
        ("3/11/2026 9:05", DateOrder.MDY, "2026-03-11 09:05"),
        ("11/23/2026", None, "2026-11-23"),
        ("23.11.2026, 21:40 uur", None, "2026-11-23 21:40"),
        ("ma 23 nov. 2026 om 08:15", None, "2026-11-23 08:15"),
        ("maandag 23 november 2026 8:15", None, "2026-11-23 08:15"),
        ("Mon, Nov 23, 2026 at 8:15 PM", None, "2026-11-23 20:15"),
        ("23 Nov 2026 20:15:09", None, "2026-11-23 20:15"),
        ("2026-11-23T20:15:09Z", None, "2026-11-23 21:15"),
        ("2026-11-23 20:15:09.123", None, "2026-11-23 20:15"),
        ("2026/11/23", None, "2026-11-23"),
        ("20261123", None, "2026-11-23"),
        ("November 23, 2026", None, "2026-11-23"),
        ("23rd of November 2026", None, "2026-11-23"),
        ("23-11-2026 20u15", None, "2026-11-23 20:15"),
        ("23-11-2026 20.15", None, "2026-11-23 20:15"),
        ("30-02-2026", None, "not read"),
        ("23-11", None, "not read"),
        ("okt-26", None, "not read"),
        ("46349", None, "2026-11-23"),
        ("46349,84375", None, "2026-11-23 20:15"),
        ("0-0-00", None, "not read"),
        ("1 okt 2026", None, "2026-10-01"),
        ("1-okt-2026", None, "2026-10-01"),
        ("01 oktober '26", None, "2026-10-01"),
        ("Thu 1 Oct 2026 07:05:00 +0200", None, "2026-10-01 07:05"),
        ("1/10/26 7:05 PM", None, "2026-01-10 19:05"),
        ("donderdag, 1 oktober 2026", None, "2026-10-01"),
        ("2026-10-01 07:05:00 UTC", None, "2026-10-01 09:05"),
        ("2026-10-01 07:05 CEST", None, "2026-10-01 07:05"),
        ("1 oktober 2026 om 7 uur", None, "2026-10-01 07:00"),
        ("1-10-2026 19h05", None, "2026-10-01 19:05"),
        ("vandaag", None, "not read"),
        ("29-2-2027", None, "not read"),
    ],
)
def test_date(text: str, order: DateOrder | None, expected: str) -> None:
    assert shown(read_stamp(text, ZONE, order)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("net", "2026-11-23 12:00"),
        ("kwartier geleden", "2026-11-23 11:45"),
        ("half uurtje terug", "2026-11-23 11:30"),
        ("2 uur geleden", "2026-11-23 10:00"),
        ("anderhalf uur geleden", "2026-11-23 10:30"),
        ("vanochtend 8:30", "2026-11-23 08:30"),
        ("vanmorgen om kwart over acht", "2026-11-23 08:15"),
        ("gisteravond half negen", "2026-11-22 20:30"),
        ("gisteren rond 5 uur 's middags", "2026-11-22 17:00"),
        ("eergisteren", "2026-11-21"),
        ("afgelopen vrijdag 14u", "2026-11-20 14:00"),
        ("vrijdag 20 november 14:00", "2026-11-20 14:00"),
        ("3 dagen geleden", "2026-11-20"),
        ("vorige week dinsdag", "2026-11-17"),
        ("yesterday at 8pm", "2026-11-22 20:00"),
        ("an hour ago", "2026-11-23 11:00"),
        ("last Friday at half past two", "2026-11-20 14:30"),
        ("5 minuten geleden", "2026-11-23 11:55"),
        ("vanmorgen 7 uur", "2026-11-23 07:00"),
        ("gisteren", "2026-11-22"),
        ("gisteren om 21.15", "2026-11-22 21:15"),
        ("zaterdagochtend", "2026-11-21 09:00"),
        ("zondag 15:00", "2026-11-22 15:00"),
        ("drie kwartier geleden", "2026-11-23 11:15"),
        ("20 over 9", "2026-11-23 09:20"),
        ("vannacht", "2026-11-23 03:00"),
        ("a week ago", "2026-11-16"),
        ("this morning at quarter past nine", "2026-11-23 09:15"),
        ("11:40", "2026-11-23 11:40"),
    ],
)
def test_said(text: str, expected: str) -> None:
    assert shown(read_spoken(text, NOW, ZONE)) == expected
