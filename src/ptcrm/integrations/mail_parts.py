"""The inside of a mail: which part to read, decoded and within limits."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from email.message import Message

from ptcrm.integrations.mail_text import decode_text, tidy

DEEPEST = 20
"""Parts within parts."""

MOST_PARTS = 200
HTML_CHARS = 2 * 1024 * 1024
TEXT_CHARS = 1024 * 1024


class TooDeep(Exception):
    """A mail nested beyond what any mail program makes."""


@dataclass(frozen=True, slots=True)
class Body:
    """The readable parts: the first plain text, the first HTML, and a mail carried inside, if any."""

    text: str = ""
    html: str = ""
    inner: Message | None = None
    invitation: bool = False
    """Whether it asks or answers for a place in a calendar."""


def read_body(mail: Message) -> Body:
    """The body of a mail. Raises ``TooDeep`` beyond 20 levels of parts."""
    texts: list[str] = []
    htmls: list[str] = []
    inner: Message | None = None
    stack: list[tuple[Message, int]] = [(mail, 1)]
    invitation = False
    seen = 0
    while stack and seen < MOST_PARTS:
        part, depth = stack.pop()
        seen += 1
        if depth > DEEPEST:
            raise TooDeep
        payload = part.get_payload()
        if isinstance(payload, list):
            children = [child for child in payload if isinstance(child, Message)]
            if part.get_content_type() == "message/rfc822":
                inner = inner or (children[0] if children else None)
                continue
            stack.extend((child, depth + 1) for child in reversed(children[:MOST_PARTS]))
            continue
        kind = part.get_content_type()
        invitation = invitation or (kind == "text/calendar" and not _attached(part))
        if _attached(part) or kind not in ("text/plain", "text/html"):
            continue
        chosen = htmls if kind == "text/html" else texts
        if not chosen or not chosen[0].strip():
            chosen[:] = [_content(part, HTML_CHARS if kind == "text/html" else TEXT_CHARS)]
    text = texts[0] if texts else ""
    html = htmls[0] if htmls else ""
    if not html and re.match(r"\s*<(?:!doctype|html|body|table|p|div)\b", text, re.IGNORECASE):
        text, html = "", text
    return Body(text, html, inner, invitation)


def _attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", ""))[:200].casefold()
    return disposition.lstrip().startswith("attachment")


def _content(part: Message, limit: int) -> str:
    """The decoded text of one part, at most ``limit`` characters."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error, TypeError, AttributeError):
        data = None
    if not isinstance(data, bytes):
        raw = part.get_payload()
        data = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""
    text = tidy(decode_text(data[: limit * 2], _charset(part))[:limit])
    declared = str(part.get("content-type", ""))[:500].casefold()
    return _unflow(text, "delsp=yes" in declared) if "format=flowed" in declared else text


def _charset(part: Message) -> str:
    try:
        charset = part.get_param("charset", "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    value = charset[2] if isinstance(charset, tuple) else charset
    return str(value)[:40] if value else ""


def _unflow(text: str, delsp: bool) -> str:
    """format=flowed text with its soft line ends joined (RFC 3676)."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        flowing = line.endswith(" ") and line != "-- " and not line.lstrip().startswith(">")
        piece = line[:-1] if flowing and delsp else line
        if open_line and line != "-- ":
            out[-1] += piece
        else:
            out.append(piece)
        open_line = flowing and bool(line.strip())
    return "\n".join(out)
