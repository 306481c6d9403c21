"""A few hundred rows of an import at once: who each of them is, and all of them written together."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from ptcrm.commands.conversations import Conversations
from ptcrm.commands.import_decided import Decided, external_rows, row_id
from ptcrm.commands.import_history import Histories, write_known, write_new
from ptcrm.commands.import_notes import add_note, note_rows
from ptcrm.commands.import_plan import PlannedRow, RefusedLine
from ptcrm.commands.import_standing import write_standings
from ptcrm.commands.import_talks import Talks, write_news
from ptcrm.commands.intake import check_person, new_lead_columns
from ptcrm.commands.lead_documents import own_id
from ptcrm.commands.leads import add_contact_points, fill_blanks
from ptcrm.commands.matching import Found, Matcher
from ptcrm.commands.persons import contact_points, enquiry_columns, person_columns
from ptcrm.domain.clock import Waiting, imported_earlier
from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, TimeTrust
from ptcrm.domain.ids import BatchId, EnquiryId, LeadId, new_id
from ptcrm.domain.refusals import Refusal
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.store.upkeep import ANSWER_NOW, IMPORTED_EARLIER

T = TypeVar("T")

_AT_ONCE: Final = 500
_BREATH: Final = 50
"""Rows after which other threads, the window's first of all, get their turn."""


@dataclass(slots=True)
class Remembered:
    """Rows that were decided on but not saved, so that a dry run meets them again in a later batch."""

    row_ids: set[tuple[str, str]] = field(default_factory=set)
    history_ids: set[str] = field(default_factory=set)
    conversations: Conversations = field(default_factory=Conversations)
    _by_key: defaultdict[str, dict[int, Decided]] = field(default_factory=lambda: defaultdict(dict))

    def keep(self, decided: Iterable[Decided]) -> None:
        """Remember these rows."""
        for one in decided:
            for key in _keys(one.enquiry):
                self._by_key[key][id(one)] = one

    def forget(self) -> None:
        """Let go of them a few at a time: all at once would hold up every other thread."""
        while self._by_key:
            for _ in range(min(_AT_ONCE, len(self._by_key))):
                self._by_key.popitem()
            time.sleep(0)

    def tell(self, matcher: Matcher, rows: Iterable[PlannedRow]) -> None:
        """Let the matcher know of the kept rows that these rows may have to do with."""
        kept: dict[int, Decided] = {}
        for row in rows:
            for key in _keys(row.enquiry):
                kept |= self._by_key.get(key, {})
        for one in kept.values():
            matcher.remember(one.enquiry, one.lead_id, one.enquiry_id)


def decide(
    connection: Connection,
    rows: Sequence[PlannedRow],
    region: str,
    apart: frozenset[str] = frozenset(),
    remembered: Remembered | None = None,
) -> tuple[list[Decided], list[RefusedLine]]:
    """Who each of these rows is, seen against the data and the rows before it; nothing is written.

    ``apart`` are the ``exported_ids`` of the whole plan.
    """
    matcher = Matcher(connection, [row.enquiry for row in rows], region, apart)
    if remembered is not None:
        remembered.tell(matcher, rows)
    row_ids: set[tuple[str, str]] = set() if remembered is None else remembered.row_ids
    met: set[str] = set() if remembered is None else remembered.history_ids
    histories = Histories(connection, [row.enquiry.history for row in rows], met)
    conversations = Conversations() if remembered is None else remembered.conversations
    talks = Talks(connection, conversations, [row.enquiry for row in rows])
    decided: list[Decided] = []
    refused: list[RefusedLine] = []
    for row in _breathing(rows):
        try:
            enquiry = matcher.tidied(row.enquiry)
            check_person(enquiry.person)
            found = talks.find(matcher.find(row.enquiry), enquiry)
            kept = histories.read(enquiry.history, found.lead_id)
        except Refusal as refusal:
            refused.append(RefusedLine(row.file, row.line, refusal.with_traceback(None)))
            continue
        one = _decided(row, talks.going_on(found, enquiry), found, row_ids)
        one.kept = kept
        one.news = talks.news(found, one.lead_id, one.enquiry_id, one.enquiry)
        decided.append(one)
        if one.changed:
            matcher.remember(row.enquiry, one.lead_id, one.enquiry_id or found.enquiry_id)
    if remembered is not None:
        for one in decided:
            one.changed = one.changed and (one.new or one.brings_more or not one.row_known)
        remembered.keep(one for one in decided if one.changed)
    return decided, refused


def write(session: Session, decided: Sequence[Decided], batch_id: BatchId, region: str) -> None:
    """Save what was decided. Known leads only get their blanks filled; a row that brought nothing new, or
    whose lead is in the bin, is marked as not ``changed``."""
    leads: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    for one in _breathing([one for one in decided if one.new]):
        leads.append(_lead_row(one, session.now, region, batch_id))
        points += _further_points(one, leads[-1], region)
    session.add_many(tables.lead, leads)
    session.add_many(tables.contact_point, points)
    made = ((one.lead_id, one.enquiry) for one in _breathing(decided) if one.new)
    session.add_many(tables.note, note_rows(made, session.now))
    for one in _breathing([one for one in decided if one.changed and not one.new]):
        _merge(session, one, batch_id, region)
    changed = [one for one in decided if one.changed]
    write_standings(
        session, ((one.lead_id, one.enquiry.standing) for one in changed if one.new and one.kept is None)
    )
    write_new(session, [(one.lead_id, one.kept) for one in changed if one.new and one.kept], batch_id)
    session.add_many(
        tables.enquiry, [_enquiry_row(one, session.now, batch_id) for one in changed if one.enquiry_id]
    )
    for one in changed:
        if one.enquiry_id is not None and one.found.external_row is not None:
            session.change(tables.external_id, one.found.external_row, enquiry_id=one.enquiry_id)
    session.add_many(tables.external_id, external_rows(_breathing(changed), batch_id))
    for one in _breathing(changed):
        write_news(session, one.lead_id, one.news, batch_id)
    for one in changed:
        session.touch_lead(one.lead_id)


