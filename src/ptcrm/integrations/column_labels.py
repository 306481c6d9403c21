"""What the label above a column says it holds: the labels of forms, and those only lists have."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.integrations.exporter import ColumnKind, header_key
from ptcrm.integrations.field_labels import FieldKind, label_kind

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
_FIRST_WORD: Final = r"(?:voornaam|roepnaam|first ?name|given name|prénom|prenom|vorname)"
_LAST_WORD: Final = (
    r"(?:achternaam|familienaam|last ?name|surname|family name|nachname|nom de famille|\bnom\b|\bnaam\b)"
)
_AND: Final = r"(?:[\s,&/+]+(?:(?:en|and|et|und) )?)"
_LISTS: Final = (
    (ColumnKind.EXTRA, re.compile(r"[ _-](label|type|etiket|soort)( \d+)?$")),
    (
        ColumnKind.NAME,
        re.compile(rf"{_LAST_WORD}{_AND}{_FIRST_WORD}|{_FIRST_WORD}{_AND}{_LAST_WORD}"),
    ),
    (
        ColumnKind.NAME,
        re.compile(
            r"^(?:volledige )?(?:naam|name)\W+(?:(?:en|and)\W+)?"
            r"(?:tel|telefoon|mob|mobiel|gsm|phone|nummer|nr|06|e-?mail|mail)\w*\.?$"
        ),
    ),
    (ColumnKind.SOURCE, re.compile(r"^(hoe|via|waarvandaan|hoe binnen)[ ?:]*$")),
    (ColumnKind.GOAL, re.compile(r"^(wat|waarvoor|wil)[ ?:]*$")),
    (ColumnKind.PREFIX, re.compile(r"^(tweede (voor)?naam|tussenvgsl|tussenv\.?|tv\.?|tsv\.?|voorv\.?)$")),
    (ColumnKind.FIRST, re.compile(r"^(vn|vnaam|v\.?naam|rufname|nombre de pila)\.?$")),
    (ColumnKind.LAST, re.compile(r"^(an|anaam|a\.?naam|fam\.? ?naam|familie)\.?$")),
    (
        ColumnKind.PHONE,
        re.compile(
            r"^(mob|tel|gsm|t|m|06|whatsapp|app|bel|tel[/ +&-]+mob|mobiel[/ ]+tel)\b"
            r"[\w.]*( ?(nr|no|nummer)\.?)?$"
        ),
    ),
    (ColumnKind.EMAIL, re.compile(r"^(e|@|e-?mail ?\d|e-?post|em|mail ?adr\.?)$")),
    (
        ColumnKind.POSTCODE,
        re.compile(
            r"^(pc|postc|postk|postnr|post nr)\.?$"
            r"|^(pc|postc\w*) ?[/+&-] ?(wpl|woonpl\w*|pl|plaats|woonplaats)\.?$"
        ),
    ),
    (ColumnKind.CITY, re.compile(r"^(wpl|plaats|woonpl|ort|localité|commune)\.?$")),
    (
        ColumnKind.MESSAGE,
        re.compile(
            r"^(aantekening(en)?|aant|memo('s)?|opm|bijz|info|extra info\w*|commentaar|verslag"
            r"|notes? internes?|remarque(s)?|bemerkung(en)?|notiz(en)?|wat (is er )?besproken|gesprek\w*)\.?$"
        ),
    ),
)
_ASKS: Final = re.compile(r"\?|\b(wat|waarom|welke?|what|why|which|was|quel\w*|que|pourquoi)\b")
_NO_WISH: Final = re.compile(
    r"\b(hoe (vaak|veel|oud|lang|laat)|hoeveel|wanneer|when|how (often|many|much|old|long|soon)|combien|quand"
    r"|wie (oft|viele|alt)|welke dag(en)?|which days?|starten|beginnen|leeftijd|age|blessure\w*|budget"
    r"|trainer|locatie|vestiging|location|taal|language|maat|size|instagram|geslacht|gender|score|nps|cijfer)\b"
)


def column_label(header: str) -> ColumnKind | None:
    """What the label says; None when it says nothing that is known."""
    label = re.sub(r" \(\d+\)$", "", header)
    if label.startswith("#"):
        return None
    key = header_key(label)
    for kind, pattern in _LISTS:
        if pattern.search(key):
            return kind
    field = label_kind(label)
    return None if field is None else _FIELDS[field]


def asks_for_a_wish(header: str) -> bool:
    """Whether an unknown label is a question about what somebody is after, not how often or when."""
    key = header_key(header.replace("_", " "))
    if column_label(header) is not None or _NO_WISH.search(key):
        return False
    return _ASKS.search(key) is not None
