"""A server of one's own, and the other ways to the phone: a mail to oneself, or a bot on Telegram."""

from __future__ import annotations

from dataclasses import replace

from ptcrm.domain.phone_settings import PUBLIC_SERVER, MailSafety, checked_server
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.secrets import SecretName
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.refusal_words import refusal_words
from ptcrm.ui.kit.text import tr
from ptcrm.ui.widgets.choices import Choices
from ptcrm.ui.widgets.setting import Setting
from ptcrm.ui.widgets.small_form import SmallForm

_PORTS = {MailSafety.TLS: "465", MailSafety.STARTTLS: "587"}


def own_server(desk: Desk) -> Setting:
    """The server's address, and its token."""
    phone = desk.phone
    form = SmallForm(desk.theme)
    server = form.line(tr("Phone", "Address"), PUBLIC_SERVER)
    token = form.secret(tr("Phone", "Token, if it asks for one"))

    def show() -> None:
        form.fill(server, phone.settings.server)
        form.say_secret(phone.secret_kept)

    def save() -> None:
        try:
            address = checked_server(server.text())
        except Refusal as refusal:
            form.complain(refusal_words(refusal))
            return
        typed = token.text().strip()
        settings = replace(phone.settings, server=address, protected=bool(typed) or _stays(address))
        phone.settings_chosen.emit(settings, {SecretName.NTFY_TOKEN: typed} if typed else {})
        form.saved()

    def _stays(address: str) -> bool:
        return phone.settings.protected and address == phone.settings.server

    form.wanted.connect(save)
    phone.changed.connect(show)
    show()
    hint = tr("Phone", "Only if you have a server of your own. Without it the public one is used.")
    return Setting(tr("Phone", "Own server"), hint, form, also="server token ntfy.sh")


def mail_form(desk: Desk) -> Setting:
    """The mailbox to send from, and where to."""
    phone = desk.phone
    form = SmallForm(desk.theme)
    to = form.line(tr("Phone", "To"), "jij@example.com")
    host = form.line(tr("Phone", "Mail server"), "smtp.example.com")
    words = {
        MailSafety.TLS.value: tr("Phone", "TLS ({port})", port=_PORTS[MailSafety.TLS]),
        MailSafety.STARTTLS.value: tr("Phone", "STARTTLS ({port})", port=_PORTS[MailSafety.STARTTLS]),
    }
    safety = Choices(desk.theme, tr("Phone", "Encryption"), words, MailSafety.TLS.value)
    form.add(tr("Phone", "Encryption"), safety)
    port = form.line(tr("Phone", "Port"), "465")
    user = form.line(tr("Phone", "User name"), "jij@example.com")
    password = form.secret(tr("Phone", "App password"))
    chosen = [MailSafety.TLS]

    def choose(key: str) -> None:
        chosen[0] = MailSafety(key)
        port.setText(_PORTS[chosen[0]])

    def show() -> None:
        settings = phone.settings
        chosen[0] = settings.mail_safety
        safety.choose(settings.mail_safety.value)
        for line, text in ((to, settings.mail_to), (host, settings.mail_host), (user, settings.mail_user)):
            form.fill(line, text)
        form.fill(port, str(settings.mail_port))
        form.say_secret(phone.secret_kept)

    def save() -> None:
        number = port.text().strip()
        texts = [line.text().strip() for line in (to, host, user)]
        if not all(texts) or not (number.isascii() and number.isdigit() and 0 < int(number) < 65_536):
            form.complain(tr("Phone", "Fill in every line. The port is a number, such as 465."))
            return
        settings = replace(
            phone.settings,
            mail_to=texts[0],
            mail_host=texts[1],
            mail_user=texts[2],
            mail_port=int(number),
            mail_safety=chosen[0],
        )
        typed = password.text()
        phone.settings_chosen.emit(settings, {SecretName.MAIL_PASSWORD: typed} if typed else {})
        form.saved()

    safety.chosen.connect(choose)
    form.wanted.connect(save)
    phone.changed.connect(show)
    show()
    hint = tr(
        "Phone",
        "A mail can’t be left beforehand: it goes when it is due, while your laptop is awake. With it off"
        " nothing comes.",
    )
    return Setting(tr("Phone", "A mail to yourself"), hint, form, also="e-mail smtp")


def telegram_form(desk: Desk) -> Setting:
    """The token of the trainer's own bot."""
    phone = desk.phone
    form = SmallForm(desk.theme)
    token = form.secret(tr("Phone", "Token of your bot"))

    def save() -> None:
        typed = token.text().strip()
        if not typed:
            form.complain(tr("Phone", "Fill in the token that BotFather gave you."))
            return
        settings = replace(phone.settings, chat=0)
        phone.settings_chosen.emit(settings, {SecretName.TELEGRAM_TOKEN: typed})
        form.saved()

    form.wanted.connect(save)
    phone.changed.connect(lambda: form.say_secret(phone.secret_kept))
    hint = tr(
        "Phone",
        "Make a bot with BotFather, fill in its token, send your bot a message, then press Test. A message"
        " goes when it is due, while your laptop is awake.",
    )
    return Setting(tr("Phone", "A bot on Telegram"), hint, form, also="telegram bot token")
