"""One row of a mapped table -> a person, and the enquiry they made."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.domain.enquiry import Arrival, Enquiry, Person, TimeTrust
from ptcrm.domain.moments import ARRIVALS, read_stamp, to_local, to_utc_ms
from ptcrm.domain.names import Name, show_name
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel
from ptcrm.integrations.contact_cells import RowNote, place_of, source_named
from ptcrm.integrations.contact_names import name_alone, name_from_parts, whole_name
from ptcrm.integrations.contact_reach import read_reach
from ptcrm.integrations.csv_columns import Mapping
from ptcrm.integrations.exporter import ColumnKind
from ptcrm.integrations.home_country import HomeCountry
from ptcrm.integrations.row_columns import RowColumns

_OWN_IDS: Final = frozenset(
    {
        "meta",
        "google_ads",
        "tally",
        "typeform",
        "jotform",
        "hubspot",
        "zoho",
        "pipedrive",
        "mailchimp",
        "brevo",
        "linkedin",
        "virtuagym",
    }
)
_CHANNELS: Final = {
    "messenger": Channel.FACEBOOK,
    "facebook": Channel.FACEBOOK,
    "facebook messenger": Channel.FACEBOOK,
    "instagram": Channel.INSTAGRAM,
    "instagram direct": Channel.INSTAGRAM,
    "whatsapp": Channel.WHATSAPP,
    "telefoon": Channel.PHONE,
    "phone": Channel.PHONE,
    "call": Channel.PHONE,
    "gebeld": Channel.PHONE,
    "e-mail": Channel.EMAIL,
    "email": Channel.EMAIL,
    "mail": Channel.EMAIL,
    "sms": Channel.SMS,
    "walk-in": Channel.WALK_IN,
    "binnengelopen": Channel.WALK_IN,
}
_NO: Final = frozenset({"0", "false", "no", "nee", "n", "f", "nein", "non"})
_ISO: Final = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UTC: Final = ZoneInfo("UTC")
_SPACE: Final = re.compile(r"\s+")


class RowReader:
    """Reads rows of one table; keeps the column places and the values it has already looked at."""

    def __init__(
        self, mapping: Mapping, now: int, zone: ZoneInfo, country: HomeCountry, *, as_enquiries: bool
    ) -> None:
        self._mapping = mapping
        self._zone = zone
        self._stated_zone = _UTC if mapping.utc else zone
        self._country = country
        self._as_enquiries = as_enquiries
        self._columns = RowColumns(mapping)
        self._today = today(now, zone)

    def read(self, line: int, cells: tuple[str, ...]) -> tuple[Enquiry, tuple[RowNote, ...]]:
        """The enquiry in a row of cleaned cells, and what could not be used of it.

        Raises ``Refusal``: no_name_phone_or_email, only_phone_cut_off, text_not_unicode, text_too_long.
        """
        self._columns.refuse_bad_text(cells)
        notes: list[RowNote] = []
        region = self._country.of(cells)
        emails, phones = read_reach(line, cells, self._columns, region, notes)
        cells = self._columns.told(cells)
        name, emails, phones = name_alone(self._name(cells), emails, phones, region)
        shown = show_name(name)
        if not any(map(str.isalpha, shown)) and not emails and not phones:
            raise _only_cut_off() if any(note.code == "phone_cut_off" for note in notes) else nobody()
        postcode, city = self._place(cells, region)
        first_phone, valid = phones[0] if phones else ("", False)
        person = Person(
            name=shown,
            given=name.given,
            prefix=name.prefix,
            family=name.family,
            phone=first_phone,
            phone_valid=valid,
            email=emails[0] if emails else "",
            postcode=postcode,
            city=city,
            wants=self._wants(cells),
            target_group=self._columns.one(cells, ColumnKind.TARGET_GROUP),
            source=self._source(cells),
            referrer=self._columns.one(cells, ColumnKind.REFERRER),
            phones=tuple(number for number, _ in phones[1:]),
            emails=tuple(emails[1:]),
        )
        arrival = self._arrival_or_today(line, cells, notes) if self._as_enquiries else None
        message = self._message(cells)
        source, identity = self._identity(cells, person, message)
        enquiry = Enquiry(
            person, self._channel(cells), message, arrival, source, identity, extra=self._extra(cells)
        )
        return enquiry, tuple(notes)

    def arrival(self, cells: tuple[str, ...]) -> Arrival | None:
        """The moment the row states, by the rule of the program that wrote it; None without one."""
        moment = self._stated_moment(cells)
        return moment if moment and moment.at in ARRIVALS else None

    def _stated_moment(self, cells: tuple[str, ...]) -> Arrival | None:
        text = self._columns.one(cells, ColumnKind.ARRIVAL)
        if not text or self._columns.is_empty(text):
            return None
        if (exact := _iso_with_offset(text)) is not None:
            return Arrival(exact, text=text)
        time = self._columns.one(cells, ColumnKind.ARRIVAL_TIME)
        text = f"{text} {time}" if time else text
        read = read_stamp(text, self._stated_zone, self._mapping.date_order)
        if read is None or not self._mapping.utc:
            return read
        if read.trust is TimeTrust.DATE_ONLY:
            return read_stamp(text, self._zone, self._mapping.date_order)
        return replace(read, trust=TimeTrust.EXACT)

    def _arrival_or_today(self, line: int, cells: tuple[str, ...], notes: list[RowNote]) -> Arrival:
        read = self.arrival(cells)
        if read is not None:
            return read
        if text := self._columns.one(cells, ColumnKind.ARRIVAL):
            notes.append(RowNote(line, _bad_moment(text)))
            return replace(self._today, text=text)
        return self._today

    def _name(self, cells: tuple[str, ...]) -> Name:
        first, prefix, last = (
            self._columns.one(cells, kind) for kind in (ColumnKind.FIRST, ColumnKind.PREFIX, ColumnKind.LAST)
        )
        if not first and not last:
            full = self._columns.one(cells, ColumnKind.NAME)
            return whole_name(full) if full else Name(self._columns.company(cells))
        if first and not last and not prefix:
            full = self._columns.one(cells, ColumnKind.NAME)
            return whole_name(full if full.startswith(first) else first)
        return name_from_parts(*(_SPACE.sub(" ", part) for part in (first, prefix, last)))

    def _place(self, cells: tuple[str, ...], region: str) -> tuple[str, str]:
        return place_of(
            self._columns.one(cells, ColumnKind.POSTCODE),
            self._columns.one(cells, ColumnKind.CITY),
            region,
        )

    def _wants(self, cells: tuple[str, ...]) -> str:
        goals: list[str] = []
        for at, cell in self._columns.all(cells, ColumnKind.GOAL):
            if cell.casefold() in ("true", "waar", "ja", "yes", "1", "x"):
                cell = self._option(at)
            elif cell.casefold() in ("false", "onwaar", "nee", "no", "0"):
                continue
            goals.append(self._answer(cell))
        told = ", ".join(goals[:1])
        for goal in goals[1:]:
            told += "" if goal.casefold() in told.casefold() else f", {goal}"
        return told

    def _option(self, at: int) -> str:
        """The answer a ticked column stands for: ``Doelen (Afvallen)``."""
        label = self._columns.labels[at]
        inside = re.search(r"[(\[]([^()\[\]]+)[)\]]\s*$", label)
        return inside[1].strip() if inside else label

    def _answer(self, text: str) -> str:
        """Meta writes the options of a question as ``zo_snel_mogelijk``."""
        if self._mapping.exporter == "meta" and "_" in text and " " not in text:
            return text.replace("_", " ").strip()
        return text

    def _source(self, cells: tuple[str, ...]) -> str:
        texts = [cell for _, cell in self._columns.all(cells, ColumnKind.SOURCE)]
        if self._mapping.exporter == "leads_centre":
            texts += [cell for _, cell in self._columns.all(cells, ColumnKind.CHANNEL)]
        named = next((known for known in map(source_named, texts) if known), "")
        if named or self._mapping.source:
            return named or str(self._mapping.source)
        return texts[0] if texts else ""

    def _channel(self, cells: tuple[str, ...]) -> Channel:
        stated = self._columns.one(cells, ColumnKind.CHANNEL).casefold()
        if self._mapping.exporter == "leads_centre" and stated in ("facebook", "instagram"):
            return Channel.FORM
        if stated in _CHANNELS:
            return _CHANNELS[stated]
        return Channel.FORM if self._as_enquiries and self._mapping.kind == "enquiries" else Channel.OTHER

    def _message(self, cells: tuple[str, ...]) -> str:
        parts = [self._answer(cell) for _, cell in self._columns.all(cells, ColumnKind.MESSAGE)]
        parts = parts or [cell for _, cell in self._columns.all(cells, ColumnKind.SUBJECT)]
        return "\n\n".join(parts).replace("\r\n", "\n").replace("\r", "\n")

    def _extra(self, cells: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        extra = [
            (self._columns.labels[at], self._answer(cell))
            for kind in (ColumnKind.SUBJECT, ColumnKind.EXTRA)
            for at, cell in self._columns.all(cells, kind)
        ]
        gone = self._columns.one(cells, ColumnKind.UNSUBSCRIBED)
        if gone and gone.casefold() not in _NO:
            extra.insert(0, ("unsubscribed", gone))
        return tuple(extra)

    def _identity(self, cells: tuple[str, ...], person: Person, message: str) -> tuple[str, str]:
        """The row's id in the program it came from; else one made of what doesn't change between exports."""
        own = self._columns.one(cells, ColumnKind.ID)
        if own and self._mapping.exporter in _OWN_IDS:
            if self._mapping.exporter == "meta" and own.isdigit():
                own = f"l:{own}"
            return self._mapping.exporter, own
        stated = self._columns.one(cells, ColumnKind.ARRIVAL) + self._columns.one(
            cells, ColumnKind.ARRIVAL_TIME
        )
        return made_identity(person, stated, message)


def made_identity(person: Person, stated: str = "", message: str = "") -> tuple[str, str]:
    """An id for a row that brings none: what it says of a person, as far as that stays between exports."""
    reach = (person.name, person.email, person.phone, *person.emails, *person.phones)
    text = "\x1f".join((*reach, stated, person.wants, message))
    text = _SPACE.sub(" ", text).casefold()
    return "row", sha256(text.encode("utf-8", "replace")).hexdigest()


def _iso_with_offset(text: str) -> int | None:
    """The instant of ``2024-03-05T16:32:10+01:00``, as most lead exports write it; None for any other."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return (datetime.fromisoformat(text) - _EPOCH) // timedelta(milliseconds=1)
    except ValueError:
        return None


def _bad_moment(text: str) -> Refusal:
    return Refusal(
        "arrival_unreadable",
        "When this arrived ({text}) can't be read. The rest of the row is fine; it raises no alert.",
        text=text[:80],
    )


def nobody() -> Refusal:
    """What there is says nothing about who it is."""
    return Refusal("no_name_phone_or_email", "This row has no name, phone number or e-mail address.")


def _only_cut_off() -> Refusal:
    return Refusal("only_phone_cut_off", "All this row has is a phone number that a spreadsheet cut off.")


def today(now: int, zone: ZoneInfo) -> Arrival:
    """The day it is, for somebody who reached out nobody knows when: it never rings."""
    local = to_local(now, zone).replace(tzinfo=None)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return Arrival(to_utc_ms(midnight, zone), TimeTrust.DATE_ONLY)
