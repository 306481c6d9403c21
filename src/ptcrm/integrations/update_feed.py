"""The page that says which PT CRM is the newest: a small JSON document, signed, so that nobody else can.

    {"signed": "<base64 of the JSON that was signed>", "signature": "<base64, Ed25519>"}

and signed is ``{"version": "0.4.0", "page": "https://...", "said": {"nl": "...", "en": "..."}}``. Nothing is
fetched or installed by it: it is told, and the trainer opens the page. ``packaging/sign_news.py`` writes it.
"""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as NoBase64
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ptcrm.domain.limits import LONG_TEXT
from ptcrm.domain.news import News, is_newer
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.https_line import HttpsLine

_LONGEST: Final = 20_000
_NEVER: Final = "0"
_GOOD: Final = 200


@dataclass(frozen=True, slots=True)
class Feed:
    """Where news is read, and the key by which it is known (32 bytes, Ed25519)."""

    address: str
    key: bytes


def read_place(file: Path) -> Feed | None:
    """Where this build of PT CRM looks for news; None for one that looks nowhere: from source, or Linux's."""
    try:
        told = json.loads(file.read_bytes())
        address, key = str(told["feed"]), b64decode(str(told["key"]), validate=True)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Feed(address, key) if address.startswith("https://") and len(key) == 32 else None


def fetch_news(feed: Feed, line: HttpsLine) -> News:
    """What is the newest. Refuses with ``news_unreadable``, or as ``HttpsLine`` does."""
    reply = line.request("GET", feed.address, {"Accept": "application/json"})
    if reply.status != _GOOD:
        raise unreadable()
    return read_news(reply.body, feed.key)


def read_news(document: bytes, key: bytes) -> News:
    """What a document says, if it was signed with our key. Refuses with ``news_unreadable``."""
    # Costs start-up time, and is needed once a day.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(document) > _LONGEST:
        raise unreadable()
    try:
        outside = json.loads(document)
        signed = b64decode(outside["signed"], validate=True)
        signature = b64decode(outside["signature"], validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        return _news(json.loads(signed))
    except (ValueError, KeyError, TypeError, RecursionError, NoBase64, InvalidSignature) as error:
        raise unreadable() from error


def unreadable() -> Refusal:
    """What came is not from those who make PT CRM, or not whole."""
    return Refusal(
        "news_unreadable", "What came back about new versions can’t be trusted, so it was left alone."
    )


def _news(told: dict[str, Any]) -> News:
    version, page, said = told["version"], told["page"], told.get("said", {})
    if not is_newer(version, _NEVER) or not page.startswith("https://") or not page.isprintable():
        raise ValueError(version)
    words = {str(language): str(text)[:LONG_TEXT] for language, text in said.items()}
    return News(version, page, words)
