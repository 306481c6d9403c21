"""Leads that may be one person: pairs with the same phone, e-mail, or name and postcode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, func, select, union_all

from ptcrm.domain.duplicates import Known, reasons, score
from ptcrm.domain.ids import LeadId
from ptcrm.store.tables import contact_point, lead, not_the_same

_MOST_IN_A_GROUP = 20  # a number half the list shares is a club's, not a person's
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two leads, the older first; ``reasons`` in words, ``score`` 0 to 100."""

    lead_id: LeadId
    other_id: LeadId
    reasons: tuple[str, ...]
    score: int


def duplicate_pairs(connection: Connection) -> list[DuplicatePair]:
    """All pairs, most alike first. Pairs the trainer told apart are left out."""
    candidates: set[tuple[int, int]] = set()
    for group in (*_by_contact(connection), *_by_name_and_postcode(connection)):
        if len(group) <= _MOST_IN_A_GROUP:
            candidates.update(combinations(sorted(group), 2))
    if not candidates:
        return []
    known = _known(connection, {rid for pair in candidates for rid in pair})
    apart = {frozenset((row.lead_id, row.other_id)) for row in connection.execute(select(not_the_same))}
    pairs: list[DuplicatePair] = []
    for first, second in sorted(candidates):
        a, b = known[first], known[second]
        why = reasons(a, b)
        if why and frozenset((a.lead_id, b.lead_id)) not in apart:
            pairs.append(DuplicatePair(a.lead_id, b.lead_id, why, score(a, b)))
    return sorted(pairs, key=lambda pair: -pair.score)


def _by_contact(connection: Connection) -> Iterable[set[int]]:
    """Groups of leads with one phone or e-mail, first or further ones alike."""
    alive = lead.c.removed_at.is_(None)
    further = (
        select(lead.c.rid, contact_point.c.key)
        .join(lead, lead.c.id == contact_point.c.lead_id)
        .where(alive, contact_point.c.key != "")
    )
    keys = union_all(
        select(lead.c.rid, lead.c.phone.label("key")).where(alive, lead.c.phone != ""),
        select(lead.c.rid, lead.c.email_key).where(alive, lead.c.email_key != ""),
        further,
    ).subquery()
    shared = select(keys.c.key).group_by(keys.c.key).having(func.count(keys.c.rid.distinct()) > 1)
    groups: dict[str, set[int]] = defaultdict(set)
    for rid, key in connection.execute(select(keys.c.rid, keys.c.key).where(keys.c.key.in_(shared))):
        groups[key].add(rid)
    return groups.values()


def _by_name_and_postcode(connection: Connection) -> Iterable[set[int]]:
    named = (lead.c.removed_at.is_(None), lead.c.sort_name != "", lead.c.postcode != "")
    shared = (
        select(lead.c.sort_name, lead.c.postcode)
        .where(*named)
        .group_by(lead.c.sort_name, lead.c.postcode)
        .having(func.count() > 1)
        .subquery()
    )
    groups: dict[tuple[str, str], set[int]] = defaultdict(set)
    for rid, name, postcode in connection.execute(
        select(lead.c.rid, lead.c.sort_name, lead.c.postcode)
        .join(shared, (shared.c.sort_name == lead.c.sort_name) & (shared.c.postcode == lead.c.postcode))
        .where(*named)
    ):
        groups[name, postcode].add(rid)
    return groups.values()


def _known(connection: Connection, rids: set[int]) -> dict[int, Known]:
    known: dict[int, Known] = {}
    wanted = sorted(rids)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        rows = connection.execute(select(lead).where(lead.c.rid.in_(part))).mappings().all()
        further: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in connection.execute(
            select(contact_point.c.lead_id, contact_point.c.kind, contact_point.c.value).where(
                contact_point.c.lead_id.in_([row["id"] for row in rows])
            )
        ):
            further[one.lead_id].append((one.kind, one.value))
        for row in rows:
            more = further[row["id"]]
            known[row["rid"]] = Known(
                lead_id=LeadId(row["id"]),
                name=row["name"],
                phones=tuple(v for v in (row["phone"], *(v for k, v in more if k == "phone")) if v),
                emails=tuple(v for v in (row["email"], *(v for k, v in more if k == "email")) if v),
                postcode=row["postcode"],
            )
    return known
