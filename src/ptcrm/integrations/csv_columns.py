"""Which column of a table means what: by the program that wrote it, else by labels checked against values."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ptcrm.domain.moments import DateOrder
from ptcrm.integrations.arrival_column import date_order, find_arrival
from ptcrm.integrations.column_labels import asks_for_a_wish, column_label
from ptcrm.integrations.column_values import is_phone, is_postcode, is_words, mostly_phones, share
from ptcrm.integrations.exporter import ColumnKind, Exporter, Treatment, header_key
from ptcrm.integrations.field_labels import exact_kind, is_empty_value
from ptcrm.integrations.recognise_exporter import recognise
from ptcrm.integrations.table import Table

_SAMPLE: Final = 200
"""Rows whose values help to tell what a column holds."""

_ONCE: Final = frozenset(
    {
        ColumnKind.NAME,
        ColumnKind.FIRST,
        ColumnKind.PREFIX,
        ColumnKind.LAST,
        ColumnKind.POSTCODE,
        ColumnKind.CITY,
        ColumnKind.SOURCE,
        ColumnKind.CHANNEL,
        ColumnKind.ID,
        ColumnKind.ARRIVAL,
        ColumnKind.ARRIVAL_TIME,
        ColumnKind.TARGET_GROUP,
    }
)
"""Kinds a row has one of; a second such column is kept as extra."""

_OF_A_PERSON: Final = frozenset(
    {
        ColumnKind.NAME,
        ColumnKind.FIRST,
        ColumnKind.PREFIX,
        ColumnKind.LAST,
        ColumnKind.EMAIL,
        ColumnKind.PHONE,
        ColumnKind.POSTCODE,
        ColumnKind.CITY,
        ColumnKind.GOAL,
    }
)
_REACH: Final = (ColumnKind.EMAIL, ColumnKind.PHONE)
_NAME_PARTS: Final = frozenset({ColumnKind.FIRST, ColumnKind.PREFIX, ColumnKind.LAST})
_SOMEBODY_ELSE: Final = re.compile(
    r"\b(nood\w*|emergency|ice|partner\w*|ouders?|parents?|trainer|coach|owner|eigenaar|assigned|toegewezen"
    r"|fax|pager|assist\w*|contact ?person of|spouse|referr\w+ (e-?mail|phone))\b"
)
_REFERRER: Final = re.compile(
    r"aangebracht door|doorverwezen door|referred by|verwezen door|referrer|via wie"
)
_TARGET_GROUP: Final = re.compile(r"^(doelgroep|target group|segment)$")
_CHANNEL: Final = re.compile(r"^(kanaal|channel|contactkanaal|via kanaal)$")
_UNSUBSCRIBED: Final = re.compile(r"^(unsubscribed( at| on)?|uitgeschreven( op)?|unsub_time|do not email)$")
_PERSON: Final = re.compile(
    r"^(klant(en)?|client|customer|lid|leden|member|lead|leads|deelnemer|contact|contacten|persoon|person|wie|who|"
    r"prospect|cliënt|sporter|kunde)$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its header text and what it means."""

    index: int
    header: str
    kind: ColumnKind


