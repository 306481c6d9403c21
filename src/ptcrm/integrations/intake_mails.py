"""Mails -> the enquiries in them."""

from __future__ import annotations

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.message import MAIL_BYTES, MailReading, Verdict, read_message


def read_mail(source: Source) -> list[FileReading]:
    """One mail, as mail programs save it (``.eml``)."""
    if len(source.data) > MAIL_BYTES:
        raise Refusal("mail_too_large", "This mail is larger than {limit} MB.", limit=MAIL_BYTES // 1024**2)
    mail: MailReading = read_message(
        source.data, source.now, source.zone, source.own_addresses, source.region
    )
    if mail.verdict is Verdict.UNREADABLE:
        raise Refusal("mail_unreadable", "This mail can't be read: {why}.", why=mail.why)
    return [
        FileReading(
            source.path,
            FileKind.MAIL,
            (ReadRow(1, mail.enquiry),) if mail.enquiry else (),
            signals=int(mail.verdict is Verdict.SIGNAL),
            not_leads=int(mail.enquiry is None and mail.verdict is not Verdict.SIGNAL),
            exporter=mail.provider,
            part=source.part,
        )
    ]
