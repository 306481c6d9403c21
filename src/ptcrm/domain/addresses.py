"""E-mail addresses and postcodes, read from fields and from free text."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+'&%-]+@(?:[\w-]+\.)+\w{2,}")


def read_email(text: str) -> str | None:
    """The one e-mail address in a field, its domain in lower case; None without a plausible one."""
    found = find_emails(text)
    return found[0][2] if found else None


def find_emails(text: str) -> list[tuple[int, int, str]]:
    """The e-mail addresses in free text as (start, end, address), in order."""
    out = []
    for match in _EMAIL.finditer(text):
        local, _, domain = match[0].rpartition("@")
        out.append((match.start(), match.end(), f"{local}@{domain.lower()}"))
    return out


def email_key(email: str) -> str:
    """The address as it is compared."""
    return email.strip().casefold()


def read_postcode(text: str, region: str = "NL") -> tuple[str, str]:
    """The postcode in a field and the rest of it, such as the town; ("", text) without one."""
    text = " ".join(text.split())
    match = re.match(r"([1-9]\d{3}) ?([A-Za-z]{2})\b" if region == "NL" else r"([1-9]\d{3})\b", text)
    if not match:
        return "", text
    return " ".join(part.upper() for part in match.groups()), text[match.end() :].strip(" ,")
