"""ntfy, the public server or one's own, by the interface it publishes (docs.ntfy.sh).

Messages are scheduled there under a name of our own (``sequence_id``), so that a repeat replaces and a
``DELETE`` takes back; servers before 2.16 ignore the name, which ``can_take_back`` finds out.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, Final

from ptcrm.domain.refusals import Refusal
from ptcrm.integrations.carrier import Heard, Link, Listened, Message, TooFarAhead, readable
from ptcrm.integrations.https_line import HttpsLine, Reply, nonsense, too_much

ANSWERED: Final = "ptcrm-answered "
"""What the button on a message posts back, followed by the message's sequence."""
CHECK: Final = "ptcrm-check "
"""What the program posts to itself to see whether the server works."""

NEAREST_MS: Final = 10_000
FURTHEST_MS: Final = 3 * 86_400_000 - 60_000
_PROBE_S: Final = 3_600
_TOO_NEAR: Final = 40005
_TOO_FAR: Final = 40006
_NOT_KNOWN: Final = frozenset({404, 405})
_LOOKS: Final = 4
_PAUSE_S: Final = 1.0
_MOST_HEARD: Final = 500
_PRIORITY: Final = {True: 5, False: 3}
_EMPTY: Final = "triggered"
"""What the server makes of a message without a text."""


