"""What of an exported chat is there already: the same chat again, a longer one, or one that begins later.

An export holds everything that was said until then, so the next one of the same chat says most of it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

from ptcrm.domain.clock import DAY
from ptcrm.domain.enquiry import Enquiry, PastTouch
from ptcrm.domain.ids import EnquiryId, LeadId, TouchId, new_id
from ptcrm.domain.values import Direction
from ptcrm.store import tables

_SILENCE: Final = 30 * DAY
"""Whoever writes within so long after the last word goes on with what was said."""

_Moment: TypeAlias = tuple[int, str, str]
"""When, in which direction and through what."""


@dataclass(slots=True)
class News:
    """What a chat brings that is not there: ``touches`` with the ids they get, notes of touches and messages
    of enquiries that grew."""

    touches: list[tuple[TouchId, PastTouch]] = field(default_factory=list)
    longer_notes: dict[TouchId, str] = field(default_factory=dict)
    longer_messages: dict[EnquiryId, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.touches or self.longer_notes or self.longer_messages)


@dataclass(slots=True)
class _Noted:
    touch_id: TouchId
    note: str


@dataclass(slots=True)
class _Asked:
    enquiry_id: EnquiryId
    at: int
    message: str
    answered_at: int | None = None

    def answer(self, at: int, direction: str) -> None:
        """Take a touch into account: the first outbound one answers."""
        answers = direction == Direction.OUT and at >= self.at
        if answers and (self.answered_at is None or at < self.answered_at):
            self.answered_at = at

    def holds(self, piece: PastTouch) -> bool:
        """Whether the message has these words: it is everything that was written before the answer."""
        before = self.at <= piece.at and (self.answered_at is None or piece.at <= self.answered_at)
        return before and f"\n{piece.note}\n" in f"\n{self.message}\n"


@dataclass(slots=True)
class _Known:
    """What is known of one lead. ``imported`` are the moments of what came with an import."""

    touches: defaultdict[_Moment, list[_Noted]] = field(default_factory=lambda: defaultdict(list))
    enquiries: list[_Asked] = field(default_factory=list)
    imported: list[int] = field(default_factory=list)

    def ask(self, asked: _Asked) -> None:
        """Add an enquiry."""
        for at, direction, _ in self.touches:
            asked.answer(at, direction)
        self.enquiries.append(asked)

    def note(self, moment: _Moment, noted: _Noted) -> None:
        """Add a touch."""
        self.touches[moment].append(noted)
        for asked in self.enquiries:
            asked.answer(moment[0], moment[1])


@dataclass(slots=True)
class Conversations:
    """What was said with the leads of a batch, read when it is asked for; decisions on the way are kept."""

    _known: dict[LeadId, _Known] = field(default_factory=dict)

    def made(self, lead_id: LeadId) -> None:
        """Know that this lead is new: nothing was said with it yet."""
        self._known[lead_id] = _Known()

    def lead_of(self, connection: Connection, rows: Sequence[Enquiry]) -> LeadId | None:
        """The lead of a chat that begins elsewhere than before: the same name, and the same words of that
        person at the same moment. A name alone tells nobody apart. ``rows`` are all of one person."""
        for lead_id in self._candidates(connection, rows[0]):
            if self.overlaps(connection, lead_id, rows):
                return lead_id
        return None

    def overlaps(self, connection: Connection, lead_id: LeadId, rows: Iterable[Enquiry]) -> bool:
        """Whether something the person says in these rows is known of this lead, word for word."""
        known = self._of(connection, lead_id)
        return any(
            piece.direction is Direction.IN and _is_known(known, piece)
            for row in rows
            for piece in (*row.opening, *row.touches)
        )

    def goes_on(self, connection: Connection, lead_id: LeadId, enquiry: Enquiry) -> bool:
        """Whether what looks like an enquiry goes on with what an earlier part of the same chat said."""
        if enquiry.arrival is None:
            return False
        at = enquiry.arrival.at
        return any(at - _SILENCE < moment <= at for moment in self._of(connection, lead_id).imported)

    def news(
        self, connection: Connection, lead_id: LeadId, enquiry: Enquiry, row_enquiry: EnquiryId | None
    ) -> News:
        """What of a chat is not there yet; ``row_enquiry``: the enquiry this row made when it came before."""
        known, news = self._of(connection, lead_id), News()
        pieces = list(enquiry.touches)
        asked = next((it for it in known.enquiries if it.enquiry_id == row_enquiry), None)
        if asked is not None and asked.message != enquiry.message:
            if enquiry.message.startswith(asked.message):
                news.longer_messages[asked.enquiry_id] = asked.message = enquiry.message
            else:  # the trainer changed it: what it doesn't say stands beside it
                pieces = [*(it for it in enquiry.opening if it.note not in asked.message), *pieces]
        left = {moment: list(noted) for moment, noted in known.touches.items()}
        for piece in pieces:
            self._add(known, left.get(_moment(piece), []), piece, news)
        return news

    def keep(self, connection: Connection, lead_id: LeadId, enquiry_id: EnquiryId, enquiry: Enquiry) -> None:
        """Know that this row made an enquiry."""
        if enquiry.arrival is not None:
            known = self._of(connection, lead_id)
            known.ask(_Asked(enquiry_id, enquiry.arrival.at, enquiry.message))
            known.imported.append(enquiry.arrival.at)

    def _add(self, known: _Known, left: list[_Noted], piece: PastTouch, news: News) -> None:
        """Count one touch off against those that are there, or add it or what it has more."""
        for noted in left:
            if noted.note == piece.note or f"\n{piece.note}\n" in f"\n{noted.note}\n":
                left.remove(noted)
                return
        for noted in left:
            if piece.note.startswith(f"{noted.note}\n"):
                left.remove(noted)
                news.longer_notes[noted.touch_id] = noted.note = piece.note
                return
        if piece.direction is Direction.IN and piece.note and any(it.holds(piece) for it in known.enquiries):
            return
        touch_id = TouchId(new_id())
        news.touches.append((touch_id, piece))
        known.note(_moment(piece), _Noted(touch_id, piece.note))
        known.imported.append(piece.at)

    def _candidates(self, connection: Connection, row: Enquiry) -> list[LeadId]:
        """The leads of chats with this name; ids of chats are a name and the moment they begin."""
        name = row.external_person.rpartition(" ")[0]
        if not name:
            return []
        table = tables.external_id
        query = (
            select(table.c.lead_id)
            .join(tables.lead, tables.lead.c.id == table.c.lead_id)
            .where(
                table.c.source == row.external_source,
                table.c.value > f"{name} ",
                table.c.value < f"{name}!",
                tables.lead.c.removed_at.is_(None),
            )
            .order_by(table.c.rid)
        )
        return list(dict.fromkeys(LeadId(it) for it in connection.execute(query).scalars()))

    def _of(self, connection: Connection, lead_id: LeadId) -> _Known:
        if lead_id not in self._known:
            self._known[lead_id] = _read(connection, lead_id)
        return self._known[lead_id]


def _read(connection: Connection, lead_id: LeadId) -> _Known:
    touch, enquiry, known = tables.touch, tables.enquiry, _Known()
    for row in connection.execute(
        select(touch.c.id, touch.c.at, touch.c.direction, touch.c.channel, touch.c.note, touch.c.batch_id)
        .where(touch.c.lead_id == lead_id)
        .order_by(touch.c.rid)
    ):
        known.note((row.at, row.direction, row.channel), _Noted(TouchId(row.id), row.note))
        if row.batch_id is not None:
            known.imported.append(row.at)
    for asked in connection.execute(
        select(enquiry.c.id, enquiry.c.arrived_at, enquiry.c.message, enquiry.c.batch_id)
        .where(enquiry.c.lead_id == lead_id)
        .order_by(enquiry.c.rid)
    ):
        known.ask(_Asked(EnquiryId(asked.id), asked.arrived_at, asked.message))
        if asked.batch_id is not None:
            known.imported.append(asked.arrived_at)
    return known


def _moment(piece: PastTouch) -> _Moment:
    return piece.at, piece.direction.value, piece.channel.value


def _is_known(known: _Known, piece: PastTouch) -> bool:
    """Whether these words were noted at this moment."""
    noted = known.touches.get(_moment(piece), ())
    return any(piece.note == it.note for it in noted) or any(
        it.at == piece.at and piece.note and it.message.startswith(piece.note) for it in known.enquiries
    )
