"""What the window knows of the phone, and how it asks for something; the line behind it does the work."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from ptcrm.domain.phone_settings import PhoneSettings, PhoneState
from ptcrm.domain.refusals import Refusal
from ptcrm.ui.kit.dates import moment
from ptcrm.ui.kit.text import tr

_PASSING: Final = frozenset({"phone_unreachable", "phone_too_much", "phone_server_down"})


class ProofStep(StrEnum):
    """How far a test of the phone is."""

    NONE = "none"
    SENDING = "sending"
    WAITING = "waiting"
    LATE = "late"
    """Nothing back yet; it still counts when it comes."""
    WORKS = "works"
    SENT = "sent"
    """It went out by a way that brings nothing back."""
    FAILED = "failed"


class PhoneDesk(QObject):
    """Shared by the page, the status line and the line itself; changed on the UI thread only.

    Signals to the line: ``settings_chosen(PhoneSettings, dict of SecretName to str)``, ``test_wanted``,
    ``test_stopped``. Signals from it: ``changed``: something here is different; ``tested(str)``: what the
    status line says of it.
    """

    settings_chosen = Signal(object, object)
    test_wanted = Signal()
    test_stopped = Signal()
    changed = Signal()
    tested = Signal(str)

    def __init__(self, now: Callable[[], int], zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._zone = now, zone
        self.settings = PhoneSettings()
        self.state = PhoneState()
        self.problem: Refusal | None = None
        self.step = ProofStep.NONE
        self.failure: Refusal | None = None
        """Why the last test could not be sent."""
        self.seconds = 0
        self.secret_kept = True
        """Whether the last password or token will still be known after PT CRM starts again."""
        self.secret_known = False
        """Whether there is a password or token for the way that is chosen."""

    def say(self) -> None:
        """Something here is different."""
        self.changed.emit()
        self.tested.emit(self.status)

    @property
    def trouble(self) -> Refusal | None:
        """What only the trainer can put right; a connection comes and goes by itself."""
        passing = self.problem is not None and self.problem.code in _PASSING
        return None if passing else self.problem

    @property
    def status(self) -> str:
        """What the status line says; "" without a phone or before its first test."""
        if not self.settings.is_ready or not self.state.tested_at:
            return ""
        when = moment(self.state.tested_at, self._now(), self._zone)
        return tr("Status", "Phone tested {when}", when=when)
