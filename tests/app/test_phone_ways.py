"""The phone by mail and by Telegram: these can't hold a message, so it goes when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import trustme
from ntfy_server import trust
from sqlalchemy import select
from test_mail_to_self import PASSWORD, AlwaysTls, Box, context_for, started
from test_telegram import TOKEN, Bot
from watchman import MINUTE, Watchman

from ptcrm.app import phone_carriers
from ptcrm.app.phone_line import PhoneLine
from ptcrm.commands.alert_settings import be_with_client
from ptcrm.commands.phone import keep_phone_settings
from ptcrm.domain.phone_settings import PhoneSettings, Way
from ptcrm.integrations.carrier import Carrier
from ptcrm.integrations.secrets import SecretName, Secrets
from ptcrm.integrations.telegram import Telegram
from ptcrm.store import tables
from ptcrm.ui.kit.phone_desk import ProofStep

pytest_plugins = ["desktop_fixtures"]


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made = trustme.CA()
    trust(made, tmp_path, monkeypatch)
    return made


def settle(post: Watchman) -> None:
    for _ in range(6):
        post.settle()


@pytest.fixture
def mail(authority: trustme.CA, post: Watchman, caplog: pytest.LogCaptureFixture) -> Iterator[Any]:
    box = Box()
    controller = AlwaysTls(box, context_for(authority))
    port = started(controller)
    settings = PhoneSettings(
        Way.EMAIL, mail_host="localhost", mail_port=port, mail_user="ik@example.com", mail_to="ik@example.com"
    )
    post.do(lambda session: keep_phone_settings(session, settings))
    secrets = Secrets(lambda: None)
    secrets.keep(SecretName.MAIL_PASSWORD, PASSWORD)
    line = PhoneLine(post.desk, secrets, parent=post.desk)
    line.start()
    settle(post)
    yield box, line
    controller.stop()


def subjects(box: Box) -> list[str]:
    return [str(message_from_bytes(mail, policy=default)["Subject"]) for mail in box.mails]


def test_a_mail_goes_when_it_is_due_while_the_laptop_is_awake(mail: Any, post: Watchman) -> None:
    box, line = mail
    post.add("Sanne van den Berg", 0)
    settle(post)
    assert box.mails == []
    post.clock.forward(minutes=45)
    line.look()
    settle(post)
    assert subjects(box) == ["S.B.: 15 min left"]
    post.clock.forward(minutes=15)
    line.look()
    settle(post)
    assert subjects(box)[1:] == ["S.B. has waited an hour, via Instagram DM"]
    assert not any(b"Tap" in mail for mail in box.mails), "there is nothing to tap in a mail"


def test_whoever_has_an_answer_is_not_mailed(mail: Any, post: Watchman) -> None:
    from ptcrm.commands.contacts import contacted

    box, line = mail
    lead = post.add("Sanne", 0)
    post.do(lambda session: contacted(session, lead.lead_id))
    post.clock.forward(minutes=61)
    line.look()
    settle(post)
    assert box.mails == []


def test_one_mail_tells_of_all_when_quiet_time_ends(mail: Any, post: Watchman) -> None:
    box, line = mail
    wait_out_quiet_time(post, line)
    assert subjects(box) == ["2 person(s) waited over an hour"]
    assert body(box.mails[0]) == "S.B., P.J."


def test_who_is_over_the_hour_and_who_is_not_are_in_one_mail(mail: Any, post: Watchman) -> None:
    box, line = mail
    post.do(lambda session: be_with_client(session, post.clock() + 70 * MINUTE))
    post.add("Sanne van den Berg", 0)
    for minutes, name in ((20, "Piet Jansen"), (50, ""), (10, "")):
        post.clock.forward(minutes=minutes)
        if name:
            post.add(name, 0)
        line.look()
        settle(post)
    said = [
        f"{subject}|{body(mail)}".replace("\u00a0", " ")
        for subject, mail in zip(subjects(box), box.mails, strict=True)
    ]
    assert said == [
        "S.B. has waited an hour, via Instagram DM|P.J.: 10 min left",
        "P.J. has waited an hour, via Instagram DM|P.J. has waited an hour, via Instagram DM",
    ]


def body(mail: bytes) -> str:
    return str(message_from_bytes(mail, policy=default).get_content()).strip()


def wait_out_quiet_time(post: Watchman, line: PhoneLine) -> None:
    """Two people pass the hour while the trainer is with a client."""
    post.do(lambda session: be_with_client(session, post.clock() + 90 * MINUTE))
    for name, minutes_ago in (("Sanne van den Berg", 1), ("Piet Jansen", 0)):
        post.add(name, minutes_ago)
    for _ in range(10):
        post.clock.forward(minutes=10)
        line.look()
        settle(post)


def test_a_mail_cannot_prove_that_it_was_read(mail: Any, post: Watchman) -> None:
    box, _ = mail
    post.desk.phone.test_wanted.emit()
    settle(post)
    assert post.desk.phone.step is ProofStep.SENT
    assert post.desk.phone.status == ""
    assert subjects(box) == ["Test from PT CRM"]


@pytest.fixture
def bot(authority: trustme.CA, post: Watchman, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    made = Bot(authority)
    post.do(lambda session: keep_phone_settings(session, PhoneSettings(Way.TELEGRAM)))
    secrets = Secrets(lambda: None)
    secrets.keep(SecretName.TELEGRAM_TOKEN, TOKEN)

    def make(settings: PhoneSettings, kept: Secrets) -> Carrier | None:
        carrier = phone_carriers.make_carrier(settings, kept)
        assert isinstance(carrier, Telegram)
        return Telegram(carrier.token, carrier.chat, made.url)

    line = PhoneLine(post.desk, secrets, make, post.desk)
    line.start()
    settle(post)
    yield made, line
    made.close()


def test_telegram_the_whole_way(bot: Any, post: Watchman) -> None:
    """The test finds the chat; a message goes when due; the command in it comes back as a touch."""
    server, line = bot
    seconds = post.clock() // 1000
    server.write("hallo", seconds)
    post.desk.phone.test_wanted.emit()
    settle(post)
    assert post.desk.phone.settings.chat == 7
    command = server.sent[0]["text"].rpartition(" ")[2]
    server.write(command, seconds)
    post.qtbot.waitUntil(lambda: post.desk.phone.step is ProofStep.WORKS, timeout=10_000)
    post.add("Sanne van den Berg", 0)
    settle(post)
    post.clock.forward(minutes=45)
    line.look()
    settle(post)
    assert server.sent[-1]["text"].startswith("S.B.: 15\u00a0min left")
    post.clock.forward(minutes=2)
    server.write(server.sent[-1]["text"].rpartition(" ")[2], post.clock() // 1000)
    tapped = post.clock()
    post.clock.forward(minutes=30)
    line.look(after_gap=True)
    settle(post)
    with post.database.reading() as connection:
        (touch,) = connection.execute(select(tables.touch)).all()
        leads = connection.execute(select(tables.lead.c.name)).scalars().all()
    assert (touch.at, touch.reached) == (tapped, "reached")
    assert "hallo" not in leads


def test_one_telegram_tells_of_all_when_quiet_time_ends(bot: Any, post: Watchman) -> None:
    server, line = bot
    post.do(lambda session: keep_phone_settings(session, PhoneSettings(Way.TELEGRAM, chat=7)))
    settle(post)
    wait_out_quiet_time(post, line)
    assert [(sent["text"], sent["disable_notification"]) for sent in server.sent] == [
        ("2 person(s) waited over an hour\nS.B., P.J.", True)
    ]
