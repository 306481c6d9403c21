"""The chats among the rows of an import: whose they are, what of them is new, and that written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, update

from ptcrm.commands.conversations import Conversations, News
from ptcrm.commands.matching import Found
from ptcrm.domain.enquiry import Enquiry, PastTouch, without_arrival
from ptcrm.domain.ids import BatchId, EnquiryId, LeadId, TouchId
from ptcrm.domain.values import Direction, Reached
from ptcrm.store import tables
from ptcrm.store.session import Session


class Talks:
    """Decides on the rows of one batch that say what was said; other rows pass through as they are."""

    def __init__(self, connection: Connection, known: Conversations, enquiries: Iterable[Enquiry]) -> None:
        self._connection = connection
        self._known = known
        self._of_person: defaultdict[tuple[str, str], list[Enquiry]] = defaultdict(list)
        for enquiry in enquiries:
            if enquiry.external_person:
                self._of_person[_person(enquiry)].append(enquiry)

    def find(self, found: Found, enquiry: Enquiry) -> Found:
        """Who a row is, where its chat is one that began earlier in another export."""
        if not enquiry.external_person or found.same_chat or found.external_row is not None:
            return found
        rows: Sequence[Enquiry] = self._of_person[_person(enquiry)]
        if found.lead_id is None:
            lead_id = self._known.lead_of(self._connection, rows)
            return found if lead_id is None else Found(lead_id, same_chat=True)
        return replace(found, same_chat=self._known.overlaps(self._connection, found.lead_id, rows))

    def going_on(self, found: Found, enquiry: Enquiry) -> Enquiry:
        """The row, without its enquiry where it begins in the middle of a talk that is known."""
        known = found.same_chat or found.external_row is not None
        if found.lead_id is None or found.enquiry_id is not None or not enquiry.external_person or not known:
            return enquiry
        goes_on = self._known.goes_on(self._connection, found.lead_id, enquiry)
        return without_arrival(enquiry) if goes_on else enquiry

    def news(self, found: Found, lead_id: LeadId, made: EnquiryId | None, enquiry: Enquiry) -> News:
        """What the row says that isn't there; ``made`` is the enquiry it makes now. Kept for later rows."""
        if not enquiry.external_person or (found.unchanged and found.external_row is not None):
            return News()
        if found.lead_id is None:
            self._known.made(lead_id)
        news = self._known.news(self._connection, lead_id, enquiry, found.enquiry_id)
        if made is not None:
            self._known.keep(self._connection, lead_id, made, enquiry)
        return news


def write_news(session: Session, lead_id: LeadId, news: News, batch_id: BatchId) -> None:
    """Save what was said. What grew is journalled, unless it came with this import and goes with it."""
    rows = [_touch_row(session, lead_id, batch_id, touch_id, said) for touch_id, said in news.touches]
    session.add_many(tables.touch, rows)
    for touch_id, note in news.longer_notes.items():
        _lengthen(session, tables.touch, touch_id, batch_id, note=note)
    for enquiry_id, message in news.longer_messages.items():
        _lengthen(session, tables.enquiry, enquiry_id, batch_id, message=message)


def _lengthen(session: Session, table: Table, row_id: str, batch_id: BatchId, **text: str) -> None:
    row = session.get(table, row_id)
    if row is None:
        return
    if row["batch_id"] == batch_id:
        session.connection.execute(update(table).where(table.c.id == row_id), text)
    else:
        session.change(table, row_id, **text)


def _touch_row(
    session: Session, lead_id: LeadId, batch_id: BatchId, touch_id: TouchId, said: PastTouch
) -> dict[str, Any]:
    # Who writes was reached; whether what the trainer wrote reached anybody, only a reply tells.
    reached = said.reached
    if said.direction is Direction.IN and reached is Reached.UNKNOWN:
        reached = Reached.REACHED
    return {
        "id": touch_id,
        "lead_id": lead_id,
        "at": said.at,
        "recorded_at": session.now,
        "direction": said.direction.value,
        "channel": said.channel.value,
        "reached": reached.value,
        "note": said.note,
        "batch_id": batch_id,
    }


def _person(enquiry: Enquiry) -> tuple[str, str]:
    return enquiry.external_source, enquiry.external_person
