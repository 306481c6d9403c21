"""Search for what looks like what was typed, when what was typed is hardly found: slips of the finger, names
in one piece or in several, the end of a phone number, the middle of an address.

Slower than ``text_search`` and therefore asked after it: it looks through the words of the index, letter by
letter of the alphabet, and through phones and addresses by their indexes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from sqlalchemy import Connection, TextClause, text

from ptcrm.domain.ids import LeadId
from ptcrm.domain.name_likeness import LINKING, words_of
from ptcrm.domain.near_words import SHORTEST, beginnings, near_words, pieces
from ptcrm.store.search_query import LONGEST_QUERY, begins, plain
from ptcrm.store.text_search import matching

_MOST_WORDS: Final = 6
_MOST_TERMS: Final = 30_000
"""Words of the index that one word is held against."""

_NEAR: Final = 8
_SHORTEST_PART: Final = 4
_SHORTEST_SAID: Final = 5
"""Letters below which too much of what was ever said is like a word."""

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_NOT_IN_AN_ADDRESS: Final = frozenset(" %_\n\t")
_AFTER_ALL: Final = "\U0010ffff"

_VOCABULARY: Final = "CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', 'search_index', 'row')"
_HAS_VOCABULARY: Final = text("SELECT 1 FROM temp.sqlite_master WHERE name = 'search_terms'")
_TERMS: Final = text(
    "SELECT term FROM temp.search_terms WHERE term >= :first AND term < :end"
    " AND term NOT GLOB '*[0-9]*' LIMIT :most"
)
_HOLDING: Final = """SELECT id FROM lead WHERE removed_at IS NULL AND rid IN (
    SELECT rid FROM lead WHERE {column} != '' AND {column} LIKE :like LIMIT :most)
 UNION SELECT lead_id FROM contact_point JOIN lead ON lead.id = lead_id
    WHERE removed_at IS NULL AND contact_point.rid IN (
    SELECT rid FROM contact_point WHERE key LIKE :like LIMIT :most)
 LIMIT :most"""
_BY_PHONE: Final = text(_HOLDING.format(column="phone"))
_BY_EMAIL: Final = text(_HOLDING.format(column="email_key"))
"""Both look through an index that holds all they need, and only then at the leads found."""


def near(connection: Connection, typed: str, limit: int) -> list[LeadId]:
    """Leads that ``typed`` may be meant for, in no order of likeness; each once, at most ``limit``."""
    query = plain(typed[:LONGEST_QUERY]).strip()
    words = words_of(query)[:_MOST_WORDS]
    found: dict[LeadId, None] = {}
    digits = "".join(char for char in query if char.isdecimal())
    if digits and not any(char.isalpha() for char in query):
        if len(digits) >= _SHORTEST_PART:
            found.update(_ids(connection, _BY_PHONE, limit, f"%{digits}"))
    elif max(map(len, words), default=0) >= SHORTEST:
        for expression in _meant(connection, words):
            if len(found) < limit:
                found.update(dict.fromkeys(matching(connection, expression, limit)))
        if len(found) < limit and len(query) >= _SHORTEST_PART and not _NOT_IN_AN_ADDRESS & set(query):
            found.update(_ids(connection, _BY_EMAIL, limit, f"%{query}%"))
    return list(islice(found, limit))


def _ids(connection: Connection, query: TextClause, limit: int, like: str) -> dict[LeadId, None]:
    found = connection.execute(query, {"like": like, "most": limit})
    return {LeadId(lead_id): None for (lead_id,) in found}


def _meant(connection: Connection, words: list[str]) -> Iterator[str]:
    """What to ask the index, the surest first: near words, words written as one, one word as several."""
    wanted = [word for word in words if word not in LINKING] or words
    terms = _Terms(connection)
    parts = [_either(terms.near(word)) for word in wanted]
    if all(parts):
        yield f"who : ({' AND '.join(parts)})"
    if len(words) > 1:
        yield f"who : {begins(''.join(words))}"
    elif len(words[0]) >= _SHORTEST_PART:
        cut = [" AND ".join(map(begins, some)) for some in pieces(words[0])]
        if cut:
            yield f"who : ({' OR '.join(f'({some})' for some in cut)})"
    if all(parts) and min(map(len, wanted)) >= _SHORTEST_SAID:
        yield " AND ".join(parts)


def _either(words: list[str]) -> str:
    return f"({' OR '.join(map(begins, words))})" if words else ""


class _Terms:
    """The words of the index, read once a letter for one search."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, list[str]] = {}
        if connection.execute(_HAS_VOCABULARY).scalar() is None:
            # A table of the connection's own memory; readers are kept from making even those.
            connection.exec_driver_sql("PRAGMA query_only = 0")
            try:
                connection.exec_driver_sql(_VOCABULARY)
            finally:
                connection.exec_driver_sql("PRAGMA query_only = 1")

    def near(self, word: str) -> list[str]:
        """What ``word`` may be meant for, itself included; nothing when no word is like it."""
        if any(char.isdecimal() for char in word) or len(word) < SHORTEST:
            return [word]
        for letters in (beginnings(word), _ALPHABET):
            known = [term for letter in letters for term in self._under(letter)]
            found = near_words(word, known, _NEAR)
            if found:
                return found
        return []

    def _under(self, letter: str) -> list[str]:
        if letter not in self._read:
            end = chr(ord(letter) + 1) if letter < _AFTER_ALL else letter
            found = self._connection.execute(_TERMS, {"first": letter, "end": end, "most": _MOST_TERMS})
            self._read[letter] = [term for (term,) in found]
        return self._read[letter]
