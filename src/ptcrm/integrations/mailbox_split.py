"""A mailbox (mbox) -> its mails one by one, however large it is: at most one mail is in memory.

The standard library's ``mailbox.mbox`` wants a path, keeps a table of the whole file and takes every line
that begins with "From " for a new mail, also one in the middle of what somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from ptcrm.integrations.message import MAIL_BYTES

_CHUNK: Final = 1 << 20
_LONGEST_LINE: Final = 400
"""Bytes of a line that announces a mail, and of the beginning of the line after it."""
_FROM: Final = b"\nFrom "
_DAY: Final = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?"
_MONTH: Final = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK: Final = rb"\d{1,2}:\d\d"
_DATED: Final = re.compile(
    rb"From \S[^\r\n]{0,200}?" + _DAY + rb" +(?:" + _MONTH + rb" +\d{1,2}|\d{1,2} +" + _MONTH + rb")"
    rb"[^\r\n]{0,20} " + _CLOCK + rb"[^\r\n]{0,60}\r?\n"
)
"""What every program writes: ``From jan@example.nl Mon Jan  1 10:00:00 2024``."""
_LOOSE: Final = re.compile(rb"From (?:\S*@\S+ [^\r\n]{0,100}?" + _CLOCK + rb"[^\r\n]{0,60}|-)?[ \t]*\r?\n")
"""What some write: another date, or none (``From `` alone, as Thunderbird does)."""
_HEADER: Final = re.compile(rb"(?:>From |[!-9;-~]{1,70}:)")
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MailboxMail:
    """One mail of a mailbox, counted from 1. ``data`` is its beginning only where ``whole`` is not set: it
    is larger than any mail that is read. ``end`` is where in the file it ends, in bytes."""

    number: int
    data: bytes
    whole: bool
    end: int


def is_mailbox(data: bytes) -> bool:
    """Whether this is, or is the beginning of, a file with several mails in it."""
    start = len(data) - len(data.lstrip(b"\xef\xbb\xbf\r\n\t "))
    if _announces(data, start, after_blank=True) == 0:
        return False
    return _next_mail(data, start + 5, len(data)) is not None


def split_mailbox(stream: IO[bytes]) -> Iterator[MailboxMail]:
    """Every mail in it, with the lines that were quoted for the mailbox (``>From``) as they were written.

    Linear in the size of the file. Raises ``OSError`` where the file can't be read.
    """
    held = bytearray()
    searched = number = offset = 0
    whole, at_end = True, False
    while not at_end:
        chunk = stream.read(_CHUNK)
        at_end = not chunk
        held += chunk
        safe = len(held) if at_end else len(held) - _LONGEST_LINE
        begin = 0
        while (found := _next_mail(held, max(searched, begin + 1), safe)) is not None:
            if mail := _mail(held[begin:found], number + 1, whole, offset + found):
                number += 1
                yield mail
            begin = searched = found
            whole = True
        del held[:begin]
        offset += begin
        searched = max(1, safe - begin - len(_FROM))
        if len(held) > MAIL_BYTES + _CHUNK:
            whole = False
            dropped = len(held) - _LONGEST_LINE - MAIL_BYTES
            del held[MAIL_BYTES : MAIL_BYTES + dropped]
            offset += dropped
            searched = max(MAIL_BYTES, searched - dropped)
    if mail := _mail(held, number + 1, whole, offset + len(held)):
        yield mail


def _next_mail(data: bytes | bytearray, start: int, end: int) -> int | None:
    """Where the next mail begins, if it does between these places."""
    at = start - 1
    while (at := data.find(_FROM, at, end)) != -1:
        before = data[max(0, at - 2) : at]
        after_blank = before.endswith((b"\n", b"\n\r"))
        if _announces(data, at + 1, after_blank=after_blank):
            return at + 1
        at += 1
    return None


def _announces(data: bytes | bytearray, at: int, *, after_blank: bool) -> int:
    """The length of the line at this place if it announces a mail, 0 if somebody wrote it.

    The usual line is believed after a blank one, or before a header; any other needs both.
    """
    if found := _DATED.match(data, at):
        return found.end() - at if after_blank or _HEADER.match(data, found.end()) else 0
    found = _LOOSE.match(data, at)
    return found.end() - at if found and after_blank and _HEADER.match(data, found.end()) else 0


def _mail(piece: bytes | bytearray, number: int, whole: bool, end: int) -> MailboxMail | None:
    data = bytes(piece)
    if not data.strip(b"\xef\xbb\xbf\r\n\t "):
        return None
    if not whole or len(data) > MAIL_BYTES:
        return MailboxMail(number, data[:_CHUNK], False, end)
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    return MailboxMail(number, _QUOTED.sub(rb"\1", data) if b"\n>" in data else data, True, end)
