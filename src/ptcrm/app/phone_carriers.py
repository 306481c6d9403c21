"""The carrier for the way the trainer chose, with its secret from the keyring."""

from __future__ import annotations

from ptcrm.domain.phone_settings import PhoneSettings, Way
from ptcrm.integrations.carrier import Carrier
from ptcrm.integrations.secrets import SecretName, Secrets

SECRET_OF = {
    Way.NTFY: SecretName.NTFY_TOKEN,
    Way.EMAIL: SecretName.MAIL_PASSWORD,
    Way.TELEGRAM: SecretName.TELEGRAM_TOKEN,
}
"""The secret of each way."""


def make_carrier(settings: PhoneSettings, secrets: Secrets) -> Carrier | None:
    """None where something is missing. May wait for the keyring."""
    if not settings.is_ready:
        return None
    needed = settings.way is not Way.NTFY or settings.protected
    secret = secrets.get(SECRET_OF[settings.way]) if needed else ""
    if needed and not secret:
        return None
    if settings.way is Way.NTFY:
        from ptcrm.integrations.ntfy import Ntfy

        return Ntfy(settings.server, settings.topic, settings.answer_topic, secret)
    if settings.way is Way.EMAIL:
        from ptcrm.integrations.mail_to_self import MailToSelf

        return MailToSelf(
            settings.mail_host,
            settings.mail_port,
            settings.mail_safety,
            settings.mail_user,
            settings.mail_to,
            secret,
        )
    from ptcrm.integrations.telegram import Telegram

    return Telegram(secret, settings.chat)
