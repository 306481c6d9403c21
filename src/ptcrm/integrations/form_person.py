"""The answers of a form to the person who gave them, and to what they asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ptcrm.domain.addresses import email_key, find_emails, read_email, read_postcode
from ptcrm.domain.enquiry import Person
from ptcrm.domain.names import join_name, show_name, split_name
from ptcrm.domain.phones import find_phones, read_phones
from ptcrm.domain.values import Source
from ptcrm.integrations.direct_mail import is_only_phone
from ptcrm.integrations.field_labels import FieldKind
from ptcrm.integrations.form_answers import Answer
from ptcrm.integrations.mail_envelope import Sender, is_own, is_relay

_HEARD = (
    (Source.INSTAGRAM, ("instagram", "insta")),
    (Source.FACEBOOK, ("facebook",)),
    (Source.GOOGLE_MAPS, ("google maps", "maps")),
    (Source.WORD_OF_MOUTH, ("vriend", "kennis", "familie", "collega", "friend", "mond-tot-mond",
                            "word of mouth",
                            "mond tot mond", "via via", "aanbevol")),
    (Source.FLYER, ("flyer", "folder")),
)  # fmt: skip
_NOT_EXTRA = frozenset(
    (FieldKind.NAME, FieldKind.FIRST, FieldKind.PREFIX, FieldKind.LAST, FieldKind.EMAIL, FieldKind.PHONE,
     FieldKind.META, FieldKind.CITY, FieldKind.POSTCODE)
)  # fmt: skip
_OPEN_WORDS = 5
_ADDRESS = re.compile(r"[<\[(]? ?(?:mailto:)?[^ <>()\[\]]{1,64}@[^ <>()\[\]]{1,255} ?[>\])]?")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who filled in a form and what it says; ``extra`` holds the further answers."""

    person: Person
    message: str
    extra: tuple[tuple[str, str], ...]
    field_email: str
    """The address in the form itself, before Reply-To and From are asked."""


def who_asked(answers: list[Answer], senders: tuple[Sender, ...], own: frozenset[str], region: str) -> Asked:
    """The person behind answers; ``senders`` (Reply-To, From) fill in what the answers leave out."""
    strangers = [
        sender
        for sender in senders
        if sender.email and not is_own(sender.email, own) and not is_relay(sender.email)
    ]
    emails = _emails(answers, region)
    field_email = next((each for each in emails if not is_relay(each)), "")
    usable = [each for each in emails if not is_own(each, own) and not is_relay(each)]
    email = usable[0] if usable else strangers[0].email if strangers else ""
    name = _name(answers)[:300] or next(
        (sender.name for sender in strangers if sender.name and email_key(sender.email) == email_key(email)),
        "",
    )
    message, from_goal = _message(answers)
    wants = _wants(answers)
    phones = _phones(answers, message, region)
    postcode, city = _place(answers, region)
    parts = split_name(name)
    name = show_name(parts) or name
    person = Person(
        name=name,
        given=parts.given,
        prefix=parts.prefix,
        family=parts.family,
        phone=phones[0][0] if phones else "",
        phone_valid=phones[0][1] if phones else False,
        email=email,
        postcode=postcode,
        city=city,
        wants=wants,
        source=_source(answers),
        phones=tuple(phone for phone, valid in phones[1:] if valid),
        emails=tuple(each for each in dict.fromkeys(usable[1:]) if email_key(each) != email_key(email)),
    )
    return Asked(person, message, _extra(answers, from_goal), field_email)


_UNNAMED = re.compile(r"^\W*(?:field|veld|input|text|untitled|feld|champ)?[\s_-]*\d*\W*$", re.IGNORECASE)


def _unnamed(answers: list[Answer], kind: FieldKind, region: str) -> list[Answer]:
    """Answers to fields without a name of their own ("Field 3") that are a number or an address only."""
    plain = [each for each in answers if each.kind is None and _UNNAMED.match(each.label)]
    if kind is FieldKind.EMAIL:
        return [each for each in plain if read_email(each.value) == each.value.strip().casefold()]
    return [each for each in plain if is_only_phone(each.value, region)]


def _first(answers: list[Answer], kind: FieldKind) -> str:
    return next((answer.value for answer in answers if answer.kind is kind and answer.value), "")


