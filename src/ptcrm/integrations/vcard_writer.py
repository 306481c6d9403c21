"""People as vCard 3.0, the version every phone and mail program reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ptcrm.domain.enquiry import Person, Standing
from ptcrm.domain.moments import write_iso
from ptcrm.domain.names import Name
from ptcrm.integrations.atomic_write import replacing
from ptcrm.integrations.contact_names import name_from_parts

MADE_BY: Final = "-//PT CRM//EN"
"""The ``PRODID`` of a card, by which it is known again: its ``UID`` is then the id of the lead."""
PERSON_LINES: Final = MappingProxyType(
    {
        "X-PTCRM-SOURCE": "source",
        "X-PTCRM-REFERRER": "referrer",
        "X-PTCRM-CHANNEL": "preferred_channel",
        "X-PTCRM-HOURS": "preferred_hours",
        "X-PTCRM-OBSTACLES": "obstacles",
    }
)
"""What a card has no field for, by the ``Person``'s field that it holds."""
STAGE_LINE: Final = "X-PTCRM-STAGE"
"""Stage, since when (ISO 8601, UTC) and the local date to get back on, between semicolons."""
_WIDTH: Final = 75
"""Bytes on a line, without its end (RFC 2426, 2.6)."""


@dataclass(frozen=True, slots=True)
class CardOfLead:
    """What a lead's card is made of; ``standing`` is how far the lead has come."""

    lead_id: str
    person: Person
    standing: Standing | None = None


def write_vcards(path: Path, leads: Iterable[CardOfLead]) -> int:
    """Write one card for each lead, UTF-8, CRLF; returns how many, replaced in one step.

    Raises ``Refusal`` file_not_written.
    """
    count = 0
    with replacing(path) as file:
        for lead in leads:
            file.writelines(f"{fold(line)}\r\n" for line in card(lead))
            count += 1
    return count


def card_text(person: Person) -> str:
    """One whole card, as a phone keeps it."""
    return "".join(f"{fold(line)}\r\n" for line in card(CardOfLead("", person)))


def card(lead: CardOfLead) -> Iterator[str]:
    """The lines of one card, not yet folded. The tussenvoegsel goes with the family name, as address
    books show it; a card must have a name, so one without is called by its mail address or number. What a
    card has no field for stands in ``X-PTCRM-`` lines, which other programs pass over."""
    person = lead.person
    shown = person.name or " ".join(filter(None, (person.given, person.prefix, person.family)))
    family = " ".join(filter(None, (person.prefix, person.family)))
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:{MADE_BY}"
    if lead.lead_id:
        yield f"UID:{escape(lead.lead_id)}"
    yield f"N:{escape(family)};{escape(person.given or ('' if family else shown))};;;"
    yield f"FN:{escape(shown or person.email or person.phone)}"
    if name_from_parts(person.given, "", family) != Name(person.given, person.prefix, person.family):
        yield "X-PTCRM-N:" + ";".join(map(escape, (person.family, person.given, person.prefix)))
    for phone in dict.fromkeys(filter(None, (person.phone, *person.phones))):
        yield f"TEL;TYPE=CELL:{escape(phone)}" if _is_mobile(phone) else f"TEL:{escape(phone)}"
    for email in dict.fromkeys(filter(None, (person.email, *person.emails))):
        yield f"EMAIL;TYPE=INTERNET:{escape(email)}"
    if person.postcode or person.city:
        yield f"ADR:;;;{escape(person.city)};;{escape(person.postcode)};"
    if person.wants:
        yield f"NOTE:{escape(person.wants)}"
    if person.target_group:
        yield f"CATEGORIES:{escape(person.target_group)}"
    for name, field in PERSON_LINES.items():
        if value := getattr(person, field):
            yield f"{name}:{escape(value)}"
    if lead.standing is not None:
        since = "" if lead.standing.since is None else write_iso(lead.standing.since)
        yield f"{STAGE_LINE}:{lead.standing.stage};{since};{escape(lead.standing.back_on)}"
    yield "END:VCARD"


def escape(text: str) -> str:
    """A value as it stands in a card; line breaks of any kind become ``\\n``."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.replace("\x00", "").splitlines())


def fold(line: str) -> str:
    """A line broken after at most 75 bytes, never inside a character, continued after CRLF and a space."""
    if len(line) * 4 <= _WIDTH or len(line.encode(errors="replace")) <= _WIDTH:
        return line
    parts: list[str] = []
    part, size, room = [""], 0, _WIDTH
    for char in line:
        width = len(char.encode(errors="replace"))
        if size + width > room:
            parts.append("".join(part))
            part, size, room = [], 0, _WIDTH - 1
        part.append(char)
        size += width
    parts.append("".join(part))
    return "\r\n ".join(parts)


def _is_mobile(phone: str) -> bool:
    return phone.startswith(("+316", "+324"))
