"""Who of the known leads an incoming person is (rules.md, "Who is the same person"), for a batch at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, func, select
from sqlalchemy import text as sql

from ptcrm.commands.match_keys import (
    LEAD_COLUMNS,
    comparable,
    keys_of,
    namesake_key,
    person_of,
    sort_name_of,
)
from ptcrm.commands.persons import comparable_email, content_of, tidy
from ptcrm.domain.clock import DAY
from ptcrm.domain.duplicates import Known, Match, possible_duplicate, same_person
from ptcrm.domain.enquiry import OWN_SOURCE, Enquiry, Person
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.domain.names import names_agree
from ptcrm.domain.refusals import Refusal
from ptcrm.store import tables

_NEWER: Final = 1 << 60
"""Above every row number: where the order of leads made on the way begins."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who an incoming person is.

    ``unchanged``: this row, or this very message, is already there. ``external_row`` and ``enquiry_id`` are
    the external id by which the source's row was known, and the enquiry that row made (None: none).
    ``by_own_id``: the row's id is that of the lead itself, which PT CRM exported.
    """

    lead_id: LeadId | None
    unchanged: bool = False
    possible: tuple[LeadId, ...] = ()
    external_row: str | None = None
    enquiry_id: EnquiryId | None = None
    by_own_id: bool = False


@dataclass(slots=True)
class _Sighting:
    """A row of a source that came in before."""

    lead_id: LeadId
    content: str
    row_id: str | None
    enquiry_id: EnquiryId | None
    removed: bool


@dataclass(slots=True)
class _Said:
    """An enquiry a lead already has."""

    enquiry_id: EnquiryId | None
    arrived_at: int | None
    message: str


@dataclass(slots=True)
class Matcher:
    """Tells for each enquiry of a batch which lead it is, with a handful of indexed queries for all of them.

    Rows taken in on the way are told with ``remember``, so that a person who stands twice in one file is met
    again. A text that can't be stored is refused by ``find``, for its own row only. ``apart`` are leads that
    stand in the same export of PT CRM as the rows, under their own ids: nobody else there is one of them.
    """

    connection: Connection
    enquiries: Sequence[Enquiry]
    region: str = "NL"
    apart: frozenset[str] = frozenset()
    _tidied: dict[Enquiry, tuple[Enquiry, Person]] = field(default_factory=dict)
    _known: dict[LeadId, Known] = field(default_factory=dict)
    _order: dict[LeadId, int] = field(default_factory=dict)
    _by_key: defaultdict[str, list[LeadId]] = field(default_factory=lambda: defaultdict(list))
    _by_namesake: defaultdict[tuple[str, str], list[LeadId]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _seen: dict[tuple[str, str], _Sighting] = field(default_factory=dict)
    _said: defaultdict[LeadId, list[_Said]] = field(default_factory=lambda: defaultdict(list))
    _own: dict[str, LeadId | None] = field(default_factory=dict)
    """Leads of which an id came in as the id of a row: which lead that is now, None for one in the bin."""

    def __post_init__(self) -> None:
        for enquiry in self.enquiries:
            with suppress(Refusal):
                self._read(enquiry)
        self._fetch_external_ids([enquiry for enquiry, _ in self._tidied.values()])
        self._fetch_own_ids([enquiry for enquiry, _ in self._tidied.values()])
        self._fetch_leads([person for _, person in self._tidied.values()])

    def tidied(self, enquiry: Enquiry) -> Enquiry:
        """The enquiry as it may be stored. Raises ``Refusal`` for text that can't be."""
        return self._read(enquiry)[0]

    def find(self, enquiry: Enquiry) -> Found:
        """Which lead this is; for a new one, the leads it may be after all."""
        enquiry, person = self._read(enquiry)
        if enquiry.external_id in self._own:
            lead_id = self._own[enquiry.external_id]
            in_bin = lead_id is None
            return Found(lead_id or LeadId(enquiry.external_id), in_bin, by_own_id=True)
        seen = self._seen.get((enquiry.external_source, enquiry.external_id)) if enquiry.external_id else None
        if seen and (not seen.removed or seen.content == content_of(enquiry)):
            return Found(seen.lead_id, seen.content == content_of(enquiry), (), seen.row_id, seen.enquiry_id)
        apart = self.apart if enquiry.external_source == OWN_SOURCE else frozenset()
        lead_id = self._same(person, apart)
        if lead_id is not None:
            repeat = None if enquiry.external_id else self._repeat(lead_id, enquiry)
            return Found(lead_id, repeat is not None, (), None, repeat.enquiry_id if repeat else None)
        possible = [known for known in self._near(person) if possible_duplicate(person, known)]
        return Found(None, possible=tuple(known.lead_id for known in possible))

    def remember(self, enquiry: Enquiry, lead_id: LeadId, enquiry_id: EnquiryId | None = None) -> None:
        """Know from now on that this enquiry was taken in for this lead."""
        enquiry, person = self._read(enquiry)
        known = self._known.get(lead_id, Known(lead_id))
        self._learn(
            Known(
                lead_id,
                known.name or person.name,
                tuple(dict.fromkeys((*known.emails, *person.emails))),
                tuple(dict.fromkeys((*known.phones, *person.phones))),
                known.postcode or person.postcode,
            ),
            sort_name_of(person),
        )
        if enquiry.external_id:
            self._seen[enquiry.external_source, enquiry.external_id] = _Sighting(
                lead_id, content_of(enquiry), None, enquiry_id, removed=False
            )
        if enquiry.arrival or enquiry.message:
            at = enquiry.arrival.at if enquiry.arrival else None
            self._said[lead_id].append(_Said(enquiry_id, at, enquiry.message))

    def _read(self, enquiry: Enquiry) -> tuple[Enquiry, Person]:
        """The enquiry tidied, and its person as far as telling people apart goes; read once."""
        if enquiry not in self._tidied:
            tidied = tidy(enquiry, self.region)
            self._tidied[enquiry] = (tidied, comparable(tidied.person))
        return self._tidied[enquiry]

    # Deciding

    def _same(self, person: Person, apart: frozenset[str]) -> LeadId | None:
        """The lead that is this person, the surest first, of two as sure the older one."""
        best: tuple[bool, bool, int, LeadId] | None = None
        for known in self._near(person):
            match = same_person(person, known)
            if match is not None and known.lead_id not in apart:
                named = bool(person.name and known.name) and names_agree(person.name, known.name)
                rank = (match is not Match.BOTH, not named, self._order[known.lead_id], known.lead_id)
                best = rank if best is None else min(best, rank)
        return best[3] if best else None

    def _near(self, person: Person) -> list[Known]:
        """The leads that share a phone, an address or a name and postcode with this person."""
        ids: dict[LeadId, None] = {}
        for key in keys_of(person.phones, person.emails):
            ids.update(dict.fromkeys(self._by_key.get(key, ())))
        if namesakes := namesake_key(sort_name_of(person), person.postcode):
            ids.update(dict.fromkeys(self._by_namesake.get(namesakes, ())))
        return [self._known[lead_id] for lead_id in ids]

    def _repeat(self, lead_id: LeadId, enquiry: Enquiry) -> _Said | None:
        """The enquiry this is a second copy of: the same moment and message, or the message within a day."""
        at = enquiry.arrival.at if enquiry.arrival else None
        message = _normal(enquiry.message)
        for said in self._said.get(lead_id, ()):
            if _normal(said.message) != message:
                continue
            if at is not None and said.arrived_at is not None:
                if at == said.arrived_at or (message and abs(at - said.arrived_at) < DAY):
                    return said
            elif message:
                return said
        return None

    # Fetching

    def _fetch_external_ids(self, enquiries: Iterable[Enquiry]) -> None:
        table = tables.external_id
        values = {enquiry.external_id for enquiry in enquiries if enquiry.external_id}
        query = (
            select(table, tables.lead.c.removed_at)
            .join(tables.lead, tables.lead.c.id == table.c.lead_id)
            .where(table.c.value.in_(values))
            .order_by(table.c.rid)
        )
        for row in self._rows(query, values):
            self._seen[row["source"], row["value"]] = _Sighting(
                LeadId(row["lead_id"]),
                row["content"],
                row["id"],
                row["enquiry_id"],
                removed=row["removed_at"] is not None,
            )

    def _fetch_own_ids(self, enquiries: Iterable[Enquiry]) -> None:
        """An id that is a lead's own can only have come from here, whatever file it travelled in."""
        lead = tables.lead
        ids = {enquiry.external_id for enquiry in enquiries if enquiry.external_id}
        query = select(lead.c.id, lead.c.removed_at, lead.c.merged_into).where(lead.c.id.in_(ids))
        for row in self._rows(query, ids):
            here = row["id"] if row["removed_at"] is None else row["merged_into"]
            self._own[row["id"]] = None if here is None else LeadId(here)

    def _fetch_leads(self, people: Sequence[Person]) -> None:
        lead, point = tables.lead, tables.contact_point
        phones = {phone for person in people for phone in person.phones}
        emails = {comparable_email(email) for person in people for email in person.emails}
        keys = (namesake_key(sort_name_of(person), person.postcode) for person in people)
        namesakes = {key for key in keys if key}
        columns = (lead.c.id, lead.c.rid, *(lead.c[name] for name in LEAD_COLUMNS))
        here = lead.c.removed_at.is_(None)
        found = [
            *self._rows(select(*columns).where(sql("phone != ''"), lead.c.phone.in_(phones), here), phones),
            *self._rows(
                select(*columns).where(sql("email_key != ''"), lead.c.email_key.in_(emails), here), emails
            ),
            *self._rows(
                select(*columns).where(
                    lead.c.sort_name.in_({key[0] for key in namesakes}),
                    func.upper(func.replace(lead.c.postcode, " ", "")).in_({key[1] for key in namesakes}),
                    sql("removed_at IS NULL"),
                ),
                namesakes,
            ),
            *self._rows(
                select(*columns)
                .join(point, point.c.lead_id == lead.c.id)
                .where(point.c.key.in_(phones | emails), here),
                phones | emails,
            ),
        ]
        rows = {LeadId(row["id"]): row for row in found}
        further: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for row in self._rows(select(point).where(point.c.lead_id.in_(rows)), rows):
            further[row["lead_id"]].append(row)
        for lead_id, row in rows.items():
            self._order[lead_id] = row["rid"]
            person = comparable(person_of(row, further[lead_id]))
            self._learn(
                Known(
                    lead_id,
                    person.name,
                    person.emails,
                    person.phones,
                    person.postcode,
                ),
                row["sort_name"],
            )
        said = tables.enquiry
        for row in self._rows(
            select(said.c.id, said.c.lead_id, said.c.arrived_at, said.c.message).where(
                said.c.lead_id.in_(rows)
            ),
            rows,
        ):
            self._said[row["lead_id"]].append(_Said(row["id"], row["arrived_at"], row["message"]))

    def _rows(self, query: Select[Any], asked: Iterable[object]) -> Sequence[RowMapping]:
        """The rows of a query, which isn't sent when nothing is asked for."""
        return self.connection.execute(query).mappings().all() if any(True for _ in asked) else []

    def _learn(self, known: Known, sort_name: str) -> None:
        self._known[known.lead_id] = known
        self._order.setdefault(known.lead_id, _NEWER + len(self._order))
        for key in keys_of(known.phones, known.emails):
            if known.lead_id not in self._by_key[key]:
                self._by_key[key].append(known.lead_id)
        namesakes = namesake_key(sort_name, known.postcode)
        if namesakes and known.lead_id not in self._by_namesake[namesakes]:
            self._by_namesake[namesakes].append(known.lead_id)


def _normal(message: str) -> str:
    return " ".join(message.casefold().split())
