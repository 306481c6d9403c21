"""A mail to oneself through a real mail server: encrypted and verified, or not at all."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from ntfy_server import trust

from ptcrm.domain.phone_settings import MailSafety
from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Link, Message
from ptcrm.integrations.mail_to_self import MailToSelf

PASSWORD = "app-marker"


class Box:
    """What came in."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.logins = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(envelope.content)
        return "250 OK"

    def login(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        self.logins += 1
        good = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        return AuthResult(success=good, handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def box(caplog: pytest.LogCaptureFixture) -> Box:
    """``caplog``: the server itself warns of what it will do otherwise one day."""
    return Box()


def context_for(authority: trustme.CA, host: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


def free_port() -> int:
    """A port that nobody has; the controller wants to know it beforehand."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(controller: Controller) -> int:
    controller.start()
    return int(controller.port)


@pytest.fixture
def tls(
    authority: trustme.CA, box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MailToSelf]:
    trust(authority, tmp_path, monkeypatch)
    controller = AlwaysTls(box, context_for(authority))
    port = started(controller)
    yield MailToSelf("localhost", port, MailSafety.TLS, "ik@example.com", "ik@example.com", PASSWORD)
    controller.stop()


class AlwaysTls(Controller):
    """TLS before a word is said."""

    def __init__(self, box: Box, context: ssl.SSLContext) -> None:
        super().__init__(
            box,
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=context,
            authenticator=box.login,
            auth_require_tls=False,
        )


class Plain(Controller):
    """Begins in the open."""

    def __init__(self, box: Box, context: ssl.SSLContext | None) -> None:
        super().__init__(
            box,
            hostname="127.0.0.1",
            port=free_port(),
            tls_context=context,
            authenticator=box.login,
            auth_require_tls=False,
        )


@pytest.fixture
def plain(authority: trustme.CA, box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    trust(authority, tmp_path, monkeypatch)
    running: list[Controller] = []

    def make(context: ssl.SSLContext | None) -> MailToSelf:
        controller = Plain(box, context)
        running.append(controller)
        port = started(controller)
        return MailToSelf("localhost", port, MailSafety.STARTTLS, "ik", "ik@example.com", PASSWORD)

    yield make
    for controller in running:
        controller.stop()


def refusal(carrier: MailToSelf) -> str:
    with pytest.raises(Refusal) as refused:
        carrier.send(Message("aa", "x"))
    return refused.value.code


def test_a_mail_arrives_over_tls(tls: MailToSelf, box: Box) -> None:
    tls.send(
        Message("aa", "S.B. wacht al een uur", "Bel meteen", links=(Link("Bellen", "tel:+31612345678"),))
    )
    (mail,) = map(message_from_bytes, box.mails)
    assert str(make_header(decode_header(mail["Subject"]))) == "S.B. wacht al een uur"
    assert (mail["From"], mail["To"], mail["X-Priority"]) == ("ik@example.com", "ik@example.com", "1")
    assert b"tel:+31612345678" in box.mails[0]


def test_a_line_end_in_a_name_makes_no_header(tls: MailToSelf, box: Box) -> None:
    tls.send(Message("aa", "Sanne\r\nBcc: iedereen@example.com\nwacht"))
    (mail,) = map(message_from_bytes, box.mails)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Sanne Bcc: iedereen@example.com wacht"


def test_the_check_logs_in_and_sends_nothing(tls: MailToSelf, box: Box) -> None:
    tls.check()
    assert (box.logins, box.mails) == (1, [])


def test_a_wrong_password_has_a_sentence(tls: MailToSelf) -> None:
    assert refusal(replace(tls, password="wrong")) == "phone_mail_password"


def test_another_hosts_certificate_gets_no_password(authority: trustme.CA, tls: MailToSelf, box: Box) -> None:
    other = AlwaysTls(box, context_for(authority, "mail.example"))
    port = started(other)
    assert refusal(replace(tls, port=port)) == "phone_not_trusted"
    assert box.logins == 0
    other.stop()


def test_an_unknown_authority_gets_no_password(tls: MailToSelf, box: Box) -> None:
    other = AlwaysTls(box, context_for(trustme.CA()))
    port = started(other)
    assert refusal(replace(tls, port=port)) == "phone_not_trusted"
    assert box.logins == 0
    other.stop()


def test_starttls_comes_before_the_password(authority: trustme.CA, plain: Any, box: Box) -> None:
    plain(context_for(authority)).send(Message("aa", "x"))
    assert len(box.mails) == 1


def test_starttls_taken_away_gets_nothing(plain: Any, box: Box) -> None:
    assert refusal(plain(None)) == "phone_mail_open"
    assert (box.logins, box.mails) == (0, [])


def test_starttls_with_another_hosts_certificate_gets_nothing(
    authority: trustme.CA, plain: Any, box: Box
) -> None:
    assert refusal(plain(context_for(authority, "mail.example"))) == "phone_not_trusted"
    assert box.logins == 0


def test_nobody_there() -> None:
    carrier = MailToSelf("localhost", 1, MailSafety.TLS, "ik", "ik@example.com", PASSWORD)
    assert refusal(carrier) == "phone_unreachable"
    assert PASSWORD not in repr(carrier)
