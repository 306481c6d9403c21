"""What the list under the search box shows: people, what was said with them, and who may have been meant."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy import text as sql

from ptcrm.domain.ids import LeadId
from ptcrm.domain.name_likeness import words_of
from ptcrm.domain.near_words import FAR, name_distance
from ptcrm.domain.snippet import LONGEST_LOOKED_AT, Snippet, snippet, words_held
from ptcrm.domain.values import Channel, Direction, Stage
from ptcrm.store import near_search, text_search
from ptcrm.store.search_query import plain, typed_words
from ptcrm.store.tables import lead

PEOPLE: Final = 6
TEXTS: Final = 4
NEAR: Final = 5
FEW: Final = 3
"""Fewer exact hits than this, and what looks alike is looked for as well."""

_LEADS_WITH_TEXTS: Final = 8
_MOST_TEXTS: Final = 300
_SHORTEST: Final = 3
"""Letters below which half of all notes hold them."""

_NEAR_LOOKED_AT: Final = 60


_LEADS: Final = select(
    *(lead.c.id, lead.c.name, lead.c.source, lead.c.stage, lead.c.phone, lead.c.email),
    *(lead.c.wants, lead.c.postcode, lead.c.city),
)


@dataclass(frozen=True, slots=True)
class LeadHit:
    """One lead as a search finds it."""

    lead_id: LeadId
    name: str
    source: str
    stage: Stage
    phone: str
    email: str
    wants: str
    place: str


class Said(StrEnum):
    """What kind of text was found."""

    ENQUIRY = "enquiry"
    CONTACT = "contact"
    NOTE = "note"
    CONSULTATION = "consultation"
    STEP = "step"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class TextHit:
    """A note or message with what was looked for; ``at`` (UTC ms) is when it was said."""

    lead_id: LeadId
    name: str
    source: str
    said: Said
    channel: Channel | None
    incoming: bool
    at: int
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Hits:
    """Who was found by who they are (``more``: there are others), and what by what was said."""

    people: list[LeadHit]
    texts: list[TextHit]
    more: bool = False

    @property
    def lead_ids(self) -> frozenset[LeadId]:
        """Everybody in it."""
        return frozenset({hit.lead_id for hit in self.people} | {hit.lead_id for hit in self.texts})


def search_hits(connection: Connection, text: str) -> Hits:
    """What matches every word of ``text``; read at every key. Nothing for an empty text."""
    if not text.strip():
        return Hits([], [])
    found = text_search.search_people(connection, text, PEOPLE + 1)
    people = leads_by_id(connection, found[:PEOPLE])
    return Hits(people, _texts(connection, text, people=bool(found)), len(found) > PEOPLE)


def near_hits(connection: Connection, text: str, without: Collection[LeadId] = ()) -> list[LeadHit]:
    """Who may be meant by ``text``, the likeliest first; slower than ``search_hits`` and asked after it."""
    found = [it for it in near_search.near(connection, text, _NEAR_LOOKED_AT) if it not in without]
    typed = words_of(plain(text))
    hits = leads_by_id(connection, found)
    return sorted(hits, key=lambda hit: min(name_distance(typed, hit.name), FAR))[:NEAR]


def leads_by_id(connection: Connection, lead_ids: Sequence[str]) -> list[LeadHit]:
    """These leads in this order; one that is gone is left out."""
    if not lead_ids:
        return []
    rows = connection.execute(_LEADS.where(lead.c.id.in_(lead_ids), lead.c.removed_at.is_(None))).mappings()
    found = {row["id"]: _lead_hit(row) for row in rows}
    return [found[lead_id] for lead_id in lead_ids if lead_id in found]


def _lead_hit(row: RowMapping) -> LeadHit:
    place = " ".join(part for part in (row["postcode"], row["city"]) if part)
    return LeadHit(
        LeadId(row["id"]),
        row["name"],
        row["source"],
        Stage(row["stage"]),
        row["phone"],
        row["email"],
        row["wants"],
        place,
    )


# ---- what was said ----------------------------------------------------------------------------------------

_SAID: Final = sql(
    "SELECT lead.id AS lead_id, lead.name, lead.source, said, channel, incoming, at, words FROM ("
    + " UNION ALL ".join(
        f"SELECT lead_id, '{said}' AS said, {channel} AS channel, {incoming} AS incoming, {at} AS at,"
        f" substr({words}, 1, {LONGEST_LOOKED_AT + 1}) AS words"
        f" FROM {table} WHERE lead_id IN (SELECT value FROM json_each(:leads)) AND {words} != ''"
        for said, table, words, at, channel, incoming in (
            (Said.ENQUIRY, "enquiry", "message", "arrived_at", "channel", "1"),
            (Said.CONTACT, "touch", "note", "at", "channel", f"direction = '{Direction.IN}'"),
            (Said.CONTACT, "touch", "title", "at", "channel", f"direction = '{Direction.IN}'"),
            (Said.NOTE, "note", "text", "at", "NULL", "0"),
            (Said.CONSULTATION, "consultation", "words", "at", "NULL", "1"),
            (Said.CONSULTATION, "consultation", "note", "at", "NULL", "0"),
            (Said.STEP, "next_step", "what", "at", "NULL", "0"),
        )
    )
    + " UNION ALL SELECT id, 'goal', NULL, 1, created_at, wants FROM lead"
    " WHERE id IN (SELECT value FROM json_each(:leads)) AND wants != ''"
    ") JOIN lead ON lead.id = lead_id WHERE removed_at IS NULL ORDER BY at DESC LIMIT :most"
)


def _texts(connection: Connection, text: str, *, people: bool) -> list[TextHit]:
    """The text of each lead that holds most of what was typed; of several the latest. Latest first."""
    typed = typed_words(text)
    if len(text.strip()) < _SHORTEST:
        return []
    leads = text_search.search_said(connection, text, _LEADS_WITH_TEXTS, people=people)
    if not leads:
        return []
    rows = connection.execute(_SAID, {"leads": json.dumps(leads), "most": _MOST_TEXTS}).mappings()
    best: dict[str, tuple[int, RowMapping]] = {}
    for row in rows:
        held = words_held(plain(row["words"]), typed)
        if held > best.get(row["lead_id"], (0,))[0]:
            best[row["lead_id"]] = (held, row)
    chosen = sorted((row for _, row in best.values()), key=lambda row: int(row["at"]), reverse=True)
    return [_text_hit(row, typed) for row in chosen[:TEXTS]]


def _text_hit(row: RowMapping, typed: tuple[str, ...]) -> TextHit:
    return TextHit(
        LeadId(row["lead_id"]),
        row["name"],
        row["source"],
        Said(row["said"]),
        None if row["channel"] is None else Channel(row["channel"]),
        bool(row["incoming"]),
        int(row["at"]),
        snippet(row["words"], typed),
    )
