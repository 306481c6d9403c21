"""A file of contact cards (vCard 2.1, 3.0, 4.0) -> cards of properties, their values still as bytes.

Reads line by line, once, and keeps only what a person is made of: a photo of any size is passed over while
reading. What is folded, broken off or nested is put right here; what a value means is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Final, NamedTuple

from ptcrm.domain.limits import LONG_TEXT

MOST_PROPERTIES: Final = 2_000
"""Properties kept of one card; nobody has as many numbers and addresses."""
_LONGEST: Final = 13 * LONG_TEXT
"""Bytes kept of one value: more than the longest text that is taken in can need, however it is written."""
_MOST_PARAMS: Final = 64

_KEPT: Final = frozenset(
    b"VERSION PRODID KIND N FN NICKNAME ORG TITLE ROLE TEL EMAIL ADR LABEL NOTE UID CATEGORIES BDAY URL"
    b" X-PTCRM-N X-PTCRM-SOURCE X-PTCRM-REFERRER X-PTCRM-CHANNEL X-PTCRM-HOURS X-PTCRM-STAGE"
    b" X-PTCRM-OBSTACLES X-ABLABEL X-ABSHOWAS X-ADDRESSBOOKSERVER-KIND".split()
)
_RAW_LINES: Final = frozenset({b"NOTE", b"ADR", b"LABEL"})
"""Values that careless programs write over several lines as they stand."""
_IMPLIED: Final = frozenset({b"VERSION", b"N", b"FN", b"TEL", b"EMAIL", b"ORG"})
"""What tells that a card has begun, where its first line is gone."""
_HEAD: Final = re.compile(rb"[ \t]*+(?:([\w-]++)\.)?([A-Za-z][\w-]*+)[ \t]*+[:;]")
_BEGIN: Final = re.compile(rb"(?:[\w-]++\.)?begin\s*+:\s*+([\w-]++)\s*+", re.IGNORECASE)
_END: Final = re.compile(rb"(?:[\w-]++\.)?end\s*+:\s*+vcard\s*+(begin\s*+:\s*+vcard)?\s*+", re.IGNORECASE)
_END_OTHER: Final = re.compile(rb"end\s*+:\s*+([\w-]++)\s*+", re.IGNORECASE)
_COLON: Final = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
_PARAMS: Final = re.compile(r';((?:[^";]++|"[^"]*+")*+)')
_ESCAPED: Final = re.compile(rb"[;\s]*+(?:=[0-9A-Fa-f]{2}[;\s]*+)++")
_FIXED_WIDTH: Final = 74
"""Bytes from which a folded line of vCard 2.1 was cut for its length, not at a space."""
_BOM: Final = b"\xef\xbb\xbf"


class Property(NamedTuple):
    """One property: ``item1.TEL;TYPE=cell:06…``. ``name`` and the names of ``params`` are in capitals.

    A bare parameter of 2.1 (``CELL``) stands under TYPE. ``value`` is unfolded, otherwise as it stood.
    """

    group: str
    name: str
    params: Mapping[str, tuple[str, ...]]
    value: bytes

    @property
    def types(self) -> frozenset[str]:
        """What kind it is, in lower case: ``{"cell", "pref"}``."""
        return frozenset(word.casefold() for word in self.params.get("TYPE", ()))

    def param(self, name: str) -> str:
        """The first value of a parameter; "" without one."""
        return next(iter(self.params.get(name, ())), "")


@dataclass(slots=True)
class Card:
    """One card. ``line`` is that of its BEGIN, from 1; ``crowded``: it held more than can be a person's."""

    line: int
    properties: list[Property] = field(default_factory=list)
    crowded: bool = False

    def all(self, name: str) -> list[Property]:
        """Its properties of that name, in order."""
        return [it for it in self.properties if it.name == name]


def read_cards(data: bytes) -> Iterator[Card]:
    """Every card in the file, in order. The bytes must be ASCII with something in it: no UTF-16.

    A card without END ends where the next begins. A card inside a card (AGENT) is passed over.
    """
    reader = _Reader()
    data = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for number, line in enumerate(BytesIO(data), start=1):
        if line != b"\n":
            yield from reader.take(number, line.removesuffix(b"\n"))
    yield from reader.close()