def _breathing(items: Sequence[T]) -> Iterator[T]:
    for at, item in enumerate(items):
        if at % _BREATH == 0:
            time.sleep(0)
        yield item


def _decided(row: PlannedRow, enquiry: Enquiry, found: Found, row_ids: set[tuple[str, str]]) -> Decided:
    makes = enquiry.arrival is not None and found.enquiry_id is None
    enquiry_id = EnquiryId(new_id()) if makes else None
    known = found.external_row is not None or found.by_own_id or row_id(enquiry) in row_ids
    if enquiry.external_id:
        row_ids.add(row_id(enquiry))
    if found.lead_id is None:
        lead_id = own_id(enquiry.external_id) if enquiry.external_source == OWN_SOURCE else None
        return Decided(row, enquiry, found, LeadId(lead_id or new_id()), enquiry_id, changed=True)
    changed = makes or not found.unchanged
    return Decided(row, enquiry, found, found.lead_id, enquiry_id, changed, known)


def _keys(enquiry: Enquiry) -> list[str]:
    """What two rows of one person may have in common; coarser than the matcher, which decides."""
    person = enquiry.person
    reach = (person.phone, *person.phones, person.email, *person.emails)
    keys = [value.casefold() for value in reach if value]
    if enquiry.external_id:
        keys.append(f"{enquiry.external_source}\x1f{enquiry.external_id}")
    if person.postcode and person.name:
        keys.append(" ".join(sorted(person.name.casefold().split())))
    return keys


# ---- rows -------------------------------------------------------------------------------------------------


def _lead_row(one: Decided, now: int, region: str, batch_id: BatchId) -> dict[str, Any]:
    makes = one.enquiry_id is not None
    return {
        "id": one.lead_id,
        "consent_at": None,
        "consent_how": "",
        "without_step": int(_waiting(one, now) != ANSWER_NOW),
        **new_lead_columns(one.enquiry, now, region, makes, batch_id),
        **(one.kept.lead if one.kept else {}),
    }


def _further_points(one: Decided, lead: dict[str, Any], region: str) -> list[dict[str, Any]]:
    """Every phone and address but the one that stands in the lead itself."""
    if not one.enquiry.person.phones and not one.enquiry.person.emails:
        return []
    known = {("phone", lead["phone"]), ("email", lead["email_key"] or lead["email"])}
    out: list[dict[str, Any]] = []
    for point in contact_points(one.enquiry.person, region):
        key = (point["kind"], point["key"] or point["value"])
        if key not in known:
            known.add(key)
            out.append({"id": new_id(), "lead_id": one.lead_id, **point})
    return out


def _enquiry_row(one: Decided, now: int, batch_id: BatchId) -> dict[str, Any]:
    return {
        "id": one.enquiry_id,
        "lead_id": one.lead_id,
        "batch_id": batch_id,
        "waiting": _waiting(one, now),
        **enquiry_columns(one.enquiry, now),
    }


def _waiting(one: Decided, now: int) -> int:
    """The cache as it is for a lead nobody answered yet; upkeep puts it right for a known one."""
    if one.enquiry_id is None:
        return 0
    arrival = one.enquiry.arrival
    at = arrival.at if arrival else now
    known = arrival is None or arrival.trust is not TimeTrust.DATE_ONLY
    facts = Waiting(one.enquiry_id, one.lead_id, at, now, known, imported=True)
    return IMPORTED_EARLIER if imported_earlier(facts) else ANSWER_NOW


def _merge(session: Session, one: Decided, batch_id: BatchId, region: str) -> None:
    """Fill the blanks of a known lead. What this import made itself needs no journal: it goes as a whole."""
    lead = session.get(tables.lead, one.lead_id)
    if lead is None or lead["removed_at"] is not None:
        one.changed, one.enquiry_id = False, None
        return
    written = len(session.entries)
    person = one.enquiry.person
    fill_blanks(session, lead, person_columns(person, region))
    own = {lead["phone"], lead["email"], lead["email_key"]}
    if {person.phone, person.email, *person.phones, *person.emails} - own - {""}:
        add_contact_points(session, one.lead_id, contact_points(person, region))
    add_note(session, one.lead_id, one.enquiry)
    if one.kept is not None:
        fill_blanks(session, lead, {name: one.kept.lead[name] for name in ("consent_at", "consent_how")})
        write_known(session, one.lead_id, one.kept, batch_id)
    filled = len(session.entries) > written
    if lead["batch_id"] == batch_id:
        del session.entries[written:]
    if one.row_known:
        one.changed = filled or one.enquiry_id is not None or bool(one.news)
