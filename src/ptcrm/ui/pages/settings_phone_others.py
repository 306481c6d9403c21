"""A server of one's own, and the other ways to the phone: a mail to oneself, or a bot on Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ptcrm.domain.phone_settings import PUBLIC_SERVER, MailSafety, checked_server
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.secrets import SecretName
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.setting import Setting
from ptcrm.ui.widgets.small_form import SmallForm

_PORTS: Final = {MailSafety.TLS: "465", MailSafety.STARTTLS: "587"}
_PORT_NUMBERS: Final = range(1, 65_536)


def own_server(desk: Desk) -> Setting:
    """The server's address, and its token."""
    hint = tr("Phone", "Only if you have a server of your own. Without it the public one is used.")
    return Setting(tr("Phone", "Own server"), hint, _OwnServer(desk), also="server token ntfy.sh")


def mail_form(desk: Desk) -> Setting:
    """The mailbox to send from, and where to."""
    hint = tr(
        "Phone",
        "A mail can’t be left beforehand: it goes when it is due, while your laptop is awake. With it off"
        " nothing comes.",
    )
    return Setting(tr("Phone", "A mail to yourself"), hint, _Mail(desk), also="e-mail smtp")


def telegram_form(desk: Desk) -> Setting:
    """The token of the trainer's own bot."""
    hint = tr(
        "Phone",
        "Make a bot with BotFather, fill in its token, send your bot a message, then press Test. A message"
        " goes when it is due, while your laptop is awake.",
    )
    return Setting(tr("Phone", "A bot on Telegram"), hint, _Telegram(desk), also="telegram bot token")


class _PhoneForm(SmallForm):
    """Shows what holds, and saves what was typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._phone = desk.phone
        self._build(desk)
        self.wanted.connect(self._save)
        self._phone.changed.connect(self._show)
        self._show()

    def _build(self, desk: Desk) -> None:
        raise NotImplementedError

    def _save(self) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        self.say_secret(self._phone.secret_kept)


class _OwnServer(_PhoneForm):
    def _build(self, desk: Desk) -> None:  # noqa: ARG002 - nothing in it follows the theme
        self._server = self.line(tr("Phone", "Address"), PUBLIC_SERVER)
        self._token = self.secret(tr("Phone", "Token, if it asks for one"))

    def _show(self) -> None:
        super()._show()
        self.fill(self._server, self._phone.settings.server)

    def _save(self) -> None:
        settings = self._phone.settings
        try:
            address = checked_server(self._server.text())
        except Refusal as refusal:
            self.complain(refusal_words(refusal))
            return
        typed = self._token.text().strip()
        stays = settings.protected and address == settings.server
        settings = replace(settings, server=address, protected=bool(typed) or stays)
        self.saved()
        self._phone.settings_chosen.emit(settings, {SecretName.NTFY_TOKEN: typed} if typed else {})


class _Mail(_PhoneForm):
    def _build(self, desk: Desk) -> None:
        self._to = self.line(tr("Phone", "To"), "jij@example.com")
        self._host = self.line(tr("Phone", "Mail server"), "smtp.example.com")
        words = {
            MailSafety.TLS.value: tr("Phone", "TLS ({port})", port=_PORTS[MailSafety.TLS]),
            MailSafety.STARTTLS.value: tr("Phone", "STARTTLS ({port})", port=_PORTS[MailSafety.STARTTLS]),
        }
        self._chosen, self._touched = MailSafety.TLS, False
        self._safety = Choices(desk.theme, tr("Phone", "Encryption"), words, self._chosen.value)
        self._safety.chosen.connect(self._choose)
        self.add(tr("Phone", "Encryption"), self._safety)
        self._port = self.line(tr("Phone", "Port"), _PORTS[MailSafety.TLS])
        self._user = self.line(tr("Phone", "User name"), "jij@example.com")
        self._password = self.secret(tr("Phone", "App password"))

    def _choose(self, key: str) -> None:
        self._chosen, self._touched = MailSafety(key), True
        self._port.setText(_PORTS[self._chosen])
        self._port.setModified(True)

    def _show(self) -> None:
        super()._show()
        settings = self._phone.settings
        if not self._touched:
            self._chosen = settings.mail_safety
            self._safety.choose(settings.mail_safety.value)
        self.fill(self._to, settings.mail_to)
        self.fill(self._host, settings.mail_host)
        self.fill(self._user, settings.mail_user)
        self.fill(self._port, str(settings.mail_port))

    def _save(self) -> None:
        to, host, user, port = (
            line.text().strip() for line in (self._to, self._host, self._user, self._port)
        )
        number = int(port) if port.isascii() and port.isdigit() else 0
        if not (to and host and user) or number not in _PORT_NUMBERS:
            self.complain(tr("Phone", "Fill in every line. The port is a number, such as 465."))
            return
        settings = replace(
            self._phone.settings,
            mail_to=to,
            mail_host=host,
            mail_user=user,
            mail_port=number,
            mail_safety=self._chosen,
        )
        typed, self._touched = self._password.text(), False
        self.saved()
        self._phone.settings_chosen.emit(settings, {SecretName.MAIL_PASSWORD: typed} if typed else {})


class _Telegram(_PhoneForm):
    def _build(self, desk: Desk) -> None:  # noqa: ARG002 - nothing in it follows the theme
        self._token = self.secret(tr("Phone", "Token of your bot"))

    def _save(self) -> None:
        typed = self._token.text().strip()
        if not typed:
            self.complain(tr("Phone", "Fill in the token that BotFather gave you."))
            return
        self.saved()
        settings = replace(self._phone.settings, chat=0)
        self._phone.settings_chosen.emit(settings, {SecretName.TELEGRAM_TOKEN: typed})
