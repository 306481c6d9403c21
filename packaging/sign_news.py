"""Writes the signed page by which PT CRM tells of a newer version, and makes the key for it.

    python packaging/sign_news.py key                       prints a new key: keep the first line secret
    python packaging/sign_news.py VERSION PAGE OUT < NOTES  signs with the key in NEWS_KEY

NOTES is a JSON object of one short sentence by language: {"nl": "...", "en": "..."}. The public half of
the key and the page's address go into ``resources/updates.json`` of a released build (``set_news.py``).
"""

from __future__ import annotations

import json
import os
import sys
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ptcrm.integrations.update_feed import read_news


def make_key() -> tuple[str, str]:
    """A new secret and its public half, as base64."""
    key = Ed25519PrivateKey.generate()
    return b64encode(key.private_bytes_raw()).decode(), b64encode(
        key.public_key().public_bytes_raw()
    ).decode()


def signed_news(secret: str, version: str, page: str, said: dict[str, str]) -> bytes:
    """The document, read back once as the program will read it. Raises ``Refusal`` if it can't."""
    key = Ed25519PrivateKey.from_private_bytes(b64decode(secret, validate=True))
    words = json.dumps({"version": version, "page": page, "said": said}, ensure_ascii=False).encode()
    document = {"signed": b64encode(words).decode(), "signature": b64encode(key.sign(words)).decode()}
    text = json.dumps(document, indent=1).encode()
    read_news(text, key.public_key().public_bytes_raw())
    return text


def main(words: list[str]) -> int:
    """Do what the words ask for; 2 when they ask for nothing that is known."""
    if words == ["key"]:
        sys.stdout.write("{}\n{}\n".format(*make_key()))
        return 0
    if len(words) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    version, page, out = words
    Path(out).write_bytes(signed_news(os.environ["NEWS_KEY"], version, page, json.load(sys.stdin)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
