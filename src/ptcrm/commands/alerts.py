"""What rang: claimed, shown, then marked, so that a crash in between loses nothing. Not for undo.

Thousands may be due at once after a long absence, so all of it goes in a few statements.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, text, update

from ptcrm.domain import clock
from ptcrm.domain.changes import Kind
from ptcrm.domain.ids import AlertId, EnquiryId, new_id
from ptcrm.domain.rungs import AFTER, NOT_SHOWN, Rung, again_at, rung_instants
from ptcrm.store import tables
from ptcrm.store.session import Session
from ptcrm.store.upkeep import ANSWER_NOW

_LISTED: Final = "IN (SELECT value FROM json_each(:ids))"
_CHOSEN: Final = text(f"id {_LISTED}")
_ENQUIRIES: Final = text(f"SELECT id FROM enquiry WHERE id {_LISTED}")
_CLAIM: Final = text(
    "INSERT INTO alert (id, enquiry_id, rung, due_at, claimed_at, shown_at, notification, times)"
    " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, :now,"
    " iif(value ->> 4, :now, NULL), iif(value ->> 4, :not_shown, NULL), 0 FROM json_each(:rows) ORDER BY key"
)
_CLAIMED: Final = text(f"SELECT enquiry_id, rung FROM alert WHERE enquiry_id {_LISTED}")
_NOT_YET_SHOWN: Final = text(
    f"SELECT id, enquiry_id, rung FROM alert WHERE id {_LISTED} AND shown_at IS NULL ORDER BY rid"
)
_HIGHEST: Final = text(
    "rid IN (SELECT rid FROM (SELECT rid, max(due_at) FROM alert"
    f" WHERE enquiry_id {_LISTED} GROUP BY enquiry_id))"
)
_THEIR_OTHERS: Final = text(
    "UPDATE alert SET again_at = NULL WHERE again_at IS NOT NULL"
    f" AND enquiry_id IN (SELECT enquiry_id FROM alert WHERE id {_LISTED}) AND id NOT {_LISTED}"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One rung of one enquiry, due at ``due_at`` (UTC ms). ``told``: nobody need hear of it any more."""

    enquiry_id: EnquiryId
    rung: Rung
    due_at: int
    told: bool = False


def claim_many(session: Session, claims: Sequence[Claim]) -> dict[tuple[EnquiryId, Rung], AlertId]:
    """Take it on to announce these; what was claimed before, or has no enquiry any more, isn't among them."""
    ids = {"ids": json.dumps(sorted({it.enquiry_id for it in claims}))}
    there = {row.id for row in session.connection.execute(_ENQUIRIES, ids)}
    taken = {(row.enquiry_id, row.rung) for row in session.connection.execute(_CLAIMED, ids)}
    fresh: dict[tuple[EnquiryId, Rung], AlertId] = {}
    rows: list[tuple[str, str, str, int, bool]] = []
    for it in claims:
        key = (it.enquiry_id, it.rung)
        if it.enquiry_id in there and (it.enquiry_id, it.rung.value) not in taken and key not in fresh:
            fresh[key] = AlertId(new_id())
            rows.append((fresh[key], it.enquiry_id, it.rung.value, it.due_at, it.told))
    if rows:
        values = {"rows": json.dumps(rows), "now": session.now, "not_shown": NOT_SHOWN}
        session.connection.execute(_CLAIM, values)
    return fresh


def mark_shown(session: Session, starts: Mapping[AlertId, int], notification: int, repeats: bool) -> None:
    """Note that these were shown, under the number by which the desktop knows them, and that their lower
    rungs went by.

    ``starts``: when the hour of each began (UTC ms). With ``repeats`` those over the hour are told again.
    """
    alert = tables.alert
    _pass_by(session, starts)
    pending = _pending(session)
    again = {id_: again_at(start, session.now, pending) for id_, start in starts.items()} if repeats else {}
    shown = {
        "shown_at": func.coalesce(alert.c.shown_at, session.now),
        "notification": notification,
        "times": alert.c.times + 1,
    }
    for at in {again.get(id_) for id_ in starts}:
        ids = {"ids": json.dumps(sorted(id_ for id_ in starts if again.get(id_) == at))}
        session.connection.execute(update(alert).where(_CHOSEN).values(**shown, again_at=at), ids)
    # What was asked of a lower rung has come with this one.
    session.connection.execute(_THEIR_OTHERS, {"ids": json.dumps(sorted(starts))})


def _pass_by(session: Session, starts: Mapping[AlertId, int]) -> None:
    """The rungs below those that are shown for the first time count as told.

    Not when they are claimed: of ten thousand people that would take as long again before they are told of.
    """
    first = session.connection.execute(_NOT_YET_SHOWN, {"ids": json.dumps(sorted(starts))})
    lower = [
        Claim(EnquiryId(row.enquiry_id), rung, starts[AlertId(row.id)] + after, told=True)
        for row in first
        for rung, after in AFTER.items()
        if after < AFTER[Rung(row.rung)]
    ]
    claim_many(session, lower)


def tell_again(session: Session, enquiry_ids: Collection[EnquiryId], at: int) -> None:
    """Tell of these once more at this instant (UTC ms), as long as nobody answered."""
    ids = {"ids": json.dumps(sorted(enquiry_ids))}
    session.connection.execute(
        update(tables.alert).where(text(f"enquiry_id {_LISTED}")).values(again_at=None), ids
    )
    session.connection.execute(update(tables.alert).where(_HIGHEST).values(again_at=at), ids)
    session.kinds.add(Kind.ENQUIRY)


def know_of(session: Session, enquiry_id: EnquiryId) -> None:
    """Whoever typed an enquiry in knows of its arrival; only its later rungs are told."""
    row = session.get(tables.enquiry, enquiry_id)
    if row is not None:
        start = clock.start_of(row["arrived_at"], row["recorded_at"])
        claim_many(session, [Claim(enquiry_id, Rung.ARRIVED, start, told=True)])


def count_as_told(session: Session, rungs: Collection[Rung]) -> None:
    """All that would ring of these rungs by now counts as told."""
    enquiry = tables.enquiry
    waiting = session.rows(
        select(enquiry.c.id, enquiry.c.arrived_at, enquiry.c.recorded_at).where(enquiry.c.waiting != 0)
    )
    claims = [
        Claim(row["id"], rung, at, told=True)
        for row in waiting
        for rung, at in rung_instants(clock.start_of(row["arrived_at"], row["recorded_at"])).items()
        if at <= session.now and rung in rungs
    ]
    claim_many(session, claims)


def silence(session: Session) -> None:
    """All that rang or would ring by now counts as told: after a restore nothing is announced again."""
    alert = tables.alert
    count_as_told(session, tuple(Rung))
    told = {"shown_at": session.now, "notification": NOT_SHOWN}
    session.connection.execute(update(alert).where(alert.c.shown_at.is_(None)).values(told))
    session.connection.execute(update(alert).where(alert.c.again_at.is_not(None)).values(again_at=None))


def _pending(session: Session) -> int | None:
    """When the next of those who wait is told of once more (UTC ms), after now."""
    alert, enquiry = tables.alert, tables.enquiry
    query = (
        select(func.min(alert.c.again_at))
        .join(enquiry, enquiry.c.id == alert.c.enquiry_id)
        .where(alert.c.again_at > session.now, enquiry.c.waiting == ANSWER_NOW)
    )
    found = session.connection.execute(query).scalar()
    return None if found is None else int(found)
