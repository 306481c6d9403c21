"""Which column of a table means what: by the program that wrote it, else by labels checked against values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.moments import DateOrder, infer_order, read_stamp
from ptcrm.domain.phones import read_phone
from ptcrm.integrations.csv_file import Table
from ptcrm.integrations.exporter import ColumnKind, Exporter, Treatment, header_key
from ptcrm.integrations.field_labels import FieldKind, exact_kind, is_empty_value, label_kind
from ptcrm.integrations.recognise_exporter import recognise

_SAMPLE: Final = 200
"""Rows whose values help to tell what a column holds."""

_FIELDS: Final = {
    FieldKind.NAME: ColumnKind.NAME,
    FieldKind.FIRST: ColumnKind.FIRST,
    FieldKind.PREFIX: ColumnKind.PREFIX,
    FieldKind.LAST: ColumnKind.LAST,
    FieldKind.EMAIL: ColumnKind.EMAIL,
    FieldKind.PHONE: ColumnKind.PHONE,
    FieldKind.MESSAGE: ColumnKind.MESSAGE,
    FieldKind.SUBJECT: ColumnKind.SUBJECT,
    FieldKind.CITY: ColumnKind.CITY,
    FieldKind.POSTCODE: ColumnKind.POSTCODE,
    FieldKind.GOAL: ColumnKind.GOAL,
    FieldKind.SOURCE: ColumnKind.SOURCE,
    FieldKind.CONSENT: ColumnKind.IGNORE,
    FieldKind.META: ColumnKind.IGNORE,
    FieldKind.OTHER: ColumnKind.EXTRA,
}
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

_SOMEBODY_ELSE: Final = re.compile(
    r"\b(nood\w*|emergency|ice|partner\w*|ouders?|parents?|trainer|coach|owner|eigenaar|assigned|toegewezen"
    r"|fax|contact ?person of|spouse|referr\w+ (e-?mail|phone))\b"
)
_FORM_ARRIVAL: Final = re.compile(
    r"submi(t|ssion)|ingezonden|inzend|ingediend|ingevuld|entry date|submitted|antwoord verzonden"
)
_ARRIVAL: Final = re.compile(
    r"timestamp|tijdstempel|aanvraag|received|ontvang|ontvangst|arriv|created|create date|creation|aangemaakt"
    r"|aanmaak|added|toegevoegd|inschrijf|ingeschreven|registr|aanmeld|aangemeld|contactdatum|enquir|inquir"
    r"|first.seen|first contact|eerste contact|binnen ?gekomen|lead ?dat|instroom|eingang|erstellt"
    r"|date d'ajout"
)
_PLAIN_DATE: Final = re.compile(
    r"^(datum|date|date ?/? ?time|datum (en|&|/)? ?tijd|datum/tijd|when|wanneer|op)$"
)
_PLAIN_TIME: Final = re.compile(r"^(tijd|time|tijdstip|uur|heure|uhrzeit)$")
_NOT_ARRIVAL: Final = re.compile(
    r"geboorte|birth|\bdob\b|verjaar|anniver|expir|\bend|eind|verval|modif|updated|gewijzigd|bijgewerkt|\blast\b"
    r"|laatst|start|until|\btot\b|afspraak|appointment|vervolg|follow|next|volgend|opzeg|\bby\b|\bdoor\b|token|\bid\b"
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
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_TIME: Final = re.compile(r"\s*\d{1,2}[:.u]\d{2}(:\d{2})?\s*([ap]\.?m\.?)?\s*", re.IGNORECASE)
_LOOKS_DATED: Final = re.compile(
    r"\d{1,4}[-/. ]\w{1,9}[-/. ]+\d{2,4}|\d{4}-\d\d-\d\d|^\d{5}([.,]\d+)?$|[A-Za-z]{3,9}\.? \d"
)
_DATE: Final = re.compile(r"\s*\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d")
_LOOKS_DIALLED: Final = re.compile(r"\s*'?(?:\+|00?\s?[1-9(]|\(0|6\d{8}\b|31\s?6)[\d\s()./-]{7,}")
_CUT_OFF: Final = re.compile(r"\d+[.,]\d+E\+\d+", re.IGNORECASE)
_UTC: Final = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its header text and what it means."""

    index: int
    header: str
    kind: ColumnKind


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


def guess_columns(table: Table) -> Mapping:
    """The likeliest meaning of each column; the trainer can correct it in the preview."""
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
        form = _find_arrival(kinds, headers, values)
    elif form and ColumnKind.ARRIVAL not in kinds:
        _find_arrival(kinds, headers, values)
    _only_once(kinds, headers)
    order = exporter.order
    arrivals = [values[at] for at, kind in enumerate(kinds) if kind is ColumnKind.ARRIVAL]
    if arrivals and order is None:
        order = _order(arrivals[0])
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
        return ColumnKind.UNSUBSCRIBED if _UNSUBSCRIBED.match(key) else ColumnKind.EXTRA
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
    return _agreed(_labelled(header), values)


def _labelled(header: str) -> ColumnKind | None:
    label = re.sub(r" \(\d+\)$", "", header)
    kind = label_kind(label) if not label.startswith("#") else None
    return None if kind is None else _FIELDS[kind]


