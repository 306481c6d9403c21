"""Reads what a trainer pastes or jots down, Dutch or English: a DM, a mail, "Jan belde 9:40, via Eva".

Everything is a guess that the trainer sees and can change, so it is better to leave out than to invent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.addresses import find_emails, read_email, read_postcode
from ptcrm.domain.enquiry import Person
from ptcrm.domain.names import join_name
from ptcrm.domain.phones import find_phones, read_phone
from ptcrm.domain.spoken_moments import read_spoken
from ptcrm.domain.values import Channel, Source
from ptcrm.integrations.field_labels import FieldKind, exact_kind, is_empty_value
from ptcrm.integrations.pasted_chat import read_chat
from ptcrm.integrations.pasted_names import find_name, name_at
from ptcrm.integrations.pasted_words import (
    A_WISH,
    CAME_BY,
    CHANNEL_WORDS,
    MOMENTS,
    NO_REFERRER,
    NO_WISH,
    REFERRED,
    SOURCE_WORDS,
    WISH_ENDS,
    WISHES,
)

_LONGEST: Final = 10_000
"""Characters that are read; beyond it comes what was quoted or a newsletter, never who wrote."""
_LONGEST_WISH: Final = 200
_LABELLED: Final = re.compile(r"^[ \t*•-]*+([^:=\n]{1,40}?)[ \t*]*+[:=][ \t*]*+(\S[^\n]*)$", re.MULTILINE)
_POSTCODE: Final = re.compile(r"(?<![\w])[1-9]\d{3} ?[A-Z]{2}(?!\w)")
_LIKE_A_PHONE: Final = re.compile(r"(?<![\w.+@])(?:\+|00?)[1-9](?:[ ./()-]{0,2}\d){8,12}(?![\w@])")
"""A number nobody can have, perhaps a slip: better shown with a question than left out."""
_PIECE: Final = re.compile(r"(?:(?! {2}|\t| [-–|] )[^,;:.!?\n|])+")
_NO_WORDS_OF_WISH: Final = re.compile(
    r"^[\s–-]*(?:(?:en|and|heeft|had|has|met|with|voor|for|last van|ivm|i\.v\.m\.|vanwege|door|hij|zij|ze"
    r"|he|she)\s+)*",
    re.IGNORECASE,
)
_ONE_WORD: Final = re.compile(r"[^\W\d_]{2,20}(?=\s*(?:[,;.\n]|$))")
_LONGEST_JOTTED: Final = 80
_LINK: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text says. ``channel`` None and ``when`` "": it doesn't say.

    ``when`` is the words for the moment of arrival, as ``read_spoken`` reads them. ``marks`` are the pieces
    of the text that were used, as (start, end) in characters.
    """

    person: Person
    channel: Channel | None = None
    when: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def read_pasted(text: str, now: int, zone: ZoneInfo, region: str = "NL") -> Pasted:
    """Who wrote, from where, when and what for. Never raises; what isn't in the text stays empty."""
    text = text[:_LONGEST]
    chat = read_chat(text, now, zone)
    said = text if chat is None else _blank(text, (*chat.headers, *chat.others))
    fields = _labelled(said)
    phones = find_phones(said, region)
    emails = find_emails(said)
    spans = [(start, end) for start, end, _ in (*phones, *emails)]
    phone, valid = (phones[0][2].e164, True) if phones else _labelled_phone(fields, region)
    if not phone and (odd := _LIKE_A_PHONE.search(said)):
        phone, spans = odd[0], sorted([*spans, odd.span()])
    words = _blank(said, [*spans, *(link.span() for link in _LINK.finditer(said))])
    name, name_marks = _name(said, fields, spans)
    if chat is not None and chat.name:
        name, name_marks = chat.name, [chat.name_at]
    email = emails[0][2] if emails else read_email(fields.get(FieldKind.EMAIL, "")) or ""
    source, referrer, source_marks = _source(words)
    when, when_marks = _when(words, now, zone)
    if chat is not None:
        when, when_marks = chat.when, [chat.when_at]
    postcode = _POSTCODE.search(said)
    wants, wish_marks = _wish(words, fields)
    if not wants:
        used = [*name_marks, *source_marks, *when_marks, *([postcode.span()] if postcode else [])]
        wants, wish_marks = _jotted_wish(_blank(words, used))
    channel = (
        Channel.WHATSAPP
        if chat is not None
        else next((channel for channel, pattern in CHANNEL_WORDS if pattern.search(words)), None)
    )
    person = Person(
        name=name,
        phone=phone,
        phone_valid=valid,
        email=email,
        postcode=read_postcode(postcode[0] if postcode else fields.get(FieldKind.POSTCODE, ""), region)[0],
        wants=wants,
        source=source,
        referrer=referrer,
        phones=tuple(dict.fromkeys(found.e164 for _, _, found in phones[1:] if found.e164 != phone)),
        emails=tuple(dict.fromkeys(found for _, _, found in emails[1:] if found != email)),
    )
    if channel is None and source:
        channel = next((way for known, way in CAME_BY.items() if known == source), None)
    marks = (*spans, *name_marks, *source_marks, *wish_marks, *when_marks)
    return Pasted(person, channel, when, tuple(sorted(marks)))


