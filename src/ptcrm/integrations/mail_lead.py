"""Who reached out with a mail, if anybody did: the answers of a form, or a person's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ptcrm.domain.addresses import email_key
from ptcrm.domain.enquiry import Person
from ptcrm.domain.names import show_name, split_name
from ptcrm.domain.phones import find_phones
from ptcrm.domain.values import Channel
from ptcrm.integrations.direct_mail import bare_answers, notice_message, plain_lines, written_message
from ptcrm.integrations.field_labels import FieldKind
from ptcrm.integrations.form_person import Asked, who_asked
from ptcrm.integrations.forwarded import without_history
from ptcrm.integrations.mail_content import Content, filled_kinds
from ptcrm.integrations.mail_envelope import Envelope, Sender, is_own, is_relay
from ptcrm.integrations.mail_notices import why_other_notice
from ptcrm.integrations.mail_providers import is_signal_sender

_SERVICES = frozenset(
    ("wix", "squarespace", "jotform", "tally", "typeform", "formspree", "formsubmit", "netlify", "webflow",
     "calendly", "google-forms", "meta")
)  # fmt: skip
_ANNOUNCES = re.compile(
    r"submission|response|\blead|entry|inzending|reactie|antwoord|formulier|\bform\b|aanvraag"
    r"|notification|scheduled"
    r"|gepland|enquiry|inquiry|invoer|bericht|message",
    re.IGNORECASE,
)
_NOT_NEW = re.compile(
    r"^\s*(?:cancel|geannuleerd|updated|bijgewerkt|reschedul|verzet|reminder|herinnering|abgesagt)",
    re.IGNORECASE,
)
_SPAM_WORDS = re.compile(
    r"rank\s*#?1|\bseo\b|backlinks?|\bcasino\b|viagra|cialis|crypto|bitcoin|forex|\bporn|payday loan"
    r"|first page of google"
    r"|guest post|web traffic|domain authority|\[url=|</a>|t\.me/|telegra\.ph|binary options|earn \$"
    r"|\$\d+ (?:per|a) day",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """A person and what they asked, by form or by their own mail."""

    person: Person
    channel: Channel
    message: str
    extra: tuple[tuple[str, str], ...]
    spam: bool
    why: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a mail brings no person; ``signal``: somebody did write."""

    why: str
    signal: bool = False


def lead_of(envelope: Envelope, content: Content, own: frozenset[str], region: str) -> Lead | Nobody:
    """The lead in a mail, or why there is none."""
    service = content.provider in _SERVICES
    if envelope.is_reply and not service and len(filled_kinds(content.quoted)) >= 2:
        return Nobody("a reply to a form mail")
    if content.provider == "calendly" and _NOT_NEW.match(envelope.subject):
        return Nobody("a change to an appointment")
    forwarded = content.forwarded
    reply_to, sender = (
        (envelope.reply_to, envelope.sender) if forwarded is None else (forwarded.reply_to, forwarded.sender)
    )
    person_wrote = bool(sender.email) and not is_relay(sender.email) and not is_own(sender.email, own)
    answers = content.answers
    machine = not person_wrote or content.provider != ""
    if machine and not content.kinds - {FieldKind.NAME}:
        answers = bare_answers(content.loose, region) or answers
    kinds = filled_kinds(answers)
    if not service and _is_direct(kinds, person_wrote, reply_to, sender, content.provider):
        return _direct(envelope, content, sender, own, region)
    asked = who_asked(answers, (reply_to, sender), own, region)
    text = f"{content.text}\n{content.html[:200_000]}"
    notice = "" if forwarded is not None else why_other_notice(envelope.subject, text, asked.person.email)
    if notice:
        return Nobody(notice)
    if is_own(asked.field_email, own) and not asked.person.email and forwarded is None:
        return Nobody("about the trainer themselves")
    copy = _is_copy(envelope, asked, reply_to, own) if forwarded is None else False
    if copy:
        return Nobody("the visitor's own copy of the form")
    if not kinds and not (asked.person.email and not person_wrote):
        return _without_answers(envelope, content, service)
    if not (asked.person.email or asked.person.phone or asked.person.name):
        return Nobody("a form without a name, address or number", signal=True)
    if not kinds:
        asked = replace(asked, message=notice_message(plain_lines(content.rows)))
    return _lead(asked, Channel.FORM, envelope, "a form")


