"""A newer PT CRM: what is known of it, and whether it is newer than this one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """One version. ``page`` is where it is told of and can be fetched (https); ``said`` is by language."""

    version: str
    page: str
    said: dict[str, str]

    def in_words(self, language: str) -> str:
        """What is new, in this language, else in English; "" where nothing was written."""
        return self.said.get(language) or self.said.get("en", "")


def is_newer(version: str, than: str) -> bool:
    """Whether a version such as "0.10.1" comes after another; what is no version comes after nothing."""
    there, here = _numbers(version), _numbers(than)
    return bool(there and here) and there > here


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    if len(parts) > 4 or not all(part.isascii() and part.isdecimal() and len(part) < 7 for part in parts):
        return ()
    return tuple(map(int, parts))