def _emails(answers: list[Answer], region: str) -> list[str]:
    """The addresses in e-mail fields, then any written beside a name."""
    found = [read_email(each.value) for each in answers if each.kind is FieldKind.EMAIL and each.value]
    beside = [
        address
        for each in answers
        if each.kind is FieldKind.NAME
        for _start, _end, address in find_emails(each.value)[:1]
    ]
    unnamed = [read_email(each.value) for each in _unnamed(answers, FieldKind.EMAIL, region)]
    return list(dict.fromkeys(each for each in (*found, *beside, *unnamed) if each))


def _name(answers: list[Answer]) -> str:
    whole = _one_line(_ADDRESS.sub(" ", _one_line(_first(answers, FieldKind.NAME))))
    whole = whole.strip(" \"'<>()[],;-")
    first, last = _one_line(_first(answers, FieldKind.FIRST)), _one_line(_first(answers, FieldKind.LAST))
    prefix = _one_line(_first(answers, FieldKind.PREFIX))
    if last:
        if not first and whole and not whole.casefold().endswith(last.casefold()):
            first = whole
        if first:
            return join_name(first, prefix, last)
    return whole or join_name(first, prefix, last)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _message(answers: list[Answer]) -> tuple[str, Answer | None]:
    """The message, or the answer that stands in for it: the goal, else the longest open answer."""
    message = _first(answers, FieldKind.MESSAGE)
    if message:
        return message, None
    goals = [each for each in answers if each.kind is FieldKind.GOAL and each.value]
    if goals:
        best = max(goals, key=lambda each: len(each.value))
        return best.value, best
    unknown = (None, FieldKind.OTHER)
    long = [each for each in answers if each.kind in unknown and len(each.value.split()) >= _OPEN_WORDS]
    if any(each.kind is FieldKind.MESSAGE for each in answers) or not long:
        return "", None
    best = max(long, key=lambda each: len(each.value))
    return best.value, best


def _wants(answers: list[Answer]) -> str:
    """The goals, each list of short ones on one line."""
    goals = []
    for each in answers:
        if each.kind is FieldKind.GOAL and each.value:
            lines = [line.strip(" •-*\t") for line in each.value.split("\n") if line.strip()]
            goals.append(", ".join(lines) if all(len(line) <= 40 for line in lines) else each.value)
    return ", ".join(dict.fromkeys(goals))


def _phones(answers: list[Answer], message: str, region: str) -> list[tuple[str, bool]]:
    """Numbers as (number, valid): from the fields, else from the message; E.164 when valid."""
    fields = [each.value for each in answers if each.kind is FieldKind.PHONE and each.value]
    fields = fields or [each.value for each in _unnamed(answers, FieldKind.PHONE, region)]
    read = [phone for value in fields for phone in read_phones(_one_line(value), region)]
    valid = [phone.e164 for phone in read if phone.valid]
    if not valid:
        valid = [phone.e164 for _start, _end, phone in find_phones(message[:20_000], region) if phone.valid]
    if valid:
        return [(each, True) for each in dict.fromkeys(valid)]
    return [(_one_line(read[0].typed or fields[0]), False)] if read else []


def _place(answers: list[Answer], region: str) -> tuple[str, str]:
    city = _one_line(_first(answers, FieldKind.CITY))
    postcode, rest = read_postcode(_first(answers, FieldKind.POSTCODE), region)
    if not postcode and city:
        inside, town = read_postcode(city, region)
        if inside:
            return inside, town or city
    return postcode or ("" if postcode else rest if any(map(str.isdigit, rest)) else ""), city or (
        rest if postcode else ""
    )


def _source(answers: list[Answer]) -> str:
    heard = _first(answers, FieldKind.SOURCE).casefold()
    return (
        next((source for source, words in _HEARD if any(word in heard for word in words)), "")
        if heard
        else ""
    )


def _extra(answers: list[Answer], from_goal: Answer | None) -> tuple[tuple[str, str], ...]:
    """The labelled answers no field of a lead holds, the second message of a form among them."""
    out = []
    message_seen = False
    for each in answers:
        if not each.value or each.kind in _NOT_EXTRA or each is from_goal or each.kind is FieldKind.GOAL:
            continue
        if each.kind is FieldKind.MESSAGE and not message_seen:
            message_seen = True
            continue
        out.append((each.label, each.value))
    return tuple(out)