def _is_direct(
    kinds: frozenset[FieldKind], person_wrote: bool, reply_to: Sender, sender: Sender, provider: str
) -> bool:
    """Whether a person wrote the mail themselves, though it may hold a number or a signature with labels."""
    if not person_wrote or provider:
        return False
    told = kinds & {FieldKind.MESSAGE, FieldKind.GOAL}
    named = kinds & {FieldKind.NAME, FieldKind.FIRST, FieldKind.LAST}
    if told and (named or FieldKind.EMAIL in kinds or FieldKind.PHONE in kinds):
        return False
    elsewhere = reply_to.email and email_key(reply_to.email) != email_key(sender.email)
    return not (elsewhere and len(kinds) >= 2) and not (named and FieldKind.EMAIL in kinds and elsewhere)


def _without_answers(envelope: Envelope, content: Content, service: bool) -> Nobody:
    text = f"{envelope.subject} {' '.join(plain_lines(content.rows)[:5])}"
    if (service or is_signal_sender(content.provider)) and _ANNOUNCES.search(text):
        return Nobody("somebody wrote, the mail doesn't say who", signal=True)
    return Nobody("sent by a machine, without answers")


def _direct(
    envelope: Envelope, content: Content, sender: Sender, own: frozenset[str], region: str
) -> Lead | Nobody:
    """A mail somebody wrote: From is the person, a number may stand in the signature."""
    if "list-unsubscribe" in envelope.headers and content.forwarded is None:
        return Nobody("bulk mail (List-Unsubscribe)")
    lines = plain_lines(without_history(content.rows) or content.rows)
    whole = "\n".join(lines)
    reply_to = envelope.reply_to if content.forwarded is None else content.forwarded.reply_to
    address = sender
    if reply_to.email and not is_own(reply_to.email, own) and not is_relay(reply_to.email):
        address = Sender(sender.name or reply_to.name, reply_to.email)
    name = address.name
    asked = who_asked(content.answers, (address,), own, region)
    phones = list(
        dict.fromkeys(
            phone.e164 for _start, _end, phone in find_phones(whole[:20_000], region) if phone.valid
        )
    )
    if asked.person.phone_valid:
        phones = list(dict.fromkeys((asked.person.phone, *phones)))
    parts = split_name(name or asked.person.name)
    name = show_name(parts) or name or asked.person.name
    person = replace(
        asked.person,
        name=name,
        given=parts.given,
        prefix=parts.prefix,
        family=parts.family,
        email=address.email,
        phone=phones[0] if phones else asked.person.phone,
        phone_valid=bool(phones),
        phones=tuple(phones[1:]),
    )
    subject = envelope.subject if content.forwarded is None else content.forwarded.subject
    message = written_message(lines, name) or subject
    extra = (("Subject", subject),) if subject and subject != message else ()
    lead = _lead(Asked(person, message, extra, ""), Channel.EMAIL, envelope, "a mail somebody wrote")
    return replace(lead, extra=extra)


def _is_copy(envelope: Envelope, asked: Asked, reply_to: Sender, own: frozenset[str]) -> bool:
    """Whether a form mail went to the visitor instead of the trainer."""
    to = {email_key(each) for each in envelope.to}
    if not to or any(is_own(each, own) for each in envelope.to):
        return False
    if asked.field_email:
        return email_key(asked.field_email) in to and email_key(asked.field_email) != email_key(
            envelope.sender.email
        )
    if asked.person.phone or (asked.person.name and reply_to.email != asked.person.email):
        return False
    home = envelope.sender.email.rpartition("@")[2]
    owner = is_own(reply_to.email, own) or (
        bool(home) and reply_to.email.rpartition("@")[2] == home and not is_relay(reply_to.email)
    )
    return owner and all(each.rpartition("@")[2] != home for each in to)


def _lead(asked: Asked, channel: Channel, envelope: Envelope, why: str) -> Lead:
    spam = _is_spam(asked, envelope)
    person = asked.person
    if spam and person.phone and not person.phone_valid:
        person = replace(person, phone="")
    return Lead(person, channel, asked.message, asked.extra, spam, why)


def _is_spam(asked: Asked, envelope: Envelope) -> bool:
    """Whether the marks of advertising stand in a mail: it is marked, never dropped."""
    if envelope.headers.get("x-spam-flag", "").casefold().startswith("yes"):
        return True
    text = f"{asked.message}\n{asked.person.name}\n{asked.person.wants}"
    links = len(_LINK.findall(text))
    words = len(_SPAM_WORDS.findall(text))
    return links >= 3 or (links >= 1 and words >= 1) or words >= 3 or bool(_LINK.search(asked.person.name))
