"""A bot on Telegram, against a server on this machine that answers as its documentation says."""

from __future__ import annotations

import json
import logging
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from ntfy_server import trust

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Message
from ptcrm.integrations.telegram import Telegram, _private

TOKEN = "123:marker"


class Bot:
    """``updates`` are what was written to it; those before an offset are gone once it was asked for."""

    def __init__(self, authority: trustme.CA) -> None:
        self.sent: list[dict[str, Any]] = []
        self.updates: list[dict[str, Any]] = []
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"bot": self}))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.daemon_threads = True
        self._server = server
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._server.server_address[1]}"

    def write(self, text: str, at: int = 1_800_000_000, chat: int = 7) -> None:
        """Somebody writes to the bot."""
        number = len(self.updates) + 1
        message = {"date": at, "text": text, "chat": {"id": chat, "type": "private"}}
        self.updates.append({"update_id": number, "message": message})

    def answer(self, what: str, values: dict[str, Any]) -> tuple[int, object]:
        if what == "sendMessage":
            if not values["chat_id"]:
                return 400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
            self.sent.append(values)
            return 200, {"ok": True, "result": {"message_id": len(self.sent)}}
        if what == "getUpdates":
            since = values.get("offset", 0)
            return 200, {"ok": True, "result": [it for it in self.updates if it["update_id"] >= since]}
        return 200, {"ok": True, "result": {"is_bot": True}}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    bot: Bot
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        values = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name, what = self.path.strip("/").split("/")
        known = name == f"bot{TOKEN}"
        status, document = self.bot.answer(what, values) if known else (401, {"ok": False})
        content = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Quiet."""

    def handle(self) -> None:
        with suppress(OSError, ssl.SSLError):
            super().handle()


@pytest.fixture
def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    authority = trustme.CA()
    trust(authority, tmp_path, monkeypatch)
    made = Bot(authority)
    yield made
    made.close()


def line(bot: Bot) -> Telegram:
    return Telegram(TOKEN, 7, bot.url)


def test_a_message_carries_the_command_that_answers(bot: Bot) -> None:
    line(bot).send(Message("a1b2", "S.B. wacht al een uur", "Tik", answered="Gereageerd"))
    (sent,) = bot.sent
    assert sent["chat_id"] == 7
    assert sent["text"] == "S.B. wacht al een uur\nTik\nGereageerd: /ok_a1b2"


def test_a_tap_comes_back_with_its_own_time(bot: Bot) -> None:
    bot.write("/ok_a1b2", at=1_800_000_600)
    heard = line(bot).listen("")
    assert [(it.sequence, it.at) for it in heard.heard] == [("a1b2", 1_800_000_600_000)]
    assert line(bot).listen(heard.mark).heard == ()


def test_texts_come_and_commands_and_strangers_dont(bot: Bot) -> None:
    bot.write("/start")
    bot.write("Sanne 0612345678")
    bot.write("let me in", chat=8)
    bot.write("/ok_a1b2", chat=8)
    assert [it.text for it in line(bot).listen("").heard] == ["Sanne 0612345678"]


def test_the_chat_is_whose_message_came_last(bot: Bot) -> None:
    with pytest.raises(Refusal) as refused:
        line(bot).find_chat()
    assert refused.value.code == "phone_no_chat"
    bot.write("hallo", chat=9)
    assert line(bot).find_chat() == 9


def test_a_wrong_token_has_a_sentence_and_no_token_is_told(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "ptcrm")
    wrong = replace(line(bot), token="456:marker")
    with pytest.raises(Refusal) as refused:
        wrong.check()
    assert refused.value.code == "phone_bot_unknown"
    assert "marker" not in caplog.text + repr(wrong)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "chat", "id", "type", "date", "text"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "update_id"]), json_values))
def test_any_update_is_read_or_left(update: dict[str, Any]) -> None:
    _private(update)
    Telegram(TOKEN, 7)._heard({"update_id": 1, **update})
