"""A mail to the trainer's own address, which every phone shows. It goes when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from ptcrm.domain.phone_settings import MailSafety
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Listened, Message, SendsAtOnce
from ptcrm.integrations.https_line import not_trusted, unreachable, verified_context

if TYPE_CHECKING:
    import smtplib

_TIMEOUT_S: Final = 20


@dataclass(frozen=True, slots=True)
class MailToSelf(SendsAtOnce):
    """A mailbox to send from, and the address to send to."""

    host: str
    port: int
    safety: MailSafety
    user: str
    to: str
    password: str = field(default="", repr=False)

    @property
    def listens(self) -> bool:
        return False

    def send(self, message: Message) -> None:
        mail = self._mail(message)
        with self._in() as connection:
            connection.send_message(mail)

    def listen(self, mark: str) -> Listened:
        return Listened((), mark)

    def check(self) -> None:
        with self._in():
            pass

    @contextmanager
    def _in(self) -> Iterator[smtplib.SMTP]:
        """A connection that is encrypted, verified and logged in; errors come out as ``Refusal``."""
        import smtplib
        import ssl

        try:
            with self._connect() as connection:
                connection.login(self.user, self.password)
                yield connection
        except ssl.SSLCertVerificationError as error:
            raise not_trusted() from error
        except smtplib.SMTPNotSupportedError as error:
            raise Refusal(
                "phone_mail_open", "This mail server doesn’t encrypt, so nothing was sent. Check its port."
            ) from error
        except smtplib.SMTPAuthenticationError as error:
            raise Refusal(
                "phone_mail_password", "The mail server doesn’t accept the password. Fill it in again."
            ) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise unreachable() from error

    def _connect(self) -> smtplib.SMTP:
        import smtplib
        import ssl

        context = verified_context()
        if self.safety is MailSafety.TLS:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_S, context=context)
        connection = smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S)
        try:
            connection.starttls(context=context)
            if not isinstance(connection.sock, ssl.SSLSocket):
                raise smtplib.SMTPNotSupportedError
        except BaseException:
            connection.close()
            raise
        return connection

    def _mail(self, message: Message) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["Subject"] = " ".join(message.title.split())
        mail["From"] = self.user if "@" in self.user else self.to
        mail["To"] = self.to
        mail["Message-ID"] = f"<{message.sequence}@ptcrm.invalid>"
        mail["X-Priority"] = "1" if message.loud else "3"
        links = "\n".join(link.line for link in message.links)
        mail.set_content("\n\n".join(filter(None, (message.body or message.title, links))) + "\n")
        return mail
