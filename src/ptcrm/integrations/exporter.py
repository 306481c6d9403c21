"""What there is to know of a program that exports people: how its files are recognised, what columns mean.

The facts of each program stand in ``exporters_*``; ``csv_columns`` applies them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

from ptcrm.domain.moments import DateOrder

Treatment = Literal["enquiries", "contacts"]
"""Whether the rows of a file are people who reached out, or just people."""


class ColumnKind(StrEnum):
    """What a column of a table is about."""

    NAME = "name"
    FIRST = "first"
    PREFIX = "prefix"
    LAST = "last"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    CITY = "city"
    GOAL = "goal"
    TARGET_GROUP = "target_group"
    MESSAGE = "message"
    SUBJECT = "subject"
    SOURCE = "source"
    REFERRER = "referrer"
    CHANNEL = "channel"
    ARRIVAL = "arrival"
    ARRIVAL_TIME = "arrival_time"
    ID = "id"
    UNSUBSCRIBED = "unsubscribed"
    OTHER_PHONES = "other_phones"
    OTHER_EMAILS = "other_emails"
    STAGE = "stage"
    STAGE_SINCE = "stage_since"
    BACK_ON = "back_on"
    PREFERRED_CHANNEL = "preferred_channel"
    PREFERRED_HOURS = "preferred_hours"
    OBSTACLES = "obstacles"
    EXTRA = "extra"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Exporter:
    """One program's export.

    ``needs``: for each group at least one of its headers must be there. ``columns``: header to meaning.
    ``ignored``: headers (a pattern) that say nothing about the person. ``questions``: the other columns
    are the trainer's own questions, so their labels are read; otherwise they are kept as they are.
    ``asks``: a list with a moment of arrival, which may or may not be enquiries. ``utc``: times without
    a zone are UTC.
    """

    name: str
    needs: tuple[frozenset[str], ...]
    columns: Mapping[str, ColumnKind] = field(default_factory=lambda: MappingProxyType({}))
    ignored: str = r"(?!)"
    kind: Treatment = "contacts"
    questions: bool = False
    asks: bool = False
    utc: bool = False
    order: DateOrder | None = None
    source: str = ""

    def recognises(self, headers: frozenset[str]) -> bool:
        return all(group & headers for group in self.needs)

    def meaning(self, header: str) -> ColumnKind | None:
        """What a header (as ``header_key`` gives it) means here; None where this program doesn't say."""
        kind = self.columns.get(header)
        if kind is None and re.search(self.ignored, header):
            return ColumnKind.IGNORE
        return kind


_NUMBER: Final = re.compile(r" \((?:\d+|gmt[^()]*|ce[s]?t)\)$", re.IGNORECASE)
"""The number of a repeat, or the zone that every laptop near the trainer is in anyway."""


def header_key(header: str) -> str:
    """A header as it is compared: lower case, single spaces, plain hyphens, no number of a repeat."""
    text = _NUMBER.sub("", " ".join(header.split())).casefold()
    return text.replace("\u2011", "-").replace("\u2010", "-")


def any_of(*headers: str) -> frozenset[str]:
    """A group of headers of which one must be there."""
    return frozenset(headers)


def columns(**kinds: str) -> Mapping[str, ColumnKind]:
    """``first="voornaam|first name"`` as header to kind."""
    return MappingProxyType(
        {header: ColumnKind(kind) for kind, headers in kinds.items() for header in headers.split("|")}
    )
