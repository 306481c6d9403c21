"""One request over verified HTTPS: no redirects, nothing endless, and nothing of it in a log."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from ptcrm.domain.refusals import Refusal

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_CONNECT_S: Final = 6.0
READ_S: Final = 12.0
_WHOLE_S: Final = 40.0
_MOST: Final = 2_000_000
"""Bytes of an answer that are read; more is no answer to anything we ask."""
_PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. ``server_now`` is the server's own time (UTC ms), if it says so; ``body`` isn't shown."""

    status: int
    body: bytes = field(repr=False)
    server_now: int | None = None


class HttpsLine:
    """Keeps a connection open between requests. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._pool: PoolManager | None = None

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        read_s: float = READ_S,
        cut: bool = False,
    ) -> Reply:
        """Ask a server. Refuses with ``phone_unreachable``, ``phone_not_trusted``, ``phone_moved`` or
        ``phone_nonsense``. Of an endless answer the beginning is given back where it may be ``cut``."""
        from urllib3 import PoolManager, Timeout
        from urllib3.exceptions import HTTPError

        if self._pool is None:
            # Its warnings quote addresses, which hold the names of topics and a bot's token.
            logging.getLogger("urllib3").setLevel(logging.ERROR)
            self._pool = PoolManager(num_pools=2, maxsize=2, ssl_context=verified_context())
        try:
            response = self._pool.request(
                method,
                url,
                body=body,
                headers=dict(headers or {}),
                redirect=False,
                retries=False,
                timeout=Timeout(connect=_CONNECT_S, read=read_s),
                preload_content=False,
            )
            content = _read(response, cut)
        except (HTTPError, OSError, ValueError) as error:
            raise (not_trusted() if _is_doubt(error) else unreachable()) from error
        if 300 <= response.status < 400:
            raise Refusal("phone_moved", "The server sends PT CRM on to another address. Nothing went there.")
        return Reply(response.status, content, _date(response.headers.get("Date", "")))


def verified_context() -> ssl.SSLContext:
    """What the system trusts, and nothing older than TLS 1.2."""
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def unreachable() -> Refusal:
    """Nobody answers, which is normal on the way."""
    return Refusal("phone_unreachable", "No connection with the server of your phone. PT CRM keeps trying.")


def not_trusted() -> Refusal:
    """Somebody answers who can't prove to be the server."""
    return Refusal(
        "phone_not_trusted", "This server can’t prove who it is, so nothing was sent. Check its address."
    )


def too_much() -> Refusal:
    """The server has had enough of us for now."""
    return Refusal("phone_too_much", "The server of your phone takes no more for now. PT CRM tries later.")


def nonsense() -> Refusal:
    """What came back is no answer."""
    return Refusal("phone_nonsense", "The server of your phone answers with something else.")


def _read(response: BaseHTTPResponse, cut: bool) -> bytes:
    """All of an answer that is no longer and takes no longer than one should, or the beginning of it."""
    began, pieces, size = time.monotonic(), [], 0
    try:
        for piece in response.stream(_PIECE, decode_content=False):
            pieces.append(piece)
            size += len(piece)
            if size > _MOST or time.monotonic() - began > _WHOLE_S:
                if not cut:
                    raise nonsense()
                response.close()
                break
    except BaseException:
        response.close()
        raise
    return b"".join(pieces)


def _is_doubt(error: object) -> bool:
    """Whether the connection failed because of who answered, not because it broke."""
    while isinstance(error, BaseException):
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__ or next(iter(error.args), None)
    return False


def _date(text: str) -> int | None:
    try:
        return int(parsedate_to_datetime(text).timestamp() * 1000)
    except (TypeError, ValueError, OverflowError):
        return None
