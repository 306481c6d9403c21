"""The test of the phone: a message goes out, and a tap on it has to come back."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptcrm.domain.phone_settings import Way
from ptcrm.ui.kit.announce import announce
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.phone_desk import ProofStep
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.buttons import Button
from ptcrm.ui.widgets.setting import Setting
from ptcrm.ui.widgets.wrapped_text import WrappedText

_WIDTH: Final = 340
_RUNNING: Final = frozenset({ProofStep.SENDING, ProofStep.WAITING, ProofStep.LATE})


class PhoneTest(QWidget):
    """The button, a way to stop, and how far it is. ``row`` is the setting it stands in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._phone = desk.phone
        self.start = Button(desk.theme, tr("Phone", "Test"), "send", "primary")
        self.start.clicked.connect(self._phone.test_wanted)
        self.stop = Button(desk.theme, tr("Phone", "Stop"), "x", "quiet")
        self.stop.clicked.connect(self._phone.test_stopped)
        buttons = QHBoxLayout(self)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        self.said = WrappedText(most=4)
        self.said.setFixedWidth(_WIDTH)
        self.row = Setting(tr("Phone", "3. Press Test"), self._hint(), self, self.said, also="test")
        self._phone.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        phone, numbered = self._phone, self._phone.settings.way is Way.NTFY
        self.row.say(tr("Phone", "3. Press Test") if numbered else tr("Phone", "Test it"))
        self.row.hint.setText(self._hint())
        running = phone.step in _RUNNING
        self.start.setEnabled(phone.secret_known and not running)
        self.stop.setVisible(running)
        before, now = self.said.text(), self._words()
        self.said.set_text(now)
        self.said.setVisible(bool(now))
        if now and now != before and self.isVisible():
            announce(self, now)

    def _hint(self) -> str:
        if self._phone.settings.way is Way.EMAIL:
            return tr("Phone", "You get a mail. See for yourself whether your phone tells of it.")
        return tr("Phone", "You get a message. Tap “I answered” on it, and PT CRM sees that come back.")

    def _words(self) -> str:
        phone = self._phone
        if phone.step is ProofStep.FAILED and phone.failure is not None:
            return refusal_words(phone.failure)
        words = {
            ProofStep.SENDING: tr("Phone", "On its way to your phone."),
            ProofStep.WAITING: tr("Phone", "Sent. Tap “I answered” on your phone."),
            ProofStep.LATE: tr("Phone", "Nothing back from your phone yet. Is the app open?"),
            ProofStep.WORKS: tr("Phone", "Phone works: there and back in {seconds} s", seconds=phone.seconds),
            ProofStep.SENT: tr("Phone", "Sent. See whether it is on your phone: by mail nothing comes back."),
        }
        return words.get(phone.step, "")