def wish_in(text: str) -> str:
    """What somebody says they want, in so many words; "" where a message only speaks of it."""
    text = text[:_LONGEST]
    return _wish(text, _labelled(text))[0]


def _labelled(text: str) -> dict[FieldKind, str]:
    """The lines "label: value" with a label forms are known to use, the first of each kind."""
    fields: dict[FieldKind, str] = {}
    for label, value in _LABELLED.findall(text):
        kind = exact_kind(label)
        if kind is not None and not is_empty_value(value):
            fields.setdefault(kind, value.strip())
    return fields


def _labelled_phone(fields: dict[FieldKind, str], region: str) -> tuple[str, bool]:
    """The number under its label: one that can't be right is kept as it was typed."""
    read = read_phone(fields.get(FieldKind.PHONE, ""), region)
    return (read.e164 or read.typed, read.valid) if read else ("", False)


def _name(
    text: str, fields: dict[FieldKind, str], spans: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    parts = (fields.get(kind, "") for kind in (FieldKind.FIRST, FieldKind.PREFIX, FieldKind.LAST))
    labelled = fields.get(FieldKind.NAME, "").partition("<")[0].strip(' "') or join_name(*parts)
    if labelled:
        start = text.find(labelled)
        return labelled, [(start, start + len(labelled))] if start >= 0 else []
    span = find_name(text, spans)
    return (text[slice(*span)].strip(" .,"), [span]) if span else ("", [])


def _source(words: str) -> tuple[str, str, list[tuple[int, int]]]:
    """Where from, and by whom: "via Eva" is word of mouth, "via Instagram" is not."""
    for cue in REFERRED.finditer(words):
        span = name_at(words, cue.end()) or _small_name(words, cue.end())
        if span and words[slice(*span)].split()[0].casefold() not in NO_REFERRER:
            return Source.WORD_OF_MOUTH, words[slice(*span)].strip(" ."), [(cue.start(), span[1])]
    for source, pattern in SOURCE_WORDS:
        if found := pattern.search(words):
            return source, "", [found.span()]
    return "", "", []


def _small_name(words: str, at: int) -> tuple[int, int] | None:
    """ "via eva,": one word without a capital, with nothing but the end or a comma behind it."""
    found = _ONE_WORD.match(words, at)
    return name_at(words, at, any_case=True) if found and at and words[at - 1] == " " else None


def _wish(words: str, fields: dict[FieldKind, str]) -> tuple[str, list[tuple[int, int]]]:
    """What the person wants, in the words of the text."""
    if goal := fields.get(FieldKind.GOAL):
        start = words.find(goal)
        return goal[:_LONGEST_WISH], [(start, start + len(goal))] if start >= 0 else []
    for pattern in WISHES:
        for found in pattern.finditer(words):
            wish = WISH_ENDS.sub("", found["wish"][:_LONGEST_WISH]).strip(" ,:-\"“”‘'")
            if len(wish) > 3 and not NO_WISH.match(wish):
                start = words.index(wish, found.start("wish"))
                return wish, [(start, start + len(wish))]
    return "", []


def _when(words: str, now: int, zone: ZoneInfo) -> tuple[str, list[tuple[int, int]]]:
    """The first words that tell when the person reached out; a moment still to come is none."""
    for pattern in MOMENTS:
        for found in pattern.finditer(words):
            arrival = read_spoken(found[1], now, zone)
            if arrival is not None and arrival.at <= now:
                return found[1].strip(), [found.span(1)]
    return "", []


def _jotted_wish(rest: str) -> tuple[str, list[tuple[int, int]]]:
    """What is left of a note and speaks of a body or a goal: "…, knieproblemen", "… marathon lopen"."""
    for piece in _PIECE.finditer(rest):
        words = _NO_WORDS_OF_WISH.sub("", piece[0]).rstrip(" -–")
        if len(words) <= _LONGEST_JOTTED and A_WISH.search(words):
            start = rest.index(words, piece.start())
            return words, [(start, start + len(words))]
    return "", []


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these pieces as spaces: ``info@instagram.nl`` names no source."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
