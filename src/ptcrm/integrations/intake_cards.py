"""Files of contact cards -> the people on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ptcrm.domain.enquiry import Enquiry, Person
from ptcrm.domain.names import names_agree
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_reader import today
from ptcrm.integrations.contact_rows import ReadRow, RefusedRow
from ptcrm.integrations.csv_file import refuse_too_large
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.vcard_lines import read_cards
from ptcrm.integrations.vcard_reader import identified_by_content, read_card

MOST_CARDS: Final = 100_000
"""Cards in one file; a telephone holds a few thousand."""
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE: Final = ("utf-16", "utf_16", "utf-32", "utf_32")
_HEAD: Final = 4096


def read_cards_file(source: Source) -> list[FileReading]:
    """Everybody on the cards, as contacts: a card says who somebody is, not that they asked for anything.

    Raises ``Refusal``: file_too_large, too_many_cards.
    """
    refuse_too_large(source.data)
    data, fallback = _one_encoding(source.data, source.choices.encoding)
    arrival = today(source.now, source.zone) if source.choices.treat_as == "enquiries" else None
    rows: list[ReadRow] = []
    refused: list[RefusedRow] = []
    by_id: dict[str, Person] = {}
    for number, card in enumerate(read_cards(data)):
        if number == MOST_CARDS:
            raise Refusal(
                "too_many_cards", "The file holds more than {limit} cards; split it first.", limit=MOST_CARDS
            )
        try:
            enquiry, notes = read_card(card, fallback, source.region)
        except Refusal as refusal:
            refused.append(RefusedRow(card.line, refusal.with_traceback(None)))
            continue
        enquiry = _told_apart(replace(enquiry, arrival=arrival), by_id)
        rows.append(ReadRow(card.line, enquiry, notes))
    return [
        FileReading(
            source.path,
            FileKind.CARDS,
            tuple(rows),
            tuple(refused),
            treatment="contacts" if arrival is None else "enquiries",
            notes=tuple(note for row in rows for note in row.notes),
            part=source.part,
        )
    ]


def _one_encoding(data: bytes, stated: str) -> tuple[bytes, str]:
    """The bytes in an encoding that lines can be told in, and what they are where they are no UTF-8."""
    head = data[:_HEAD]
    if data.startswith(_WIDE_MARKS) or head.count(0) * 4 >= len(head) or stated.startswith(_WIDE):
        text, _, _ = decode(data, stated)
        return text.encode("utf-8", "replace"), "utf-8"
    if stated:
        return data, stated
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        _, encoding, _ = decode(data)
        return data, "cp1252" if encoding == "utf-8" else encoding
    return data, "utf-8"


def _told_apart(enquiry: Enquiry, by_id: dict[str, Person]) -> Enquiry:
    """An id that a careless program gave to two people of a file says nothing: the second goes by content."""
    person = enquiry.person
    known = by_id.setdefault(enquiry.external_id, person)
    namesakes = known.name and person.name and names_agree(known.name, person.name)
    if known is person or namesakes or _reach(known) & _reach(person):
        return enquiry
    return identified_by_content(enquiry)


def _reach(person: Person) -> set[str]:
    return {person.phone, person.email, *person.phones, *person.emails} - {""}
