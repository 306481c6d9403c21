"""What a file is, by what stands in it: names lie (a web page called .xls, a table called .txt)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from ptcrm.domain.refusals import Refusal, Wording
from ptcrm.integrations.chat_lines import looks_like_chat
from ptcrm.integrations.csv_text import decode

LOOKED_AT: Final = 64 * 1024
"""Bytes from the start of a file that tell what it is."""


class FileKind(StrEnum):
    """Everything a trainer may drop on the window. Mails, tables and chats are read."""

    MAIL = "mail"
    TABLE = "table"
    CHAT = "chat"
    INSTAGRAM = "instagram"
    EMPTY = "empty"
    MAILBOX = "mailbox"
    OUTLOOK_MAIL = "outlook_mail"
    SPREADSHEET = "spreadsheet"
    ARCHIVE = "archive"
    CARDS = "cards"
    CALENDAR = "calendar"
    WEB_PAGE = "web_page"
    JSON = "json"
    MESSAGES_PAGE = "messages_page"
    TELEGRAM = "telegram"
    PDF = "pdf"
    BINARY = "binary"


_REFUSALS: Final = {
    FileKind.EMPTY: Wording("file_empty", "The file is empty."),
    FileKind.MAILBOX: Wording(
        "file_is_mailbox",
        "This is a mailbox with several mails in one file. Save each mail as an .eml file and import those.",
    ),
    FileKind.OUTLOOK_MAIL: Wording(
        "file_is_outlook_mail",
        "This is an Outlook .msg file, which PT CRM doesn't read. Save the mail as an .eml file.",
    ),
    FileKind.SPREADSHEET: Wording(
        "spreadsheet_not_read",
        "This is a spreadsheet, which PT CRM doesn't read yet. Save it as CSV and import that.",
    ),
    FileKind.ARCHIVE: Wording(
        "file_is_archive",
        "This is a packed file. Unpack it and import the files that were in it.",
    ),
    FileKind.CARDS: Wording(
        "cards_not_read",
        "This is a file of contact cards, which PT CRM doesn't read yet. Export the contacts as CSV instead.",
    ),
    FileKind.CALENDAR: Wording("file_is_calendar", "This is a calendar file: there are no leads in it."),
    FileKind.WEB_PAGE: Wording(
        "web_page_not_read",
        "This is a web page, whatever its name says. Open it in a spreadsheet program and save it as CSV.",
    ),
    FileKind.JSON: Wording(
        "json_not_read",
        "This is a JSON file, which PT CRM doesn't read. Export the same data as CSV and import that.",
    ),
    FileKind.MESSAGES_PAGE: Wording(
        "messages_page_not_read",
        "These are messages as a web page. Choose JSON when you download them from Instagram or Facebook.",
    ),
    FileKind.TELEGRAM: Wording(
        "telegram_not_read",
        "This is a chat from Telegram, which PT CRM doesn't read. Paste the message in New lead.",
    ),
    FileKind.PDF: Wording(
        "pdf_not_read", "This is a PDF, which PT CRM doesn't read. Import a CSV file or a mail."
    ),
    FileKind.BINARY: Wording(
        "file_is_binary",
        "This file holds no text. PT CRM imports CSV files and mails (.eml).",
    ),
}

_OLE: Final = b"\xd0\xcf\x11\xe0"
_OUTLOOK: Final = ("__substg1.0_".encode("utf-16-le"), "__properties_version1.0".encode("utf-16-le"))
_ZIPPED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE: Final = (b"[Content_Types].xml", b"xl/", b"word/", b"mimetypeapplication/vnd.oasis", b"_rels/.rels")
_PACKED: Final = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
_PICTURES: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"SQLite format", b"\x7fELF", b"MZ\x90")
_PAGE: Final = re.compile(
    r"<(!doctype|html|table|\?xml|head|meta|body|div|style|script)\b|<!--", re.IGNORECASE
)
_CARD: Final = re.compile(r"(?:\w+\.)?begin\s*:\s*vcard", re.IGNORECASE)
_CALENDAR: Final = re.compile(r"begin\s*:\s*vcalendar", re.IGNORECASE)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*[\[{"\]]')
_CONVERSATION: Final = ('"messages"', '"sender_name"', '"timestamp_ms"')
_TELEGRAM: Final = re.compile(
    r'"type"\s*:\s*"(?:personal_chat|private_group|private_supergroup|bot_chat|saved_messages)"'
)
_MESSAGES_PAGE: Final = re.compile(
    r"<title>[^<]{0,300}</title>.{0,60000}(?:_a6-g|_3-95|_2pi[no]|pam _3-95)|instagram_activity", re.DOTALL
)
_HEADER: Final = re.compile(r"([!-9;-~]{1,70}?)[ \t]*:")
_MBOX_LINE: Final = re.compile(r">?From [^\r\n]*\d\d:\d\d[^\r\n]*")
_NEXT_MAIL: Final = re.compile(rb"\r?\n\r?\nFrom \S+ [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n[A-Za-z-]+:")
_TRACES: Final = frozenset(
    {"received", "message-id", "return-path", "delivered-to", "x-received", "mime-version"}
)
_ENVELOPE: Final = frozenset(
    {"from", "to", "subject", "date", "reply-to", "sender", "cc", "content-type", "auto-submitted", "list-id"}
)


def kind_of(data: bytes) -> FileKind:
    """What the bytes of a file are; the start of it is enough, but for a mailbox."""
    head = data[:LOOKED_AT]
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return FileKind.EMPTY
    if head.startswith(_OLE):
        return FileKind.OUTLOOK_MAIL if any(name in data for name in _OUTLOOK) else FileKind.SPREADSHEET
    if head.startswith(_ZIPPED):
        return FileKind.SPREADSHEET if any(name in head for name in _OFFICE) else FileKind.ARCHIVE
    if head.startswith(_PACKED):
        return FileKind.ARCHIVE
    if head.startswith(_PICTURES):
        return FileKind.BINARY
    if head.startswith(b"%PDF"):
        return FileKind.PDF
    return _kind_of_text(_as_text(head), data)


def refuse_unread(kind: FileKind) -> None:
    """Raise the ``Refusal`` that says what to do instead, for a kind that isn't read."""
    if kind in _REFUSALS:
        raise Refusal(*_REFUSALS[kind])


