"""The value of a property as text: its encoding, its character set, its escapes, its fields."""

from __future__ import annotations

import binascii
import codecs
import re
from typing import Final

from ptcrm.integrations.csv_text import decode
from ptcrm.integrations.vcard_lines import Property

_BASE64: Final = frozenset({"B", "BASE64"})
_BARE_ENCODINGS: Final = frozenset({"quoted-printable", "base64"})
_CHARSETS: Final = re.compile(r"iso8859|cp\d|utf-(8|16|32)|koi8|gb|big5|shift_jis|euc_|mac|iso2022|ascii")
"""Character sets as Python names them; its other codecs (zip, punycode) are no way to write a name."""
_WESTERN: Final = re.compile(r"utf-8|iso8859-(1|15)$|cp(1252|437|850|858)|mac-roman|ascii")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "N": "\n", **{sign: sign for sign in "\\,;:\"'"}}
_FIELD: Final = re.compile(r"((?:[^\\;]++|\\.)*+)(?:;|$)", re.DOTALL)
_PART: Final = re.compile(r"((?:[^\\,]++|\\.)*+)(?:,|$)", re.DOTALL)
_MOST_FIELDS: Final = 64
"""Fields of one value that are looked at; N has five, ADR seven."""


def text_of(prop: Property, fallback: str = "cp1252", *, repair: bool = True) -> str:
    """The value as text, its escapes still in it; never raises.

    ``fallback`` is what the file is taken for where bytes are no UTF-8 and no character set is stated. With
    ``repair``, text that was encoded twice is put right.
    """
    value = _bytes_of(prop)
    if value.isascii():
        return _line_ends(value.decode("ascii"))
    text = _decoded(value, _charset(prop.param("CHARSET")), fallback)
    if repair:
        text = decode(text.encode("utf-8", "replace"), "")[0]
    return _line_ends(text)


def unescape(text: str) -> str:
    """``\\,`` ``\\;`` ``\\n`` as what they stand for, and the ends trimmed."""
    return (_ESCAPE.sub(_unescaped, text) if "\\" in text else text).strip()


def fields_of(text: str) -> list[str]:
    """The fields of N, ADR or ORG, escapes still in them."""
    return _cut(_FIELD, text)


def parts_of(text: str) -> list[str]:
    """The values of a list (``friends,family``), each without its escapes; empty ones left out."""
    return [part for part in map(unescape, _cut(_PART, text)) if part]


def _cut(pattern: re.Pattern[str], text: str) -> list[str]:
    out: list[str] = []
    at = 0
    while at <= len(text) and len(out) < _MOST_FIELDS:
        found = pattern.match(text, at)
        if found is None:  # a backslash at the very end
            out.append(text[at:])
            break
        out.append(found[1])
        if found.end() == found.end(1):
            break
        at = found.end()
    return out


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[0])


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bytes_of(prop: Property) -> bytes:
    encoding = prop.param("ENCODING").upper()
    bare = prop.types & _BARE_ENCODINGS
    if encoding in ("QUOTED-PRINTABLE", "Q") or "quoted-printable" in bare:
        return binascii.a2b_qp(prop.value)
    if encoding in _BASE64 or "base64" in bare:
        try:
            return binascii.a2b_base64(prop.value)
        except binascii.Error:
            return prop.value
    return prop.value


def _charset(stated: str) -> str:
    """The stated character set as Python names it; "" for none and for one that it doesn't know."""
    try:
        name = codecs.lookup(stated).name if stated.isascii() else ""
    except (LookupError, ValueError):
        return ""
    return name if _CHARSETS.match(name) else ""


def _decoded(value: bytes, stated: str, fallback: str) -> str:
    """The bytes as text. What reads as UTF-8 is UTF-8, also where a Western character set is stated: the
    letters it would be otherwise (``Ã«``) are no words; other stated ones are believed."""
    order = ("utf-8", stated, fallback) if not stated or _WESTERN.match(stated) else (stated, "utf-8")
    for charset in order:
        if charset:
            try:
                return value.decode(charset)
            except UnicodeDecodeError:
                continue
    return value.decode(fallback, "replace")
