"""A card that PT CRM wrote itself: it gives back the very same person, nothing is guessed."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Person, Standing
from ptcrm.domain.moments import read_date, read_iso
from ptcrm.domain.names import Name
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Stage
from ptcrm.integrations.contact_cells import phones_in
from ptcrm.integrations.contact_names import name_from_parts
from ptcrm.integrations.vcard_reach import address_fields
from ptcrm.integrations.vcard_text import fields_of, unescape
from ptcrm.integrations.vcard_values import CardValues
from ptcrm.integrations.vcard_writer import PERSON_LINES, STAGE_LINE

_UTC: Final = ZoneInfo("UTC")


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
        **{field: said.text(line) for line, field in PERSON_LINES.items()},
    )


def own_standing(said: CardValues) -> Standing | None:
    """How far the lead had come; None where the card doesn't say, or not in a way that can be read."""
    stage, since, back_on = (*map(unescape, fields_of(said.raw(STAGE_LINE))), "", "", "")[:3]
    try:
        at = read_iso(since, _UTC).at if since else None
        return Standing(Stage(stage), at, read_date(back_on).isoformat() if back_on else "")
    except (ValueError, Refusal):
        return None


def _parts(said: CardValues) -> Name:
    if own := said.raw("X-PTCRM-N"):
        family, given, prefix = (*map(unescape, fields_of(own)), "", "", "")[:3]
        return Name(given, prefix, family)
    family, given = (*map(unescape, fields_of(said.raw("N"))), "", "")[:2]
    return name_from_parts(given, "", family)


def _as_written(phone: str, region: str) -> tuple[str, bool]:
    read = phones_in(phone, region)
    return read[0] if len(read) == 1 else (phone, False)
