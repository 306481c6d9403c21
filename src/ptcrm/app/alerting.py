"""Alerts: claimed in the data, shown on the desktop, then marked as shown, so that a crash loses none.

An alert that could not be claimed (a full disk) is shown all the same; one that could not be shown is told
inside the window and tried again. In quiet time nothing is claimed: what came meanwhile is due when it ends,
also if the program didn't live to see it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from sqlalchemy import Connection

from ptcrm.app.alert_standing import Standing
from ptcrm.app.alert_words import Toast, test_notification, toasts_of
from ptcrm.app.notifier import Notification, Notifier, NotShown
from ptcrm.commands.alerts import Claim, claim_many, mark_shown
from ptcrm.domain.alert_settings import AlertSettings
from ptcrm.domain.changes import Changes
from ptcrm.domain.ids import AlertId, EnquiryId, LeadId
from ptcrm.domain.quiet import next_quiet
from ptcrm.domain.refusals import Refusal
from ptcrm.domain.rungs import Rung
from ptcrm.queries.alert_settings import alert_settings
from ptcrm.queries.alerts import Ring, Ringing, due_of, left_standing, ringing, still_waiting, waiting_untold
from ptcrm.store.session import PROGRAM, Session
from ptcrm.ui.kit.desk import Desk

RETRY_MS: Final = 60_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Looked:
    """``next_look``: when somebody rings next, or quiet time begins or ends (UTC ms). ``left``: what may
    stand since PT CRM ran before, for its first look."""

    ringing: Ringing
    waiting: Mapping[EnquiryId, LeadId]
    settings: AlertSettings
    is_quiet: bool
    next_look: int | None
    left: tuple[tuple[int | None, Ring], ...]


class Alerting(QObject):
    """Signals: ``looking()``: a look was begun. ``looked(int | None)``: one succeeded, and what it found was
    claimed, with the instant of the next one (UTC ms). Whoever hears of the first only must ask again.

    ``rang()``: something new was told. ``pressed(tuple[Ring, ...], str)``: a notification of these was
    chosen, or its button with this key.
    """

    looking = Signal()
    looked = Signal(object)
    rang = Signal()
    pressed = Signal(object, str)
    _pressed = Signal(int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notifier: Notifier | None = None
        self._settings = AlertSettings()
        self._waiting: Mapping[EnquiryId, LeadId] = {}
        self._begun = self._after_gap = False
        self._busy: set[AlertId] = set()
        self._unmarked: list[tuple[int, tuple[Ring, ...]]] = []
        self._told: set[tuple[EnquiryId, Rung]] = set()
        self._told_inside: set[tuple[EnquiryId, Rung]] = set()
        self._standing = Standing()
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.look)
        self._pressed.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        desk.tasks.changed.connect(self._changed)
        desk.alert_test_wanted.connect(self.test)
        desk.alerts_asked.connect(self._say_possible)

    def use(self, notifier: Notifier) -> None:
        """Show through this from now on."""
        self._notifier = notifier

    def press(self, number: int, key: str) -> None:
        """A notification was chosen, or one of its buttons. May be called on any thread."""
        self._pressed.emit(number, key)

    def look(self, after_gap: bool = False) -> None:
        """See who rings, and tell it. ``after_gap``: at start or after sleep, where one summary tells all."""
        self._after_gap = self._after_gap or after_gap
        self.looking.emit()
        job = partial(_look, now=self._desk.now(), zone=self._desk.zone, first=not self._begun)
        self._desk.tasks.read(self, "ring", job, self._see, _ignore)

    def test(self) -> None:
        """Show a notification that says it is one, and tell the desk whether the desktop took it."""
        if self._notifier is None:
            self._desk.alert_tested.emit(False)
        else:
            job = partial(_show, self._notifier, test_notification())
            self._desk.tasks.outside(self, job, self._desk.alert_tested.emit)

    def _say_possible(self) -> None:
        if self._notifier is not None:
            self._desk.tasks.outside(self, self._notifier.is_there, self._desk.alerts_possible.emit)

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.kinds:
            self.look()

    def _see(self, found: _Looked | None) -> None:
        if found is None:
            return
        self._settings, self._waiting = found.settings, found.waiting
        if not self._begun:
            self._begun = True
            self._standing.was_left(found.left)
        self._take_away(self._standing.answered(found.waiting))
        if found.is_quiet:
            self._after_gap = True  # one summary tells all when it ends
            self.looked.emit(found.next_look)
        else:
            self._ring(found.ringing, found.next_look)

    def _ring(self, found: Ringing, next_look: int | None) -> None:
        unmarked, self._unmarked = self._unmarked, []
        for number, rings in unmarked:
            self._mark(number, rings)
        owed = tuple(ring for ring in found.owed if ring.alert_id not in self._busy)
        if found.due:
            done = partial(self._claimed, owed, next_look)
            failed = partial(self._unclaimed, (*found.due, *owed), next_look)
            job = partial(_claim_due, rungs=self._settings.told)
            self._desk.tasks.write(self, job, done, failed, PROGRAM)
        else:
            self._tell(owed)
            self.looked.emit(next_look)

    def _claimed(self, owed: Sequence[Ring], next_look: int | None, claimed: Sequence[Ring]) -> None:
        fresh: list[Ring] = []
        told: list[Ring] = []  # already, when it couldn't be claimed
        for ring in (*claimed, *owed):
            known = not ring.again and (ring.enquiry_id, ring.rung) in self._told
            (told if known else fresh).append(ring)
        if told:
            self._mark(self._standing.number_for(told[0].enquiry_id), tuple(told))
        self._tell(fresh)
        self.looked.emit(next_look)

    def _unclaimed(self, rings: Sequence[Ring], next_look: int | None, refusal: Refusal) -> None:
        """The data can't be written now. Who waits is told from memory, once, and claimed later."""
        log.info("an alert could not be noted: %s", refusal.code)
        fresh = [ring for ring in rings if (ring.enquiry_id, ring.rung) not in self._told]
        self._told.update(_rungs(fresh))
        self._tell(fresh)
        self._retry.start()
        self.looked.emit(next_look)

    def _tell(self, rings: Sequence[Ring]) -> None:
        after_gap, self._after_gap = self._after_gap, False
        fresh = [ring for ring in rings if ring.alert_id is None or ring.alert_id not in self._busy]
        if not fresh or self._notifier is None:
            return
        self._busy.update(_alerts(fresh))
        for toast in toasts_of(fresh, self._settings, after_gap=after_gap):
            job = partial(_show, self._notifier, toast.shown)
            self._desk.tasks.outside(self, job, partial(self._shown, toast, after_gap))
        self.rang.emit()

    def _shown(self, toast: Toast, after_gap: bool, taken: bool) -> None:
        if not taken:
            self._busy.difference_update(_alerts(toast.rings))
            self._told.difference_update(_rungs(toast.rings))
            self._tell_inside(toast.rings, after_gap)
            self._retry.start()
            return
        self._told_inside.difference_update(_rungs(toast.rings))
        self._take_away(self._standing.put(toast, self._waiting))
        self._mark(toast.shown.number, toast.rings)

    def _mark(self, number: int, rings: tuple[Ring, ...]) -> None:
        """Note that these were shown; while that fails they count as shown here, and it is tried again."""
        starts = {ring.alert_id: ring.started_at for ring in rings if ring.alert_id is not None}
        if not starts:
            return
        job = partial(mark_shown, starts=starts, notification=number, repeats=self._settings.repeats)
        self._busy.update(starts)
        self._desk.tasks.write(
            self, job, lambda _none: self._marked(starts), lambda _: self._not_marked(number, rings), PROGRAM
        )

    def _marked(self, alerts: Mapping[AlertId, int]) -> None:
        """From here on the data knows; a look that was asked for before this one is not waited for."""
        self._busy.difference_update(alerts)
        self.look()

    def _not_marked(self, number: int, rings: tuple[Ring, ...]) -> None:
        self._unmarked.append((number, rings))
        self._retry.start()

    def _tell_inside(self, rings: Sequence[Ring], after_gap: bool) -> None:
        """Say it in the window, each rung once, with the wait as it is: the desktop kept us waiting."""
        if _rungs(rings) <= self._told_inside:
            return
        self._told_inside.update(_rungs(rings))
        now = self._desk.now()
        waited = [replace(ring, waited_ms=max(0, now - ring.started_at)) for ring in rings]
        self._desk.say(toasts_of(waited, self._settings, after_gap=after_gap)[0].shown.title)

    def _take_away(self, numbers: Sequence[int]) -> None:
        if self._notifier is not None:
            for number in numbers:
                self._desk.tasks.outside(self, partial(self._notifier.close, number), _ignore)

    def _hear(self, number: int, key: str) -> None:
        self.pressed.emit(self._standing.about(number), key)


