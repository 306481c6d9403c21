"""Compound files, the older Office container: a small file system in chained sectors.

One stream is read, and written again in a file of its own.
"""

from __future__ import annotations

import struct
from array import array
from typing import Final

_LAST: Final = 0xFFFF_FFFA
"""Sector numbers from here on are marks, such as the end of a chain."""
_ENTRY: Final = 128
_ROOT: Final = 5
_STREAM: Final = 2
_SECTOR: Final = 512
_FREE: Final = 0xFFFF_FFFF
_END: Final = 0xFFFF_FFFE
_TABLE: Final = 0xFFFF_FFFD
_LIST: Final = 0xFFFF_FFFC
_SMALLEST: Final = 4096
"""Bytes; shorter streams would stand in a second, finer system of sectors."""
_PER_SECTOR: Final = _SECTOR // 4
_IN_HEADER: Final = 109


def read_stream(data: bytes, *names: str) -> bytes | None:
    """The bytes of the first stream with one of these names; None without one or in a damaged file."""
    try:
        return _stream(data, [name.casefold() for name in names])
    except (struct.error, IndexError, ValueError):
        return None


def one_stream(name: str, data: bytes) -> bytes:
    """A compound file of this stream alone, with noughts behind it if it is short.

    For readers that follow the chains of a damaged file until the memory is full.
    """
    data = data.ljust(_SMALLEST, b"\0")
    held = -(-len(data) // _SECTOR)
    tables = lists = 0
    while tables * _PER_SECTOR < held + 1 + tables + lists:
        tables += 1
        lists = -(-max(0, tables - _IN_HEADER) // (_PER_SECTOR - 1))
    first_table, first_list = held + 1, held + 1 + tables
    chain = [*range(1, held), _END, _END, *[_TABLE] * tables, *[_LIST] * lists]
    chain += [_FREE] * (tables * _PER_SECTOR - len(chain))
    listed = [*range(first_table, first_list)]
    header = struct.pack(
        "<8s16x5H6x6I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, held, 0, _SMALLEST, _END),
    )
    header += struct.pack("<3I", 0, first_list if lists else _END, lists)
    header += _sector_numbers(listed[:_IN_HEADER], _IN_HEADER)
    more = b""
    for at in range(lists):
        begin = _IN_HEADER + at * (_PER_SECTOR - 1)
        following = first_list + at + 1 if at + 1 < lists else _END
        more += _sector_numbers(listed[begin : begin + _PER_SECTOR - 1], _PER_SECTOR - 1)
        more += struct.pack("<I", following)
    directory = _entry("Root Entry", _ROOT, 1, _END, 0) + _entry(name, _STREAM, _FREE, 0, len(data))
    return b"".join(
        (
            header,
            data.ljust(held * _SECTOR, b"\0"),
            directory.ljust(_SECTOR, b"\0"),
            _sector_numbers(chain, len(chain)),
            more,
        )
    )


def _sector_numbers(numbers: list[int], room: int) -> bytes:
    return struct.pack(f"<{room}I", *numbers, *[_FREE] * (room - len(numbers)))


def _entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
    """One entry of the directory, with nothing beside it."""
    text = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBB3I36xIQ", text, len(text), kind, 1, _FREE, _FREE, child, start, length)


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
