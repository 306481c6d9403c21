"""A web server on this machine with a certificate of its own, as strict clients want it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import trustme


@dataclass
class Pages:
    """What the server has: by path its status and bytes. ``asked`` are the requests that came."""

    address: str = ""
    there: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def pages_over_https(authority: trustme.CA, name: str = "localhost") -> Iterator[Pages]:
    """A running server whose certificate is for ``name``."""
    pages = Pages()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages.asked.append((self.path, dict(self.headers)))
            status, body = pages.there.get(self.path, (404, b""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    pages.address = f"https://localhost:{server.server_address[1]}"
    try:
        yield pages
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