def _look(connection: Connection, now: int, zone: ZoneInfo, first: bool) -> _Looked | None:
    """None when looking failed: then nothing is known, and whoever watches must not think all is well."""
    try:
        settings = alert_settings(connection)
        quiet = settings.quiet_until(now, zone)
        found = ringing(connection, now, settings.told)
        ahead = (found.next_ring, next_quiet(now, zone, settings.windows))
        earliest = min((at for at in ahead if at is not None), default=None) if quiet is None else quiet
        left = left_standing(connection, now) if first else ()
        return _Looked(found, still_waiting(connection, now), settings, quiet is not None, earliest, left)
    except Exception:
        log.exception("looking who rings failed")
        return None


def _claim_due(session: Session, rungs: Sequence[Rung]) -> tuple[Ring, ...]:
    """Claim all that is due; nothing below a claimed rung sounds any more."""
    due = due_of(waiting_untold(session.connection, session.now, rungs), session.now, rungs)
    claimed = claim_many(session, [Claim(it.enquiry_id, it.rung, it.due_at) for it in due])
    return tuple(
        replace(ring, alert_id=claimed[ring.enquiry_id, ring.rung])
        for ring in due
        if (ring.enquiry_id, ring.rung) in claimed
    )


def _alerts(rings: Sequence[Ring]) -> set[AlertId]:
    return {ring.alert_id for ring in rings if ring.alert_id is not None}


def _rungs(rings: Sequence[Ring]) -> set[tuple[EnquiryId, Rung]]:
    return {(ring.enquiry_id, ring.rung) for ring in rings}


def _show(notifier: Notifier, notification: Notification) -> bool:
    """Whether the desktop took it."""
    try:
        notifier.show(notification)
    except NotShown:
        return False
    return True


def _ignore(_: object) -> None:
    """What follows is settled elsewhere: by the next look, or by the watch that misses it."""
