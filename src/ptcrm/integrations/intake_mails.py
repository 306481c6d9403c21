"""Mails -> the enquiries in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ptcrm.domain.refusals import Refusal, Wording
from ptcrm.integrations.contact_rows import ReadRow
from ptcrm.integrations.file_kind import FileKind
from ptcrm.integrations.file_reading import FileReading, Source
from ptcrm.integrations.message import MAIL_BYTES, MailReading, Trouble, Verdict, read_message

_TROUBLES: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        Trouble.TOO_LARGE: Wording("mail_too_large", "This mail is larger than {limit} MB."),
        Trouble.TOO_DEEP: Wording(
            "mail_too_deep", "This mail holds mails within mails, deeper than PT CRM reads."
        ),
        Trouble.NO_MAIL: Wording("not_a_mail", "This is not a mail: it doesn't say who it is from."),
    }
)
_DAMAGED: Final = Wording("mail_damaged", "This mail is too damaged to read.")
_COUNTED: Final = re.compile(rb"[ \t\r\n]*(\d{1,9})[ \t]*\r?\n")
"""Apple Mail (.emlx) writes how many bytes the mail has above it, and notes of its own below."""


def read_mail(source: Source) -> list[FileReading]:
    """One mail, as mail programs save it (``.eml``, ``.emlx``)."""
    data = source.data
    if counted := _COUNTED.match(data):
        data = data[counted.end() : counted.end() + int(counted[1])]
    mail = read_message(data, source.now, source.zone, source.own_addresses, source.region)
    if mail.verdict is Verdict.UNREADABLE:
        raise mail_refusal(mail)
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


def mail_refusal(mail: MailReading) -> Refusal:
    """Why an unreadable mail stays out, as a sentence."""
    return Refusal(*_TROUBLES.get(mail.why, _DAMAGED), limit=MAIL_BYTES // 1024**2)
