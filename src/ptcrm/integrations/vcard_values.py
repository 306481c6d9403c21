"""The values of one card as text, each read once."""

from __future__ import annotations

from typing import Final, NamedTuple

from ptcrm.integrations.vcard_lines import Card, Property
from ptcrm.integrations.vcard_text import text_of, unescape
from ptcrm.integrations.vcard_writer import MADE_BY

_LAST: Final = 101
"""Behind every stated preference, which is 1 to 100."""


class Value(NamedTuple):
    """A property as text: ``raw`` with its escapes, ``text`` without, ``label`` its group's."""

    prop: Property
    raw: str
    text: str
    label: str = ""

    @property
    def preference(self) -> int:
        """1 for the preferred one, 101 for one that nothing is said of."""
        stated = self.prop.param("PREF")
        if stated.isdecimal() and len(stated) < 4:
            return int(stated)
        return 1 if "pref" in self.prop.types else _LAST


class CardValues:
    """Every filled value of a card by name. ``ours``: we wrote the card ourselves.

    ``fallback`` is the file's encoding where a value is no UTF-8.
    """

    def __init__(self, card: Card, fallback: str) -> None:
        self.line = card.line
        self.ours = any(it.value.strip() == MADE_BY.encode() for it in card.properties if it.name == "PRODID")
        read = [(it, text_of(it, fallback, repair=not self.ours)) for it in card.properties]
        labels = {it.group: unescape(raw) for it, raw in read if it.group and it.name == "X-ABLABEL"}
        self._by_name: dict[str, list[Value]] = {}
        for it, raw in read:
            if text := unescape(raw):
                value = Value(it, raw, text, labels.get(it.group, ""))
                self._by_name.setdefault(it.name, []).append(value)

    def all(self, name: str) -> list[Value]:
        """Every value of that name, in order."""
        return self._by_name.get(name, [])

    def texts(self, name: str) -> list[str]:
        """The different texts of that name, in order."""
        return list(dict.fromkeys(value.text for value in self.all(name)))

    def raw(self, name: str) -> str:
        """The preferred value of that name, with its escapes; "" without one."""
        best = min(self.all(name), key=lambda value: value.preference, default=None)
        return best.raw if best else ""

    def text(self, name: str) -> str:
        """The preferred value of that name, without its escapes; "" without one."""
        return unescape(self.raw(name))
