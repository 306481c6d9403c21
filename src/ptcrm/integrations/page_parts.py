"""A web page as text: one file of HTML, or the pages packed in an .mht."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Final

from ptcrm.integrations.csv_text import decode

_CHARSET: Final = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD: Final = 4096
_SHEET_NAME: Final = re.compile(
    r"<x:Name>([^<]{1,100})</x:Name>.{0,400}?<x:WorksheetSource\s+HRef\s*=\s*[\"']([^\"']{1,300})",
    re.IGNORECASE | re.DOTALL,
)
_MOST_PARTS: Final = 200
_ONE_BYTE: Final = frozenset(("cp1252", "cp850", "mac_roman"))


@dataclass(frozen=True, slots=True)
class PagePart:
    """The HTML of a page; ``name`` is what a workbook calls it, mostly "". ``warnings`` are codes of
    ``table.WARNINGS``."""

    html: str
    encoding: str
    name: str = ""
    warnings: tuple[str, ...] = ()


def page_parts(data: bytes, encoding: str = "") -> list[PagePart]:
    """Every page in the file; ``encoding`` is what the trainer says it is, "" finds out."""
    if b"mime-version:" not in data[:_HEAD].lower():
        return [_page(data, encoding)]
    found: list[tuple[str, PagePart]] = []
    for part in _pages(message_from_bytes(data)):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            place = str(part.get("Content-Location", "")).replace("\\", "/")
            found.append((place, _page(payload, encoding, part.get_content_charset("") or "")))
    names = {
        href.replace("\\", "/").rpartition("/")[2].casefold(): name
        for _, page in found
        for name, href in _SHEET_NAME.findall(page.html[:200_000])
    }
    return [
        PagePart(page.html, page.encoding, names.get(place.rpartition("/")[2].casefold(), ""), page.warnings)
        for place, page in found
    ]


def _pages(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            yield part


def _page(data: bytes, encoding: str, stated: str = "") -> PagePart:
    """Marks and valid UTF-8 say more than the page does of itself; it says more than a guess."""
    text, used, warnings = decode(data, encoding)
    if not encoding and used in _ONE_BYTE and (named := _named(data, stated)):
        text, used, warnings = decode(data, named)
    return PagePart(text.replace("\x00", ""), used, "", warnings)


def _named(data: bytes, stated: str) -> str:
    """The encoding the page names itself, if it is one for bytes that Python knows."""
    found = _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii", "replace") if found else stated
    try:
        name = codecs.lookup(name).name
        b"".decode(name)
    except (LookupError, ValueError):
        return ""
    # Latin-1 on a page is cp1252, as every browser reads it.
    return "" if name.startswith("utf") or name == "ascii" else "cp1252" if name == "iso8859-1" else name
