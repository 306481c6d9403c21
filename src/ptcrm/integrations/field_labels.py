"""What a form or spreadsheet calls its fields: "Gsm", "Ihr Name" and "your-email" to one kind each.

Shared by the mail reader and the table reader. First a table of known labels, then rules on words for
the rest ("Op welk nummer kan ik je bellen?").
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from ptcrm.integrations.label_rules import RULES
from ptcrm.integrations.label_words import EMPTY_VALUES, KNOWN_LABELS


class FieldKind(StrEnum):
    """What the value under a label is about. ``OTHER``: known, but nothing a lead has a field for."""

    NAME = "name"
    FIRST = "first"
    PREFIX = "prefix"
    LAST = "last"
    EMAIL = "email"
    PHONE = "phone"
    MESSAGE = "message"
    SUBJECT = "subject"
    CITY = "city"
    POSTCODE = "postcode"
    GOAL = "goal"
    CONSENT = "consent"
    META = "meta"
    SOURCE = "source"
    OTHER = "other"


LONGEST_LABEL = 200
"""Characters; whatever is longer is no label."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REQUIRED = re.compile(
    r"[(\[]\s*(?:required|verplicht(?: veld)?|optional|optioneel|pflichtfeld|optionnel|obligatoire"
    r"|niet verplicht|\*)\s*[)\]]",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"[\s_\-\u2010-\u2015\u2212/|]+")
_DASHED = re.compile(r"[_\-\u2010-\u2015\u2212]+")
_EDGES = re.compile(r"^[^\w(]+|[^\w)]+$")
_NUMBERED = re.compile(r"\s+\d{1,4}$")
_POLITE = re.compile(
    r"^(?:wat (?:is|zijn)|what s|what is|what are|quel(?:le)? est|comment est|wie lautet|was ist"
    r"|cual es|vul(?: hier)?|enter|geef|typ|please enter|please provide|laat)\s+"
)
_YOUR = re.compile(
    r"^(?:uw|je|jouw|jullie|your|ihre?n?|deine?n?|dein|votre|vos|ton|ta|mijn|my|tu|su|the|de|het|een|l)\s+"
)
_TAIL = re.compile(r"\s+(?:in|achter|hier|alstublieft|please|a\.?u\.?b)$")


@lru_cache(maxsize=4096)
def normalise_label(label: str) -> str:
    """The label in one spelling: lower case without accents, signs, "(required)" or doubled spaces.

    >>> normalise_label("*Your‑Name (verplicht):*")
    'your name'
    """
    text = unicodedata.normalize("NFKC", label[: LONGEST_LABEL * 2])
    text = _REQUIRED.sub(" ", text)
    if " " not in text.strip():
        text = _CAMEL.sub(" ", text)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"['’‘`´]", " ", text)
    text = _DASHED.sub(" ", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = _EDGES.sub("", text).strip()
    text = re.sub(r"\be mails?\b", "email", text)
    return re.sub(r"\bwhats app\b", "whatsapp", text)


def _index() -> dict[str, FieldKind]:
    return {
        normalise_label(label): FieldKind(kind) for kind, labels in KNOWN_LABELS.items() for label in labels
    }


_KNOWN = _index()
_RULES = tuple((FieldKind(kind), re.compile(pattern)) for kind, pattern in RULES)
_EMPTY = frozenset(EMPTY_VALUES)


def known_labels() -> dict[str, FieldKind]:
    """Every label of the table, normalised, with its kind."""
    return dict(_KNOWN)


def _spellings(label: str) -> list[str]:
    """The label with and without "your", "what is" and a running number, most exact first."""
    spellings = [label]
    text = _NUMBERED.sub("", label)
    text = _TAIL.sub("", _POLITE.sub("", text))
    spellings.append(text)
    spellings.append(_YOUR.sub("", text))
    return list(dict.fromkeys(spelling for spelling in spellings if spelling))


@lru_cache(maxsize=4096)
def exact_kind(label: str) -> FieldKind | None:
    """The kind of a label that stands in the table, ``None`` for one that would have to be guessed."""
    for spelling in _spellings(normalise_label(label)):
        kind = _KNOWN.get(spelling)
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=4096)
def label_kind(label: str) -> FieldKind | None:
    """What a label asks for, ``None`` when it can't be told. A label over 200 characters is none."""
    if len(label) > LONGEST_LABEL:
        return None
    exact = exact_kind(label)
    if exact is not None:
        return exact
    for half in re.split(r"\s*[/|]\s*", label) if re.search(r"[/|]", label) else ():
        kind = exact_kind(half)
        if kind is not None:
            return kind
    text = _JOINERS.sub(" ", normalise_label(label))
    for kind, pattern in _RULES:
        if pattern.search(text):
            return kind
    return None


def is_empty_value(text: str) -> bool:
    """Whether an answer says that there is none: nothing at all, ``-``, ``(leeg)``, "Niet opgegeven"."""
    plain = re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip().casefold()
    return plain.rstrip(".") in _EMPTY or plain in _EMPTY or not plain
