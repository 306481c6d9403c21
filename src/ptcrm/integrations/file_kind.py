"""What a file is, by what stands in it: names lie (a web page called .xls, a table called .txt)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from ptcrm.domain.refusals import Refusal, Wording
from ptcrm.integrations.chat_lines import looks_like_chat
from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.mailbox_split import is_mailbox
from ptcrm.integrations.office_kind import ole_holds, zip_holds

LOOKED_AT: Final = 64 * 1024
"""Bytes from the start of a file that tell what it is."""


class FileKind(StrEnum):
    """Everything a trainer may drop on the window; what isn't read has its ``Refusal``."""

    MAIL = "mail"
    TABLE = "table"
    CHAT = "chat"
    INSTAGRAM = "instagram"
    EMPTY = "empty"
    MAILBOX = "mailbox"
    OUTLOOK_MAIL = "outlook_mail"
    SPREADSHEET = "spreadsheet"
    SPREADSHEET_XML = "spreadsheet_xml"
    XML = "xml"
    LOCKED = "locked"
    DOCUMENT = "document"
    IWORK = "iwork"
    ARCHIVE = "archive"
    CARDS = "cards"
    OTHER_CARDS = "other_cards"
    CALENDAR = "calendar"
    WEB_PAGE = "web_page"
    JSON = "json"
    OWN_EXPORT = "own_export"
    NOTE = "note"
    """A text about one person; only reading it tells that it is no table."""
    MESSAGES_PAGE = "messages_page"
    TELEGRAM = "telegram"
    PDF = "pdf"
    PICTURE = "picture"
    BINARY = "binary"


_REFUSALS: Final = {
    FileKind.EMPTY: Wording("file_empty", "The file is empty."),
    FileKind.OUTLOOK_MAIL: Wording(
        "file_is_outlook_mail",
        "This is a mail in Outlook's own form (.msg), which PT CRM doesn't read."
        " In the new Outlook or on the web, download the mail as EML and import that."
        " In classic Outlook, copy its text and paste it in New lead.",
    ),
    FileKind.LOCKED: Wording(
        "spreadsheet_locked",
        "This file is protected with a password. Open it, save it without the password and import that.",
    ),
    FileKind.XML: Wording(
        "xml_not_read",
        "This is an XML file of a kind that PT CRM doesn't read. Save it as Excel or CSV and import that.",
    ),
    FileKind.DOCUMENT: Wording(
        "file_is_document",
        "This is a text document or a presentation. Copy its table into a spreadsheet and import that.",
    ),
    FileKind.IWORK: Wording(
        "file_is_iwork",
        "This file was made by Numbers, Pages or Keynote. Open it there, export it as Excel or CSV and import"
        " that.",
    ),
    FileKind.OTHER_CARDS: Wording(
        "cards_in_other_form",
        "These are contact cards written as XML or JSON, which PT CRM doesn't read. Save them as .vcf.",
    ),
    FileKind.CALENDAR: Wording("file_is_calendar", "This is a calendar file: there are no leads in it."),
    FileKind.MESSAGES_PAGE: Wording(
        "messages_page_not_read",
        "These are messages as a web page. Choose JSON when you download them from Instagram or Facebook.",
    ),
    FileKind.TELEGRAM: Wording(
        "telegram_not_read",
        "This is a chat from Telegram, which PT CRM doesn't read. Paste the message in New lead.",
    ),
    FileKind.PDF: Wording(
        "pdf_not_read", "PT CRM doesn't read PDF files. Copy the text and paste it in New lead."
    ),
    FileKind.PICTURE: Wording(
        "picture_not_read", "This is a picture. Type or paste what it says in New lead."
    ),
    FileKind.BINARY: Wording("file_is_binary", "There is no text in this file that PT CRM can read."),
}