@dataclass(frozen=True, slots=True)
class Ntfy:
    """One server with the topic the phone listens to and the one it answers on."""

    server: str
    topic: str = field(repr=False)
    answer_topic: str = field(repr=False)
    token: str = field(default="", repr=False)
    line: HttpsLine = field(default_factory=HttpsLine, repr=False)

    @property
    def nearest_ms(self) -> int | None:
        return NEAREST_MS

    @property
    def furthest_ms(self) -> int:
        return FURTHEST_MS

    @property
    def listens(self) -> bool:
        return True

    def send(self, message: Message) -> None:
        document = self._document(message)
        reply = self._post(document)
        if _problem(reply) == _TOO_NEAR:  # by the server's clock its moment has come
            del document["delay"]
            reply = self._post(document)
        if _problem(reply) == _TOO_FAR:
            raise TooFarAhead
        _made(reply)

    def take_back(self, sequence: str) -> None:
        reply = self._ask("DELETE", f"/{self.topic}/{sequence}")
        if reply.status not in _NOT_KNOWN:
            _expect_good(reply)

    def listen(self, mark: str) -> Listened:
        path = f"/{self.answer_topic}/json?poll=1&since={mark or 'all'}"
        reply = self.line.request("GET", f"{self.server}{path}", self._headers(), cut=True)
        _expect_good(reply)
        # In order of time: what doesn't fit in one go is read from where this one ends.
        heard = [it for it in map(_heard, reply.body.splitlines()[:_MOST_HEARD]) if it is not None]
        newest = max((it.at for it in heard), default=None)
        told = tuple(it for it in heard if not it.text.startswith(CHECK))
        return Listened(told, mark if newest is None else str(newest // 1000), reply.server_now)

    def check(self) -> None:
        """Post a word to ourselves, silent wherever it is seen, and read it back."""
        message = f"{CHECK}{token_hex(8)}"
        made = _made(self._post({"topic": self.answer_topic, "message": message, "priority": 1}))
        for _ in range(_LOOKS):
            found = self._ask("GET", f"/{self.answer_topic}/json?poll=1&since={made.get('time', 'all')}")
            _expect_good(found)
            if any(_document(line).get("message") == message for line in found.body.splitlines()):
                return
            time.sleep(_PAUSE_S)
        raise Refusal("phone_loses", "The server of your phone takes messages and loses them.")

    def can_take_back(self) -> bool:
        """Schedule a silent message to ourselves, take it back, and see whether it is really gone."""
        document = {
            "topic": self.answer_topic,
            "message": f"{CHECK}take back",
            "priority": 1,
            "delay": f"{_PROBE_S}s",
            "sequence_id": "ptcrm-probe",
        }
        made = _made(self._post(document))
        if made.get("sequence_id") != document["sequence_id"]:
            return False
        gone = self._ask("DELETE", f"/{self.answer_topic}/{document['sequence_id']}")
        if gone.status in _NOT_KNOWN:
            return False
        _expect_good(gone)
        left = self._ask("GET", f"/{self.answer_topic}/json?poll=1&sched=1&since={made.get('id', 'all')}")
        _expect_good(left)
        documents = map(_document, left.body.splitlines())
        return not any(it.get("id") == made.get("id") for it in documents)

    def subscribe_link(self, topic: str) -> str:
        """Opens the app on this topic, on an Android phone."""
        return f"ntfy://{self.server.removeprefix('https://')}/{topic}"

    def _document(self, message: Message) -> dict[str, Any]:
        document: dict[str, Any] = {
            "topic": self.topic,
            "title": message.title,
            "message": message.body or message.title,
            "priority": _PRIORITY[message.loud],
            "sequence_id": message.sequence,
        }
        if not message.body:
            del document["title"]
        actions = [*map(_view, message.links)]
        if message.answered:
            actions.append(self._answer(message))
        if actions:
            document["actions"] = actions
        if message.at is not None:
            document["delay"] = str(-(-message.at // 1000))
        return document

    def _answer(self, message: Message) -> dict[str, Any]:
        headers = {"X-Priority": "1"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return {
            "action": "http",
            "label": message.answered,
            "url": f"{self.server}/{self.answer_topic}",
            "method": "POST",
            "headers": headers,
            "body": f"{ANSWERED}{message.sequence}",
            "clear": True,
        }

    def _post(self, document: dict[str, Any]) -> Reply:
        return self._ask("POST", "/", json.dumps(document, ensure_ascii=False).encode())

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Reply:
        return self.line.request(method, f"{self.server}{path}", self._headers(), body)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def _view(link: Link) -> dict[str, Any]:
    return {"action": "view", "label": link.word, "url": link.url}


def _made(reply: Reply) -> dict[str, Any]:
    """The message as the server says it has it."""
    _expect_good(reply)
    made = _document(reply.body)
    if not isinstance(made.get("id"), str):
        raise nonsense()
    return made


def _problem(reply: Reply) -> object:
    """The server's own number for what is wrong with a request."""
    return _document(reply.body).get("code") if reply.status == 400 else None


def _expect_good(reply: Reply) -> None:
    if 200 <= reply.status < 300:
        return
    if reply.status in (401, 403):
        raise Refusal(
            "phone_no_access", "The server of your phone doesn’t accept the token. Fill it in again."
        )
    if reply.status in (413, 429, 507):
        raise too_much()
    if reply.status >= 500:
        raise Refusal("phone_server_down", "The server of your phone has a problem. PT CRM keeps trying.")
    raise nonsense()


def _heard(line: bytes) -> Heard | None:
    """One line of a poll; None for what isn't a message."""
    document = _document(line)
    server_id, at, text = (document.get(name) for name in ("id", "time", "message"))
    if document.get("event") != "message" or not isinstance(server_id, str) or not isinstance(at, int):
        return None
    if not isinstance(text, str) or not 0 < at < 100_000_000_000 or not 0 < len(server_id) <= 100:
        return None
    if text.startswith(ANSWERED):
        return Heard(readable(server_id), at * 1000, sequence=readable(text.removeprefix(ANSWERED).strip()))
    attached = document.get("attachment")
    if isinstance(attached, dict) and isinstance(attached.get("url"), str):
        text = f"{text}\n{attached['url']}"
    title = document.get("title")
    if isinstance(title, str) and title:
        text = f"{title}\n{text}"
    return Heard(readable(server_id), at * 1000, text="" if text == _EMPTY else readable(text))


def _document(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
