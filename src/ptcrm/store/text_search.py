"""Full-text search over everything a trainer may remember of a lead: with ``near_search`` the only place that
names FTS5.

``search_text`` holds one row of folded text a lead, under the lead's own ``rid``; the index follows it by
triggers. Health notes are never in it, nor are removed leads.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, TextClause, text

from ptcrm.domain.enquiry import WITHOUT_WORDS
from ptcrm.domain.ids import LeadId
from ptcrm.store.search_query import match_expression, plain, starts_with

MOST: Final = 1000
"""No search gives more ids than this, whatever is asked: one letter may match every lead."""

_COLUMNS: Final = "who, contact, wishes, notes"
_NEW: Final = "new.rid, new.who, new.contact, new.wishes, new.notes"
_OLD: Final = "'delete', old.rid, old.who, old.contact, old.wishes, old.notes"

_DDL: Final = (
    f"""CREATE VIRTUAL TABLE search_index USING fts5(
        {_COLUMNS}, content='search_text', content_rowid='rid',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')""",
    f"""CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index (rowid, {_COLUMNS}) VALUES ({_NEW}); END""",
    f"""CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, {_COLUMNS}) VALUES ({_OLD}); END""",
    f"""CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, {_COLUMNS}) VALUES ({_OLD});
        INSERT INTO search_index (rowid, {_COLUMNS}) VALUES ({_NEW}); END""",
)

_CHOSEN: Final = "IN (SELECT value FROM json_each(:leads))"
_LEADS: Final = text(
    "SELECT id, rid, name, postcode, city, email, phone, wants, target_group FROM lead"
    f" WHERE id {_CHOSEN} AND removed_at IS NULL"
)
_POINTS: Final = text(f"SELECT lead_id, kind, value FROM contact_point WHERE lead_id {_CHOSEN} ORDER BY rid")
_WISHES: Final = text(f"SELECT lead_id, words FROM consultation WHERE lead_id {_CHOSEN} ORDER BY rid")
_NOTES: Final = text(
    " UNION ALL ".join(
        f"SELECT lead_id, {column} AS words FROM {table} WHERE lead_id {_CHOSEN} AND {column} != ''"
        for table, column in (
            ("touch", "title"),
            ("touch", f"replace(note, '{WITHOUT_WORDS}', '')"),
            ("note", "text"),
            ("enquiry", "message"),
            ("consultation", "note"),
            ("next_step", "what"),
        )
    )
)
_FORGET: Final = text(
    f"DELETE FROM search_text WHERE id {_CHOSEN}"
    " AND NOT EXISTS (SELECT 1 FROM lead WHERE lead.id = search_text.id AND lead.rid = search_text.rid"
    " AND removed_at IS NULL)"
)
_KEEP: Final = text(
    f"INSERT INTO search_text (rid, id, {_COLUMNS}) VALUES (:rid, :id, :who, :contact, :wishes, :notes)"
    " ON CONFLICT (id) DO UPDATE SET who = excluded.who, contact = excluded.contact,"
    " wishes = excluded.wishes, notes = excluded.notes"
    " WHERE (who, contact, wishes, notes)"
    " IS NOT (excluded.who, excluded.contact, excluded.wishes, excluded.notes)"
)
_SEARCH: Final = text(
    "SELECT search_text.id FROM search_index JOIN search_text ON search_text.rid = search_index.rowid"
    " WHERE search_index MATCH :expression ORDER BY search_index.rowid DESC LIMIT :most"
)


def create(connection: Connection) -> None:
    """Make the index and what keeps it in step; ``search_text`` itself is a table like any other."""
    for statement in _DDL:
        connection.exec_driver_sql(statement)


