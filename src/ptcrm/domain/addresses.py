"""E-mail addresses and postcodes, read from fields and from free text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST_ADDRESS: Final = 254
_LONGEST_TEXT: Final = 200_000

_LONGEST_LOCAL: Final = 64
_LOCAL = re.compile(r"(?<![\w.])[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$")
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"@(?:{_LABEL}\.){{1,8}}[^\W\d_](?:[\w-]{{0,61}}[^\W_])(?![\w@])")
_AROUND_LOCAL: Final = "'`*|{}/=?"

_DUTCH = re.compile(
    r"\s*(?:NL\s*-?\s*)?([1-9]\d{3})\s*(?:-\s*)?([A-Z]{2})(?![^\W_])[\s,]*(.*)", re.IGNORECASE | re.DOTALL
)
_BELGIAN = re.compile(r"\s*(?:BE?[\s-]*)?([1-9]\d{3})(?!\d)[\s,]*(.*)", re.IGNORECASE | re.DOTALL)
_DIGITS_ONLY = re.compile(r"\s*(?:NL\s*-?\s*)?([1-9]\d{3})(?!\w)[\s,]*(.*)", re.IGNORECASE | re.DOTALL)
_TOWN_OF_TWO_LETTERS: Final = "AS"
_NEVER_ISSUED: Final = ("SA", "SD", "SS")


def read_email(text: str) -> str | None:
    """The e-mail address in a field, its domain in lower case; None without a plausible one.

    Takes "mailto:", angle brackets, "a@b.nl [a@b.nl]" and words behind it; of several the first.
    """
    found = find_emails(text)
    return found[0][2] if found else None


def find_emails(text: str) -> list[tuple[int, int, str]]:
    """The e-mail addresses in free text as (start, end, address), in order."""
    out: list[tuple[int, int, str]] = []
    for domain in _DOMAIN.finditer(text, 0, min(len(text), _LONGEST_TEXT)):
        at = domain.start()
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL - 1) : at])
        name = local[0].lstrip(_AROUND_LOCAL) if local else ""
        if name and len(name) <= _LONGEST_LOCAL and len(name) + len(domain[0]) <= _LONGEST_ADDRESS:
            out.append((at - len(name), domain.end(), name + domain[0].lower()))
    return out


def email_key(email: str) -> str:
    """The address as it is compared: without capitals and spaces around it."""
    return unicodedata.normalize("NFC", email.strip().casefold())


def read_postcode(text: str, region: str = "NL") -> tuple[str, str]:
    """The postcode in a field and the rest of it, such as the town; ("", text) without a valid one.

    Dutch "3511ab Utrecht" gives ("3511 AB", "Utrecht"); four digits alone are kept as they are. With
    ``region`` BE four digits are a whole Belgian postcode.
    """
    plain = unicodedata.normalize("NFKC", text)
    dutch = _DUTCH.fullmatch(plain)
    if dutch and (region != "BE" or (dutch[2].isupper() and dutch[2] != _TOWN_OF_TWO_LETTERS)):
        letters = dutch[2].upper()
        return ("", text.strip()) if letters in _NEVER_ISSUED else (f"{dutch[1]} {letters}", dutch[3].strip())
    four = (_BELGIAN if region == "BE" else _DIGITS_ONLY).fullmatch(plain)
    return (four[1], four[2].strip()) if four else ("", text.strip())