def _as_text(head: bytes) -> str:
    """Enough of the text to recognise it; the real decoding is left to who reads the file."""
    if _in_two_bytes(head):
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip("\ufeff \t\r\n")


def _in_two_bytes(head: bytes) -> bool:
    """Whether it is UTF-16, which has a mark in front or a NUL beside every plain letter."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:LOOKED_AT].count(0) * 4 > min(
        len(head), LOOKED_AT
    )


def _kind_of_text(text: str, data: bytes) -> FileKind:
    if _CARD.match(text):
        return FileKind.CARDS
    if _CALENDAR.match(text):
        return FileKind.CALENDAR
    if _is_mail(text):
        several = _MBOX_LINE.match(text) and _NEXT_MAIL.search(data)
        return FileKind.MAILBOX if several else FileKind.MAIL
    if _PAGE.match(text):
        return FileKind.MESSAGES_PAGE if _MESSAGES_PAGE.search(text) else FileKind.WEB_PAGE
    if _JSON.match(text):
        return _kind_of_json(text)
    if looks_like_chat(decode(data[:LOOKED_AT])[0]):
        return FileKind.CHAT
    odd = sum(1 for char in text if char < " " and char not in "\t\r\n\x00\x0b\x0c")
    return FileKind.BINARY if odd * 20 > len(text) and not _in_two_bytes(data) else FileKind.TABLE


def _kind_of_json(text: str) -> FileKind:
    if all(name in text for name in _CONVERSATION):
        return FileKind.INSTAGRAM
    return FileKind.TELEGRAM if _TELEGRAM.search(text) else FileKind.JSON


def _is_mail(text: str) -> bool:
    """Whether it begins with lines of a mail's head: one that only a mail has, or two others."""
    lines = text.splitlines()
    if lines and _MBOX_LINE.fullmatch(lines[0]):
        lines = lines[1:]
    known = 0
    for line in lines[:200]:
        if line[:1] in (" ", "\t") and line.strip():
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        name = header[1].casefold()
        if name in _TRACES:
            return True
        known += name in _ENVELOPE
    return known > 1
