"""What went on between trainer and lead: touches and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import RowMapping, Table, case, select

from ptcrm.commands.intake import existing_enquiry
from ptcrm.commands.leads import existing_lead
from ptcrm.domain.clock import may_be_noted
from ptcrm.domain.ids import EnquiryId, LeadId, TouchId
from ptcrm.domain.limits import LONG_TEXT, clean
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.values import Channel, Direction, Reached
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.store.upkeep import ANSWER_NOW

_EARLIEST: Final = 946_684_800_000
"""The year 2000: a touch before it is a slip of the keys."""


@dataclass(frozen=True, slots=True)
class TouchForm:
    """A touch as noted. ``at`` is UTC milliseconds, None is now.

    ``reached`` None: a voicemail is an attempt, an automatic message unknown, anything else reached.
    ``title`` names the template sent or the thing of value shared.
    """

    channel: Channel
    direction: Direction = Direction.OUT
    reached: Reached | None = None
    human: bool = True
    gift: bool = False
    at: int | None = None
    note: str = ""
    title: str = ""


def log_touch(session: Session, lead_id: LeadId, form: TouchForm) -> TouchId:
    """Note a touch. Refuses one further ahead than two minutes, or before the year 2000."""
    lead = existing_lead(session, lead_id)
    at = session.now if form.at is None else form.at
    _check_moment(at, session.now)
    touch_id = session.add(
        tables.touch,
        lead_id=lead_id,
        at=at,
        recorded_at=session.now,
        direction=form.direction.value,
        channel=form.channel.value,
        human=int(form.human),
        reached=(form.reached or _usually(form)).value,
        gift=int(form.gift),
        title=clean(form.title, "title"),
        note=clean(form.note, "note", LONG_TEXT),
    )
    session.call_it("touch_logged", name=lead["name"])
    return TouchId(touch_id)


def contacted(session: Session, lead_id: LeadId, enquiry_id: EnquiryId | None = None) -> TouchId:
    """Note that the person was reached just now, on the channel of the enquiry (None: the one that waits)."""
    lead = existing_lead(session, lead_id)
    session.call_it("contacted", name=lead["name"])
    enquiry = (
        _waiting_enquiry(session, lead_id) if enquiry_id is None else existing_enquiry(session, enquiry_id)
    )
    channel = Channel(enquiry["channel"]) if enquiry else Channel.OTHER
    return log_touch(session, lead_id, TouchForm(channel, reached=Reached.REACHED))


def answered(session: Session, enquiry_id: EnquiryId) -> TouchId | None:
    """Note that an enquiry was answered just now; None, and nothing is noted, when nobody waits any more."""
    row = session.get(tables.enquiry, enquiry_id)
    if row is None or row["waiting"] != ANSWER_NOW:
        return None
    return contacted(session, LeadId(row["lead_id"]), enquiry_id)


def not_reached(session: Session, touch_id: TouchId) -> None:
    """Say afterwards that a touch was only a try; it still answers, and asks for a next step."""
    edit_touch(session, touch_id, reached=Reached.ATTEMPTED)


def edit_touch(
    session: Session,
    touch_id: TouchId,
    at: int | None = None,
    channel: Channel | None = None,
    reached: Reached | None = None,
    note: str | None = None,
) -> LeadId:
    """Change a touch; None leaves a field as it is. Gives back whose touch it is."""
    row, lead = _row_and_lead(session, tables.touch, touch_id)
    columns: dict[str, Any] = {}
    if at is not None:
        _check_moment(at, session.now)
        columns["at"] = at
    if channel is not None:
        columns["channel"] = channel.value
    if reached is not None:
        columns["reached"] = reached.value
    if note is not None:
        columns["note"] = clean(note, "note", LONG_TEXT)
    session.change(tables.touch, row["id"], **columns)
    session.call_it("touch_edited", name=lead["name"])
    return LeadId(lead["id"])


def remove_touch(session: Session, touch_id: TouchId) -> None:
    """Take a touch away; an enquiry it answered runs on from its own start."""
    row, lead = _row_and_lead(session, tables.touch, touch_id)
    session.remove(tables.touch, row["id"])
    session.call_it("touch_removed", name=lead["name"])


def write_note(session: Session, lead_id: LeadId, text: str) -> str:
    """Keep a note about a lead and return its id."""
    lead = existing_lead(session, lead_id)
    note_id = session.add(tables.note, lead_id=lead_id, at=session.now, text=_note_text(text))
    session.call_it("note_written", name=lead["name"])
    return note_id


def edit_note(session: Session, note_id: str, text: str) -> None:
    """Change the words of a note; it keeps its moment."""
    row, lead = _row_and_lead(session, tables.note, note_id)
    session.change(tables.note, row["id"], text=_note_text(text))
    session.call_it("note_edited", name=lead["name"])


def remove_note(session: Session, note_id: str) -> None:
    """Take a note away."""
    row, lead = _row_and_lead(session, tables.note, note_id)
    session.remove(tables.note, row["id"])
    session.call_it("note_removed", name=lead["name"])


def _usually(form: TouchForm) -> Reached:
    if not form.human:
        return Reached.UNKNOWN
    if form.channel is Channel.VOICEMAIL and form.direction is Direction.OUT:
        return Reached.ATTEMPTED
    return Reached.REACHED


def _check_moment(at: int, now: int) -> None:
    if not may_be_noted(at, now):
        raise Refusal("touch_in_future", "This lies in the future. Note it when it has happened.")
    if at < _EARLIEST:
        raise Refusal("touch_too_early", "This lies before the year 2000. Is the time right?")


def _note_text(text: str) -> str:
    text = clean(text, "note", LONG_TEXT)
    if not text:
        raise Refusal("note_empty", "An empty note isn't kept. Write something first.")
    return text


def _waiting_enquiry(session: Session, lead_id: LeadId) -> RowMapping | None:
    """The enquiry that asks for an answer: the earliest that waits, else the latest."""
    enquiry = tables.enquiry
    waits = enquiry.c.waiting > 0
    return session.first(
        select(enquiry)
        .where(enquiry.c.lead_id == lead_id)
        .order_by(waits.desc(), case((waits, enquiry.c.arrived_at), else_=-enquiry.c.arrived_at))
        .limit(1)
    )


def _row_and_lead(session: Session, table: Table, row_id: str) -> tuple[RowMapping, RowMapping]:
    row = session.get(table, row_id)
    if row is None and table is tables.touch:
        raise Refusal("no_such_touch", "There is no touch with this id.")
    if row is None:
        raise Refusal("no_such_note", "There is no note with this id.")
    return row, existing_lead(session, LeadId(row["lead_id"]))
