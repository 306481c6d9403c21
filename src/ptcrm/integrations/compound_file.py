"""One stream of a compound file, the older Office container: a small file system in chained sectors."""

from __future__ import annotations

import struct
from array import array
from typing import Final

_LAST: Final = 0xFFFF_FFFA
"""Sector numbers from here on are marks, such as the end of a chain."""
_ENTRY: Final = 128
_ROOT: Final = 5


def read_stream(data: bytes, *names: str) -> bytes | None:
    """The bytes of the first stream with one of these names; None without one or in a damaged file."""
    try:
        return _stream(data, [name.casefold() for name in names])
    except (struct.error, IndexError, ValueError):
        return None


def _stream(data: bytes, names: list[str]) -> bytes | None:
    sector, small = (1 << shift for shift in struct.unpack_from("<HH", data, 30))
    if sector not in (512, 4096) or small != 64:
        return None
    first_entry, cutoff, first_small = struct.unpack_from("<I4xII", data, 48)
    chain = _chains(data, sector)
    directory = _follow(data, chain, first_entry, sector)
    found: dict[str, tuple[int, int]] = {}
    pool = (0, 0)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        size = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(size, 64) - 2)].decode("utf-16-le", "replace").casefold()
        place = struct.unpack_from("<II", directory, at + 116)
        if directory[at + 66] == _ROOT:
            pool = place
        found.setdefault(name, place)
    name = next((name for name in names if name in found), "")
    if not name:
        return None
    start, length = found[name]
    if length >= cutoff:
        return _follow(data, chain, start, sector)[:length]
    inner = _follow(data, chain, pool[0], sector)
    return _follow(b"\0" * small + inner, _numbers(_follow(data, chain, first_small, sector)), start, small)[
        :length
    ]


def _chains(data: bytes, sector: int) -> array[int]:
    """For each sector the one after it."""
    listed = list(struct.unpack_from("<109I", data, 76))
    more, left = struct.unpack_from("<II", data, 68)
    while more < _LAST and 0 < left <= len(data) // sector:
        block = struct.unpack_from(f"<{sector // 4}I", data, (more + 1) * sector)
        listed += block[:-1]
        more, left = block[-1], left - 1
    return _numbers(b"".join(data[(at + 1) * sector : (at + 2) * sector] for at in listed if at < _LAST))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if struct.pack("=H", 1) != b"\x01\x00":
        numbers.byteswap()
    return numbers


def _follow(data: bytes, chain: array[int], start: int, sector: int) -> bytes:
    """The sectors from ``start`` on. A chain that turns back on itself ends."""
    pieces: list[bytes] = []
    while start < _LAST and len(pieces) <= len(chain):
        pieces.append(data[(start + 1) * sector : (start + 2) * sector])
        start = chain[start]
    return b"".join(pieces)
