"""A server on this machine that does what ntfy's documentation says: the part of it that the phone needs.

Written from docs.ntfy.sh (publish, scheduled delivery, updating and deleting, poll, access tokens, errors).
Its clock is given, so that hours pass at once; ``Phone`` is what a phone that is always on would show.
"""

from __future__ import annotations

import json
import re
import secrets
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import trustme

TOPIC = re.compile(r"[-_A-Za-z0-9]{1,64}")
NEAREST_S, FURTHEST_S = 10, 3 * 86_400


@dataclass
class NtfyServer:
    """``now`` gives UTC seconds. ``sequences`` False: a server before 2.16, which knows no sequence ids.

    ``faults`` are used up one a request: a status (429, 507), or ``slow``, ``cut``, ``huge``, ``moved``,
    ``nonsense``. ``asked`` is each request as (method, path, body).
    """

    authority: trustme.CA
    now: Callable[[], float] = time.time
    token: str = ""
    sequences: bool = True
    host: str = "localhost"
    certificate: trustme.LeafCert | None = None
    faults: list[int | str] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    furthest_s: int = FURTHEST_S

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self.closed = False
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"ntfy": self}))
        server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (self.certificate or self.authority.issue_cert("localhost")).configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        self._server = server
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"https://{self.host}:{self._server.server_address[1]}"

    def close(self) -> None:
        """Nobody answers here any more, not on an open connection either."""
        self.closed = True
        self._server.shutdown()
        self._server.server_close()

    # What a phone sees

    def came(self, topic: str) -> list[dict[str, Any]]:
        """The messages a phone shows by now: newest of each sequence, without those taken back."""
        shown: dict[str, dict[str, Any]] = {}
        for it in sorted(self.delivered(topic), key=lambda it: it["time"]):
            name = it.get("sequence_id", it["id"])
            if it["event"] == "message_delete":
                shown.pop(name, None)
            else:
                shown[name] = it
        return list(shown.values())

    def delivered(self, topic: str) -> list[dict[str, Any]]:
        """All that was delivered on a topic by now."""
        with self._lock:
            return [it for it in self.messages if it["topic"] == topic and it["time"] <= self.now()]

    def scheduled(self, topic: str) -> list[dict[str, Any]]:
        """What is still to be delivered on a topic."""
        with self._lock:
            return [it for it in self.messages if it["topic"] == topic and it["time"] > self.now()]

    def tap(self, message: dict[str, Any], label: str) -> None:
        """Tap a button, as the app does: the request that stands in the message, from the phone."""
        action = next(it for it in message["actions"] if it["label"] == label)
        assert action["action"] == "http"
        self.post_to(action["url"], action["body"], action.get("headers", {}), action["method"])

    def text(self, topic: str, text: str) -> None:
        """Type a text in the app."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        self.post_to(f"{self.url}/{topic}", text, headers)

    def post_to(self, url: str, body: str, headers: dict[str, str], method: str = "POST") -> None:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        request = urllib.request.Request(url, body.encode(), headers, method=method)
        with urllib.request.urlopen(request, context=context, timeout=10) as reply:
            assert reply.status == 200

    # What the server does

    def answer(self, method: str, target: str, headers: Any, body: bytes) -> tuple[int, bytes]:
        self.asked.append((method, target, body.decode("utf-8", "replace")))
        if self.token and headers.get("Authorization") != f"Bearer {self.token}":
            return _problem(401, 40101, "unauthorized")
        parts = urlsplit(target)
        pieces = parts.path.strip("/").split("/")
        if method == "POST" and parts.path == "/":
            return self._publish_json(body)
        if method in ("POST", "PUT") and len(pieces) == 1 and TOPIC.fullmatch(pieces[0]):
            return self._publish(pieces[0], _plain(headers, body))
        if method == "GET" and len(pieces) == 2 and pieces[1] == "json":
            return self._poll(pieces[0], parse_qs(parts.query))
        if method == "DELETE" and len(pieces) == 2 and self.sequences:
            return self._delete(*pieces)
        return _problem(404, 40401, "page not found")

    def _publish_json(self, body: bytes) -> tuple[int, bytes]:
        try:
            document = json.loads(body)
            topic = document.pop("topic")
        except (ValueError, KeyError):
            return _problem(400, 40017, "invalid request: request body must be message JSON")
        if not TOPIC.fullmatch(topic):
            return _problem(400, 40009, "invalid request: topic invalid")
        if len(document.get("actions", [])) > 3:
            return _problem(400, 40018, "invalid request: actions invalid")
        return self._publish(topic, document)

    def _publish(self, topic: str, document: dict[str, Any]) -> tuple[int, bytes]:
        now = int(self.now())
        at = now
        if delay := document.pop("delay", ""):
            at = now + int(delay[:-1]) if delay.endswith("s") else int(delay)
            if at - now < NEAREST_S:
                return _problem(400, 40005, "invalid delay parameter: too small, please refer to the docs")
            if at - now > self.furthest_s:
                return _problem(400, 40006, "invalid delay parameter: too large, please refer to the docs")
        if not self.sequences:
            document.pop("sequence_id", None)
        message = {
            "id": secrets.token_urlsafe(9)[:12],
            "time": at,
            "expires": at + 43_200,
            "event": "message",
            "topic": topic,
            **document,
            "message": document.get("message") or "triggered",
        }
        with self._lock:
            if sequence := document.get("sequence_id"):
                self._forget_scheduled(topic, sequence)
            self.messages.append(message)
        return 200, _line(message)

    def _poll(self, topic: str, query: dict[str, list[str]]) -> tuple[int, bytes]:
        since = query.get("since", ["all"])[0]
        scheduled = "sched" in query or "scheduled" in query
        now = self.now()
        with self._lock:
            found = [
                it
                for it in self.messages
                if it["topic"] == topic and it["expires"] > now and (scheduled or it["time"] <= now)
            ]
        ids = [it["id"] for it in found]
        if since in ids:
            found = found[ids.index(since) + 1 :]
        elif since.isdigit():
            found = [it for it in found if it["time"] >= int(since)]
        return 200, b"".join(map(_line, found))

    def _delete(self, topic: str, sequence: str) -> tuple[int, bytes]:
        with self._lock:
            self._forget_scheduled(topic, sequence)
            event = {
                "id": secrets.token_urlsafe(9)[:12],
                "time": int(self.now()),
                "expires": int(self.now()) + 43_200,
                "event": "message_delete",
                "topic": topic,
                "sequence_id": sequence,
            }
            self.messages.append(event)
        return 200, _line(event)

    def _forget_scheduled(self, topic: str, sequence: str) -> None:
        self.messages[:] = [
            it
            for it in self.messages
            if not (it["topic"] == topic and it.get("sequence_id") == sequence and it["time"] > self.now())
        ]


class _Handler(BaseHTTPRequestHandler):
    ntfy: NtfyServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - as the standard library wants them named

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.ntfy.faults.pop(0) if self.ntfy.faults else None
        if self.ntfy.closed:
            self.close_connection = True
            return
        if fault == "slow":
            time.sleep(3)
        if fault == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{")
            self.close_connection = True
            return
        if isinstance(fault, int):
            status, content = _problem(fault, fault * 100 + 1, "no")
        elif fault == "huge":
            status, content = 200, b'{"id":"x"}' + b" " * 5_000_000
        elif fault == "nonsense":
            status, content = 200, b"<html>Welcome to the hotel</html>"
        elif fault == "moved":
            status, content = 302, b""
        else:
            status, content = self.ntfy.answer(self.command, self.path, self.headers, body)
        self.send_response(status)
        if fault == "moved":
            self.send_header("Location", "https://elsewhere.invalid/")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content)

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002 - the server's own time
        return super().date_time_string(self.ntfy.now())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Quiet."""

    def handle(self) -> None:
        with suppress(OSError, ssl.SSLError):
            super().handle()


def _plain(headers: Any, body: bytes) -> dict[str, Any]:
    document: dict[str, Any] = {"message": body.decode("utf-8", "replace")}
    if priority := headers.get("X-Priority"):
        document["priority"] = int(priority)
    return document


def _problem(status: int, code: int, error: str) -> tuple[int, bytes]:
    return status, _line({"code": code, "http": status, "error": error})


def _line(document: dict[str, Any]) -> bytes:
    return json.dumps(document).encode() + b"\n"


def trust(authority: trustme.CA, folder: Path, monkeypatch: Any) -> None:
    """Have the program trust this authority, as the system's own store would."""
    path = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


@contextmanager
def running(server: NtfyServer) -> Any:
    """A server until the block ends."""
    try:
        yield server
    finally:
        server.close()
