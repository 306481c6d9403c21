"""Bytes of a mail to readable text, whatever the mail says about its own charset."""

from __future__ import annotations

import re

_NARROW = frozenset(
    ("", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252", "cp1252",
     "x-unknown", "unknown-8bit", "default", "iso-8859-15", "binary", "8bit")
)  # fmt: skip
_NEVER = frozenset(
    ("punycode", "idna", "unicode_escape", "unicode-escape", "raw_unicode_escape", "undefined")
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def decode_text(data: bytes, charset: str) -> str:
    """Text of bytes: as declared if that holds, else UTF-8, else Windows-1252. Never raises."""
    name = charset.strip().strip("\"'").casefold()
    tries = ["utf-8"] if name in _NARROW or name in _NEVER else [name, "utf-8"]
    if name == "iso-8859-15":
        tries.append(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries.insert(0, "utf-16")
    for codec in tries:
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace").replace("\ufffd", "")


def tidy(text: str) -> str:
    """Text with ``\\n`` line ends and without NUL, half characters, invisible marks or other controls."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    text = _INVISIBLE.sub("", text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "", text)
