"""How much text a field takes, and what no field takes; checked once, where text enters."""

from __future__ import annotations

import re
from typing import Final

from ptcrm.domain.refusals import Refusal

_HALF: Final = re.compile("[\ud800-\udfff]")

SHORT_TEXT = 10_000
"""Characters in a name, address or other one-line field. Longer ones are refused, never cut."""

LONG_TEXT = 200_000
"""Characters in a message or note."""


def clean(text: str | None, field: str, limit: int = SHORT_TEXT) -> str:
    """The text as it may be stored: no NUL, ends trimmed, line ends as ``\\n``.

    Raises ``Refusal`` for half a surrogate pair (it can't be written as UTF-8) and for text over ``limit``.
    """
    if not text:
        return ""
    if not text.isascii() and _HALF.search(text):
        raise Refusal(
            "text_not_unicode", "The {field} holds half a character that can't be stored.", field=field
        )
    if "\x00" in text or "\r" in text:
        text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if len(text) > limit:
        raise Refusal(
            "text_too_long", "The {field} is longer than {limit} characters.", field=field, limit=limit
        )
    return text
