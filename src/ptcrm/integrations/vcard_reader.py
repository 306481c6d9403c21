"""One contact card -> a person, and what else it says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, Person
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.names import Name, show_name
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_cells import RowNote
from ptcrm.integrations.contact_names import name_alone
from ptcrm.integrations.contact_reach import unreadable_address
from ptcrm.integrations.contact_reader import nobody
from ptcrm.integrations.home_country import country_told
from ptcrm.integrations.vcard_lines import MOST_PROPERTIES, Card
from ptcrm.integrations.vcard_names import Named, name_on
from ptcrm.integrations.vcard_ours import own_person, own_standing
from ptcrm.integrations.vcard_reach import address_fields, emails_of, nobody_answers, phones_of, place_on
from ptcrm.integrations.vcard_text import fields_of, parts_of, unescape
from ptcrm.integrations.vcard_values import CardValues, Value

SOURCE: Final = "vcard"
"""What a card's own id is kept under."""
_SHORTEST_UID: Final = 8
"""Characters; a shorter one ("12") is a place in a list, and means somebody else in the next file."""
_LONGEST_UID: Final = 250
_NOT_PEOPLE: Final = frozenset({"group", "location", "device", "application", "thing"})
_EVERYBODY: Final = frozenset({"mycontacts", "mijn contacten"})
"""Categories that a program puts everybody in."""
_SEPARATOR: Final = "\x1f"


def read_card(card: Card, fallback: str, region: str) -> tuple[Enquiry, tuple[RowNote, ...]]:
    """The person as an enquiry without an arrival, and what could not be used of the card.

    ``fallback`` is the file's encoding where a value is no UTF-8. Raises ``Refusal``: card_not_a_person,
    card_too_crowded, no_name_phone_or_email, text_not_unicode, text_too_long.
    """
    said = CardValues(card, fallback)
    _refuse(card, said)
    person = own_person(said, region) if said.ours else _person(said, region)
    if not person.name and not person.email and not person.phone:
        raise nobody()
    if said.ours:
        return _identified(Enquiry(person, standing=own_standing(said)), said.text("UID"), OWN_SOURCE), ()
    message = clean("\n\n".join(said.texts("NOTE")), "note", LONG_TEXT)
    enquiry = Enquiry(person, message=message, extra=_extra(said))
    notes = (
        RowNote(card.line, unreadable_address(value.text))
        for value in said.all("EMAIL")
        if "@" in value.text and not emails_of([value])
    )
    return _identified(enquiry, said.text("UID")), tuple(notes)


def identified_by_content(enquiry: Enquiry) -> Enquiry:
    """With an id made of what doesn't change between two exports: who it is and how they are reached.

    Somebody who can't be reached is told from a namesake by everything else that the card says.
    """
    person = enquiry.person
    known = [person.name, person.email, person.phone, *person.emails, *person.phones]
    if not any(known[1:]):
        known += [person.postcode, person.city, enquiry.message]
        known += [text for pair in enquiry.extra for text in pair]
    text = " ".join(_SEPARATOR.join(known).split()).casefold()
    made = sha256(text.encode("utf-8", "replace")).hexdigest()
    return replace(enquiry, external_source=SOURCE, external_id=f"sha256:{made}")


def _identified(enquiry: Enquiry, uid: str, source: str = SOURCE) -> Enquiry:
    uid = uid.removeprefix("urn:uuid:")
    if not _SHORTEST_UID <= len(uid) <= _LONGEST_UID:
        return identified_by_content(enquiry)
    return replace(enquiry, external_source=source, external_id=clean(uid, "external id"))


def _refuse(card: Card, said: CardValues) -> None:
    kinds = (said.text("KIND"), said.text("X-ADDRESSBOOKSERVER-KIND"))
    if any(kind.casefold() in _NOT_PEOPLE for kind in kinds):
        raise Refusal("card_not_a_person", "This card is a list or a thing, not a person.")
    if card.crowded:
        raise Refusal(
            "card_too_crowded",
            "This card holds more than {limit} details; that can't be one person.",
            limit=MOST_PROPERTIES,
        )


def _person(said: CardValues, region: str) -> Person:
    emails = emails_of(said.all("EMAIL"))
    numbers = [value for value in said.all("TEL") if not nobody_answers(value)]
    region = country_told(emails, [value.text for value in numbers], ()) or region
    phones = phones_of(numbers, region)
    name, emails, phones = name_alone(_name(said), emails, phones, region)
    postcode, city = place_on(said.all("ADR"), said.texts("LABEL"), region)
    phone, valid = phones[0] if phones else ("", False)
    return Person(
        name=show_name(name),
        given=name.given,
        prefix=name.prefix,
        family=name.family,
        phone=phone,
        phone_valid=valid,
        email=emails[0] if emails else "",
        postcode=clean(postcode, "postcode"),
        city=clean(city, "town"),
        phones=tuple(number for number, _ in phones[1:]),
        emails=tuple(emails[1:]),
    )


def _name(said: CardValues) -> Name:
    organisation = clean(unescape(fields_of(said.raw("ORG"))[0]), "name")
    company = said.text("X-ABSHOWAS").casefold() == "company" or said.text("KIND").casefold() == "org"
    if company and organisation:
        return Name("", "", organisation)
    fields = fields_of(clean(said.raw("N"), "name"))
    family, given, additional = (*(" ".join(parts_of(field)) for field in fields), "", "", "")[:3]
    shown = clean(said.text("FN"), "name")
    nickname = next(iter(parts_of(clean(said.raw("NICKNAME"), "name"))), "")
    return name_on(Named(family, given, additional, shown, organisation, nickname))


def _extra(said: CardValues) -> tuple[tuple[str, str], ...]:
    """What has no field of its own, in the order a reader would want it."""
    listed = (
        ("Organisation", [_joined(fields_of(value.raw)) for value in said.all("ORG")]),
        *((label, said.texts(name)) for label, name in (("Title", "TITLE"), ("Role", "ROLE"))),
        ("Nickname", said.texts("NICKNAME")),
        ("Birthday", said.texts("BDAY")),
        ("Website", said.texts("URL")),
        ("Categories", [_categories(value) for value in said.all("CATEGORIES")]),
        ("Address", [_joined(address_fields(value)) for value in said.all("ADR")]),
        ("Other number", [value.text for value in said.all("TEL") if nobody_answers(value)]),
    )
    pairs = ((label, clean(text, "answer", LONG_TEXT)) for label, texts in listed for text in texts if text)
    return tuple(dict.fromkeys(pairs))


def _joined(fields: Sequence[str]) -> str:
    return ", ".join(filter(None, map(unescape, fields)))


def _categories(value: Value) -> str:
    return ", ".join(name for name in parts_of(value.raw) if name.casefold() not in _EVERYBODY)
