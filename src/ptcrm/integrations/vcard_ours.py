"""A card that PT CRM wrote itself: it gives back the very same person, nothing is guessed."""

from __future__ import annotations

from ptcrm.domain.enquiry import Person
from ptcrm.domain.names import Name
from ptcrm.integrations.contact_cells import phones_in
from ptcrm.integrations.contact_names import name_from_parts
from ptcrm.integrations.vcard_reach import address_fields
from ptcrm.integrations.vcard_text import fields_of, unescape
from ptcrm.integrations.vcard_values import CardValues


def own_person(said: CardValues, region: str) -> Person:
    """The person of a card that ``vcard_writer`` wrote: the first of each stays the first."""
    name = _parts(said)
    phones, emails = said.texts("TEL"), said.texts("EMAIL")
    numbers = [_as_written(phone, region) for phone in phones]
    address = said.all("ADR")
    fields = address_fields(address[0]) if address else ("",) * 7
    phone, valid = numbers[0] if numbers else ("", False)
    return Person(
        # Somebody without a name is called by an address or number, as a card has to be called something.
        name=said.text("FN") if name != Name() else "",
        given=name.given,
        prefix=name.prefix,
        family=name.family,
        phone=phone,
        phone_valid=valid,
        email=emails[0] if emails else "",
        postcode=fields[5],
        city=fields[3],
        wants=said.text("NOTE"),
        target_group=said.text("CATEGORIES"),
        phones=tuple(number for number, _ in numbers[1:]),
        emails=tuple(emails[1:]),
    )


def _parts(said: CardValues) -> Name:
    if own := said.raw("X-PTCRM-N"):
        family, given, prefix = (*map(unescape, fields_of(own)), "", "", "")[:3]
        return Name(given, prefix, family)
    family, given = (*map(unescape, fields_of(said.raw("N"))), "", "")[:2]
    return name_from_parts(given, "", family)


def _as_written(phone: str, region: str) -> tuple[str, bool]:
    read = phones_in(phone, region)
    return read[0] if len(read) == 1 else (phone, False)
