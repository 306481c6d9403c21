"""A mail's bytes to what it means for the trainer: an enquiry, a signal that one waits, or nothing.

Never raises: whatever can't be read says so, and the caller shows the mail as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from enum import StrEnum
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival, Enquiry
from ptcrm.domain.values import Channel
from ptcrm.integrations.mail_content import Content, read_content
from ptcrm.integrations.mail_envelope import (
    Envelope,
    cap_headers,
    head_of,
    read_envelope,
    why_from_trainer,
    why_no_person,
)
from ptcrm.integrations.mail_lead import Lead, Nobody, lead_of
from ptcrm.integrations.mail_parts import TooDeep, read_body
from ptcrm.integrations.mail_providers import submission_id

MAIL_BYTES = 25 * 1024 * 1024
"""The largest mail that is read."""

_OUTLOOK_FILE = b"\xd0\xcf\x11\xe0"
_CONTAINER = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)
_BEFORE_MAIL = re.compile(rb">?From [^\r\n]*\r?\n")
_MOST_CONTAINERS = 200
_AT_ONCE = 1 << 20
"""Bytes that are searched without letting another thread, the window's first of all, have its turn."""
_HEADERS = frozenset(
    ("from", "to", "subject", "date", "received", "message-id", "reply-to", "return-path", "sender")
)
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, MessageError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip
"""What a hostile mail can make the standard library raise."""


class Verdict(StrEnum):
    LEAD = "lead"
    SIGNAL = "signal"
    """Somebody wrote, and the mail doesn't say who."""
    NOT_A_LEAD = "not_a_lead"
    UNREADABLE = "unreadable"


class Trouble(StrEnum):
    """Why a mail can't be read."""

    TOO_LARGE = "larger than 25 MB"
    OUTLOOK = "an Outlook .msg file; save it as .eml"
    TOO_DEEP = "parts nested too deep"
    DAMAGED = "too damaged to read"
    NO_MAIL = "not a mail"


@dataclass(frozen=True, slots=True)
class MailReading:
    """What a mail means. ``why`` is a short English phrase (of an unreadable one a ``Trouble``); ``enquiry``
    is there for a lead only.

    ``provider`` is the form service, ``generic``, ``direct`` for a mail somebody wrote, or "".
    """

    verdict: Verdict
    why: str
    enquiry: Enquiry | None = None
    provider: str = ""
    sender: str = ""
    message_id: str = ""


def read_message(
    data: bytes,
    now: int,
    zone: ZoneInfo,
    own_addresses: frozenset[str] = frozenset(),
    region: str = "NL",
) -> MailReading:
    """What one mail means for a trainer with these addresses, in this zone and region. Never raises.

    ``now`` (UTC ms) is the arrival of a mail that states no moment.
    """
    if len(data) > MAIL_BYTES:
        return MailReading(Verdict.UNREADABLE, Trouble.TOO_LARGE)
    if data.startswith(_OUTLOOK_FILE):
        return MailReading(Verdict.UNREADABLE, Trouble.OUTLOOK)
    try:
        return _read(data, now, zone, own_addresses, region)
    except (TooDeep, RecursionError):
        return MailReading(Verdict.UNREADABLE, Trouble.TOO_DEEP)
    except BROKEN:
        return MailReading(Verdict.UNREADABLE, Trouble.DAMAGED)


def _read(data: bytes, now: int, zone: ZoneInfo, own: frozenset[str], region: str) -> MailReading:
    head = parse_mail(head_of(_bare(data)))
    if not _HEADERS & {str(name).casefold() for name in head}:
        return MailReading(Verdict.UNREADABLE, Trouble.NO_MAIL)
    envelope = read_envelope(head, now)
    blank = MailReading(Verdict.NOT_A_LEAD, "", sender=envelope.sender.email, message_id=envelope.message_id)
    why = why_no_person(envelope, head.get_content_type()) or why_from_trainer(envelope, own)
    if why:
        return replace(blank, why=why)
    body = read_body(parse_mail(data))
    inner = body.inner if not body.html.strip() and len(body.text.strip()) < 400 else None
    if inner is not None:
        return _read_inner(inner, envelope, blank, now, zone, own, region)
    content = read_content(body, envelope, zone, region)
    reading = _judged(envelope, content, blank, own, region)
    if body.invitation and reading.provider == "direct" and content.forwarded is None:
        return replace(blank, why="a calendar invitation")
    return reading


def parse_mail(data: bytes) -> Message:
    """The mail as the standard library reads it. Raises ``TooDeep`` and any of ``BROKEN``."""
    containers = 0
    for at in range(0, len(data), _AT_ONCE):
        containers += len(_CONTAINER.findall(data, at, at + _AT_ONCE))
        if containers > _MOST_CONTAINERS:
            raise TooDeep
    return message_from_bytes(cap_headers(_bare(data)), policy=policy.compat32)


def _bare(data: bytes) -> bytes:
    """The mail without what a mailbox file or an editor put before it."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    before = _BEFORE_MAIL.match(data)
    return data[before.end() :] if before else data


def _read_inner(
    inner: Message,
    outer: Envelope,
    blank: MailReading,
    now: int,
    zone: ZoneInfo,
    own: frozenset[str],
    region: str,
) -> MailReading:
    """A mail forwarded as an attachment: the mail inside counts, with its own date."""
    envelope = read_envelope(inner, now)
    why = why_no_person(envelope, inner.get_content_type()) or why_from_trainer(envelope, own)
    if why:
        return replace(blank, why=why)
    arrival = envelope.arrival if envelope.arrival.text else outer.arrival
    envelope = replace(envelope, arrival=arrival, message_id=outer.message_id or envelope.message_id)
    return _judged(envelope, read_content(read_body(inner), envelope, zone, region), blank, own, region)


def _judged(
    envelope: Envelope, content: Content, blank: MailReading, own: frozenset[str], region: str
) -> MailReading:
    """The verdict on a mail whose headers allow a person behind it."""
    found = lead_of(envelope, content, own, region)
    if isinstance(found, Nobody):
        verdict = Verdict.SIGNAL if found.signal else Verdict.NOT_A_LEAD
        return replace(blank, verdict=verdict, why=found.why, provider=content.provider)
    return replace(
        blank,
        verdict=Verdict.LEAD,
        why=found.why,
        enquiry=_enquiry(found, envelope, content),
        provider="direct" if found.channel is Channel.EMAIL else content.provider or "generic",
    )


def _enquiry(lead: Lead, envelope: Envelope, content: Content) -> Enquiry:
    number = submission_id(content.provider, content.html, content.text)
    source = content.provider if number else "message-id" if envelope.message_id else ""
    arrival: Arrival = content.forwarded_at or envelope.arrival
    return Enquiry(
        person=lead.person,
        channel=lead.channel,
        message=lead.message,
        arrival=arrival,
        external_source=source,
        external_id=number or envelope.message_id,
        likely_spam=lead.spam,
        extra=lead.extra,
    )