def reindex(connection: Connection, lead_ids: Collection[LeadId]) -> None:
    """Renew what search knows of these leads, in the caller's transaction."""
    if not lead_ids:
        return
    chosen = {"leads": json.dumps(sorted(lead_ids))}
    connection.execute(_FORGET, chosen)
    leads = connection.execute(_LEADS, chosen).all()
    if not leads:
        return
    contact: dict[str, list[str]] = {}
    for lead_id, kind, value in connection.execute(_POINTS, chosen):
        contact.setdefault(lead_id, []).extend(_phone(value) if kind == "phone" else [value])
    wishes = _by_lead(connection, _WISHES, chosen)
    notes = _by_lead(connection, _NOTES, chosen)
    connection.execute(
        _KEEP,
        [
            {
                "rid": row.rid,
                "id": row.id,
                "who": _folded([row.name, *_postcode(row.postcode), row.city]),
                "contact": _folded([row.email, *_phone(row.phone), *contact.get(row.id, ())]),
                "wishes": _folded([row.wants, row.target_group, *wishes.get(row.id, ())]),
                "notes": _folded(notes.get(row.id, ())),
            }
            for row in leads
        ],
    )


def search(connection: Connection, text: str, limit: int = 50) -> list[LeadId]:
    """The leads that hold every word of ``text`` (each may be the start of a word), newest first.

    A phone number is found in whatever way it is written. Nothing to look for gives an empty list.
    """
    expression = match_expression(text)
    if expression is None:
        return []
    return matching(connection, expression, limit)


def matching(connection: Connection, expression: str, limit: int) -> list[LeadId]:
    """The leads that an expression of ``search_query`` fits, newest first."""
    found = connection.execute(_SEARCH, {"expression": expression, "most": max(0, min(limit, MOST))})
    return [LeadId(lead_id) for (lead_id,) in found]


def search_people(connection: Connection, text: str, limit: int) -> list[LeadId]:
    """Leads found by who they are: those whose name begins so, then by name, place, phone or address.

    Each newest first, and each lead once.
    """
    expression = match_expression(text)
    found: dict[LeadId, None] = {}
    if expression is not None:
        for asked in (f"who : {starts_with(text)}", _of_person(expression)):
            if len(found) < limit:
                found.update(dict.fromkeys(matching(connection, asked, limit)))
    return list(found)[:limit]


def search_said(connection: Connection, text: str, limit: int, *, people: bool) -> list[LeadId]:
    """Leads found by what was said or written with them, newest first, and not by who they are.

    ``people``: whether ``search_people`` found anybody; where it didn't the index has less to do.
    """
    expression = match_expression(text)
    if expression is None:
        return []
    asked = f"({expression}) NOT {_of_person(expression)}" if people else expression
    return matching(connection, asked, limit)


def _of_person(expression: str) -> str:
    return f"{{who contact}} : ({expression})"


def damage(connection: Connection) -> list[str]:
    """What is wrong with the index, for a check of the file; needs a connection that may write."""
    from sqlalchemy.exc import DBAPIError

    try:
        connection.exec_driver_sql(
            "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
        )
    except DBAPIError as error:
        return [f"search index: {error.orig}"]
    return []


def rebuild(connection: Connection) -> None:
    """Make the index anew from ``search_text``."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


# ---- what is written --------------------------------------------------------------------------------------


def _by_lead(connection: Connection, query: TextClause, chosen: dict[str, str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for lead_id, words in connection.execute(query, chosen):
        out.setdefault(lead_id, []).append(words)
    return out


def _folded(parts: Iterable[str]) -> str:
    return plain("\n".join(part for part in parts if part))


def _postcode(postcode: str) -> Iterator[str]:
    yield postcode
    joined = "".join(postcode.split())
    if joined != postcode:
        yield joined
    elif len(joined) == 6:
        yield f"{joined[:4]} {joined[4:]}"


def _phone(phone: str) -> tuple[str, ...]:
    """The digits by which a number may be looked for, also the way a spreadsheet leaves it: without its 0."""
    from ptcrm.domain.phones import phone_digits_forms

    forms = phone_digits_forms(phone) if phone else ()
    return (*forms, *(form[1:] for form in forms if form.startswith("0") and len(forms) > 1))