class _Reader:
    """Where reading stands: the card and the property that lines are added to."""

    def __init__(self) -> None:
        self._card: Card | None = None
        self._implied = False
        self._old = False
        self._inside = 0
        self._other = b""
        self._indent = b""
        self._begin_property(b"", False)

    def take(self, number: int, line: bytes) -> Iterator[Card]:
        """The next line of the file; gives the card that it ends, if any."""
        line = line.removeprefix(_BOM)
        if self._card is None:
            bare = line.lstrip()
            self._indent, line = line[: len(line) - len(bare)], bare
        elif self._indent:
            line = line.removeprefix(self._indent)
        first = line[:1]
        if first in b"eE" and (end := _END.fullmatch(line)):
            yield from self._end()
            if end[1]:
                yield from self._begin(number)
        elif (first in b"bB" or b"." in line) and (begin := _BEGIN.fullmatch(line)):
            if begin[1].upper() == b"VCARD":
                yield from self._begin(number)
            elif self._card is None and not self._other:
                self._other = begin[1].upper()
        elif self._other:
            if (end := _END_OTHER.fullmatch(line)) and end[1].upper() == self._other:
                self._other = b""
        elif self._inside:
            head = _HEAD.match(line)
            self._name = head[2].upper() if head else b""
        else:
            self._add(number, line)

    def close(self) -> Iterator[Card]:
        """The card that the file broke off in."""
        self._keep()
        if self._card is not None and not self._implied:
            yield self._card

    def _begin(self, number: int) -> Iterator[Card]:
        if self._card is not None and self._name == b"AGENT" and not self._implied:
            self._inside += 1
            self._begin_property(b"", False)
            return
        yield from self.close()
        self._card, self._implied, self._old, self._inside, self._other = Card(number), False, False, 0, b""

    def _end(self) -> Iterator[Card]:
        self._keep()
        if self._inside:
            self._inside -= 1
            return
        if self._card is not None:
            yield self._card
        self._card, self._implied = None, False

    def _add(self, number: int, line: bytes) -> None:
        if self._soft:
            self._continue(line)
        elif line[:1] in b" \t" and self._name:
            self._fold(line)
        elif head := _HEAD.match(line):
            self._keep()
            self._start(number, head[2].upper(), line)
        elif self._base64:
            self._append(line.strip())
        elif self._name in _RAW_LINES:
            self._append(b"\n" + line)

    def _start(self, number: int, name: bytes, line: bytes) -> None:
        if self._card is None:
            if name not in _IMPLIED:
                return
            self._card, self._implied, self._old = Card(number), True, False
        head = line.partition(b":")[0].upper()
        self._begin_property(name, name in _KEPT)
        self._quoted = b"QUOTED-PRINTABLE" in head
        self._base64 = not self._quoted and (b"BASE64" in head or b"ENCODING=B" in head)
        if name == b"VERSION":
            self._old = b"2." in line
        if self._quoted:
            line = self._without_break(line)
            self._escaped = _ESCAPED.fullmatch(line.partition(b":")[2]) is not None
        self._append(line)

    def _continue(self, line: bytes) -> None:
        """The line after a soft break; some programs put a space before it, as if it were folded."""
        bare = self._without_break(line)
        if self._escaped and bare[:1] in b" \t":
            bare = bare[1:]
        self._escaped = self._escaped and _ESCAPED.fullmatch(bare) is not None
        self._append(bare)

    def _fold(self, line: bytes) -> None:
        if self._base64:
            line = b" " + line.strip()
        elif self._quoted:
            line = b" " + self._without_break(line[1:])
        # In 2.1 a line is folded at a space, which stays.
        keeps = self._old and not self._base64 and not self._quoted and self._width < _FIXED_WIDTH
        self._append(line if keeps else line[1:])

    def _without_break(self, line: bytes) -> bytes:
        bare = line.rstrip(b" \t")
        self._soft = bare.endswith(b"=")
        return bare[:-1] if self._soft else line

    def _append(self, line: bytes) -> None:
        self._width = len(line)
        if self._kept and self._size <= _LONGEST:
            self._parts.append(line)
            self._size += len(line)

    def _begin_property(self, name: bytes, kept: bool) -> None:
        self._name, self._kept = name, kept
        self._parts: list[bytes] = []
        self._size = self._width = 0
        self._quoted = self._base64 = self._soft = self._escaped = False

    def _keep(self) -> None:
        """Put the property that is complete now in the card."""
        card = self._card
        if card is not None and self._parts:
            if len(card.properties) >= MOST_PROPERTIES:
                card.crowded = True
            elif it := _property(b"".join(self._parts)):
                card.properties.append(it)
        self._begin_property(b"", False)


def _property(line: bytes) -> Property | None:
    """The parts of an unfolded line; None for a line without a value."""
    # As Latin-1 every byte is a character, so that the value can be taken out again as it stood.
    text = line.decode("latin-1")
    colon = _COLON.match(text)
    end = colon.end() - 1 if colon else text.find(":")
    if end < 0:
        return None
    head = line[:end].decode("utf-8", "replace")
    name, semicolon, rest = head.partition(";")
    group, _, name = name.rpartition(".")
    return Property(group.strip(), name.strip().upper(), _params(semicolon + rest), line[end + 1 :])


def _params(text: str) -> dict[str, tuple[str, ...]]:
    params: dict[str, tuple[str, ...]] = {}
    if not text:
        return params
    for found in islice(_PARAMS.finditer(text), _MOST_PARAMS):
        name, equals, value = found[1].partition("=")
        if not equals:
            name, value = "TYPE", name
        name = name.strip().upper()
        words = (value,) if name == "LABEL" else value.replace('"', "").split(",")
        params[name] = params.get(name, ()) + tuple(word.strip(' "') for word in words if word.strip(' "'))
    return params
