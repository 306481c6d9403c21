"""What was said by mail after an enquiry: the trainer's answers and what the person wrote back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.addresses import email_key
from ptcrm.domain.clock import DAY
from ptcrm.domain.enquiry import Enquiry, PastTouch
from ptcrm.domain.values import Channel, Direction
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.direct_mail import plain_lines, written_message
from ptcrm.integrations.forwarded import without_history
from ptcrm.integrations.mail_content import read_content
from ptcrm.integrations.mail_envelope import Envelope
from ptcrm.integrations.mail_parts import TooDeep, read_body
from ptcrm.integrations.message import BROKEN, parse_mail

MOST_ADDRESSEES: Final = 3
"""A mail to more people than this is no answer to one of them."""
_SILENCE: Final = 30 * DAY
"""After so long without a word from either side somebody reaches out anew."""
_NOTE: Final = 20_000
"""Characters of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class MailLead:
    """Somebody who wrote, and which mail of the file it is. ``by_form``: with a form, which is always a new
    enquiry; a mail of their own may go on about the last one."""

    number: int
    enquiry: Enquiry
    by_form: bool


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail that the trainer wrote: when (UTC ms), to whom (as compared), and what."""

    at: int
    to: frozenset[str]
    text: str


def read_sent(data: bytes, envelope: Envelope, zone: ZoneInfo, region: str) -> str:
    """What the trainer wrote in a mail, without what it quotes; the subject where nothing can be read."""
    try:
        content = read_content(read_body(parse_mail(data)), envelope, zone, region)
    except (TooDeep, *BROKEN):
        return envelope.subject
    lines = plain_lines(without_history(content.rows) or content.rows)
    return written_message(lines, envelope.sender.name)[:_NOTE] or envelope.subject


def join_threads(leads: Sequence[MailLead], sent: Sequence[SentMail]) -> tuple[ReadRow, ...]:
    """The enquiries in the order of the file, each with what was said after it.

    What somebody mails within 30 days of the last word between them is no new enquiry. The same mail twice
    is one. The order in the file says nothing: mail programs write the newest first, or last.
    """
    talks: dict[str, _Talk] = {}
    begun: list[_Talk] = []
    seen: set[tuple[str, str]] = set()
    said: list[tuple[int, MailLead | SentMail]] = [(_at(lead.enquiry), lead) for lead in leads]
    said += [(mail.at, mail) for mail in sent]
    for at, mail in sorted(said, key=lambda one: one[0]):
        if isinstance(mail, SentMail):
            for talk in {id(talks[key]): talks[key] for key in mail.to if key in talks}.values():
                talk.add(PastTouch(at, Direction.OUT, Channel.EMAIL, mail.text))
            continue
        identity = (mail.enquiry.external_id, mail.enquiry.message)
        if mail.enquiry.external_id and identity in seen:
            continue
        seen.add(identity)
        keys = _keys(mail.enquiry)
        known = next((talks[key] for key in keys if key in talks), None)
        if known is not None and not mail.by_form and at - known.last < _SILENCE:
            known.add(PastTouch(at, Direction.IN, mail.enquiry.channel, mail.enquiry.message))
        else:
            known = _Talk(mail, at)
            begun.append(known)
        talks |= dict.fromkeys(keys, known)
    return tuple(talk.row() for talk in sorted(begun, key=lambda talk: talk.lead.number))


@dataclass(slots=True)
class _Talk:
    """An enquiry and what was said after it. ``last``: the moment of the last word, UTC ms."""

    lead: MailLead
    last: int
    touches: list[PastTouch] = field(default_factory=list)

    def add(self, touch: PastTouch) -> None:
        """The next word, each once."""
        self.last = touch.at
        if touch not in self.touches[-1:]:
            self.touches.append(touch)

    def row(self) -> ReadRow:
        """It as a row of the file."""
        return ReadRow(self.lead.number, replace(self.lead.enquiry, touches=tuple(self.touches)))


def _at(enquiry: Enquiry) -> int:
    return enquiry.arrival.at if enquiry.arrival is not None else 0


def _keys(enquiry: Enquiry) -> list[str]:
    return [email_key(email) for email in (enquiry.person.email, *enquiry.person.emails) if email]
