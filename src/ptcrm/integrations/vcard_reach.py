"""How the person of a card is reached: numbers, addresses, the town; mobiles and preferred ones first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ptcrm.integrations.contact_cells import emails_in, phones_in, place_of
from ptcrm.integrations.vcard_text import fields_of, unescape
from ptcrm.integrations.vcard_values import Value

_MOBILE: Final = ("+316", "+324")
_MOBILE_WORDS: Final = frozenset({"cell", "mobile", "iphone", "mobiel", "gsm", "whatsapp"})
_FAX: Final = re.compile(r"fax|pager", re.IGNORECASE)
_OF_ANOTHER: Final = re.compile(r"assist|secretar", re.IGNORECASE)
_LINK: Final = re.compile(r"\s*(?:tel|sms|callto|whatsapp):\s*([^;?]*)", re.IGNORECASE)
_DIALLED_AFTER: Final = re.compile(r"(?<=\d)\s*[,;pPwWxX#*][,;pPwWxX#*\d ]{1,12}$")
"""What a phone dials once it is through: ``0201234567,,12#``."""
_BELGIUM: Final = re.compile(r"^\s*(?:belg|be$)", re.IGNORECASE)
_NO_LETTERS: Final = re.compile(r"[\d\s-]*")


def phones_of(values: Sequence[Value], region: str) -> list[tuple[str, bool]]:
    """The numbers as (E.164, True) or (as typed, False), each once: mobiles first, then as preferred."""
    ranked: list[tuple[tuple[bool, bool, bool, int], tuple[str, bool]]] = []
    for value in values:
        types = value.prop.types
        for number, valid in _numbers(value, region):
            mobile = number.startswith(_MOBILE) or bool(types & _MOBILE_WORDS)
            rank = (not valid, is_fax(value), not mobile, value.preference)
            ranked.append((rank, (number, valid)))
    return list(dict.fromkeys(phone for _, phone in sorted(ranked, key=lambda it: it[0])))


def is_fax(value: Value) -> bool:
    """Whether it is a fax or pager, by its type or by its label."""
    return any(map(_FAX.search, (*value.prop.types, value.label)))


def nobody_answers(value: Value) -> bool:
    """Whether this number isn't the person's own to talk by: a fax that is no phone too, an assistant."""
    if _OF_ANOTHER.search(value.label) or _FAX.search(value.label):
        return True  # Apple calls every number VOICE, so that a label outweighs it
    return is_fax(value) and not value.prop.types & {"voice", "cell", "msg"}


def _numbers(value: Value, region: str) -> list[tuple[str, bool]]:
    text = value.text
    if link := _LINK.match(text):
        text = link[1]
    found = phones_in(_DIALLED_AFTER.sub("", text).strip(), region)
    if any(valid for _, valid in found):
        return found
    known = phones_in("+" + value.prop.param("WAID").lstrip("+"), region)
    return [phone for phone in known if phone[1]] or found


def emails_of(values: Sequence[Value]) -> list[str]:
    """The addresses, each once, the preferred one first."""
    ranked = sorted(values, key=lambda value: value.preference)
    return list(dict.fromkeys(email for value in ranked for email in emails_in(value.text)))


def place_on(addresses: Sequence[Value], labels: Sequence[str], region: str) -> tuple[str, str]:
    """Postcode and town of the address at home, else of the first that has one.

    ``addresses`` are box;extra;street;town;region;postcode;country, ``labels`` the same over lines.
    """
    ranked = sorted(addresses, key=lambda it: ("home" not in it.prop.types, it.preference))
    for address in ranked:
        fields = address_fields(address)
        box, extra, street, town, county, postcode, country = fields
        where = "BE" if _BELGIUM.search(country) else region
        if postcode or town:
            return place_of(postcode, town, where)
        label = address.prop.param("LABEL").replace("^n", "\n")
        found = _in_lines("\n".join((box, extra, street, county, label)), where)
        if any(found):
            return found
    return next((found for text in labels if any(found := _in_lines(text, region))), ("", ""))


def address_fields(address: Value) -> tuple[str, ...]:
    """The seven fields of an address, without escapes."""
    fields = [unescape(field) for field in fields_of(address.raw)]
    return tuple((fields + [""] * 7)[:7])


def _in_lines(text: str, region: str) -> tuple[str, str]:
    for line in re.split(r"[\n,;]", text):
        postcode, town = place_of("", line.strip(), region)
        if postcode and not _NO_LETTERS.fullmatch(town):
            return postcode, town
    return "", ""
