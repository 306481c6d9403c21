"""A card that PT CRM wrote itself: it gives back the very same person, nothing is guessed."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.enquiry import Person
from ptcrm.integrations.contact_cells import phones_in
from ptcrm.integrations.vcard_reach import address_fields
from ptcrm.integrations.vcard_text import fields_of, unescape
from ptcrm.integrations.vcard_values import CardValues

_PARTS: Final = 3


def own_person(said: CardValues, region: str) -> Person | None:
    """The person of a card that we wrote; None where another program changed it since, or wrote it."""
    parts = [unescape(field) for field in fields_of(said.raw("X-PTCRM-NAME"))]
    if not said.ours or len(parts) != _PARTS:
        return None
    given, prefix, family = parts
    phones, emails = said.texts("TEL"), said.texts("EMAIL")
    read = [phones_in(phone, region) for phone in phones]
    numbers = [it[0] if len(it) == 1 else (text, False) for it, text in zip(read, phones, strict=True)]
    shown = said.text("FN")
    if not any(parts) and shown in (*emails, *phones):
        shown = ""  # a card has to be called something
    address = said.all("ADR")
    fields = address_fields(address[0]) if address else ("",) * 7
    phone, valid = numbers[0] if numbers else ("", False)
    return Person(
        name=shown,
        given=given,
        prefix=prefix,
        family=family,
        phone=phone,
        phone_valid=valid,
        email=emails[0] if emails else "",
        postcode=fields[5],
        city=fields[3],
        wants=said.text("X-PTCRM-WANTS"),
        target_group=said.text("X-PTCRM-TARGET-GROUP"),
        source=said.text("X-PTCRM-SOURCE"),
        referrer=said.text("X-PTCRM-REFERRER"),
        phones=tuple(number for number, _ in numbers[1:]),
        emails=tuple(emails[1:]),
    )
