"""The bytes of a table file as text: which encoding was used, and repair of text that was encoded twice."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8", 3),
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
_ONE_BYTE: Final = ("cp1252", "cp850", "mac_roman")
_HIGH_BYTE: Final = re.compile(rb"(?<=([\x00-\xff]))([\x80-\xff])(?=([\x00-\xff]))")
_ACCENTED: Final = frozenset("éëèêïíîöóòôüúûáàâäçñøåæßœšžÿÉËÈÊÏÍÎÖÓÔÜÚÁÀÂÄÇÑØÅÆŒŠŽ")
_WORD_ENDS: Final = frozenset("éëèàáâïßøå")
_SIGNS: Final = frozenset("€£§°²³½¼©®™«»…•·–—´ªº±×\u00a0")
_SURELY_TWICE: Final = re.compile(
    r"[ÃÄÅâð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[a-z\d]Â[\u0080-\u00bf]"
)
"""What nobody writes. A capital Â before a sign or a space may be meant, behind a small letter or a figure it
isn't; where one of these is found, every Â is taken along."""
_AT_ONCE: Final = 1 << 20
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


def decode(data: bytes, stated: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The text, the name of its encoding, and what had to be repaired (codes of ``table.WARNINGS``).

    Order: byte order mark, NULs of UTF-16 without one, strict UTF-8, then whichever one-byte encoding
    gives likely words; with ``stated`` that encoding and no repair. Never raises: a byte that can't be read
    becomes U+FFFD.
    """
    if stated:
        return data.decode(stated, errors="replace"), stated, ()
    text, encoding, warnings = _decode_once(data)
    if _holds_twice(text):
        repaired = _NOT_ASCII.sub(lambda run: _undo_twice(run.group()), text)
        if repaired != text:
            return repaired, encoding, (*warnings, "text_encoded_twice")
    return text, encoding, warnings


def _holds_twice(text: str) -> bool:
    """Whether anything was encoded twice; looked for in pieces, so that other threads get their turn."""
    return any(_SURELY_TWICE.search(text, at, at + _AT_ONCE + 2) for at in range(0, len(text), _AT_ONCE))


def _decode_once(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    for mark, encoding, width in _BOMS:
        if data.startswith(mark):
            if encoding != "utf-8":
                return data[width:].decode(encoding, errors="replace"), encoding, ()
            data = data[width:]
            break
    else:
        if wide := _wide_without_mark(data):
            return data.decode(wide, errors="replace"), wide, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed, "utf-8", ("mixed_encodings",)
    encoding = _likeliest(data)
    return data.decode(encoding, errors="replace"), encoding, ()


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 in a Western language is half NULs, all at even places (big endian) or all at odd ones."""
    head = data[:4096]
    if head.count(0) * 4 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even > 4 * odd:
        return "utf-16-be"
    return "utf-16-le" if odd > 4 * even else None


def _mostly_utf8(data: bytes) -> str | None:
    """A UTF-8 file with some lines glued in from elsewhere, or cut off halfway a character."""
    lines = re.split(rb"(?<=\n)", data)
    good = bad = 0
    out: list[str] = []
    for line in lines:
        try:
            out.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            out.append(line.decode("cp1252", errors="replace"))
            bad += 1
    return "".join(out) if good > bad else None


def _likeliest(data: bytes) -> str:
    """cp1252, unless that puts signs where words want letters and an older encoding doesn't."""
    seen = Counter(match.groups() for match in _HIGH_BYTE.finditer(b" " + data[:400_000] + b" "))
    totals: dict[str, int] = {}
    for encoding in _ONE_BYTE:
        total = lowest = 0
        for (before, byte, after), times in seen.items():
            points = _points(byte.decode(encoding, errors="replace"), before, after)
            total += points * times
            lowest = min(lowest, points)
        if encoding == "cp1252" and lowest >= 0:
            return encoding
        totals[encoding] = total
    return max(_ONE_BYTE, key=totals.__getitem__)


def _points(char: str, before: bytes, after: bytes) -> int:
    """How well a character fits between its neighbours: the higher the likelier, below 0 is odd."""
    starts, ends = not _is_letter(before), not _is_letter(after)
    if char in "‘’":
        opens_late = char == "‘" and not starts
        return -2 if opens_late else 3
    if char in "“”„":
        return 2 if starts or ends else -2
    if char in _SIGNS:
        return 1 if starts or ends else -2
    if char not in _ACCENTED:
        return -1 if char.isalpha() else -3
    if char.isupper() and before.islower():
        return -1
    if starts and ends:
        return 0
    return 2 if not starts and (not ends or char in _WORD_ENDS) else 1


def _is_letter(byte: bytes) -> bool:
    return byte.isalpha() or byte >= b"\x80"


def _undo_twice(run: str) -> str:
    """``Ã«`` to ``ë`` where the run is UTF-8 read as cp1252; anything else as it stands."""
    try:
        return b"".join(map(_as_cp1252, run)).decode("utf-8")
    except UnicodeError:
        return run


def _as_cp1252(char: str) -> bytes:
    # cp1252 has five holes; lenient readers let those bytes through as control characters.
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")
