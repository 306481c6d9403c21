"""Exports of address books: people, most of whom never asked for anything.

Facts only. Header texts are as ``header_key`` gives them.
"""

from __future__ import annotations

from typing import Final

from ptcrm.integrations.exporter import Exporter, any_of, columns

_GOOGLE_IGNORED: Final = (
    r"phonetic|yomi|photo|fonetisch|foto|- (label|type)$|file as"
    r"|directory server|mileage|sensitivity|priority"
)
_GOOGLE_EMAILS: Final = "|".join(
    f"{word} {place} - {value}"
    for place in range(1, 10)
    for word in ("e-mail", "e-mailadres")
    for value in ("value", "waarde")
)
_GOOGLE_PHONES: Final = "|".join(
    f"{word} {place} - {value}"
    for place in range(1, 10)
    for word in ("phone", "telefoon")
    for value in ("value", "waarde")
)
_GOOGLE_FIRST: Final = any_of(
    "e-mail 1 - value",
    "phone 1 - value",
    "phonetic first name",
    "e-mail 1 - waarde",
    "e-mailadres 1 - waarde",
    "telefoon 1 - waarde",
)

ADDRESS_BOOKS: Final[tuple[Exporter, ...]] = (
    Exporter(
        "google_contacts_old",
        (any_of("given name"), any_of("e-mail 1 - value", "phone 1 - value", "group membership")),
        columns(
            name="name",
            first="given name",
            prefix="additional name",
            last="family name",
            message="notes",
            email=_GOOGLE_EMAILS,
            phone=_GOOGLE_PHONES,
            city="address 1 - city|adres 1 - plaats|adres 1 - stad",
            postcode="address 1 - postal code|adres 1 - postcode",
        ),
        _GOOGLE_IGNORED + "|group membership|address",
    ),
    Exporter(
        "google_contacts",
        (any_of("first name", "voornaam"), _GOOGLE_FIRST),
        columns(
            first="first name|voornaam",
            prefix="middle name|tweede naam|tweede voornaam|middelste naam",
            last="last name|achternaam",
            message="notes|notities",
            email=_GOOGLE_EMAILS,
            phone=_GOOGLE_PHONES,
            city="address 1 - city|adres 1 - plaats|adres 1 - stad",
            postcode="address 1 - postal code|adres 1 - postcode",
        ),
        _GOOGLE_IGNORED + "|^labels$|address|^adres",
    ),
    Exporter(
        "linkedin",
        (any_of("connected on"), any_of("first name", "company", "position")),
        columns(
            first="first name", last="last name", email="email address", id="url", arrival="connected on"
        ),
    ),
    Exporter(
        "thunderbird",
        (any_of("primary email"), any_of("display name", "secondary email", "birth year")),
        columns(
            name="display name",
            first="first name",
            last="last name",
            email="primary email|secondary email",
            phone="mobile number|home phone|work phone",
            city="home city",
            postcode="home zipcode|home zip code",
            message="notes",
        ),
        r"screen name|fax|pager|^birth|custom \d",
    ),
    Exporter(
        "outlook",
        (
            any_of("e-mail address", "e-mailadres"),
            any_of("middle name", "middelste naam", "given yomi", "tweede voornaam"),
            any_of(
                "mobile phone",
                "home phone",
                "business phone",
                "mobiele telefoon",
                "telefoon thuis",
                "telefoon op werk",
                "hoofdtelefoon bedrijf",
            ),
        ),
        columns(
            first="first name|voornaam",
            prefix="middle name|middelste naam|tweede voornaam",
            last="last name|achternaam",
            email="e-mail address|e-mail 2 address|e-mail 3 address|e-mailadres|e-mailadres 2|e-mailadres 3",
            phone="mobile phone|home phone|home phone 2|business phone|business phone 2|primary phone"
            "|other phone|mobiele telefoon|telefoon thuis|telefoon thuis 2|telefoon op werk"
            "|telefoon op werk 2|hoofdtelefoon|andere telefoon",
            city="home city|plaats (thuis)|woonplaats|plaats, thuis|thuis, plaats|huisadres, plaats",
            postcode="home postal code|postcode (thuis)|postcode, thuis|thuis, postcode|huisadres, postcode",
            message="notes|notities",
        ),
        r"yomi|fax|pager|gender|sensitivity|priority|private|billing|directory|mileage|type$|display name"
        r"|weergavenaam|geslacht|prioriteit|gevoeligheid",
    ),
)
