"""People as vCard 3.0, the version every phone and mail program reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ptcrm.domain.enquiry import Person
from ptcrm.integrations.atomic_write import replacing

_WIDTH: Final = 75
"""Bytes on a line, without its end (RFC 2426, 2.6)."""


def write_vcards(path: Path, people: Iterable[Person]) -> int:
    """Write one card for each person, UTF-8, CRLF; returns how many. The file is replaced in one step.

    Raises ``Refusal`` file_not_written.
    """
    count = 0
    with replacing(path) as file:
        for person in people:
            file.writelines(f"{fold(line)}\r\n" for line in card(person))
            count += 1
    return count


def card(person: Person) -> Iterator[str]:
    """The lines of one card, not yet folded. The tussenvoegsel goes with the family name, as address
    books show it; a card must have a name, so one without is called by its mail address or number."""
    shown = person.name or " ".join(filter(None, (person.given, person.prefix, person.family)))
    family = " ".join(filter(None, (person.prefix, person.family)))
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield "PRODID:-//PT CRM//PT CRM//EN"
    yield f"N:{escape(family)};{escape(person.given or ('' if family else shown))};;;"
    yield f"FN:{escape(shown or person.email or person.phone)}"
    for phone in dict.fromkeys(filter(None, (person.phone, *person.phones))):
        yield f"TEL;TYPE=CELL:{escape(phone)}" if _is_mobile(phone) else f"TEL:{escape(phone)}"
    for email in dict.fromkeys(filter(None, (person.email, *person.emails))):
        yield f"EMAIL;TYPE=INTERNET:{escape(email)}"
    if person.postcode or person.city:
        yield f"ADR:;;;{escape(person.city)};;{escape(person.postcode)};"
    if person.wants:
        yield f"NOTE:{escape(person.wants)}"
    yield from _exactly(person)
    yield "END:VCARD"


def _exactly(person: Person) -> Iterator[str]:
    """What a card has no place for, in properties of our own, which ``vcard_ours`` reads."""
    yield f"X-PTCRM-NAME:{escape(person.given)};{escape(person.prefix)};{escape(person.family)}"
    own = {
        "WANTS": person.wants,
        "TARGET-GROUP": person.target_group,
        "SOURCE": person.source,
        "REFERRER": person.referrer,
    }
    for name, text in own.items():
        if text:
            yield f"X-PTCRM-{name}:{escape(text)}"


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
