"""The line to the phone: messages are left at its server beforehand, since a laptop that sleeps can't ring.

Everything that is to be sent or taken back is in the data before the server is asked, so that nothing is lost
by a crash or without a connection. Offline is normal: what can't be done now is tried again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy import Connection

from ptcrm.app.phone_carriers import make_carrier
from ptcrm.app.phone_ear import PhoneEar
from ptcrm.app.phone_errands import Came, Outcome, do_errands, leave_behind, note_outcomes
from ptcrm.app.phone_proof import PhoneProof
from ptcrm.app.phone_words import Letter, Manner, letters
from ptcrm.commands.phone import Reach, follow_plan, keep_phone_settings, note_asked
from ptcrm.domain.changes import Changes, Kind
from ptcrm.domain.phone_plan import Plan
from ptcrm.domain.phone_settings import PhoneSettings, PhoneState, Way
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Carrier
from ptcrm.integrations.secrets import SecretName, Secrets
from ptcrm.queries.alert_settings import alert_settings
from ptcrm.queries.phone import PhoneLook, look_at_phone, phone_settings, sequences_at_server
from ptcrm.store.database import Database
from ptcrm.store.session import PROGRAM, Session
from ptcrm.ui.kit.desk import Desk

LISTEN_SOON_MS: Final = 60_000
LISTEN_MS: Final = 120_000
_LONGEST_WAIT_MS: Final = 300_000
_MOST_GOES: Final = 50
_FAREWELL_S: Final = 5.0
_MOST_FAREWELLS: Final = 4
_SOON_MS: Final = 20_000
"""What was asked for just now, and of which nobody heard whether it worked, is asked for again by then."""
log = logging.getLogger(__name__)


class PhoneLine(QObject):
    """Signals: ``server_said(int)``: the server's own time (UTC ms), just now."""

    server_said = Signal(object)

    def __init__(
        self,
        desk: Desk,
        secrets: Secrets | None = None,
        make: Callable[[PhoneSettings, Secrets], Carrier | None] = make_carrier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._phone = desk, desk.phone
        self._secrets, self._make = secrets or Secrets(), make
        self._carrier: Carrier | None = None
        self._loaded_once = self._busy = self._again = False
        self._goes = 0
        self._listen_at = 0
        self._awaited = False
        self._problems: dict[str, Refusal | None] = {}
        self.ear, self.proof = PhoneEar(desk, self), PhoneProof(desk, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.ear.server_said.connect(self.server_said)
        self.ear.answered.connect(self.proof.answered)
        self.ear.done.connect(self._listened)
        self.proof.look_wanted.connect(self.ear.listen)
        self.proof.checked.connect(self._checked)
        self._phone.settings_chosen.connect(self._choose)
        desk.tasks.changed.connect(self._changed)

    def start(self) -> None:
        """Read how the phone is reached, and take up what is to be done."""
        self._desk.tasks.read(self, "settings", phone_settings, self._loaded, _ignore)

    def finish(self, database: Database) -> None:
        """The program ends and nothing runs any more: whoever was answered a moment ago is taken back, and
        who came is left at the server, as far as that goes in a few seconds."""
        carrier, end = self._carrier, time.monotonic() + _FAREWELL_S
        for _ in range(_MOST_FAREWELLS if carrier is not None else 0):
            with database.reading() as connection:
                way, soon = self._phone.settings.way.value, self._desk.now() + _SOON_MS
                look = _look(connection, soon, way, self._desk.zone, self._takes_back)
            if carrier is None or not (look.plan or look.errands) or time.monotonic() > end:
                return
            if look.plan:
                database.write(partial(self._follow, look.plan, carrier), self._desk.now(), PROGRAM)
                continue
            wanted = letters(look.errands, self._desk.now(), self._manner(carrier))
            database.write(partial(note_asked, message_ids=_ids(wanted)), self._desk.now(), PROGRAM)
            outcomes = do_errands(carrier, wanted, lambda: time.monotonic() > end)
            database.write(partial(note_outcomes, outcomes=outcomes), self._desk.now(), PROGRAM)

    def stop(self) -> None:
        """Do no more; what is at the server stays there."""
        self._carrier = None
        self._timer.stop()
        self.ear.use(None)
        self.proof.use(None)

    def look(self, after_gap: bool = False) -> None:
        """Plan and do what there is; after sleep also hear at once what came meanwhile."""
        if self._carrier is None:
            return
        now = self._desk.now()
        if after_gap or now >= self._listen_at:
            self._listen_at = now + LISTEN_SOON_MS
            self.ear.listen()
        self.proof.check(now)
        if self.proof.undecided:  # what a message says depends on whether it can be taken back
            return
        if self._busy:
            self._again = True
            return
        self._busy, self._goes = True, 0
        self._read()

    # How the phone is reached

    def _changed(self, changes: Changes) -> None:
        if changes.everything or Kind.PREFERENCE in changes.kinds:
            self.start()
        if changes.everything or changes.kinds:
            self.look()

    def _loaded(self, found: tuple[PhoneSettings, PhoneState]) -> None:
        settings, state = found
        same = self._loaded_once and settings == self._phone.settings
        self._phone.settings, self._phone.state = settings, state
        if same:
            return
        self._loaded_once = True
        self._take_up(settings)

    def _take_up(self, settings: PhoneSettings) -> None:
        if settings.way is Way.NONE:
            self._use(settings, None)
            return
        job = partial(self._make, settings, self._secrets)
        self._desk.tasks.outside(self, job, partial(self._use, settings), _ignore)

    def _use(self, settings: PhoneSettings, carrier: Carrier | None) -> None:
        if settings != self._phone.settings:
            return
        self._timer.stop()
        self._carrier, self._listen_at, self._busy = carrier, 0, False
        self._phone.problem = None
        self._problems.clear()
        self._phone.secret_known = carrier is not None
        self.ear.use(carrier)
        self.proof.use(carrier)
        self._phone.say()
        self.look()

    def _choose(self, settings: PhoneSettings, secrets: dict[SecretName, str]) -> None:
        """The trainer chose another way, name or secret; what is at the old one is taken back first."""
        self.proof.stop()
        old, before, now = self._carrier, self._phone.settings, self._desk.now()
        moved = (before.way, before.server, before.topic) != (settings.way, settings.server, settings.topic)

        def leave(sequences: tuple[str, ...]) -> None:
            job = partial(leave_behind, old if moved else None, sequences, self._secrets, secrets)
            self._desk.tasks.outside(self, job, keep)

        def keep(kept: bool) -> None:
            if secrets:
                self._phone.secret_kept = kept
            self._loaded_once = False
            self._desk.tasks.write(
                self, partial(keep_phone_settings, settings=settings), lambda _none: self.start()
            )

        waiting = partial(sequences_at_server, carrier=before.way.value, now=now)
        self._desk.tasks.read(self, "leave", waiting, leave)

    # The messages

    def _read(self) -> None:
        way = self._phone.settings.way.value
        zone, takes_back = self._desk.zone, self._takes_back
        job = partial(_look, now=self._desk.now(), carrier=way, zone=zone, takes_back=takes_back)
        self._desk.tasks.read(self, "look", job, partial(self._see, self._carrier), self._rest_after)

    def _see(self, carrier: Carrier | None, look: PhoneLook) -> None:
        if carrier is None or carrier is not self._carrier:
            self._busy = False
            return
        self._goes += 1
        self._awaited = look.awaited
        if self._goes > _MOST_GOES:
            log.warning("the plan for the phone doesn't come to rest")
        elif look.plan:
            job = partial(self._follow, look.plan, carrier)
            self._desk.tasks.write(self, job, lambda _none: self._read(), self._rest_after, PROGRAM)
            return
        elif look.errands:
            self._do(carrier, letters(look.errands, self._desk.now(), self._manner(carrier)))
            return
        self._rest(look.next_at)

    def _follow(self, plan: Plan, carrier: Carrier, session: Session) -> None:
        reach = Reach(carrier.nearest_ms, carrier.furthest_ms)
        follow_plan(session, plan, self._phone.settings.way.value, reach)

    @property
    def _takes_back(self) -> bool:
        """Whether nothing comes that isn't wanted any more; who holds no messages sends none of those."""
        return self._phone.state.cancels or (self._carrier is not None and self._carrier.nearest_ms is None)

    def _manner(self, carrier: Carrier) -> Manner:
        names = self._phone.settings.names
        return Manner(names, self._takes_back, carrier.nearest_ms, carrier.listens)

    def _do(self, carrier: Carrier, wanted: Sequence[Letter]) -> None:
        def ask(_none: None) -> None:
            self._desk.tasks.outside(
                self, partial(do_errands, carrier, wanted, lambda: self._desk.tasks.closed), note
            )

        def note(outcomes: list[Outcome]) -> None:
            failed = [it.refusal for it in outcomes if it.came is Came.FAILED]
            self._tell("send", failed[0] if failed else None)
            job = partial(note_outcomes, outcomes=outcomes)
            self._desk.tasks.write(self, job, lambda _none: self._read(), self._rest_after, PROGRAM)

        self._desk.tasks.write(
            self, partial(note_asked, message_ids=_ids(wanted)), ask, self._rest_after, PROGRAM
        )

    def _rest_after(self, refusal: Refusal) -> None:
        """The data can't be read or written now; the plan is made again soon."""
        log.info("the phone waits: %s", refusal.code)
        self._rest(self._desk.now() + LISTEN_SOON_MS)

    def _rest(self, next_at: int | None) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.look()
            return
        if self._carrier is None:
            return
        now = self._desk.now()
        if self._awaited:
            self._listen_at = min(self._listen_at, now + LISTEN_SOON_MS)
        instants = [self.proof.next_check(now), *([] if next_at is None else [next_at])]
        if self._carrier.listens:
            instants.append(self._listen_at)
        self._timer.start(min(max(min(instants) - now, 1_000), _LONGEST_WAIT_MS))

    def _listened(self, refusal: Refusal | None) -> None:
        self._listen_at = self._desk.now() + (LISTEN_SOON_MS if self._awaited else LISTEN_MS)
        self._tell("listen", refusal)
        if not self._busy:
            self.look()

    def _checked(self, refusal: Refusal | None) -> None:
        self._tell("check", refusal)
        self.look()

    def _tell(self, what: str, refusal: Refusal | None) -> None:
        """What went wrong at this, or nothing any more."""
        before = self._phone.problem
        self._problems[what] = refusal
        worst = next((it for it in self._problems.values() if it is not None), None)
        if (before.code if before else None) != (worst.code if worst else None):
            self._phone.problem = worst
            self._phone.say()


def _ids(wanted: Sequence[Letter]) -> list[str]:
    return [letter.message_id for letter in wanted]


def _look(connection: Connection, now: int, carrier: str, zone: ZoneInfo, takes_back: bool) -> PhoneLook:
    told = alert_settings(connection)
    quiet_end = partial(told.quiet_until, zone=zone)
    return look_at_phone(connection, now, carrier, told.told, quiet_end, takes_back)


def _ignore(_: object) -> None:
    """The next change of the data, or the next start, tries again."""
