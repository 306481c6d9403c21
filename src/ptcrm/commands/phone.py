"""The messages for the phone as they are kept: planned, asked for, taken, taken back. Not for undo.

A message is noted as asked for before the server is asked, so that one of which nobody knows whether it
arrived is sent again under the same name, which replaces it, or taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import case, delete, func, insert, select, update

from ptcrm.commands.preferences import set_preference
from ptcrm.domain import clock
from ptcrm.domain.clock import DAY
from ptcrm.domain.ids import new_id
from ptcrm.domain.phone_plan import PHONE_RUNGS, About, Plan, in_reach, written
from ptcrm.domain.phone_settings import (
    PHONE,
    PHONE_STATE,
    PhoneSettings,
    PhoneState,
    Way,
    as_text,
    read_settings,
)
from ptcrm.domain.rungs import Rung, rung_instants
from ptcrm.store import tables
from ptcrm.store.phone_tables import phone_message
from ptcrm.store.session import Session

_BACK_OFF_MS: Final = (15_000, 60_000, 120_000, 300_000, 900_000)
_SOONEST_AGAIN_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Reach:
    """The delays (ms) a server takes; ``nearest`` None: it holds no messages, they are sent when due."""

    nearest: int | None
    furthest: int

    def try_at(self, due_at: int, now: int) -> int:
        """When to hand over a message that is due then (both UTC ms)."""
        if self.nearest is None:
            return max(now, due_at)
        return in_reach(due_at, now, self.nearest, self.furthest) or now


def sequence_of(about: About, rung: Rung) -> str:
    """A message's name at a server: always the same, and nothing to guess a person from."""
    return sha256(f"{written(about)} {rung.value}".encode()).hexdigest()[:20]


def keep_phone_settings(session: Session, settings: PhoneSettings) -> None:
    """Keep how the phone is reached. Of another way, or another name there, nothing
    is on its way yet, and nothing is known."""
    before = _settings(session)
    if (before.way, before.server, before.topic) != (settings.way, settings.server, settings.topic):
        session.connection.execute(delete(phone_message))
        keep_phone_state(session, PhoneState())
    set_preference(session, PHONE, as_text(settings))


def keep_phone_state(session: Session, state: PhoneState) -> None:
    """Keep what was found out about the phone."""
    set_preference(session, PHONE_STATE, as_text(state))


def follow_plan(session: Session, plan: Plan, carrier: str, reach: Reach) -> None:
    """Bring the kept messages in line with a plan."""
    now = session.now
    rows = [
        {
            "id": new_id(),
            "enquiry_id": written(about),
            "rung": rung.value,
            "carrier": carrier,
            "sequence": sequence_of(about, rung),
            "due_at": due_at,
            "made_at": now,
            "tries": 0,
            "try_at": reach.try_at(due_at, now),
        }
        for about, rung, due_at in plan.make
    ]
    if rows:
        session.connection.execute(insert(phone_message).prefix_with("OR IGNORE"), rows)
    for message_id, due_at in plan.move:
        again = {"sent_at": None, "unwanted_at": None, "cancelled_at": None, "problem": ""}
        _change(session, [message_id], due_at=due_at, try_at=reach.try_at(due_at, now), **again)
    _change(session, plan.take_back, unwanted_at=now, try_at=now, problem="")
    _change(session, plan.forget, unwanted_at=now, cancelled_at=now, try_at=None)


def note_asked(session: Session, message_ids: Collection[str]) -> None:
    """The server is going to be asked; should nobody note what came of it, it is asked again."""
    tries = func.coalesce(phone_message.c.tries, 0)
    waits = [(tries == done, session.now + ms) for done, ms in enumerate(_BACK_OFF_MS)]
    again = case(*waits, else_=session.now + _BACK_OFF_MS[-1])
    _change(session, message_ids, tries=tries + 1, try_at=again)


def note_taken(session: Session, message_ids: Collection[str]) -> None:
    """The server has these and will deliver them, or did; or nobody need hear of them any more."""
    _change(session, message_ids, sent_at=session.now, try_at=None, problem="")


def note_taken_back(session: Session, message_ids: Collection[str]) -> None:
    """The server let go of these."""
    _change(session, message_ids, cancelled_at=session.now, try_at=None, problem="")


def note_too_far(session: Session, message_ids: Collection[str]) -> None:
    """The server takes these only when less time is left: half of it, then."""
    for message_id in message_ids:
        row = session.get(phone_message, message_id)
        if row is not None:
            half = max(_SOONEST_AGAIN_MS, (row["due_at"] - session.now) // 2)
            _change(session, [message_id], try_at=session.now + half)


def note_failed(session: Session, message_ids: Collection[str], problem: str) -> None:
    """It didn't work, for now; what should be taken back and came a day ago is let go."""
    _change(session, message_ids, problem=problem)
    long_ago = phone_message.c.due_at < session.now - DAY
    session.connection.execute(
        update(phone_message)
        .where(phone_message.c.id.in_(list(message_ids)), phone_message.c.unwanted_at.is_not(None), long_ago)
        .values(cancelled_at=session.now, try_at=None)
    )


def count_as_sent(session: Session) -> None:
    """What would have gone to the phone by now counts as sent: after a restore nothing is told again."""
    enquiry, now = tables.enquiry, session.now
    passed = (phone_message.c.sent_at.is_(None), phone_message.c.due_at <= now)
    session.connection.execute(update(phone_message).where(*passed).values(sent_at=now, try_at=None))
    way = _settings(session).way
    if way is Way.NONE:
        return
    rows = [
        {
            "id": new_id(),
            "enquiry_id": row["id"],
            "rung": rung.value,
            "carrier": way.value,
            "sequence": sequence_of((row["id"],), rung),
            "due_at": at,
            "made_at": now,
            "sent_at": now,
        }
        for row in session.rows(
            select(enquiry.c.id, enquiry.c.arrived_at, enquiry.c.recorded_at).where(enquiry.c.waiting != 0)
        )
        for rung, at in rung_instants(clock.start_of(row["arrived_at"], row["recorded_at"])).items()
        if rung in PHONE_RUNGS and at <= now
    ]
    if rows:
        session.connection.execute(insert(phone_message).prefix_with("OR IGNORE"), rows)


def _settings(session: Session) -> PhoneSettings:
    known = session.first(select(tables.preference.c.value).where(tables.preference.c.name == PHONE))
    return read_settings("" if known is None else known["value"])


def _change(session: Session, message_ids: Iterable[str], **values: Any) -> None:  # noqa: ANN401
    chosen = list(message_ids)
    if chosen:
        session.connection.execute(
            update(phone_message).where(phone_message.c.id.in_(chosen)).values(**values)
        )