def _agreed(kind: ColumnKind | None, values: Sequence[str]) -> ColumnKind:
    """What the label says, unless the values say otherwise; by the values alone where there is no label."""
    if not values:
        return kind or ColumnKind.EXTRA
    mails = _share(values, lambda value: _EMAIL.search(value) is not None)
    if kind is ColumnKind.EMAIL:
        return ColumnKind.EMAIL if mails > 0 or not _mostly_phones(values) else ColumnKind.PHONE
    if kind is ColumnKind.PHONE:
        digits = _share(
            values, lambda value: sum(char.isdigit() for char in value) >= 6 or value.startswith("#")
        )
        if digits < 0.5 and not any(_CUT_OFF.search(value) for value in values):
            return ColumnKind.EMAIL if mails > 0.5 else ColumnKind.EXTRA
        return ColumnKind.PHONE
    if kind in (None, ColumnKind.NAME, ColumnKind.EXTRA) and mails > 0.6:
        return ColumnKind.EMAIL
    if kind is None and _mostly_phones(values):
        return ColumnKind.PHONE
    if (
        kind in (None, ColumnKind.NAME, ColumnKind.EXTRA)
        and mails > 0
        and mails + _share(values, _is_phone) > 0.8
    ):
        return ColumnKind.PHONE
    if kind is None and _share(values, _is_postcode) > 0.8:
        return ColumnKind.POSTCODE
    return kind or ColumnKind.EXTRA


def _mostly_phones(values: Sequence[str]) -> bool:
    some = values[:12]
    return _share(some, _is_phone) > 0.6


def _is_phone(value: str) -> bool:
    if not _LOOKS_DIALLED.match(value) or _DATE.match(value):
        return False
    phone = read_phone(value)
    return phone is not None and phone.valid


def _is_postcode(value: str) -> bool:
    return re.fullmatch(r"[1-9]\d{3} ?[A-Za-z]{2}", value) is not None


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, values)) / len(values) if values else 0.0


def _is_moment(value: str) -> bool:
    if not _LOOKS_DATED.search(value) or len(value) > 60:
        return False
    return any(read_stamp(value, _UTC, order) is not None for order in (DateOrder.DMY, DateOrder.MDY))


def _find_arrival(kinds: list[ColumnKind], headers: Sequence[str], values: Sequence[Sequence[str]]) -> bool:
    """Mark the column that says when people reached out, and its time of day if that stands apart.

    True when its label is one that only forms use.
    """
    free = (ColumnKind.IGNORE, ColumnKind.EXTRA, ColumnKind.MESSAGE, ColumnKind.NAME)
    ranked: list[tuple[int, int]] = []
    for index, header in enumerate(headers):
        key = header_key(header)
        if (
            kinds[index] not in free
            or _NOT_ARRIVAL.search(key)
            or _share(values[index][:20], _is_moment) < 0.7
        ):
            continue
        if header and not key.startswith("#"):
            rank = (
                0
                if _FORM_ARRIVAL.search(key)
                else 1
                if _ARRIVAL.search(key)
                else 2
                if _PLAIN_DATE.match(key)
                else 9
            )
        else:
            rank = 3 if _share(values[index][:20], _is_recent) > 0.6 else 9
        ranked.append((rank, index))
    rank, at = min(ranked, default=(9, -1))
    if rank == 9:
        return False
    kinds[at] = ColumnKind.ARRIVAL
    if not any(":" in value for value in values[at]):
        for index, header in enumerate(headers):
            if (
                _PLAIN_TIME.match(header_key(header))
                and _share(values[index], lambda v: bool(_TIME.fullmatch(v))) > 0.7
            ):
                kinds[index] = ColumnKind.ARRIVAL_TIME
                break
    return rank == 0


def _is_recent(value: str) -> bool:
    """A date that isn't a birthday: trainers' lists go back to 2010 at most."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", value)]
    return bool(years) and years[0] >= 2010


def _name_the_rest(kinds: list[ColumnKind], values: Sequence[Sequence[str]]) -> None:
    """Without a header: the first column of words beside addresses and numbers is the name."""
    if ColumnKind.EMAIL not in kinds and ColumnKind.PHONE not in kinds:
        return
    words = [
        kind is ColumnKind.EXTRA and _share(column, _is_words) > 0.8
        for kind, column in zip(kinds, values, strict=True)
    ]
    if True not in words:
        return
    at = words.index(True)
    single = _share(values[at], lambda value: " " not in value) > 0.8
    if single and words[at + 1 : at + 2] == [True]:
        kinds[at], kinds[at + 1] = ColumnKind.FIRST, ColumnKind.LAST
    else:
        kinds[at] = ColumnKind.NAME


def _name_by_word(kinds: list[ColumnKind], headers: Sequence[str], values: Sequence[Sequence[str]]) -> None:
    """Where no label says "name", the column called after whom the list is about holds it."""
    if {ColumnKind.NAME, ColumnKind.FIRST, ColumnKind.LAST}.isdisjoint(kinds):
        for index, kind in enumerate(kinds):
            called = _PERSON.match(header_key(headers[index]))
            if called and kind is ColumnKind.EXTRA and _share(values[index], _is_words) > 0.8:
                kinds[index] = ColumnKind.NAME
                return


def _is_words(value: str) -> bool:
    return len(value) < 60 and not any(map(str.isdigit, value))


def _only_once(kinds: list[ColumnKind], headers: Sequence[str]) -> None:
    """Of two columns for one field the exact label wins, then the first; the other is kept as extra."""
    for kind in _ONCE:
        places = [index for index, found in enumerate(kinds) if found is kind]
        if len(places) > 1:
            keep = next((index for index in places if exact_kind(headers[index]) is not None), places[0])
            for index in places:
                if index != keep:
                    kinds[index] = ColumnKind.EXTRA


def _order(values: Sequence[str]) -> DateOrder | None:
    order = infer_order(values)
    if order is None and any(
        re.match(r"\d{1,2}/\d{1,2}/\d{2,4} .*[ap]m\b", value, re.IGNORECASE) for value in values
    ):
        return DateOrder.MDY
    return order
