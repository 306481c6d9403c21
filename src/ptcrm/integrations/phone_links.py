"""Links that another program or a phone understands: they call or write to somebody."""

from __future__ import annotations

from urllib.parse import quote

_LONGEST_WORDS = 240
"""Characters of a prepared message in a link: a denser code can't be read from a screen by an older phone."""


def call_link(phone: str) -> str:
    """Opens the phone program with this number."""
    return f"tel:{phone}"


def whatsapp_link(phone: str, words: str = "") -> str:
    """Opens a chat with this E.164 number, with these words ready to be sent."""
    while len(quote(words)) > _LONGEST_WORDS:
        words = words[: len(words) // 2]
    return f"https://wa.me/{phone.lstrip('+')}" + (f"?text={quote(words)}" if words else "")


def mail_link(email: str) -> str:
    """Opens a new mail to this address."""
    return f"mailto:{quote(email, safe='@')}"
