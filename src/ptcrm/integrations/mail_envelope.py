"""The outside of a mail: who sent it, when it came, and whether a person can be behind it at all.

Headers are read from a capped block with the oldest, simplest rules of the standard library: the modern
ones need gigabytes and minutes for a hostile subject line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from ptcrm.domain.addresses import email_key, find_emails
from ptcrm.domain.enquiry import Arrival
from ptcrm.integrations.mail_text import decode_text, tidy

HEADER_BYTES = 64 * 1024
"""How much of a header block is read."""

_HEAD_END = re.compile(rb"\r?\n\r?\n|\r\r")
_VALUE_CHARS = 4_000
_HOUR_MS = 3_600_000
_BEFORE_MS = 24 * _HOUR_MS
_AFTER_MS = 5 * 60_000

_AUTO_SUBJECT = re.compile(
    r"^\s*(?:automatisch antwoord|automatische afwezigheid|automatic reply|auto[- ]?reply|out of office"
    r"|afwezigheid|afwezig\b|abwesenheit|automatische antwort|réponse automatique|respuesta automática"
    r"|undeliver|onbestelbaar|delivery status|mail delivery|returned mail|niet te bezorgen|failure notice"
    r"|(?:\[preview\]\s*)?report domain:)",
    re.IGNORECASE,
)
_REPLY_SUBJECT = re.compile(r"^\s*(?:re|antw|aw|sv|ref|ré|res)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"^\s*(?:fwd?|doorst|wg|tr|rv|i)\s*:", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|niet[-_.]?beantwoorden|wordpress|noreply.*|.*no-?reply"
    r"|mailer|alerts?|notify|cron|backups?|robot|.*dmarc.*"
    r"|www-data|apache|nobody|root|form[-_.]?submission|formresponses|notifications?|submissions?"
    r"|mailer-daemon|postmaster|bounces?)(?:[-+].*)?$",
    re.IGNORECASE,
)
_BULK_SENDER = re.compile(
    r"^(?:e?news|newsletters?|nieuwsbrief|announcements?|mailing|promo(?:tions?)?)@", re.IGNORECASE
)
_LIST_HEADERS = frozenset(("list-id", "list-post", "mailing-list", "x-mailman-version", "x-beenthere"))
_BOUNCER = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon)$", re.IGNORECASE)
_RELAY_DOMAINS = (
    "wix.com", "wixforms.com", "wixsite.com", "squarespace.info", "squarespace.com", "jotform.com",
    "jotform.email", "tally.so", "typeform.com", "formspree.io", "formsubmit.co", "netlify.com",
    "netlify.app",
    "webflow.com", "google.com", "calendly.com", "facebookmail.com", "meta.com", "basin.com", "usebasin.com",
    "getform.io", "web3forms.com", "jouwweb.nl", "webador.nl", "webador.com", "wordpress.com",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sender:
    """A name and an address from one header, each "" where missing; the address in lower-case domain."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers intake decides by, decoded."""

    subject: str
    sender: Sender
    reply_to: Sender
    to: tuple[str, ...]
    message_id: str
    headers: dict[str, str]
    """Every header by lower-case name, its first value, decoded."""

    arrival: Arrival

    @property
    def is_forward(self) -> bool:
        return _FORWARD_SUBJECT.match(self.subject) is not None

    @property
    def is_reply(self) -> bool:
        threaded = "in-reply-to" in self.headers or "references" in self.headers
        return not self.is_forward and (threaded or _REPLY_SUBJECT.match(self.subject) is not None)


def head_of(data: bytes) -> bytes:
    """The header block of a mail alone, at most 64 KB of it."""
    end = _HEAD_END.search(data[: HEADER_BYTES + 4])
    return data[: end.end()] if end is not None else cap_headers(data[: HEADER_BYTES + 1])


def cap_headers(data: bytes) -> bytes:
    """The mail with a header block of at most 64 KB."""
    end = _HEAD_END.search(data[: HEADER_BYTES + 4])
    if end is not None or len(data) <= HEADER_BYTES:
        return data
    cut = data.rfind(b"\n", 0, HEADER_BYTES)
    kept = data[: cut if cut > 0 else HEADER_BYTES]
    rest = re.search(rb"\r?\n\r?\n", data[HEADER_BYTES:])
    return kept + b"\n\n" + (data[HEADER_BYTES + rest.end() :] if rest is not None else b"")


def read_envelope(mail: Message, now: int) -> Envelope:
    """The decoded headers of a mail; missing ones are empty, no date at all means ``now``."""
    headers: dict[str, str] = {}
    received = ""
    for name, value in mail.raw_items():
        key = str(name).casefold()
        if key == "received":
            received = received or _plain(str(value))
        elif key not in headers:
            headers[key] = _plain(str(value))
    subject = tidy(decode_words(headers.get("subject", "")))
    return Envelope(
        subject=" ".join(subject.split()),
        sender=read_sender(headers.get("from", "")),
        reply_to=read_sender(headers.get("reply-to", "")),
        to=tuple(
            address
            for name in ("to", "cc", "delivered-to", "x-original-to")
            for _start, _end, address in find_emails(headers.get(name, ""))[:50]
        ),
        message_id=_message_id(headers.get("message-id", "")),
        headers=headers,
        arrival=_arrival(headers.get("date", ""), received, now),
    )


