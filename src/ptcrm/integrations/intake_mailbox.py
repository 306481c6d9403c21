"""A mailbox, as Gmail, Thunderbird and Apple Mail export it -> the enquiries in it and how they went on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ptcrm.domain.addresses import email_key
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import RefusedRow
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source, reading_stopped
from ptcrm.integrations.intake_mails import mail_refusal
from ptcrm.integrations.mail_company import why_company
from ptcrm.integrations.mail_envelope import Envelope, head_of, read_envelope
from ptcrm.integrations.mail_parts import TooDeep
from ptcrm.integrations.mail_thread import MOST_ADDRESSEES, MailLead, SentMail, join_threads, read_sent
from ptcrm.integrations.mailbox_owner import OwnerSigns, marks_of
from ptcrm.integrations.mailbox_split import MailboxMail, split_mailbox
from ptcrm.integrations.message import BROKEN, MailReading, Trouble, Verdict, parse_mail, read_message

MAILBOX_BYTES: Final = 2_000_000_000
MOST_MAILS: Final = 300_000
_DIRECT: Final = "direct"


def read_mailbox(source: Source) -> list[FileReading]:
    """Every mail in it; the line of a row is the mail's number. One mail at a time is in memory.

    It is gone through twice: first to learn whose mailbox it is, then to read it.
    Raises ``Refusal``: mailbox_too_large, mailbox_too_many, reading_stopped.
    """
    signs = OwnerSigns()
    for mail in _mails(source, 0):
        if (envelope := _envelope(mail, source)) is not None:
            signs.see(envelope, marks_of(envelope))
    own = frozenset(map(email_key, source.own_addresses)) | signs.own_addresses()
    box = _Box(source, own)
    for mail in _mails(source, 1):
        box.take(mail)
    return [box.reading()]


def _mails(source: Source, turn: int) -> Iterator[MailboxMail]:
    """The mails, the first or second time; progress counts both times as halves of the whole."""
    total = source.length
    if total > MAILBOX_BYTES:
        raise Refusal(
            "mailbox_too_large",
            "This mailbox is larger than {limit} GB."
            " Export only the label or folder that enquiries come into.",
            limit=MAILBOX_BYTES // 1_000_000_000,
        )
    with source.open() as stream:
        for mail in split_mailbox(stream):
            if mail.number > MOST_MAILS:
                raise Refusal(
                    "mailbox_too_many",
                    "This mailbox holds more than {limit} mails."
                    " Export only the label or folder that enquiries come into.",
                    limit=MOST_MAILS,
                )
            if not source.progress((turn * total + mail.end) // 2, total):
                raise reading_stopped()
            yield mail


def _envelope(mail: MailboxMail, source: Source) -> Envelope | None:
    try:
        return read_envelope(parse_mail(head_of(mail.data)), source.now)
    except (TooDeep, *BROKEN):
        return None


@dataclass(slots=True)
class _Box:
    """What the mails read so far hold."""

    source: Source
    own: frozenset[str]
    leads: list[MailLead] = field(default_factory=list)
    sent: list[SentMail] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    signals: int = 0
    not_leads: int = 0

    def take(self, mail: MailboxMail) -> None:
        """Read one mail."""
        source = self.source
        envelope = _envelope(mail, source)
        if not mail.whole:
            reading = MailReading(Verdict.UNREADABLE, Trouble.TOO_LARGE)
        else:
            reading = read_message(mail.data, source.now, source.zone, self.own, source.region)
        if reading.verdict is Verdict.UNREADABLE or envelope is None:
            self.refused.append(RefusedRow(mail.number, _refusal(envelope, reading)))
            return
        marks = marks_of(envelope)
        by_hand = reading.provider == _DIRECT
        if marks.deleted or marks.unsent:
            self.not_leads += 1
        elif reading.verdict is Verdict.SIGNAL:
            self.signals += 1
        elif reading.enquiry is None:
            self.not_leads += 1
            self._keep_answer(mail, envelope)
        elif by_hand and (marks.spam or self._is_company(envelope, reading.enquiry.message)):
            self.not_leads += 1
        else:
            enquiry = replace(reading.enquiry, likely_spam=True) if marks.spam else reading.enquiry
            self.leads.append(MailLead(mail.number, enquiry, by_form=not by_hand))

    def _is_company(self, envelope: Envelope, text: str) -> bool:
        return email_key(envelope.sender.email) not in self.own and bool(why_company(envelope, text))

    def _keep_answer(self, mail: MailboxMail, envelope: Envelope) -> None:
        """Remember what the trainer wrote to one person or a few, not what a machine sent in their name."""
        to = frozenset(map(email_key, envelope.to)) - self.own
        by_hand = email_key(envelope.sender.email) in self.own and "auto-submitted" not in envelope.headers
        if by_hand and 0 < len(to) <= MOST_ADDRESSEES and envelope.arrival.text:
            text = read_sent(mail.data, envelope, self.source.zone, self.source.region)
            self.sent.append(SentMail(envelope.arrival.at, to, text))

    def reading(self) -> FileReading:
        """The whole of it."""
        return FileReading(
            self.source.path,
            FileKind.MAILBOX,
            join_threads(self.leads, self.sent),
            tuple(self.refused),
            signals=self.signals,
            not_leads=self.not_leads,
            part=self.source.part,
        )


def _refusal(envelope: Envelope | None, reading: MailReading) -> Refusal:
    """Why a mail stays out, with what it is found by in the mail program: its number there is nobody's."""
    if envelope is None or not envelope.subject or not envelope.sender.email:
        return mail_refusal(reading)
    return Refusal(
        "mail_in_mailbox_unreadable",
        "The mail “{subject}” from {sender} stays out: it is too large or too damaged to read.",
        subject=envelope.subject[:80],
        sender=envelope.sender.email,
    )
