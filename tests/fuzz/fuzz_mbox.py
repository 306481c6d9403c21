"""Mailboxes: many mails in one file."""

from __future__ import annotations

from fuzz_mail import TARGET as MAIL
from target import Target

from ptcrm.integrations.file_kind import FileKind

_LINE = b"From jan@example.com Tue Mar  5 16:32:10 2024\n"


def _boxed(data: bytes) -> bytes:
    """The bytes as a mailbox, unless they begin as one."""
    return data if data.startswith(b"From ") else _LINE + data


TARGET = Target(
    FileKind.MAILBOX,
    ("mailbox*/*.mbox", "mailbox*/**/*.mbox", "forms-synthetic/*.eml"),
    (
        *MAIL.words,
        b"\n\n" + _LINE,
        b"\nFrom - Tue Mar  5 16:32:10 2024\n",
        b"\n>From ",
        b"\nX-Gmail-Labels: Inbox\n",
        b"\nX-GM-THRID: 1\n",
        b"\nReferences: <a@b>\n",
        b"\nIn-Reply-To: <a@b>\n",
        b"\nMessage-ID: <a@b>\n",
        b"\nFrom: info@trainer.test\n",
    ),
    dress=_boxed,
)
