"""Leads that may be one person: all such pairs, or those of one lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select
from sqlalchemy import text as sql

from ptcrm.domain.duplicates import Known, compare, key_of, place_key
from ptcrm.domain.ids import LeadId
from ptcrm.domain.name_likeness import LINKING, Likeness, likeness, words_of
from ptcrm.queries.duplicate_candidates import (
    CHUNK,
    MOST_IN_A_GROUP,
    Pair,
    Pulse,
    by_contact,
    by_name_and_place,
)
from ptcrm.queries.lookalikes import with_email, with_phone
from ptcrm.store.tables import contact_point, lead, not_the_same

_MOST_OF_ONE: Final = 400
"""Leads that one lead is held against by one of its keys."""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two leads, the older first; ``reasons`` in words, ``score`` 0 to 100, and what both are called."""

    lead_id: LeadId
    other_id: LeadId
    reasons: tuple[str, ...]
    score: int
    name: str = ""
    other_name: str = ""


def duplicate_pairs(connection: Connection, pulse: Pulse | None = None) -> list[DuplicatePair]:
    """All pairs, most alike first. Pairs the trainer told apart are left out.

    Takes seconds on a large file: ``pulse`` hears how it goes and may end it, with ``SearchStopped``.
    """
    pulse = pulse or Pulse()
    candidates = by_contact(connection, pulse)
    candidates |= by_name_and_place(connection, pulse)
    return _judged(connection, candidates, pulse)


def pairs_of(
    connection: Connection, lead_ids: Collection[LeadId], partners: Collection[LeadId] = ()
) -> list[DuplicatePair]:
    """The pairs that one of these leads is in, most alike first, found by index.

    ``partners`` are compared as well: leads they were alike to before. A family name with a slip in it is
    found by ``duplicate_pairs`` alone.
    """
    candidates: set[Pair] = set()
    further = list(_known(connection, select(lead).where(lead.c.id.in_(set(partners)))))
    for rid, known in _known(connection, select(lead).where(lead.c.id.in_(set(lead_ids)))).items():
        others = {*further, *_near(connection, known)} - {rid}
        candidates.update((min(rid, other), max(rid, other)) for other in others)
    return _judged(connection, candidates, Pulse())


def _judged(connection: Connection, candidates: set[Pair], pulse: Pulse) -> list[DuplicatePair]:
    """What these come to, a few at a time: thousands of people held at once make every collection of rubbish
    a long one, for the window as well."""
    pairs: list[DuplicatePair] = []
    ordered = sorted(candidates)
    for start in range(0, len(ordered), CHUNK):
        pairs += _judged_at_once(connection, ordered[start : start + CHUNK], pulse)
    return sorted(pairs, key=lambda pair: -pair.score)


def _judged_at_once(connection: Connection, candidates: list[Pair], pulse: Pulse) -> list[DuplicatePair]:
    wanted = {rid for pair in candidates for rid in pair}
    known = _known(connection, select(lead).where(lead.c.rid.in_(wanted)), pulse)
    apart = _told_apart(connection, [it.lead_id for it in known.values()])
    pairs: list[DuplicatePair] = []
    for first, second in pulse.breathing(candidates):
        a, b = known.get(first), known.get(second)
        if a is None or b is None or frozenset((a.lead_id, b.lead_id)) in apart:
            continue
        why, points = compare(a, b)
        if why:
            pairs.append(DuplicatePair(a.lead_id, b.lead_id, why, points, a.name, b.name))
    return pairs


def _told_apart(connection: Connection, lead_ids: list[LeadId]) -> set[frozenset[str]]:
    pair = not_the_same
    query = select(pair.c.lead_id, pair.c.other_id).where(pair.c.lead_id.in_(lead_ids))
    return {frozenset((row.lead_id, row.other_id)) for row in connection.execute(query)}


# ---- one lead ---------------------------------------------------------------------------------------------


def _near(connection: Connection, known: Known) -> set[int]:
    """Who shares a phone, an address, or family name and neighbourhood with this lead."""
    found: set[int] = set()
    for phone in known.phones:
        found |= _sharing(connection, known, with_phone(phone))
    for email in known.emails:
        found |= _sharing(connection, known, with_email(email))
    key, place = key_of(known.name), place_key(known.postcode)
    if place and key.given and key.family:
        words = {word for word in words_of(known.name) if len(word) > 1 and word not in LINKING}
        query = select(lead.c.rid, lead.c.name, lead.c.postcode).where(
            sql("removed_at IS NULL"),
            or_(*(_starts(word) for word in sorted(words))),
            func.substr(func.upper(func.replace(lead.c.postcode, " ", "")), 1, len(place)) == place,
        )
        for rid, name, postcode in connection.execute(query.limit(_MOST_OF_ONE)):
            other = key_of(name)
            elsewhere = len({place_key(it) for it in (known.postcode, postcode)}) > 1
            if not elsewhere and likeness(key, other) is not Likeness.DIFFERENT:
                found.add(rid)
    return found


def _starts(word: str) -> ColumnElement[bool]:
    """Names whose sort key begins with this word, or with it and a hyphen, by index."""
    return and_(lead.c.sort_name >= word, lead.c.sort_name < f"{word}.")


def _sharing(connection: Connection, known: Known, queries: Iterable[Select[tuple[str]]]) -> set[int]:
    """Who shares a contact; of a crowd, as a club's number has, those of an alike name."""
    found: dict[int, str] = {}
    for query in queries:
        sharing = select(lead.c.rid, lead.c.name).where(lead.c.id.in_(query)).limit(_MOST_OF_ONE)
        found |= {row.rid: row.name for row in connection.execute(sharing)}
    if len(found) <= MOST_IN_A_GROUP:
        return set(found)
    own = key_of(known.name)
    return {rid for rid, name in found.items() if likeness(own, key_of(name)) is not Likeness.DIFFERENT}


# ---- rows -------------------------------------------------------------------------------------------------


def _known(
    connection: Connection, query: Select[tuple[object, ...]], pulse: Pulse | None = None
) -> dict[int, Known]:
    """The leads of a query that are not in the bin, by row number."""
    rows = connection.execute(query.where(lead.c.removed_at.is_(None))).mappings().all()
    further: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for lead_id, kind, value in connection.execute(
        select(contact_point.c.lead_id, contact_point.c.kind, contact_point.c.value).where(
            contact_point.c.lead_id.in_([row["id"] for row in rows])
        )
    ):
        further[lead_id].append((kind, value))
    return {row["rid"]: _as_known(row, further[row["id"]]) for row in (pulse or Pulse()).breathing(rows)}


def _as_known(row: RowMapping, more: list[tuple[str, str]]) -> Known:
    return Known(
        lead_id=LeadId(row["id"]),
        name=row["name"],
        phones=tuple(v for v in (row["phone"], *(v for k, v in more if k == "phone")) if v),
        emails=tuple(v for v in (row["email"], *(v for k, v in more if k == "email")) if v),
        postcode=row["postcode"],
        city=row["city"],
    )