_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_CUT_OFF: Final = re.compile(r"\d+[.,]\d+E\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What every column of a table means.

    ``kind`` is what the source says of its rows; where ``has_arrival`` is set on a list of contacts the
    trainer is asked, and ``contact_rows.default_kind`` proposes. ``date_order`` is None when every date of
    the file could be read either way.
    """

    exporter: str
    columns: tuple[Column, ...]
    kind: Treatment
    date_order: DateOrder | None = None
    has_arrival: bool = False
    utc: bool = False
    source: str = ""


_NONE_SAID: Final[abc.Mapping[str, ColumnKind]] = MappingProxyType({})


def guess_columns(table: Table, said: abc.Mapping[str, ColumnKind] = _NONE_SAID) -> Mapping:
    """The likeliest meaning of each column; ``said`` is what the trainer said of columns with these headers
    (as ``header_key`` gives them), which always holds."""
    width = max((len(row.cells) for row in table.rows[:_SAMPLE]), default=0)
    headers = table.header or tuple(f"#{place}" for place in range(1, width + 1))
    exporter = recognise(headers)
    values = _values(table, len(headers))
    kinds = [_kind(exporter, header, values[index]) for index, header in enumerate(headers)]
    if not table.header:
        _name_the_rest(kinds, values)
    elif exporter.name == "generic":
        _name_by_word(kinds, headers, values)
    form = exporter.kind == "enquiries"
    if exporter.name == "generic":
        form = find_arrival(kinds, headers, values)
    elif (form or exporter.asks) and ColumnKind.ARRIVAL not in kinds:
        find_arrival(kinds, headers, values)
    if form or exporter.name == "generic":
        _wish_by_question(kinds, headers, values)
    _family_beside_first(kinds, table)
    _only_once(kinds, headers)
    _as_said(kinds, headers, said)
    order = exporter.order
    arrivals = [values[at] for at, kind in enumerate(kinds) if kind is ColumnKind.ARRIVAL]
    if arrivals and order is None:
        order = date_order(arrivals[0])
    return Mapping(
        exporter.name,
        tuple(
            Column(index, header, kind)
            for index, (header, kind) in enumerate(zip(headers, kinds, strict=True))
        ),
        "enquiries" if form else "contacts",
        order,
        bool(arrivals) and (form or exporter.asks or exporter.name == "generic"),
        exporter.utc,
        exporter.source,
    )


def _as_said(kinds: list[ColumnKind], headers: Sequence[str], said: abc.Mapping[str, ColumnKind]) -> None:
    """What the trainer said holds. A column that was guessed to be the same one thing, or a part of the name
    that was said to stand in another column whole, is kept as extra, so that nothing of it is lost."""
    told = [said.get(header_key(header)) for header in headers]
    for index, kind in enumerate(told):
        guessed = kinds[index]
        if kind is not None:
            kinds[index] = kind
        elif (guessed in _ONCE and guessed in told) or (guessed in _NAME_PARTS and ColumnKind.NAME in told):
            kinds[index] = ColumnKind.EXTRA
    if ColumnKind.LAST in told and ColumnKind.FIRST not in kinds and ColumnKind.NAME not in told:
        for index, kind in enumerate(kinds):
            kinds[index] = ColumnKind.FIRST if kind is ColumnKind.NAME else kind


def _values(table: Table, width: int) -> list[list[str]]:
    out: list[list[str]] = [[] for _ in range(width)]
    for row in table.rows[:_SAMPLE]:
        for index, cell in enumerate(row.cells[:width]):
            if cell and not is_empty_value(cell[:100]):
                out[index].append(cell[:200].strip().removeprefix("'"))
    return out


def _kind(exporter: Exporter, header: str, values: Sequence[str]) -> ColumnKind:
    key = header_key(header)
    stated = exporter.meaning(key)
    if stated is not None:
        return stated
    if not exporter.questions:
        if _UNSUBSCRIBED.match(key):
            return ColumnKind.UNSUBSCRIBED
        # In another language than the one its columns are known in, or a column the trainer added.
        label = column_label(header)
        if exact_kind(header) is None and not (label in _REACH and _is_reach(label, key, values)):
            return ColumnKind.EXTRA
        return label if label in _OF_A_PERSON else ColumnKind.EXTRA
    if _SOMEBODY_ELSE.search(key):
        return ColumnKind.EXTRA
    for pattern, kind in (
        (_UNSUBSCRIBED, ColumnKind.UNSUBSCRIBED),
        (_REFERRER, ColumnKind.REFERRER),
        (_TARGET_GROUP, ColumnKind.TARGET_GROUP),
        (_CHANNEL, ColumnKind.CHANNEL),
    ):
        if pattern.search(key):
            return kind
    return _agreed(column_label(header), values)


def _is_reach(label: ColumnKind, key: str, values: Sequence[str]) -> bool:
    """Whether a column of a known program that isn't one of its own says how somebody is reached."""
    return bool(values) and not _SOMEBODY_ELSE.search(key) and _agreed(label, values) is label


def _agreed(kind: ColumnKind | None, values: Sequence[str]) -> ColumnKind:
    """What the label says, unless the values say otherwise; by the values alone where there is no label."""
    if not values:
        return kind or ColumnKind.EXTRA
    mails = share(values, lambda value: _EMAIL.search(value) is not None)
    if kind is ColumnKind.EMAIL:
        return ColumnKind.EMAIL if mails > 0 or not mostly_phones(values) else ColumnKind.PHONE
    if kind is ColumnKind.PHONE:
        digits = share(
            values, lambda value: sum(char.isdigit() for char in value) >= 6 or value.startswith("#")
        )
        if digits < 0.5 and not any(_CUT_OFF.search(value) for value in values):
            return ColumnKind.EMAIL if mails > 0.5 else ColumnKind.EXTRA
        return ColumnKind.PHONE
    if kind in (None, ColumnKind.NAME, ColumnKind.EXTRA) and mails > 0.6:
        return ColumnKind.EMAIL
    if kind is None and mostly_phones(values):
        return ColumnKind.PHONE
    if (
        kind in (None, ColumnKind.NAME, ColumnKind.EXTRA)
        and mails > 0
        and mails + share(values, is_phone) > 0.8
    ):
        return ColumnKind.PHONE
    if kind is None and share(values, is_postcode) > 0.8:
        return ColumnKind.POSTCODE
    return kind or ColumnKind.EXTRA


def _name_the_rest(kinds: list[ColumnKind], values: Sequence[Sequence[str]]) -> None:
    """Without a header: the first column of words beside addresses and numbers is the name."""
    if ColumnKind.EMAIL not in kinds and ColumnKind.PHONE not in kinds:
        return
    words = [
        kind is ColumnKind.EXTRA and share(column, is_words) > 0.8
        for kind, column in zip(kinds, values, strict=True)
    ]
    if True not in words:
        return
    at = words.index(True)
    single = share(values[at], lambda value: " " not in value) > 0.8
    if single and words[at + 1 : at + 2] == [True]:
        kinds[at], kinds[at + 1] = ColumnKind.FIRST, ColumnKind.LAST
    else:
        kinds[at] = ColumnKind.NAME


def _name_by_word(kinds: list[ColumnKind], headers: Sequence[str], values: Sequence[Sequence[str]]) -> None:
    """Where no label says "name", the column called after whom the list is about holds it."""
    if {ColumnKind.NAME, ColumnKind.FIRST, ColumnKind.LAST}.isdisjoint(kinds):
        for index, kind in enumerate(kinds):
            called = _PERSON.match(header_key(headers[index]).strip(" ?:.*"))
            if called and kind is ColumnKind.EXTRA and share(values[index], is_words) > 0.6:
                kinds[index] = ColumnKind.NAME
                return


def _wish_by_question(
    kinds: list[ColumnKind], headers: Sequence[str], values: Sequence[Sequence[str]]
) -> None:
    """Where a form asks neither for a goal nor for a message, its first open question is about the goal."""
    if ColumnKind.GOAL in kinds or ColumnKind.MESSAGE in kinds:
        return
    for index, kind in enumerate(kinds):
        if kind is ColumnKind.EXTRA and values[index] and asks_for_a_wish(headers[index]):
            long = any(len(value) > 80 for value in values[index])
            kinds[index] = ColumnKind.MESSAGE if long else ColumnKind.GOAL
            return


def _family_beside_first(kinds: list[ColumnKind], table: Table) -> None:
    """A "Nom" beside a "Prénom" is the family name, unless it holds the first name too."""
    if ColumnKind.FIRST not in kinds or ColumnKind.NAME not in kinds or ColumnKind.LAST in kinds:
        return
    first, whole = kinds.index(ColumnKind.FIRST), kinds.index(ColumnKind.NAME)
    both = [
        (row.cells[first].strip(), row.cells[whole].strip())
        for row in table.rows[:_SAMPLE]
        if len(row.cells) > max(first, whole)
    ]
    both = [(given, name) for given, name in both if given and name]
    if both and sum(given.casefold() in name.casefold() for given, name in both) * 2 < len(both):
        kinds[whole] = ColumnKind.LAST


def _only_once(kinds: list[ColumnKind], headers: Sequence[str]) -> None:
    """Of two columns for one field the exact label wins, then the first; the other is kept as extra."""
    for kind in _ONCE:
        places = [index for index, found in enumerate(kinds) if found is kind]
        if len(places) > 1:
            keep = next((index for index in places if exact_kind(headers[index]) is not None), places[0])
            for index in places:
                if index != keep:
                    kinds[index] = ColumnKind.EXTRA
