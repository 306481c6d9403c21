"""Proof that the phone works: a test that waits for a tap on it, and a silent look each day.

The silent look proves server and line, not the phone itself; only the test does that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from secrets import token_hex
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ptcrm.app.phone_words import test_message
from ptcrm.commands.phone import keep_phone_settings, keep_phone_state
from ptcrm.domain.clock import DAY
from ptcrm.domain.phone_settings import PhoneState
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Carrier, Message
from ptcrm.integrations.telegram import Telegram
from ptcrm.store.session import PROGRAM
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.phone_desk import ProofStep

LOOK_MS: Final = 2_000
LATE_MS: Final = 30_000
GIVE_UP_MS: Final = 300_000
_AGAIN_MS: Final = 900_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What the daily look found. ``refusal`` None: server and line work."""

    cancels: bool = False
    refusal: Refusal | None = None


class PhoneProof(QObject):
    """Signals: ``look_wanted``: the test wants to know whether anything came back. ``checked(Refusal)``: the
    silent look ended, with what went wrong or None."""

    look_wanted = Signal()
    checked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._carrier: Carrier | None = None
        self._sequence = ""
        self._running = QElapsedTimer()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._try_at = 0
        self._looking = False
        desk.phone.test_wanted.connect(self.test)
        desk.phone.test_stopped.connect(self.stop)

    def use(self, carrier: Carrier | None) -> None:
        """Prove this one from now on; a test that runs goes on."""
        self._carrier, self._try_at, self._looking = carrier, 0, False

    @property
    def runs(self) -> bool:
        """Whether a test waits for the phone."""
        return bool(self._sequence)

    @property
    def undecided(self) -> bool:
        """Whether the first look at this server is still under way."""
        return self._looking and not self._desk.phone.state.checked_at

    def test(self) -> None:
        """Send the message that asks to be answered, and wait for it."""
        carrier = self._carrier
        if carrier is None:
            return
        self._sequence = f"test{token_hex(8)}"
        self._set(ProofStep.SENDING)
        job = partial(_send_test, carrier, test_message(self._sequence, carrier.listens))
        failed = partial(self._test_failed, self._sequence)
        self._desk.tasks.outside(self, job, partial(self._sent, carrier, self._sequence), failed)

    def stop(self) -> None:
        """Wait no longer."""
        self._looks.stop()
        self._sequence = ""
        self._set(ProofStep.NONE)

    def answered(self, sequence: str) -> None:
        """The phone answered something; perhaps what the test waits for."""
        if not self._sequence or sequence != self._sequence:
            return
        self._looks.stop()
        self._sequence = ""
        phone = self._desk.phone
        phone.seconds = max(1, round(self._running.elapsed() / 1000))
        now = self._desk.now()
        self._keep(replace(phone.state, tested_at=now))
        self._set(ProofStep.WORKS)

    def check(self, now: int) -> None:
        """Take the silent look if it is time."""
        carrier = self._carrier
        if carrier is None or now < self.next_check(now):
            return
        self._try_at, self._looking = now + _AGAIN_MS, True
        self._desk.tasks.outside(self, partial(_check, carrier), partial(self._checked, carrier))

    def next_check(self, now: int) -> int:
        """When the next silent look is due (UTC ms)."""
        due = self._desk.phone.state.checked_at + DAY
        return max(self._try_at, due if due - now <= DAY else now)

    def _sent(self, carrier: Carrier, sequence: str, chat: int) -> None:
        if sequence != self._sequence:
            return
        if chat and not self._desk.phone.settings.chat:
            settings = replace(self._desk.phone.settings, chat=chat)
            self._desk.tasks.write(self, partial(keep_phone_settings, settings=settings), None, None, PROGRAM)
        if not carrier.listens:
            self._sequence = ""
            self._set(ProofStep.SENT)
            return
        self._running.start()
        self._looks.start()
        self._set(ProofStep.WAITING)

    def _test_failed(self, sequence: str, refusal: Refusal) -> None:
        if sequence == self._sequence:
            self._sequence = ""
            self._desk.phone.failure = refusal
            self._set(ProofStep.FAILED)

    def _look(self) -> None:
        if self._running.elapsed() > GIVE_UP_MS:
            self._looks.stop()
            self._sequence = ""
        elif self._running.elapsed() > LATE_MS and self._desk.phone.step is ProofStep.WAITING:
            self._set(ProofStep.LATE)
        self.look_wanted.emit()

    def _checked(self, carrier: Carrier, found: Checked) -> None:
        if carrier is not self._carrier:
            return
        self._looking = False
        if found.refusal is None:
            state = self._desk.phone.state
            self._keep(replace(state, checked_at=self._desk.now(), cancels=found.cancels))
        self.checked.emit(found.refusal)

    def _keep(self, state: PhoneState) -> None:
        self._desk.phone.state = state
        self._desk.tasks.write(
            self, partial(keep_phone_state, state=state), None, lambda _refusal: None, PROGRAM
        )

    def _set(self, step: ProofStep) -> None:
        self._desk.phone.step = step
        self._desk.phone.say()


def _send_test(carrier: Carrier, message: Message) -> int:
    """Send it; gives back the chat on Telegram, if that had yet to be found."""
    if isinstance(carrier, Telegram) and not carrier.chat:
        carrier = replace(carrier, chat=carrier.find_chat())
    carrier.send(message)
    return carrier.chat if isinstance(carrier, Telegram) else 0


def _check(carrier: Carrier) -> Checked:
    try:
        carrier.check()
        return Checked(carrier.can_take_back())
    except Refusal as refusal:
        return Checked(refusal=refusal)
