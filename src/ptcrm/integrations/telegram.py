"""A bot of the trainer's own on Telegram, by its published interface (core.telegram.org/bots/api).

It can't be told to write later, so messages go when they are due. "Answered" comes back as a command in the
text that only has to be tapped: unlike a button, it carries the time at which that was done.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Heard, Listened, Message, SendsAtOnce, readable
from ptcrm.integrations.https_line import HttpsLine, nonsense, too_much

TELEGRAM: Final = "https://api.telegram.org"
_ANSWERED: Final = re.compile(r"/ok_([a-z0-9]{1,28})(?:@\w+)?\s*")
_START: Final = re.compile(r"/\w+")


@dataclass(frozen=True, slots=True)
class Telegram(SendsAtOnce):
    """``chat`` is the trainer's own chat with the bot, 0 as long as it isn't known."""

    token: str = field(repr=False)
    chat: int = 0
    server: str = TELEGRAM
    line: HttpsLine = field(default_factory=HttpsLine, repr=False)

    @property
    def listens(self) -> bool:
        return True

    def send(self, message: Message) -> None:
        pieces = [message.title, message.body, *(it.line for it in message.links)]
        if message.answered:
            pieces.append(f"{message.answered}: /ok_{message.sequence}")
        text = "\n".join(filter(None, pieces))
        self._ask(
            "sendMessage",
            {
                "chat_id": self.chat,
                "text": text,
                "disable_notification": not message.loud,
                "link_preview_options": {"is_disabled": True},
            },
        )

    def listen(self, mark: str) -> Listened:
        found, server_now = self._updates(mark)
        heard = [it for update in found if (it := self._heard(update)) is not None]
        numbers = [it["update_id"] for it in found]
        return Listened(tuple(heard), str(max(numbers) + 1) if numbers else mark, server_now)

    def check(self) -> None:
        self._ask("getMe", {})

    def find_chat(self) -> int:
        """The chat of whoever wrote to the bot last. Refuses with ``phone_no_chat`` when nobody did."""
        found, _ = self._updates("")
        chats = [message["chat"]["id"] for it in found if (message := _private(it))]
        if chats:  # what was written to be found is no lead
            self._updates(str(max(it["update_id"] for it in found) + 1))
        if not chats:
            raise Refusal("phone_no_chat", "Send your bot a message on Telegram first, then try again.")
        return int(chats[-1])

    def _updates(self, mark: str) -> tuple[list[dict[str, Any]], int | None]:
        wanted = {"timeout": 0, "allowed_updates": ["message"], **({"offset": int(mark)} if mark else {})}
        found, server_now = self._ask("getUpdates", wanted)
        if not isinstance(found, list):
            raise nonsense()
        kept = [it for it in found if isinstance(it, dict) and isinstance(it.get("update_id"), int)]
        return kept, server_now

    def _heard(self, update: dict[str, Any]) -> Heard | None:
        message = _private(update)
        if not message or message["chat"]["id"] != self.chat:
            return None
        text = message.get("text", message.get("caption", ""))
        at = message.get("date")
        if not isinstance(text, str) or not isinstance(at, int) or not 0 < at < 100_000_000_000:
            return None
        server_id = f"telegram {self.chat} {update['update_id']}"
        if answered := _ANSWERED.fullmatch(text):
            return Heard(server_id, at * 1000, sequence=answered[1])
        return None if _START.fullmatch(text) else Heard(server_id, at * 1000, text=readable(text))

    def _ask(self, what: str, values: dict[str, Any]) -> tuple[Any, int | None]:
        reply = self.line.request(
            "POST",
            f"{self.server}/bot{self.token}/{what}",
            {"Content-Type": "application/json"},
            json.dumps(values).encode(),
        )
        if reply.status in (401, 404):
            raise Refusal("phone_bot_unknown", "Telegram doesn’t know this bot. Fill in its token again.")
        if reply.status == 429:
            raise too_much()
        try:
            found = json.loads(reply.body)
        except (ValueError, RecursionError):
            raise nonsense() from None
        if not isinstance(found, dict) or found.get("ok") is not True:
            raise nonsense()
        return found.get("result"), reply.server_now


def _private(update: dict[str, Any]) -> dict[str, Any]:
    """The message of somebody to the bot alone; empty for anything else."""
    message = update.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(chat, dict):
        return {}
    return message if chat.get("type") == "private" and isinstance(chat.get("id"), int) else {}
