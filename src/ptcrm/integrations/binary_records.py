"""The records an .xlsb is made of: a kind, a length and that many bytes."""

from __future__ import annotations


def record_head(data: bytes, at: int) -> tuple[int, int, int] | None:
    """A record's kind, where its bytes start and how many there are; None where that isn't there yet."""
    if at >= len(data):
        return None
    kind, at = data[at], at + 1
    if kind & 0x80:
        if at >= len(data):
            return None
        kind, at = (kind & 0x7F) | (data[at] << 7), at + 1
    length = 0
    for shift in (0, 7, 14, 21):
        if at >= len(data):
            return None
        byte, at = data[at], at + 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return kind, at, length
