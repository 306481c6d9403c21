"""Calling, WhatsApp and mail: open the other program, then ask what came of it.

Opening a link proves nothing (response-clock.md 2): a touch is logged only on the trainer's word, with the
time the link was opened.
"""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ptcrm.domain.ids import LeadId
from ptcrm.domain.values import Channel, Reached
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
        opened = self._open(f"tel:{phone}")
        log = partial(self._log, lead_id, opened)
        self._desk.say(
            tr("Strip", "Did you reach {name}?", name=called(name)),
            actions=(
                (tr("Strip", "Spoke"), partial(log, Channel.PHONE, Reached.REACHED)),
                (tr("Strip", "Left a voicemail"), partial(log, Channel.VOICEMAIL, Reached.ATTEMPTED)),
                (tr("Strip", "No answer"), partial(log, Channel.PHONE, Reached.ATTEMPTED)),
            ),
        )

    def whatsapp(self, lead_id: LeadId, name: str, phone: str) -> None:
        """Open a WhatsApp chat, then ask whether the message was sent."""
        self._ask_sent(lead_id, name, self._open(f"https://wa.me/{phone.lstrip('+')}"), Channel.WHATSAPP)

    def mail(self, lead_id: LeadId, name: str, email: str) -> None:
        """Open a new mail, then ask whether it was sent."""
        self._ask_sent(lead_id, name, self._open(f"mailto:{quote(email, safe='@')}"), Channel.EMAIL)

    def _open(self, url: str) -> int:
        QDesktopServices.openUrl(QUrl(url))
        return self._desk.now()

    def _ask_sent(self, lead_id: LeadId, name: str, opened: int, channel: Channel) -> None:
        self._desk.say(
            tr("Strip", "Sent to {name}?", name=called(name)),
            actions=(
                (tr("Strip", "Yes, log it"), partial(self._log, lead_id, opened, channel, Reached.UNKNOWN)),
                (tr("Strip", "Not yet"), _nothing),
            ),
        )

    def _log(self, lead_id: LeadId, at: int, channel: Channel, reached: Reached) -> None:
        from ptcrm.commands.contacts import TouchForm, log_touch

        form = TouchForm(channel=channel, reached=reached, at=at)
        self._desk.tasks.write(self, partial(log_touch, lead_id=lead_id, form=form))


def _nothing() -> None:
    """ "Not yet" changes nothing."""
