"""Alerts: claimed in the data, shown on the desktop, then marked as shown, so that a crash loses none.

An alert that could not be claimed (a full disk) is shown all the same; one that could not be shown is told
inside the window and tried again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from sqlalchemy import Connection

from ptcrm.app.alert_words import Toast, toast_of
from ptcrm.app.notifier import Notifier, NotShown
from ptcrm.commands.alerts import Claim, claim_many, mark_shown
from ptcrm.domain.changes import Changes
from ptcrm.domain.ids import AlertId, EnquiryId
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung
from ptcrm.queries.alerts import Ring, Ringing, ringing, still_waiting
from ptcrm.store.session import PROGRAM, Session
from ptcrm.ui.kit.desk import Desk

RUNGS: Final = (Rung.HOUR,)
"""The rungs that are told, lowest first."""

RETRY_MS: Final = 60_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Looked:
    ringing: Ringing
    waiting: frozenset[EnquiryId]


class Alerting(QObject):
    """Signals: ``looked(int | None)``: a look succeeded, with the instant of the next ring (UTC ms).

    ``rang()``: something new was told. ``opened(str)``: a notification was chosen; the lead, or "" for all.
    """

    looked = Signal(object)
    rang = Signal()
    opened = Signal(str)
    _clicked = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notifier: Notifier | None = None
        self._after_gap = False
        self._busy: set[AlertId] = set()
        self._told: set[tuple[EnquiryId, Rung]] = set()
        self._told_inside: set[int] = set()
        self._standing: dict[int, Toast] = {}
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.look)
        self._clicked.connect(self._open, Qt.ConnectionType.QueuedConnection)
        desk.tasks.changed.connect(self._changed)

    def use(self, notifier: Notifier) -> None:
        """Show through this from now on."""
        self._notifier = notifier

    def clicked(self, number: int) -> None:
        """A notification was chosen. May be called on any thread."""
        self._clicked.emit(number)

    def look(self, after_gap: bool = False) -> None:
        """See who rings, and tell it. ``after_gap``: at start or after sleep, where one summary tells all."""
        self._after_gap = self._after_gap or after_gap
        self._desk.tasks.read(self, "ring", partial(_look, now=self._desk.now()), self._see, _ignore)

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.kinds:
            self.look()

    def _see(self, found: _Looked | None) -> None:
        if found is None:
            return
        self._take_back_answered(found.waiting)
        due = found.ringing.due
        owed = tuple(ring for ring in found.ringing.owed if ring.alert_id not in self._busy)
        if due:
            done, failed = partial(self._claimed, owed), partial(self._unclaimed, (*due, *owed))
            self._desk.tasks.write(self, _claim_due, done, failed, PROGRAM)
        else:
            self._tell(owed)
        self.looked.emit(found.ringing.next_ring)

    def _claimed(self, owed: Sequence[Ring], claimed: Sequence[Ring]) -> None:
        known = {ring.enquiry_id: number for number, toast in self._standing.items() for ring in toast.rings}
        for ring in claimed:
            if (ring.enquiry_id, ring.rung) in self._told and ring.alert_id is not None:
                self._busy.add(ring.alert_id)
                self._mark([ring.alert_id], known.get(ring.enquiry_id, 0))
        self._tell([ring for ring in (*claimed, *owed) if (ring.enquiry_id, ring.rung) not in self._told])

    def _unclaimed(self, rings: Sequence[Ring], refusal: Refusal) -> None:
        """The data can't be written now. Who waits is told from memory, once, and claimed later."""
        log.info("an alert could not be noted: %s", refusal.code)
        fresh = [ring for ring in rings if (ring.enquiry_id, ring.rung) not in self._told]
        self._told.update((ring.enquiry_id, ring.rung) for ring in fresh)
        self._tell(fresh)
        self._retry.start()

    def _tell(self, rings: Sequence[Ring]) -> None:
        after_gap, self._after_gap = self._after_gap, False
        fresh = [ring for ring in rings if ring.alert_id is None or ring.alert_id not in self._busy]
        if not fresh or self._notifier is None:
            return
        toast = toast_of(fresh, after_gap)
        self._busy.update(ring.alert_id for ring in fresh if ring.alert_id is not None)
        self._desk.tasks.outside(self, partial(_show, self._notifier, toast), partial(self._shown, toast))
        self.rang.emit()

    def _shown(self, toast: Toast, number: int | None) -> None:
        alerts = [ring.alert_id for ring in toast.rings if ring.alert_id is not None]
        if number is None:
            self._busy.difference_update(alerts)
            self._told.difference_update((ring.enquiry_id, ring.rung) for ring in toast.rings)
            self._tell_inside(toast)
            self._retry.start()
            return
        self._standing[number] = replace(toast, number=number)
        if alerts:
            self._mark(alerts, number)

    def _mark(self, alerts: Sequence[AlertId], number: int) -> None:
        job = partial(mark_shown, alert_ids=alerts, notification=number)
        self._desk.tasks.write(self, job, None, _ignore, PROGRAM)

    def _tell_inside(self, toast: Toast) -> None:
        if toast.number not in self._told_inside:
            self._told_inside.add(toast.number)
            self._desk.say(toast.title)

    def _take_back_answered(self, waiting: frozenset[EnquiryId]) -> None:
        for number, toast in list(self._standing.items()):
            if not any(ring.enquiry_id in waiting for ring in toast.rings):
                del self._standing[number]
                if self._notifier is not None:
                    self._desk.tasks.outside(self, partial(self._notifier.close, number), _ignore)

    def _open(self, number: int) -> None:
        toast = self._standing.get(number)
        people = {ring.lead_id for ring in toast.rings} if toast is not None else set()
        self.opened.emit(people.pop() if len(people) == 1 else "")


def _look(connection: Connection, now: int) -> _Looked | None:
    """None when looking failed: then nothing is known, and whoever watches must not think all is well."""
    try:
        return _Looked(ringing(connection, now, RUNGS), still_waiting(connection))
    except Exception:
        log.exception("looking who rings failed")
        return None


def _claim_due(session: Session) -> tuple[Ring, ...]:
    """Claim all that is due; rungs that went by are claimed as told, so that none sounds late."""
    due = ringing(session.connection, session.now, RUNGS).due
    passed = [Claim(it.enquiry_id, rung, it.due_at, told=True) for it in due for rung in it.passed]
    claimed = claim_many(session, [*passed, *(Claim(it.enquiry_id, it.rung, it.due_at) for it in due)])
    return tuple(
        replace(ring, alert_id=claimed[ring.enquiry_id, ring.rung])
        for ring in due
        if (ring.enquiry_id, ring.rung) in claimed
    )


def _show(notifier: Notifier, toast: Toast) -> int | None:
    try:
        return notifier.show(toast.number, toast.title, toast.body)
    except NotShown:
        return None


def _ignore(_: object) -> None:
    """What follows is settled elsewhere: by the next look, or by the watch that misses it."""
