"""Calling, WhatsApp and mail: open the other program, then ask what came of it.

Opening a link proves nothing (response-clock.md 2): a touch is logged only on the trainer's word, with the
time the link was opened.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, Reached
from ptcrm.integrations.phone_links import call_link, mail_link, whatsapp_link
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr
from ptcrm.ui.kit.words import called


class Reaching(QObject):
    """The three ways to reach a person from the laptop."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def call(self, lead_id: LeadId, name: str, phone: str) -> None:
        """Open the number in the phone program, then ask whether the person was reached."""
        self.ask_reached(lead_id, name, self._open(call_link(phone)))

    def whatsapp(self, lead_id: LeadId, name: str, phone: str) -> None:
        """Open a WhatsApp chat, then ask whether the message was sent."""
        self.ask_sent(lead_id, name, self._open(whatsapp_link(phone)), Channel.WHATSAPP)

    def mail(self, lead_id: LeadId, name: str, email: str) -> None:
        """Open a new mail, then ask whether it was sent."""
        self.ask_sent(lead_id, name, self._open(mail_link(email)), Channel.EMAIL)

    def ask_reached(self, lead_id: LeadId, name: str, opened: int) -> None:
        """Ask what came of a call that was made ready at ``opened`` (UTC ms)."""
        log = partial(self._log, lead_id, name, opened)
        self._desk.say(
            tr("Strip", "Did you reach {name}?", name=called(name)),
            actions=(
                (tr("Strip", "Spoke"), partial(log, Channel.PHONE, Reached.REACHED)),
                (tr("Strip", "Left a voicemail"), partial(log, Channel.VOICEMAIL, Reached.ATTEMPTED)),
                (tr("Strip", "No answer"), partial(log, Channel.PHONE, Reached.ATTEMPTED)),
            ),
        )

    def _open(self, url: str) -> int:
        QDesktopServices.openUrl(QUrl(url))
        return self._desk.now()

    def ask_sent(self, lead_id: LeadId, name: str, opened: int, channel: Channel) -> None:
        """Ask whether a message that was made ready at ``opened`` (UTC ms) was sent."""
        self._desk.say(
            tr("Strip", "Sent to {name}?", name=called(name)),
            actions=(
                (
                    tr("Strip", "Yes, log it"),
                    partial(self._log, lead_id, name, opened, channel, Reached.UNKNOWN),
                ),
                (tr("Strip", "Not yet"), _nothing),
            ),
        )

    def _log(self, lead_id: LeadId, name: str, at: int, channel: Channel, reached: Reached) -> None:
        from ptcrm.commands.contacts import TouchForm, log_touch

        form = TouchForm(channel=channel, reached=reached, at=at)
        said = tr("Strip", "Contact with {name} noted.", name=called(name))
        job = partial(log_touch, lead_id=lead_id, form=form)
        self._desk.tasks.write(self, job, lambda _touch_id: self._desk.say(said, undo=True))


def _nothing() -> None:
    """ "Not yet" changes nothing."""