def read_sender(header: str) -> Sender:
    """The first name and address of an address header, encoded words decoded."""
    angled = re.search(r"<\s*([^<>\s]{1,320}@[^<>\s]{1,255})\s*>", header)
    if angled is not None:
        found = find_emails(angled[1])
        address, name = (found[0][2] if found else ""), header[: angled.start()]
        name = name.rpartition(",")[2] if '"' not in name else name
    else:
        decoded = decode_words(header)
        found = find_emails(decoded)
        if not found:
            return Sender("", "")
        comment = re.search(r"\(([^()]{1,200})\)", decoded)
        address, name = found[0][2], comment[1] if comment is not None else ""
    name = tidy(decode_words(name.strip().strip('"').replace('\\"', '"'))).strip().strip("\"'").strip()
    name = re.sub(r"\s+", " ", name)
    return Sender("" if "@" in name else name[:200], address)


def is_relay(address: str) -> bool:
    """Whether an address belongs to a form service or a machine, so never to a lead."""
    local, _, domain = address.casefold().rpartition("@")
    if _MACHINE.match(local):
        return True
    if domain in ("google.com", "meta.com"):  # people work there, too
        return False
    return any(domain == relay or domain.endswith("." + relay) for relay in _RELAY_DOMAINS)


def is_own(address: str, own: frozenset[str]) -> bool:
    """Whether an address is the trainer's."""
    return bool(address) and email_key(address) in {email_key(each) for each in own}


def why_no_person(envelope: Envelope, content_type: str) -> str:
    """Why this mail can't be somebody reaching out, "" when it can."""
    headers = envelope.headers
    auto = headers.get("auto-submitted", "").split(";")[0].strip().casefold()
    if auto and auto != "no":
        return "sent automatically (Auto-Submitted)"
    if content_type == "multipart/report" or _BOUNCER.match(envelope.sender.email.partition("@")[0]):
        return "a delivery report"
    if _LIST_HEADERS & headers.keys():
        return "mail from a list (List-Id)"
    if headers.get("precedence", "").strip().casefold() in ("bulk", "list", "junk", "auto_reply"):
        return "bulk mail (Precedence)"
    if any(name in headers for name in ("x-autoreply", "x-autorespond", "x-autoresponder")):
        return "an automatic reply"
    if _BULK_SENDER.match(envelope.sender.email):
        return "a newsletter by its sender"
    if _AUTO_SUBJECT.match(envelope.subject):
        return "an automatic reply or delivery report by its subject"
    return ""


def why_from_trainer(envelope: Envelope, own: frozenset[str]) -> str:
    """Why a mail is the trainer's own, "" when it isn't: mail to oneself is how many forms are sent."""
    if not is_own(envelope.sender.email, own) or envelope.is_forward:
        return ""
    to_self = not envelope.to or any(is_own(address, own) for address in envelope.to)
    if not to_self:
        return "sent by the trainer"
    return "the trainer's own reply" if envelope.is_reply else ""


def _plain(value: str) -> str:
    """A header as text on one line, undecodable bytes read as UTF-8 or Windows-1252."""
    value = value[:_VALUE_CHARS]
    if any("\udc80" <= char <= "\udcff" for char in value):
        value = decode_text(value.encode("utf-8", "surrogateescape"), "")
    return re.sub(r"\s*[\r\n]+\s*", " ", value.replace("\x00", "")).strip()


def decode_words(value: str) -> str:
    """A header value with its encoded words read."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        return value
    return "".join(
        part if isinstance(part, str) else decode_text(part, charset or "") for part, charset in parts
    )


def _message_id(value: str) -> str:
    angled = re.search(r"<([^<>]{1,990})>", value)
    return tidy(angled[0] if angled is not None else value[:990]).strip()


def _arrival(date: str, received: str, now: int) -> Arrival:
    """When the mail came: its own date, unless the receiving server saw something else."""
    sent = _stamp(date)
    got = _stamp(received.rpartition(";")[2])
    if sent is not None and (got is None or got - _BEFORE_MS <= sent <= got + _AFTER_MS):
        return Arrival(sent, text=date[:200])
    if got is not None:
        return Arrival(got, text=received.rpartition(";")[2].strip()[:200])
    return Arrival(now)


def _stamp(text: str) -> int | None:
    """UTC milliseconds of a mail date; a missing zone is UTC, nonsense is ``None``."""
    try:
        moment = parsedate_to_datetime(text.strip()[:200])
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    if not 1970 <= moment.year <= 2200:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * 1000
    except (ValueError, OverflowError):
        return None
