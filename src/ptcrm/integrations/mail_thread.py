"""What was said by mail after an enquiry: the trainer's answers and what the person wrote back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.addresses import email_key
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
_NOTE: Final = 20_000
"""Characters of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class MailLead:
    """An enquiry by mail, which mail of the file it is, and whether it goes on about an earlier one."""

    number: int
    enquiry: Enquiry
    is_reply: bool


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


def join_threads(leads: Sequence[MailLead], sent: Iterable[SentMail]) -> tuple[ReadRow, ...]:
    """The enquiries in the order of the file, each with what was said after it, until that person's next one.

    A reply of somebody who has an earlier enquiry here is no new one. The order in the file says nothing:
    mail programs write the newest first or last.
    """
    enquiries: defaultdict[str, list[int]] = defaultdict(list)
    touches: defaultdict[int, list[PastTouch]] = defaultdict(list)
    kept: list[int] = []
    for place in sorted(range(len(leads)), key=lambda each: (_at(leads[each].enquiry), leads[each].number)):
        lead = leads[place]
        keys = _keys(lead.enquiry)
        earlier = [each for key in keys for each in enquiries.get(key, [])[-1:]]
        if lead.is_reply and earlier:
            said = PastTouch(_at(lead.enquiry), Direction.IN, lead.enquiry.channel, lead.enquiry.message)
            touches[max(earlier, key=lambda each: _at(leads[each].enquiry))].append(said)
            continue
        kept.append(place)
        for key in keys:
            enquiries[key].append(place)
    for mail in sent:
        asked = {
            place
            for key in mail.to
            for place in [each for each in enquiries.get(key, ()) if _at(leads[each].enquiry) <= mail.at][-1:]
        }
        for place in asked:
            touches[place].append(PastTouch(mail.at, Direction.OUT, Channel.EMAIL, mail.text))
    return tuple(
        ReadRow(
            leads[place].number,
            replace(
                leads[place].enquiry,
                touches=tuple(sorted(dict.fromkeys(touches[place]), key=lambda said: said.at)),
            )
            if place in touches
            else leads[place].enquiry,
        )
        for place in sorted(kept)
    )


def _at(enquiry: Enquiry) -> int:
    return enquiry.arrival.at if enquiry.arrival is not None else 0


def _keys(enquiry: Enquiry) -> list[str]:
    return [email_key(email) for email in (enquiry.person.email, *enquiry.person.emails) if email]