_OLE: Final = b"\xd0\xcf\x11\xe0"
_OUTLOOK: Final = ("__substg1.0_".encode("utf-16-le"), "__properties_version1.0".encode("utf-16-le"))
_ZIPPED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_KINDS: Final = {
    "spreadsheet": FileKind.SPREADSHEET,
    "document": FileKind.DOCUMENT,
    "iwork": FileKind.IWORK,
    "": FileKind.ARCHIVE,
}
_OLE_KINDS: Final = {
    "spreadsheet": FileKind.SPREADSHEET,
    "document": FileKind.DOCUMENT,
    "encrypted": FileKind.LOCKED,
}
_WORKBOOK: Final = re.compile(
    r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL
)
_HTML: Final = re.compile(r"<(html|table|tr)\b", re.IGNORECASE)
_OF_A_SENT_MAIL: Final = re.compile(r"^(?:to|received|message-id|return-path|delivered-to):", re.MULTILINE)
_PACKED: Final = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
_PICTURES: Final = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_ISO_MEDIA: Final = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)
_WEBP: Final = re.compile(rb"RIFF....WEBP", re.DOTALL)
_OTHER: Final = (b"SQLite format", b"\x7fELF", b"MZ\x90")
_TAR: Final = slice(257, 262)
_PAGE: Final = re.compile(
    r"<(!doctype|html|table|\?xml|head|meta|body|div|style|script)\b|<!--"
    r"|<(tr|t[hd]|thead|tbody|title|link|center|font|h[1-6]|p|b|br|span|form|section)\b(?=.*?<t[rd]\b)",
    re.IGNORECASE | re.DOTALL,
)
_CARD: Final = re.compile(r"(?:[\w-]+\.)?begin\s*:\s*vcard", re.IGNORECASE)
_CARD_INSIDE: Final = re.compile(r"[\r\n][ \t]*(?:[\w-]+\.)?begin\s*:\s*vcard\s*[\r\n]", re.IGNORECASE)
_CARD_BYTES: Final = re.compile(rb"[\r\n](?:[\w-]+\.)?begin:vcard\s*[\r\n]", re.IGNORECASE)
_OTHER_CARD: Final = re.compile(
    r'\[\s*"vcard"|\[\s*\[\s*"vcard"|(?:<\?xml[^>]*>\s*)?<vcards?\b', re.IGNORECASE
)
_CALENDAR: Final = re.compile(r"begin\s*:\s*vcalendar", re.IGNORECASE)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*[\[{"\]]')
_CONVERSATION: Final = ('"messages"', '"sender_name"', '"timestamp_ms"')
_TELEGRAM: Final = re.compile(
    r'"type"\s*:\s*"(?:personal_chat|private_group|private_supergroup|bot_chat|saved_messages)"'
)
_MESSAGES_PAGE: Final = re.compile(
    r"<title>[^<]{0,300}</title>.{0,60000}(?:_a6-g|_3-95|_2pi[no]|pam _3-95)|instagram_activity", re.DOTALL
)
_OWN_EXPORT: Final = re.compile(rb'"program"\s*:\s*"PT CRM"')
_OWN_NAME_WITHIN: Final = 300
"""Bytes from either end of an export in which the name of the program stands."""
_HEADER: Final = re.compile(r"([!-9;-~]{1,70}?)[ \t]*:")
_BEFORE_MAIL: Final = re.compile(r">?From (?:[^\r\n]*\d\d:\d\d[^\r\n]*|\S+@\S+|- ?)?|\d{1,9} *")
"""The line that mailboxes, and Apple Mail, put before a mail."""
_IN_PARTS: Final = re.compile(r"content-type[ \t]*:[ \t]*multipart/", re.IGNORECASE)
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
        return (
            FileKind.OUTLOOK_MAIL if any(name in data for name in _OUTLOOK) else _OLE_KINDS[ole_holds(data)]
        )
    if head.startswith(_ZIPPED):
        return _ZIP_KINDS[zip_holds(data)]
    if head.startswith(_PACKED) or head[_TAR] == b"ustar":
        return FileKind.ARCHIVE
    if _is_picture(head):
        return FileKind.PICTURE
    if head.startswith(b"{\\rtf"):
        return FileKind.DOCUMENT
    if head.startswith(_OTHER):
        return FileKind.BINARY
    if head.startswith(b"%PDF"):
        return FileKind.PDF
    return _kind_of_text(_as_text(head), data)


def _is_picture(head: bytes) -> bool:
    """Whether it is a photo or a drawing. Words begin with "BM", too: after that a bitmap has zeros."""
    if head.startswith(b"BM"):
        return head[6:10] == bytes(4)
    return head.startswith(_PICTURES) or bool(_ISO_MEDIA.match(head) or _WEBP.match(head))


def is_own_export(data: bytes) -> bool:
    """Whether a JSON file is one that PT CRM exported, also when another program laid it out anew."""
    ends = (data[:_OWN_NAME_WITHIN], data[-_OWN_NAME_WITHIN:])
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and any(map(_OWN_EXPORT.search, ends))


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
    if _OTHER_CARD.match(text):
        return FileKind.OTHER_CARDS
    if _CALENDAR.match(text):
        return FileKind.CARDS if _CARD_BYTES.search(data) else FileKind.CALENDAR
    if _is_page_in_parts(text):
        return FileKind.WEB_PAGE
    if is_mailbox(data):
        return FileKind.MAILBOX
    if _is_mail(text):
        return FileKind.MAIL
    if _PAGE.match(text):
        return _kind_of_marked(text)
    if _JSON.match(text):
        return FileKind.OWN_EXPORT if is_own_export(data) else _kind_of_json(text)
    if looks_like_chat(decode(data[:LOOKED_AT])[0]):
        return FileKind.CHAT
    if _CARD_INSIDE.search(text):
        return FileKind.CARDS
    odd = sum(1 for char in text if char < " " and char not in "\t\r\n\x00\x0b\x0c")
    return FileKind.BINARY if odd * 20 > len(text) and not _in_two_bytes(data) else FileKind.TABLE


def _kind_of_json(text: str) -> FileKind:
    if all(name in text for name in _CONVERSATION):
        return FileKind.INSTAGRAM
    return FileKind.TELEGRAM if _TELEGRAM.search(text) else FileKind.JSON


def _kind_of_marked(text: str) -> FileKind:
    if _WORKBOOK.search(text[:4096]):
        return FileKind.SPREADSHEET_XML
    if _MESSAGES_PAGE.search(text):
        return FileKind.MESSAGES_PAGE
    return FileKind.XML if text.startswith("<?xml") and not _HTML.search(text) else FileKind.WEB_PAGE


def _is_page_in_parts(text: str) -> bool:
    """Whether it is a web page with all that is on it in one file, as browsers and Excel save it (.mht)."""
    plain = text.casefold()
    head = re.split(r"\r?\n\r?\n", plain, maxsplit=1)[0]
    return (
        "mime-version:" in head
        and "multipart/related" in head
        and "content-location:" in plain
        and "text/html" in plain
        and not _OF_A_SENT_MAIL.search(head)
    )


def _is_mail(text: str) -> bool:
    """Whether it begins with lines of a mail's head: one that only a mail has, or two others."""
    lines = text.splitlines()
    if lines and _BEFORE_MAIL.fullmatch(lines[0]):
        lines = lines[1:]
    known = 0
    for line in lines[:200]:
        if line[:1] in (" ", "\t") and line.strip():
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        name = header[1].casefold()
        if name in _TRACES or _IN_PARTS.match(line):
            return True
        known += name in _ENVELOPE
    return known > 1
