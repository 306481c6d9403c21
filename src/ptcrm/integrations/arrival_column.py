"""Which column says when people reached out, and how it writes its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ptcrm.domain.moments import DateOrder, infer_order
from ptcrm.integrations.column_values import is_moment, is_recent, share
from ptcrm.integrations.exporter import ColumnKind, header_key

_FORM_ARRIVAL: Final = re.compile(
    r"submi(t|ssion)|invoer ?datum|datum (van )?invoer"
    r"|ingezonden|inzend|ingediend|ingevuld|entry date|submitted|antwoord verzonden"
)
_ARRIVAL: Final = re.compile(
    r"timestamp|tijdstempel|aanvraag|received|ontvang|ontvangst|arriv|created|create date|creation|aangemaakt"
    r"|aanmaak|added|toegevoegd|inschrijf|ingeschreven|registr|aanmeld|aangemeld|contactdatum|enquir|inquir"
    r"|first.seen|first contact|1e contact|eerste contact|binnen ?gekomen|lead ?dat|instroom"
    r"|(dat(um)?\.? |^)binnen$|book(ed|ing) (at|on|date)|geboekt op|boekingsdatum"
    r"|eingang|eingegangen|erhalten|anfrage|angelegt|erstellt|date d.ajout|demande|reçue?|inscri|créée? le"
    r"|date de création|envoyé|premier contact|date (de|du) contact|^sinds$|binnen op|gemeld op"
)
_PLAIN_DATE: Final = re.compile(
    r"^(datum|date|date ?/? ?time|datum (en|&|/)? ?tijd|datum/tijd|when|wanneer|op)$"
)
_DAY_AND_MONTH: Final = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b")
_PLAIN_TIME: Final = re.compile(r"^(tijd|time|tijdstip|uur|heure|uhrzeit)$")
_NOT_ARRIVAL: Final = re.compile(
    r"geboorte|birth|\bdob\b|verjaar|anniver|expir|\bend|eind|verval|modif|updated|gewijzigd|bijgewerkt|\blast\b"
    r"|laatst|start|until|\btot\b|afspraak|appointment|vervolg|follow|next|volgend|opzeg|\bby\b|\bdoor\b|token|\bid\b"
)
_TIME: Final = re.compile(r"\s*\d{1,2}[:.u]\d{2}(:\d{2})?\s*([ap]\.?m\.?)?\s*", re.IGNORECASE)


def find_arrival(kinds: list[ColumnKind], headers: Sequence[str], values: Sequence[Sequence[str]]) -> bool:
    """Mark the column that says when people reached out, and its time of day if that stands apart.

    True when its label is one that only forms use.
    """
    free = (ColumnKind.IGNORE, ColumnKind.EXTRA, ColumnKind.MESSAGE, ColumnKind.NAME)
    ranked: list[tuple[int, bool, int]] = []
    for index, header in enumerate(headers):
        key = header_key(header)
        if kinds[index] not in free or _NOT_ARRIVAL.search(key) or share(values[index][:20], is_moment) < 0.7:
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
            rank = 3 if share(values[index][:20], is_recent) > 0.6 else 9
        timeless = not any(":" in value for value in values[index][:20])
        ranked.append((rank, timeless, index))
    rank, _, at = min(ranked, default=(9, False, -1))
    if rank == 9:
        return False
    kinds[at] = ColumnKind.ARRIVAL
    if not any(":" in value for value in values[at]):
        for index, header in enumerate(headers):
            if (
                _PLAIN_TIME.match(header_key(header))
                and share(values[index], lambda v: bool(_TIME.fullmatch(v))) > 0.7
            ):
                kinds[index] = ColumnKind.ARRIVAL_TIME
                break
    return rank == 0


def either_way(values: Sequence[str]) -> tuple[int, int] | None:
    """The two numbers of the first date that could be day-month as well as month-day; None: there is none."""
    for value in values:
        found = _DAY_AND_MONTH.match(value)
        if found and 0 < int(found[1]) <= 12 and 0 < int(found[2]) <= 12 and int(found[1]) != int(found[2]):
            return int(found[1]), int(found[2])
    return None


def date_order(values: Sequence[str]) -> DateOrder | None:
    """How these dates are written; am and pm are American. None when every one can be read either way."""
    order = infer_order(values)
    if order is None and any(
        re.match(r"\d{1,2}/\d{1,2}/\d{2,4} .*[ap]m\b", value, re.IGNORECASE) for value in values
    ):
        return DateOrder.MDY
    return order
