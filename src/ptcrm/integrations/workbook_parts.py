"""Which part of an .xlsx or .xlsb holds which sheet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from ptcrm.integrations.binary_records import record_head

_BUNDLED_SHEET: Final = 156
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_LINK: Final = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_MARK: Final = re.compile(r"(?<![\w:])([\w:]++)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Sheet name to the name of its part, in lower case; ``parts`` are small parts by lower-case name.

    What can't be told is left out.
    """
    links = next((text for name, text in parts.items() if name.startswith("xl/_rels/workbook.")), b"")
    targets = {
        marks.get("Id", ""): posixpath.normpath(posixpath.join("/xl", marks.get("Target", "")))[1:].casefold()
        for marks in map(_marks, _LINK.findall(links.decode("utf-8", "replace")))
    }
    named = [
        *_named_in_xml(parts.get("xl/workbook.xml", b"")),
        *_named_in_bytes(parts.get("xl/workbook.bin", b"")),
    ]
    return {name: targets[link] for name, link in named if name and link in targets}


def _named_in_xml(book: bytes) -> Iterator[tuple[str, str]]:
    for marks in map(_marks, _SHEET.findall(book.decode("utf-8", "replace"))):
        yield marks.get("name", ""), next((value for key, value in marks.items() if key.endswith(":id")), "")


def _named_in_bytes(book: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    while (head := record_head(book, at)) is not None:
        kind, start, length = head
        if kind == _BUNDLED_SHEET:
            link, after = _text(book, start + 8)
            yield _text(book, after)[0], link
        at = start + length


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A counted text and where it ends."""
    end = at + 4 + 2 * int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _marks(text: str) -> dict[str, str]:
    return {key: unescape(one or other) for key, one, other in _MARK.findall(text)}
