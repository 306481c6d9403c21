"""One conversation of Instagram's or Messenger's "download your information" (``message_1.json``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from ptcrm.domain.enquiry import WITHOUT_WORDS
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.moments import write_iso
from ptcrm.domain.refusals import Refusal, Wording
from ptcrm.integrations.chat_lines import ChatMessage
from ptcrm.integrations.chat_phrases import Notice, is_attachment, is_reaction
from ptcrm.integrations.contact_rows import RefusedRow

NO_MESSAGES: Final = Wording("chat_without_messages", "There are no messages in this file.")

_HALF: Final = re.compile("[\ud800-\udfff]")
_MEDIA: Final = ("photos", "videos", "audio_files", "files", "gifs", "sticker")
_EARLIEST: Final = 946_684_800_000
_LATEST: Final = 7_289_654_400_000
"""The years 2000 and 2201: a message outside them has no moment."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as it was downloaded, in the order of time. ``title`` is whom it is with, ``thread`` its
    id, ``people`` everybody in it, ``facebook`` whether it is from there rather than from Instagram."""

    title: str
    thread: str
    people: tuple[str, ...]
    messages: tuple[ChatMessage, ...]
    refused: tuple[RefusedRow, ...]
    facebook: bool = False


def read_conversation(data: bytes) -> Conversation:
    """The messages in the file, numbered as they stand in it. Raises ``Refusal``: json_broken."""
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refusal(
            "json_broken", "This JSON file is damaged or incomplete. Download or export it once more."
        ) from None
    if not isinstance(document, Mapping) or not isinstance(document.get("messages"), list):
        raise Refusal(*NO_MESSAGES)
    messages: list[ChatMessage] = []
    refused: list[RefusedRow] = []
    for number, entry in enumerate(document["messages"], start=1):
        try:
            if (message := _message(number, entry)) is not None:
                messages.append(message)
        except Refusal as refusal:
            refused.append(RefusedRow(number, refusal.with_traceback(None)))
    # Newest first as they stand; of two at one instant the later one in the file was said earlier.
    messages.sort(key=lambda message: (message.at, -message.line))
    return Conversation(
        _text(document.get("title")).strip(),
        _text(document.get("thread_path")).strip()[:300],
        tuple(_participants(document.get("participants"))),
        tuple(messages),
        tuple(refused),
        facebook=b"facebook_activity" in data,
    )


def _participants(listed: object) -> Iterator[str]:
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, Mapping) and (name := _name(entry.get("name"))):
            yield name


def _message(number: int, entry: object) -> ChatMessage | None:
    """One message; None for what nobody said: a like, a message that was taken back, a talk that ended."""
    at = entry.get("timestamp_ms") if isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or isinstance(at, bool) or not isinstance(at, int):
        raise _unreadable()
    if not _EARLIEST <= at < _LATEST:
        raise _unreadable()
    sender, content = _name(entry.get("sender_name")), _text(entry.get("content"))
    if not sender:
        raise _unreadable()
    if entry.get("is_unsent") is True or is_reaction(content):
        return None
    stamp = write_iso(at)
    if "call_duration" in entry:
        taken = isinstance(entry["call_duration"], int | float) and entry["call_duration"] > 0
        return ChatMessage(number, at, stamp, sender, "", Notice.CALL if taken else Notice.MISSED_CALL)
    text = _words(entry, content)
    return ChatMessage(number, at, stamp, sender, clean(text, "message", LONG_TEXT)) if text else None


def _words(entry: Mapping[str, Any], content: str) -> str:
    """What was said, what was shared, and ``WITHOUT_WORDS`` for each thing that isn't words."""
    said = [] if is_attachment(content) else [content.strip()]
    share = entry.get("share")
    if isinstance(share, Mapping):
        shared = [_text(share.get(name)).strip() for name in ("share_text", "link")]
        said += [text for text in shared if text and text not in content]
    count = sum(
        max(1, len(held)) if isinstance(held := entry.get(name), list) else bool(held) for name in _MEDIA
    )
    said += [WITHOUT_WORDS] * min(count, 10)
    words = "\n".join(filter(None, said))
    return words or (WITHOUT_WORDS if content.strip() else "")


def _name(value: object) -> str:
    return " ".join(_text(value).split())[:200]


def _text(value: object) -> str:
    """A text as it was meant: the download writes UTF-8 as if it were Latin-1 (``Ã«`` for ``ë``)."""
    if not isinstance(value, str):
        return ""
    with suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return _HALF.sub("\ufffd", value)


def _no_number(_name: str) -> None:
    """NaN and Infinity are no numbers a message has."""


def _unreadable() -> Refusal:
    return Refusal(
        "message_unreadable", "This message doesn't say when or by whom it was sent, so it was left out."
    )
