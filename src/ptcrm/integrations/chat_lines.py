"""The text of an exported or copied WhatsApp chat -> its messages: when, who, what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import WITHOUT_WORDS
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.moments import DateOrder
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.chat_phrases import (
    ATTACHED,
    EDITED,
    MARKS,
    MEDIA,
    NO_NAME,
    Notice,
    is_system_text,
    notice_in,
)
from ptcrm.integrations.chat_stamps import Stamp, believed, moments_of, order_of, stamp_at
from ptcrm.integrations.contact_rows import RefusedRow

_SENDER: Final = re.compile(r"(.{1,100}?):(?:\s|$)")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}")
_MARKED_MEDIA: Final = re.compile(f"\u200e(?:{MEDIA.pattern})", MEDIA.flags)
_LONGEST_MEDIA: Final = 60
_LOOKED_AT: Final = 200
"""Lines that tell whether a text is a chat."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message. ``at`` is UTC ms, ``stamp`` what stood there; ``sender`` is "" for what the chat itself
    says. ``notice`` says of what a person didn't type what it is."""

    line: int
    at: int
    stamp: str
    sender: str
    text: str
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ChatText:
    """The messages in the order of time, and what could not be taken."""

    messages: tuple[ChatMessage, ...]
    refused: tuple[RefusedRow, ...] = ()


def looks_like_chat(head: str) -> bool:
    """Whether a text is a chat: stamps with a sender behind them, from its first line on.

    Of a chat that was copied from the middle a third of the lines is enough, if there are two.
    """
    lines = [line for line in head.replace("\r", "\n").split("\n")[: 2 * _LOOKED_AT] if line.strip()]
    starts = [_starts_message(line) for line in lines[:_LOOKED_AT]]
    found = sum(starts)
    return bool(starts) and found > 0 and (starts[0] or (found > 1 and 3 * found >= len(starts)))


def read_chat(text: str, now: int, zone: ZoneInfo, stated: DateOrder | None = None) -> ChatText:
    """Every message of a chat, with its lines joined. ``now`` in UTC ms, ``zone`` the laptop's.

    ``stated`` is how dates are written, for a file that leaves it open. Never raises.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    stamps = [(at, stamp) for at, line in enumerate(lines) if (stamp := stamp_at(line)) is not None]
    forms = believed([stamp for _, stamp in stamps])
    stamps = [(at, stamp) for at, stamp in stamps if stamp.form in forms]
    order = order_of([stamp for _, stamp in stamps], stated, now, zone)
    moments = moments_of([stamp for _, stamp in stamps], order, now, zone)
    heads = [
        (at, stamp, moment) for (at, stamp), moment in zip(stamps, moments, strict=True) if moment is not None
    ]
    bodies = list(map(_split, _bodies(lines, heads)))
    known = {sender for sender, _ in bodies if sender}
    messages: list[ChatMessage] = []
    refused = _begins_halfway(lines[: heads[0][0]]) if heads else []
    for (at, stamp, moment), (sender, words) in zip(heads, bodies, strict=True):
        try:
            messages.append(_message(at + 1, moment, stamp.text, sender, words, known))
        except Refusal as refusal:
            refused.append(RefusedRow(at + 1, refusal.with_traceback(None)))
    return ChatText(tuple(sorted(messages, key=lambda message: message.at)), tuple(refused))


def _starts_message(line: str) -> bool:
    """Whether a line is a stamp with something behind it that a chat has there."""
    stamp = stamp_at(line)
    if stamp is None:
        return False
    sender, text = _split(line[stamp.end :])
    if sender:
        return not _CLOCK.match(sender) and ";" not in sender and "\t" not in sender
    return is_system_text(text, marked=True) or notice_in(text) is not None


def _bodies(lines: list[str], heads: list[tuple[int, Stamp, int]]) -> list[str]:
    ends = [*(at for at, _, _ in heads[1:]), len(lines)][: len(heads)]
    return [
        "\n".join([lines[at][stamp.end :], *lines[at + 1 : end]])
        for (at, stamp, _), end in zip(heads, ends, strict=True)
    ]


def _split(body: str) -> tuple[str, str]:
    """Sender and text of a message; no sender for what the chat itself says."""
    body = body.lstrip("\u200e\u200f\u202a\u202b\u202d\ufeff")
    found = _SENDER.match(body)
    if found is None or NO_NAME.search(found[1]):
        return "", body
    return _name(found[1]), body[found.end() :]


def _name(typed: str) -> str:
    return " ".join(MARKS.sub("", typed).split())


def _message(line: int, at: int, stamp: str, sender: str, text: str, known: set[str]) -> ChatMessage:
    if not sender:
        head, colon, rest = text.partition(":")
        if colon and _name(head) in known:  # "Jan:." of a message that begins with a sign
            sender, text = _name(head), rest
    marked = text.lstrip(" ").startswith("\u200e")
    plain = MARKS.sub("", text).strip() if not text.isascii() else text.strip()
    notice = notice_in(plain)
    if notice is None and (not sender or is_system_text(plain, marked)):
        notice = Notice.SYSTEM
    if notice is None:
        plain = _words(text)
    return ChatMessage(line, at, stamp, sender, clean(plain, "message", LONG_TEXT), notice)


def _words(text: str) -> str:
    """What a person sent, with ``WITHOUT_WORDS`` for what isn't words."""
    text = _MARKED_MEDIA.sub(f"\n{WITHOUT_WORDS}\n", text) if "\u200e" in text else text
    text = text if text.isascii() else MARKS.sub("", text)
    if ">" in text or ")" in text:  # few messages end in one, and all of these do
        text = ATTACHED.sub(f"\n{WITHOUT_WORDS}\n", EDITED.sub("", text))
    lines = [WITHOUT_WORDS if _is_media(line) else line.rstrip() for line in text.split("\n")]
    words = "\n".join(lines).strip()
    if WITHOUT_WORDS in words:
        words = re.sub(r"\n{2,}", "\n", words)
    # What was meant to be seen once leaves nothing behind, or "null".
    return words if words not in ("", "null") else WITHOUT_WORDS


def _is_media(line: str) -> bool:
    return len(line) <= _LONGEST_MEDIA and MEDIA.fullmatch(line.strip()) is not None


def _begins_halfway(lines: list[str]) -> list[RefusedRow]:
    """What stands before the first stamp: the end of a message whose beginning wasn't copied."""
    if not any(MARKS.sub("", line).strip() for line in lines):
        return []
    return [
        RefusedRow(
            1,
            Refusal(
                "chat_begins_halfway",
                "The chat begins in the middle of a message. What stands before the first time was left out.",
            ),
        )
    ]
